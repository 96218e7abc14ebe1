"""What stops the program: an error means "cannot go on"; everything else is a finding."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from polreq.words import Text

_REASONS: Final = {
    errno.ENOENT: Text("文件不存在", "it does not exist"),
    errno.EACCES: Text("没有权限", "no permission"),
    errno.EPERM: Text("没有权限", "no permission"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EDQUOT: Text("超出磁盘配额", "over the disk quota"),
    errno.EISDIR: Text("是文件夹，不是文件", "it is a folder"),
    errno.ENOTDIR: Text("不是文件夹", "it is not a folder"),
    errno.EEXIST: Text("已有同名文件", "a file of that name is in the way"),
    errno.ELOOP: Text("符号链接绕成了圈", "symbolic links go in a circle"),
    errno.ENAMETOOLONG: Text("名称太长", "the name is too long"),
    errno.EIO: Text("磁盘读写出错", "the disk reports an error"),
    errno.EFBIG: Text("文件太大", "the file is too large"),
    errno.EBUSY: Text("正被别的程序占用", "another program is using it"),
    errno.EAGAIN: Text("现在读不到内容", "there is nothing to read from it now"),
    errno.ENXIO: Text("是设备或套接字，不是文件", "it is a device or a socket"),
    errno.EINVAL: Text("不能这样读写", "it cannot be read or written like this"),
    errno.EMFILE: Text("打开的文件太多", "too many files are open"),
    errno.ENFILE: Text("打开的文件太多", "too many files are open"),
    errno.ENOTEMPTY: Text("文件夹不是空的", "the folder is not empty"),
    errno.ENOMEM: Text("内存不足", "there is not enough memory"),
    errno.ESTALE: Text("网络文件夹已断开", "the network folder is gone"),
}


class PolreqError(Exception):
    """The command cannot go on; the message says why and what to do next.

    The two wordings are given as they are, and not as one `Text`: an error is raised in a hundred places, of which none has a `Text`
    at hand, and stands out there by its words alone; `said` is the one value that everybody reads.

    Args:
        zh: the message in Chinese.
        en: the same message in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Text(zh, en)


def reason(error: OSError) -> Text:
    """Say why the system refused."""
    code = error.errno or 0
    unnamed = Text(f"系统拒绝（错误代号 {errno.errorcode.get(code, code)}）", error.strerror or str(error))
    return _REASONS.get(code, unnamed)


@contextmanager
def reading(file: object) -> Iterator[None]:
    """Note on an exception that nobody expected which file was being read, for the message at the boundary."""
    try:
        yield
    except PolreqError:
        raise
    except Exception as error:
        error.add_note(str(file))
        raise


class UsageError(PolreqError):
    """The command was called with arguments that cannot be used."""


class MissingExtraError(PolreqError):
    """An optional package is needed for what was asked."""

    def __init__(self, extra: str, purpose_zh: str, purpose_en: str) -> None:
        super().__init__(
            f"{purpose_zh}需要可选组件 {extra}。请运行：pip install 'polreq[{extra}]'",
            f"{purpose_en} needs the optional part '{extra}'. Run: pip install 'polreq[{extra}]'",
        )
        self.extra = extra

"""The door: the bytes of a file that a user names, a workspace holds or its settings name, or why they are not read.

Only regular files are opened, and only after their size was looked at: a device never ends, a pipe waits for ever, and a
sparse file of gigabytes takes no room on the disk but all of the memory.
"""

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, Literal

from polreq.errors import reason
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.store.paths import leads_out
from polreq.words import Text

#: Larger files are refused. A scanned plan of several hundred pages has some 100 MB, and a reader needs several times
#: the size of a file in memory.
MAX_BYTES: Final = 256 * 1024 * 1024

#: What is no file, told by its mode; a folder is told apart, since its files can be named instead.
_SPECIAL: Final = (
    (stat.S_ISCHR, Text("是设备，不是文件", "it is a device")),
    (stat.S_ISBLK, Text("是设备，不是文件", "it is a device")),
    (stat.S_ISFIFO, Text("是管道，不是文件", "it is a pipe")),
    (stat.S_ISSOCK, Text("是套接字，不是文件", "it is a socket")),
)

# A pipe that was put in the place of a file after its kind was looked at must not be waited for.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

RefusalKind = Literal["missing", "folder", "special", "large", "outside", "system"]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not read, in Chinese and in English."""

    kind: RefusalKind
    said: Text


#: A name with a NUL in it: the system does not even look.
_NAMELESS: Final = Refusal(
    "missing", Text("文件名中有不能用的字符", "its name has characters that no file name can have")
)


def read_bytes(path: str | Path, limit: int = MAX_BYTES) -> bytes | Refusal:
    """Read a whole file, or say why not.

    Args:
        path: the file; a slash at its end says that it is a folder. Symbolic links are followed to what they name.
        limit: bytes beyond which it is refused.
    """
    name = os.fspath(path)
    try:
        # looked at first: opening a device may set it going
        refusal = _unfit(os.stat(name), limit)
        if refusal and refusal.kind == "folder":
            os.scandir(name).close()  # one that nobody may list has a better reason
        return refusal or _read(name, limit)
    except FileNotFoundError:
        return Refusal("missing", Text("文件不存在", "it does not exist"))
    except OSError as error:
        return Refusal("system", reason(error))
    except ValueError:
        return _NAMELESS


def read_beside(root: Path, name: str) -> bytes | Refusal:
    """Read a file that the settings of a workspace name; it has to lie in the workspace."""
    if is_outside(name):
        return Refusal("outside", Text("在工作区之外", "it is outside the workspace"))
    return read_inside(root, name)


def read_inside(root: Path, name: str) -> bytes | Refusal:
    """Read a file of a workspace, named relative to it, unless a link on the way leads out of the workspace."""
    path = os.path.join(root, name)
    try:
        out = leads_out(root, Path(path))
    except ValueError:
        return _NAMELESS
    if out:
        return Refusal("outside", Text("有符号链接通向工作区之外", "a symbolic link leads out of the workspace"))
    return read_bytes(path)


def is_outside(name: str) -> bool:
    """Whether a name that stands in the settings leads out of the workspace."""
    pure = PurePosixPath(name)
    return pure.is_absolute() or ".." in pure.parts


def refused(refusal: Refusal, path: str) -> Finding:
    """Return the finding that says so of a file."""
    if refusal.kind == "large":
        return Finding("Y006", Place(path), facts=(("what", refusal.said),))
    return Finding("Y007", Place(path), facts=(("problem", refusal.said),))


def _read(name: str, limit: int) -> bytes | Refusal:
    with open(os.open(name, _FLAGS), "rb") as file:
        refusal = _unfit(os.fstat(file.fileno()), limit)
        if refusal:
            return refusal
        # a file may grow, and one of /proc says that it is empty
        data = file.read(limit + 1)
    return _too_large(limit) if len(data) > limit else data


def _unfit(found: os.stat_result, limit: int) -> Refusal | None:
    if stat.S_ISDIR(found.st_mode):
        return Refusal("folder", Text("是文件夹，不是文件", "it is a folder"))
    for is_kind, said in _SPECIAL:
        if is_kind(found.st_mode):
            return Refusal("special", said)
    if not stat.S_ISREG(found.st_mode):
        return Refusal("special", Text("不是普通文件", "it is no regular file"))
    return _too_large(limit) if found.st_size > limit else None


def _too_large(limit: int) -> Refusal:
    size = f"{limit >> 20} MB"
    return Refusal("large", Text(f"超过 {size}", f"over {size}"))

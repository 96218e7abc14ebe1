"""One program at a time writes to a workspace: an advisory lock on .polreq/lock, which ends with the program that holds it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from polreq.errors import PolreqError, reason

#: Folder for what polreq keeps for itself in a workspace.
FOLDER: Final = ".polreq"

_LOCK: Final = "lock"

#: A write takes a moment; whoever holds the lock longer has stopped, or is asking somebody something.
PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.02

if sys.platform == "win32":
    import msvcrt

    def _take(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)

    def _give_back(number: int) -> None:
        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(number: int) -> None:
        fcntl.flock(number, fcntl.LOCK_UN)


@contextmanager
def locked(root: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock of a workspace.

    Args:
        root: folder of the workspace; it is made if it is not there.
        patience: seconds to wait for somebody else.

    Raises:
        PolreqError: somebody else holds it for too long, or it cannot be taken.
    """
    try:
        number = os.open(own_folder(root) / _LOCK, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
    except OSError as error:
        raise _no_lock(root, error) from error
    try:
        _wait(number, root, patience)
        try:
            yield
        finally:
            _give_back(number)
    finally:
        os.close(number)


def own_folder(root: Path) -> Path:
    """Return .polreq of a workspace, made if needed, with a note that git is to leave it alone.

    Raises:
        PolreqError: it cannot be made, or a link stands in its place.
    """
    folder = root / FOLDER
    if folder.is_symlink() or os.path.realpath(folder) != os.path.join(os.path.realpath(root), FOLDER):
        raise PolreqError(
            f"“{folder}”是符号链接，没有写入。请删除这个链接后再运行。",
            f"{folder} is a symbolic link; nothing was written. Delete the link and run it again.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignore = folder / ".gitignore"
        # an empty one is that of a program which was killed between making and filling it
        if not os.path.lexists(ignore) or not ignore.lstat().st_size:
            ignore.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise _no_lock(root, error) from error
    return folder


def _wait(number: int, root: Path, patience: float) -> None:
    until = time.monotonic() + patience
    while True:
        try:
            return _take(number)
        except (BlockingIOError, PermissionError) as error:
            if time.monotonic() >= until:
                raise PolreqError(
                    f"另一个 polreq 正在写入“{root}”，等了 {patience:g} 秒还没有结束。没有写入任何内容，请稍后再运行。",
                    f"another polreq is writing to {root} and was not done within {patience:g} seconds. "
                    "Nothing was written; run it again later.",
                ) from error
        except OSError as error:
            raise _no_lock(root, error) from error
        time.sleep(_PAUSE_SECONDS)


def _no_lock(root: Path, error: OSError) -> PolreqError:
    why = reason(error)
    return PolreqError(
        f"无法写入“{root / FOLDER}”：{why.zh}。没有写入任何内容",
        f"cannot write to {root / FOLDER}: {why.en}. Nothing was written",
    )

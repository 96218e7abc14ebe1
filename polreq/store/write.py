"""Writing a file so that at every moment either the old text or the new one is there, whole."""

import errno
import os
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from polreq.errors import PolreqError, reason
from polreq.late import late

#: A new file on its way into the place of an old one.
_UNDER_WAY: Final = late(r"\.polreq-[0-9a-f]{16}\.tmp", re.ASCII)


def write_atomic(path: Path, data: bytes) -> None:
    """Write bytes in the place of whatever the file held.

    The new file is written beside the old one and takes its place when it is safely on the disk. A symbolic link is
    followed, so that it stays one (`paths.inside` says where it may lead); permission bits stay as they were.

    Raises:
        PolreqError: they cannot be written; the old file is as it was.
    """
    try:
        target = Path(os.path.realpath(path))
        if target.is_symlink():
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".polreq-{secrets.token_hex(8)}.tmp")
        try:
            _write_new(temporary, data, _mode(target))
            os.replace(temporary, target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)
    except OSError as error:
        why = reason(error)
        raise PolreqError(
            f"无法写入“{path}”：{why.zh}。原文件未改动", f"cannot write {path}: {why.en}. The file is as it was"
        ) from error


def clear_abandoned(folders: Iterable[Path]) -> None:
    """Delete what a program that was killed had begun to write. Nobody else may be writing there: the lock is held."""
    for folder in folders:
        try:
            names = os.listdir(folder)
        except (FileNotFoundError, NotADirectoryError):
            continue
        for name in filter(_UNDER_WAY.fullmatch, names):
            (folder / name).unlink(missing_ok=True)


def _mode(target: Path) -> int | None:
    return target.stat().st_mode & 0o7777 if target.exists() else None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    # opened with the mode that any new file gets, which the umask narrows
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(number, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if mode is not None:
        path.chmod(mode)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, on systems where a folder can be opened."""
    if os.name != "posix":
        return
    # the file is written by now, and some network disks refuse this: it must not be called unwritten
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)

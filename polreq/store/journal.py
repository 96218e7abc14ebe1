"""Several files change or none: what is to be written stands in .polreq/journal.json before the first file is touched.

A program that is killed between two files leaves the journal behind, and the next one writes the rest. One that is killed within
a file leaves .polreq/writing behind, and the next one deletes what had been begun.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from polreq.errors import PolreqError, reason
from polreq.store.door import Refusal, read_bytes
from polreq.store.files import folders_of_files, is_of_workspace
from polreq.store.lock import FOLDER, locked, own_folder
from polreq.store.paths import inside
from polreq.store.write import clear_abandoned, write_atomic

#: What an unfinished write has left behind, relative to the workspace.
JOURNAL: Final = f"{FOLDER}/journal.json"
#: Stands there while files are being written.
WRITING: Final = f"{FOLDER}/writing"
_LEFT: Final = "left"
_MARK: Final = "journal/1"
_LONGEST: Final = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file as it is and as it will be; None where there is none."""

    name: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a write that was interrupted.

    Args:
        written: files that hold now what they were to hold.
        left: (file, where the text stands that it was to hold) of those that somebody has changed since; they are as
            they were found.
        unreadable: where a journal was put that cannot be understood; empty if it could.
    """

    written: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    unreadable: str = ""


def write_all(root: Path, changes: Sequence[FileChange]) -> None:
    """Change files, all or none. The lock of the workspace is held.

    Raises:
        PolreqError: nothing was changed; or, where even that could not be taken back, the next run writes the rest.
    """
    with _marked(root):
        if len(changes) == 1:
            _put(root, changes[0].name, changes[0].after)
        else:
            _write_several(root, changes)


@contextmanager
def _marked(root: Path) -> Iterator[None]:
    """Leave a mark while files are written: it stays where the program is killed, or cannot put things right itself."""
    mark = own_folder(root) / Path(WRITING).name
    try:
        os.close(os.open(mark, os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666))
    except OSError as error:
        why = reason(error)
        raise PolreqError(
            f"无法写入“{mark}”：{why.zh}。没有写入任何内容", f"cannot write {mark}: {why.en}. Nothing was written"
        ) from error
    yield
    _unmark(mark)


def _unmark(mark: Path) -> None:
    # all is written by now: a mark too many makes the next program look for nothing
    with suppress(OSError):
        mark.unlink(missing_ok=True)


def _write_several(root: Path, changes: Sequence[FileChange]) -> None:
    journal = _place(root)
    entries = [
        {"path": c.name, "before": _digest(c.before), "after": None if c.after is None else c.after.decode("utf-8")}
        for c in changes
    ]
    write_atomic(journal, json.dumps({"polreq": _MARK, "files": entries}, ensure_ascii=False).encode("utf-8"))
    done: list[FileChange] = []
    try:
        for change in changes:
            done.append(change)
            _put(root, change.name, change.after)
    except BaseException as error:
        _take_back(root, done, error)
        raise
    journal.unlink()


def is_interrupted(root: Path) -> bool:
    """Whether a write was interrupted, or is under way."""
    return os.path.lexists(root / JOURNAL)


def finish(root: Path) -> Finished:
    """Write what an interrupted program has left to write, and wait for one that is still writing.

    What was only begun is deleted, unless somebody is writing at this moment.

    Raises:
        PolreqError: it cannot be written.
    """
    if is_interrupted(root):
        with locked(root):
            return finish_locked(root)
    # nothing is half done then: no reason to wait, or to stop a command that only reads
    with suppress(PolreqError), locked(root, patience=0):
        return finish_locked(root)
    return Finished()


def finish_locked(root: Path) -> Finished:
    """Do the same while the lock is held."""
    interrupted = is_interrupted(root)
    done = _finish_journal(root) if interrupted else Finished()
    mark = own_folder(root) / Path(WRITING).name
    if interrupted or os.path.lexists(mark):
        _clear(root, mark)
    return done


def _clear(root: Path, mark: Path) -> None:
    """Delete what was begun, as far as the system allows it; what it does not allow is tried again by the next program."""
    own = own_folder(root)
    with suppress(OSError):
        clear_abandoned([*folders_of_files(root), own, own / _LEFT])
        mark.unlink(missing_ok=True)


def _finish_journal(root: Path) -> Finished:
    journal = _place(root)
    try:
        entries = tuple(_entries(journal))
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        aside = journal.with_name("journal.unreadable")
        os.replace(journal, aside)
        return Finished(unreadable=f"{FOLDER}/{aside.name}")
    written, left = [], []
    for number, (name, before, after) in enumerate(entries):
        path = inside(root, name)
        now = _digest(_held(path))
        data = None if after is None else after.encode("utf-8")
        if now not in (before, _digest(data)):
            aside = own_folder(root) / _LEFT / f"{number}-{path.name}"
            write_atomic(aside, data or b"")
            left.append((name, aside.relative_to(root).as_posix()))
            continue
        if now != _digest(data):
            _put(root, name, data)
        written.append(name)
    journal.unlink()
    return Finished(tuple(written), tuple(left))


def _place(root: Path) -> Path:
    return own_folder(root) / Path(JOURNAL).name


def _entries(journal: Path) -> Iterator[tuple[str, str | None, str | None]]:
    """Read a journal; it names files of the workspace only, since it may have come with the folder."""
    data = read_bytes(journal, _LONGEST)
    if isinstance(data, Refusal) or journal.is_symlink():
        raise ValueError("not a journal")
    said: Any = json.loads(data)
    if said["polreq"] != _MARK:
        raise ValueError("not a journal")
    for entry in said["files"]:
        name, before, after = entry["path"], entry["before"], entry["after"]
        if not is_of_workspace(name) or not isinstance(before, str | None) or not isinstance(after, str | None):
            raise ValueError("not a journal")
        yield name, before, after


def _take_back(root: Path, done: Sequence[FileChange], error: BaseException) -> None:
    """Put files back as they were; what cannot be put back is for the next run, which goes on with the journal."""
    try:
        for change in reversed(done):
            if _held(inside(root, change.name)) != change.before:
                _put(root, change.name, change.before)
        _place(root).unlink()
    except (OSError, PolreqError):
        why = error if isinstance(error, PolreqError) else PolreqError(str(error), str(error))
        raise PolreqError(
            f"{why.said.zh}。只写入了一部分；问题解决后再运行任何一个 polreq 命令，就会写完其余的文件",
            f"{why}. Only a part was written; as soon as the cause is mended, any polreq command will write the rest",
        ) from error


def _put(root: Path, name: str, data: bytes | None) -> None:
    path = inside(root, name)
    if data is None:
        path.unlink(missing_ok=True)
    else:
        write_atomic(path, data)


def _held(path: Path) -> bytes | None:
    data = read_bytes(path)
    return None if isinstance(data, Refusal) else data


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()

"""Taking back the last decision: the files that it was written to as they were before, as long as nobody else has changed them."""

from collections.abc import Iterable
from dataclasses import dataclass

from polreq.store.files import DECISION_LOG
from polreq.store.save import LINKS
from polreq.store.writing import Writing


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of the files that hold decisions, by path; None for one that is not there."""

    files: tuple[tuple[str, bytes | None], ...]


def take_snapshot(files: Writing, more: Iterable[str] = ()) -> Snapshot:
    """Remember the files that hold decisions about links, as they will be.

    Args:
        files: the files of the workspace, which are being changed.
        more: files of requirements that decisions change as well.
    """
    names = {*files.names("links/1"), LINKS, DECISION_LOG, *more}
    return Snapshot(tuple((name, files.read(name)) for name in sorted(names)))


def restore(files: Writing, before: Snapshot, after: Snapshot) -> bool:
    """Put the files back as they were.

    Args:
        files: the files of the workspace, which are being changed.
        before: how the files shall be.
        after: how they were left; if one of them is different now, somebody else has written and nothing is done.

    Returns:
        whether the files are as they were.
    """
    if take_snapshot(files, (name for name, _ in after.files)) != after:
        return False
    old = dict(before.files)
    for name, _ in after.files:
        files.put(name, old.get(name))
    return True

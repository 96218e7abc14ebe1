"""Taking back the last decision: the files of trace/ as they were before it, as long as nobody else has changed them."""

from dataclasses import dataclass
from pathlib import Path

from polreq.store.files import workspace_files
from polreq.store.save import LINKS
from polreq.store.write import write_text_atomic


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of the files that hold decisions, by path; None for one that is not there."""

    files: tuple[tuple[str, bytes | None], ...]


def take_snapshot(root: Path) -> Snapshot:
    """Remember the files that hold decisions."""
    names = {path for path, header in workspace_files(root) if header == "links/1"} | {LINKS}
    return Snapshot(tuple((name, _bytes(root / name)) for name in sorted(names)))


def restore(root: Path, before: Snapshot, after: Snapshot) -> bool:
    """Put the files back as they were.

    Args:
        root: folder of the workspace.
        before: how the files shall be.
        after: how they were left; if one of them is different now, somebody else has written and nothing is done.

    Returns:
        whether the files are as they were.
    """
    if take_snapshot(root) != after:
        return False
    old = dict(before.files)
    for name, data in after.files:
        wanted = old.get(name)
        if wanted == data:
            continue
        if wanted is None:
            (root / name).unlink()
        else:
            write_text_atomic(root / name, wanted.decode("utf-8"))
    return True


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None

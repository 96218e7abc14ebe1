"""Which files belong to a workspace, and what stands in them."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.store.door import Refusal, read_bytes

SETTINGS: Final = "polreq.yml"
_ENDINGS: Final = (".yml", ".yaml")

#: What a file is: header that it must bear.
WORKSPACE: Final = "workspace/1"
POLICY: Final = "policy/1"
REQUIREMENTS: Final = "requirements/1"
BACKLOG: Final = "backlog/1"
LINKS: Final = "links/1"
BASELINE: Final = "baseline/1"


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file that was read: path relative to the root with forward slashes, sha256 of its bytes, and their number."""

    path: str
    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Content:
    """A file with its bytes, or with the reason why they could not be read."""

    path: str
    data: bytes = b""
    refusal: Refusal | None = None

    def record(self) -> FileRecord:
        """Return what identifies the content."""
        return FileRecord(self.path, hashlib.sha256(self.data).hexdigest(), len(self.data))


def workspace_files(root: Path) -> list[tuple[str, str]]:
    """List the files of a workspace as (path, expected header), sorted by folder and path."""
    found = [(path, POLICY) for path in _under(root, "policies")]
    for path in _under(root, "requirements"):
        name = path.rpartition("/")[2]
        found.append((path, BACKLOG if name.startswith("backlog") else REQUIREMENTS))
    for path in _under(root, "trace"):
        if path.count("/") == 1:
            found.append((path, BASELINE if path.rpartition(".")[0] == "trace/baseline" else LINKS))
    return found


def read_content(root: Path, path: str) -> Content:
    """Read a file of the workspace."""
    # by its text, since a path would lose the slash by which the system tells a folder
    data = read_bytes(os.path.join(root, path))
    return Content(path, refusal=data) if isinstance(data, Refusal) else Content(path, data)


def scan(root: Path) -> tuple[FileRecord, ...]:
    """Say what stands in every file of a workspace, without reading any of it as YAML; unreadable files have no digest.

    Files beside the workspace's own that its settings name (lexicon, thesaurus) are not among them.
    """
    contents = (read_content(root, path) for path in (SETTINGS, *(path for path, _ in workspace_files(root))))
    return tuple(FileRecord(c.path, "", 0) if c.refusal else c.record() for c in contents)


def _under(root: Path, folder: str) -> list[str]:
    """List the YAML files below a folder; hidden ones are left out, pipes and devices are never opened.

    A folder that cannot be listed is among them, with a slash at its end: what stands in it must not pass unseen.
    """
    found = []

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.append(Path(error.filename).relative_to(root).as_posix() + "/")

    for parent, folders, names in os.walk(root / folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(parent, name)
            if name.lower().endswith(_ENDINGS) and not name.startswith(".") and _is_to_be_read(path):
                found.append(path.relative_to(root).as_posix())
    return sorted(found)


def _is_to_be_read(path: Path) -> bool:
    """Whether it is a file, or nothing that can be seen, which is to be reported."""
    return os.path.isfile(path) or not os.path.exists(path)

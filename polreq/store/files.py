"""Which files belong to a workspace, and what stands in them."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.store.door import Refusal, read_inside
from polreq.store.paths import leads_out, readable_name
from polreq.words import Text

SETTINGS: Final = "polreq.yml"
_ENDINGS: Final = (".yml", ".yaml")
FOLDERS: Final = ("policies", "requirements", "trace", "usage")

#: Who answers for what, beside the settings.
OWNERS_FILE: Final = "owners.yml"

#: The log of decisions, which is no YAML: see store/decision_log.py.
DECISION_LOG: Final = "trace/decisions.jsonl"

#: What a file is: header that it must bear.
WORKSPACE: Final = "workspace/1"
POLICY: Final = "policy/1"
REQUIREMENTS: Final = "requirements/1"
BACKLOG: Final = "backlog/1"
LINKS: Final = "links/1"
OWNERS: Final = "owners/1"
BASELINE: Final = "baseline/1"
USAGE: Final = "usage/1"


#: Of every file its path, when it was written, its size and its number on the disk.
Marks = frozenset[tuple[str, int, int, int]]


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
        """Return what identifies the content, or why there is none: a file refused for another reason is another finding."""
        if self.refusal:
            return FileRecord(self.path, f"{self.refusal.kind}: {self.refusal.said.en}", 0)
        return FileRecord(self.path, hashlib.sha256(self.data).hexdigest(), len(self.data))


def is_of_workspace(name: str) -> bool:
    """Whether a path, relative to a workspace, is that of one of its files, whatever stands there."""
    folders, _, file = name.rpartition("/")
    parts = folders.split("/")
    if any(part.startswith(".") or not part for part in (*parts, file) if folders) or "\\" in name:
        return False
    return name in (SETTINGS, DECISION_LOG, OWNERS_FILE) or (parts[0] in FOLDERS and file.lower().endswith(_ENDINGS))


def workspace_files(root: Path) -> list[tuple[str, str]]:
    """List the files of a workspace as (path, expected header), sorted by folder and path."""
    found = [(path, POLICY) for path in _under(root, "policies")]
    for path in _under(root, "requirements"):
        found.append((path, BACKLOG if is_backlog(path.rpartition("/")[2]) else REQUIREMENTS))
    for path in _under(root, "trace"):
        if path.count("/") == 1:
            found.append((path, BASELINE if path.rpartition(".")[0] == "trace/baseline" else LINKS))
    found += [(path, USAGE) for path in _under(root, "usage")]
    if os.path.lexists(root / OWNERS_FILE):
        found.append((OWNERS_FILE, OWNERS))
    return found


def is_backlog(name: str) -> bool:
    """Whether the name of a file in requirements/ says that it holds features."""
    return name.startswith("backlog")


def read_content(root: Path, path: str) -> Content:
    """Read a file of the workspace; not one that lies elsewhere, nor one whose name cannot be written down."""
    if (name := readable_name(path)) != path:
        said = Text("文件名不是 UTF-8 编码，请改名", "its name is not UTF-8; rename it")
        return Content(name, refusal=Refusal("system", said))
    # by its text, since a path would lose the slash by which the system tells a folder
    data = read_inside(root, path)
    return Content(path, refusal=data) if isinstance(data, Refusal) else Content(path, data)


def scan(root: Path) -> tuple[FileRecord, ...]:
    """Say what stands in every file of a workspace, without reading any of it as YAML; unreadable files have the reason for a digest.

    Files beside the workspace's own that its settings name (lexicon, thesaurus) are not among them.
    """
    contents = (read_content(root, path) for path in (SETTINGS, *(path for path, _ in workspace_files(root))))
    return tuple(c.record() for c in contents)


def marks(root: Path) -> Marks:
    """Return what tells without reading whether files of a workspace were written since: taken before they are read."""
    found = set()
    for path in (SETTINGS, *(path for path, _ in workspace_files(root))):
        try:
            state = os.stat(os.path.join(root, path))
        except (OSError, ValueError):
            found.add((path, 0, 0, 0))
        else:
            found.add((path, state.st_mtime_ns, state.st_size, state.st_ino))
    return frozenset(found)


def folders_of_files(root: Path) -> list[Path]:
    """List the folders inside a workspace in which its files are, or could be; those that links inside lead to as well."""
    found = [root]
    for folder in FOLDERS:
        listing = _Listing(root)
        listing.add(root / folder)
        found += [Path(path) for path in sorted(listing.seen)]
    return found


def _under(root: Path, folder: str) -> list[str]:
    """List the YAML files below a folder; hidden ones are left out, pipes and devices are never opened.

    A folder that cannot be listed, or to which a link leads out of the workspace, is among them, with a slash at its
    end: what stands in it must not pass unseen. A linked folder inside is read once, under its own name if it has one.
    """
    listing = _Listing(root)
    listing.add(root / folder)
    return sorted(listing.found)


class _Listing:
    """Walks folders, those that links lead to last."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[str] = []
        self.seen: set[str] = set()

    def add(self, top: Path) -> None:
        waiting = [top]
        while waiting:
            folder = waiting.pop(0)
            if leads_out(self.root, folder):
                self.found.append(self._name(folder) + "/")
            elif os.path.realpath(folder) not in self.seen:
                waiting += self._walk(folder)

    def _walk(self, top: Path) -> list[Path]:
        """List the files below a folder, and return the links to folders that were met."""
        links = []
        for parent, folders, names in os.walk(top, onerror=self._refused):
            self.seen.add(os.path.realpath(parent))
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            links += [path for name in folders if _is_link(path := Path(parent, name))]
            folders[:] = [name for name in folders if not _is_link(Path(parent, name))]
            for name in names:
                path = Path(parent, name)
                if name.lower().endswith(_ENDINGS) and not name.startswith(".") and _is_to_be_read(path):
                    self.found.append(self._name(path))
        return links

    def _refused(self, error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            self.found.append(self._name(Path(error.filename)) + "/")

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def _is_link(folder: Path) -> bool:
    """Whether a folder is a link, or a junction of Windows, which looks like a folder."""
    return folder.is_symlink() or os.path.realpath(folder) != os.path.join(os.path.realpath(folder.parent), folder.name)


def _is_to_be_read(path: Path) -> bool:
    """Whether it is a file, or nothing that can be seen, which is to be reported."""
    return os.path.isfile(path) or not os.path.exists(path)

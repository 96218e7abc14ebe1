"""Earlier wordings of an item, out of the history that git keeps of its file; without git there are none."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.store.git import content, find_repository, resolve, versions
from polreq.store.schema.backlog import BACKLOG
from polreq.store.schema.log import Log
from polreq.store.schema.requirements import REQUIREMENTS
from polreq.yamlio import Mapping, Scalar, parse

#: Versions of a file that are looked at, newest first.
VERSIONS: Final = 30


class History:
    """Versions of the files of a workspace; each file's are read once, and only as far back as somebody looks.

    Args:
        root: folder of the workspace.
    """

    def __init__(self, root: Path) -> None:
        self._repository = find_repository(root)
        self._inside = "" if self._repository is None else root.relative_to(self._repository.tree).as_posix()
        self._commits: dict[str, tuple[str, ...]] = {}
        self._versions: dict[tuple[str, str], dict[str, Requirement | Feature]] = {}

    def of(self, path: str, item: str) -> Iterator[Requirement | Feature]:
        """Yield what a file said about an item before, the newest version first.

        Args:
            path: the file, relative to the workspace.
            item: id of the requirement or feature.
        """
        repository = self._repository
        if repository is None:
            return
        whole = (PurePosixPath(self._inside) / path).as_posix()
        if path not in self._commits:
            self._commits[path] = versions(repository, whole, VERSIONS)
        for commit in self._commits[path]:
            if (path, commit) not in self._versions:
                self._versions[path, commit] = _version(content(repository, commit, whole), path)
            found = self._versions[path, commit].get(item)
            if found:
                yield found


def earlier(file: Path, revision: str) -> bytes | None:
    """Return what a file held at a revision of the repository that it lies in; None where that is not known.

    Args:
        file: as the user names it; it need not be there any more.
        revision: `HEAD~3`, a branch, a tag, or the beginning of a commit's name.
    """
    whole = Path(os.path.normpath(file.absolute()))
    repository = find_repository(whole.parent)
    commit = resolve(repository, revision) if repository else ""
    if repository is None or not commit:
        return None
    return content(repository, commit, whole.relative_to(repository.tree).as_posix()) or None


def _version(data: bytes, path: str) -> dict[str, Requirement | Feature]:
    node, _ = parse(data, path)
    items = _items(node, path) if isinstance(node, Mapping) else ()
    return {item.id: item for item in items}


def _items(node: Mapping, path: str) -> tuple[Requirement | Feature, ...]:
    mark = node.entries.get("polreq")
    if isinstance(mark, Scalar) and mark.text == BACKLOG.header:
        backlog = BACKLOG.read(node, Log(path))
        return backlog.features if backlog else ()
    head = REQUIREMENTS.read(node, Log(path))
    return head.requirements if head else ()

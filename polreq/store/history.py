"""Earlier wordings of an item, out of the history that git keeps of its file; without git there are none."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.store.load_backlog import read_backlog
from polreq.store.load_fields import Log
from polreq.store.load_requirements import read_requirements
from polreq.yamlio import Mapping, Scalar, parse

#: Versions of a file that are looked at, newest first.
VERSIONS: Final = 30


class History:
    """Versions of the files of a workspace; each file's are read once, and only as far back as somebody looks.

    Args:
        root: folder of the workspace.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._commits: dict[str, list[str]] = {}
        self._versions: dict[tuple[str, str], dict[str, Requirement | Feature]] = {}

    def of(self, path: str, item: str) -> Iterator[Requirement | Feature]:
        """Yield what a file said about an item before, the newest version first.

        Args:
            path: the file, relative to the workspace.
            item: id of the requirement or feature.
        """
        if path not in self._commits:
            names = _git(self._root, "log", f"--max-count={VERSIONS}", "--format=%H", "--", path)
            self._commits[path] = names.decode("ascii", "replace").split()
        for commit in self._commits[path]:
            found = self._version(path, commit).get(item)
            if found:
                yield found

    def _version(self, path: str, commit: str) -> dict[str, Requirement | Feature]:
        if (path, commit) not in self._versions:
            node, _ = parse(_git(self._root, "show", f"{commit}:./{path}"), path)
            items = _items(node, path) if isinstance(node, Mapping) else ()
            self._versions[path, commit] = {item.id: item for item in items}
        return self._versions[path, commit]


def _items(node: Mapping, path: str) -> tuple[Requirement | Feature, ...]:
    mark = node.entries.get("polreq")
    if isinstance(mark, Scalar) and mark.text == "backlog/1":
        return tuple(read_backlog(node, Log(path), frozenset()))
    return tuple(read_requirements(node, Log(path), frozenset()))


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError:  # there is no git here
        return b""
    return done.stdout if done.returncode == 0 else b""

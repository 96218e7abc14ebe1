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


def earlier(root: Path, path: str, item: str) -> Iterator[Requirement | Feature]:
    """Yield what a file of the workspace said about an item before, the newest version first.

    Args:
        root: folder of the workspace.
        path: the file, relative to it.
        item: id of the requirement or feature.
    """
    names = _git(root, "log", f"--max-count={VERSIONS}", "--format=%H", "--", path)
    for commit in names.decode("ascii", "replace").split():
        node, _ = parse(_git(root, "show", f"{commit}:./{path}"), path)
        if isinstance(node, Mapping):
            yield from (found for found in _items(node, path) if found.id == item)


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

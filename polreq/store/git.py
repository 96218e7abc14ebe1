"""Ask git, and nothing that a folder says decides what git runs or contacts.

A workspace may come from a stranger: its folder can look like a bare repository, and the configuration of a repository
can name programs (for signatures, differences, pages, hooks) and remote places from which missing objects are fetched.
A list of such settings would never be complete, so git reads none of them: it gets a repository made for the question,
with a configuration of ours, that borrows the objects of the one found here. The folder `.git` is found by polreq.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from polreq.late import late
from polreq.store.door import Refusal, read_bytes

#: A question that takes longer is not answered; the history is a help, nothing depends on it.
_PATIENCE_SECONDS: Final = 30

#: Files such as HEAD, config and packed-refs; a repository with more branches than fit gets no history.
_LONGEST: Final = 16 * 1024 * 1024

_OBJECT: Final = late(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ABBREVIATED: Final = late(r"[0-9a-f]{4,64}")
#: A name, and steps back from it; nothing that could be taken for an option.
_REVISION: Final = late(r"(?P<name>[\w.][\w./-]*)(?P<steps>(?:[~^]\d*)*)")
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"

#: What git is told on top of reading no settings: an old one does not know the variables by which it reads none.
_SETTINGS: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "log.showSignature=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
)


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a working tree.

    Args:
        tree: the folder that holds `.git`.
        folder: where this working tree keeps its HEAD.
        common: where all its working trees keep objects and branches.
    """

    tree: Path
    folder: Path
    common: Path


def find_repository(root: Path) -> Repository | None:
    """Return the repository that a folder is part of; None where there is none. A bare one is never taken for it."""
    for tree in (root, *root.parents):
        mark = tree / ".git"
        if mark.is_dir():
            return Repository(tree, mark, _common(mark))
        if mark.is_file():  # a further working tree, or a submodule
            named = _read(mark).removeprefix("gitdir:").strip()
            folder = tree / named
            return None if _is_remote(named) or not folder.is_dir() else Repository(tree, folder, _common(folder))
    return None


def versions(repository: Repository, path: str, count: int) -> tuple[str, ...]:
    """Return the newest commits that changed a file, the newest first.

    Args:
        repository: where to look.
        path: the file, relative to the working tree.
        count: not more than so many.
    """
    start = head(repository)
    if not start:
        return ()
    said = ask(repository, "rev-list", f"--max-count={count}", start, "--", path)
    return tuple(said.decode("ascii", "replace").split())


def resolve(repository: Repository, revision: str) -> str:
    """Return the commit that a revision names: HEAD~3, a branch, a tag, the beginning of a commit's name; empty if none."""
    match = _REVISION.fullmatch(revision)
    if match is None:
        return ""
    name, steps = match["name"], match["steps"]
    base = head(repository) if name == "HEAD" else _named(repository, name) or name
    if not _ABBREVIATED.fullmatch(base):
        return ""
    said = ask(repository, "rev-parse", "--verify", "--quiet", f"{base}{steps}^{{commit}}").decode("ascii", "replace")
    return said.strip() if _OBJECT.fullmatch(said.strip()) else ""


def content(repository: Repository, commit: str, path: str) -> bytes:
    """Return what a file held in a commit; nothing where that is not known here."""
    return ask(repository, "cat-file", "blob", f"{commit}:{path}")


def head(repository: Repository) -> str:
    """Return the commit that the working tree stands on; empty where that is not known."""
    if _lends_from_afar(repository):
        return ""
    said = _read(repository.folder / "HEAD").strip()
    name = said.removeprefix("ref:").strip()
    if name == said:
        return said if _OBJECT.fullmatch(said) else ""
    return _reference(repository, name) if name.startswith("refs/") and ".." not in name else ""


def user_name(root: Path) -> str:
    """Return the name that git would sign a commit with in a folder; empty where it knows none."""
    repository = find_repository(root)
    if repository is not None and not _can_be_opened(repository):
        repository = None
    if repository is not None:
        # the file alone: what it includes may lie anywhere, or never end
        name = ask(None, "config", "--file", str(repository.common / "config"), "--no-includes", "--get", "user.name")
        if name.strip():
            return _line(name)
    for place in ("--global", "--system"):
        # the user's own files, which may have another name for the folders of an employer
        name = ask(None, "config", place, "--includes", "--get", "user.name", own=repository)
        if name.strip():
            return _line(name)
    return ""


def _can_be_opened(repository: Repository) -> bool:
    """Whether git can look at the place of a repository without waiting for a pipe."""
    return _is_plain(repository.common / "config") and _is_plain(repository.folder / "HEAD")


def _line(said: bytes) -> str:
    return said.decode("utf-8", "replace").strip().splitlines()[0]


def is_installed() -> bool:
    """Whether there is a git to ask."""
    return bool(_program())


def is_shallow(repository: Repository) -> bool:
    """Whether older commits were left out when the repository was cloned."""
    return bool(_read(repository.common / "shallow").strip())


def ask(repository: Repository | None, *arguments: str, own: Repository | None = None, given: bytes = b"") -> bytes:
    """Run git outside of every workspace and return what it writes; nothing where it fails or is not there.

    Args:
        repository: whose objects it may read.
        arguments: what to ask.
        own: the repository by whose place the user's own settings choose, if they do.
        given: what it reads.
    """
    program = _program()
    if not program:
        return b""
    settings = (part for setting in _SETTINGS for part in ("-c", setting))
    try:
        with _borrowing(repository) as folder:
            environment = _environment(folder, repository)
            if own is not None:
                environment["GIT_DIR"] = str(own.folder)
            done = subprocess.run(
                [program, "--no-pager", *settings, *arguments],
                cwd=folder,
                env=environment,
                input=given,
                capture_output=True,
                check=False,
                timeout=_PATIENCE_SECONDS,
            )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _program() -> str:
    """Return where git is: in a folder that PATH names in full, so that none of a workspace is ever taken for it."""
    for folder in os.get_exec_path():
        path = os.path.join(folder, _PROGRAM)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return ""


@contextmanager
def _borrowing(repository: Repository | None) -> Iterator[Path]:
    """Make a repository that has nothing of its own but the format of the one it borrows from."""
    with tempfile.TemporaryDirectory(prefix="polreq-git-") as name:
        folder = Path(name)
        for inner in ("objects", "refs"):
            (folder / inner).mkdir()
        (folder / "HEAD").write_text("ref: refs/heads/none\n", encoding="ascii")
        long = repository is not None and len(head(repository)) > 40
        extension = "[extensions]\n\tobjectFormat = sha256\n" if long else ""
        config = f"[core]\n\trepositoryFormatVersion = {int(long)}\n\tbare = true\n{extension}"
        (folder / "config").write_text(config, encoding="ascii")
        if repository is not None and _is_plain(repository.common / "shallow"):
            (folder / "shallow").write_text(_read(repository.common / "shallow"), encoding="ascii", errors="replace")
        yield folder


def _environment(folder: Path, repository: Repository | None) -> dict[str, str]:
    """Return the variables for git: none that name a repository, a program or a place; nothing is fetched or asked."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("GIT_", "SSH_"))}
    own = {
        "GIT_DIR": str(folder),
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
    }
    if repository is not None:
        # for history the user's own settings do not matter either
        own |= {
            "GIT_OBJECT_DIRECTORY": str(repository.common / "objects"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            # where a git before 2.32, which does not know the last one, looks for them
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
        }
    return kept | own


def _named(repository: Repository, name: str) -> str:
    """Return what a tag or branch stands for; empty if there is none of that name."""
    if ".." in name or _lends_from_afar(repository):
        return ""
    found = (_reference(repository, f"refs/{kind}/{name}") for kind in ("tags", "heads", "remotes"))
    return next((commit for commit in found if commit), "")


def _reference(repository: Repository, name: str) -> str:
    loose = _read(repository.common / name).strip()
    if _OBJECT.fullmatch(loose):
        return loose
    for line in _read(repository.common / "packed-refs").splitlines():
        commit, _, packed = line.partition(" ")
        if packed == name and _OBJECT.fullmatch(commit):
            return commit
    return ""


def _lends_from_afar(repository: Repository) -> bool:
    """Whether objects stand in another place than the repository, or borrow from another machine."""
    objects = repository.common / "objects"
    alternates = _read(objects / "info" / "alternates").splitlines()
    return objects.is_symlink() or not objects.is_dir() or any(_is_remote(line) for line in alternates)


def _is_remote(path: str) -> bool:
    """Whether a path names another machine, which Windows would ask as soon as the path is looked at."""
    return path.strip().replace("\\", "/").startswith("//")


def _common(folder: Path) -> Path:
    named = _read(folder / "commondir").strip()
    return folder / named if named and not _is_remote(named) else folder


def _is_plain(path: Path) -> bool:
    return not isinstance(read_bytes(path, _LONGEST), Refusal)


def _read(path: Path) -> str:
    """Return the text of a small file; nothing for a device, a pipe, or what is not there."""
    data = read_bytes(path, _LONGEST)
    return "" if isinstance(data, Refusal) else data.decode("utf-8", "replace")

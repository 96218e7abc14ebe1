"""Where the cache of a workspace is: in the user's own folder, never in the workspace, which may come from a stranger.

A cache that lies in a workspace is cloned with it: its conclusions would be believed, its triggers run, and a link in its
place would lead to files of somebody else. Signing what is in it would take a secret to keep, and would still have to
read it first. See docs/cache.md.
"""

import hashlib
import os
import shutil
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

#: Names the folder of all caches, where it shall be another one than the user's.
VARIABLE: Final = "POLREQ_CACHE_DIR"

#: Says in the folder of a cache whose it is.
_OWNER: Final = "workspace.txt"


@dataclass(frozen=True, slots=True)
class Kept:
    """A cache on the disk.

    Args:
        folder: where it is.
        workspace: what it belongs to, as far as that is known.
        size: bytes of its files; 0 where there is none.
    """

    folder: Path
    workspace: str
    size: int


def home_of(environment: Mapping[str, str], platform: str) -> Path | None:
    """Return the folder of all caches, as the system's custom has it; None where nothing names one.

    Args:
        environment: variables of the process.
        platform: as `sys.platform`.
    """
    own = environment.get(VARIABLE, "")
    if own:
        return Path(own).absolute()
    user = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif platform == "darwin":
        base = f"{user}/Library/Caches" if user else ""
    else:
        base = environment.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # the custom is to pass over such a one
            base = f"{user}/.cache" if user else ""
    return Path(base, "polreq") if os.path.isabs(base) else None


def folder_for(home: Path, root: Path) -> Path:
    """Return the folder of the cache of a workspace."""
    return home / hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()[:16]


def make_folder(folder: Path, root: Path) -> bool:
    """Make the folder of a cache, which nobody but the user may enter.

    Returns:
        whether it can be used: a link, or a folder that others own or may write to, cannot.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
            # exactly that file and no other: a link in its place is not followed
            number = os.open(folder / _OWNER, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(number, "wb") as file:
                file.write(os.fsencode(os.path.realpath(root)) + b"\n")
        return folder.is_dir() and is_own(folder)
    except OSError:
        return False


def is_own(path: Path) -> bool:
    """Whether a file or folder is no link, is the user's, and nobody else may write to it."""
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return False
    return os.name != "posix" or (found.st_uid == os.geteuid() and not found.st_mode & 0o022)


def look(folder: Path) -> Kept:
    """Say what is kept in a folder."""
    try:
        files = [file for file in folder.iterdir() if not file.is_symlink() and file.is_file()]
        size = sum(file.stat().st_size for file in files)
        owner = (folder / _OWNER).read_bytes()[:4096] if folder / _OWNER in files else b""
    except OSError:
        return Kept(folder, "", 0)
    return Kept(folder, os.fsdecode(owner).strip(), size)


def look_at_all(home: Path) -> tuple[Kept, ...]:
    """Say what is kept for all workspaces."""
    try:
        folders = sorted(f for f in home.iterdir() if (f / _OWNER).is_file() and not f.is_symlink())
    except OSError:
        return ()
    return tuple(map(look, folders))


def clear(kept: Kept) -> None:
    """Delete a cache.

    Raises:
        OSError: the system does not allow it.
    """
    if kept.folder.is_dir() and not kept.folder.is_symlink():
        shutil.rmtree(kept.folder)

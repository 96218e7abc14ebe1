"""Open the cache of a workspace where the system keeps such things, say where it is, clear it."""

import os
import sys
from pathlib import Path

from polreq.errors import PolreqError, reason
from polreq.store.cache import Cache
from polreq.store.cache_home import Kept, clear, folder_for, home_of, look, look_at_all


def open_cache(root: Path | None, *, enabled: bool = True) -> Cache:
    """Return the cache of a workspace, or one that forgets everything outside of a workspace."""
    home = home_of(os.environ, sys.platform) if enabled and root is not None else None
    folder = folder_for(home, root) if home and root else None
    return Cache.open(folder, root=root or Path())


def cache_of(root: Path) -> Kept | None:
    """Say what is kept for a workspace; None where nothing names a folder for it."""
    home = home_of(os.environ, sys.platform)
    return look(folder_for(home, root)) if home else None


def all_caches() -> tuple[Kept, ...]:
    """Say what is kept for all workspaces of the user."""
    home = home_of(os.environ, sys.platform)
    return look_at_all(home) if home else ()


def clear_cache(kept: Kept) -> None:
    """Delete a cache.

    Raises:
        PolreqError: the system does not allow it.
    """
    try:
        clear(kept)
    except OSError as error:
        why = reason(error)
        raise PolreqError(f"无法清除 {kept.folder}：{why.zh}", f"cannot clear {kept.folder}: {why.en}") from error

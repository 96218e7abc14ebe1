"""Open the cache of a workspace; the command line does not reach into the store itself."""

from pathlib import Path

from polreq.store.cache import Cache


def open_cache(root: Path | None, *, enabled: bool = True) -> Cache:
    """Return the cache of a workspace, or one that forgets everything outside of a workspace."""
    return Cache.open(root or Path(), enabled=enabled and root is not None)

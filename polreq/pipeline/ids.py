"""The ids of a workspace."""

from pathlib import Path

from polreq.store.cache import Cache
from polreq.store.load import load


def known_ids(root: Path, cache: Cache) -> tuple[str, ...]:
    """List the ids of all documents, requirements and features, in the order of their files.

    Args:
        root: folder of the workspace.
        cache: remembers files that were read before.
    """
    space = load(root, cache).workspace
    documents = (document.id for document in space.documents)
    return (*documents, *(one.id for one in space.requirements), *(one.id for one in space.features))

"""What the tab key offers: names that the program knows, ids of the workspace; nothing is said where there is none."""

from pathlib import Path
from typing import Final

import typer

from polreq.cli.workspace import search_upwards
from polreq.errors import PolreqError

#: The shells that `polreq completion` knows.
SHELLS: Final = ("bash", "zsh", "fish", "powershell")


def offer_shells(incomplete: str) -> list[str]:
    """Offer the shells."""
    return [name for name in SHELLS if name.startswith(incomplete)]


def offer_explained(incomplete: str) -> list[str]:
    """Offer what can be explained."""
    from polreq.arrange.explained import explainable

    return [name for name in explainable() if name.startswith(incomplete)]


def offer_schemas(incomplete: str) -> list[str]:
    """Offer the names of schemas."""
    from polreq.pipeline.schemas import file_schemas
    from polreq.render.machine.schemas import FORMATS

    names = (*(one.name for one in file_schemas("en")), *(one.name for one in FORMATS))
    return [name for name in names if name.startswith(incomplete)]


def offer_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the ids of documents, requirements and features of the workspace; none where it cannot be read."""
    from polreq.pipeline.ids import known_ids
    from polreq.store.caches import open_cache

    try:
        root = search_upwards(Path(ctx.params.get("workspace") or Path()))
        if root is None:
            return []
        with open_cache(root) as cache:
            return [name for name in known_ids(root, cache) if name.startswith(incomplete)]
    except (PolreqError, OSError):
        return []

"""A digest of what decides the scores of suggestions, so that a changed scorer never serves suggestions of an older one."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from polreq.model.digest import DIGITS

#: Program and data of these packages decide scores: the ranking itself, and how texts become words.
_PACKAGES: Final = ("polreq.link", "polreq.text")

_ENDINGS: Final = (".py", ".tsv", ".txt", ".yaml")


@cache
def scorer_digest() -> str:
    """Digest the program and the data that decide scores.

    A number that somebody has to raise with each change would be forgotten; the files themselves cannot be.
    """
    return digest_of(*map(files, _PACKAGES))


def digest_of(*folders: Traversable) -> str:
    """Digest the names and the content of all programs and tables in folders, whatever their order there."""
    digest = hashlib.sha256()
    for folder in folders:
        for name, file in sorted(_walk(folder, ""), key=lambda found: found[0]):
            content = file.read_bytes()
            digest.update(f"{name}\x1f{len(content)}\x1f".encode())
            digest.update(content)
    return digest.hexdigest()[:DIGITS]


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{above}{entry.name}/")
        elif entry.name.endswith(_ENDINGS):
            yield above + entry.name, entry

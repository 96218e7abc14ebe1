"""Search as you type over features and requirements."""

import unicodedata
from collections.abc import Iterable
from typing import Final

from polreq.results.report import Thing

#: Hits shown.
SHOWN: Final = 50


def search(words: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return what has all the words in its id, title or text: ids first, then titles, then texts, else in order."""
    wanted = _flat(words).split()
    found: list[tuple[int, Thing]] = []
    for thing in things:
        fields = (_flat(thing.id), _flat(thing.title), _flat(thing.text))
        if all(any(word in field for field in fields) for word in wanted):
            found.append((min((_rank(word, fields) for word in wanted), default=0), thing))
    found.sort(key=lambda hit: hit[0])
    return tuple(thing for _, thing in found[:SHOWN])


def _rank(word: str, fields: tuple[str, str, str]) -> int:
    if fields[0] == word:
        return 0
    if fields[0].startswith(word):
        return 1
    return 2 if word in fields[1] else 3


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

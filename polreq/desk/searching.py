"""Search as you type over features and requirements."""

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from polreq.results.report import Thing

#: Hits shown.
SHOWN: Final = 50

#: Rank from which on a word is there in part only, and the least part of its pairs of characters.
_IN_PART: Final = 4
_LEAST_PART: Final = 0.5


def search(words: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return what has all the words in its id, title or text: ids first, then titles, then texts, else in order.

    Chinese is typed without spaces, so that one long word can hold several (材料复用); behind all that have it whole come
    those that have at least half of its pairs of characters, the fullest first.
    """
    wanted = _flat(words).split()
    found: list[tuple[float, Thing]] = []
    for thing in things:
        fields = (_flat(thing.id), _flat(thing.title), _flat(thing.text))
        ranks = [_rank(word, fields) for word in wanted]
        if None not in ranks:
            whole = [rank for rank in ranks if rank is not None]
            # a word that is there in part only puts the thing behind all others, however well the rest fits
            found.append((max(whole) if max(whole, default=0) >= _IN_PART else min(whole, default=0), thing))
    found.sort(key=lambda hit: hit[0])
    return tuple(thing for _, thing in found[:SHOWN])


def _rank(word: str, fields: tuple[str, str, str]) -> float | None:
    """Rank how a word stands in the fields, best 0; None where it does not."""
    if fields[0] == word:
        return 0
    if fields[0].startswith(word):
        return 1
    if word in fields[1]:
        return 2
    if any(word in field for field in fields):
        return 3
    pairs = [a + b for a, b in pairwise(word) if not (a + b).isascii()]
    part = sum(any(pair in field for field in fields) for pair in pairs) / len(pairs) if pairs else 0
    return _IN_PART + 1 - part if part >= _LEAST_PART else None


def _flat(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

"""Texts to terms: words, and pairs of neighbouring characters (字二元组) that need no dictionary."""

import re
from collections.abc import Callable
from typing import Final

from polreq.link.item import Segment
from polreq.link.stem import parts
from polreq.link.tables import lines

_HAN: Final = re.compile(r"[一-鿿㐀-䶿〇]+")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*|[0-9]+(?:\.[0-9]+)*")

#: Words that say nothing about the subject of a text.
STOP: Final = frozenset(word for line in lines("stopwords.txt") for word in line.split())


def word_terms(segment: Segment) -> Callable[[str], list[str]]:
    """Return a function from text to words: Chinese ones as segmented, Latin ones as stems, without stop words."""
    known: dict[str, tuple[str, ...]] = {}

    def terms(text: str) -> list[str]:
        if not _HAN.search(text):
            return [term for token in _LATIN.findall(text) for term in _latin(token)]
        found: list[str] = []
        for token in segment(text):
            kept = known.get(token)
            if kept is None:
                kept = known[token] = _word(token)
            found += kept
        return found

    return terms


def pair_terms(text: str) -> list[str]:
    """Return the pairs of neighbouring Chinese characters, and Latin words as stems."""
    found: list[str] = []
    for run in _HAN.findall(text):
        found += map(str.__add__, run, run[1:]) if len(run) > 1 else (run,)
    for token in _LATIN.findall(text):
        found += _latin(token)
    return found


def _word(token: str) -> tuple[str, ...]:
    if _HAN.match(token):
        return () if token in STOP else (token,)
    return tuple(term for latin in _LATIN.findall(token) for term in _latin(latin))


def _latin(token: str) -> list[str]:
    lower = token.lower()
    return [] if lower in STOP else parts(token)

"""Texts to terms: words, and pairs of neighbouring characters (字二元组) that need no dictionary."""

from collections.abc import Callable, Iterable
from typing import Final

from polreq.late import late
from polreq.link.data_lines import lines
from polreq.link.item import Segment
from polreq.link.spotting import by_start, find
from polreq.link.stem import parts

_HAN: Final = late(r"[一-鿿㐀-䶿〇]+")
_LATIN: Final = late(r"[A-Za-z][A-Za-z0-9]*|[0-9]+(?:\.[0-9]+)*")

#: Words that say nothing about the subject of a text.
STOP: Final = frozenset(word for line in lines("stopwords.txt") for word in line.split())

#: Characters of a Chinese word that is not a stop word, on average, with the stop words between such words.
_CHARACTERS: Final = 2.2


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


def known_words(wanted: Iterable[str]) -> Callable[[str], dict[str, float]]:
    """Return a function that counts wanted words in a text without cutting it into words, which takes longer.

    What is not wanted is counted under an empty word, since the length of a text matters; Chinese words have two
    characters, more or less.
    """
    starts = by_start(word for word in wanted if len(word) > 1 and _HAN.match(word))

    def terms(text: str) -> dict[str, float]:
        found: dict[str, float] = dict(find(text, starts))
        characters = sum(map(len, _HAN.findall(text)))
        found[""] = max(0.0, characters / _CHARACTERS - sum(found.values()))
        for token in _LATIN.findall(text):
            for term in _latin(token):
                found[term] = found.get(term, 0.0) + 1
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

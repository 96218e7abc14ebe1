"""Matched words in a text, marked so that they are seen without colour too."""

from collections.abc import Iterable, Sequence
from typing import Final

from polreq.results.suggestion import Akin, Reason, Words

#: Around a matched word.
OPEN: Final = "【"
CLOSE: Final = "】"


def matched(reasons: Iterable[Reason], *, upper: bool) -> tuple[str, ...]:
    """Return the words that speak for a pair, as they stand in the texts of one side, longest first."""
    words = {
        word.text
        for reason in reasons
        if isinstance(reason, Words | Akin) and reason.share > 0
        for word in (reason.upper if upper else reason.lower)
        if word.text.strip()
    }
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def pieces(text: str, words: Sequence[str]) -> list[tuple[str, bool]]:
    """Cut a text into (piece, whether it is matched); words that touch or overlap become one piece."""
    hits = [False] * len(text)
    low = text.lower()
    for word in words:
        start = low.find(word.lower())
        while word and start >= 0:
            hits[start : start + len(word)] = [True] * len(word)
            start = low.find(word.lower(), start + 1)
    out: list[tuple[str, bool]] = []
    for character, hit in zip(text, hits, strict=True):
        if out and out[-1][1] == hit:
            out[-1] = (out[-1][0] + character, hit)
        else:
            out.append((character, hit))
    return out

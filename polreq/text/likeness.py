"""Likeness (相似度) of two texts: the share of the pairs of neighbouring characters that both have."""

import unicodedata
from collections import Counter
from collections.abc import Set
from itertools import pairwise

#: A pair, and which of its occurrences: one that comes twice counts twice.
LetterPair = tuple[str, int]


def letters(text: str) -> str:
    """Return the letters and digits of a text in one form, without spaces and punctuation."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def pairs(text: str) -> frozenset[LetterPair]:
    """Return the pairs of letters that follow each other; a text of one letter is a pair by itself."""
    bare = letters(text)
    counts = Counter(a + b for a, b in pairwise(bare)) or Counter([bare] if bare else [])
    return frozenset((pair, n) for pair, times in counts.items() for n in range(times))


def likeness(one: Set[LetterPair], other: Set[LetterPair]) -> float:
    """Say how like two texts are by their pairs, from 0 to 1 (Dice coefficient); nothing is like nothing."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def containment(one: Set[LetterPair], other: Set[LetterPair]) -> float:
    """Say how much of the shorter of two texts stands in the other by their pairs, from 0 to 1; nothing stands in nothing."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0

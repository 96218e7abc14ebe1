"""What tells whether two demands say the same (同一要求): how much of either is met in the other, and where they differ."""

import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final

from polreq.link.item import Segment
from polreq.link.thesaurus import load_thesaurus
from polreq.link.word_meaning import closeness, direction
from polreq.official.sameness import Sense, same, sense_of
from polreq.text.likeness import letters

#: Closeness of two words from which one begins to stand for the other, and that from which it does nearly.
_FAR: Final = 0.35
_NEAR: Final = 0.8
#: The most that a word of another spelling meets.
_NEARLY: Final = 0.9
#: What a word meets that is a part of the other one: this, and more the longer it is.
_PART: Final = (0.2, 0.7)
#: What a word meets that has all its characters in common with the other one.
_LETTERS: Final = 0.6
#: How much more a word counts for each character beyond two.
_LONGER: Final = 0.15


@dataclass(frozen=True, slots=True)
class ReadDemand:
    """A demand, read for being compared.

    Args:
        text: as it stands.
        sense: what it says by the lists of words.
        concepts: concepts of the thesaurus → weight.
        bare: its letters and digits.
    """

    text: str
    sense: Sense
    concepts: Mapping[str, float]
    bare: str


def read_demand(text: str, segment: Segment) -> ReadDemand:
    """Read a demand.

    Args:
        text: the demand.
        segment: text to words.
    """
    thesaurus = load_thesaurus()
    return ReadDemand(text, sense_of(text, segment), thesaurus.weigh(thesaurus.terms(text)), letters(text))


def demand_signals(one: ReadDemand, other: ReadDemand) -> dict[str, float]:
    """Return what speaks for and against that two demands say the same; the order of the two makes no difference.

    Returns:
        `lists`: whether the lists of words say so. `one figure`: whether only one has figures, or days.
        `negation`, `both negative`: whether one, or both, forbid something or ask for it no longer. `replaced`, `inserted`: the
        share of both that is word for word the same before and after the one place where they differ, if both say something there,
        which is a contrast (食品追溯, 药品追溯), or only one does. `met`: the share of the words that the other demand has, or words
        near in meaning, of the demand of which less is met; `named`: the share of the very words, of the one of which more is. `concepts`:
        the share of concepts in common. `closeness`: by vectors of words. `parts`: how much longer one list is. `length`: how many times
        longer one is, as a logarithm.
    """
    a, b = one.sense, other.sense
    (met, named), (back, named_back) = _met(a.words, b.words), _met(b.words, a.words)
    replaced, inserted = _frame(one.bare, other.bare)
    found = {
        "lists": float(same(a, b)),
        "one figure": float(any(bool(x) != bool(y) for x, y in ((a.figures, b.figures), (a.days, b.days)))),
        "negation": float(a.negative != b.negative),
        "both negative": float(a.negative and b.negative),
        "replaced": replaced,
        "inserted": inserted,
        "met": min(met, back),
        "named": max(named, named_back),
        "concepts": _common(one.concepts, other.concepts),
        "closeness": closeness([one.text], [other.text])[0][0],
        "parts": float(abs(a.parts - b.parts)),
        "length": abs(math.log(max(1, len(one.bare)) / max(1, len(other.bare)))),
    }
    # Rounding keeps what is decided the same on machines whose last digits differ.
    return {name: round(value, 4) for name, value in found.items()}


def figures_differ(one: ReadDemand, other: ReadDemand) -> bool:
    """Tell whether both demands have figures, or days, and others: then they are two demands, however alike."""
    a, b = one.sense, other.sense
    return any(x and y and x != y for x, y in ((a.figures, b.figures), (a.days, b.days)))


def _met(words: Set[str], others: Set[str]) -> tuple[float, float]:
    """Return which share of the words the others meet, and which share stands among them; rare and long words count more."""
    counts = {word: direction(word)[0] * (1 + _LONGER * (len(word) - 2)) for word in sorted(words)}
    every = math.fsum(counts.values())
    if not every:
        return 0.0, 0.0
    met = math.fsum(
        count * (1.0 if word in others else max((_stands_for(word, one) for one in others), default=0.0))
        for word, count in counts.items()
    )
    return met / every, math.fsum(count for word, count in counts.items() if word in others) / every


@cache
def _stands_for(word: str, other: str) -> float:
    """Say how well one word stands for another one, 0 to 1: by meaning, as a part of it, or by its characters."""
    mine, theirs = set(word), set(other)
    best = _LETTERS * len(mine & theirs) / max(len(mine), len(theirs))
    if word in other or other in word:
        least, more = _PART
        best = max(best, least + more * min(len(word), len(other)) / max(len(word), len(other)))
    one, two = direction(word)[1], direction(other)[1]
    if one and two:
        near = math.fsum(a * b for a, b in zip(one, two, strict=True))
        best = max(best, min(_NEARLY, (near - _FAR) / (_NEAR - _FAR)))
    return best


def _frame(one: str, other: str) -> tuple[float, float]:
    """Return the share of two texts that is the same at both ends: where both differ in between, and where one only says more."""
    longer = max(len(one), len(other))
    start = _alike(zip(one, other, strict=False))
    end = _alike(zip(reversed(one[start:]), reversed(other[start:]), strict=False))
    left = len(one) - start - end, len(other) - start - end
    share = (start + end) / longer if longer else 0.0
    return (share if all(left) else 0.0), (share if bool(left[0]) != bool(left[1]) else 0.0)


def _alike(pairs: Iterator[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _common(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the share of the weight of concepts that both have, of the one that has more."""
    most = max(math.fsum(one.values()), math.fsum(other.values()))
    return math.fsum(min(one[name], other[name]) for name in one if name in other) / most if most else 0.0

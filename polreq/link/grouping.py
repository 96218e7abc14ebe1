"""Messages of users that ask for the same (诉求归并): groups by characters, pairs of characters and concepts in common.

The groups that are most alike are joined first, as long as their messages are alike on average (average linkage): a chain of messages each of
which is like the next does not hold a group together. Characters count most: people misspell words, speak dialect, and write short.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final

from polreq.link.terms import pair_terms
from polreq.link.thesaurus import load_thesaurus
from polreq.text.likeness import letters

#: What each way of comparing counts; the sum is 1. Chosen on one half of tests/voices_labels, as is FROM.
_COUNTS: Final = (("letters", 0.7), ("pairs", 0.2), ("concepts", 0.1))

#: Groups are joined from this likeness on, 0 to 1, of their messages on average.
FROM: Final = 0.11

#: Each message is compared with so many that have most rare terms in common with it, and each group with so many others.
_COMPARED: Final = 24
#: What more messages than this share have is not looked up, unless they are few.
_COMMON: Final = 0.02
_FEW: Final = 60

#: A term of few messages is no more telling than it would be among so many others.
_AS_MANY: Final = 50

_Vector = Mapping[str, float]


@dataclass(slots=True)
class _Group:
    """Messages of one group: their positions, the sum of their vectors, groups to compare it with, and whether it was given."""

    members: list[int]
    total: dict[str, float]
    near: set[int]
    given: bool


def group(texts: Sequence[str], given: Mapping[int, str] | None = None) -> tuple[tuple[int, ...], ...]:
    """Group messages by what they ask for.

    Args:
        texts: the messages, without personal data.
        given: position → name of the group that it belongs to already; groups of different names stay apart.

    Returns:
        Positions of the messages of each group, in order; every message is in one. Groups by their first message.
    """
    vectors = _vectors(texts)
    groups = _begun(texts, vectors, given or {})
    _find_near(groups)
    _join(groups)
    return tuple(sorted(tuple(sorted(one.members)) for one in groups.values()))


def most_typical(texts: Sequence[str]) -> int:
    """Return the position of the message that is most like all of a group; the first of several."""
    vectors = _vectors(texts)
    total = Counter[str]()
    for vector in vectors:
        total.update(vector)
    return max(range(len(texts)), key=lambda n: (round(_times(vectors[n], total), 6), -n), default=0)


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return the direction of every text: terms weighted by how rare they are among the texts."""
    thesaurus = load_thesaurus()
    ways: dict[str, list[Mapping[str, float]]] = {
        "letters": [Counter(letters(text)) for text in texts],
        "pairs": [Counter(pair_terms(text)) for text in texts],
        "concepts": [thesaurus.weigh(thesaurus.terms(text)) for text in texts],
    }
    vectors: list[dict[str, float]] = [{} for _ in texts]
    for way, counts in _COUNTS:
        usage = Counter(term for terms in ways[way] for term in terms)
        for vector, terms in zip(vectors, ways[way], strict=True):
            rare = {
                term: times * math.log((_AS_MANY + len(texts)) / (1 + usage[term])) for term, times in terms.items()
            }
            length = math.sqrt(math.fsum(value * value for value in rare.values()))
            if length:
                scale = math.sqrt(counts) / length
                vector.update((f"{way}:{term}", value * scale) for term, value in rare.items())
    return vectors


def _begun(texts: Sequence[str], vectors: Sequence[_Vector], given: Mapping[int, str]) -> dict[int, _Group]:
    """Begin with a group for each name that is given, and one for all other messages of the same letters."""
    at: dict[tuple[str, str], int] = {}
    groups: dict[int, _Group] = {}
    for position, text in enumerate(texts):
        key = ("given", given[position]) if position in given else ("letters", letters(text))
        number = at.setdefault(key, len(at))
        one = groups.setdefault(number, _Group([], {}, set(), position in given))
        one.members.append(position)
        _add(one.total, vectors[position])
    return groups


def _find_near(groups: Mapping[int, _Group]) -> None:
    """Note for each group those that have most rare terms in common with it."""
    having: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, one in groups.items():
        for term, value in one.total.items():
            having[term].append((number, value / len(one.members)))
    most = max(_FEW, _COMMON * len(groups))
    for number, one in groups.items():
        scores: defaultdict[int, float] = defaultdict(float)
        for term, value in one.total.items():
            if 1 < len(having[term]) <= most:
                for other, weight in having[term]:
                    scores[other] += value * weight
        scores.pop(number, None)
        for other in sorted(scores, key=lambda n: (-scores[n], n))[:_COMPARED]:
            one.near.add(other)
            groups[other].near.add(number)


def _join(groups: dict[int, _Group]) -> None:
    """Join the two groups that are most alike, again and again."""
    waiting = [
        (-likeness, number, other)
        for number, one in groups.items()
        for other in one.near
        if number < other and (likeness := _likeness(one, groups[other])) >= FROM
    ]
    heapify(waiting)
    following = len(groups)
    while waiting:
        _, first, second = heappop(waiting)
        if first not in groups or second not in groups:
            continue
        a, b = groups.pop(first), groups.pop(second)
        if len(a.total) < len(b.total):
            a, b = b, a
        _add(a.total, b.total)
        near = {number for number in a.near | b.near if number in groups}
        joined = _Group(a.members + b.members, a.total, set(), a.given or b.given)
        likely = sorted(((_likeness(joined, groups[number]), -number) for number in near), reverse=True)[:_COMPARED]
        for likeness, number in likely:
            joined.near.add(-number)
            groups[-number].near.add(following)
            if likeness >= FROM:
                heappush(waiting, (-likeness, -number, following))
        groups[following] = joined
        following += 1


def _likeness(one: _Group, other: _Group) -> float:
    """Return how alike the messages of two groups are on average; rounded, so that machines agree on the order."""
    if one.given and other.given:
        return 0.0
    return round(_times(one.total, other.total) / (len(one.members) * len(other.members)), 6)


def _times(one: _Vector, other: _Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return math.fsum(value * other[term] for term, value in one.items() if term in other)


def _add(total: dict[str, float], vector: _Vector) -> None:
    for term, value in vector.items():
        total[term] = total.get(term, 0.0) + value

"""High requirements of different documents that say the same (重复需求): found by their character pairs."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.model.document import LEVELS
from polreq.model.requirement import Requirement
from polreq.pipeline.report import requirement_thing
from polreq.results.review import Duplicate

#: Share of character pairs from which two statements count as near-identical: one clause in ten may read differently.
ALIKE: Final = 0.8

#: Statements with fewer letters are too short to tell a common phrase from the same demand.
SHORTEST: Final = 8


def duplicates(assessment: Assessment, floor: float = ALIKE) -> tuple[Duplicate, ...]:
    """Return pairs of near-identical high requirements with the same deadlines and targets, the most alike first.

    Args:
        assessment: the workspace; what was rejected, and so what was merged already, is left out.
        floor: least share of character pairs that both have.
    """
    mine = [r for r in assessment.workspace.requirements if r.layer == "high" and r.status != "rejected"]
    order = {r.id: n for n, r in enumerate(mine)}
    pairs = []
    for one, other, score in _alike(mine, floor):
        if _documents(one) & _documents(other) or _demands(one) != _demands(other):
            continue
        keep, gone = sorted((one, other), key=lambda r: (_rank(r, assessment), order[r.id]))
        shared = tuple(d.text for d in keep.deadlines if d.date) + tuple(t.text for t in keep.targets)
        one_shown, other_shown = (requirement_thing(r, assessment.documents) for r in (keep, gone))
        pairs.append(Duplicate(one_shown, other_shown, round(score, 3), shared))
    return tuple(sorted(pairs, key=lambda p: (-p.score, order[p.keep.id], order[p.other.id])))


def _alike(items: list[Requirement], floor: float) -> Iterator[tuple[Requirement, Requirement, float]]:
    """Yield pairs whose Dice coefficient of character pairs reaches the floor."""
    grams = [_bigrams(r.statement) for r in items]
    sizes = [sum(g.values()) for g in grams]
    having: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for later, counts in enumerate(grams):
        if sizes[later] < SHORTEST - 1:
            continue
        common: Counter[int] = Counter()
        for gram, times in counts.items():
            for earlier, known in having[gram]:
                common[earlier] += min(times, known)
            having[gram].append((later, times))
        for earlier, number in sorted(common.items()):
            score = 2 * number / (sizes[earlier] + sizes[later])
            if score >= floor:
                yield items[earlier], items[later], score


def _bigrams(text: str) -> Mapping[str, int]:
    letters = [c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum()]
    return Counter(a + b for a, b in pairwise(letters))


def _documents(requirement: Requirement) -> set[str]:
    return {b.ref for b in requirement.bases if b.kind == "clause"}


def _demands(requirement: Requirement) -> tuple[object, ...]:
    """What makes two demands different however alike their words are."""
    days = frozenset((d.kind, d.date) for d in requirement.deadlines if d.date)
    goals = frozenset((t.op, t.value, t.unit) for t in requirement.targets)
    return days, goals, requirement.kind == "prohibition"


def _rank(requirement: Requirement, assessment: Assessment) -> int:
    """Rank by the level of government of its document, the highest first."""
    levels = [assessment.documents[ref].level for ref in _documents(requirement) if ref in assessment.documents]
    return min((LEVELS.index(level) for level in levels if level in LEVELS), default=len(LEVELS))

"""Requirements of one layer that say the same (重复需求): found by their character pairs."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from math import ceil
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.conclude.things import requirement_thing
from polreq.model.document import LEVELS
from polreq.model.requirement import Requirement
from polreq.results.review import Duplicate
from polreq.text.likeness import LetterPair, containment, letters, likeness, pairs

#: Share of character pairs from which two statements count as near-identical: about one word in eight may differ.
ALIKE: Final = 0.75

#: Statements with fewer letters are too short to tell a common phrase from the same demand.
SHORTEST: Final = 8

#: A short statement is also compared with another that says it in more words: of at most so many pairs, in one of at
#: most so many times as many, which has this share of them. In a longer one it would be one demand of several.
SHORT: Final = 24
TIMES: Final = 2
WITHIN: Final = 0.9


def duplicates(assessment: Assessment, floor: float = ALIKE) -> tuple[Duplicate, ...]:
    """Return pairs of near-identical requirements with the same deadlines and targets, the most alike first.

    Only requirements of one layer are compared: across layers, one satisfies the other, and a merge would lose that.

    Args:
        assessment: the workspace; what does not bear on the product or was rejected (as by a merge) is left out.
        floor: least share of character pairs that both have.
    """
    mine = [r for r in assessment.workspace.requirements if r.in_scope]
    order = {r.id: n for n, r in enumerate(mine)}
    found = []
    for one, other, score, within in _alike(mine, floor):
        if _documents(one) & _documents(other) or _demands(one) != _demands(other):
            continue
        keep, gone = sorted((one, other), key=lambda r: (_rank(r, assessment), order[r.id]))
        shared = tuple(d.text for d in keep.deadlines if d.date) + tuple(t.text for t in keep.targets)
        one_shown, other_shown = (requirement_thing(r, assessment.documents) for r in (keep, gone))
        differs = _differences(keep.statement, gone.statement)
        found.append(Duplicate(one_shown, other_shown, round(score, 3), shared, differs, round(within, 3)))
    return tuple(sorted(found, key=lambda p: (-p.score, order[p.keep.id], order[p.other.id])))


def _alike(items: list[Requirement], floor: float) -> Iterator[tuple[Requirement, Requirement, float, float]]:
    """Yield pairs of one layer that are alike, or of which a short one stands in the other, with both shares.

    Two statements whose Dice coefficient is at least f share at least one of the rarest pairs of each: a statement of
    n pairs has at least f/(2 - f) of them in common with the other, so that one of any n + 1 less that many is common
    too. Only statements that meet there are compared. A statement that stands in one of at most TIMES its length has a
    coefficient of at least 2·WITHIN/(1 + TIMES), which is the floor for statements of that length.
    """
    grams = [pairs(r.statement) for r in items]
    frequency = Counter(gram for each in grams for gram in each)
    meeting: dict[tuple[str, LetterPair], list[int]] = defaultdict(list)
    for later, mine in enumerate(grams):
        if len(mine) < SHORTEST - 1:
            continue
        least = min(floor, 2 * WITHIN / (1 + TIMES)) if len(mine) <= SHORT * TIMES else floor
        rarest = sorted(mine, key=lambda gram: (frequency[gram], gram))
        rarest = rarest[: len(mine) - ceil(least * len(mine) / (2 - least)) + 1]
        layer = items[later].layer
        for earlier in sorted({other for gram in rarest for other in meeting[layer, gram]}):
            score = likeness(mine, grams[earlier])
            short, long = sorted((len(grams[earlier]), len(mine)))
            inside = containment(mine, grams[earlier]) if short <= SHORT and long <= TIMES * short else 0.0
            if score >= floor:
                yield items[earlier], items[later], score, 0.0
            elif inside >= WITHIN:
                yield items[earlier], items[later], score, inside
        for gram in rarest:
            meeting[layer, gram].append(later)


def _differences(one: str, other: str) -> tuple[tuple[str, str], ...]:
    """Return the words in which two statements differ."""
    a, b = letters(one), letters(other)
    found = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return tuple((a[i:j], b[k:m]) for tag, i, j, k, m in found if tag != "equal")


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

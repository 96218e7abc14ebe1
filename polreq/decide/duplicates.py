"""Requirements that say the same (重复需求), of one layer, which can be merged, and of two, which can be linked."""

from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.conclude.things import requirement_thing
from polreq.graph import allowed_pairs
from polreq.model.document import LEVELS
from polreq.model.requirement import Requirement
from polreq.results.review import Duplicate
from polreq.text.likeness import letters, likeness, pairs

#: Statements with fewer letters are too short to tell a common phrase from the same demand.
SHORTEST: Final = 8


def duplicates(
    assessment: Assessment, find_same: Callable[[Sequence[str]], Iterable[tuple[int, int]]]
) -> tuple[Duplicate, ...]:
    """Return pairs of requirements that say the same, with the same deadlines and targets, the most alike first.

    Of one layer: those that do not rest on the same document; one of them can be merged into the other. Of two layers between which links
    may be proposed: those about whose link nobody has decided; the lower satisfies the upper, and a merge would lose that.

    Args:
        assessment: the workspace; what does not bear on the product or was rejected (as by a merge) is left out.
        find_same: statements to the positions of those that say the same, in pairs.
    """
    mine = [r for r in assessment.workspace.requirements if r.in_scope and len(letters(r.statement)) >= SHORTEST]
    order = {r.id: n for n, r in enumerate(mine)}
    steps = allowed_pairs(assessment.workspace.settings)
    decided = {(k.upper, k.lower) for k in assessment.graph.links} | {(u, w) for w, u in assessment.graph.rejected}
    found = []
    for a, b in find_same([r.statement for r in mine]):
        one, other = mine[a], mine[b]
        if _demands(one) != _demands(other):
            continue
        if one.layer == other.layer:
            if _documents(one) & _documents(other):
                continue
            keep, gone = sorted((one, other), key=lambda r: (_rank(r, assessment), order[r.id]))
        else:
            keep, gone = (one, other) if (one.layer, other.layer) in steps else (other, one)
            if (keep.layer, gone.layer) not in steps or (keep.id, gone.id) in decided:
                continue
        shared = tuple(d.text for d in keep.deadlines if d.date) + tuple(t.text for t in keep.targets)
        kept_shown, gone_shown = (requirement_thing(r, assessment.documents) for r in (keep, gone))
        score = round(likeness(pairs(keep.statement), pairs(gone.statement)), 3)
        differs = _differences(keep.statement, gone.statement)
        found.append(Duplicate(kept_shown, gone_shown, score, shared, differs, keep.layer != gone.layer))
    return tuple(sorted(found, key=lambda p: (-p.score, order[p.keep.id], order[p.other.id])))


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

"""Find requirements about one matter that say something else (要求冲突), and say which one governs.

Only requirements that have rare characters in common are compared. Two are about one matter where most of what tells it is the same in both,
in the statement and in the part of it in which the value stands. A false alarm costs more than a conflict that is not found.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from polreq.change.bounds import strictness
from polreq.change.governing import governing
from polreq.change.registry import Registry
from polreq.checks.assessment import Assessment
from polreq.judge.claims import Claim, ClaimReader
from polreq.judge.opposed import bans, leads, two_leads
from polreq.judge.standing import Standings
from polreq.link.nearest import nearest
from polreq.model.requirement import Requirement
from polreq.official.durations import HOURS, bare_unit
from polreq.results.conflicts import CONFLICT_KINDS, CONFLICT_STATES, Conflict, Conflicts, ConflictSide
from polreq.results.finding import Finding
from polreq.results.governing import STATED_RANKS, Stated

#: From these shares of common matter on two claims are about one matter: of the statements, and of the parts.
_WHOLE: Final = 0.5
_PART: Final = 0.5
#: From this share on two tasks are one.
_TASK: Final = 0.6
#: A number of which the part says nearly the same, and enough, needs less of the statement; what stands in documents of two subjects has to say
#: nearly the same.
_NEARLY: Final = 0.8
_LITTLE: Final = 0.2
_ENOUGH: Final = 4
#: What a few claims say is no more telling than it would be among so many.
_AS_MANY: Final = 50
#: Ranks of what a project agreed on.
_PROJECT: Final = STATED_RANKS[STATED_RANKS.index("contract") :]


def find_conflicts(assessment: Assessment, registry: Registry) -> Conflicts:
    """Find the conflicts of a workspace.

    Args:
        assessment: the workspace, as of a day.
        registry: known documents, those of the workspace among them.
    """
    found = _found(assessment, registry, [r for r in assessment.workspace.requirements if _binds(r)])
    near = tuple(one for one in found if any(side.product for side in one.sides))
    return Conflicts(assessment.as_of, near, tuple(one for one in found if one not in near))


def check_conflicts(assessment: Assessment, registry: Registry) -> Iterator[Finding]:
    """Yield a finding for every conflict between mandatory requirements in scope: C630 where one has to give way, C631 for others.

    Args:
        assessment: the workspace, as of a day.
        registry: known documents, those of the workspace among them.
    """
    mandatory = [r for r in assessment.workspace.requirements if _binds(r) and r.in_scope and r.force == "must"]
    for one in _found(assessment, registry, mandatory):
        first, *others = sorted(one.sides, key=lambda side: _gives_way(side, one), reverse=True)
        facts = (
            ("id", first.id),
            ("words", first.words),
            ("other", "、".join(side.id for side in others)),
            ("said", "、".join(side.words for side in others)),
        )
        yield Finding("C630" if one.state == "breach" else "C631", first.place, first.id, facts)


def _gives_way(side: ConflictSide, conflict: Conflict) -> bool:
    return any(one.stated.id == side.id and one.reason in ("looser", "against") for one in conflict.governing.aside)


def _binds(requirement: Requirement) -> bool:
    return requirement.status != "rejected" and requirement.layer != "user" and requirement.kind != "optional"


def _found(assessment: Assessment, registry: Registry, asked: Sequence[Requirement]) -> list[Conflict]:
    """Return the conflicts between requirements, what needs people first."""
    reader = ClaimReader(assessment, Standings(assessment, registry))
    claims = [claim for r in asked for claim in (*reader.values(r), *leads(r, reader))]
    groups = [
        group
        for kind in ("number", "limit", "day", "lead")
        for group in _groups([claim for claim in claims if claim.kind == kind])
    ]
    groups += [pair for pair in bans(asked, reader) if _meet(*pair)]
    found = [_conflict(group, assessment) for group in groups]
    order = {r.id: n for n, r in enumerate(assessment.workspace.requirements)}
    found.sort(
        key=lambda one: (
            CONFLICT_STATES.index(one.state),
            [order[s.id] for s in one.sides],
            CONFLICT_KINDS.index(one.kind),
        )
    )
    return found


def _groups(claims: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield groups of claims of which each two are about one matter, and not all say the same; each difference is in one group."""
    beside: defaultdict[int, set[int]] = defaultdict(set)
    differing: list[tuple[int, int]] = []
    for one, other in _matched(claims):
        beside[one].add(other)
        beside[other].add(one)
        if differs(claims[one], claims[other]):
            differing.append((one, other))
    told: set[tuple[int, int]] = set()
    for one, other in differing:
        if (one, other) in told:
            continue
        group = [one, other]
        for third in sorted(beside[one] & beside[other]):
            if all(third in beside[member] for member in group):
                group.append(third)
        group.sort()
        told |= {(a, b) for n, a in enumerate(group) for b in group[n + 1 :]}
        yield tuple(claims[n] for n in group)


def _matched(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return pairs of claims about one matter; of the claims of a source, only the one that a claim is most like is held against it."""
    rarity = _Rarity(claims)
    likeness = {
        (one, other): rarity.likeness(claims[one], claims[other])
        for one, other in nearest([claim.whole | claim.part for claim in claims])
    }
    best: dict[tuple[int, str], float] = {}
    for (one, other), alike in likeness.items():
        for mine, theirs in ((one, other), (other, one)):
            for source in claims[theirs].sources:
                best[mine, source] = max(best.get((mine, source), 0.0), alike)
    return sorted(
        (one, other)
        for (one, other), alike in likeness.items()
        if alike
        and all(best[one, source] == alike for source in claims[other].sources)
        and all(best[other, source] == alike for source in claims[one].sources)
    )


def differs(one: Claim, other: Claim) -> bool:
    """Whether two claims state other values that can be held against each other, if only by people."""
    if one.kind == "lead":
        return two_leads(one, other)
    verdict = strictness(one.bound, other.bound)
    if verdict != "unknown":
        return verdict != "same"
    spans = all(bare_unit(claim.bound.unit) in HOURS for claim in (one, other))
    return spans and one.bound.op == other.bound.op


class _Rarity:
    """Knows how telling pairs of characters are among claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._usage = Counter(pair for claim in claims for pair in claim.whole)
        self._number = _AS_MANY + len(claims)

    def likeness(self, one: Claim, other: Claim) -> float:
        """Return how alike two claims are, their statements and their parts, 0 to 2; 0 if they are not about one matter."""
        if one.requirement == other.requirement or one.case != other.case or not _meet(one, other):
            return 0.0
        if one.staged and other.staged and one.kind == "number" and one.staged != other.staged:
            return 0.0  # goals of two stages
        foreign = _is_foreign(one, other), _is_foreign(other, one)
        if all(foreign) or (any(foreign) and one.kind == "limit"):
            return 0.0
        whole, part = self.alike(one.whole, other.whole), self.alike(one.part, other.part)
        if _is_apart(one, other) and min(whole, part) < _NEARLY:
            return 0.0
        if one.kind == "lead":
            return whole if whole >= _TASK else 0.0
        if one.kind == "number" and part >= _NEARLY and whole >= _LITTLE and len(one.part & other.part) >= _ENOUGH:
            return whole + part
        return whole + part if whole >= _WHOLE and part >= _PART else 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share of what both texts tell that is common, 0 to 1; rare pairs tell more."""
        total = self._weight(one) + self._weight(other)
        return round(2 * self._weight(one & other) / total, 4) if total else 0.0

    def _weight(self, pairs: Iterable[str]) -> float:
        return math.fsum(math.log(1 + self._number / (1 + self._usage[pair])) for pair in sorted(pairs))


def _is_foreign(one: Claim, other: Claim) -> bool:
    """Whether a claim names the subject of its document, and the other one is about something else (供热, 燃气)."""
    return bool(one.subject) and not one.subject & (other.whole | other.subjects)


def _is_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in documents of two subjects, and neither speaks of that of the other one."""
    near = one.subjects & (other.subjects | other.whole) or other.subjects & one.whole
    return bool(one.subjects and other.subjects and not near)


def _meet(one: Claim, other: Claim) -> bool:
    """Whether two claims hold in one place, and do not stand in one policy document.

    A sum of one region says nothing of another one, nor does a rule of one city of another one; where a document states two values, they are
    for two cases.
    """
    pairs = [
        (a, b)
        for a in one.stated
        for b in other.stated
        if a.rank in _PROJECT or a.document != b.document or not a.document
    ]
    if not any(_is_one_region(a, b) for a, b in pairs):
        return False
    if one.sum or other.sum or one.kind == "lead":
        return any(a.rank == b.rank or {a.rank, b.rank} & set(_PROJECT) for a, b in pairs)
    return True


def _is_one_region(one: Stated, other: Stated) -> bool:
    local = all(each.rank in ("city", "county") for each in (one, other))
    return not (one.rank == other.rank or local) or not (one.region and other.region) or one.region == other.region


def _conflict(group: Sequence[Claim], assessment: Assessment) -> Conflict:
    sides = tuple(_side(assessment.requirements[c.requirement], c.stated[0].words, assessment) for c in group)
    stated = tuple(stated for claim in group for stated in claim.stated)
    return Conflict(group[0].kind, sides, governing(stated), stated)


def _side(requirement: Requirement, words: str, assessment: Assessment) -> ConflictSide:
    basis = next((b for b in requirement.bases if b.kind != "evidence"), None)
    document = assessment.documents.get(basis.ref) if basis else None
    source = ""
    if basis:
        source = (
            f"{document.title}（{document.number}）"
            if document and document.number
            else document.title
            if document
            else basis.ref
        )
    return ConflictSide(
        requirement.id,
        requirement.statement,
        words,
        source,
        basis.locator if basis else "",
        requirement.force,
        requirement.in_scope,
        assessment.place(requirement.id),
    )

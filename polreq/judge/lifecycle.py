"""What rests on policies that do not hold any more (效力影响): each requirement with what to do, and the features that hang on it."""

from collections.abc import Mapping
from datetime import date

from polreq.change.lifecycle import Lives
from polreq.checks.assessment import Assessment
from polreq.judge.standing import Standings
from polreq.model.layer import FEATURE
from polreq.model.requirement import Requirement
from polreq.results.lifecycle import (
    OVER,
    POLICY_STATES,
    Lifecycle,
    PolicyAction,
    PolicyLife,
    ReadEndings,
    RestingItem,
    StandingPolicy,
)
from polreq.results.versions import StaleItem

#: Where the clauses went of a document that was compared with its successor: requirement → what became of its clause, if it is another.
Heirs = Mapping[str, StaleItem]


def lives_of(assessment: Assessment, lives: Lives, day: date, within: int) -> tuple[PolicyLife, ...]:
    """Say how every document of a workspace stands, what needs to be done first, then in the order of the workspace."""
    found = [lives.of(document, day, within) for document in assessment.workspace.documents]
    return tuple(sorted(found, key=lambda life: POLICY_STATES.index(life.state)))


def lifecycle(
    assessment: Assessment,
    standings: Standings,
    lives: tuple[PolicyLife, ...],
    heirs: Mapping[str, Heirs],
    window: tuple[date, int],
    endings: tuple[ReadEndings, ...] = (),
) -> Lifecycle:
    """Say how all policies stand, and what rests on those that do not hold.

    Args:
        assessment: the workspace.
        standings: says how bases stand.
        lives: how every document stands.
        heirs: of documents whose successor is in the workspace too, by id.
        window: the day, and days that count as soon.
        endings: documents from outside that were looked at besides.
    """
    resting: dict[str, list[Requirement]] = {}
    for requirement in assessment.workspace.requirements:
        if requirement.status != "rejected":
            for ref in dict.fromkeys(b.ref for b in requirement.bases if b.kind == "clause"):
                resting.setdefault(ref, []).append(requirement)
    finder = _Resting(assessment, standings, {life.document for life in lives if life.state in (*OVER, "soon")})
    policies = []
    for life in lives:
        demands = resting.get(life.document, [])
        touched = demands if life.state in (*OVER, "soon") else []
        items = tuple(finder.item(one, life, heirs.get(life.document)) for one in touched)
        policies.append(StandingPolicy(life, len(demands), items))
    return Lifecycle(*window, tuple(policies), endings)


class _Resting:
    """Says what to do with the requirements of policies that do not hold, or will soon not.

    Args:
        assessment: the workspace.
        standings: says how bases stand.
        ending: ids of those policies.
    """

    def __init__(self, assessment: Assessment, standings: Standings, ending: set[str]) -> None:
        self._assessment, self._standings, self._ending = assessment, standings, ending

    def item(self, requirement: Requirement, life: PolicyLife, heirs: Heirs | None) -> RestingItem:
        """Say what to do with a requirement.

        Args:
            requirement: it.
            life: of the policy on which it rests.
            heirs: where the clauses of the policy went; None where there is no successor to compare with.
        """
        locator = next(b.locator for b in requirement.bases if b.kind == "clause" and b.ref == life.document)
        others = self._others(requirement)
        places: tuple[str, ...] = ()
        change = ""
        if heirs is not None:
            stale = heirs.get(requirement.id)
            places, change = (stale.places, stale.change) if stale else ((locator,), "unchanged")
        graph = self._assessment.graph
        features = tuple(i for i in graph.closure_below(requirement.id) if graph.layers.get(i) == FEATURE)
        return RestingItem(
            requirement.id,
            requirement.statement,
            locator,
            _action(life, others, change),
            others,
            places,
            change,
            graph.below.get(requirement.id, ()),
            features,
            tuple(one for one in features if self._hangs(one)),
        )

    def _others(self, requirement: Requirement) -> tuple[str, ...]:
        """Return the other bases of a requirement that hold, evidence from users left out."""
        bases = [b for b in requirement.bases if b.kind != "evidence"]
        reasons = self._standings.of(requirement.id, via=False)
        return tuple(
            f"{reason.named} {reason.locator}".strip()
            for basis, reason in zip(bases, reasons, strict=True)
            if reason.carries and not (basis.kind == "clause" and basis.ref in self._ending)
        )

    def _hangs(self, feature: str) -> bool:
        """Whether nothing else in force asks for a feature: every requirement above it that rests on anything rests on what ends."""
        above = (self._assessment.requirements[id] for id in self._assessment.graph.closure_above(feature))
        based = [r for r in above if r.status != "rejected" and any(b.kind != "evidence" for b in r.bases)]
        return bool(based) and not any(self._others(r) for r in based)


def _action(life: PolicyLife, others: tuple[str, ...], change: str) -> PolicyAction:
    if others:
        return "keep"
    if change == "removed":
        return "gone"
    if change:
        return "migrate"
    return "bring" if life.successor_named and not life.successor else "ask"

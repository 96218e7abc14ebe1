"""Judge whether demands are supported (真伪需求): basis, its force, duty, product, users, means, duplicates, prohibitions.

Nothing is guessed: what nobody wrote down is unknown, and unknown is never taken for "no".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.change.registry import Registry
from polreq.checks.assessment import Assessment
from polreq.judge.prohibited import COMPLAINTS, PROHIBITED, SOURCE
from polreq.judge.standing import Standings
from polreq.judge.user_demands import users_near
from polreq.judge.using import is_used, uses_of
from polreq.link.forbidding import breach, doings, forbidden_acts
from polreq.link.item import LinkItem
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.results.demand_verdicts import (
    DEMAND_VERDICTS,
    BasisReason,
    DemandReason,
    DemandVerdict,
    DemandVerdicts,
    DutyReason,
    ForbiddenReason,
    MeansReason,
    NoProductReason,
    TwinReason,
    UsedReason,
    UsersReason,
)

#: Columns of lists that say who asks for something.
_PROPOSERS: Final = (
    "提出单位", "提出部门", "提出处室", "提出方", "提出人", "需求单位", "需求部门", "需求提出", "牵头提出", "proposer", "proposed by", "requester", "requested by",
)  # fmt: skip
#: A name of a body has so many characters at least.
_SHORTEST_BODY: Final = 3


@dataclass(frozen=True, slots=True)
class Twin:
    """Another item that says the same, and whether it is the one to keep."""

    id: str
    kept: bool


def open_demands(assessment: Assessment) -> tuple[str, ...]:
    """Return what is judged where nothing is named: requirements below policy and features that are neither delivered nor given up."""
    closed = {i.id for i in assessment.coverage.items if i.state in ("delivered", "justified")}
    requirements = (
        r.id for r in assessment.workspace.requirements if r.layer != "high" and r.in_scope and r.id not in closed
    )
    return (*requirements, *(f.id for f in assessment.workspace.features if not (f.done or f.given_up)))


def judge(
    assessment: Assessment,
    ids: Iterable[str],
    registry: Registry,
    items: Mapping[str, LinkItem],
    twins: Mapping[str, Sequence[Twin]],
) -> DemandVerdicts:
    """Judge demands.

    Args:
        assessment: the workspace, as of a day.
        ids: of requirements and features.
        registry: known documents, those of the workspace among them.
        items: all requirements and features by id, as they are linked.
        twins: what says the same, by id.
    """
    judging = _Judging(assessment, registry, items, twins)
    judged = sorted(map(judging.judge, dict.fromkeys(ids)), key=lambda one: DEMAND_VERDICTS.index(one.verdict))
    return DemandVerdicts(assessment.as_of, tuple(judged))


class _Judging:
    def __init__(
        self,
        assessment: Assessment,
        registry: Registry,
        items: Mapping[str, LinkItem],
        twins: Mapping[str, Sequence[Twin]],
    ) -> None:
        self._assessment = assessment
        self._items = items
        self._twins = twins
        self._standings = Standings(assessment, registry)
        self._uses = uses_of(assessment.workspace.usage)
        self._remarks = {remark.item: remark for remark in assessment.remarks if remark.code == "Q006"}
        self._forbidding = [
            (r, forbidden_acts(items[r.id]))
            for r in assessment.workspace.requirements
            if r.kind == "prohibition" and r.status != "rejected" and self._standings.holds(r.id)
        ]

    def judge(self, id: str) -> DemandVerdict:
        """Judge one demand."""
        above = [a for a in self._assessment.graph.closure_above(id) if a != id]
        bases = tuple(self._bases(id, above))
        users = tuple(self._users(id, above))
        used = tuple(self._used(id))
        wanted = bool(users) or not all(u.low for u in used)
        forbidden = tuple(self._forbidden(id, above))
        twins = tuple(self._same(id))
        duty = self._duty(id)
        reasons: tuple[DemandReason, ...] = (
            *forbidden, *twins, *bases, *users, *used, *([duty] if duty else ()), *self._means(id), *self._product(id),
        )  # fmt: skip
        carried = any(b.carries for b in bases)
        if forbidden:
            verdict = "forbidden"
        elif any(t.kept for t in twins):
            verdict = "duplicate"
        elif not carried and not wanted:
            verdict = "unsupported"
        else:
            verdict = "supported" if wanted else "users_unknown"
        unknowns = tuple(self._unknowns(bases, duty, wanted=wanted))
        return DemandVerdict(id, self._text(id), verdict, reasons, unknowns, self._assessment.place(id))

    def _unknowns(self, bases: Sequence[BasisReason], duty: DutyReason | None, *, wanted: bool) -> Iterator[str]:
        carrying = [b for b in bases if b.carries]
        if carrying and all(b.standing != "in_force" for b in carrying):
            yield "force"
        if duty is None or not duty.proposer:
            yield "duty"
        if not wanted:
            yield "users"
        if self._assessment.as_of is None and any(b.kind == "clause" for b in bases):
            yield "day"

    def _bases(self, id: str, above: Sequence[str]) -> Iterator[BasisReason]:
        if id in self._assessment.requirements:
            yield from self._standings.of(id, via=False)
        for upper in above:
            if self._assessment.requirements[upper].status != "rejected":
                yield from self._standings.of(upper, via=True)

    def _users(self, id: str, above: Sequence[str]) -> Iterator[UsersReason]:
        """Yield evidence of a demand, of what it serves, and of the users' demands that serve it or that its features answer."""
        for one in dict.fromkeys((id, *above, *users_near(self._assessment, id))):
            requirement = self._assessment.requirements.get(one)
            if requirement is None or requirement.status == "rejected":
                continue
            for basis in requirement.bases:
                if basis.kind == "evidence":
                    place = basis.place or self._assessment.place(one)
                    yield UsersReason(basis.ref, basis.count, basis.on, "" if one == id else one, place)

    def _used(self, id: str) -> Iterator[UsedReason]:
        """Yield how a feature is used, or the features below a requirement, most used first; what is unknown is left out."""
        low = self._assessment.workspace.settings.low_usage
        found = (self._uses[i] for i in (id, *self._assessment.graph.closure_below(id)) if i in self._uses)
        for use in sorted(found, key=lambda one: -one.per_month):
            via = "" if use.feature == id else use.feature
            yield UsedReason(
                use.feature, use.measure, use.total, use.per_month, use.last, not is_used(use, low), via, use.place
            )

    def _forbidden(self, id: str, above: Sequence[str]) -> Iterator[ForbiddenReason]:
        """Yield what a demand would do that is forbidden; neither a prohibition does it, nor what carries one out, nor a complaint of it."""
        demand, item = self._assessment.requirements.get(id), self._items[id]
        if (demand and demand.kind == "prohibition") or COMPLAINTS.search(item.fields.get("title", "")):
            return
        for act in PROHIBITED:
            if words := doings(item, (act.pattern,)):
                yield ForbiddenReason(act.key, words, "", SOURCE)
        for requirement, acts in self._forbidding:
            if requirement.id not in (id, *above) and (found := breach(acts, item)):
                place = self._assessment.place(requirement.id)
                yield ForbiddenReason("", tuple(found.done.split("、")), found.forbidden, requirement.id, place)

    def _same(self, id: str) -> Iterator[TwinReason]:
        for twin in self._twins.get(id, ()):
            yield TwinReason(twin.id, self._text(twin.id), twin.kept)

    def _duty(self, id: str) -> DutyReason | None:
        """Say whose duty a demand is; None if no word of a duty stands in it."""
        proposer = self._proposer(id)
        text = self._items[id].text
        found = [(d.body, word) for d in self._assessment.workspace.settings.duties for word in d.words if word in text]
        own = next(((body, word) for body, word in found if proposer and _is_same_body(body, proposer)), None)
        if own:
            return DutyReason(proposer, own[1], own[0], own=True)
        return DutyReason(proposer, found[0][1], found[0][0], own=False) if found else None

    def _proposer(self, id: str) -> str:
        """Return who asks for a demand: by a column of its list, its source, or a body that its minutes or instruction name."""
        item: Requirement | Feature = self._assessment.requirements.get(id) or self._assessment.features[id]
        for column, text in item.custom:
            if text.strip() and column.strip().lower().startswith(_PROPOSERS):
                return text.strip()
        if isinstance(item, Feature):
            return item.source.strip()
        bodies = [d.body for d in self._assessment.workspace.settings.duties]
        said = (b.ref for b in item.bases if b.kind in ("instruction", "meeting"))
        return next((body for ref in said for body in bodies if body in ref), "")

    def _means(self, id: str) -> Iterator[MeansReason]:
        if remark := self._remarks.get(id):
            yield MeansReason(remark.words, remark.place)

    def _product(self, id: str) -> Iterator[NoProductReason]:
        requirement = self._assessment.requirements.get(id)
        if requirement and not requirement.product:
            yield NoProductReason()

    def _text(self, id: str) -> str:
        requirement = self._assessment.requirements.get(id)
        return requirement.statement if requirement else self._assessment.features[id].title


def _is_same_body(body: str, proposer: str) -> bool:
    """Whether a proposer, as people write it, is a body: 市数据局, 市数据局李处, 望川市数据局."""
    return body in proposer or (len(proposer) >= _SHORTEST_BODY and proposer in body)

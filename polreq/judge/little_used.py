"""Features that are built, that something asks for, and that are little used (已建未用): keep, improve or merge, with the reasons."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.judge.standing import Standings
from polreq.judge.user_demands import evidence_of
from polreq.judge.using import is_low, is_used
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.results.users import FeatureUse, LittleUsed, UseReason
from polreq.text.likeness import likeness, pairs

#: A service of which fewer than four in five uses succeed keeps people away; ours.
_SUCCESS: Final = 0.8
#: A share of bad ratings that is high for 好差评, where nearly all ratings are good; ours.
_BAD: Final = 0.05
#: Shares of fewer uses tell nothing; ours.
_TELLING: Final = 10
#: Titles are near from this likeness on (Dice coefficient of pairs of letters), so that one entrance may do for both.
_NEAR: Final = 0.5


def little_used(
    assessment: Assessment, uses: Mapping[str, FeatureUse], standings: Standings, low: int
) -> tuple[tuple[LittleUsed, ...], tuple[str, ...]]:
    """Find features that are delivered and asked for, and say how they are used.

    Args:
        assessment: the workspace.
        uses: how much features are used.
        standings: says whether a requirement still holds.
        low: uses of a month below which a feature is little used.

    Returns:
        Those that are known to be little used, least used first; and ids of those of whose use too little is known.
    """
    asked = [f for f in assessment.workspace.features if f.done and _asking(assessment, f, standings)]
    judging = _Judging(assessment, uses, standings, low)
    found = [judging.judge(f) for f in asked if f.id in uses and is_low(uses[f.id], low)]
    unknown = tuple(
        f.id for f in asked if f.id not in uses or not (is_low(uses[f.id], low) or is_used(uses[f.id], low))
    )
    return tuple(sorted(found, key=lambda one: one.use.per_month)), unknown


def _asking(assessment: Assessment, feature: Feature, standings: Standings) -> list[Requirement]:
    """Return the requirements above a feature that rest on something but users' words."""
    above = (assessment.requirements[id_] for id_ in assessment.graph.closure_above(feature.id))
    based = (r for r in above if r.layer == "high" or any(b.kind != "evidence" for b in r.bases))
    return [r for r in based if r.status != "rejected" and standings.holds(r.id)]


class _Judging:
    def __init__(self, assessment: Assessment, uses: Mapping[str, FeatureUse], standings: Standings, low: int) -> None:
        self._assessment = assessment
        self._uses = uses
        self._standings = standings
        self._low = low
        self._used = [f for f in assessment.workspace.features if f.done and f.id in uses and is_used(uses[f.id], low)]

    def judge(self, feature: Feature) -> LittleUsed:
        """Say what may be done about a feature."""
        use = self._uses[feature.id]
        instead = tuple(self._instead(feature))
        bad = tuple(self._failing(feature, use))
        mandatory = tuple(self._mandatory(feature))
        advice = "merge" if instead else "improve" if bad else "keep" if mandatory else "improve"
        reasons = (*instead, *bad, *mandatory) or (UseReason("unexplained"),)
        return LittleUsed(use, feature.title, advice, reasons, self._assessment.place(feature.id))

    def _instead(self, feature: Feature) -> Iterator[UseReason]:
        """Yield the nearest feature that is used, serves a requirement that this one serves too, and is called nearly the same."""
        above = set(self._assessment.graph.closure_above(feature.id))
        own = pairs(feature.title)
        near = [
            (like, other)
            for other in self._used
            if above & set(self._assessment.graph.closure_above(other.id))
            and (like := likeness(own, pairs(other.title))) >= _NEAR
        ]
        if near:
            other = max(near, key=lambda one: one[0])[1]
            use = self._uses[other.id]
            yield UseReason("instead", other.id, other.title, use.per_month, use.measure)

    def _failing(self, feature: Feature, use: FeatureUse) -> Iterator[UseReason]:
        looked = next(((m, n) for m, n in use.others if n >= self._low and m in ("views", "visitors")), None)
        if looked:
            yield UseReason("looked", number=looked[1], measure=looked[0])
        enough = use.total >= _TELLING
        if enough and use.success is not None and use.success < _SUCCESS:
            yield UseReason("failing", number=use.success)
        if enough and use.bad is not None and use.bad >= _BAD:
            yield UseReason("badly_rated", number=use.bad)
        for id_ in self._assessment.graph.closure_above(feature.id):
            requirement = self._assessment.requirements[id_]
            if requirement.layer == "user" and requirement.status != "rejected" and evidence_of(requirement):
                text = requirement.title or requirement.statement
                yield UseReason("voiced", id_, text, evidence_of(requirement))

    def _mandatory(self, feature: Feature) -> Iterator[UseReason]:
        for requirement in _asking(self._assessment, feature, self._standings):
            if requirement.force == "must":
                yield UseReason("mandatory", requirement.id, requirement.title or requirement.statement)

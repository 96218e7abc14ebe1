"""Put what is still to be met in order, by a profile; every factor says what it gives, or that nothing is known.

The order knows nothing of ids and names of files: what is equal in all that is weighed is ordered by the day and title of its document and
the order of its text, or else by its words.
"""

import math
from collections.abc import Iterable
from datetime import date
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.judge.user_demands import evidence_of
from polreq.judge.using import uses_of
from polreq.late import late
from polreq.model.feature import Feature
from polreq.model.priority import FACTORS, Profile
from polreq.model.requirement import Requirement
from polreq.results.coverage import ItemCoverage
from polreq.results.priorities import BUCKETS, Placed, Points, Priorities

#: Least score of each bucket but the last (MoSCoW). Ours: quarters would call half of what nobody asked for a should.
_LEAST: Final = (("must", 70.0), ("should", 50.0), ("could", 30.0))

_FORCES: Final = {"must": 1.0, "should": 0.5, "may": 0.2}

#: Days after which a deadline presses no more than none.
_FAR: Final = 3 * 365

#: Columns of lists in which evaluations say points, and tools the effort.
_POINTS: Final = ("分值", "权重", "分数", "score", "weight", "points")
_EFFORTS: Final = (
    "预计工时",
    "预估工时",
    "工时",
    "工作量",
    "估算",
    "人天",
    "故事点",
    "story points",
    "estimates",
    "estimate",
    "effort",
)
_NUMBER: Final = late(r"\d+(?:\.\d+)?")


def rank(assessment: Assessment, profile: Profile) -> Priorities:
    """Put the requirements in scope that are neither delivered nor justified in order.

    Args:
        assessment: what is known of the workspace, as of a day.
        profile: what weighs how much.
    """
    open_ = [i for i in assessment.coverage.items if i.state not in ("delivered", "justified")]
    measured = _Measures(assessment, profile, [assessment.requirements[i.id] for i in open_])
    ranked = [_ranked(assessment.requirements[i.id], i, profile, measured) for i in open_]
    due = {i.id: i.due or date.max for i in open_}
    origins = _origins(assessment)
    ranked.sort(key=lambda r: (BUCKETS.index(r.bucket), -r.score, due[r.id], origins[r.id]))
    return Priorities(profile.name, tuple(ranked))


def _origins(assessment: Assessment) -> dict[str, tuple[int, str, int, str]]:
    """Return by what equals are ordered: the newer document first, the order of its text, then the words."""
    origins = {}
    for place, requirement in enumerate(assessment.workspace.requirements):
        refs = (assessment.documents.get(b.ref) for b in requirement.bases if b.kind == "clause")
        document = next((d for d in refs if d), None)
        if document is None:
            origins[requirement.id] = (0, "", 0, requirement.statement)
        else:
            written = document.dates.written
            origins[requirement.id] = (
                -written.toordinal() if written else 0,
                document.title,
                place,
                requirement.statement,
            )
    return origins


def _ranked(requirement: Requirement, item: ItemCoverage, profile: Profile, measured: "_Measures") -> Placed:
    points = []
    for factor in FACTORS:
        if most := profile.weights.of(factor):
            share = measured.share(factor, requirement, item)
            points.append(Points(factor, most, None if share is None else round(most * share, 2)))
    known = [p for p in points if p.given is not None]
    most = sum(p.most for p in known)
    score = round(100 * sum(p.given or 0 for p in known) / most, 1) if most else 0.0
    bucket = next((name for name, least in _LEAST if score >= least), BUCKETS[-1])
    floor = profile.floor and bucket != "must" and requirement.layer == "high" and requirement.force == "must"
    return Placed(requirement.id, score, "must" if floor else bucket, floor, tuple(points))


class _Measures:
    """What each factor says of a requirement, as a share of the most that it can say."""

    def __init__(self, assessment: Assessment, profile: Profile, open_: Iterable[Requirement]) -> None:
        self._as_of = assessment.as_of
        self._soon = assessment.workspace.settings.due_soon_days
        self._layers = profile.layers
        self._points = {r.id: _points(r) for r in open_}
        self._evidence = {r.id: evidence_of(r) for r in open_}
        self._use = _use(assessment, list(self._evidence))
        self._effort = {r.id: _effort(r, _below(assessment, r.id)) for r in open_}
        self._most_points = max(self._points.values(), default=0.0)
        self._most_evidence = max(self._evidence.values(), default=0)
        self._most_effort = max(self._effort.values(), default=0.0)

    def share(self, factor: str, requirement: Requirement, item: ItemCoverage) -> float | None:
        if factor == "layer":
            return self._layer(requirement.layer)
        if factor == "force":
            return _FORCES[requirement.force]
        if factor == "deadline":
            return self._deadline(item.due)
        if factor == "points":
            return self._points[item.id] / self._most_points if self._points[item.id] else None
        if factor == "evidence":
            # ten times as many voices count one step more, whatever their number
            number = self._evidence[item.id]
            voices = math.log1p(number) / math.log1p(self._most_evidence) if number else 0.0
            return max(voices, self._use[item.id]) or None
        effort = self._effort[item.id]
        return 1 - effort / self._most_effort if effort else None

    def _layer(self, layer: str) -> float:
        if layer not in self._layers:
            return 0.0
        return 1 - self._layers.index(layer) / max(1, len(self._layers) - 1)

    def _deadline(self, due: date | None) -> float | None:
        """Return 1 for what is overdue, a half where `soon` begins, 0 for what is far or has no day."""
        if self._as_of is None:
            return None
        if due is None:
            return 0.0
        days = (due - self._as_of).days
        if days < 0:
            return 1.0
        if days <= self._soon:
            return 1 - 0.5 * days / max(1, self._soon)
        return max(0.0, 0.5 * (1 - (days - self._soon) / _FAR))


def _below(assessment: Assessment, id: str) -> list[Feature]:
    return [assessment.features[i] for i in assessment.graph.closure_below(id) if i in assessment.features]


def _use(assessment: Assessment, ids: Iterable[str]) -> dict[str, float]:
    """Return how much the features below each requirement are used, 0 to 1, by orders of magnitude, beside the most that is counted in the same way.

    Uses and voices are never added: a page is looked at more often than anybody calls. No use counts for nothing, not against anything.
    """
    uses = uses_of(assessment.workspace.usage)
    most: dict[str, float] = {}
    for use in uses.values():
        most[use.measure] = max(most.get(use.measure, 0.0), use.per_month)
    shares = {u.feature: math.log1p(u.per_month) / math.log1p(most[u.measure]) for u in uses.values() if u.per_month}
    return {id: max((shares.get(f.id, 0.0) for f in _below(assessment, id)), default=0.0) for id in ids}


def _points(requirement: Requirement) -> float:
    """Read the points (分值) that an evaluation gives, out of the columns of the list that it came from."""
    return _column(requirement.custom, _POINTS)


def _effort(requirement: Requirement, features: Iterable[Feature]) -> float:
    """Read the effort that a list says of a requirement or else of its features; 0 where nobody says."""
    return _column(requirement.custom, _EFFORTS) or sum(_column(f.custom, _EFFORTS) for f in features)


def _column(custom: Iterable[tuple[str, str]], names: tuple[str, ...]) -> float:
    for column, text in custom:
        if column.strip().lower().startswith(names) and (number := _NUMBER.search(text)):
            return float(number[0])
    return 0.0

"""Measure how a workspace stood, and say whether what was delivered so far suffices."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.results.history import (
    FEWEST_BURN_POINTS,
    BurnPace,
    BurnPoint,
    Burnup,
    DueTally,
    HistoryMeasure,
    HistoryPoint,
)

#: Points at the end of a history by which the pace is measured.
PACE_POINTS: Final = 6


def measure(assessment: Assessment) -> HistoryMeasure:
    """Measure how a workspace stands."""
    coverage = assessment.coverage
    unproven = [f.id for f in assessment.workspace.features if not f.given_up and not f.is_proven]
    above = assessment.graph.reaching(unproven)
    return HistoryMeasure(
        coverage.total,
        sum(item.deep and item.id not in above for item in coverage.items),
        sum(item.is_pressing and item.window == "passed" for item in coverage.items),
        _dues(assessment),
    )


def _dues(assessment: Assessment) -> tuple[DueTally, ...]:
    tallies: dict[date | None, list[int]] = {}
    for item in assessment.coverage.items:
        tally = tallies.setdefault(item.due, [0, 0, 0])
        tally[0] += 1
        tally[1] += item.state == "justified"
        tally[2] += item.state == "delivered"
    return tuple(DueTally(day, *tallies[day]) for day in sorted(tallies, key=lambda day: day or date.max))


def make_burnup(points: Iterable[HistoryPoint], until: date | None) -> Burnup | None:
    """Say how delivery went towards a deadline.

    Args:
        points: oldest first; those that could not be measured, and those whose day is not before that of a later one, are left out.
        until: the day by which everything is to be delivered; None: the nearest deadline of what is not delivered yet, by which
            everything is to be delivered that is due until then.

    Returns:
        None where nothing was measured, or no deadline is ahead.
    """
    measured: list[tuple[date, HistoryMeasure]] = []
    for point in points:
        if point.measure is not None:
            # of two commits of one day the later says how it ended; a day after that of a later commit is a clock that was wrong
            while measured and measured[-1][0] >= point.day:
                measured.pop()
            measured.append((point.day, point.measure))
    if not measured:
        return None
    now, last = measured[-1]
    day = until or min((t.due for t in last.dues if t.due and t.due >= now and t.delivered < t.scope), default=None)
    if day is None:
        return None
    burnt = tuple(_burnt(when, one.dues, None if until else day) for when, one in measured)
    return Burnup(day, until is not None, burnt, _pace(burnt[-PACE_POINTS:]))


def _burnt(when: date, dues: Iterable[DueTally], until: date | None) -> BurnPoint:
    counted = [t for t in dues if until is None or (t.due is not None and t.due <= until)]
    return BurnPoint(when, sum(t.scope for t in counted), sum(t.delivered for t in counted))


def _pace(points: Sequence[BurnPoint]) -> BurnPace | None:
    if len(points) < FEWEST_BURN_POINTS:
        return None
    first, last = points[0], points[-1]
    days = (last.day - first.day).days
    return BurnPace(first.day, len(points), days, last.delivered - first.delivered, last.scope - first.scope)

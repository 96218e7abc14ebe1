"""How much features are used (使用情况), by what is known of their services; what is not known is never taken for 0."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from polreq.model.usage import COUNTS, UsageFigures, UsedService
from polreq.results.users import FeatureUse

#: What tells most of use: what people did, then what they looked at. Visitors come last, since of days they are added up.
_TELLING: Final = ("cases", "uses", "views", "visitors")

#: Figures are taken of the year that ends with the last known day: what is older says little of today.
_YEAR: Final = timedelta(days=365)

#: Days of a month, for comparing.
MONTH: Final = 30

#: Fewer days say too little of a month.
ENOUGH: Final = 28


def uses_of(usage: Sequence[UsedService]) -> dict[str, FeatureUse]:
    """Return for each feature of which something is counted how much it is used.

    Args:
        usage: services of the workspace, those among them that nobody has matched to a feature.
    """
    days = [one.days[1] for service in usage for one in service.figures]
    if not days:
        return {}
    since = max(days) - _YEAR
    by_feature: defaultdict[str, list[tuple[UsedService, list[UsageFigures]]]] = defaultdict(list)
    for service in usage:
        if service.feature:
            figures = [one for one in service.figures if one.days[1] > since]
            by_feature[service.feature].append((service, figures))
    return {id_: use for id_, each in by_feature.items() if (use := _use(id_, each)) is not None}


def _use(feature: str, services: Sequence[tuple[UsedService, list[UsageFigures]]]) -> FeatureUse | None:
    monthly: dict[str, float] = {}
    totals: dict[str, int] = {}
    longest: dict[str, int] = {}
    known: dict[str, list[UsageFigures]] = {}
    for measure in COUNTS:
        for _, figures in services:
            counted = [one for one in figures if getattr(one, measure) is not None]
            if not counted:
                continue
            total, days = sum(getattr(one, measure) for one in counted), sum(map(_length, counted))
            totals[measure] = totals.get(measure, 0) + total
            monthly[measure] = monthly.get(measure, 0.0) + total * MONTH / days
            longest[measure] = max(longest.get(measure, 0), days)
            known.setdefault(measure, []).extend(counted)
    measure = next((one for one in _TELLING if one in monthly), "")
    if not measure:
        return None
    every = [one for _, figures in services for one in figures]
    return FeatureUse(
        feature,
        measure,
        totals[measure],
        round(monthly[measure], 1),
        min(one.days[0] for one in known[measure]),
        max(one.days[1] for one in known[measure]),
        longest[measure],
        tuple((one, round(monthly[one], 1)) for one in _TELLING if one in monthly and one != measure),
        _mean(every, "success"),
        _mean(every, "bad"),
        tuple(dict.fromkeys(service.source for service, figures in services if figures)),
        next((service.place for service, _ in services), None),
    )


def _length(figures: UsageFigures) -> int:
    first, last = figures.days
    return (last - first).days + 1


def _mean(figures: Iterable[UsageFigures], rate: str) -> float | None:
    """Return the mean share of the periods that tell it, weighed by what was counted in them."""
    known: list[tuple[float, int]] = []
    for one in figures:
        share: float | None = getattr(one, rate)
        if share is not None:
            known.append((share, next((n for key in _TELLING if (n := getattr(one, key)) is not None), 1)))
    if not known:
        return None
    weights = sum(weight for _, weight in known)
    if not weights:
        return round(sum(share for share, _ in known) / len(known), 4)
    return round(sum(share * weight for share, weight in known) / weights, 4)


def is_low(use: FeatureUse, low: int) -> bool:
    """Whether a feature is known to be little used; not where too few days are known."""
    return use.days >= ENOUGH and use.per_month < low


def is_used(use: FeatureUse, low: int) -> bool:
    """Whether a feature is known to be used; a few days suffice if they hold enough."""
    return use.per_month >= low and use.total >= low

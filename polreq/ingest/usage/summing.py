"""Figures of rows → figures of periods: days of a month put together, counts added, shares weighed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from polreq.model.usage import COUNTS, RATES, UsageFigures, period_days, period_text

#: By which count shares are weighed, the first that is known.
_WEIGHTS: Final = ("cases", "uses", "views", "visitors")


#: A count of a row; None: the row has none; spoiled: it has one that cannot be read, so that no sum holds.
CountedCell = int | Literal["spoiled"] | None


@dataclass(frozen=True, slots=True)
class RowFigures:
    """The figures of one row: None where nothing is known."""

    period: str
    counts: Mapping[str, CountedCell]
    rates: Mapping[str, float | None]


def by_month(periods: Iterable[str]) -> dict[str, str]:
    """Return for each period of one day the stretch of its month that a table tells of: the first to the last of its days."""
    days = sorted({found[0] for text in periods if (found := period_days(text)) and found[0] == found[1]})
    months: dict[tuple[int, int], list[int]] = {}
    for position, day in enumerate(days):
        months.setdefault((day.year, day.month), []).append(position)
    return {
        days[n].isoformat(): period_text(days[positions[0]], days[positions[-1]])
        for positions in months.values()
        for n in positions
    }


def summed(rows: Sequence[RowFigures]) -> tuple[UsageFigures, ...]:
    """Put the rows of a service together, one for each period of which something is known, in the order of time.

    Counts are added; so are visitors, of whom nobody knows whether they came on several days.
    """
    periods: dict[str, list[RowFigures]] = {}
    for row in rows:
        periods.setdefault(row.period, []).append(row)
    found = [_together(period, each) for period, each in periods.items()]
    return tuple(sorted((one for one in found if one.is_known), key=lambda one: one.days))


def _together(period: str, rows: Sequence[RowFigures]) -> UsageFigures:
    counts = {key: [n for row in rows if (n := row.counts.get(key)) is not None] for key in COUNTS}
    rates = {
        key: _mean([(share, _weight(row)) for row in rows if (share := row.rates.get(key)) is not None])
        for key in RATES
    }
    added = {
        key: None if not known or "spoiled" in known else sum(n for n in known if n != "spoiled")
        for key, known in counts.items()
    }
    return UsageFigures(
        period, added["views"], added["visitors"], added["uses"], added["cases"], rates["success"], rates["bad"]
    )


def _weight(row: RowFigures) -> int | None:
    return next((n for key in _WEIGHTS if isinstance(n := row.counts.get(key), int)), None)


def _mean(shares: Sequence[tuple[float, int | None]]) -> float | None:
    """Return the mean, weighed where all weights are known and not all are 0."""
    if not shares:
        return None
    weights = [weight for _, weight in shares]
    known = [weight for weight in weights if weight is not None]
    if len(known) < len(weights) or not sum(known):
        known = [1] * len(shares)
    total = sum(share * weight for (share, _), weight in zip(shares, known, strict=True))
    return round(total / sum(known), 6)


def merged(
    kept: Sequence[UsageFigures], read: Sequence[UsageFigures]
) -> tuple[tuple[UsageFigures, ...], tuple[str, ...]]:
    """Bring figures up to date: what is new takes the place of whatever it overlaps.

    Returns:
        All figures in the order of time, and the periods that were given up though they reach beyond what is new.
    """
    stay, lost = [], []
    for old in kept:
        over = [new for new in read if new.days[0] <= old.days[1] and old.days[0] <= new.days[1]]
        if not over:
            stay.append(old)
        elif min(new.days[0] for new in over) > old.days[0] or max(new.days[1] for new in over) < old.days[1]:
            lost.append(old.period)
    return tuple(sorted((*stay, *read), key=lambda one: one.days)), tuple(lost)

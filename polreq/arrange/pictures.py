"""What a report shows in pictures: coverage on channels, and when things fall due."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from polreq.arrange.wording import ShownIndex
from polreq.results.coverage import ItemCoverage
from polreq.results.figures import figure
from polreq.results.report import Crossing, Report
from polreq.results.said import Share
from polreq.results.sections import HeatMap, Period, Timeline
from polreq.words import Text
from polreq.words.names import DIMENSIONS, STATES, label
from polreq.words.report import FRONT, told

#: Stretches that can be told apart in one picture.
STRETCHES: Final = 18

#: Rows of one map; the largest groups are shown.
ROWS: Final = 12

#: What becomes of what falls due; all that is neither is a gap.
_FATES: Final = ("delivered", "deep", "justified", "missing")


def channel_maps(report: Report, index: ShownIndex) -> tuple[HeatMap, ...]:
    """Arrange coverage along each dimension and the channels."""
    return tuple(_map(crossing, index) for crossing in report.crossings)


def _map(crossing: Crossing, index: ShownIndex) -> HeatMap:
    ranked = sorted(crossing.rows, key=lambda row: -sum(c.total for c in row[1]))
    kept = {key for key, _ in ranked[:ROWS]}
    rows = (
        (index.row(crossing.dimension, key), tuple(Share(figure("deep", c), c.total) for c in counts))
        for key, counts in crossing.rows
        if key in kept
    )
    columns = tuple(index.row("channel", channel) for channel in crossing.channels)
    return HeatMap(label(DIMENSIONS, crossing.dimension), columns, tuple(rows))


def deadline_line(report: Report) -> Timeline | None:
    """Arrange how many requirements fall due in each stretch of time, and how they stand; None if none has a deadline."""
    dated = [(i.due, i) for i in report.coverage.items if i.due]
    if not dated:
        return None
    days = [day for day, _ in dated] + ([report.as_of] if report.as_of else [])
    number, name = next((way for way in _WAYS if way[0](max(days)) - way[0](min(days)) < STRETCHES), _WAYS[-1])
    first = number(min(days))
    last = min(number(max(days)), first + STRETCHES - 1)
    held: dict[int, list[ItemCoverage]] = {n: [] for n in range(first, last + 1)}
    for day, item in dated:
        held[min(number(day), last)].append(item)
    beyond = number(max(days)) > last
    now = number(report.as_of) if report.as_of else None
    stretches = (
        Period(
            told("undated_after", year=n) if beyond and n == last else name(n),
            tuple(_fates(items)),
            "later" if now is None or n > now else "now" if n == now else "past",
        )
        for n, items in held.items()
    )
    names = tuple((fate, FRONT["open"] if fate == "missing" else label(STATES, fate)) for fate in _FATES)
    return Timeline(FRONT["period"], names, tuple(stretches))


def _fates(items: list[ItemCoverage]) -> Iterator[int]:
    for fate in _FATES:
        yield sum(i.is_gap if fate == "missing" else i.state == fate for i in items)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


#: From the finest to the coarsest: number of the stretch that a day is in, and the name of a stretch.
_WAYS: Final[tuple[tuple[Callable[[date], int], Callable[[int], Text]], ...]] = (
    (_month, lambda n: told("month", year=n // 12, month=n % 12 + 1)),
    (lambda day: _month(day) // 3, lambda n: told("quarter", year=n // 4, quarter=n % 4 + 1)),
    (lambda day: day.year, lambda n: told("year", year=n)),
)

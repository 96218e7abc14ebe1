"""Working days (工作日): by the State Council's notices of holidays where they are known, else from Monday to Friday.

The notice for a year comes out in the November before it (国务院办公厅关于…节假日安排的通知); the package chinese-calendar holds those of 2004
and later, as far as there are any. It is the extra `calendar`: without it, and for years that it does not know, the weekend is what is free.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Workdays:
    """A number of working days.

    Args:
        number: how many; negative where the second day is the earlier one.
        unknown: years whose notices are not known, so that only their weekends were taken for free.
    """

    number: int
    unknown: frozenset[int] = frozenset()


def workdays_until(day: date, until: date) -> Workdays:
    """Count the working days after a day, up to another and with it: from Friday to Monday it is one."""
    if until < day:
        back = workdays_until(until, day)
        return Workdays(-back.number, back.unknown)
    number, unknown = 0, set()
    for year in range(day.year, until.year + 1):
        first = max(day.toordinal() + 1, date(year, 1, 1).toordinal())
        last = min(until.toordinal(), date(year, 12, 31).toordinal())
        if first > last:
            continue
        if worked := _notice(year):
            number += sum(worked(date.fromordinal(n)) for n in range(first, last + 1))
        else:
            unknown.add(year)
            number += _weekdays(last) - _weekdays(first - 1)
    return Workdays(number, frozenset(unknown))


def nth_workday(first: date, number: int) -> date:
    """Return the n-th working day from a day on, the day itself counted if it is one."""
    day = first
    while True:
        number -= _is_worked(day)
        if number <= 0:
            return day
        day += timedelta(1)


def _weekdays(ordinal: int) -> int:
    """Count the days from Monday to Friday up to a day, which is given as its number since the first day of the calendar, a Monday."""
    weeks, rest = divmod(ordinal, 7)
    return 5 * weeks + min(rest, 5)


def _is_worked(day: date) -> bool:
    worked = _notice(day.year)
    return worked(day) if worked else day.weekday() < _SATURDAY


def _notice(year: int) -> Callable[[date], bool] | None:
    """Return what says of the days of a year whether they are worked; None where its notice is not at hand."""
    try:
        from chinese_calendar import is_workday

        is_workday(date(year, 1, 1))
    except (ImportError, NotImplementedError):
        # the extra is not installed, or does not know the year: that is how the package says that no notice had come out when it was made
        return None
    known: Callable[[date], bool] = is_workday
    return known

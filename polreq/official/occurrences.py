"""When something that is done again and again is due next (周期性任务的下一次): 每年3月底前, 每季度首月10日前, 每月前5个工作日内, 每周五.

Reads the words of a rhythm (rhythms.py). A rhythm that names no place in its cycle is due on the last day of the cycle; one of several years
(每两年) or of an unnamed cycle (定期) has no next day, since nobody says when it was done last.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Final

from polreq.late import late
from polreq.official.days import DAY, MONTH
from polreq.official.numerals import integer
from polreq.official.workdays import nth_workday
from polreq.text.normalise import fold

#: Months of a cycle; a week has none.
_CYCLES: Final = (
    (12, late(r"(?:每个?|按|逐)年度?")),
    (6, late(r"(?:每个?|按)半年")),
    (3, late(r"(?:每个?|按|逐)季度?")),
    (1, late(r"(?:每个?|按|逐)月度?")),
    (0, late(r"(?:每个?|按|逐)(?:周|星期)")),
)
_WEEKDAYS: Final = "一二三四五六日"

_DATE: Final = late(rf"(?P<m>{MONTH})月(?:(?P<d>{DAY})[日号]|(?P<third>[上中下])旬|[底末份])?")
_QUARTER: Final = late(r"第?(?P<q>[一二三四1-4])季度")
_HALF: Final = late(r"(?P<half>[上下])半年")
_MONTH_OF: Final = late(rf"(?P<which>首|第一个|第二个|最后一个)月(?:的?(?P<d>{DAY})[日号])?")
_DAY_OF: Final = late(rf"(?P<d>{DAY})[日号]")
_WORKDAY: Final = late(r"[前第](?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})个?工作日")
_BEGINS: Final = late(r"[年季月]?初")
#: A day of the month that is named, and not its last one.
_NAMED: Final = late(r"[日号]|[上中]旬")
#: Years that calendars of computers reach with room on both sides.
_YEARS: Final = range(1900, 9000)
_MONTHS_IN: Final = {"首": 0, "第一个": 0, "第二个": 1, "最后一个": 2}


@dataclass(frozen=True, slots=True)
class Occurrence:
    """When a rhythm is due next.

    Args:
        day: the last day that still meets it.
        months: how many months later it is due again; 0: seven days later.
        month_end: it is due on the last day of a month, however long that is.
        fixed: it is due on the same day in every cycle; working days are not.
    """

    day: date
    months: int
    month_end: bool = False
    fixed: bool = True


def next_occurrence(text: str, on: date) -> Occurrence | None:
    """Return when a rhythm is due next.

    Args:
        text: words of a recurring deadline.
        on: the day to look from; what is due on it is not over.

    Returns:
        None where its words do not say a day.
    """
    key = re.sub(r"\s", "", fold(text))
    found = next(((months, match) for months, rule in _CYCLES if (match := rule.search(key))), None)
    if found is None or on.year not in _YEARS:
        return None
    months, match = found
    where = key[match.end() :]
    if _BEGINS.match(where):
        return None
    if not months:
        return _weekly(where, on)
    place = _place(where, months)
    starts = (_first(on.year - 1, 1, months, n) for n in count())
    day = next(day for start in starts if (day := place(start)) >= on)
    return Occurrence(day, months, not _NAMED.search(where), not _WORKDAY.match(where))


def _weekly(where: str, on: date) -> Occurrence:
    named = where[0] if where and where[0] in _WEEKDAYS else "日"
    return Occurrence(on + timedelta((_WEEKDAYS.index(named) - on.weekday()) % 7), 0)


def _place(where: str, months: int) -> Callable[[date], date]:
    """Return the function that finds the day in a cycle by the cycle's first day."""
    if match := _WORKDAY.match(where):
        number = integer(match["n"]) or 1
        return lambda start: nth_workday(start, number)
    if months == 12 and (dates := list(_DATE.finditer(where))):
        last = dates[-1]
        month = integer(last["m"]) or 12
        return lambda start: _in_month(start.year, month, last["d"], last["third"])
    if months == 12 and (match := _QUARTER.match(where) or _HALF.match(where)):
        ends = 3 * (integer(match["q"]) or 4) if "q" in match.groupdict() else 6 if match["half"] == "上" else 12
        return lambda start: _in_month(start.year, ends, None, None)
    if months == 3 and (match := _MONTH_OF.match(where.removeprefix("的"))):
        offset, day = _MONTHS_IN[match["which"]], match["d"]
        return lambda start: _in_month(start.year, start.month + offset, day, None)
    if months == 1 and (match := _last(_DAY_OF, where)):
        day = match["d"]
        return lambda start: _in_month(start.year, start.month, day, None)
    return lambda start: _in_month(start.year, start.month + months - 1, None, None)


def _last(rule: re.Pattern[str], where: str) -> re.Match[str] | None:
    matches: Iterator[re.Match[str]] = rule.finditer(where)
    return max(matches, key=lambda match: match.end(), default=None)


def _first(year: int, month: int, months: int, number: int) -> date:
    """Return the first day of the n-th cycle from a month on."""
    at = month - 1 + months * number
    return date(year + at // 12, at % 12 + 1, 1)


def _in_month(year: int, month: int, day: str | None, third: str | None) -> date:
    """Return a day of a month, its last one where none is named or the month is shorter."""
    last = (_first(year, month, 1, 1) - timedelta(1)).day
    wanted = (integer(day) or last) if day else {"上": 10, "中": 20}.get(third or "", last)
    return date(year, month, min(wanted, last))

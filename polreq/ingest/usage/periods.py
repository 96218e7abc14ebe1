"""Words of a cell, of a line above a table, or of a file's name → the period that they name."""

import re
import unicodedata
from datetime import date
from typing import Final

from polreq.late import late
from polreq.model.usage import period_days, period_text
from polreq.text.wordlists import any_of

#: The quarters as they are written behind 第 or a year.
_QUARTERS: Final = {"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}

_YEAR: Final = r"(?<!\d)((?:19|20)\d\d)"
_MONTH: Final = r"(0?[1-9]|1[0-2])"
_DAY: Final = r"(0?[1-9]|[12]\d|3[01])"
_SIGN: Final = r"[-/.年]"
_DAY_AT: Final = rf"(?:{_YEAR}{_SIGN}{_MONTH}[-/.月]{_DAY}日?|{_YEAR}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)(?: ?\d\d?:\d\d(?::\d\d)?)?"
_TO: Final = rf" ?{any_of(('-', '--', '~', '至', '到', '—', '——', '_'))} ?"

_TWO_DAYS: Final = late(_DAY_AT + _TO + _DAY_AT)
#: 2026年10月1日至10月31日: the year is not said again.
_SHORT_END: Final = late(
    rf"{_YEAR}年{_MONTH}月{_DAY}日{_TO}(?:{_MONTH}月)?{_DAY}日"
)  # fmt: skip
_ONE_DAY: Final = late(_DAY_AT)
_ONE_MONTH: Final = late(rf"(?:{_YEAR}{_SIGN}{_MONTH}月?|{_YEAR}(0[1-9]|1[0-2]))(?!\d|\.\d|月)")
_QUARTER: Final = late(rf"{_YEAR}年?-?(?:q|第)?([1-4一二三四])(?:季度)?(?![\d月年])", re.I)
#: 2026年1-10月, 2026年1月至2026年10月.
_MONTHS: Final = late(rf"{_YEAR}{_SIGN}{_MONTH}月?{_TO}(?:{_YEAR}{_SIGN})?{_MONTH}月")
_ONE_YEAR: Final = late(rf"{_YEAR}年?度?(?![\d./-]|\d?\d月)")


def find_period(text: str, *, monthly: bool = False) -> str:
    """Return the period that a text names, as `period_days` reads it; empty where it names none.

    Args:
        text: 2026年10月, 202610, 2026-10-01 至 2026-10-31, 2026Q3, 2026-10-05 …
        monthly: whether the first day of a month stands for the month, as spreadsheets write it.
    """
    said = " ".join(unicodedata.normalize("NFKC", text).replace("–", "-").split())
    if two := _TWO_DAYS.search(said):
        return _between(_day(two.groups()[:6]), _day(two.groups()[6:]))
    if short := _SHORT_END.search(said):
        year, month, day, month2, day2 = short.groups()
        return _between(_made(year, month, day), _made(year, month2 or month, day2))
    if months := _MONTHS.search(said):
        year, month, year2, month2 = months.groups()
        end = period_days(f"{year2 or year}-{int(month2):02d}")
        return _between(_made(year, month, "1"), end[1] if end else None)
    if one := _ONE_DAY.search(said):
        day_ = _day(one.groups())
        return "" if day_ is None else f"{day_:%Y-%m}" if monthly and day_.day == 1 else day_.isoformat()
    if month_ := _ONE_MONTH.search(said):
        year, month = (month_[1], month_[2]) if month_[1] else (month_[3], month_[4])
        return f"{year}-{int(month):02d}"
    if quarter := _QUARTER.search(said):
        first = _QUARTERS[quarter[2]] * 3 - 2
        days = period_days(f"{quarter[1]}-{first + 2:02d}")
        return _between(_made(quarter[1], str(first), "1"), days[1] if days else None)
    return year_[1] if (year_ := _ONE_YEAR.search(said)) else ""


def _day(groups: tuple[str | None, ...]) -> date | None:
    year, month, day = groups[:3] if groups[0] else groups[3:6]
    return _made(year or "", month or "", day or "")


def _made(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:  # no such day, such as the 30th of February
        return None


def _between(first: date | None, last: date | None) -> str:
    return period_text(first, last) if first and last and first <= last else ""

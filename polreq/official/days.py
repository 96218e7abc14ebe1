"""Days written in the forms that documents use: 2018年10月27日, 二○○四年十月十五日, 2018-10-27."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from polreq.late import late
from polreq.official.numerals import YEAR, integer
from polreq.text.normalise import fold

_SP: Final = r"[ \t\u3000\u00a0]*"

#: Month and day of the month, in Arabic or Chinese numerals, for use inside larger patterns.
MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"

_DAY: Final = late(
    rf"(?P<y>{YEAR}){_SP}年{_SP}(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}}){_SP}月{_SP}"
    rf"(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}}){_SP}日"
)
_ISO: Final = late(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")

_MONTH: Final = late(rf"{YEAR}{_SP}年{_SP}{MONTH}{_SP}月")

#: A line with a day and nothing else, with or without brackets.
_ONLY: Final = late(rf"（?{_SP}(?:{_DAY.pattern.replace('?P<', '?P<a_')}){_SP}）?(?:印发|发布)?{_SP}")


def days(text: str) -> Iterator[tuple[int, int, date]]:
    """Yield (start, end, day) for every day written in the text, in order; days that no calendar has are passed over."""
    key = fold(text)
    found = [(m.start(), m.end(), _day(m)) for pattern in (_DAY, _ISO) for m in pattern.finditer(key)]
    yield from ((start, end, day) for start, end, day in sorted(found, key=lambda f: f[0]) if day is not None)


def first_day(text: str) -> date | None:
    """Return the first day written in the text."""
    return next((day for _, _, day in days(text)), None)


def is_date_line(text: str) -> bool:
    """Whether the line holds one day and nothing else."""
    return len(text) < 30 and _ONLY.fullmatch(fold(text)) is not None


def is_month_line(text: str) -> bool:
    """Whether the line holds a month and nothing else, as covers of guides do: 2023年6月."""
    return _MONTH.fullmatch(text.strip()) is not None


def years_later(day: date, years: int) -> date:
    """Return the day so many years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _day(match: re.Match[str]) -> date | None:
    parts = (integer(match["y"]), integer(match["m"]), integer(match["d"]))
    try:
        return date(*(part or 0 for part in parts))
    except ValueError:
        return None

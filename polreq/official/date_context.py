"""Which year is meant where none is written (年底前, 6月底前, 去年): heading, title, day of writing, day of effect."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from polreq.late import late
from polreq.official.moments import Moment, last_of_month
from polreq.official.numerals import YEAR, integer

#: What a moment is resolved to: the day, what its year was taken from, and how sure that is.
Resolved = tuple[date | None, str, float]

_NAMED: Final = late(rf"(?P<y>{YEAR}) ?(?:年|[-—～至] ?(?:19|20)\d\d ?年)")
_JOINED: Final = late(r" ?[-—～至到]")

#: A month or day that is past by more than this when the document is written means that of the next year.
_LONG_PAST: Final = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class DateContext:
    """What dates without a year are read from.

    Args:
        title_year: year in the document's title, such as 2026年…工作方案.
        written: 成文日期.
        published: 发布日期.
        effective: 施行日期.
        heading_year: year in the nearest heading that names one, such as 二、2026年工作安排.
    """

    title_year: int | None = None
    written: date | None = None
    published: date | None = None
    effective: date | None = None
    heading_year: int | None = None

    @property
    def year(self) -> tuple[int | None, str]:
        """The year that words such as 年底前 mean, and what it was taken from.

        A document sets dates in the year in which it is written or in the next: what a heading or title names is passed over where it is
        another year (2025年工作回顾, 2035年远景目标).
        """
        for year, source in ((self.heading_year, "heading"), (self.title_year, "title")):
            if year and (self.written is None or self.written.year <= year <= self.written.year + 1):
                return year, source
        if self.written:
            return self.written.year, "written"
        if self.effective:
            return self.effective.year, "effective"
        return None, ""

    def resolve(self, moment: Moment, near: int | None = None) -> Resolved:
        """Give the last day of a moment, what its year was taken from, and how sure that is.

        Args:
            moment: as read from the text.
            near: year of a date written just before in the same sentence: 2027年3月底、9月底前.
        """
        if moment.year:
            return moment.last_day(moment.year), "text", 1.0
        if moment.month_shift is not None:
            return self._month(moment)
        if near and moment.year_shift is None:
            return moment.last_day(near), "text", 0.9
        year, source = self.year
        if year is None:
            return None, "", 0.0
        day = moment.last_day(year + (moment.year_shift or 0))
        if moment.year_shift is None and day and self._comes_again(moment, day, source):
            day = moment.last_day(year + 1)
        return day, source, 0.6

    def _comes_again(self, moment: Moment, day: date, source: str) -> bool:
        if self.written is None or source != "written":
            return False
        return day < (self.written if moment.feast else self.written - _LONG_PAST)

    def _month(self, moment: Moment) -> Resolved:
        """Resolve 月底前, 下月15日前, counted from the month of writing."""
        if self.written is None:
            return None, "", 0.0
        months = self.written.year * 12 + self.written.month - 1 + (moment.month_shift or 0)
        year, month = months // 12, months % 12 + 1
        if moment.day is None:
            return last_of_month(year, month), "written", 0.5
        return Moment(month=month, day=moment.day).last_day(year), "written", 0.5

    def is_past(self, day: date) -> bool:
        """Tell whether a day lies before the document was written; such a day tells what was."""
        return self.written is not None and day < self.written


def year_named(text: str) -> int | None:
    """Return the year that a title or heading names: the first of a span, the last of several (2026年总结和2027年计划)."""
    found = list(_NAMED.finditer(text))
    for first, second in pairwise(found):
        if _JOINED.fullmatch(text[first.end() : second.start()]):
            return integer(first["y"])
    return integer(found[-1]["y"]) if found else None

"""Moments of the calendar (时点) as documents write them: 2027年9月30日, 二〇二七年六月底, 今年三季度, 2027.9.30, 月底.

Texts are folded (see normalise.fold) and hold no spaces inside an expression.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.official.days import DAY, MONTH
from polreq.official.numerals import YEAR, integer
from polreq.official.patterns import WORDS
from polreq.text.wordlists import any_of

#: Words for a year, counted from the one that is meant.
SAID_YEARS: Final = {
    "今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "翌年": 1, "下一年": 1, "去年": -1, "上年": -1, "上一年": -1,
}  # fmt: skip
#: Words for a month, counted from the one of writing; 月底 alone is the end of this one.
SAID_MONTHS: Final = {"本月": 0, "下月": 1, "下个月": 1, "月": 0}

#: Feasts on a fixed day, as (month, day); those of the lunar calendar have no day here.
FEASTS: Final[dict[str, tuple[int, int] | None]] = {
    "元旦": (1, 1), "劳动节": (5, 1), "五一": (5, 1), "国庆节": (10, 1), "国庆": (10, 1),
    "春节": None, "清明节": None, "端午节": None, "中秋节": None,
}  # fmt: skip

#: Last day of the parts of a month that have one; 初 has none that can be told.
_PARTS: Final = {"上旬": 10, "中旬": 20}

#: 基本年, 如今年轻, 证明年检 hold no word for a year.
_SAID: Final = rf"(?<![以如过证声说成基])(?P<said>{any_of(SAID_YEARS)})(?![轻均检])"
_QUARTER: Final = r"(?:(?<![底末日月])前|第|Q)?(?P<q>[一二三四1-4])(?:个?季度[末底]?|(?<=Q[1-4]))"
_HALF: Final = r"(?P<h>上|下)半年"
_OF_MONTH: Final = rf"(?:(?P<d>{DAY})[日号]|(?P<mp>底|末|初(?![中步级审])|上旬|中旬|下旬))"
_OF_YEAR: Final = rf"(?P<yp>[底终]|末(?![端位])|内(?!{WORDS['inner']})|初(?![中步级审选评试次三高赛])|中(?=[，。；、）前之以完实启建上开]|$))"

#: A moment with or without a year; what the groups mean: y and said year, h half, q quarter, m month, mp part of the month, d day, yp part
#: of the year, sm said month, feast.
MOMENT: Final = (
    rf"(?P<year>(?P<y>{YEAR})年度?|{_SAID}度?)?"
    rf"(?:{_HALF}|(?(year)|(?<![每第\d过])){_QUARTER}"
    rf"|(?(year)年?|(?<![\d一二三四五六七八九十百两每今明去当学半])年){_OF_YEAR}"
    rf"|(?(year)|(?<![\d个第每]))(?P<m>{MONTH})月份?{_OF_MONTH}?"
    rf"|(?(year)(?!)|(?P<sm>(?<![\d一二三四五六七八九十每次当上下个各逐按本岁月])月|本月|下个?月)(?:(?P<sp>底|末)|(?P<sd>{DAY})[日号]))"
    rf"|(?P<feast>{any_of(FEASTS)})(?=假?期?(?:之|以)?前)"
    r"|(?(year)|(?!)))"
)
#: A day or month in numbers only: 2027-09-30, 2027.9.30, 2027/9.
NUMERIC: Final = r"(?<![\d./-])(?P<ny>(?:19|20)\d\d)(?P<sep>[-./])(?P<nm>1[0-2]|0?[1-9])(?:(?P=sep)(?P<nd>3[01]|[12]\d|0?[1-9])|(?P<np>[底末]))?(?![\d./%-])"


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment as far as the words tell it.

    Args:
        year: as written.
        year_shift: years from the one that is meant (明年 1, 去年 −1); None where no such word stands.
        month_shift: months from the one of writing (下月 1).
        half: 1 or 2.
        quarter: 1 to 4.
        part: 上旬, 中旬, 初, 中 and the like; of the month where there is one, else of the year.
        feast: whether the words name a feast; the next one is meant. Without month and day it has none that can be told (春节).
    """

    year: int | None = None
    year_shift: int | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""
    month_shift: int | None = None
    feast: bool = False

    @property
    def dated(self) -> bool:
        """Whether the year stands in the text."""
        return self.year is not None

    @property
    def bare_year(self) -> bool:
        """Whether the words are a year and nothing else: 2027年, 今年."""
        return not (self.half or self.quarter or self.month or self.part or self.feast or self.month_shift is not None)

    def last_day(self, year: int) -> date | None:
        """Give the last day of the moment in a year; None for a day that no calendar has, and where none can be told."""
        if self.feast and self.day is None:
            return None
        if self.half:
            return date(year, 6, 30) if self.half == 1 else date(year, 12, 31)
        if self.quarter:
            return last_of_month(year, self.quarter * 3)
        if self.month is None:
            return {"初": None, "中": date(year, 6, 30)}.get(self.part, date(year, 12, 31))
        if self.day or self.part in _PARTS:
            return _day(year, self.month, self.day or _PARTS[self.part])
        return None if self.part == "初" else last_of_month(year, self.month)


def read_moment(match: re.Match[str]) -> Moment:
    """Give the moment that a match of MOMENT or NUMERIC stands for."""
    got = match.groupdict()
    if year := got.get("ny"):
        return Moment(int(year), month=int(got["nm"]), day=_number(got["nd"]), part=got["np"] or "")
    feast = FEASTS.get(got["feast"] or "")
    month, day = feast or (_number(got["m"]), _number(got["d"] or got["sd"]))
    return Moment(
        year=_number(got["y"]),
        year_shift=SAID_YEARS.get(got["said"] or ""),
        half={"上": 1, "下": 2}.get(got["h"] or ""),
        quarter=_number(got["q"]),
        month=month,
        day=day,
        part=got["mp"] or got["yp"] or got["sp"] or "",
        month_shift=SAID_MONTHS.get(got["sm"] or ""),
        feast=bool(got["feast"]),
    )


def last_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _number(words: str | None) -> int | None:
    return integer(words) if words else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""How much a service is used (使用情况): figures of an export by period, and the feature that they are about."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.model.place import Place

#: What is counted: 访问量 (PV), 用户数 (UV), 使用次数, 办件量.
COUNTS: Final = ("views", "visitors", "uses", "cases")

#: What is a share: 成功率, 差评率.
RATES: Final = ("success", "bad")

#: A year, a month, a day, or the first and the last day.
_PERIOD: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", re.ASCII)


def period_days(text: str) -> tuple[date, date] | None:
    """Return the first and the last day of a period as it is written (2026, 2026-10, 2026-10-05, 2026-10-01/2026-10-15); None for anything else."""
    found = _PERIOD.fullmatch(text)
    if found is None:
        return None
    try:
        if found[4]:  # a text that looks like a day may be none: 2026-02-30
            first, last = date.fromisoformat(found[4]), date.fromisoformat(found[5])
            return (first, last) if first <= last else None
        year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if day:
            return date(year, month, day), date(year, month, day)
        if not month:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    except ValueError:
        return None


def period_text(first: date, last: date) -> str:
    """Write a period as short as `period_days` reads it."""
    for text in (f"{first:%Y}", f"{first:%Y-%m}", first.isoformat()):
        if period_days(text) == (first, last):
            return text
    return f"{first.isoformat()}/{last.isoformat()}"


@dataclass(frozen=True, slots=True)
class UsageFigures:
    """The figures of one period; None: not known, which is not 0.

    Args:
        period: as `period_days` reads it.
        views: 访问量, 浏览量, PV.
        visitors: 用户数, 访客数, UV.
        uses: 使用次数, 调用量.
        cases: 办件量, 申请量, 受理量.
        success: 成功率, 办结率, 0 to 1.
        bad: 差评率, 0 to 1.
    """

    period: str
    views: int | None = None
    visitors: int | None = None
    uses: int | None = None
    cases: int | None = None
    success: float | None = None
    bad: float | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything is known of the period."""
        return any(getattr(self, key) is not None for key in (*COUNTS, *RATES))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return period_days(self.period) or (date.min, date.min)


@dataclass(frozen=True, slots=True)
class UsedService:
    """A page, function or matter (事项) whose use a source counts.

    Args:
        name: as the source calls it, without personal data.
        source: whose figures: 百度统计, 友盟, 办件统计 …
        feature: id of the feature that it is; empty while nobody has said.
        figures: by period, in the order of time; no two overlap.
    """

    name: str
    source: str
    feature: str = ""
    figures: tuple[UsageFigures, ...] = ()
    place: Place | None = field(default=None, compare=False)

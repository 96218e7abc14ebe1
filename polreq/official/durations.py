"""Spans of time by their units: how long one is in hours, and which of two is longer, as far as that can be told."""

from decimal import Decimal
from typing import Final, Literal

#: Units of time in hours, at least and at most: nobody knows how many days a working day takes, so that 1小时 is less than 1个工作日
#: and 24小时 is neither less nor more.
HOURS: Final = {
    "秒": (Decimal(1) / 3600, Decimal(1) / 3600), "分钟": (Decimal(1) / 60, Decimal(1) / 60), "小时": (Decimal(1), Decimal(1)),
    "工作日": (Decimal(8), Decimal(96)), "日": (Decimal(24), Decimal(24)), "天": (Decimal(24), Decimal(24)), "自然日": (Decimal(24), Decimal(24)),
    "周": (Decimal(168), Decimal(168)), "月": (Decimal(672), Decimal(744)),
}  # fmt: skip

_DAYS: Final = ("日", "天", "自然日")
_WORKING: Final = "工作日"


def bare_unit(unit: str) -> str:
    """Return a unit without the measure word before it: 个月 is 月."""
    return unit.removeprefix("个") or unit


def longer(one: tuple[Decimal, str], other: tuple[Decimal, str]) -> Literal[-1, 0, 1] | None:
    """Tell whether a span of time is longer than another.

    Args:
        one: how many, and of which unit.
        other: the other span.

    Returns:
        1 if it is, -1 if it is shorter, 0 if both are the same; None where nobody can tell (5个工作日 and 7日), or a unit is none of time.
    """
    (many, unit), (much, beside) = (one[0], bare_unit(one[1])), (other[0], bare_unit(other[1]))
    if unit not in HOURS or beside not in HOURS:
        return None
    if unit == beside:
        return _sign(many, much)
    if unit in _DAYS and beside == _WORKING and many <= much:
        return -1  # no working day is over before its day
    if beside in _DAYS and unit == _WORKING and much <= many:
        return 1
    (least, most), (low, high) = (tuple(many * h for h in HOURS[unit]), tuple(much * h for h in HOURS[beside]))
    if least == most == low == high:
        return 0
    return -1 if most <= low else 1 if least >= high else None


def _sign(one: Decimal, other: Decimal) -> Literal[-1, 0, 1]:
    return 1 if one > other else -1 if one < other else 0

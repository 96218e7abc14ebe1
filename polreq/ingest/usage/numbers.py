"""Cells of figures → numbers: thousands, 万, percent; what nobody knows is None, and what is no number says why."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from polreq.late import late

#: Why a cell is no figure: a formula, a number below 0 or a share above 100 %, more than a country has, a part of one, anything else.
NumberProblem = Literal["formula", "range", "huge", "part", "words"]

#: What stands for a figure that nobody has; it is not 0.
_UNKNOWN: Final = ("", "-", "--", "—", "——", "/", "暂无", "无", "无数据", "未统计", "n/a", "na", "null", "none", "nan")

#: No service of a country is used more often in a period.
_MOST: Final = Decimal(10**12)

_COUNT: Final = late(
    r"约?([-+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e\+?\d{1,3})?)(万|亿)?(?:人次|次|人|件|个|笔|\+)?"
)
_SHARE: Final = late(r"([-+]?)(\d+(?:\.\d+)?)(%?)")
_SCALES: Final = {"": 1, "万": 10**4, "亿": 10**8}


def count(cell: str) -> int | NumberProblem | None:
    """Read a count; None where it is not known."""
    text = _plain(cell)
    if text in _UNKNOWN:
        return None
    if problem := _formula(cell):
        return problem
    found = _COUNT.fullmatch(text)
    if found is None:
        return "words"
    number = Decimal(found[2].replace(",", "")) * _SCALES[found[3] or ""]
    if found[1] == "-" and number:
        return "range"
    if number > _MOST:
        return "huge"
    return int(number) if number == number.to_integral_value() else "part"


def is_percent(cells: Sequence[str], *, rare: bool) -> bool:
    """Whether a column of shares without a sign counts in hundredths: most of its numbers are above 1.

    Args:
        cells: of the column.
        rare: whether what it counts is rare, so that most numbers are small in hundredths too, and one above 1 is enough.
    """
    numbers = [number for cell in cells if (number := _decimal(_plain(cell))) is not None]
    above = sum(number > 1 for number in numbers)
    return bool(above) if rare else 2 * above > len(numbers)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text not in _UNKNOWN else None
    except InvalidOperation:  # words, or a sign of percent
        return None


def share(cell: str, *, percent: bool) -> float | NumberProblem | None:
    """Read a share, 0 to 1; None where it is not known.

    Args:
        cell: with or without a sign of percent.
        percent: whether a number without the sign counts in hundredths.
    """
    text = _plain(cell)
    if text in _UNKNOWN:
        return None
    if problem := _formula(cell):
        return problem
    found = _SHARE.fullmatch(text)
    if found is None:
        return "words"
    number = Decimal(found[2]) / (100 if found[3] or percent else 1)
    if number > 1 or (found[1] == "-" and number):
        return "range"
    return float(round(number, 6))


def _plain(cell: str) -> str:
    return "".join(unicodedata.normalize("NFKC", cell).split()).lower()


def _formula(cell: str) -> NumberProblem | None:
    return "formula" if cell.strip()[:1] in ("=", "@") else None

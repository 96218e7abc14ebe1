"""Chinese and Arabic numerals of headings and dates → numbers."""

from typing import Final

#: Characters that numerals of headings and dates are written with.
DIGITS: Final = "0-9０-９一二三四五六七八九十百千零〇○两"

_VALUES: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "O": 0, "o": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_WIDE: Final = str.maketrans("０１２３４５６７８９", "0123456789")


def number(text: str) -> int | None:
    """Read a numeral such as 十二, 一百零三, 二〇〇四 or 12; None if it is not one."""
    text = text.translate(_WIDE)
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(c not in _VALUES and c not in _UNITS and not c.isdigit() for c in text):
        return None
    if not any(c in _UNITS for c in text):
        return int("".join(c if c.isdigit() else str(_VALUES[c]) for c in text))
    total, current = 0, 0
    for c in text:
        if c in _UNITS:
            total += (current or 1) * _UNITS[c]
            current = 0
        else:
            current = int(c) if c.isascii() and c.isdigit() else _VALUES.get(c, 0)
    return total + current

"""Numerals (数词) as documents write them: 十二、二〇〇四、1,200、九成二、百分之八十、三分之二、1.2亿."""

import re
from decimal import Decimal, localcontext
from typing import Final

#: Zeros as they are written and typed: 二〇〇四, 二零零四, 二○○四, and 二OO四 with Latin letters.
ZEROS: Final = "〇零○OoＯ"
_HAN_DIGITS: Final = "一二三四五六七八九"
_LETTERS: Final = "OoＯ"

_ARABIC: Final = {c: i % 10 for i, c in enumerate("0123456789０１２３４５６７８９")}
_DIGITS: Final = {c: i for i, c in enumerate(_HAN_DIGITS, 1)} | dict.fromkeys(ZEROS, 0) | {"两": 2} | _ARABIC
#: Full-width digits in one form; marks between thousands are nothing.
_WIDE: Final = str.maketrans("０１２３４５６７８９", "0123456789", ",，")
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_MYRIADS: Final = {"万": 10**4, "亿": 10**8}

#: No numeral is longer; what is, is no number but an attempt on the memory.
_LONGEST: Final = 40

#: One character of a Chinese numeral, and such a numeral, for use inside larger patterns.
HAN: Final = "[〇零一二两三四五六七八九十百千]"
CHINESE: Final = f"{HAN}+"

#: Arabic or Chinese numeral.
NUMERAL: Final = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?|{CHINESE}(?:点{CHINESE})?)"

#: Characters of the small numbers that count headings, sessions and issues (第十二条), inside [].
COUNTING: Final = f"0-9０-９{_HAN_DIGITS}十百千零〇○两"

#: A year, in Arabic digits or digit by digit in Chinese, for use inside larger patterns.
YEAR: Final = rf"(?:(?:19|20)\d{{2}}|(?:一九|二[{ZEROS}])[{_HAN_DIGITS}{ZEROS}]{{2}})"


def integer(text: str) -> int | None:
    """Read a whole number such as 十二, 一百零三, 二〇〇四, 12 or １２; None if the text is not one."""
    value = parse_number(text)
    return int(value) if value is not None and value == int(value) else None


def parse_number(text: str) -> Decimal | None:
    """Read a numeral, Arabic or Chinese; None if it is not one.

    A trailing 万 or 亿 is multiplied in, 半 is 0.5, `X点Y` is a decimal fraction.
    """
    text = text.strip().translate(_WIDE)
    if len(text) > _LONGEST:
        return None
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", text):
        return Decimal(text)
    if match := re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)([万亿]+)", text):
        value = Decimal(match[1])
        for unit in match[2]:
            value *= _MYRIADS[unit]
        return value
    if text == "半":
        return Decimal("0.5")
    whole, dot, fraction = text.partition("点")
    value_whole = _chinese_integer(whole)
    if value_whole is None:
        return None
    if not dot:
        return Decimal(value_whole)
    if not fraction or any(c not in _DIGITS for c in fraction):
        return None
    return Decimal(f"{value_whole}.{''.join(str(_DIGITS[c]) for c in fraction)}")


def parse_ratio(text: str) -> Decimal | None:
    """Read a share as a percentage: 九成二 → 92, 百分之八十 → 80, 三分之二 → 66.67, 一半 → 50; None if it is none."""
    if text in ("一半", "半数", "减半"):
        return Decimal(50)
    if match := re.fullmatch(r"([一二两三四五六七八九])成(?:([一二三四五六七八九])|半)?", text):
        tenth = 5 if text.endswith("半") else _DIGITS[match[2]] if match[2] else 0
        return Decimal(_DIGITS[match[1]] * 10 + tenth)
    if match := re.fullmatch(rf"({CHINESE})分之({CHINESE}(?:点{CHINESE})?)", text):
        below, above = parse_number(match[1]), parse_number(match[2])
        if not below or above is None:
            return None
        with localcontext() as context:
            context.prec = 12
            return (above * 100 / below).quantize(Decimal("0.01")).normalize()
    return None


def plain(value: Decimal) -> str:
    """Write a number as a decimal string without exponent or trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chinese_integer(text: str) -> int | None:
    if not text.strip(_LETTERS):
        return None  # a zero is written as a letter only among digits
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, section, digit = 0, 0, None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _UNITS:
            section += (1 if digit is None or digit == 0 else digit) * _UNITS[c]
            digit = None
        elif c in _MYRIADS:
            total = (total + section + (digit or 0)) * _MYRIADS[c]
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)

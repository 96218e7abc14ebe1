"""Quantities (数量) as they are written: a number, or a range of two, and the measure word behind it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from polreq.late import late
from polreq.official.numerals import CHINESE, parse_number, parse_ratio
from polreq.text.wordlists import any_of, read_lists

MeasureKind = Literal[
    "things", "people", "extent", "amounts", "ratings", "money", "times", "folds", "share", "points", "scale", "unknown"
]

_TABLE: Final = read_lists("polreq.official", "measures.yaml")
#: What a measure word may measure; one that stands in two lists is of the first.
KINDS: Final[tuple[MeasureKind, ...]] = ("things", "people", "extent", "amounts", "ratings", "money", "times", "folds")
#: Measure word → what it measures; 个 makes a thing of whatever follows it (个泊位).
_KIND_OF: Final[Mapping[str, MeasureKind]] = {word: kind for kind in reversed(KINDS) for word in _TABLE[kind]}

_ARABIC: Final = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
_TO: Final = r" ?(?:—|-|～|至|到){1,2} ?"
#: 万, 亿 and what stands for a number before a measure word; 余 and 多 leave the number open.
_SCALE: Final = r"[十百千]?[万亿]{0,2}"
_OPEN: Final = r"[余多来]?"
_MEASURE: Final = any_of(word for kind in KINDS for word in _TABLE[kind])
_PER: Final = rf"(?: ?[/／] ?{any_of(_TABLE['per'])}| ?[/／] ?[a-z]{{1,3}}(?![A-Za-z]))?"
#: Two measure words for one number: 条（个）, 台（套）, 个/套.
_OR: Final = rf"(?:（{_MEASURE}）)?"
_LETTERS: Final = rf"(?:{any_of(_TABLE['letters'])}(?![A-Za-z]))"
#: A measure word that no list has is known by what stands around it: 300羽以上, 达到6000G.
_BY_FORM: Final = (
    r"(?:(?:(?![版及])[一-龥]{1,3}?|[A-Za-zμ]{1,8})(?= ?(?:[及或]?以上|左右|以内|以下|上下))"
    r"|核(?=[，。；、）\s]|以上|$)"
    r"|分(?=[，。；、）\s]|$)"
    r"|(?<=[万亿])[一-龥]{0,1}(?!的)[一-龥](?=[，。；、）]|$))"
)
_UNIT: Final = rf"{_SCALE}{_OPEN}{_SCALE} ?(?:{_LETTERS}|{_MEASURE}{_OR}{_PER}|{_BY_FORM})|[十百千]?[万亿]+(?![一二三四五六七八九十\d])|[A-Z][A-Za-z]{{0,7}}(?![A-Za-z一-龥/])"
_SHARE: Final = "%|‰|个百分点"

#: No digit, letter or mark that makes the number part of a name: 第3, GB/T 1234, 1+2, ×100.
_ALONE: Final = r"(?<![\d.A-Za-z第〔《+×*#/“‘_])(?<!×\s)(?<!\d-)"
#: Nor behind it: 3.2.1, 5+8.
_ENDS: Final = r"(?![\d+×*])"

RATIO: Final = (
    rf"(?:百分之{CHINESE}(?:点{CHINESE})?|{CHINESE}分之{CHINESE}"
    r"|(?<![一-龥])[一二三四五六七八九]成[一二三四五六七八九半]?|(?<=[到至达为在少缩减低超过于约近降升长涨])[一二两三四五六七八九]成(?![效果员立为本熟人功长年])[一二三四五六七八九半]?"
    r"|(?<![第有一二三四五六七八九十])[一二三四五六七八九]成半?(?=[，。；、）]|以上|左右|$))"
)

#: One digit and one of these is a name: 5G, 3D, 4K, 5A, 6S.
_YEARS: Final = 1900
_GENERATIONS: Final = ("G", "D", "K", "A", "S")

#: What a quantity begins with: looked for first, since most characters begin none.
_BEGINS: Final = r"(?=[\d〇零一二两三四五六七八九十百千半万亿翻])"

#: Before a number without a measure word, only a comparison shows that it is a quantity: 并发达到5000.
_COMPARED: Final = r"(?:(?<=达到)|(?<=[低高少大]于)|(?<=超过|突破)|(?<=[升加高降]到)|(?<=控制在)|(?<=[≥≤]))"

_QUANTITY: Final = late(
    rf"{_BEGINS}(?:{_ALONE}(?:"
    rf"(?P<part>\d{{1,2}}) ?[/／] ?(?P<whole>\d{{1,2}})(?![\d/／年月.])"
    rf"|(?P<low>{_ARABIC})(?:(?:{_SCALE}(?:{_SHARE}|{_MEASURE})?)?{_TO}(?P<high>{_ARABIC}))? *(?P<unit>(?:{_SHARE}|{_UNIT})){_ENDS}"
    rf")|{_COMPARED}(?P<naked>{_ARABIC})(?= ?(?:[及或]?以[上内下]|左右)?(?:[，。；）]|$))|(?P<ratio>{RATIO}|一半|半数)"
    rf"|(?<![第每{CHINESE[1:-2]}\d])(?P<han>{CHINESE}(?:点{CHINESE})?)(?:{_TO}(?P<han_high>{CHINESE}))?(?P<han_unit>个百分点|[万亿]*(?:{_MEASURE})|[万亿]+(?=[，。；、]|$|以上))"
    rf"|(?<=[超过破上近达])(?P<bare>[万亿](?:{_MEASURE}))"
    r"|翻(?P<folds>[一两二三四五])?番)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its measure.

    Args:
        start: where the number begins in the text.
        end: behind the measure word.
        low: the number, or the lower one of a range, before 万 and 亿.
        high: the same number, or the higher one.
        unit: the measure word with 万 and 亿 (万个); % for fractions.
        kind: what is measured: `things` and `people` are counted, `share` is a part of a whole, `points` are 个百分点, `scale` is 万 or 亿
            without a measure word, `unknown` a measure word known by its form.
        digits: whether the number is written in Arabic digits.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str
    kind: MeasureKind
    digits: bool


def quantities(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a folded text, in order, without overlaps."""
    for match in _QUANTITY.finditer(text):
        found = _quantity(match)
        if found is not None:
            yield found


def _quantity(match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if match["part"]:
        part, whole = int(match["part"]), int(match["whole"])
        if not 0 < part < whole:
            return None
        share = (Decimal(part * 100) / whole).quantize(Decimal("0.01")).normalize()
        return Quantity(start, end, share, share, "%", "share", True)
    if match["ratio"]:
        ratio = parse_ratio(match["ratio"])
        return Quantity(start, end, ratio, ratio, "%", "share", False) if ratio is not None else None
    if match[0].startswith("翻"):
        folds = parse_number(match["folds"] or "一") or Decimal(1)
        return Quantity(start, end, folds, folds, "番", "folds", False)
    if match["bare"]:
        return Quantity(start, end, Decimal(1), Decimal(1), match["bare"], _kind(match["bare"]), True)
    digits = match["han"] is None
    low = parse_number(match["low"] or match["naked"] or match["han"])
    upper = match["high"] or match["han_high"]
    high = parse_number(upper) if upper else low
    if low is None or high is None or high < low:
        return None
    unit = match["unit"] or match["han_unit"] or ""
    if not digits and unit == "批" and low == 1:
        return None  # 一批 says that there are some
    if (unit in _GENERATIONS and low < 10) or (unit == "年" and low > _YEARS):
        return None
    return Quantity(start, end, low, high, _plain_unit(unit), _kind(unit), digits)


def _plain_unit(unit: str) -> str:
    """Give the measure word without what leaves the number open (万余人 is 万人) and without 个 before another one (个工作日)."""
    unit = re.sub(rf"^({_SCALE})[余多来]", r"\1", unit).strip()
    if unit.startswith("个") and unit not in ("个", "个百分点", "个月") and unit[1:] in _KIND_OF:
        return unit[1:]
    return unit


def _kind(unit: str) -> MeasureKind:
    if unit in ("%", "‰"):
        return "share"
    if unit == "个百分点":
        return "points"
    word = re.sub(rf"^{_SCALE}{_OPEN}{_SCALE} ?", "", unit)
    if not word:
        return "scale"
    for candidate in (unit, word, re.split(r" ?[/／（]", word)[0]):
        if candidate in _KIND_OF:
            return _KIND_OF[candidate]
    return "amounts" if word in _TABLE["letters"] or re.fullmatch(_LETTERS, word) else "unknown"

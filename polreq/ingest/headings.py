"""Numbered lines: which numbering a line carries, its number, and the title that follows."""

import re
import string
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.enumerators import ENUMERATORS, HAN
from polreq.official.numerals import integer
from polreq.official.patterns import WORDS
from polreq.text.normalise import SPACES

_FIRST: Final = frozenset(
    "第（(【" + HAN + "0123456789０１２３４５６７８９" + string.ascii_letters + "".join(map(chr, range(0x2460, 0x249C)))
    + "".join(map(chr, range(0x3220, 0x322A)))
)  # fmt: skip
_COMPILED: Final = tuple((one.name, late(one.line)) for one in ENUMERATORS if one.line)

#: How deep a numbering stands where nothing else tells.
RANKS: Final = {one.name: one.rank for one in ENUMERATORS if one.rank is not None}

#: 1 总则: a number without a point, which is one only in documents that number 1.1 as well.
_BARE: Final = late(r"(?P<n>\d{1,2})[ \t\u3000]+(?=[一-鿿])")

_ENCLOSED: Final = {"㈠": 0x3220, "⒈": 0x2488, "⑴": 0x2474, "①": 0x2460}

#: What shows that 第三条 at the start of a line is a reference and not the beginning of article 3.
_REFERENCE: Final = late(r"规定|所|第|[、和至及与或的中]")
#: What shows that 三、四季度 is a list of two numbers and not heading three.
_TWO_NUMBERS: Final = late(rf"(?P<second>[{HAN}])(?:{WORDS['levels']})")
_TITLE_END: Final = late(r"[。：:！？；]")

#: A heading's own title is at most so long; longer first sentences are the rule itself.
_TITLE_LIMIT: Final = 45


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line.

    Args:
        scheme: name of its numbering, a key of RANKS.
        number: its number; for 1.2.3 the last figure.
        label: what it is called in a locator: 三, (一), 2, 第十二条.
        start: where the words after the number begin.
    """

    scheme: str
    number: int
    label: str
    start: int


def is_decimal(text: str) -> bool:
    """Whether the line is numbered 1.1 or deeper."""
    found = numbered(text)
    return found is not None and found.scheme == "1.1"


def numbered(text: str, *, decimals: bool = False) -> Numbered | None:
    """Read the number at the beginning of a line; None if there is none.

    Args:
        text: the line.
        decimals: whether the document numbers 1, 1.1, 1.1.1, so that `1 总则` is a heading.
    """
    if decimals and (bare := _BARE.match(text)):
        return Numbered("1.1", int(bare["n"]), bare["n"], bare.end())
    if text[:1] not in _FIRST:
        return None
    for scheme, pattern in _COMPILED:
        if match := pattern.match(text):
            return _numbered(scheme, match)
    return None


def may_refer(text: str, found: Numbered) -> bool:
    """Whether the line may begin with a reference to an article (第三条规定的…) or with a list of numbers (三、四季度)."""
    rest = text[found.start :]
    if found.scheme == "条":
        return _REFERENCE.match(rest) is not None
    if found.scheme == "一、" and (second := _TWO_NUMBERS.match(rest)):
        return integer(second["second"]) == found.number + 1
    return False


def own_title(text: str, found: Numbered) -> tuple[str, bool]:
    """Return a numbered line's title, and whether text follows it on the line.

    The title is empty where the line goes straight on with a sentence of its own: 第三条 国家加快建设…。
    """
    rest = text[found.start :].strip(SPACES)
    if found.scheme in ("编", "章", "节"):
        return "".join(rest.split()), False
    if found.scheme == "条":
        bracket = re.match(r"[（(【](?P<t>[^）)】]{2,20})[）)】]", rest)
        return (bracket["t"], len(rest) > bracket.end()) if bracket else ("", bool(rest))
    end = _TITLE_END.search(rest)
    title = rest if end is None else rest[: end.start()]
    if len(title) > _TITLE_LIMIT or title.count("，") > 1 or (end is not None and end.group() not in "。：:"):
        return "", True
    return title, end is not None and end.end() < len(rest)


def _numbered(scheme: str, match: re.Match[str]) -> Numbered:
    groups = match.groupdict()
    if scheme == "a.":
        value, digits = ord(groups["e"].lower()) - ord("a") + 1, groups["e"]
    elif enclosed := groups.get("e"):
        first = next(base for base in _ENCLOSED.values() if 0 <= ord(enclosed) - base < 20)
        value, digits = ord(enclosed) - first + 1, ""
    elif scheme == "【】":
        return Numbered(scheme, 0, f"【{groups['t']}】", match.end())
    elif scheme == "1.1":
        digits = "".join(groups["n"].split()).replace("．", ".")  # 5. 1.2, as some PDFs space it
        return Numbered(scheme, int(digits.rpartition(".")[2]), digits, match.end())
    else:
        digits = groups["n"]
        value = integer(digits) or 0
    return Numbered(scheme, value, _label(scheme, value, digits, groups), match.end())


def _label(scheme: str, value: int, digits: str, groups: dict[str, str | None]) -> str:
    match scheme:
        case "编":
            return f"第{digits}{groups['w']}"
        case "章" | "节":
            return f"第{digits}{scheme}"
        case "条":
            return f"第{digits}条{groups['w'] or ''}"
        case "一、":
            return digits
        case "（一）":
            return f"({digits or chinese(value)})"
        case "1.":
            return str(value)
        case "（1）":
            return f"({value})"
        case "1）":
            return f"{value})"
        case "a.":
            return digits
        case _:
            return chr(0x245F + value)


def chinese(value: int) -> str:
    """Write a number up to 99 as a Chinese numeral."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else "零一二三四五六七八九"[tens] + "十"
    return head + ("" if ones == 0 and tens else "零一二三四五六七八九"[ones])

"""Personal data (个人信息) that its form shows: numbers of telephones, papers, cards and cars, addresses down to the house, mail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from polreq.text.wordlists import any_of, read_lists

#: What is personal of a text.
PrivateKind = Literal["name", "phone", "paper", "card", "plate", "mail", "account", "address"]


@dataclass(frozen=True, slots=True)
class Private:
    """A stretch of a text that tells who somebody is, or where to find them: from `start` up to `end`."""

    kind: PrivateKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Shape:
    """How something personal is written.

    Args:
        kind: what it is.
        pattern: of the folded text; the group `it`, if there is one, is what is personal.
        example: a text in which the pattern finds something.
    """

    kind: PrivateKind
    pattern: str
    example: str


_WORDS: Final = read_lists("polreq.text", "personal.yaml")
#: What people put between groups of digits.
_GAP: Final = r"[ .·\-]?"
_DIGIT: Final = "[〇零一二三四五六七八九幺]"
_NO_DIGIT: Final = r"(?![0-9])"
_START: Final = r"(?<![0-9A-Za-z])"
_SAID: Final = r"(?:号码|号)?[：:是为,，、 ]{0,3}"
_HOUSE: Final = r"[0-9一二三四五六七八九十百〇零甲乙丙]+"
_NOT_THINGS: Final = "".join(
    f"(?<!{word}{mark})" for word in _WORDS["numbers.things"] for mark in ("", "：", "是", "为")
)
_PROVINCES: Final = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
#: The first two digits of a paper's number: the province (GB/T 2260).
_REGION: Final = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])"


def _any(name: str) -> str:
    return any_of(_WORDS[name])


def _house(kinds: str, number: str) -> str:
    """Write a pattern for the name of a road or an estate with what tells the house; where the name begins is found afterwards."""
    return rf"(?P<it>(?P<called>[一-鿿]{{1,9}}?)(?:{_any(kinds)}){number})"


_FLAT: Final = rf"(?:[ \-]?{_HOUSE}(?:号楼|单元|幢|栋|座|号|室|户|楼|层|弄|支弄|组|期))"
_OTHER: Final = rf"(?!(?:{_any('places.other')}))"

#: In this order: what one has taken is no longer there for the next.
SHAPES: Final = (
    Shape("mail", r"[A-Za-z0-9_][A-Za-z0-9_.+\-]*[@＠][A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+", "发到 li@example.com"),
    Shape("account", rf"(?:{_any('numbers.accounts')}){_SAID}(?P<it>[A-Za-z0-9][A-Za-z0-9_\-]{{4,29}})", "微信号：wx_12345"),
    Shape("plate", rf"{_PROVINCES}[A-HJ-NP-Za-hj-np-z][ ·•.\-]?(?=[A-Za-z]{{0,5}}[0-9])[A-HJ-NP-Za-hj-np-z0-9]{{4,5}}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳领](?![A-Za-z0-9])|{_PROVINCES}[A-HJ-NP-Z][ ·•.\-]?[A-HJ-NP-Z0-9]{{4}}[0-9](?![A-Za-z0-9])", "浙A12345"),
    Shape("paper", rf"{_START}{_NOT_THINGS}{_REGION}(?:{_GAP}[0-9]){{4}}{_GAP}(?:1{_GAP}[89]|2{_GAP}0)(?:{_GAP}[0-9]){{2}}{_GAP}[01](?:{_GAP}[0-9]){_GAP}[0-3](?:{_GAP}[0-9]){{4}}{_GAP}[0-9Xx](?![0-9A-Za-z])", "330106199003071234"),
    Shape("paper", rf"{_START}{_REGION}[0-9]{{6}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{{3}}{_NO_DIGIT}", "330106650812341"),
    Shape("paper", rf"(?:{_any('numbers.papers')}){_SAID}(?P<it>[A-Za-z]{{0,2}}[0-9][0-9 ]{{5,22}}[0-9Xx])", "护照号E12345678"),
    Shape("card", rf"(?:{_any('numbers.cards')}){_SAID}(?P<it>[0-9](?:[ \-]?[0-9]){{9,20}}){_NO_DIGIT}", "卡号622202021200"),
    Shape("card", rf"{_START}(?:62|60|68|4[0-9]|5[1-5])(?:[ \-]?[0-9]){{14,17}}{_NO_DIGIT}", "6222 0202 1200 1234 567"),
    Shape("phone", rf"(?<![0-9A-Za-z])(?:(?:[+＋]|00)?86[ \-]?)?1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}(?![0-9]|[万亿]?元)", "138 1234 5678"),
    Shape("phone", rf"(?<![0-9])[（]?0[1-9][0-9]{{1,2}}[）]?[ \-—.]{{0,2}}[2-8][0-9]{{2,3}}[ \-.]?[0-9]{{4}}(?:[ \-转]{{1,3}}[0-9]{{1,5}})?{_NO_DIGIT}", "0571-87654321转802"),
    Shape("phone", rf"(?:{_any('numbers.phone')}){_SAID}(?P<it>[2-8][0-9]{{2,3}}[ \-.]?[0-9]{{4}}){_NO_DIGIT}", "座机：87654321"),
    Shape("phone", rf"(?<!{_DIGIT})[一幺]{_DIGIT}{{10}}(?!{_DIGIT})", "一三八一二三四五六七八"),
    Shape("address", _house("places.roads", rf"[ ]?{_HOUSE}(?:弄|号)(?:之{_HOUSE})?{_OTHER}{_FLAT}*(?:(?<=[元幢栋座楼])[0-9]{{2,4}}(?![0-9]))?"), "住在文三路123号2单元"),
    Shape("address", _house("places.homes", rf"{_FLAT}{{1,4}}(?:(?<=[室元户])|(?<=[元幢栋座楼])[ ]?[0-9]{{3,4}}(?![0-9]))"), "翠苑小区3幢2单元"),
    Shape("address", _house("places.homes", rf"[ ]?[0-9]{{1,3}}(?:[\-—][0-9]{{1,4}}){{1,3}}(?:室)?{_NO_DIGIT}"), "阳光花园12-3-502"),
    Shape("address", _house("places.homes", r"[0-9]{1,3}[幢栋](?![0-9一-鿿]{0,2}(?:电梯|楼道))"), "朝晖六区18幢"),
)  # fmt: skip


@cache
def _compiled() -> tuple[tuple[PrivateKind, re.Pattern[str]], ...]:
    return tuple((shape.kind, re.compile(shape.pattern)) for shape in SHAPES)


def find_by_shape(folded: str) -> Iterator[Private]:
    """Yield what the form shows to be personal; no two stretches overlap.

    Args:
        folded: the text as `polreq.text.normalise.fold` writes it.
    """
    left = folded
    for kind, pattern in _compiled():
        for found in pattern.finditer(left):
            start, end = found.span("it" if "it" in pattern.groupindex else 0)
            if "called" in pattern.groupindex:
                start += _before_name(found["called"])
            yield Private(kind, start, end)
            left = blank(left, start, end)


def _before_name(called: str) -> int:
    """Return how many characters before the name of a road do not belong to it: 我住在|文三."""
    ends = [found.end() for found in _before().finditer(called) if found.end() < len(called)]
    return max(ends, default=0)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(_any("places.before"))


def blank(text: str, start: int, end: int) -> str:
    """Return the text with what was found taken out, as long as before."""
    return text[:start] + TAKEN * (end - start) + text[end:]


#: Stands for each character that was found to be personal.
TAKEN: Final = "\ufffc"

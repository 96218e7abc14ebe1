"""Citations (引用) in running text: titles in 《》 with the number and the issuer named beside them, and numbers alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.model.clause import Cite
from polreq.official.docnumbers import FoundNumber, find_numbers
from polreq.official.genres import ABOUT, genre_of
from polreq.official.issuers import NAMES
from polreq.official.patterns import WORDS
from polreq.official.titles import plain
from polreq.text.normalise import fold
from polreq.text.title_marks import marked_spans
from polreq.text.wordlists import any_of

_NAMES: Final = any_of(NAMES)
_PUBLISHED: Final = (
    r"(?:[于在]?(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?(?:近日|日前|正式|联合|共同|公开)*"
    rf"(?:{WORDS['issues']})?(?:了|的|：| |[|｜—-])*"
)
_BEFORE: Final = late(rf"(?<![、和及与])(?P<name>{_NAMES}){_PUBLISHED}\Z")
_OTHER: Final = late(rf"(?P<name>[一-鿿]{{1,20}}(?:{WORDS['authorities']})){_PUBLISHED}\Z")
_AFTER: Final = late(rf"^ ?(?:是|系)?(?:由|，由)(?P<name>{_NAMES})(?:联合)?(?:印发|发布|出台|公布|下发|制定|颁布)")
_IN_BRACKET: Final = late(rf"^(?P<name>{_NAMES})(?:印发|发布|出台|，|、? ?\d|$| )")
_BRACKET: Final = late(r"[ \n]?（(?P<inside>(?:[^（）]|（[^（）]*）)*)）")
_IN_TITLE: Final = late(r"(?P<title>.*[^ ]) ?（(?P<number>[^（）]*)）$", re.DOTALL)
_SHORT: Final = late(r"(?:以下|下称|下文)?(?:均)?(?:简称|下称)[为：]?[“《]?(?P<name>[^“”《》，；）]{2,40})")
_GAP: Final = late(r"[ :：]?(?:文|文件|文印发的?|文件印发的?|发布的?|公布的?|印发的?)?[ ）]?")
#: Numbers in a row belong to several titles, and nothing says which to which.
_LISTED: Final = late(r" ?[、，和及与] ?")
#: A title of which the marks 《》 were left out, before its number.
_UNMARKED: Final = late(rf"(?P<title>(?:{_NAMES})?关于[^。；，！？《》\n]{{4,100}}{ABOUT})[ （]{{0,2}}\Z")
#: A title between marks that are not those of titles, or only those of titles within titles; it holds none of its own
#: kind but may hold words in “”.
_OTHERWISE: Final = late(
    r"(?P<open><<|＜＜|[〈「『“<＜])(?P<title>(?:[^《》〈〉「」『』“”<>＜＞。；！？\n]|(?<=[^“])“[^“”\n]{1,30}”){4,100})"
    r"(?P<close>>>|＞＞|[〉」』”>＞])"
)
_PAIRS: Final = frozenset({"<<>>", "＜＜＞＞", "〈〉", "「」", "『』", "“”", "<>", "＜＞"})
#: Marks that mean a title by themselves; quotation marks do so only where a number stands behind.
_ANGLES: Final = frozenset({"<<>>", "＜＜＞＞", "〈〉"})
#: A 《 that is never closed must not make a page of text into a title.
_LONGEST: Final = 160


@dataclass(frozen=True, slots=True)
class Citation:
    """A document named in a text.

    Args:
        start: offset of its first character: 《, or that of a number before it or alone.
        end: offset after its title, or after a number alone.
        title: without 《》 around it and without a number inside them; empty for a number alone.
        number: the number beside the title.
        issuers: central issuers named beside it, in full.
        other_issuer: another body named directly before it, as written.
        marks: what stands around the title: 《》, other marks, or nothing.
        stands_for: the title for which this one is a short name, defined in the same text (以下简称).
    """

    start: int
    end: int
    title: str
    number: FoundNumber | None = None
    issuers: tuple[str, ...] = ()
    other_issuer: str = ""
    stands_for: str = ""
    marks: str = "《》"


def find_citations(text: str) -> tuple[Citation, ...]:
    """Find the documents that a text names, in its order; short names where they are defined are not named again."""
    key = fold(text)
    numbers = find_numbers(text)
    short: dict[str, str] = {}
    found: list[Citation] = []
    used: set[FoundNumber] = set()
    reach = 0  # up to here the text belongs to citations already found
    for start, end in _spans(text):
        if start < reach:
            continue
        title, number = _own_number(text, start, end, numbers)
        asides, tail = _asides(key, end)
        number = number or _beside(key, (reach, start, end, tail), numbers)
        first = min(start, number.start) if number else start
        issuers = _issuers(key[reach:first], asides, key[tail : tail + 40])
        other = "" if issuers else _other_issuer(key[reach:first])
        found.append(Citation(first, end, title, number, issuers, other, short.get(plain(title), "")))
        reach = max(end, number.end if number else 0)
        for aside in asides:
            if named := _SHORT.search(aside):
                short[plain(named["name"])] = title
                reach = max(reach, tail)
        used |= {n for n in numbers if n == number or start <= n.start < end}
    for citation in _otherwise(text, key, numbers, found):
        found.append(citation)
        used |= {n for n in numbers if n == citation.number or citation.start <= n.start < citation.end}
    found += [_alone(text, key, number) for number in numbers if number not in used]
    return tuple(sorted(found, key=lambda c: c.start))


def find_cites(text: str) -> tuple[Cite, ...]:
    """Find the titles in 《》 of a text, short names too, each once, with the number beside it as it is written there."""
    marked = list(_spans(text)) if "《" in text else []
    found = {citation.end: citation for citation in find_citations(text)} if marked else {}
    out: dict[str, Cite] = {}
    for start, end in marked:
        citation = found.get(end)
        title = citation.title if citation else text[start + 1 : end - 1].strip()
        number = citation.number if citation else None
        if title and (title not in out or (number and not out[title].number)):
            out[title] = Cite(title, text[number.start : number.end] if number else "")
    return tuple(out.values())


def _otherwise(text: str, key: str, numbers: tuple[FoundNumber, ...], found: Sequence[Citation]) -> Iterator[Citation]:
    """Yield titles between other marks than 《》 that stand outside of the citations already found."""
    taken = [(c.start, max(c.end, c.number.end if c.number else 0)) for c in found]
    for match in _OTHERWISE.finditer(text):
        start, end = match.span()
        marks = match["open"] + match["close"]
        if marks not in _PAIRS or not genre_of(match["title"]) or any(a < end and start < b for a, b in taken):
            continue
        number = next((n for n in numbers if n.start >= end and not key[end : n.start].strip(" （")), None)
        if number or marks in _ANGLES:
            yield Citation(start, end, match["title"].strip(), number, _issuers(key[:start], (), ""), marks=marks)


def _alone(text: str, key: str, number: FoundNumber) -> Citation:
    """Read a number beside which there is no title in 《》; one without these marks may stand before it."""
    begin = max(0, number.start - 120)
    before = key[begin : number.start]
    if match := _UNMARKED.search(before):
        start, end = begin + match.start(), begin + match.end("title")
        before = before[: match.start()]
        return Citation(start, end, text[start:end], number, _issuers(before, (), ""), marks="")
    return Citation(number.start, number.end, "", number, _issuers(before.rstrip("（"), (), ""))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the titles of a text; what is too long to be one is read for the titles within it."""
    reach = 0
    for start, end in marked_spans(text):
        if start >= reach and end - start <= _LONGEST and "。" not in text[start:end]:
            yield start, end
            reach = end


def _own_number(text: str, start: int, end: int, numbers: tuple[FoundNumber, ...]) -> tuple[str, FoundNumber | None]:
    """Take a number in brackets at the end of a title out of it: 《…意见（国发〔2018〕27号）》."""
    title = text[start + 1 : end - 1].strip()
    match = _IN_TITLE.fullmatch(fold(title))
    number = next((n for n in numbers if match and start < n.start and n.end < end), None)
    if match and number and start + 1 + match.start("number") <= number.start:
        return title[: match.end("title")], number
    return title, None


def _asides(key: str, end: int) -> tuple[tuple[str, ...], int]:
    """Return what stands in the brackets that follow a title, and the offset after them."""
    asides = []
    while bracket := _BRACKET.match(key, end):
        asides.append(bracket["inside"])
        end = bracket.end()
    return tuple(asides), end


def _beside(key: str, spots: tuple[int, int, int, int], numbers: tuple[FoundNumber, ...]) -> FoundNumber | None:
    """Return the number that stands with a title: in brackets behind it, directly before it, or directly behind it.

    Args:
        key: the text.
        spots: where the text begins that is not yet taken, where the title begins and ends, where its brackets end.
        numbers: all numbers of the text.
    """
    reach, start, end, tail = spots
    inside = [n for n in numbers if end <= n.start and n.end < tail]
    if inside and "《" not in key[end : inside[0].start]:
        listed = len(inside) > 1 and _LISTED.fullmatch(key[inside[0].end : inside[1].start])
        return None if listed else inside[0]
    before = [n for n in numbers if reach <= n.start and n.end <= start]
    if before and _GAP.fullmatch(key[before[-1].end : start]):
        return before[-1]
    return next((n for n in numbers if n.start >= end and not key[end : n.start].strip(" （,，")), None)


def _issuers(before: str, asides: tuple[str, ...], after: str) -> tuple[str, ...]:
    """Read which central issuer is named directly beside a title."""
    sentence = re.split(r"[。；;！？《》]", before)[-1][-60:]
    match = _AFTER.match(after) or _IN_BRACKET.match("".join(asides).strip()) or _BEFORE.search(sentence)
    if match is None:
        return ()
    return NAMES[match["name"]]


def _other_issuer(before: str) -> str:
    match = _OTHER.search(re.split(r"[，。；;！？《》]", before)[-1][-60:])
    return match["name"] if match else ""

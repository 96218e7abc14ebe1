"""Where a unit stands: enumerators, headings above, genre, lead-ins; what the words alone do not say."""

from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.enumerators import ENUMERATORS

#: What may stand at the head of a sentence: name, pattern.
_STYLES: Final = tuple((one.name, one.sentence) for one in ENUMERATORS if one.sentence)
_ENUMERATOR: Final = late("|".join(f"(?P<s{i}>{p})" for i, (_, p) in enumerate(_STYLES)))


def enumerator(key: str) -> tuple[str, int]:
    """Give the style of the enumerator with which a folded text begins and the place where the words begin."""
    lead = len(key) - len(key.lstrip())
    match = _ENUMERATOR.match(key, lead)
    if not match:
        return "", lead
    end = match.end()
    while end < len(key) and key[end] in " 、":
        end += 1
    return _STYLES[int((match.lastgroup or "s0")[1:])][0], end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of text and where it stands, as far as the classification looks at it.

    Args:
        key: folded text of the unit.
        body: folded text without enumerator and surrounding space.
        style: name of the numbering of its enumerator, empty if none.
        block: kind of its block.
        index: number of the unit in its block, from 0.
        count: number of units of the block.
        follower: folded text of the unit behind it in the same block, empty if none.
        heading: folded texts of the headings above, outermost first.
        genre: of the document or part.
        law: whether the document is written in articles (条例, 规定, 办法).
        lead: class of the lead-in (…如下：) whose list the unit belongs to, empty if none.
        lead_force: force of that lead-in.
        lead_product: whether that lead-in bears on the product.
        previous: folded words of the heading that begins the same block, empty if none.
        before: class of the unit before it in the same block, empty if there is none or it is a heading.
        title: folded title of the document.
        part: folded title of the inner document or attachment that it stands in; the document's own elsewhere.
        density: `partly` or `mostly` where many blocks of the document name something of the product, else empty.
        year: in which the document was written, 0 if unknown.
        bracketed: whether its block ends with a bracket, as policies end a paragraph with who is responsible.
        asked: folded question before its block, as long as no other question or heading comes.
        before_next: whether a later unit of the same block says what comes next (下一步…), so that this one tells what is there.
        lead_cases: whether that lead-in opens a list of cases or kinds, whose items say by themselves nothing that is to be done.
        goes_on: whether the block before it, numbered alike, ended with a semicolon.
        standard: part of a standard that it stands in (see standards.py), empty in other texts.
        preamble: whether it stands before the first heading of a text that has headings.
        children: whether other blocks stand under its block.
        around: whether another unit of the same block does.
        dated: whether it is a row of a table whose column of times has a day.
    """

    key: str
    body: str
    style: str
    block: str
    index: int
    count: int
    follower: str
    heading: tuple[str, ...]
    genre: str
    law: bool
    lead: str = ""
    lead_force: str = ""
    lead_product: bool = False
    previous: str = ""
    before: str = ""
    title: str = ""
    part: str = ""
    density: str = ""
    around: bool = False
    year: int = 0
    children: bool = False
    bracketed: bool = False
    asked: str = ""
    lead_cases: bool = False
    goes_on: bool = False
    standard: str = ""
    preamble: bool = False
    before_next: bool = False
    dated: bool = False

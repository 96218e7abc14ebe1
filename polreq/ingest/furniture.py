"""What pages put around a text that was taken out of them: page numbers, running heads, the address a browser prints."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from polreq.ingest.cues import is_aside
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.portal import is_printed
from polreq.late import late
from polreq.text.normalise import SPACES, compact

#: A page number that is marked as one, beside those of cues.is_aside; and one that only its neighbours show.
_MARKED: Final = late(
    r"[-—–－―·•\s]*\d{1,4}\s*/\s*\d{1,4}|[-—–－―·•一_]+\s*\d{1,4}\s*[-—–－―·•一_]+|第?\s*\d{1,4}\s*页\s*[,，/]?\s*共?\s*\d{1,4}\s*页"
)
_DASH: Final = late(r"[-—–－―]+")
_BARE: Final = late(r"\d{1,4}")
#: The number of a standard as it stands above each page, and that of a page, also in small roman figures or read badly.
_STANDARD: Final = late(r"(?:GB|DB|[A-Z]{1,4}/)[A-Z\d]{0,6}(?:/[TZ])?[\dXx.]{1,10}[—–-]+(?:\d{4}|[Xx]{4})")
_COUNTED: Final = late(r"[-—–_]*(?:\d{1,3}|[IVXivxⅠ-Ⅻ]{1,5}|T{1,3})[-—–_]*")
#: Pages from which numbers and heads are believed, lines that a page has at least, longest running head.
_PAGES: Final = 3
_TWO_PAGES: Final = 2
_PRINTED_LINES: Final = 2
_PAGE_LINES: Final = 6
_HEAD_LENGTH: Final = 60
#: In a text of so many pages a head of so many characters is believed that comes twice.
_SHORT_TEXT: Final = 4
_SHORTEST_HEAD: Final = 5
#: How many lines from a page number a running head may stand, and how often of all times it must.
_NEAR: Final = 2
_MOSTLY: Final = 0.6


def furniture(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the lines, by their places, that belong to the pages and not to the text."""
    said = [at for at, line in enumerate(lines) if line.text.strip(SPACES)]
    order = {at: n for n, at in enumerate(said)}
    marks = {at for at in said if _is_mark(lines[at].text)} | _bare_numbers(lines, said, order)
    printed = [at for at in said if is_printed(lines[at].words)]
    marks |= _marks_in_pieces(lines, said)
    marks |= set(printed) if len(printed) >= _PRINTED_LINES else set()
    marks |= _standard_heads(lines, said)
    return frozenset(marks | _running_heads(lines, said, {order[at] for at in marks}) | doubled(lines))


def doubled(lines: Sequence[SourceLine]) -> frozenset[int]:
    """Find the numbered lines that say at once what the line above says: bold type that was printed twice, a shade apart."""
    found = {
        at + 1
        for at, (line, after) in enumerate(pairwise(lines))
        if line.words.strip(SPACES) == after.words.strip(SPACES) and _is_numbered_heading(after.words)
    }
    return frozenset(found) if len(found) >= _PAGES else frozenset()


def _is_numbered_heading(words: str) -> bool:
    return numbered(words) is not None and len(words) <= _HEAD_LENGTH and words.rstrip(SPACES)[-1] not in "。；：，;:,"


def _standard_heads(lines: Sequence[SourceLine], said: Sequence[int]) -> set[int]:
    """Find the numbers of a standard that stand above its pages, the first one apart, and the numbers of pages beside them."""
    places: dict[str, list[int]] = {}
    for n, at in enumerate(said):
        if _STANDARD.fullmatch(words := compact(lines[at].text)):
            places.setdefault(words, []).append(n)
    heads = [n for found in places.values() if len(found) >= _PAGES for n in found[1:]]
    beside = {m for n in heads for m in (n - 1, n + 1) if 0 <= m < len(said)}
    return {said[n] for n in heads} | {said[m] for m in beside if _COUNTED.fullmatch(compact(lines[said[m]].text))}


def _is_mark(text: str) -> bool:
    words = text.strip(SPACES)
    return _MARKED.fullmatch(words) is not None or (is_aside(words) and not words.startswith("脚注"))


def _marks_in_pieces(lines: Sequence[SourceLine], said: Sequence[int]) -> set[int]:
    """Find page numbers whose dashes stand on lines of their own."""
    found: set[int] = set()
    for three in zip(said, said[1:], said[2:], strict=False):
        before, number, after = (compact(lines[at].text) for at in three)
        if _DASH.fullmatch(before) and _DASH.fullmatch(after) and number.isdecimal():
            found |= set(three)
    return found


def _bare_numbers(lines: Sequence[SourceLine], said: Sequence[int], order: dict[int, int]) -> set[int]:
    """Find lines that are only a number, where they count pages: each one more than the last, a page of lines apart."""
    numbers = [(at, int(words)) for at in said if _BARE.fullmatch(words := compact(lines[at].text))]
    found: set[int] = set()
    for (one, first), (other, second) in pairwise(numbers):
        if second == first + 1 and order[other] - order[one] > _PAGE_LINES:
            found |= {one, other}
    return found if len(found) >= _PAGES else set()


def _running_heads(lines: Sequence[SourceLine], said: Sequence[int], marks: set[int]) -> set[int]:
    """Find lines that stand beside most page numbers and hardly anywhere else."""
    if len(marks) < _TWO_PAGES:
        return set()
    beside = {n + step for n in marks for step in range(-_NEAR, _NEAR + 1)} - marks
    shapes = {n: _shape(lines[at].text) for n, at in enumerate(said) if len(lines[at].text) <= _HEAD_LENGTH}
    everywhere = Counter(shapes.values())
    near = Counter(shapes[n] for n in beside if n in shapes)
    heads = {s for s, count in near.items() if _is_head(s, count, everywhere[s], len(marks))}
    return {said[n] for n in beside if shapes.get(n) in heads and not lines[said[n]].cells}


def _is_head(shape: str, near: int, everywhere: int, pages: int) -> bool:
    """Whether what stands so often beside the numbers of pages is a running head; two times are enough in a short text."""
    if near < _PAGES:
        return (
            near == everywhere == _TWO_PAGES
            and pages <= _SHORT_TEXT
            and len(shape) >= _SHORTEST_HEAD
            and "。" not in shape
        )
    return near >= _MOSTLY * max(everywhere, pages / 2)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", compact(text))

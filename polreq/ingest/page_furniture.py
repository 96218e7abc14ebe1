"""What stands on pages beside their text: running heads, page numbers, small print in the margin."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Final

from polreq.ingest.printed import Piece, PrintedPage, merged
from polreq.late import late

#: A page and its rows of words from the top down, each from left to right.
PageRows = tuple[PrintedPage, list[list[Piece]]]

#: A line that stands at the edge of so many pages is a running head; so is one so much smaller than the text.
_REPEATED: Final = 3
_SMALL: Final = 0.85

#: The number of a page stands 7 mm below the text (GB/T 9704), often a seventh of the height from the edge: so far in, only
#: the first and last rows of a page are looked at, and a bare number only counts pages where others do.
_FOOT: Final = 0.16
_OUTERMOST: Final = 2

_PAGE_NUMBER: Final = late(
    r"[-—–－―·\s]*(?:第\s*)?(?:Page\s*)?(?P<number>\d{1,4})(?:\s*(?:/|of|页\s*共)\s*\d{1,4})?\s*(?:页)?[-—–－―·\s]*",
    re.I,
)
_BARE: Final = late(r"\s*\d{1,4}\s*")


def without_furniture(pages: Sequence[PageRows]) -> list[PageRows]:
    """Leave out the rows that belong to the pages and not to the text."""
    sizes = [piece.size for page, _ in pages for piece in page.pieces]
    size = median(sizes) if sizes else 0.0
    heads = _running_heads(pages)
    counted = _counted(pages)
    kept = []
    for at, (page, rows) in enumerate(pages):
        outermost = range(len(rows) - _OUTERMOST, len(rows)), range(_OUTERMOST)
        text = []
        for n, row in enumerate(rows):
            if page.is_at_edge(row[0]):
                off = _is_furniture(row, heads, size)
            else:
                off = any(n in rows_there for rows_there in outermost) and _is_number(row, page, counted[at])
            if not off:
                text.append(row)
        kept.append((page, text))
    return kept


def _is_number(row: Sequence[Piece], page: PrintedPage, counted: int | None) -> bool:
    """Whether a row farther in is marked as the number of a page, or is the number that the pages count."""
    said = merged(row).text
    if not page.is_within(_FOOT, row[0]) or _PAGE_NUMBER.fullmatch(said) is None:
        return False
    return _BARE.fullmatch(said) is None or int(said) == counted


def _counted(pages: Sequence[PageRows]) -> list[int | None]:
    """Return for each page the number that it should have, if the numbers at the ends of pages count them."""
    steps = Counter(number - at for at, (page, rows) in enumerate(pages) for number in set(_numbers(page, rows)))
    step, count = steps.most_common(1)[0] if steps else (0, 0)
    enough = count >= min(_REPEATED, max(len(pages), 2))
    return [at + step if enough else None for at in range(len(pages))]


def _numbers(page: PrintedPage, rows: Sequence[Sequence[Piece]]) -> Iterator[int]:
    for row in (*rows[:_OUTERMOST], *rows[-_OUTERMOST:]):
        if page.is_within(_FOOT, row[0]) and (found := _PAGE_NUMBER.fullmatch(merged(row).text)):
            yield int(found["number"])


def _running_heads(pages: Sequence[PageRows]) -> set[str]:
    """Find what stands at the edge of several pages, whatever the page number in it."""
    seen: Counter[str] = Counter()
    for page, rows in pages:
        seen.update({_shape(row) for row in rows if page.is_at_edge(row[0])})
    return {shape for shape, count in seen.items() if count >= _REPEATED}


def _is_furniture(row: Sequence[Piece], heads: set[str], size: float) -> bool:
    """Whether a row at the edge is a page number, stands on several pages, or is smaller than the text."""
    small = max(piece.size for piece in row) < _SMALL * size
    return small or _shape(row) in heads or _PAGE_NUMBER.fullmatch(merged(row).text) is not None


def _shape(row: Sequence[Piece]) -> str:
    return re.sub(r"\d+", "0", "".join(p.text for p in row).replace(" ", ""))

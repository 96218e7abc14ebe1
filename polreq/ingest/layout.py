"""Words with places on pages → paragraphs: running heads dropped, columns read in turn, tables kept."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from polreq.ingest import cues
from polreq.ingest.grid import Cell, table_lines
from polreq.ingest.headings import numbered
from polreq.ingest.lines import SourceLine
from polreq.ingest.menus import is_of_site
from polreq.ingest.page_furniture import without_furniture
from polreq.ingest.portal import pairs
from polreq.ingest.printed import Piece, PrintedPage, merged, needs_space
from polreq.ingest.ruled import Frame, frames
from polreq.late import late
from polreq.official.days import is_date_line
from polreq.text.normalise import SPACES

_SENTENCE_END: Final = late(r"[。；：！？!?;:][”’」』）)]*$")
_LATIN_END: Final = late(r"[A-Za-z]-$")

#: In units of the size of characters: an indent, how short a last line is.
_INDENT: Final = 1.2
_SHORT: Final = 2.2
_ANY_INDENT: Final = 2.8

#: Space beside the words of a cell, in units of the size of characters; a word that is not broken at the end of a line.
_PADDING: Final = 1.5
_WORD: Final = late(r"[A-Za-z0-9.,%+/_-]+")
_CLOSES: Final = late(r"[，、。；：！？）》”’〕】]")

#: How far apart, in points, the middles of lines may be that are centered, or edges that are one.
_MIDDLE: Final = 2.0

#: What is frequent, as a share of all lines; how far apart lines are that do not belong together, in usual distances.
_OFTEN: Final = 0.05
_APART: Final = 1.6

#: Where a gutter between two columns may lie, as a share of the width, and how many lines stand on each side.
_GUTTER: Final = (0.4, 0.6)
_COLUMN_LINES: Final = 4

#: How wide the lines of two columns are at least, as a share of the page.
_COLUMN: Final = 0.25

_SIDES: Final = ("page", "left", "right")


def read_pages(pages: Sequence[PrintedPage]) -> list[SourceLine]:
    """Put the words of all pages together as paragraphs and table rows, in reading order."""
    by_page = [(page, _rows(page.pieces)) for page in pages]
    text = without_furniture(by_page)
    usual = _usual_gutter(text)
    blocks = [block for page, rows in text for block in _page_blocks(page, rows, usual)]
    edges = {side: _edges([line for b in blocks for line in b.lines if b.side == side]) for side in _SIDES}
    return list(_lines(blocks, edges))


def _lines(blocks: Sequence["_Block"], edges: Mapping[str, "_Edges"]) -> Iterator[SourceLine]:
    """Join lines to paragraphs, over columns and pages; tables that go on over a page are one."""
    text, before, side = "", None, "page"
    table: list[list[Cell]] = []
    for block in blocks:
        if block.table:
            yield from _paragraph(text)
            text, before = "", None
            if table and _width(table) != _width(block.table):
                yield from table_lines(table)
                table = []
            table += block.table[_repeated(table, block.table) :]
            continue
        pitch = _pitch(block.lines)
        for i, line in enumerate(block.lines):
            yield from table_lines(table)
            table = []
            apart = i > 0 and line.top - block.lines[i - 1].top > _APART * pitch
            if before is not None and not apart and edges[block.side].goes_on(before, edges[side], line):
                text = _join(text, line.text)
            else:
                yield from _paragraph(text)
                text = line.text
            before, side = line, block.side
    yield from table_lines(table)
    yield from _paragraph(text)


def _paragraph(text: str) -> Iterator[SourceLine]:
    if text.strip(SPACES):
        yield SourceLine(text.strip(SPACES))


def _repeated(table: Sequence[Sequence[Cell]], more: Sequence[Sequence[Cell]]) -> int:
    """Count the header rows that a table repeats where it goes on over a page."""
    count = 0
    while count < min(len(table), len(more)) and _words(table[count]) == _words(more[count]):
        count += 1
    return count


def _words(row: Sequence[Cell]) -> list[str]:
    return [cell.text for cell in row]


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    return max(sum(cell.columns for cell in row) for row in rows)


@dataclass(frozen=True, slots=True)
class _Block:
    """A piece of a page to be read at once: lines in a column (`left`, `right`) or across the `page`, or a table."""

    side: str
    lines: tuple[Piece, ...] = ()
    table: tuple[list[Cell], ...] = ()


def _page_blocks(page: PrintedPage, rows: Sequence[Sequence[Piece]], usual: float | None) -> list[_Block]:
    """Cut a page at its tables; `usual` is where the gutter is on other pages."""
    blocks: list[_Block] = []
    left = list(rows)
    for frame in frames(page.rules):
        inside = [p for row in left for p in row if _cell(frame, p) is not None]
        texts = _cell_texts(frame, inside)
        if not frame.is_table(texts):
            continue
        above = [row for row in left if row[0].bottom <= frame.top + row[0].size / 2]
        blocks += _blocks(above, page, usual)
        blocks.append(_Block("page", table=tuple(frame.cells(texts))))
        outside = [[p for p in row if p not in inside] for row in left if row not in above]
        left = [row for row in outside if row]
    return blocks + _blocks(left, page, usual)


def _cell(frame: Frame, piece: Piece) -> tuple[int, int] | None:
    return frame.cell_at((piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2)


def _cell_texts(frame: Frame, pieces: Sequence[Piece]) -> dict[tuple[int, int], str]:
    by_cell: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if (cell := _cell(frame, piece)) is not None:
            by_cell.setdefault(cell, []).append(piece)
    return {cell: _cell_text(list(map(merged, _rows(inside))), frame.width(cell)) for cell, inside in by_cell.items()}


def _cell_text(lines: Sequence[Piece], width: float) -> str:
    """Put the lines of a cell together; where the next word would have fitted, the line was ended on purpose."""
    text = lines[0].text
    for before, line in pairwise(lines):
        word = _WORD.match(line.text)
        room = width - (before.right - before.left) - _PADDING * line.size
        need = (len(word.group()) / 2 if word else 1.0) + (_CLOSES.match(line.text, 1) is not None)
        text = f"{text} {line.text}" if room > need * line.size else _join(text, line.text)
    return text


@dataclass(frozen=True, slots=True)
class _Edges:
    """The edges of a column of text, and whether its paragraphs begin with an indent."""

    left: float
    right: float
    indents: bool

    def goes_on(self, before: Piece, there: "_Edges", line: Piece) -> bool:
        """Whether a line of this column goes on with the paragraph of the line before it, which may end another one."""
        if line.left > self.left + _INDENT * line.size or abs(line.size - before.size) > 0.25 * before.size:
            return False
        if line.left > self.left + _MIDDLE and _centered(before, line):
            return False
        full = before.right > there.right - _SHORT * before.size
        if max(before.columns, line.columns) > 1 and (min(before.columns, line.columns) > 1 or not full):
            return False
        if is_date_line(before.text) or cues.is_note(line.text) or cues.attachment(line.text) is not None:
            return False
        # a fact of the portal's is no part of what stands above it, and what stands below a menu none of the menu
        told = any(name for name, _ in pairs(line.text)) and not before.text.rstrip(SPACES).endswith(("：", ":"))
        if told or is_of_site(before.text):
            return False
        ended = _SENTENCE_END.search(before.text) is not None
        if ended and numbered(line.text) is not None:
            return False
        if full:
            return self.indents or not ended
        # a short line: where paragraphs are indented, one at the margin still belongs to what is not finished
        return self.indents and not ended and before.left < there.left + _ANY_INDENT * before.size


def _centered(before: Piece, line: Piece) -> bool:
    """Whether two lines of different length stand around one middle, as lines of a title do."""
    off = abs(line.left + line.right - before.left - before.right) / 2
    return off < _MIDDLE < abs(line.left - before.left)


def _edges(lines: Sequence[Piece]) -> _Edges:
    lefts = Counter(round(line.left) for line in lines)
    often = [left for left, count in lefts.items() if count >= max(2, _OFTEN * len(lines))] or list(lefts) or [0]
    left = float(min(often))
    indented = sum(_INDENT * line.size < line.left - left < _ANY_INDENT * line.size for line in lines)
    return _Edges(left, max((line.right for line in lines), default=0.0), indented > _OFTEN * len(lines))


def _pitch(lines: Sequence[Piece]) -> float:
    """Return the usual distance from line to line."""
    steps = [b.top - a.top for a, b in pairwise(lines)]
    return median(steps) if steps else 0.0


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Group pieces that stand beside each other, from the top down and from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted((p for p in pieces if p.text.strip(SPACES)), key=lambda p: (p.top + p.bottom, p.left)):
        middle = (piece.top + piece.bottom) / 2
        if rows and rows[-1][0].top <= middle <= rows[-1][0].bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda p: p.left) for row in rows]


def _blocks(rows: Sequence[Sequence[Piece]], page: PrintedPage, usual: float | None) -> list[_Block]:
    """Cut a page into blocks to be read one after the other: across the page, then left, then right column."""
    gutter = _gutter(rows, page)
    if gutter is None and usual is not None and _is_free(usual, rows):
        gutter = usual
    if gutter is None:
        return [_Block("page", tuple(merged(row) for row in rows))]
    blocks: list[_Block] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for row in rows:
        if any(p.left < gutter < p.right for p in row):
            blocks += [_Block("left", tuple(left)), _Block("right", tuple(right)), _Block("page", (merged(row),))]
            left, right = [], []
            continue
        for side, pieces in (
            (left, [p for p in row if p.right <= gutter]),
            (right, [p for p in row if p.left >= gutter]),
        ):
            if pieces:
                side.append(merged(pieces))
    return [*blocks, _Block("left", tuple(left)), _Block("right", tuple(right))]


def _gutter(rows: Sequence[Sequence[Piece]], page: PrintedPage) -> float | None:
    """Find the middle of a gap that runs down a page between two columns of text."""
    low, high = page.width * _GUTTER[0], page.width * _GUTTER[1]
    beside = [row for row in rows if len(row) > 1]
    starts = sorted(round(p.left) for row in beside for p in row if low < p.left < high)
    wide = [p.right - p.left for row in beside for p in row]
    if not wide or median(wide) <= page.width * _COLUMN:
        return None
    for start in dict.fromkeys(starts):
        # lines begin at the edge of a column or at the indent of its paragraphs
        count = sum(start <= other <= start + _ANY_INDENT * beside[0][0].size for other in starts)
        gutter = start - 1.0
        both = sum(row[0].right <= gutter and row[-1].left >= gutter for row in beside)
        if min(count, both) >= _COLUMN_LINES and _is_free(gutter, rows):
            return gutter
    return None


def _usual_gutter(pages: Sequence[tuple[PrintedPage, Sequence[Sequence[Piece]]]]) -> float | None:
    """Find where the gutter is on most pages that have one, for those with too few lines to tell."""
    found = Counter(gutter for page, rows in pages if (gutter := _gutter(rows, page)) is not None)
    return found.most_common(1)[0][0] if found else None


def _is_free(gutter: float, rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether no more lines cross the gutter than titles do."""
    crossing = sum(any(p.left < gutter - 1 and p.right > gutter + 1 for p in row) for row in rows)
    return crossing <= max(len(rows) // 3, 2)


def _join(before: str, after: str) -> str:
    if _LATIN_END.search(before) and after[:1].islower():
        return before[:-1] + after
    if before[-1:].isdecimal() and after[:1].isdecimal():
        return before + after  # 202 / 7年: a number that was longer than its line
    return f"{before} {after}" if needs_space(before, after) else before + after

"""Tables that were given cell by cell, each cell on lines of its own, as text copied out of a page or a PDF: rows again.

A table is known by its header, a run of names of columns. Its rows are read as long as every cell is of the kind of its column:
a number that counts on, bodies under 责任单位, a time under 完成时限. What does not fit stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final

from polreq.ingest.cell_rows import (
    FEWEST,
    CellLines,
    Columns,
    Tabled,
    columns,
    fits,
    header,
    is_column,
    is_known_column,
    names_body_or_time,
    number,
    row,
    whole,
    words,
)
from polreq.ingest.cues import is_aside
from polreq.ingest.furniture import furniture
from polreq.ingest.lines import Raw, SourceLine
from polreq.late import late
from polreq.official.columns import ROLES
from polreq.text.normalise import SPACES, compact

#: By how many lines a row may be longer, or shorter, than it has columns.
_MORE: Final = 6
_FEWER: Final = 2
#: How far above the header stands the title that is printed again on each page.
_ABOVE: Final = 6
_SHORTEST_TITLE: Final = 5
#: So many lines stand at most where one page ends and the next begins.
_PAGE_ENDS: Final = 3
_AGAIN: Final = late(r"[（(]?(?:续表|续上表|表\d{0,3}[（(]?续[）)]?)[）)]?")
_BARE: Final = late(r"\d{1,4}")


def tabled(raw: Raw) -> Tabled:
    """Put the cells of tables together that were given cell by cell."""
    if not any(compact(line.words) == "序" or is_column(compact(line.words)) for line in raw.lines if not line.cells):
        return Tabled(raw)
    reader = _Reader(raw.lines)
    result: list[SourceLine] = []
    rows = at = 0
    while at < len(raw.lines):
        if found := reader.table(at):
            result += found.lines
            rows, at = rows + found.rows, found.end
        else:
            result.append(raw.lines[at])
            at += 1
    return Tabled(replace(raw, lines=tuple(result)), rows) if rows else Tabled(raw)


@dataclass(frozen=True, slots=True)
class _Found:
    """A table: its lines, the number of its rows, the place behind its last line."""

    lines: tuple[SourceLine, ...]
    rows: int
    end: int


class _Reader:
    """Reads the tables of a text."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        self._lines = lines
        self._off = furniture(lines)
        self._digits = True

    def table(self, at: int) -> _Found | None:
        """Read the table whose header begins at a place, if there is one with rows."""
        names, cells, end = self._header(at)
        table = columns(names) if len(names) >= FEWEST else None
        if table is None:
            return None
        said = self._run(end, table, at)
        self._digits = bool(said) and _BARE.match(compact(self._lines[said[0]].words)) is not None
        out = [header(self._lines, cells, table, at, end)]
        rows = n = 0
        count = 1
        while n < len(said):
            n += self._between_pages(said, n, table, count)
            taken = self._row(said, n, table, count)
            if taken:
                first, end = end, said[n + taken[0] - 1] + 1
                out.append(row(self._lines, taken[1], table, first, end))
                rows, n = rows + 1, n + taken[0]
            elif behind := self._next_row(said, n, table, count):
                # one that cannot be told apart stays as it is, and the next one counts on
                out += self._lines[end : said[behind]]
                end, n = said[behind], behind
            else:
                break
            count += 1
        return _Found(tuple(out), rows, end) if rows else None

    def _header(self, at: int) -> tuple[list[str], list[CellLines], int]:
        """Give the names of columns from a place on, their cells, and the place behind them; a narrow column breaks its name in two."""
        names: list[str] = []
        cells: list[CellLines] = []
        while at < len(self._lines) and self._is_cell(at):
            name = compact(self._lines[at].words)
            two = at + 1 < len(self._lines) and self._is_cell(at + 1)
            both = name + compact(self._lines[at + 1].words) if two else ""
            if name not in names and is_column(name):
                cells.append((whole(self._lines[at], at),))
                names, at = [*names, name], at + 1
            elif not is_known_column(name) and is_known_column(both) and both not in names:
                cells.append((whole(self._lines[at], at), whole(self._lines[at + 1], at + 1)))
                names, at = [*names, both], at + 2
            else:
                break
        return names, cells, at

    def _is_cell(self, at: int) -> bool:
        line = self._lines[at]
        return bool(line.text.strip(SPACES)) and not line.cells and not line.unread

    def _run(self, start: int, table: Columns, header: int) -> list[int]:
        """Give the places of the lines below a header that may be cells: page numbers, heads and titles said again are none."""
        above = {compact(line.words) for line in self._lines[max(0, header - _ABOVE) : header]}
        titles = {title for title in above if len(title) >= _SHORTEST_TITLE}
        places: list[int] = []
        at = start
        while at < len(self._lines):
            names, _, end = self._header(at)
            said = compact(self._lines[at].words)
            if tuple(names) == table.names:
                at = end
                continue
            if said and self._lines[at].cells:
                break
            bare = _BARE.fullmatch(said) is not None
            furnished = at in self._off and not (bare and table.numbered) and self._is_beside_a_mark(at)
            if said and not (furnished or is_aside(said) or _AGAIN.fullmatch(said) or said in titles):
                places.append(at)
            at += 1
        return places

    def _is_beside_a_mark(self, at: int) -> bool:
        """Whether a line stands next to the number of a page, and is no cell of bodies or times."""
        beside = (self._lines[m].words for m in (at - 1, at + 1) if 0 <= m < len(self._lines))
        return any(map(is_aside, beside)) and not names_body_or_time(self._lines[at].words)

    def _row(self, said: Sequence[int], n: int, table: Columns, count: int) -> tuple[int, list[CellLines]] | None:
        """Read the row that begins with the n-th line: how many lines it takes, and its cells."""
        width = len(table.names)
        if not table.numbered:
            cells = self._one_each(said[n : n + width], table)
            return (width, cells) if cells else None
        if self._number(said[n : n + 1]) != count:
            return None
        behind = self._next_row(said, n, table, count)
        more, fewer = range(width + 1, width + _MORE), range(width - 1, width - _FEWER - 1, -1)
        lengths = [behind - n] if behind else [width, *more, *fewer]
        for length in lengths:
            taken = said[n : n + length]
            if length < width and not behind and self._goes_on(said, n + length):
                continue
            if len(taken) == length and (cells := self._without_page_end(taken, table) or self._cells(taken, table)):
                return length, cells
        return None

    def _goes_on(self, said: Sequence[int], n: int) -> bool:
        """Whether a line may be a cell of the last row: then that row has no empty cells."""
        return n < len(said) and names_body_or_time(self._lines[said[n]].words)

    def _without_page_end(self, places: Sequence[int], table: Columns) -> list[CellLines] | None:
        """Give the cells of a row that has too many lines, if they are whole without the number of a page and what stands beside it."""
        if len(places) <= len(table.names):
            return None
        for n, at in enumerate(places[1:], 1):
            if _BARE.fullmatch(compact(self._lines[at].words)):
                ends = len(places) - n <= _PAGE_ENDS
                kept = places[:n] if ends else [*places[:n], *places[n + 1 :]]
                if cells := self._cells(kept, table):
                    return cells
        return None

    def _next_row(self, said: Sequence[int], n: int, table: Columns, count: int) -> int | None:
        """Find the line with which the row behind row `count` begins."""
        if not table.numbered or self._number(said[n : n + 1]) != count:
            return None
        width = len(table.names)
        near = range(n + width - _FEWER, min(n + width + _MORE, len(said)))
        return next((m for m in near if self._number(said[m : m + 1]) == count + 1), None)

    def _number(self, places: Sequence[int]) -> int | None:
        words = [self._lines[at].words for at in places]
        return number(words, digits=self._digits) if words else None

    def _between_pages(self, said: Sequence[int], n: int, table: Columns, count: int) -> int:
        """Count the lines before the next row of which one is the number of a page: it and the head beside it are none of the table."""
        if not table.numbered or self._number(said[n : n + 1]) == count:
            return 0
        ahead = next((m for m in range(1, _PAGE_ENDS + 1) if self._number(said[n + m : n + m + 1]) == count), 0)
        paged = any(_BARE.fullmatch(compact(self._lines[at].words)) for at in said[n : n + ahead])
        return ahead if paged else 0

    def _one_each(self, places: Sequence[int], table: Columns) -> list[CellLines] | None:
        cells: list[CellLines] = [(whole(self._lines[at], at),) for at in places]
        return cells if len(cells) == len(table.names) and self._fit(cells, table) else None

    def _cells(self, places: Sequence[int], table: Columns) -> list[CellLines] | None:
        """Give the cells of a row; where it has more or fewer lines than columns, if one way to tell them apart is the best."""
        if len(places) == len(table.names):
            return self._one_each(places, table)
        ways = [cells for cells in _ways(self._lines, places, len(table.names)) if self._fit(cells, table)]
        # one body leads more often than several or none, and sentences are broken more often than all else
        leads = [n for n, kinds in enumerate(table.kinds) if "lead" in kinds]
        others = [n for n, kinds in enumerate(table.kinds) if "task" not in kinds and not kinds & {*ROLES}]
        costs = [(sum(len(cells[n]) != 1 for n in leads), sum(len(cells[n]) for n in others)) for cells in ways]
        best = [cells for cells, cost in zip(ways, costs, strict=True) if cost == min(costs)]
        return best[0] if len(best) == 1 else None

    def _fit(self, cells: Sequence[CellLines], table: Columns) -> bool:
        return all(fits(table, n, words(self._lines, cell)) for n, cell in enumerate(cells))


def _ways(lines: Sequence[SourceLine], places: Sequence[int], width: int) -> Iterator[list[CellLines]]:
    """Yield the ways to share lines out among columns: each takes one or more, or one where there are too few is empty."""
    pieces = [whole(lines[at], at) for at in places]
    if len(pieces) > width:
        for cuts in combinations(range(1, len(pieces)), width - 1):
            yield [tuple(pieces[a:b]) for a, b in pairwise((0, *cuts, len(pieces)))]
    else:
        for empty in combinations(range(1, width), width - len(pieces)):
            rest = iter(pieces)
            yield [() if n in empty else (next(rest),) for n in range(width)]

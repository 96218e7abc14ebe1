"""Tables whose cells stand between bars, each on lines of its own, as a converter left a table that it could not lay out: rows again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from polreq.ingest.cell_rows import (
    FEWEST,
    CellLines,
    CellPiece,
    Columns,
    Tabled,
    columns,
    fits,
    header,
    is_column,
    row,
    words,
)
from polreq.ingest.lines import Raw, SourceLine
from polreq.late import late
from polreq.text.normalise import SPACES, compact

#: Lines with nothing but bars, and how many of them there are at least.
_BARS: Final = late(rf"\|[|{SPACES}]*")
_FEWEST_BARS: Final = 4


def without_bars(raw: Raw) -> Tabled:
    """Put the cells of tables together that stand between bars, and take the bars away from all other lines."""
    lines = raw.lines
    if sum(_is_bars(line) for line in lines) < _FEWEST_BARS:
        return Tabled(raw)
    cells = list(_cells(lines))
    result: list[SourceLine] = []
    rows = n = done = 0
    while n < len(cells):
        table, behind = _header(lines, cells, n)
        taken = list(_rows(lines, cells, behind, table)) if table else []
        if table is None or not taken:
            n += 1
            continue
        for at in (n, *taken):
            own = cells[at : at + len(table.names)]
            first, end = _first(own), _last(own) + 1
            result += _plain(lines, done, first)
            result.append((header if at == n else row)(lines, own, table, first, end))
            done = end
        rows, n = rows + len(taken), taken[-1] + len(table.names)
    if not rows:
        return Tabled(raw)
    result += _plain(lines, done, len(lines))
    return Tabled(replace(raw, lines=tuple(result)), rows)


def _is_bars(line: SourceLine) -> bool:
    return _BARS.fullmatch(line.text) is not None


def _cells(lines: Sequence[SourceLine]) -> Iterator[CellLines]:
    """Yield what stands between one bar and the next, empty cells too; a row that is whole ends a cell like a bar."""
    pieces: list[CellPiece] = []
    for at, line in enumerate(lines):
        parts = [(found.start(), found.end()) for found in re.finditer(r"[^|]+|\|", line.words)]
        if sum(line.words[a:b].strip("|" + SPACES) != "" for a, b in parts) > 1:
            yield tuple(pieces)
            pieces = []
            continue
        for start, end in parts:
            if line.words[start] == "|":
                yield tuple(pieces)
                pieces = []
            elif line.words[start:end].strip(SPACES):
                pieces.append(CellPiece(at, start, end))
    yield tuple(pieces)


def _header(lines: Sequence[SourceLine], cells: Sequence[CellLines], n: int) -> tuple[Columns | None, int]:
    """Give the columns whose names begin with a cell, and the place behind them."""
    names: list[str] = []
    while n < len(cells) and (name := compact("".join(words(lines, cells[n])))) and is_column(name):
        names.append(name)
        n += 1
    return (columns(names) if len(names) >= FEWEST else None), n


def _rows(lines: Sequence[SourceLine], cells: Sequence[CellLines], n: int, table: Columns) -> Iterator[int]:
    """Yield the places of the cells with which rows begin; between two rows stand the bars of both, and nothing."""
    width = len(table.names)
    while n + width <= len(cells):
        said = [words(lines, cell) for cell in cells[n : n + width]]
        if tuple(compact("".join(cell)) for cell in said) == table.names:
            n += width
        elif all(fits(table, column, cell) for column, cell in enumerate(said)) and any(said):
            yield n
            n += width
        elif not said[0]:
            n += 1
        else:
            return


def _first(cells: Sequence[CellLines]) -> int:
    return min(piece.line for cell in cells for piece in cell)


def _last(cells: Sequence[CellLines]) -> int:
    return max(piece.line for cell in cells for piece in cell)


def _plain(lines: Sequence[SourceLine], start: int, end: int) -> Iterator[SourceLine]:
    """Yield lines outside of the rows without the bars at their ends; where there is nothing else, they are the mark."""
    for line in lines[start:end]:
        if _is_bars(line):
            yield replace(line, mark=line.mark + line.text, text="", cells=())
        elif line.text.rstrip(SPACES).endswith("|") and line.text.count("|") == 1:
            yield replace(
                line, text=line.text.rstrip("|" + SPACES), reading=line.reading.rstrip("|" + SPACES), cells=()
            )
        else:
            yield line

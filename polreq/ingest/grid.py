"""Tables with merged cells → rows in which every column has its text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from polreq.ingest.lines import SourceLine

#: More columns than any document has: what a broken file may claim is cut here.
_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell as a file has it: its text, and how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


def table_lines(rows: Sequence[Sequence[Cell]]) -> Iterator[SourceLine]:
    """Yield a line for each row with words: merged cells filled into every row and column they cover.

    The text of a row says what its own cells say and what those say that reach into it from above: a task over three
    rows is the task of each. A cell that covers a whole row, such as a sub-heading inside a table, becomes a line of its own.
    """
    if not rows:
        return
    grid, width = _filled(rows)
    depth = _header_depth(rows)
    head = tuple(_column_head([_text(grid[r].get(c)) for r in range(depth)]) for c in range(width))
    if "" in head or len(set(head)) < 2:
        head = ()  # a form to be filled in, not a table with a header
    for r, (row, filled) in enumerate(zip(rows, grid, strict=True)):
        texts = [cell.text for cell in row]
        if not any(texts):
            continue
        if len(row) == 1 and (row[0].columns >= width or len(filled) == 1):
            yield SourceLine(texts[0])
        else:
            own = row if r < depth else _over(filled)
            cells = tuple(_text(filled.get(c)) for c in range(width))
            yield SourceLine(" | ".join(cell.text for cell in own), cells=cells, head=head)


def _over(filled: Mapping[int, Cell]) -> list[Cell]:
    """Return the cells over a row from left to right, each once."""
    found: list[Cell] = []
    for column in sorted(filled):
        if not found or filled[column] is not found[-1]:
            found.append(filled[column])
    return found


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text


def _filled(rows: Sequence[Sequence[Cell]]) -> tuple[list[dict[int, Cell]], int]:
    grid: list[dict[int, Cell]] = [{} for _ in rows]
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while column in grid[r]:
                column += 1
            for below in range(r, min(r + cell.rows, len(rows))):
                for beside in range(column, min(column + cell.columns, _COLUMNS)):
                    grid[below][beside] = cell
            column += cell.columns
    width = min(max((max(filled, default=-1) + 1 for filled in grid), default=0), _COLUMNS)
    return grid, width


def _header_depth(rows: Sequence[Sequence[Cell]]) -> int:
    """Count the header rows: those of header cells, or as many as the tallest cell of the first row covers."""
    marked = 0
    while marked < len(rows) and all(cell.header for cell in rows[marked]):
        marked += 1
    if marked:
        return marked
    first = next((r for r, row in enumerate(rows) if len(row) > 1), 0)
    tallest = max((cell.rows for cell in rows[first]), default=1)
    split = any(cell.columns > 1 for cell in rows[first]) and any(cell.rows > 1 for cell in rows[first])
    return min(first + (tallest if split and tallest <= 3 else 1), len(rows))


def _column_head(texts: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))

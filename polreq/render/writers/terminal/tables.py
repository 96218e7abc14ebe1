"""Tables on the terminal: under headings, as entries that begin with an id, or as one record after the other."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.writers.terminal.canvas import CanvasLine, Toned, column, fit, pad, width_of
from polreq.render.writers.terminal.runs import broken, indented, one_line, runs, share_text, text_of
from polreq.results.said import Said, Share
from polreq.results.sections import Column, Table
from polreq.words import Lang
from polreq.words.sentences import say

#: Cells below which a text beside its id is too short to be read.
SHORTEST_TEXT: Final = 24

#: Cells that columns take at least, so that tables of one page stand below each other.
_LEAST: Final = MappingProxyType({"state": 8, "share": 14, "number": 6})

#: Where lines below a row begin.
_BELOW: Final = 6


def table_lines(table: Table, lang: Lang, width: int) -> Iterator[CanvasLine]:
    """Yield the lines of a table; the last says what was left out."""
    if not table.rows:
        yield (("  " + say("empty").words(lang), "faint"),)
    elif any(c.fit == "most" for c in table.columns):
        yield from _Filled(table, lang, width).lines()
    elif table.headed:
        yield from _Ruled(table, lang, width).lines()
    else:
        yield from _Entries(table, lang, width).lines()
    more = text_of(table.more, lang)
    if more:
        yield ((fit("  " + more, width), "faint"),)


class _Layout:
    """A table with the cells of each column measured."""

    def __init__(self, table: Table, lang: Lang, width: int) -> None:
        self.columns = table.columns
        self.rows = table.rows
        self.lang = lang
        self.width = width
        self.kept = [n for n, c in enumerate(table.columns) if c.fit in ("keep", "most")]
        self.cut = [n for n, c in enumerate(table.columns) if c.fit == "cut"]
        self.below = [n for n, c in enumerate(table.columns) if c.fit == "below"]

    def text(self, row: Sequence[Said], n: int) -> str:
        return _cell_text(row[n], self.columns[n], self.lang)

    def wide(self, n: int) -> int:
        return max((width_of(self.text(row, n)) for row in self.rows), default=0)

    def cell(self, row: Sequence[Said], n: int, width: int, lead: str = "  ") -> list[Toned]:
        """Return a cell filled up to its width, after what parts it from the last one."""
        found, col = _cell_runs(row[n], self.columns[n], self.lang), self.columns[n]
        room = " " * max(0, width - sum(width_of(text) for text, _ in found))
        if not found:
            return [(lead + room, "")]
        if col.numeric:
            (text, style), *rest = found
            return [(lead + room + text, style), *rest]
        (text, style), *rest = found
        return [(lead + text, style), *rest, (room, "")]

    def lines_below(self, row: Sequence[Said]) -> Iterator[CanvasLine]:
        """Yield what stands below a row: on one line if something of it may be cut, else broken."""
        for n in self.below:
            name = text_of(self.columns[n].name, self.lang)
            said = (
                (f"{name}{say('colon').words(self.lang)}", row[n]) if name and text_of(row[n], self.lang) else (row[n],)
            )
            short = one_line(said, self.lang, self.width - _BELOW, "")
            line = [run for one in said for run in runs(one, self.lang)]
            for found in [short] if short is not None else broken(line, self.width - _BELOW):
                yield indented(_BELOW, found)


class _Entries(_Layout):
    """Rows of id, facts and text: on one line each, or on two where the text would be too short to read."""

    def lines(self) -> Iterator[CanvasLine]:
        widths = {n: self.wide(n) for n in self.kept}
        leads = {n: self.lead(n) for n in self.kept}
        taken = sum(widths[n] + len(leads[n]) for n in self.kept) + 2
        room = self.width - taken
        for row in self.rows:
            head: list[Toned] = []
            for n in self.kept:
                head += self.first(row, n, widths[n]) if n == self.kept[0] else self.cell(row, n, widths[n], leads[n])
            texts = [self.text(row, n) for n in self.cut]
            text = "  ".join(text for text in texts if text)
            if not text or room >= SHORTEST_TEXT:
                yield [*head, ("  " + fit(text, room), self.tone(row))] if text else head
            else:
                yield head
                yield ((" " * _BELOW + fit(text, self.width - _BELOW), self.tone(row)),)
            yield from self.lines_below(row)

    def first(self, row: Sequence[Said], n: int, width: int) -> list[Toned]:
        """Return the cell that names the row, its colour as wide as the column."""
        found = _cell_runs(row[n], self.columns[n], self.lang)
        room = " " * max(0, width - sum(width_of(text) for text, _ in found))
        return (
            [("  ", ""), *found[:-1], *((text + room, style) for text, style in found[-1:])]
            if found
            else [("  " + room, "")]
        )

    def lead(self, n: int) -> str:
        """Return what parts a column from the one before: one space at an arrow, else two."""
        arrows = self.columns[n].role == "arrow" or (n > 0 and self.columns[n - 1].role == "arrow")
        return " " if arrows else "  "

    def tone(self, row: Sequence[Said]) -> str:
        found = [style for n in self.cut for _, style in _cell_runs(row[n], self.columns[n], self.lang)]
        return found[0] if found else ""


class _Filled(_Layout):
    """Rows in which one column takes all that the others leave."""

    def lines(self) -> Iterator[CanvasLine]:
        widths = {
            n: max(self.wide(n), _LEAST.get(self.columns[n].role, 0))
            for n in self.kept
            if self.columns[n].fit != "most"
        }
        room = self.width - 2 - sum(width + 2 for width in widths.values())
        for row in self.rows:
            line: list[Toned] = []
            for n in self.kept:
                if n in widths:
                    line += self.cell(row, n, widths[n])
                else:
                    text = self.text(row, n)
                    line.append(("  " + column(text, min(room, max(self.wide(n), 1)) if room > 10_000 else room), ""))
            yield line


class _Ruled(_Layout):
    """Rows under headings; where they are too wide, one record after the other."""

    def lines(self) -> Iterator[CanvasLine]:
        shown = [n for n in range(len(self.columns)) if n not in self.below]
        widths = {n: self.column_width(n) for n in shown}
        over = sum(width + 2 for width in widths.values()) - self.width
        widest = max(self.cut, key=lambda n: widths[n], default=None)
        if over > 0 and widest is not None and widths[widest] - over >= SHORTEST_TEXT:
            widths[widest] -= over
            over = 0
        if over > 0:
            yield from self.records()
            return
        if len(shown) > 1:
            yield [self.heading(n, widths[n]) for n in shown]
        for row in self.rows:
            line: list[Toned] = []
            for n in shown:
                if n in self.cut:
                    line.append(("  " + column(self.text(row, n), widths[n]), self.style(row, n)))
                else:
                    line += self.cell(row, n, widths[n])
            yield line
            yield from self.lines_below(row)

    def column_width(self, n: int) -> int:
        head = width_of(text_of(self.columns[n].name, self.lang))
        return max(self.wide(n), head, _LEAST["number"] if self.columns[n].numeric else 0)

    def heading(self, n: int, width: int) -> Toned:
        name = text_of(self.columns[n].name, self.lang)
        return ("  " + pad(name, width, right=self.columns[n].numeric), "faint" if name else "")

    def style(self, row: Sequence[Said], n: int) -> str:
        found = _cell_runs(row[n], self.columns[n], self.lang)
        return found[0][1] if found else ""

    def records(self) -> Iterator[CanvasLine]:
        """Yield each row as names and values, one below the other."""
        wide = max(width_of(text_of(c.name, self.lang)) for c in self.columns)
        for number, row in enumerate(self.rows):
            if number:
                yield ()
            for n, col in enumerate(self.columns):
                line = _cell_runs(row[n], col, self.lang)
                name = pad(text_of(col.name, self.lang), wide)
                for at, found in enumerate(broken(line, max(SHORTEST_TEXT // 2, self.width - wide - 4))):
                    yield [("  " + (" " * wide if at else name), "faint"), ("  ", ""), *found]


def _cell_text(said: Said, col: Column, lang: Lang) -> str:
    return "".join(text for text, _ in _cell_runs(said, col, lang))


def _cell_runs(said: Said, col: Column, lang: Lang) -> list[Toned]:
    """Return a cell's runs; a column's role holds for cells without one, and no number is a dot."""
    if isinstance(said, Share):
        return [(share_text(said), said.tone)]
    found = runs(said, lang)
    if col.role == "number" and [text for text, _ in found] == ["0"]:
        return [("·", "")]
    style = {"id": "id", "command": "command"}.get(col.role, "")
    return [(text, own or style) for text, own in found] if style else found

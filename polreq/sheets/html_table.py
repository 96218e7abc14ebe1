"""Tables of web pages that tools give the name .xls → rows of texts, merged cells filled in."""

import re
from html.parser import HTMLParser
from typing import Final

from polreq.late import late

_TABLE: Final = late(r"<table\b", re.I)
#: More columns and rows than a cell of any list covers: what a broken file may claim is cut here.
_SPAN: Final = 200


def is_html_table(text: str) -> bool:
    """Whether a text is a web page with a table."""
    return text.lstrip("\ufeff \t\r\n")[:1] == "<" and bool(_TABLE.search(text))


def html_rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of all tables of a page, one below the other; a table inside a cell is part of its text."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return tuple(tuple(row) for row in reader.rows)


class _Reader(HTMLParser):
    """Gathers the cells of tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._depth = 0
        self._cell: list[str] | None = None
        self._covers = (1, 1)
        #: column → (number of the row up to which a cell above covers it, its text)
        self._above: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._depth != 1:
            return
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
            self._from_above()
        elif tag in ("td", "th"):
            self._end_cell()
            given = dict(attrs)
            self._covers = (_span(given.get("rowspan")), _span(given.get("colspan")))
            self._cell = []
        elif tag in ("br", "p", "div", "li") and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._end_cell()
        elif tag == "table":
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._cell).split("\n"))
        text = "\n".join(lines).strip()
        self._cell = None
        if not self.rows:
            self.rows.append([])
        down, across = self._covers
        for _ in range(across):
            self._above[len(self.rows[-1])] = (len(self.rows) + down - 1, text)
            self.rows[-1].append(text)
        self._from_above()

    def _from_above(self) -> None:
        """Fill in the next cells, as far as cells above cover them."""
        row = self.rows[-1]
        while (covered := self._above.get(len(row))) and covered[0] >= len(self.rows):
            row.append(covered[1])


def _span(said: str | None) -> int:
    return min(max(int(said), 1), _SPAN) if said and said.isdigit() else 1

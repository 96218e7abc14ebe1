"""Rows of a table that people edited: cells by column, and where each stands."""

from collections.abc import Mapping, Sequence
from typing import Final

from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.sheets.reading import Sheet
from polreq.words.cells import squeezed
from polreq.words.names import Names

#: Rows at the top among which the headings are sought: people put a title above their table.
_HEAD_ROWS: Final = 20


def headings(sheet: Sheet, columns: Names, needed: Sequence[str]) -> tuple[int, Mapping[str, int]] | None:
    """Return the index of the row of headings and the index of every column; None if there is no such row.

    Args:
        sheet: the table.
        columns: the columns that are sought, by key, with their headings.
        needed: keys of those that must be there.
    """
    names = {squeezed(word): key for key, said in columns.items() for word in (said.zh, said.en)}
    for number, row in enumerate(sheet.rows[:_HEAD_ROWS]):
        found: dict[str, int] = {}
        for at, cell in enumerate(row):
            key = names.get(squeezed(cell))
            if key:
                found.setdefault(key, at)
        if all(key in found for key in needed):
            return number, found
    return None


class EditedRow:
    """One row, cells by column.

    Args:
        file: name of the file, with the sheet where there are several.
        number: of the row, from 1.
        cells: their texts.
        columns: index of every column by key.
    """

    def __init__(self, file: str, number: int, cells: Sequence[str], columns: Mapping[str, int]) -> None:
        self._file = file
        self._number = number
        self._columns = columns
        self._cells = {key: cells[at].strip() for key, at in columns.items() if at < len(cells)}

    def __getitem__(self, key: str) -> str:
        return self._cells.get(key, "")

    def has(self, key: str) -> bool:
        """Whether the table has the column."""
        return key in self._columns

    def place(self, key: str) -> Place:
        """Return where a cell stands, or the first one of the table if it has no such column."""
        return Place(self._file, self._number, self._columns.get(key, min(self._columns.values())) + 1)

    def finding(self, code: str, key: str, subject: str, *facts: tuple[str, str]) -> Finding:
        """Make a finding about a cell."""
        return Finding(code, self.place(key), subject, facts)

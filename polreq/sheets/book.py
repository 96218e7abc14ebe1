"""What every workbook has in common: the same bytes on every day, cells that are written whole, rows that show all they hold."""

import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.results.said import Said, whole
from polreq.results.sections import Column
from polreq.sheets.guard import guarded, is_number
from polreq.words import Lang

#: Any day: a file holds the same bytes whenever it is written.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)

#: A cell of a spreadsheet holds at most 32,767 characters; more would be left out as a whole.
_LONGEST: Final = 32_000

#: Points of a line of the table's letters, and the height of the tallest row that spreadsheets have.
LINE: Final = 14.5
_TALLEST: Final = 409


def written(fill: Callable[[Any], None], title: str = "") -> bytes:
    """Return a workbook as bytes.

    Args:
        fill: writes the sheets into the opened workbook.
        title: of the file, in its properties.

    Raises:
        MissingExtraError: the part that writes workbooks is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("xlsx", "写出 XLSX 表格", "writing XLSX tables") from None
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED.replace(tzinfo=None)} | ({"title": title} if title else {}))
    fill(book)
    book.close()
    return buffer.getvalue()


def put(sheet: Any, at: tuple[int, int], text: str, form: Any, *, number: bool) -> None:
    """Write a cell.

    Args:
        sheet: where.
        at: row and column, from 0.
        text: what it says; a text that a spreadsheet would take for a formula is guarded, one that no cell can hold is cut with `…`.
        form: its format.
        number: whether it is a number if it looks like one.
    """
    row, column = at
    if number and is_number(text):
        sheet.write_number(row, column, float(text), form)
    elif text:
        sheet.write_string(row, column, guarded(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"), form)
    else:
        sheet.write_blank(row, column, None, form)


def height(columns: Sequence[Column], row: Sequence[Said], lang: Lang) -> float:
    """Return the height that a row needs, in points: not every program finds it by itself, and a cell that is cut off is lost on paper."""
    shown = (lines(whole(said, lang), column.size) for column, said in zip(columns, row, strict=True))
    return min(LINE * max(shown, default=1) + 4, _TALLEST)


def lines(text: str, size: int) -> int:
    """Count the lines that a text takes in a column; a unit of width is a digit, and a Chinese character takes two."""
    room = max(2, size - 1)
    return sum(max(1, -(-_units(line) // room)) for line in text.split("\n"))


def _units(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)

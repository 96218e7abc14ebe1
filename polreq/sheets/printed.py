"""Write sheets that are handed over as an Excel workbook: to be read on a screen, filtered, and printed in grey."""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.results.said import Said, in_one, tone_of, whole
from polreq.results.sections import Column, TitledTable
from polreq.sheets.guard import guarded, is_number
from polreq.words import Lang, Text

#: Any day: a file holds the same bytes whenever it is written.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)

#: What spreadsheets call the sizes of paper.
_PAPERS: Final = MappingProxyType({"A3": 8, "A4": 9})

#: Fonts that Chinese offices have; a program without them takes its own.
_BODY: Final = "宋体"
_HEAD: Final = "黑体"

#: Fills by tone: their greys differ on paper (0.97, 0.91 and 0.78 of white), and the bad one is bold; the words say it anyway.
_FILLS: Final[Mapping[str, dict[str, Any]]] = MappingProxyType(
    {
        "good": {"bg_color": "#E8F5E9"},
        "warn": {"bg_color": "#FFE699", "bold": True},
        "bad": {"bg_color": "#F4B0A8", "bold": True},
        "faint": {"font_color": "#595959"},
    }
)

#: A cell of a spreadsheet holds at most 32,767 characters; more would be left out as a whole.
_LONGEST: Final = 32_000

#: Points of a line of the table's letters, and the height of the tallest row that spreadsheets have.
_LINE: Final = 14.5
_TALLEST: Final = 409

_PAGE: Final = Text("第 &P 页，共 &N 页", "Page &P of &N")


def printed(sheets: Sequence[TitledTable], lang: Lang) -> bytes:
    """Write sheets as a workbook: title and notes, headings that stay in sight and are repeated on paper, filters, a page set up.

    Args:
        sheets: at least one.
        lang: language of the words.

    Raises:
        MissingExtraError: the part that writes workbooks is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("xlsx", "写出 XLSX 表格", "writing XLSX tables") from None
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": in_one(sheets[0].title, lang), "created": _CREATED.replace(tzinfo=None)})
    forms = _Forms(book)
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name.words(lang)), sheet, forms, lang)
    book.close()
    return buffer.getvalue()


def _write(page: Any, sheet: TitledTable, forms: "_Forms", lang: Lang) -> None:
    columns = sheet.table.columns
    top = _above(page, sheet, forms, lang)
    page.set_row(top, _height(columns, [column.name for column in columns], lang))
    for at, column in enumerate(columns):
        page.set_column(at, at, column.size)
        page.write_string(top, at, guarded(in_one(column.name, lang)), forms.head)
    for number, row in enumerate(sheet.table.rows, start=top + 1):
        page.set_row(number, _height(columns, row, lang))
        for at, (column, said) in enumerate(zip(columns, row, strict=True)):
            text, form = _cut(whole(said, lang)), forms.cell(column, tone_of(said, lang))
            if column.role == "number" and is_number(text):
                page.write_number(number, at, float(text), form)
            elif text:
                page.write_string(number, at, guarded(text), form)
            else:
                page.write_blank(number, at, None, form)
    last = top + len(sheet.table.rows)
    page.freeze_panes(top + 1, min(sheet.kept, len(columns) - 1))
    page.autofilter(top, 0, last, len(columns) - 1)
    page.set_landscape()
    page.set_paper(_PAPERS[sheet.paper])
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.repeat_rows(top)
    page.print_area(0, 0, last, len(columns) - 1)
    page.set_footer(f"&C{_PAGE.words(lang)}")


def _above(page: Any, sheet: TitledTable, forms: "_Forms", lang: Lang) -> int:
    """Write title and notes across the table; return the row of the headings."""
    columns = sheet.table.columns
    wide = sum(column.size for column in columns)
    lines = [(in_one(sheet.title, lang), forms.title, 26), *((note.words(lang), forms.note, 0) for note in sheet.notes)]
    for at, (text, form, height) in enumerate(lines):
        page.set_row(at, height or _LINE * _lines(text, wide) + 2)
        if len(columns) > 1:
            page.merge_range(at, 0, at, len(columns) - 1, "", form)
        page.write_string(at, 0, guarded(text), form)
    return len(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _height(columns: Sequence[Column], row: Sequence[Said], lang: Lang) -> float:
    """Return the height that a row needs: not every program finds it by itself, and a cell that is cut off is lost on paper."""
    lines = (_lines(whole(said, lang), column.size) for column, said in zip(columns, row, strict=True))
    return min(_LINE * max(lines, default=1) + 4, _TALLEST)


def _lines(text: str, size: int) -> int:
    """Count the lines that a text takes in a column; a unit of width is a digit, and a Chinese character takes two."""
    room = max(2, size - 1)
    return sum(max(1, -(-_units(line) // room)) for line in text.split("\n"))


def _units(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


class _Forms:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells: dict[tuple[bool, str], Any] = {}
        self.title = book.add_format({"font_name": _HEAD, "font_size": 16, "align": "center", "valign": "vcenter"})
        self.note = book.add_format({"font_name": _BODY, "font_size": 9, "text_wrap": True, "valign": "vcenter"})
        self.head = book.add_format(
            {
                "font_name": _HEAD, "font_size": 10, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1,
                "bg_color": "#E7E6E6",
            }
        )  # fmt: skip

    def cell(self, column: Column, tone: str) -> Any:
        """Return the format of a cell."""
        narrow = column.role in ("number", "date", "verdict", "state") or column.size <= 9
        key = (narrow, tone if tone in _FILLS else "")
        if key not in self._cells:
            look: dict[str, Any] = {
                "font_name": _BODY,
                "font_size": 10,
                "text_wrap": True,
                "valign": "vcenter",
                "border": 1,
                "align": "center" if narrow else "left",
            }
            self._cells[key] = self._book.add_format(look | _FILLS.get(tone, {}))
        return self._cells[key]

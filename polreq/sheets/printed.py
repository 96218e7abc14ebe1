"""Write sheets that are handed over as an Excel workbook: to be read on a screen, filtered, and printed in grey."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from polreq.results.said import in_one, tone_of, whole
from polreq.results.sections import Column, TitledTable
from polreq.sheets.book import LINE, height, lines, put, written
from polreq.sheets.guard import guarded
from polreq.words import Lang, Text

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

_PAGE: Final = Text("第 &P 页，共 &N 页", "Page &P of &N")


def printed(sheets: Sequence[TitledTable], lang: Lang) -> bytes:
    """Write sheets as a workbook: title and notes, headings that stay in sight and are repeated on paper, filters, a page set up.

    Args:
        sheets: at least one.
        lang: language of the words.

    Raises:
        MissingExtraError: the part that writes workbooks is not installed.
    """

    def fill(book: Any) -> None:
        forms = _Forms(book)
        for sheet in sheets:
            _write(book.add_worksheet(sheet.name.words(lang)), sheet, forms, lang)

    return written(fill, in_one(sheets[0].title, lang))


def _write(page: Any, sheet: TitledTable, forms: "_Forms", lang: Lang) -> None:
    columns = sheet.table.columns
    top = _above(page, sheet, forms, lang)
    page.set_row(top, height(columns, [column.name for column in columns], lang))
    for at, column in enumerate(columns):
        page.set_column(at, at, column.size)
        page.write_string(top, at, guarded(in_one(column.name, lang)), forms.head)
    for number, row in enumerate(sheet.table.rows, start=top + 1):
        page.set_row(number, height(columns, row, lang))
        for at, (column, said) in enumerate(zip(columns, row, strict=True)):
            form = forms.cell(column, tone_of(said, lang))
            put(page, (number, at), whole(said, lang), form, number=column.role == "number")
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
    above = [(in_one(sheet.title, lang), forms.title, 26), *((note.words(lang), forms.note, 0) for note in sheet.notes)]
    for at, (text, form, tall) in enumerate(above):
        page.set_row(at, tall or LINE * lines(text, wide) + 2)
        if len(columns) > 1:
            page.merge_range(at, 0, at, len(columns) - 1, "", form)
        page.write_string(at, 0, guarded(text), form)
    return len(above)


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

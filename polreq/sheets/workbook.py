"""Write a table as an Excel workbook: fixed headings, wrapped text, and a list to choose from where there are choices."""

from typing import Any, Final

from polreq.results.said import in_one, whole
from polreq.results.sections import Column, Table
from polreq.sheets.book import height, put, written
from polreq.words import Lang, Text

#: What a cell with choices says when it is chosen.
_LEAVE: Final = Text("不作决定请留空", "leave it empty to decide nothing")


def workbook(table: Table, lang: Lang, name: Text, *more: tuple[Text, Table]) -> bytes:
    """Write tables as a workbook, each on a sheet.

    Args:
        table: columns with their sizes, who fills them in, and what they may choose.
        lang: language of the words.
        name: of its sheet.
        more: further sheets behind it, each with its name.

    Raises:
        MissingExtraError: the part that writes workbooks is not installed.
    """

    def fill(book: Any) -> None:
        for called, each in ((name, table), *more):
            _sheet(book, book.add_worksheet(called.words(lang)), each, lang)

    return written(fill)


def _sheet(book: Any, sheet: Any, table: Table, lang: Lang) -> None:
    _fill(book, sheet, table, lang)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.size)
    sheet.freeze_panes(1, 1)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
        for at, column in enumerate(table.columns):
            if column.choices:
                _offer(sheet, at, column, len(table.rows), lang)


def _fill(book: Any, sheet: Any, table: Table, lang: Lang) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    fixed = book.add_format({"text_wrap": True, "valign": "top"})
    # A frame and not only a colour says where to write: the table is printed too.
    open_ = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF8E1"})
    sheet.set_row(0, height(table.columns, [column.name for column in table.columns], lang))
    for at, column in enumerate(table.columns):
        put(sheet, (0, at), in_one(column.name, lang), head, number=False)
    for number, row in enumerate(table.rows, start=1):
        sheet.set_row(number, height(table.columns, row, lang))
        for at, (column, said) in enumerate(zip(table.columns, row, strict=True)):
            form = open_ if column.open else fixed
            put(sheet, (number, at), whole(said, lang), form, number=column.role in ("number", "score"))


def _offer(sheet: Any, at: int, column: Column, rows: int, lang: Lang) -> None:
    """Let people choose from a list; other words are read too, so that a warning is enough."""
    offer = {
        "validate": "list",
        "source": [choice.words(lang) for choice in column.choices],
        "ignore_blank": True,
        "error_type": "warning",
        "input_title": in_one(column.name, lang),
        "input_message": _LEAVE.words(lang),
    }
    sheet.data_validation(1, at, rows, at, offer)

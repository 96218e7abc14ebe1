"""The review table as an Excel workbook: fixed headings, wrapped text, and a list to choose the decision from."""

import io
from datetime import UTC, datetime
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.render.review_table import heading_row, table_rows
from polreq.render.words import pick
from polreq.render.writers.csv_ import guarded
from polreq.results.review import Review
from polreq.results.review_sheet import COLUMNS, DECISIONS
from polreq.words import Lang

#: Width of each column in characters.
_WIDTHS: Final = {
    "upper": 18, "statement": 46, "basis": 24, "force": 8, "due": 11, "state": 14, "lower": 14, "text": 46, "score": 7,
    "reasons": 36, "decision": 11, "note": 24, "reason": 24, "by": 10, "digests": 14,
}  # fmt: skip

#: Columns that people fill in.
_OPEN: Final = frozenset(("decision", "note", "reason", "by"))

#: Any day: a file holds the same bytes whenever it is written.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)


def render_review_xlsx(review: Review, lang: Lang) -> bytes:
    """Write the table as a workbook.

    Raises:
        MissingExtraError: the part that writes workbooks is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise MissingExtraError("xlsx", "写出 XLSX 表格", "writing XLSX tables") from None
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _CREATED.replace(tzinfo=None)})
    sheet = book.add_worksheet(pick(lang, "审核", "review"))
    rows = list(table_rows(review, lang))
    _fill(book, sheet, lang, rows)
    _arrange(sheet, lang, len(rows))
    book.close()
    return buffer.getvalue()


def _fill(book: Any, sheet: Any, lang: Lang, rows: list[list[str]]) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1})
    fixed = book.add_format({"text_wrap": True, "valign": "top"})
    # A frame and not only a colour says where to write: the table is printed too.
    open_ = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFF8E1"})
    for column, text in enumerate(heading_row(lang)):
        sheet.write_string(0, column, text, head)
    for number, row in enumerate(rows, start=1):
        for column, (key, cell) in enumerate(zip(COLUMNS, row, strict=True)):
            form = open_ if key in _OPEN else fixed
            if key == "score" and cell:
                sheet.write_number(number, column, float(cell), form)
            elif cell:
                sheet.write_string(number, column, guarded(cell), form)
            else:
                sheet.write_blank(number, column, None, form)


def _arrange(sheet: Any, lang: Lang, rows: int) -> None:
    for column, key in enumerate(COLUMNS):
        sheet.set_column(column, column, _WIDTHS[key])
    sheet.freeze_panes(1, 1)
    if not rows:
        return
    sheet.autofilter(0, 0, rows, len(COLUMNS) - 1)
    at = list(COLUMNS).index("decision")
    choices = [pick(lang, *words) for words in DECISIONS.values()]
    sheet.data_validation(
        1,
        at,
        rows,
        at,
        {
            "validate": "list",
            "source": choices,
            "ignore_blank": True,
            # Other words are read too, so that a warning is enough.
            "error_type": "warning",
            "input_title": pick(lang, "决定", "Decision"),
            "input_message": pick(lang, "不作决定请留空", "leave it empty to decide nothing"),
        },
    )

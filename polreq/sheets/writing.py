"""Write tables as CSV that Excel, WPS and LibreOffice open."""

import csv
import io
from typing import Final

from polreq.results.said import in_one, whole
from polreq.results.sections import Column, Table
from polreq.sheets.guard import guarded, is_number
from polreq.words import Lang

BYTE_ORDER_MARK: Final = "\ufeff"


def csv_text(table: Table, lang: Lang) -> str:
    """Write a table as UTF-8 with a byte order mark, cells guarded against formulas."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([in_one(column.name, lang) for column in table.columns])
    writer.writerows(
        [_cell(whole(cell, lang), column) for column, cell in zip(table.columns, row, strict=True)]
        for row in table.rows
    )
    return BYTE_ORDER_MARK + text.getvalue()


def _cell(text: str, column: Column) -> str:
    """Guard a cell; a number below zero begins like a formula, and is none."""
    return text if column.role == "number" and is_number(text) else guarded(text)

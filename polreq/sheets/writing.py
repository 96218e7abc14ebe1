"""Write tables as CSV that Excel, WPS and LibreOffice open."""

import csv
import io
from typing import Final

from polreq.results.said import in_one, whole
from polreq.results.sections import Table
from polreq.sheets.guard import guarded
from polreq.words import Lang

BYTE_ORDER_MARK: Final = "\ufeff"


def csv_text(table: Table, lang: Lang) -> str:
    """Write a table as UTF-8 with a byte order mark, cells guarded against formulas."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([in_one(column.name, lang) for column in table.columns])
    writer.writerows([guarded(whole(cell, lang)) for cell in row] for row in table.rows)
    return BYTE_ORDER_MARK + text.getvalue()

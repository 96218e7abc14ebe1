"""Tables that people edited (CSV, XLSX) → rows of texts that know where they stand; home of python-calamine."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from polreq.errors import MissingExtraError, PolreqError
from polreq.sheets.guard import unguarded

#: Encodings that spreadsheets write CSV in, tried in this order; the last one reads anything that is Chinese.
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "gb18030")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file.

    Args:
        name: of the sheet; empty for CSV.
        rows: texts of the cells; the first row and the first column of the file are number 1 to people.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """Read all sheets of a CSV or XLSX file (also XLS and ODS), hidden rows and columns included.

    Args:
        name: of the file, for messages.
        data: its bytes, which say what kind it is.

    Raises:
        PolreqError: it cannot be read.
        MissingExtraError: it is a workbook and the part that reads it is not installed.
    """
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _workbook(name, data)
    return (Sheet("", _csv(_decoded(name, data))),)


def squeezed(text: str) -> str:
    """Return text for comparing words in cells: no spaces (full-width ones neither), one width, no capitals."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def _workbook(name: str, data: bytes) -> tuple[Sheet, ...]:
    try:
        import python_calamine
    except ImportError:
        raise MissingExtraError("xlsx", "读取 XLSX 表格", "reading XLSX tables") from None
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(
            Sheet(sheet, _texts(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)))
            for sheet in book.sheet_names
        )
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise PolreqError(
            f"{name} 不是可读的表格文件，请用表格软件打开后另存为 XLSX",
            f"{name} is not a table that can be read; open it and save it as XLSX ({error})",
        ) from error


def _texts(rows: Sequence[Sequence[Any]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(unguarded(_text(cell)) for cell in row) for row in rows)


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def _decoded(name: str, data: bytes) -> str:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PolreqError(
        f"{name} 的编码无法识别，请另存为“CSV UTF-8”。", f"the encoding of {name} is not known; save it as 'CSV UTF-8'."
    )


def _csv(text: str) -> tuple[tuple[str, ...], ...]:
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise PolreqError("CSV 格式有误，请用表格软件打开后另存为 XLSX", f"this is not CSV: {error}") from error
    return tuple(tuple(unguarded(cell) for cell in row) for row in rows)

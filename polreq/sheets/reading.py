"""Tables that people edited (CSV, XLSX) → rows of texts that know where they stand; home of python-calamine."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import Any, Final

from polreq.errors import MissingExtraError, PolreqError
from polreq.late import late
from polreq.sheets.extent import MOST, is_too_large
from polreq.sheets.guard import unguarded
from polreq.sheets.html_table import html_rows, is_html_table

#: Encodings that spreadsheets write CSV in, tried in this order; the last one reads anything that is Chinese.
_ENCODINGS: Final = ("utf-8-sig", "utf-16", "gb18030")

_DELIMITERS: Final = ",\t;|"
#: So many rows tell which of them parts the cells.
_ROWS: Final = 15
#: What Excel writes on a line above the table, where lists are parted by another sign than a comma.
_SEPARATOR: Final = late(r"sep=(.)\r?\n")

#: A cell may hold a picture as text; the library's own limit is 128 KB. There is one limit for the whole process.
csv.field_size_limit(64 * 1024 * 1024)

#: Stands behind the text while it is read: where it is no row of its own, a quote above it was never closed.
_END: Final = "\0polreq\0"

#: Numbers of more digits lost some when the spreadsheet took them for numbers.
_EXACT: Final = 10**15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a file.

    Args:
        name: of the sheet; empty for CSV.
        rows: texts of the cells; the first row and the first column of the file are number 1 to people.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheets(name: str, data: bytes, *, merged: bool = False) -> tuple[Sheet, ...]:
    """Read all sheets of a CSV or XLSX file (also XLS, ODS, and a web page with a table), hidden rows and columns included.

    Args:
        name: of the file, for messages.
        data: its bytes, which say what kind it is.
        merged: whether every cell that a merged one covers says what that says; otherwise only the first does.

    Raises:
        PolreqError: it cannot be read.
        MissingExtraError: it is a workbook and the part that reads it is not installed.
    """
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        return _workbook(name, data, merged)
    text = _decoded(name, data)
    return (Sheet("", html_rows(text) if is_html_table(text) else _csv(name, text)),)


def _workbook(name: str, data: bytes, merged: bool) -> tuple[Sheet, ...]:
    try:
        import python_calamine
    except ImportError:
        raise MissingExtraError("xlsx", "读取 XLSX 表格", "reading XLSX tables") from None
    if is_too_large(data):
        raise PolreqError(
            f"{name} 的表格范围太大（超过 {MOST >> 20} 百万格）：远处可能有多余的格子。请删去数据以外的行和列后另存",
            f"{name}: a sheet reaches too far (over {MOST >> 20} million cells), perhaps by a stray cell far away; delete the rows and columns outside of the data and save it again",
        )
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return tuple(Sheet(name, _texts(book.get_sheet_by_name(name), merged)) for name in book.sheet_names)
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise PolreqError(
            f"{name} 不是可读的表格文件，请用表格软件打开后另存为 XLSX",
            f"{name} is not a table that can be read; open it and save it as XLSX ({error})",
        ) from error


def _texts(sheet: Any, merged: bool) -> tuple[tuple[str, ...], ...]:
    rows = [[unguarded(_text(cell)) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in (sheet.merged_cell_ranges or ()) if merged else ():
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = rows[top][left : left + 1] * len(row[left : right + 1])
    return tuple(map(tuple, rows))


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and abs(cell) >= _EXACT:
        return f"{cell:E}"  # as the spreadsheet shows it: not all of its digits are known
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


def _csv(name: str, text: str) -> tuple[tuple[str, ...], ...]:
    said = _SEPARATOR.match(text)
    try:
        rows, torn = _records(text[said.end() :], said[1]) if said else _records(text, _delimiter(text))
    except csv.Error as error:
        raise PolreqError("CSV 格式有误，请用表格软件打开后另存为 XLSX", f"this is not CSV: {error}") from error
    if torn:
        line = torn + bool(said)
        raise PolreqError(
            f"{name} 从第 {line} 行起有一个引号没有结束，后面各行都会并进这一格，没有读入；请用文本编辑器补上或删去这个引号，再导入一次",
            f"{name}: a quote that begins on line {line} or below is never closed and would take all lines after it into one cell; nothing was read: close or remove it with a text editor, and import again",
        )
    return tuple(tuple(unguarded(cell) for cell in row) for row in rows)


def _delimiter(text: str) -> str:
    """Return the sign that gives the first rows most cells; they may begin with a line of instructions."""
    widest = {sign: max((len(row) for _, row in islice(_rows(text, sign), _ROWS)), default=0) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: widest[sign])


def _records(text: str, delimiter: str) -> tuple[list[list[str]], int]:
    """Return the rows, and the line where the row begins whose last quote is never closed, else 0."""
    ended = text if not text or text.endswith(("\n", "\r")) else f"{text}\n"
    *numbered, (begins, last) = _rows(ended + _END, delimiter)
    rows = [row for _, row in numbered]
    return (rows, 0) if delimiter.join(last) == _END else ([*rows, last], begins)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, each with the line where it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1

"""Exports of backlogs (禅道, TAPD, Jira …) that were taken for policy documents: known by the names of their columns."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.backlog.formats import column_name, telling
from polreq.ingest.backlog.tools import FORMATS
from polreq.ingest.decode import decode
from polreq.late import late
from polreq.words import Text

#: The header of an export stands in one of its first rows; so much of a file is looked at.
_ROWS: Final = 15
_BYTES: Final = 64 * 1024
#: The shared texts of a workbook begin with those of its first row.
_TEXTS: Final = 120
_DELIMITERS: Final = ",\t;|"

_ROW: Final = late(r"<tr\b.*?</tr>", re.S | re.I)
_CELL: Final = late(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.S | re.I)
_TAG: Final = late(r"<[^>]*>|&nbsp;")


@dataclass(frozen=True, slots=True)
class Export:
    """What a file is an export of: the tool, and the columns that tell."""

    tool: Text
    columns: tuple[str, ...]


def find_export(data: bytes) -> Export | None:
    """Tell whether a file is the export of a backlog: CSV or the like, a workbook of Excel, or a table named .xls."""
    for row in _rows(data):
        names = [column_name(cell) for cell in row]
        for one in FORMATS:
            if at := telling(one.needs, names):
                return Export(one.tool, tuple(row[n].strip() for n in at))
    return None


def is_workbook(archive: Archive) -> bool:
    """Whether an archive is a workbook of Excel."""
    return "xl/workbook.xml" in archive.names


def _rows(data: bytes) -> Iterator[Sequence[str]]:
    if data.startswith(b"PK\x03\x04"):
        yield from _workbook_rows(data)
        return
    try:
        text = decode(_beginning(data))
    except UnicodeDecodeError:
        return
    if text.lstrip()[:1] == "<":
        for row in _ROW.findall(text)[:_ROWS]:
            yield [_TAG.sub("", cell) for cell in _CELL.findall(row)]
        return
    lines = text.split("\n")[:_ROWS]
    for delimiter in _DELIMITERS:
        if any(line.count(delimiter) > 1 for line in lines):
            yield from _fields(lines, delimiter)


def _beginning(data: bytes) -> bytes:
    """Return what is looked at, cut where no character is cut: at the end of a line, or between two bytes of UTF-16."""
    if len(data) <= _BYTES or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[:_BYTES]
    return data[: data.rfind(b"\n", 0, _BYTES) + 1]


def _fields(lines: Sequence[str], delimiter: str) -> Iterator[Sequence[str]]:
    try:
        yield from csv.reader(lines, delimiter=delimiter)
    except csv.Error:
        return  # quotes that are none: no export of a tool


def _workbook_rows(data: bytes) -> Iterator[Sequence[str]]:
    """Yield the first texts of a workbook as if they were one row."""
    try:
        archive = Archive(data)
        if not is_workbook(archive):
            return
        sheets = [name for name in archive.names if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        for name in ("xl/sharedStrings.xml", *sheets[:1]):
            if name in archive.names:
                texts = (element.text or "" for element in archive.xml(name).iter() if element.tag.endswith("}t"))
                yield [text for _, text in zip(range(_TEXTS), texts, strict=False)]
    except UnreadableError:
        return  # what is broken is refused where it is read

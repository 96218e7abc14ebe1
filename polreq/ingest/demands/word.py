"""Tables of a Word document as tables of cells, merged ones filled in."""

from itertools import groupby

from polreq.errors import PolreqError
from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.readers.docx import read_docx


def is_word(data: bytes) -> bool:
    """Whether bytes are a Word document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        return "word/document.xml" in Archive(data).names
    except UnreadableError:
        return False


def word_tables(file: str, data: bytes) -> tuple[RowTable, ...]:
    """Read the tables of a Word document, with all tracked changes accepted.

    Raises:
        PolreqError: the document is broken.
        MissingExtraError: what reads it is not installed.
    """
    try:
        lines = read_docx(data).lines
    except UnreadableError as error:
        said = error.said
        raise PolreqError(f"无法读取 {file}：{said.zh}", f"cannot read {file}: {said.en}") from error
    tables = [
        tuple(line.cells for line in group)
        for in_table, group in groupby(lines, lambda line: bool(line.cells))
        if in_table
    ]
    return tuple(RowTable(file, f"表{n}" if len(tables) > 1 else "", rows) for n, rows in enumerate(tables, start=1))

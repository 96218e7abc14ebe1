"""Word document (.docx) → lines: numbering written out, tracked changes accepted, tables with merged cells, footnotes."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.guarded.archive import Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.grid import Cell, table_lines
from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.readers.docx_numbering import Numbering
from polreq.ingest.readers.docx_styles import Styles
from polreq.late import late
from polreq.text.normalise import SPACES
from polreq.words import Text

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

#: Elements whose text is not part of the document as it stands once all changes are accepted.
_GONE: Final = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}rPr", f"{_W}pPr"))
_TEXT: Final = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_COUNT: Final = late(r"\d{1,9}", re.ASCII)
_FIGURE: Final = late(r"[0-9A-Za-z][.．]?$")
_HEADING_LENGTH: Final = 60


def read_docx(data: bytes) -> Raw:
    """Read a Word document as it looks with all tracked changes accepted.

    Raises:
        UnreadableError: if the file is broken or goes beyond the limits for archives.
        MissingExtraError: if python-docx is not installed.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError as error:
        raise MissingExtraError("import", "读取 Word 文档", "reading a Word document") from error
    Archive(data).check()
    try:
        document = docx.Document(io.BytesIO(data))
        return Raw("docx", tuple(_Reader(document).lines()))
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableError(
            Text("Word 文档结构已损坏", f"the Word document is broken: {type(error).__name__}")
        ) from error


class _Reader:
    """Walks over the body of a document in order."""

    def __init__(self, document: Any) -> None:
        self._body = document.element.body
        self._styles = Styles(document.styles.element)
        self._numbering = Numbering(document)
        self._footnotes = _footnotes(document)

    def lines(self) -> Iterator[SourceLine]:
        return self._blocks(self._body)

    def _blocks(self, parent: Any) -> Iterator[SourceLine]:
        for element in parent:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag == f"{_W}sdt":
                for content in element.findall(f"{_W}sdtContent"):
                    yield from self._blocks(content)
            elif element.tag in (f"{_W}ins", f"{_W}customXml", f"{_W}moveTo"):
                yield from self._blocks(element)

    def _paragraph(self, paragraph: Any) -> Iterator[SourceLine]:
        styles = self._styles.of(paragraph)
        number = self._numbering.next(paragraph, styles)
        pieces = "".join(_text(paragraph)).split("\n")
        for i, piece in enumerate(pieces):
            words = (_after(number, piece.strip(SPACES)) if i == 0 else piece).strip(SPACES)
            if words and (i or piece.strip(SPACES)):
                yield SourceLine(words, rank=_rank(styles) if len(words) <= _HEADING_LENGTH else 0)
        for box in _text_boxes(paragraph):
            yield from self._blocks(box)
        for reference in paragraph.iter(f"{_W}footnoteReference"):
            if note := self._footnotes.get(reference.get(f"{_W}id")):
                yield SourceLine(note)

    def _table(self, table: Any) -> Iterator[SourceLine]:
        rows = [row for row in table.iter(f"{_W}tr") if _owner(row, f"{_W}tbl") is table and not _is_deleted(row)]
        cells = [[cell for cell in row.iter(f"{_W}tc") if _owner(cell, f"{_W}tr") is row] for row in rows]
        if sum(len(row) > 1 for row in cells) < 2:
            for row in cells:
                for cell in row:
                    yield from self._blocks(cell)
            return
        yield from table_lines(self._grid(rows, cells))

    def _grid(self, rows: list[Any], cells: list[list[Any]]) -> list[list[Cell]]:
        grid: list[list[Cell]] = []
        open_merges: dict[int, tuple[int, int]] = {}
        for row, row_cells in zip(rows, cells, strict=True):
            header = row.find(f"{_W}trPr/{_W}tblHeader") is not None
            column, made = _skipped(row), list[Cell]()
            for cell in row_cells:
                width = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(f"{_W}val") != "restart" and column in open_merges:
                    r, c = open_merges[column]
                    above = grid[r][c]
                    grid[r][c] = Cell(above.text, above.rows + 1, above.columns, above.header)
                else:
                    text = " ".join(line.text for line in self._blocks(cell))
                    made.append(Cell(text, 1, width, header))
                    if merge is not None:
                        open_merges[column] = (len(grid), len(made) - 1)
                    else:
                        open_merges.pop(column, None)
                column += width
            grid.append(made)
        return grid


def _after(number: str, words: str) -> str:
    """Put words behind their number; figures stay apart: 1. and 2027年 are no 1.2027年."""
    return f"{number} {words}" if _FIGURE.search(number) and words[:1].isdecimal() else number + words


def _text(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph or run with tracked changes accepted; text boxes come separately."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}br":
            yield "\n" if child.get(f"{_W}type") in (None, "textWrapping") else ""
        elif child.tag in _TEXT:
            yield _TEXT[child.tag]
        elif (
            child.tag in _GONE
            or child.tag in (f"{_W}drawing", f"{_W}pict", f"{_MC}AlternateContent")
            or (child.tag == f"{_W}r" and child.find(f"{_W}rPr/{_W}vanish") is not None)
        ):
            continue
        elif isinstance(child.tag, str):
            yield from _text(child)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """Yield the contents of text boxes; of the two forms that Word writes for old and new readers, only the first."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        ancestors = [ancestor.tag for ancestor in box.iterancestors()]
        if f"{_MC}Fallback" not in ancestors and not any(tag in _GONE for tag in ancestors):
            yield box


def _footnotes(document: Any) -> dict[str, str]:
    """Return footnotes by id, each as a line of its own: 脚注1：…."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/footnotes")), None)
    if part is None:
        return {}
    from docx.oxml import parse_xml

    notes: dict[str, str] = {}
    for note in parse_xml(part.blob):
        if note.get(f"{_W}type") is None and (words := "".join(_text(note)).strip(SPACES)):
            notes[note.get(f"{_W}id")] = f"脚注{len(notes) + 1}：{words}"
    return notes


def _rank(styles: Sequence[Any]) -> int:
    """Return the rank of a style with those that it is based on: 1 for Title, 2 for Heading 1 and so on."""
    for style in styles:
        element = style.find(f"{_W}name")
        name = ("" if element is None else element.get(f"{_W}val") or "").lower()
        if name == "title":
            return 1
        if heading := re.fullmatch(r"heading (\d{1,2})", name, re.ASCII):
            return 1 + int(heading[1])
    return 0


def _owner(element: Any, tag: str) -> Any:
    return next(ancestor for ancestor in element.iterancestors() if ancestor.tag == tag)


def _is_deleted(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _skipped(row: Any) -> int:
    return _number(row.find(f"{_W}trPr/{_W}gridBefore"), 0)


def _number(element: Any, default: int) -> int:
    said = None if element is None else element.get(f"{_W}val")
    return min(int(said), 200) if said is not None and _COUNT.fullmatch(said) else default

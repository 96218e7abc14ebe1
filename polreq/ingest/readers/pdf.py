"""PDF with a text layer → lines; a scan without text is refused."""

import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.ingest.layout import read_pages
from polreq.ingest.lines import Raw
from polreq.ingest.printed import Piece, PrintedPage
from polreq.ingest.ruled import RuledLine
from polreq.ingest.unreadable import UnreadableError
from polreq.words import Text

_PAGES: Final = 2_000

#: Drawings with more segments are pictures; lines off by more are slanted, shorter ones are part of a letter or sign.
_SEGMENTS: Final = 5_000
_STRAIGHT: Final = 1.5
_SHORTEST: Final = 8.0


def read_pdf(data: bytes) -> Raw:
    """Read the text layer of a PDF.

    Raises:
        UnreadableError: if the file is broken, encrypted, too long, or a scan without text.
        MissingExtraError: if pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError("import", "读取 PDF 文件", "reading a PDF file") from error
    try:
        with contextlib.closing(pypdfium2.PdfDocument(data)) as document:
            if len(document) > _PAGES:
                raise UnreadableError(Text(f"页数超过 {_PAGES}", f"more than {_PAGES} pages"))
            lines = tuple(read_pages([_page(page) for page in document]))
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Text("PDF 已损坏或设有密码", "the PDF is broken or has a password")) from error
    if not lines:
        raise UnreadableError(
            Text("没有文字层，可能是扫描件，请先做文字识别", "no text layer: a scan; recognise its text first")
        )
    return Raw("pdf", lines)


def _page(page: Any) -> PrintedPage:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        rules = tuple(_rules(page, height))
        return PrintedPage(width, height, tuple(_pieces(text, height, rules)), rules)
    finally:
        text.close()
        page.close()


def _rules(page: Any, height: float) -> Iterator[RuledLine]:
    """Yield the straight lines across and down that are drawn on a page; edges of boxes are lines too."""
    from pypdfium2 import raw

    for drawing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4):
        matrix = drawing.get_matrix()
        points: list[tuple[float, float]] = []
        for i in range(min(raw.FPDFPath_CountSegments(drawing), _SEGMENTS)):
            segment = raw.FPDFPath_GetPathSegment(drawing, i)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            across, up = matrix.on_point(x.value, y.value)
            point = (across, height - up)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                points = [point]
                continue
            if kind == raw.FPDF_SEGMENT_LINETO and points:
                yield from _rule(points[-1], point)
            points.append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                yield from _rule(point, points[0])


def _rule(a: tuple[float, float], b: tuple[float, float]) -> Iterator[RuledLine]:
    left, right, top, bottom = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
    if min(right - left, bottom - top) <= _STRAIGHT and max(right - left, bottom - top) >= _SHORTEST:
        yield RuledLine(left, top, right, bottom)


def _pieces(text: Any, height: float, rules: Sequence[RuledLine]) -> Iterator[Piece]:
    """Yield runs of characters beside each other, cut where a line is drawn between them.

    The boxes are those of the characters' cells, not of their ink: a comma is as high as the characters around it.
    """
    words, box = "", (0.0, 0.0, 0.0, 0.0)
    down = [rule for rule in rules if not rule.across]
    whole = text.get_text_range()
    for i, character in enumerate(whole if len(whole) == text.count_chars() else _characters(text)):
        if character == " ":
            words += character
            continue
        left, bottom, right, top = text.get_charbox(i, loose=True)
        same_line = abs(bottom - box[1]) < 0.5 * (top - bottom)
        beside = same_line and -0.5 < (left - box[2]) / max(top - bottom, 1.0) < 0.6
        middle = height - (top + bottom) / 2
        cut = any(box[2] - 1 <= rule.left <= left + 1 and rule.top <= middle <= rule.bottom for rule in down)
        if character in "\r\n" or not beside or cut:
            yield from _piece(words, box, height)
            words = ""
        if character in "\r\n\0":
            continue
        box = (min(box[0], left), min(box[1], bottom), right, max(box[3], top)) if words else (left, bottom, right, top)
        words += character
    yield from _piece(words, box, height)


def _piece(words: str, box: tuple[float, float, float, float], height: float) -> Iterator[Piece]:
    if words.strip():
        left, bottom, right, top = box
        yield Piece(words.replace("\ufffe", "-"), left, height - top, right, height - bottom)


def _characters(text: Any) -> Iterator[str]:
    """Yield the characters one by one, for pages where characters beyond the first plane count twice."""
    return (text.get_text_range(i, 1)[:1] or "\0" for i in range(text.count_chars()))

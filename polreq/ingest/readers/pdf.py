"""PDF → lines: its text layer, and where a page has none, what is recognised on its picture."""

import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest.layout import read_pages
from polreq.ingest.lines import Raw
from polreq.ingest.printed import Piece, PrintedPage
from polreq.ingest.readers.scan import DPI, RecognisedPage, Recogniser, recognised, spans
from polreq.ingest.ruled import RuledLine
from polreq.results.progress import Progress, silent
from polreq.words import Text

_PAGES: Final = 2_000

#: Drawings with more segments are pictures; lines off by more are slanted, shorter ones are part of a letter or sign.
_SEGMENTS: Final = 5_000
_STRAIGHT: Final = 1.5
_SHORTEST: Final = 8.0

#: A page with fewer characters than a stamp leaves is a picture where pictures cover so much of it.
_STAMP: Final = 40
_COVERED: Final = 0.4
#: The longest side of a picture that is recognised, in pixels: a poster is looked at from farther away.
_LONGEST: Final = 4_000

_EMPTY: Final = Text("没有文字，每一页都是空白", "no text: every page is blank")
_NO_WORDS: Final = Text("没有文字层，图中也没有认出文字", "no text layer, and no text was recognised")
_NO_RECOGNITION: Final = Text(
    "没有文字层，是扫描件；识别其中的文字需要可选组件，请运行：pip install 'polreq[ocr]'",
    "no text layer: a scan; an optional part reads it: pip install 'polreq[ocr]'",
)


def read_pdf(data: bytes, name: str = "", progress: Progress = silent) -> Raw:
    """Read the text layer of a PDF; pages that are pictures are recognised, if the optional part for it is there.

    Args:
        data: of the file.
        name: of the file, for the progress.
        progress: told of each page that is recognised.

    Raises:
        UnreadableError: if the file is broken, encrypted, too long, or a scan that cannot be recognised.
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
            pages = [_page(page) for page in document]
            scans = [n for n, page in enumerate(pages) if _is_picture(document, n, page)]
            read = _recognise(document, scans, name, progress)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(Text("PDF 已损坏或设有密码", "the PDF is broken or has a password")) from error
    noticed = recognised([(n + 1, page) for n, page in read.items()])
    lines = tuple(read_pages([read[n].page if n in read else page for n, page in enumerate(pages)]))
    if not lines:
        raise UnreadableError(_NO_RECOGNITION if scans and not read else _NO_WORDS if scans else _EMPTY)
    if len(read) < len(scans):
        noticed = (("X715", (("pages", spans([n + 1 for n in scans])),)),)
    return Raw("pdf", lines, noticed=noticed)


def _is_picture(document: Any, at: int, page: PrintedPage) -> bool:
    """Whether a page has no text layer, or hardly more than a stamp, and drawings or pictures in its place."""
    from pypdfium2 import raw

    said = sum(len(piece.text.strip()) for piece in page.pieces)
    if said >= _STAMP:
        return False
    with contextlib.closing(document[at]) as sheet:
        drawn = list(sheet.get_objects(max_depth=4))
        pictures = sum(_area(one, raw) for one in drawn if one.type == raw.FPDF_PAGEOBJ_IMAGE)
    return bool(drawn) if not said else pictures > _COVERED * page.width * page.height


def _area(drawn: Any, raw: Any) -> float:
    edges = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(drawn, *edges):
        return 0.0
    left, bottom, right, top = (edge.value for edge in edges)
    return max(0.0, right - left) * max(0.0, top - bottom)


def _recognise(document: Any, scans: Sequence[int], name: str, progress: Progress) -> dict[int, RecognisedPage]:
    """Read pages from their pictures; none where the optional part that reads them is not installed."""
    try:
        recogniser = Recogniser() if scans else None
    except MissingExtraError:
        return {}
    read = {}
    for done, n in enumerate(scans):
        progress(done, len(scans), name)
        with contextlib.closing(document[n]) as page:
            longest = max(page.get_size())
            dpi = min(float(DPI), 72 * _LONGEST / longest)
            picture = page.render(scale=dpi / 72).to_pil().convert("RGB")
        if recogniser is not None:
            read[n] = recogniser.read(picture, dpi)
    progress(len(scans), len(scans), name)
    return read


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

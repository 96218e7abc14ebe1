"""PDF with a text layer → lines; a scan without text is refused."""

from collections.abc import Iterator
from typing import Any, Final

from polreq.errors import MissingExtraError
from polreq.ingest.layout import Page, Piece, lines_of
from polreq.ingest.lines import Line, Raw

_PAGES: Final = 2_000


class BadPdfError(Exception):
    """The file cannot be read as a PDF; the message says why, in both languages."""


def read_pdf(data: bytes) -> Raw:
    """Read the text layer of a PDF.

    Raises:
        BadPdfError: if the file is broken, encrypted, too long, or a scan without text.
        MissingExtraError: if pypdfium2 is not installed.
    """
    try:
        import pypdfium2
    except ImportError as error:
        raise MissingExtraError("import", "读取 PDF 文件", "reading a PDF file") from error
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BadPdfError("PDF 已损坏或设有密码（the PDF is broken or has a password）") from error
    try:
        if len(document) > _PAGES:
            raise BadPdfError(f"页数超过 {_PAGES}（more than {_PAGES} pages）")
        lines = tuple(map(Line, lines_of([_page(page) for page in document])))
    finally:
        document.close()
    if not lines:
        raise BadPdfError("没有文字层，可能是扫描件，请先做文字识别（no text layer: a scan; recognise its text first）")
    return Raw("pdf", lines)


def _page(page: Any) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    try:
        return Page(width, height, tuple(_pieces(text, height)))
    finally:
        text.close()
        page.close()


def _pieces(text: Any, height: float) -> Iterator[Piece]:
    for i in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(i)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", "")
        yield Piece(words, left, height - top, right, height - bottom)

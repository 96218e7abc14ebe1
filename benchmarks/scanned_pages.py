"""Documents set on pages as GB/T 9704 has them, and photographed: what a scanner makes of a notice."""

import io
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: Fonts with Chinese outlines that reportlab can use, where systems keep them; $POLREQ_FONT names another one.
_FONTS: Final = (
    "/usr/share/fonts/truetype/arphic/uming.ttc", "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/Library/Fonts/Songti.ttc", "C:/Windows/Fonts/simfang.ttf", "C:/Windows/Fonts/simsun.ttc",
)  # fmt: skip
_NAME: Final = "scanned"

#: Points: A4, its margins, the sizes of text and titles, from line to line.
_WIDTH, _HEIGHT = 595.0, 842.0
_LEFT, _TOP, _RIGHT = 79.0, 105.0, 74.0
_SIZE, _TITLE, _HEAD, _PITCH = 16.0, 22.0, 32.0, 29.0
_LINES: Final = 22
_NO_BEGINNING: Final = "，。；：、！？）》”〕"
_NO_END: Final = "（《“〔"


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page lay on the glass.

    Args:
        dpi: dots per inch.
        slant: in degrees.
        grey: how much lighter or darker a dot may be, of 255.
    """

    dpi: int = 200
    slant: float = 0.0
    grey: int = 0


def font() -> Path | None:
    """Return a file with a Chinese font; None if none is known on this machine."""
    named = os.environ.get("POLREQ_FONT")
    return next((path for path in map(Path, (named,) if named else _FONTS) if path.is_file()), None)


def printed(lines: Sequence[tuple[str, str]]) -> bytes:
    """Set lines on pages of a PDF with numbers below the text.

    Args:
        lines: (kind, text): `head`, `title`, `margin`, `right`, all else is an indented paragraph.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont(_NAME, str(font())))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT))
    rows = [row for kind, text in lines for row in _rows(kind, text)]
    for page, start in enumerate(range(0, len(rows), _LINES), 1):
        for n, (left, size, text) in enumerate(rows[start : start + _LINES]):
            canvas.setFont(_NAME, size)
            canvas.drawString(left, _HEIGHT - _TOP - _SIZE - _PITCH * n, text)
        canvas.setFont(_NAME, 14)
        canvas.drawCentredString(_WIDTH / 2, 72, f"— {page} —")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _rows(kind: str, text: str) -> Iterator[tuple[float, float, str]]:
    """Yield (left edge, size, words) of the lines of a paragraph."""
    size = {"head": _HEAD, "title": _TITLE}.get(kind, _SIZE)
    room = (_WIDTH - _LEFT - _RIGHT) / size
    first = 2 * size if kind not in ("head", "title", "margin", "right") else 0.0
    for n, row in enumerate(_broken(text, room - first / size, room)):
        wide = size * _measure(row)
        if kind in ("head", "title"):
            yield (_WIDTH - wide) / 2, size, row
        elif kind == "right":
            yield _WIDTH - _RIGHT - 2 * size - wide, size, row
        else:
            yield _LEFT + (first if n == 0 else 0.0), size, row


def _broken(text: str, first: float, room: float) -> Iterator[str]:
    row, left = "", first
    for character in text:
        full = _measure(row + character) > left or (_measure(row + character) > left - 1 and character in _NO_END)
        if row and full and character not in _NO_BEGINNING:
            yield row
            row, left = "", room
        row += character
    if row:
        yield row


def _measure(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def pictures(pdf: bytes, scan: Scan) -> list[Any]:
    """Photograph the pages of a PDF: turned a little, with dots lighter and darker at random, the same ones each time."""
    import PIL.Image
    import pypdfium2

    images = []
    with pypdfium2.PdfDocument(pdf) as document:
        for n in range(len(document)):
            page = document[n].render(scale=scan.dpi / 72).to_pil().convert("L")
            if scan.slant:
                page = page.rotate(scan.slant, resample=PIL.Image.Resampling.BILINEAR, fillcolor=255)
            if scan.grey:
                page = _greyed(page, random.Random(n), scan.grey)
            images.append(page)
    return images


def _greyed(page: Any, at_random: random.Random, grey: int) -> Any:
    import PIL.Image

    values = page.tobytes()
    dots = at_random.randbytes(len(values))
    shaken = bytes(max(0, min(255, v - grey + d * 2 * grey // 255)) for v, d in zip(values, dots, strict=True))
    return PIL.Image.frombytes("L", page.size, shaken)


def scanned(images: Sequence[Any], dpi: int) -> bytes:
    """Bind pictures to a PDF without text, as scanners do."""
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=75)
    return buffer.getvalue()

"""Writers for the tests: the same text as a Word document, a PDF and an OFD, by other programs than those that read."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

_FONT = "STSong-Light"


def zipped(members: dict[str, bytes], *, level: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", level) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


class Paper:
    """A PDF on A4 in 12 point, with a running head and page numbers; lines are broken by their width."""

    def __init__(self, *, head: str = "示例省人民政府公报", size: float = 12) -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
        self._measure = pdfmetrics.stringWidth
        self.width, self.height = A4
        self._buffer = io.BytesIO()
        self.canvas: Any = Canvas(self._buffer, pagesize=A4)
        self._head, self._size, self._page = head, size, 0
        self._new_page()

    def write(self, kind: str, text: str) -> None:
        """Write a paragraph: `center`, `right`, `left` or `indent`."""
        length = self._measure(text, _FONT, self._size)
        if kind == "center":
            self._line((self.width - length) / 2, text)
        elif kind == "right":
            self._line(self.width - 96 - length, text)
        else:
            first = 72 + (2 * self._size if kind == "indent" else 0)
            self.broken(text, first, 72, self.width - 72)

    def broken(self, text: str, first: float, left: float, right: float) -> None:
        """Write a paragraph between two edges, its first line beginning elsewhere; 。 and the like may hang over."""
        start, line = first, ""
        for character in text:
            wide = start + self._measure(line + character, _FONT, self._size) > right
            if wide and character not in "，。；：、）”》":
                self._line(start, line)
                start, line = left, ""
            line += character
        self._line(start, line)

    def at(self, x: float, y: float, text: str) -> None:
        self.canvas.setFont(_FONT, self._size)
        self.canvas.drawString(x, self.height - y, text)

    def save(self) -> bytes:
        self.canvas.save()
        return self._buffer.getvalue()

    def _line(self, x: float, text: str) -> None:
        if self._y > self.height - 80:
            self.canvas.showPage()
            self._new_page()
        self.at(x, self._y, text)
        self._y += self._size * 1.7

    def _new_page(self) -> None:
        self._page += 1
        self._y = 90.0
        self.canvas.setFont(_FONT, 9)
        self.canvas.drawCentredString(self.width / 2, self.height - 40, self._head)
        self.canvas.drawCentredString(self.width / 2, 35, f"— {self._page} —")


def ofd(pages: Sequence[Sequence[tuple[float, float, str]]]) -> bytes:
    """Make an OFD file with text at (left, base line) in millimetres, 5 mm high."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    members = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
    }
    for i, page in enumerate(pages):
        objects = "".join(
            f'<ofd:TextObject ID="{n}" Boundary="{x} {y - 5} {5 * len(text)} 6" Size="5">'
            f'<ofd:TextCode X="0" Y="5">{escape(text)}</ofd:TextCode></ofd:TextObject>'
            for n, (x, y, text) in enumerate(page)
        )
        members[f"Doc_0/Pages/Page_{i}/Content.xml"] = (
            f"<ofd:Page {space}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    return zipped({name: text.encode() for name, text in members.items()})

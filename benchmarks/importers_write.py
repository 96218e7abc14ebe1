"""The text of a document as Word, PDF and OFD files, laid out the way offices do, by other programs than those that read.

Which line is a title, a heading or a signature is taken from what polreq reads in the plain text; the words are the text's.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final
from xml.sax.saxutils import escape

from polreq.model.document import Document
from tests.papers import ofd

_CENTERED: Final = frozenset({"title", "number"})
_RIGHT: Final = frozenset({"signature", "date"})
_FLUSH: Final = frozenset({"addressee"})
#: What stands above the columns of a page.
_ABOVE: Final = frozenset({"title", "number"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a row of a table if it has cells."""

    kind: str
    text: str
    cells: tuple[str, ...] = ()


def paragraphs_of(document: Document) -> list[Paragraph]:
    """List the paragraphs of a document that have text; a line between two rows of a table is a row of one cell."""
    blocks = [block for block in document.blocks() if block.text.strip()]
    cells = [block.cells for block in blocks]
    for n in range(1, len(blocks) - 1):
        if not cells[n] and cells[n - 1] and cells[n + 1]:
            cells[n] = (blocks[n].text.strip(),)
    return [Paragraph(b.kind, b.text.strip(), c) for b, c in zip(blocks, cells, strict=True)]


# ---- Word


#: How Word generates numbers: level by level, the pattern that a written number has, the format and the text around it.
_DIGITS: Final = "一二三四五六七八九"
_LISTS: Final = {
    "chapters": ((r"第([一二三四五六七八九十]+)章(?=\s)", "chineseCounting", "第%1章"),),
    "articles": (
        (r"第([一二三四五六七八九十]+)条(?=\s)", "chineseCounting", "第%1条"),
        (r"（([一二三四五六七八九十]+)）", "chineseCounting", "（%2）"),
        (r"([0-9]+)[.．]", "decimal", "%3."),
    ),
    "outline": (
        (r"([一二三四五六七八九十]+)、", "chineseCounting", "%1、"),
        (r"（([一二三四五六七八九十]+)）", "chineseCounting", "（%2）"),
        (r"([0-9]+)[.．]", "decimal", "%3."),
        (r"（([0-9]+)）", "decimal", "（%4）"),
    ),
}


@dataclass(slots=True)
class Numbers:
    """Tells which written numbers Word would generate: a list that counts on, its lower levels beginning anew."""

    family: str = "outline"
    runs: dict[str, int] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)

    def of(self, text: str) -> tuple[str, int, int, str] | None:
        """Return list, run of that list, level and the text without its number; None if the number is to be typed."""
        for family in ("chapters", "articles", "outline"):
            levels = _LISTS[family]
            for level, (pattern, form, around) in enumerate(levels):
                match = re.match(pattern, text)
                if match is None or (level and family != self.family):
                    continue
                number = int(match[1]) if match[1].isdigit() else chinese_value(match[1])
                written = around.replace(f"%{level + 1}", chinese(number) if form != "decimal" else str(number))
                if written != match[0]:
                    return None  # such as 1．, which this list does not write
                if not level and family != "chapters":
                    self.family = family
                return self._count(family, level, number, text[match.end() :].lstrip())
        return None

    def _count(self, family: str, level: int, number: int, rest: str) -> tuple[str, int, int, str] | None:
        counted = self.counted.setdefault(family, [0] * len(_LISTS[family]))
        if number == 1 and counted[level]:
            self.runs[family] = self.runs.get(family, 0) + 1
            counted[:] = [0] * len(counted)
        if number != counted[level] + 1:
            return None
        counted[level] = number
        counted[level + 1 :] = [0] * len(counted[level + 1 :])
        return family, self.runs.get(family, 0), level, rest


def chinese(number: int) -> str:
    """Write a number below 100 as Word counts in Chinese."""
    tens, ones = divmod(number, 10)
    front = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十"
    return front + (_DIGITS[ones - 1] if ones else "")


def chinese_value(text: str) -> int:
    """Return the value of a Chinese number below 100; 0 if it is none."""
    return next((number for number in range(1, 100) if chinese(number) == text), 0)


def docx(paragraphs: Sequence[Paragraph]) -> bytes:
    """Write a Word document: generated numbers, heading styles, tables, a running head and page numbers."""
    import docx as word
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    document = word.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "示例省人民政府公报"
    section.footer.paragraphs[0].text = "— 1 —"
    lists = _Lists(document.part.numbering_part.element)
    numbers = Numbers()
    for is_row, group in groupby(paragraphs, key=lambda p: bool(p.cells)):
        if is_row:
            _word_table(document, list(group))
            continue
        for paragraph in group:
            place = numbers.of(paragraph.text) if paragraph.kind in ("heading", "paragraph") else None
            text = place[3] if place else paragraph.text
            style = "Heading 1" if paragraph.kind == "heading" and len(text) < 40 else None
            written = document.add_paragraph(text, style=style)
            if paragraph.kind in _CENTERED:
                written.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif paragraph.kind in _RIGHT:
                written.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            if place:
                lists.number(written, *place[:3])
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Lists:
    """The lists of a Word document, each defined when it is first used."""

    def __init__(self, numbering: Any) -> None:
        self._numbering = numbering
        self._known: dict[tuple[str, int], int] = {}

    def number(self, paragraph: Any, family: str, run: int, level: int) -> None:
        """Let Word number a paragraph."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        list_id = self._known.setdefault((family, run), 0) or self._define(family, run)
        xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(xml))

    def _define(self, family: str, run: int) -> int:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        list_id = self._known[family, run] = 700 + len(self._known)
        rows = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{around}"/></w:lvl>'
            for level, (_, form, around) in enumerate(_LISTS[family])
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{rows}</w:abstractNum>'
        self._numbering.insert(0, parse_xml(abstract))
        instance = f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>'
        self._numbering.append(parse_xml(instance))
        return list_id


def _word_table(document: Any, lines: Sequence[Paragraph]) -> None:
    """Write a table; where a row has fewer cells than others, its last cell is as wide as what is missing."""
    columns = max(len(line.cells) for line in lines)
    table = document.add_table(rows=len(lines), cols=columns)
    for line, row in zip(lines, table.rows, strict=True):
        cells = row.cells
        if len(line.cells) < columns:
            cells[len(line.cells) - 1].merge(cells[-1])
        for text, cell in zip(line.cells, row.cells, strict=False):
            cell.text = text


# ---- PDF


_FONT: Final = "STSong-Light"
_MARGIN: Final = 72
_GUTTER: Final = 24


def pdf(paragraphs: Sequence[Paragraph], *, columns: int = 1) -> bytes:
    """Write a PDF on A4 with a running head and page numbers; the layout engine breaks lines, columns and pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    width, height = A4
    above = [p for p in paragraphs if p.kind in _ABOVE]
    head = next((n for n, p in enumerate(paragraphs) if p.kind not in _ABOVE), len(above))
    wide = (width - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    lefts = [_MARGIN + n * (wide + _GUTTER) for n in range(columns)]
    bare = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0, "showBoundary": 0}

    def frames(top: float) -> list[Any]:
        return [Frame(left, 72, wide, height - 72 - top, **bare) for left in lefts]

    def furniture(canvas: Any, _: Any) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawCentredString(width / 2, height - 40, "示例省人民政府公报")
        canvas.drawCentredString(width / 2, 35, f"— {canvas.getPageNumber()} —")

    space = 34 * sum(1 + len(p.text) // 18 for p in paragraphs[:head]) + 20
    title = Frame(_MARGIN, height - 80 - space, width - 2 * _MARGIN, space, **bare)
    buffer = io.BytesIO()
    paper = BaseDocTemplate(buffer, pagesize=A4)
    paper.addPageTemplates(
        [
            PageTemplate("first", [title, *frames(80 + space)], onPage=furniture),
            PageTemplate("later", frames(80), onPage=furniture),
        ]
    )
    story = [NextPageTemplate("later"), *_flowables(paragraphs[:head], wide)]
    paper.build([*story, FrameBreak(), *_flowables(paragraphs[head:], wide)])
    return buffer.getvalue()


def _flowables(paragraphs: Sequence[Paragraph], wide: float) -> Iterator[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Table

    body = ParagraphStyle("body", fontName=_FONT, fontSize=12, leading=20, wordWrap="CJK")
    styles = {
        **dict.fromkeys(_CENTERED, ParagraphStyle("centered", body, fontSize=18, leading=28, alignment=1)),
        **dict.fromkeys(_RIGHT, ParagraphStyle("right", body, alignment=2, rightIndent=24)),
        **dict.fromkeys(_FLUSH, body),
    }
    indented = ParagraphStyle("indented", body, firstLineIndent=24)
    cell = ParagraphStyle("cell", body, fontSize=9, leading=14)
    for is_row, group in groupby(paragraphs, key=lambda p: bool(p.cells)):
        if not is_row:
            yield from (_set(p.text, styles.get(p.kind, indented), wide) for p in group)
            continue
        lines = [row.cells for row in group]
        columns = max(map(len, lines))
        width = wide / columns
        rows = [[_set(text, cell, width - 12) for text in line] + [""] * (columns - len(line)) for line in lines]
        spans = [("SPAN", (len(line) - 1, n), (-1, n)) for n, line in enumerate(lines) if len(line) < columns]
        grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), *spans]
        yield Table(rows, colWidths=[width] * columns, style=grid)


def _set(text: str, style: Any, wide: float) -> Any:
    """Set a paragraph, a little smaller if need be, so that no line of it has a single character.

    Such a line has no width where the font is neither in the file nor installed, and the program that polreq reads
    PDF with leaves out what has no width. Fonts are in the file nearly everywhere, but not here: there is none to put in.
    """
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Text

    for smaller in (0.0, 0.2, 0.5, 0.8, 1.0):
        flowable = Text(escape(text), ParagraphStyle("set", style, fontSize=style.fontSize - smaller))
        flowable.wrap(wide, 10_000)
        if len(text) < 2 or all(_length(line) > 1 for line in flowable.blPara.lines):
            break
    return flowable


def _length(line: Any) -> int:
    """Count the characters of a line that was broken: a pair of room left and words, or an object with words."""
    words = line[1] if isinstance(line, tuple) else line.words
    return sum(len(getattr(word, "text", word)) for word in words)


# ---- OFD


#: Millimetres: the page is 210 wide, a character 5; characters to a line, and lines to a page.
_LINE: Final = 30
_LINES: Final = 22
_LEFT: Final = 30


def ofd_of(paragraphs: Sequence[Paragraph]) -> bytes:
    """Write an OFD with wrapped lines and page numbers."""
    lines = [line for paragraph in paragraphs for line in _ofd_lines(paragraph)]
    pages = []
    for number, begin in enumerate(range(0, len(lines), _LINES), start=1):
        page = [(x, 40 + 10.0 * n, text) for n, line in enumerate(lines[begin : begin + _LINES]) for x, text in line]
        pages.append([*page, (95.0, 280.0, f"— {number} —")])
    return ofd(pages)


def _ofd_lines(paragraph: Paragraph) -> Iterator[list[tuple[float, str]]]:
    """Yield the lines of a paragraph, each as pieces at their place from the left."""
    text, kind = paragraph.text, paragraph.kind
    if paragraph.cells:
        step = _LINE * 5 / len(paragraph.cells)
        yield [(_LEFT + step * n, cell) for n, cell in enumerate(paragraph.cells) if cell]
    elif kind in _CENTERED:
        for begin in range(0, len(text), 24):
            piece = text[begin : begin + 24]
            yield [(105 - 2.5 * len(piece), piece)]
    elif kind in _RIGHT:
        yield [(_LEFT + 5.0 * max(0, _LINE - 2 - len(text)), text)]
    else:
        indent = 0 if kind in _FLUSH else 2
        yield [(_LEFT + 5.0 * indent, text[: _LINE - indent])]
        for begin in range(_LINE - indent, len(text), _LINE):
            yield [(float(_LEFT), text[begin : begin + _LINE])]

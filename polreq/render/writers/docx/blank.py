"""The template that is used where people have none of their own, and that they can change: landscape, title, notes, tables."""

import io
from datetime import UTC, datetime
from typing import Any, Final

from polreq.render.writers.docx.elements import make
from polreq.render.writers.docx.opening import library
from polreq.words import Lang, Text

#: Any day: a file holds the same words whenever it is written.
_CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)

#: Paper on its side: width and height in twentieths of a point.
_PAPERS: Final = {"A4": (16838, 11906), "A3": (23811, 16838)}

#: Margins: 1.5 cm.
_MARGIN: Final = 850

#: Fonts that Chinese offices have.
_BODY: Final = ("Times New Roman", "宋体")
_HEAD: Final = ("Times New Roman", "黑体")

_PAGE: Final = Text("第 {} 页，共 {} 页", "Page {} of {}")


def blank_template(paper: str, lang: Lang) -> bytes:
    """Make the template.

    Args:
        paper: `A4` or `A3`.
        lang: language of its marks and of the footer.

    Raises:
        MissingExtraError: the part that writes Word documents is not installed.
    """
    document = library().Document()
    document.core_properties.created = document.core_properties.modified = _CREATED.replace(tzinfo=None)
    document.core_properties.author = document.core_properties.comments = ""
    _fonts(document.styles["Normal"], _BODY, 10.5)
    _fonts(document.styles["Heading 1"], _HEAD, 16)
    _page(document.sections[0], paper, lang)
    for style, zh, en in (
        ("Heading 1", "{{标题}}", "{{title}}"),
        ("Normal", "{{说明}}", "{{notes}}"),
        ("Normal", "{{表}}", "{{table}}"),
        ("Normal", "{{其余}}", "{{rest}}"),
    ):
        document.add_paragraph(Text(zh, en).words(lang), style=style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fonts(style: Any, fonts: tuple[str, str], size: float) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.color.rgb = fonts[0], Pt(size), RGBColor(0, 0, 0)
    look = style.element.get_or_add_rPr().get_or_add_rFonts()
    for old in [name for name in look.attrib if name.endswith("Theme")]:
        del look.attrib[old]
    look.set(qn("w:eastAsia"), fonts[1])
    if style.name.startswith("Heading"):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(6)
    else:
        style.paragraph_format.space_after = Pt(4)


def _page(section: Any, paper: str, lang: Lang) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Twips

    width, height = _PAPERS[paper]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(width), Twips(height)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Twips(_MARGIN))
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    before, between, after = _PAGE.words(lang).split("{}")
    footer.add_run(before)
    _field(footer, "PAGE")
    footer.add_run(between)
    _field(footer, "NUMPAGES")
    footer.add_run(after)


def _field(paragraph: Any, name: str) -> None:
    """Let the program that opens the document put a number here."""
    field = make("w:fldSimple", instr=name)
    field.append(make("w:r"))
    paragraph._p.append(field)

"""Containers made by hand: ZIP archives, Word and OFD documents, workbooks and PDF with whatever is to stand in them."""

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Final

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_SHEET: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFD: Final = 'xmlns="http://www.ofdspec.org/2016"'


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """Make a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str | bytes, styles: str = "", before: str = "") -> bytes:
    """Make a Word document of the XML of its body; bytes are the whole part."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    whole = body if isinstance(body, bytes) else f"{before}<w:document {_W}><w:body>{body}</w:body></w:document>"
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="s" '
            f'Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/document.xml": whole,
        }
    )


def ofd(page: str | bytes, pages: int = 1) -> bytes:
    """Make an OFD document; bytes are the whole page, which is repeated."""
    listed = '<Page BaseLoc="p.xml"/>' * pages
    return packed(
        {
            "OFD.xml": f"<OFD {_OFD}><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>",
            "d.xml": f"<Document {_OFD}><Pages>{listed}</Pages></Document>",
            "p.xml": page if isinstance(page, bytes) else f"<Page {_OFD}>{page}</Page>",
        }
    )


def xlsx(rows: str | bytes) -> bytes:
    """Make a workbook of the XML of its rows; bytes are the whole sheet."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sheet = (
        rows if isinstance(rows, bytes) else f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>'
    )
    return packed(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="a" '
            f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="s" '
            f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def pdf(objects: Sequence[bytes]) -> bytes:
    """Make a PDF of objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(out + b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))


def stream(content: bytes, keys: bytes = b"", *, deflated: int = 0) -> bytes:
    """Make a stream of a PDF, deflated so many times."""
    for _ in range(deflated):
        content = zlib.compress(content, 9)
    filters = b"/Filter [" + b"/FlateDecode " * deflated + b"]" if deflated else b""
    return b"<<%s %s /Length %d>>\nstream\n%s\nendstream" % (keys, filters, len(content), content)


def pdf_page(content: bytes, *more: bytes, resources: bytes = b"") -> bytes:
    """Make a PDF of one page: its content as a stream object, then objects from number 5 on."""
    return pdf(
        [
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <<"
            b"/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> %s>>>>" % resources,
            content,
            *more,
        ]
    )

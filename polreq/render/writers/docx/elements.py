"""Pieces of a Word document: tables with repeated headings, cells with tones, pages on their side."""

from collections.abc import Sequence
from copy import deepcopy
from types import MappingProxyType
from typing import Any, Final

from polreq.results.said import in_one, tone_of, whole
from polreq.results.sections import TitledTable
from polreq.words import Lang

#: Fills by tone, the same greys on paper as in workbooks; a fill never says more than the words.
_FILLS: Final = MappingProxyType({"good": "E8F5E9", "warn": "FFE699", "bad": "F4B0A8"})
_BOLD: Final = ("warn", "bad")

#: Half points of the letters of a table: small four and a half of Chinese sizes where paper is A4, smaller for wide tables.
_SIZES: Final = MappingProxyType({"A4": "18", "A3": "16"})

#: Twentieths of a point: width of the paper on its side, without margins of 1.5 cm.
WIDTHS: Final = MappingProxyType({"A4": 16838 - 2 * 850, "A3": 23811 - 2 * 850})

#: Roles and sizes of columns whose cells stand in the middle.
_CENTRED: Final = ("number", "date", "verdict", "state")


def seen(text: str) -> str:
    """Return text without characters that XML cannot hold."""
    return "".join(
        c for c in text if c in "\n\t" or ((c.isprintable() or c.isspace()) and c not in "\r\v\f\x1c\x1d\x1e\x1f\x85")
    )


def make(tag: str, **attributes: str) -> Any:
    """Make an element of the language of Word documents."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def table_of(sheet: TitledTable, lang: Lang, width: int) -> Any:
    """Make the table of a sheet: ruled, headings repeated on every page, rows that are not torn apart.

    Args:
        sheet: its columns give the shares of the width.
        lang: language of the words.
        width: of all columns, in twentieths of a point.
    """
    columns = sheet.table.columns
    total = sum(column.size for column in columns)
    widths = [width * column.size // total for column in columns]
    table = make("w:tbl")
    look = make("w:tblPr")
    look.append(make("w:tblW", w=str(sum(widths)), type="dxa"))
    look.append(_borders())
    look.append(make("w:tblLayout", type="fixed"))
    look.append(_margins())
    table.append(look)
    grid = make("w:tblGrid")
    for one in widths:
        grid.append(make("w:gridCol", w=str(one)))
    table.append(grid)
    size = _SIZES[sheet.paper]
    head = _row([_cell(one, size, centred=True, bold=True, fill="E7E6E6") for one in widths], repeated=True)
    for cell, column in zip(_cells(head), columns, strict=True):
        set_text(cell, in_one(column.name, lang))
    table.append(head)
    blank = _row(
        [_cell(one, size, centred=c.role in _CENTRED or c.size <= 9) for one, c in zip(widths, columns, strict=True)]
    )
    append_rows(table, blank, sheet, lang)
    return table


def append_rows(table: Any, blank: Any, sheet: TitledTable, lang: Lang) -> None:
    """Put the rows of a sheet behind those of a table, each a copy of a blank row."""
    for row in sheet.table.rows:
        copy = deepcopy(blank)
        for cell, said in zip(_cells(copy), row, strict=True):
            set_text(cell, whole(said, lang))
            _tint(cell, tone_of(said, lang))
        table.append(copy)


def set_text(cell: Any, text: str) -> None:
    """Put text into a cell, in the letters of what stands there."""
    paragraph = cell.p_lst[0]
    look = next(iter(paragraph.xpath(".//w:r/w:rPr | ./w:pPr/w:rPr")), None)
    for other in cell.p_lst[1:]:
        cell.remove(other)
    for run in paragraph.r_lst:
        paragraph.remove(run)
    run = paragraph.add_r()
    if look is not None:
        run.insert(0, _as_run_look(look))
    run.text = seen(text)


def _as_run_look(look: Any) -> Any:
    copy = make("w:rPr")
    copy.extend(deepcopy(list(look)))
    return copy


def _cells(row: Any) -> Sequence[Any]:
    return tuple(row.tc_lst)


def cells_of(row: Any) -> int:
    """Count the cells of a row."""
    return len(_cells(row))


def _tint(cell: Any, tone: str) -> None:
    if tone in _FILLS:
        properties = cell.get_or_add_tcPr()
        for old in properties.xpath("./w:shd"):
            properties.remove(old)
        shade = make("w:shd", val="clear", color="auto", fill=_FILLS[tone])
        align = properties.xpath("./w:vAlign")
        align[0].addprevious(shade) if align else properties.append(shade)
    if tone in _BOLD:
        for run in cell.p_lst[0].r_lst:
            run.get_or_add_rPr().insert(0, make("w:b"))


def _row(cells: Sequence[Any], *, repeated: bool = False) -> Any:
    row = make("w:tr")
    look = make("w:trPr")
    look.append(make("w:cantSplit"))
    if repeated:
        look.append(make("w:tblHeader"))
    row.append(look)
    row.extend(cells)
    return row


def _cell(width: int, size: str, *, centred: bool = False, bold: bool = False, fill: str = "") -> Any:
    cell = make("w:tc")
    look = make("w:tcPr")
    look.append(make("w:tcW", w=str(width), type="dxa"))
    if fill:
        look.append(make("w:shd", val="clear", color="auto", fill=fill))
    look.append(make("w:vAlign", val="center"))
    cell.append(look)
    paragraph = make("w:p")
    stands = make("w:pPr")
    stands.append(make("w:spacing", before="20", after="20", line="240", lineRule="auto"))
    if centred:
        stands.append(make("w:jc", val="center"))
    letters = make("w:rPr")
    if bold:
        letters.append(make("w:b"))
    letters.append(make("w:sz", val=size))
    stands.append(letters)
    paragraph.append(stands)
    cell.append(paragraph)
    return cell


def _margins() -> Any:
    """Narrow margins inside cells: columns of wide tables hold four characters."""
    margins = make("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(make(f"w:{side}", w="45", type="dxa"))
    return margins


def _borders() -> Any:
    borders = make("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(make(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    return borders

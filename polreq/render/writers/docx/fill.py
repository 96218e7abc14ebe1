"""Fill a template: tables, titles and notes in the place of marks."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from polreq.errors import PolreqError
from polreq.render.writers.docx.elements import WIDTHS, append_rows, cells_of, make, seen, table_of
from polreq.render.writers.docx.marks import TemplateMark, filled_in, read_mark
from polreq.render.writers.docx.opening import opened
from polreq.results.said import in_one
from polreq.results.sections import TitledTable
from polreq.words import Lang


def heading_rows(template: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows above the marks for tables that stand in tables of a template: headings under which rows are to be put.

    Raises:
        MissingExtraError: the library is not installed.
        PolreqError: the template cannot be read.
    """
    from docx.table import Table

    found = []
    document = opened(template, name)
    for row, _ in _pattern_rows(document):
        above = row.getprevious()
        if above is not None and above.tag == row.tag:
            table = Table(row.getparent(), document)
            at = list(row.getparent().tr_lst).index(above)
            found.append(tuple(cell.text.strip() for cell in table.rows[at].cells))
    return tuple(found)


def write_docx(
    sheets: Sequence[TitledTable], values: Mapping[str, str], lang: Lang, template: bytes, name: str = "template.docx"
) -> bytes:
    """Write sheets into a template.

    Args:
        sheets: at least one.
        values: `project` and `day` → what stands in the place of these marks.
        lang: language of the words.
        template: a Word document with marks.
        name: of the template, for messages.

    Raises:
        MissingExtraError: the library is not installed.
        PolreqError: the template cannot be read, has no mark for a table, or rows whose cells do not fit its headings.
    """
    document = opened(template, name)
    texts = {TemplateMark(key, 0): text for key, text in values.items()}
    texts |= {TemplateMark("title", n): in_one(sheet.title, lang) for n, sheet in enumerate(sheets)}
    placed = _Placed(document, sheets, lang, name)
    for row, of in list(_pattern_rows(document)):
        placed.rows(row, of)
    for paragraph in list(document.element.body.xpath(".//w:p")):
        mark = read_mark(_text(paragraph))
        if mark and mark.meaning in ("table", "notes", "rest"):
            placed.blocks(paragraph, mark)
        else:
            _fill_text(paragraph, texts)
    for part in _edges(document):
        for paragraph in part.xpath(".//w:p"):
            _fill_text(paragraph, texts)
    if not placed.done:
        raise PolreqError(
            f"模板 {name} 里没有 {{{{表}}}}，不知道表格放在哪里。请在要放表格的地方单独写一段 {{{{表}}}}",
            f"the template {name} has no {{{{table}}}} that says where the table goes; write it in a paragraph of its own",
        )
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


class _Placed:
    """Puts sheets into a document and knows which are there."""

    def __init__(self, document: Any, sheets: Sequence[TitledTable], lang: Lang, name: str) -> None:
        self._sheets = sheets
        self._lang = lang
        self._name = name
        self._width = _width(document)
        self._heading = next((s.style_id for s in document.styles if s.name == "Heading 1"), "")
        marked = (read_mark(_text(p)) for p in document.element.body.xpath(".//w:p"))
        self._marked = {mark.sheet for mark in marked if mark and mark.meaning == "table"}
        self.done = False

    def rows(self, row: Any, mark: TemplateMark) -> None:
        """Put the rows of a sheet in the place of a row of the template's own table, one copy of it each."""
        sheet = self._sheet(mark)
        table = row.getparent()
        if sheet:
            if cells_of(row) != len(sheet.table.columns):
                raise PolreqError(
                    f"模板 {self._name} 里写着 {{{{表}}}} 的一行有 {cells_of(row)} 格，它上面的表头有 {len(sheet.table.columns)} 列。"
                    "请让这一行与表头一格对一列，不要合并单元格",
                    f"in the template {self._name}, the row with {{{{table}}}} has {cells_of(row)} cells and the headings above it have "
                    f"{len(sheet.table.columns)}; give it one cell for each heading, none of them merged",
                )
            behind = list(row.itersiblings())
            append_rows(table, row, sheet, self._lang)
            for one in behind:
                table.append(one)
        table.remove(row)

    def blocks(self, paragraph: Any, mark: TemplateMark) -> None:
        """Put a table, notes, or all sheets without a mark of their own in the place of a paragraph."""
        if mark.meaning == "rest":
            chosen = [sheet for n, sheet in enumerate(self._sheets) if n not in self._marked]
            made = [element for sheet in chosen for element in self._whole(sheet)]
            self.done = self.done or bool(chosen)
        else:
            sheet = self._sheet(mark)
            made = (
                [] if sheet is None else [self._table(sheet)] if mark.meaning == "table" else list(self._notes(sheet))
            )
        for element in made:
            paragraph.addprevious(element)
        # a cell must hold a paragraph, and so must what stands behind a table
        if made and paragraph.getnext() is not None:
            paragraph.getparent().remove(paragraph)
        else:
            for run in paragraph.xpath("./w:r"):
                paragraph.remove(run)

    def _sheet(self, mark: TemplateMark) -> TitledTable | None:
        self.done = self.done or mark.meaning == "table"
        return self._sheets[mark.sheet] if mark.sheet < len(self._sheets) else None

    def _whole(self, sheet: TitledTable) -> Iterator[Any]:
        yield _paragraph(in_one(sheet.title, self._lang), self._heading)
        yield from self._notes(sheet)
        yield self._table(sheet)

    def _notes(self, sheet: TitledTable) -> Iterator[Any]:
        for note in sheet.notes:
            yield _paragraph(note.words(self._lang))

    def _table(self, sheet: TitledTable) -> Any:
        return table_of(sheet, self._lang, self._width)


def _pattern_rows(document: Any) -> Iterator[tuple[Any, TemplateMark]]:
    """Yield the rows of tables whose first cell is the mark for a table."""
    for row in document.element.body.xpath(".//w:tbl/w:tr"):
        if row.tc_lst and (mark := read_mark("".join(_text(p) for p in row.tc_lst[0].p_lst))):
            above = row.getprevious()
            if mark.meaning == "table" and above is not None and above.tag == row.tag:
                yield row, mark


def _paragraph(text: str, style: str = "") -> Any:
    paragraph = make("w:p")
    if style:
        look = make("w:pPr")
        look.append(make("w:pStyle", val=style))
        paragraph.append(look)
    run = paragraph.add_r()
    run.text = seen(text)
    return paragraph


def _text(paragraph: Any) -> str:
    return "".join(t.text or "" for t in paragraph.xpath("./w:r/w:t"))


def _fill_text(paragraph: Any, texts: Mapping[TemplateMark, str]) -> None:
    """Fill marks inside a paragraph; where a mark is spread over pieces of it, in the letters of its first piece."""
    before = _text(paragraph)
    after = filled_in(before, texts)
    if after == before:
        return
    runs = paragraph.xpath("./w:r[w:t]")
    alone = [filled_in(run.text, texts) for run in runs]
    if "".join(alone) != after:
        alone = [after, *("" for _ in runs[1:])]
    for run, text in zip(runs, alone, strict=True):
        run.text = seen(text)


def _edges(document: Any) -> Iterator[Any]:
    """Yield headers and footers that the template has itself."""
    for section in document.sections:
        for edge in (section.header, section.footer, section.first_page_header, section.first_page_footer):
            if not edge.is_linked_to_previous:
                yield edge._element


def _width(document: Any) -> int:
    """Return the width between the margins of the first page, in twentieths of a point."""
    section = document.sections[0]
    if not section.page_width:
        return WIDTHS["A4"]
    return int((section.page_width - (section.left_margin or 0) - (section.right_margin or 0)) / 635)

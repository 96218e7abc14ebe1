"""The workbook: read back cell by cell, and set up for screen and paper."""

import io
import re
import zipfile

import pytest
import python_calamine
from export_world import OWN, export_world
from openpyxl import load_workbook
from terminal import polreq

from polreq.arrange.exports.draft import laid
from polreq.arrange.exports.tables import EXPORTS
from polreq.pipeline.export import gather
from polreq.results.said import in_one, whole
from polreq.results.sections import Column, Table, TitledTable
from polreq.sheets.guard import guarded
from polreq.sheets.printed import printed
from polreq.store.caches import open_cache
from polreq.words import Text


def read(data: bytes) -> dict[str, list[list[str]]]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [[_text(c) for c in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in book.sheet_names
    }


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell)


@pytest.mark.parametrize("table", EXPORTS)
def test_a_workbook_holds_every_cell_of_every_sheet(tmp_path, table):
    root = export_world(tmp_path)
    assert polreq(root, "export", table, "-o", "a.xlsx").err == "已写入 a.xlsx\n"
    with open_cache(None) as cache:
        found = gather(root, cache, None)
    held = read((root / "a.xlsx").read_bytes())
    drafts = EXPORTS[table](found)
    assert list(held) == [d.name.zh for d in drafts]
    for draft in drafts:
        sheet = laid(draft, found)
        above = [in_one(sheet.title, "zh"), *(n.zh for n in sheet.notes)]
        rows = held[draft.name.zh]
        assert [row[0] for row in rows[: len(above)]] == above
        assert rows[len(above)] == [in_one(c.name, "zh") for c in sheet.table.columns]
        expected = [
            [_expected(c, column) for c, column in zip(row, sheet.table.columns, strict=True)]
            for row in sheet.table.rows
        ]
        assert rows[len(above) + 1 :] == expected


def _expected(said, column: Column) -> str:
    text = whole(said, "zh")
    return text if column.role == "number" else guarded(text)


def test_a_workbook_is_the_same_whenever_it_is_written(tmp_path):
    root = export_world(tmp_path)
    polreq(root, "export", "rtm", "-o", "a.xlsx")
    polreq(root, "export", "rtm", "-o", "b.xlsx")
    assert (root / "a.xlsx").read_bytes() == (root / "b.xlsx").read_bytes()


def test_a_sheet_is_set_up_for_screen_and_paper(tmp_path):
    root = export_world(tmp_path)
    polreq(root, "export", "rtm", "-o", "a.xlsx")
    book = load_workbook(root / "a.xlsx")
    sheet = book["需求跟踪矩阵"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C6", "A5:S8")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 8)
    # one page wide, which is what a file means that does not say it, and as many pages long as it takes
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"
    assert book["合格性规定"].page_setup.paperSize == 9
    assert {sheet.cell(6, 1).font.name, sheet.cell(5, 1).font.name} == {"宋体", "黑体"}


def test_colours_differ_in_grey_and_the_words_say_it_too(tmp_path):
    root = export_world(tmp_path)
    polreq(root, "export", "ledger", "-o", "a.xlsx")
    sheet = load_workbook(root / "a.xlsx")["督查台账"]
    lamps = {row[11].value: row[11] for row in sheet.iter_rows(min_row=6)}
    assert list(lamps) == ["红（已过期 32 天）", "黄（没有功能承接）"]
    greys = [_grey(lamp.fill.fgColor.rgb) for lamp in lamps.values()]
    assert greys[1] - greys[0] > 0.08, "red and yellow must not be the same grey"
    assert all(lamp.font.bold for lamp in lamps.values())


def _grey(colour: str) -> float:
    """Luminance of a colour, 0 to 1 (Rec. 601, as printers weigh it)."""
    red, green, blue = (int(colour[-6:][n : n + 2], 16) / 255 for n in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_a_text_that_looks_like_a_formula_is_text(tmp_path):
    root = export_world(tmp_path, requirements__own=OWN.replace("=差评1", "=HYPERLINK(1)"))
    polreq(root, "export", "rtm", "-o", "a.xlsx")
    with zipfile.ZipFile(root / "a.xlsx") as archive:
        pages = [archive.read(n).decode() for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
    assert not [page for page in pages if re.search(r"<f[ >]|<hyperlink", page)]
    assert "'=HYPERLINK(1)个工作日内生成工单" in read((root / "a.xlsx").read_bytes())["需求跟踪矩阵"][7]


def test_a_cell_that_is_longer_than_a_spreadsheet_holds_is_cut_and_not_lost():
    table = Table((Column("甲", size=10),), (("字" * 40_000,),))
    held = read(printed([TitledTable("a", Text("甲", "a"), "甲", (), table)], "zh"))
    assert held["甲"][2][0] == "字" * 31_999 + "…"

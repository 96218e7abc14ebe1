"""A review table of several sheets: all that have the headings are read, and no decision is lost in silence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from review_world import links, make
from terminal import polreq

openpyxl = pytest.importorskip("openpyxl")

SIGNED = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")
HEAD = ("需求编号", "关联对象编号", "决定", "备注")


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def sheets(root: Path, **rows: list[tuple[str, ...]]) -> None:
    """Write a workbook: name of a sheet → its rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, cells in rows.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    book.save(root / "a.xlsx")


def filled(root: Path, fill: Callable[[object], None]) -> None:
    """Export a table, and let somebody work on the workbook."""
    polreq(root, "review", "--export", "a.xlsx", "--no-cache")
    book = openpyxl.load_workbook(root / "a.xlsx")
    fill(book)
    book.save(root / "a.xlsx")


def take(root: Path, *more: str, lang: str = "zh"):
    return polreq(root, "review", "--import", "a.xlsx", *more, *SIGNED, lang=lang)


def test_decisions_that_stand_on_a_copy_of_the_sheet_only_are_read(root):
    def fill(book) -> None:
        copy = book.copy_worksheet(book["审核"])
        copy.title = "李航的意见"
        column = {cell.value: cell.column for cell in copy[1]}
        for row in copy.iter_rows(min_row=2):
            if [row[column[name] - 1].value for name in ("需求编号", "关联对象编号")] == ["P-1", "F-1"]:
                row[column["决定"] - 1].value = "确认"

    filled(root, fill)
    ran = take(root, "--yes")
    assert (ran.code, ran.out) == (0, "已写入 1 处变化：\n  未定 → 已确认  F-1 → P-1\n")
    assert "{lower: F-1, upper: P-1, verdict: confirmed" in links(root)


def test_all_sheets_with_the_headings_count_together(root):
    sheets(root, 甲=[HEAD, ("P-1", "F-1", "确认", "")], 乙=[("汇总",), HEAD, ("P-2", "F-2", "否决", "不是一回事")])
    ran = take(root)
    assert (ran.code, ran.err) == (0, "读取 2 行。\n")
    assert ran.out == (
        "将有 2 处变化（尚未写入；加 --yes 写入）：\n  未定 → 已确认  F-1 → P-1\n  未定 → 已否决  F-2 → P-2  不是一回事\n"
    )


def test_findings_name_the_sheet_where_there_are_several(root):
    sheets(
        root, 甲=[HEAD, ("P-1", "F-1", "确认", "")], 乙=[HEAD, ("P-1", "F-1", "否决", ""), ("P-2", "F-2", "再议", "")]
    )
    ran = take(root, "--yes")
    assert ran.code == 1
    places = [line.split()[:2] for line in ran.out.splitlines() if line.startswith("a.xlsx")]
    assert places == [["a.xlsx!乙:2:3", "R903"], ["a.xlsx!乙:3:3", "R901"]]
    assert "F-1" not in links(root)


def test_decisions_on_a_sheet_without_headings_stop_the_import(root):
    sheets(root, 甲=[HEAD, ("P-1", "F-1", "", "")], 乙=[("P-1", "F-1", "确认")])
    ran = take(root, "--yes")
    assert (ran.code, ran.out) == (
        1,
        "a.xlsx!乙:1:1 R912 工作表“乙”没有审核表的表头，其中的决定没有读到\n"
        "    请把导出时的表头复制到各行之上，或把各行移到有表头的工作表\n\n"
        "共 1 个问题：1 个错误，0 个警告，0 个提示。检查了 1 个文件。结论：未通过（门槛：错误）。\n",
    )
    assert ran.err == (
        "读取 1 行。\n没有审核表的表头、没有读的工作表：乙。\n表格有错误，没有写入任何内容；请改正后再导入。\n"
    )
    assert "F-1" not in links(root)


def test_other_sheets_are_named_and_empty_ones_are_not(root):
    sheets(root, 说明=[("请填写决定",), ("P-1", "1")], 甲=[HEAD, ("P-1", "F-1", "确认", "")], 空=[])
    ran = take(root)
    assert (ran.code, ran.err) == (0, "读取 1 行。\n没有审核表的表头、没有读的工作表：说明。\n")
    assert take(root, lang="en").err == "1 row read.\nSheets without headings of a review table, not read: 说明.\n"

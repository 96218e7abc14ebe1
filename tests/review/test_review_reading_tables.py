"""Readings as a table: out, corrected by people in another program, and back."""

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_world import decisions, held, make, requirements_text, reviewing
from terminal import polreq

from polreq.arrange.reading_table import reading_table
from polreq.decide.links import Signature
from polreq.decide.queue import make_review
from polreq.pipeline.review import Reviewing, open_review, read_table
from polreq.sheets.writing import csv_text
from polreq.store.caches import open_cache

openpyxl = pytest.importorskip("openpyxl")

SIGNED = ("--by", "王敏", "--on", "2026-11-03", "--no-cache")


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def export(root, name="读法.csv", *more, lang="zh"):
    ran = polreq(root, "review", "--readings", "--export", name, *more, "--no-cache", lang=lang)
    assert (ran.code, ran.out) == (0, "")
    return root / name


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def put(path, rows):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8-sig")


def edit(path, **cells):
    """Write into cells: the last figure of an id → heading and text."""
    rows = rows_of(path)
    for row in rows:
        row.update(cells.get(f"R{row['编号'][-1]}", {}))
    put(path, rows)


def take(root, path, *more):
    return polreq(root, "review", "--import", path.name, *more, *SIGNED, columns=140)


def test_a_row_says_what_was_read_and_what_is_not_sure(root):
    first = rows_of(export(root))[0]
    del first["校验值（请勿修改）"]
    assert first == {
        "编号": "doc-1-R003",
        "需求描述": "统一受理平台推动好差评数据按月汇总。",
        "来源依据": "示例市2026年政务服务工作方案 p3.s1",
        "所在标题": "一、重点任务",
        "拿不准": "单位 55%",
        "建议改正": "",
        "读法决定": "",
        "类型": "要求",
        "约束力": "应推动",
        "涉及产品": "是",
        "时限": "按月（定期）",
        "量化指标": "",
        "责任单位": "统一受理平台（主体）",
        "渠道": "",
        "业务线": "",
        "备注": "",
        "审核人": "",
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("more", [(), ("--all",)])
def test_a_table_that_nobody_edited_changes_nothing(root, lang, more):
    polreq(root, "review", "readings", "--set", "doc-1-R002:force=must", "--drop", "doc-1-R004=是保障措施", *SIGNED)
    before = held(root)
    path = export(root, "读法.csv", *more, lang=lang)
    ran = take(root, path, "--yes")
    assert (ran.code, ran.out) == (0, "没有任何变化。\n")
    assert held(root) == before


def test_changed_cells_are_corrections_and_decisions_are_taken(root):
    path = export(root)
    edit(
        path,
        R1={"读法决定": " √ ", "审核人": "李航"},
        R2={"约束力": "必须", "责任单位": "市数据局（牵头）；各区政府（配合）"},
        R3={"责任单位": "", "读法决定": "认可"},
        R4={"读法决定": "不是需求", "备注": "是保障措施"},
        R5={"备注": "下周会上问"},
    )
    shown = take(root, path)
    assert shown.out == (
        "将有 6 处变化（尚未写入；加 --yes 写入）：\n"
        "  统一受理平台（主体） → （没有）                            doc-1-R003 责任单位\n"
        "  应推动               → 必须                                doc-1-R002 约束力\n"
        "  （没有）             → 市数据局（牵头）；各区政府（配合）  doc-1-R002 责任单位\n"
        "  待审                 → 已否决                              doc-1-R004           是保障措施\n"
        "  （没有）             → 下周会上问                          doc-1-R005 备注\n"
        "  待审                 → 已接受                              doc-1-R001\n"
    )
    assert held(root) == requirements_text()
    assert take(root, path, "--yes").code == 0
    text = held(root)
    assert "    status: accepted\n    review: {by: 李航, on: 2026-11-03}\n" in text
    assert "    read: {force: should, units: []}\n" in text
    assert "    note: 是保障措施\n" in text
    # R005 was only remarked on
    assert text.endswith("    status: candidate\n    note: 下周会上问\n")
    # the table is of before: taking it again says so for every row that changed, and writes nothing
    again = take(root, path, "--yes")
    assert again.out.count("R904") == 4
    assert held(root) == text


def test_what_cannot_be_taken_is_said_with_row_and_column_and_nothing_is_written(root):
    path = export(root)
    edit(
        path,
        R1={"读法决定": "再想想"},
        R2={"约束力": "也许"},
        R3={"时限": "很快"},
        R4={"渠道": "飞机", "读法决定": "认可"},
    )
    ran = take(root, path, "--yes")
    assert ran.code == 1
    places = {line.split()[0] + " " + line.split()[1] for line in ran.out.splitlines() if "读法.csv:" in line}
    assert places == {"读法.csv:6:7 R901", "读法.csv:3:9 R915", "读法.csv:2:11 R915", "读法.csv:4:14 R915"}
    assert held(root) == requirements_text()


def test_what_somebody_changed_after_the_export_is_left_out_and_untouched_rows_are_silent(root):
    path = export(root)
    polreq(root, "review", "readings", "--set", "doc-1-R002:force=must", "--accept", "doc-1-R005", *SIGNED)
    before = held(root)
    assert take(root, path, "--yes").out == "没有任何变化。\n"
    edit(path, R2={"读法决定": "认可"}, R1={"读法决定": "认可"})
    ran = take(root, path, "--yes")
    assert ran.code == 0
    assert "R904" in ran.out
    assert held(root) == before.replace(
        "    status: candidate\n    sure: true\n", "    status: accepted\n    review: {by: 王敏, on: 2026-11-03}\n"
    )


def test_a_workbook_has_both_kinds_on_its_sheets_with_lists_to_choose_from(root):
    polreq(root, "review", "--export", "审核.xlsx", "--no-cache")
    book = openpyxl.load_workbook(root / "审核.xlsx")
    assert book.sheetnames == ["审核", "读法"]
    sheet = book["读法"]
    heads = [cell.value for cell in sheet[1]]
    offered = {heads[next(iter(v.sqref.ranges)).min_col - 1]: v.formula1 for v in sheet.data_validations.dataValidation}
    assert offered == {
        "读法决定": '"认可,不是需求,重新待审,维持原来的写法"',
        "类型": '"要求,禁止,可选"',
        "约束力": '"必须,应推动,可选"',
        "涉及产品": '"是,否"',
    }
    sheet.cell(2, heads.index("涉及产品") + 1).value = "否"
    links = book["审核"]
    at = [cell.value for cell in links[1]]
    row = next(r for r in links.iter_rows(min_row=2) if r[at.index("关联对象编号")].value == "F-1")
    row[at.index("决定")].value = "确认"
    upper = row[0].value
    book.save(root / "审核.xlsx")
    ran = take(root, root / "审核.xlsx", "--yes")
    assert ran.code == 0
    assert "  是   → 否      doc-1-R003 涉及产品\n" in ran.out
    assert f"  未定 → 已确认  F-1 → {upper}\n" in ran.out


def test_a_row_written_by_hand_says_only_what_it_says(root):
    path = export(root)
    rows = rows_of(path)
    put(path, [dict.fromkeys(rows[0], "") | {"编号": "doc-1-R003", "约束力": "必须"}])
    assert take(root, path, "--yes").out == "已写入 1 处变化：\n  应推动 → 必须  doc-1-R003 约束力\n"


@settings(deadline=None, max_examples=15)
@given(st.lists(decisions, max_size=6), st.sampled_from(("zh", "en")))
def test_whatever_was_decided_before_a_table_that_nobody_edited_changes_nothing(made, lang):
    with tempfile.TemporaryDirectory() as name:
        root = make(Path(name))
        session = reviewing(root)
        for one in made:
            assert not session.decide([one]).findings
        before = held(root)
        found = open_review(root, open_cache(None), as_of=None)
        table = reading_table(make_review(found.assessment, (), decided=True))
        path = root / "读法.csv"
        path.write_text(csv_text(table, lang), encoding="utf-8")
        edited = read_table(path, found.assessment)
        assert (edited.decisions, edited.findings, edited.rows) == ((), (), 5)
        assert Reviewing(root, found, Signature()).decide(edited.decisions).empty
        assert held(root) == before

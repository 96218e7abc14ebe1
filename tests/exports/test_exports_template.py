"""Columns by the customer's template: names, order, what is not known."""

import csv
from pathlib import Path

import pytest
import xlsxwriter
from export_world import SETTINGS, export_world
from terminal import polreq

from polreq.arrange.exports.draft import Field
from polreq.arrange.exports.tables import EXPORTS
from polreq.pipeline.export import gather
from polreq.store.caches import open_cache
from polreq.words.exporting import CALLED


def rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return list(csv.reader(text))


def template(file: Path, *lines: list[str]) -> str:
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("台账")
    for n, line in enumerate(lines):
        sheet.write_row(n, 0, line)
    book.close()
    return str(file)


def test_a_workbook_of_the_customers_says_names_and_order_and_what_is_not_known_is_said(tmp_path):
    root = export_world(tmp_path)
    names = ["编号", "工作目标及任务要求", "责 任 单 位", "分管领导", "亮灯", "牵头部门"]
    given = template(tmp_path / "模板.xlsx", ["附件2"], ["望川市重点工作台账", "", "填报日期"], names)
    ran = polreq(root, "export", "ledger", "-o", "a.csv", "--template", given)
    assert (ran.code, ran.err) == (0, f"{given}：这些列不认得，留空待填：分管领导\n已写入 a.csv\n")
    assert rows(root / "a.csv") == [
        names,
        [
            "H-1",
            "2026年9月底前，事项全部接入好差评，评价率达到80%以上。",
            "各区县（主体）",
            "",
            "红（已过期 32 天）",
            "市数据局",
        ],
        ["H-2", "不得强制评价。", "", "", "黄（没有功能承接）", ""],
    ]


def test_the_settings_say_it_where_no_template_is_given(tmp_path):
    settings = SETTINGS + "export: {columns: {ledger: [灯色, 重点任务], due: [完成时限, 时限原文]}}\n"
    root = export_world(tmp_path, polreq=settings)
    assert polreq(root, "export", "ledger", "-o", "a.csv").err == "已写入 a.csv\n"
    assert rows(root / "a.csv")[0] == ["灯色", "重点任务"]
    polreq(root, "export", "due", "-o", "b.csv")
    assert rows(root / "b.csv")[0] == ["完成时限", "时限原文"]
    given = template(tmp_path / "t.xlsx", ["序号", "重点任务"])
    polreq(root, "export", "ledger", "-o", "a.csv", "--template", given)
    assert rows(root / "a.csv")[0] == ["序号", "重点任务"]


def test_a_yaml_file_says_it_as_the_settings_do_and_its_mistakes_are_said(tmp_path):
    root = export_world(tmp_path)
    (root / "t.yml").write_text("columns:\n  channels: [功能名称, APP, 备案号]\n", encoding="utf-8")
    ran = polreq(root, "export", "channels", "-o", "a.csv", "--template", "t.yml")
    assert ran.err.startswith("t.yml：这些列不认得，留空待填：备案号\n")
    assert rows(root / "a.csv")[:2] == [["功能名称", "APP", "备案号"], ["评价入口", "建设中", ""]]
    (root / "t.yml").write_text("columns:\n  channel: [功能名称]\n", encoding="utf-8")
    ran = polreq(root, "export", "channels", "-o", "b.csv", "--template", "t.yml")
    assert (ran.code, ran.err.splitlines()[:2]) == (2, ["t.yml:2:3 S101 不认识的键“channel”", "    是不是“channels”？"])
    assert not (root / "b.csv").exists()


def test_a_template_finds_the_sheet_that_it_is_for(tmp_path):
    root = export_world(tmp_path)
    given = template(tmp_path / "t.xlsx", ["条款内容", "响应情况", "条款号"])
    ran = polreq(root, "export", "rtm", "-o", "a.csv", "--template", given)
    assert ran.code == 0
    assert rows(root / "a-条款覆盖表.csv")[2] == ["不得强制评价。", "未落实", "一、第1段第2句"]
    assert rows(root / "a.csv")[0][:3] == ["序号", "需求编号", "层级"]


def test_a_template_may_name_columns_of_its_own_twice_and_empty_ones(tmp_path):
    root = export_world(tmp_path)
    given = template(tmp_path / "t.xlsx", ["需求编号", "", "编号", "需求描述", ""])
    assert polreq(root, "export", "rtm", "-o", "a.csv", "--template", given).err.startswith("已写入")
    assert rows(root / "a.csv")[2] == ["H-2", "", "H-2", "不得强制评价。"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("t.xlsx", None, "无法读取 t.xlsx：文件不存在"),
        ("t.xlsx", b"PK\x03\x04broken", "t.xlsx 不是可读的表格文件"),
        ("t.csv", "姓名,电话\n张三,1\n".encode(), "t.csv 里没有认得的表头"),
        ("t.csv", b"", "t.csv 里没有认得的表头"),
        ("t.yml", b"columns: {due: [a, b]}\n", "t.yml 里没有认得的表头"),
        ("t.pdf", b"%PDF", "模板 t.pdf 的类型不认得"),
        ("t.docx", b"PK\x03\x04broken", "模板 t.docx 不是可读的 Word 文档"),
    ],
)
def test_a_template_that_cannot_be_used_is_said_and_nothing_is_written(tmp_path, name, data, said):
    root = export_world(tmp_path)
    if data is not None:
        (root / name).write_bytes(data)
    ran = polreq(root, "export", "ledger", "-o", "a.csv", "--template", name)
    assert ran.code == 2
    assert said in ran.err
    assert not (root / "a.csv").exists()


def test_the_empty_table_is_a_template_that_gives_the_same_columns(tmp_path):
    root = export_world(tmp_path)
    for table in EXPORTS:
        polreq(root, "export", table, "-o", "plain.csv")
        polreq(root, "export", table, "--blank", "-o", "blank.xlsx")
        ran = polreq(root, "export", table, "-o", "again.csv", "--template", "blank.xlsx")
        assert "不认得" not in ran.err
        assert rows(root / "again.csv") == rows(root / "plain.csv")


def test_names_of_fields_lead_to_one_field_only(tmp_path):
    """In one sheet, no two fields may be called the same: a template could mean either."""
    with open_cache(None) as cache:
        found = gather(export_world(tmp_path), cache, None)
    for make in EXPORTS.values():
        for draft in make(found):
            fields: tuple[Field, ...] = (*draft.fields, *draft.others)
            names = [name for f in fields for name in dict.fromkeys(CALLED.get(f.key, ()))]
            double = {name for name in names if names.count(name) > 1}
            assert not double, (draft.key, double)

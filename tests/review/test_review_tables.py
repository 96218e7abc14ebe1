"""The review as a table: out, edited by people with another program, and back."""

import csv
import io
from pathlib import Path

import pytest
from review_world import FEATURES, digest_of, links, make
from terminal import polreq, write

openpyxl = pytest.importorskip("openpyxl")

SIGNED = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")
HEAD = [
    "需求编号",
    "需求描述",
    "来源依据",
    "约束力",
    "时限",
    "现状",
    "关联对象编号",
    "关联对象内容",
    "分值",
    "推荐理由",
    "决定",
    "备注",
    "理由（无需功能或跨层时填写）",
    "审核人",
    "校验值（请勿修改）",
]


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def export(root: Path, name: str, *more: str) -> Path:
    ran = polreq(root, "review", "--export", name, *more, "--no-cache")
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 {name}\n")
    return root / name


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def write_csv(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig") -> None:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))


def row_of(rows: list[dict[str, str]], upper: str, lower: str) -> dict[str, str]:
    return next(r for r in rows if (r["需求编号"], r["关联对象编号"]) == (upper, lower))


def test_a_row_says_all_that_is_needed_to_decide(root):
    rows = read_csv(export(root, "审核.csv"))
    assert list(rows[0]) == HEAD
    row = row_of(rows, "P-2", "F-2")
    assert float(row.pop("分值")) > 0
    assert "办事指南" in row.pop("推荐理由")
    assert row == {
        "需求编号": "P-2",
        "需求描述": "提供办事指南检索。",
        "来源依据": "一期合同 3.2",
        "约束力": "应推动",
        "时限": "",
        "现状": "无关联",
        "关联对象编号": "F-2",
        "关联对象内容": "办事指南检索\n按关键词检索办事指南。\n三秒内给出结果。",
        "决定": "",
        "备注": "",
        "理由（无需功能或跨层时填写）": "",
        "审核人": "",
        "校验值（请勿修改）": f"{digest_of(root, 'F-2')} {digest_of(root, 'P-2')}",
    }
    stale = row_of(rows, "P-4", "F-3")
    assert (stale["现状"], stale["决定"], stale["备注"]) == ("待复核（李航 2026-03-02）", "", "现场看过")


def test_mandatory_requirements_stand_first(root):
    order = list(dict.fromkeys(r["需求编号"] for r in read_csv(export(root, "a.csv"))))
    assert order == ["P-1", "P-4", "P-2", "P-3"]
    stale_first = list(dict.fromkeys(r["需求编号"] for r in read_csv(export(root, "b.csv", "--stale"))))
    assert stale_first == ["P-4", "P-1", "P-2", "P-3"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
@pytest.mark.parametrize("more", [(), ("--all",)])
def test_an_unedited_table_changes_nothing(root, name, more):
    polreq(root, "review", "--confirm", "F-1:P-1", "--note", "=1+1", "--justify", "P-3=-以后再说", *SIGNED)
    before = links(root)
    export(root, name, *more)
    ran = polreq(root, "review", "--import", name, "--yes", *SIGNED)
    assert (ran.code, ran.out) == (0, "没有任何变化。\n")
    assert links(root) == before


def test_the_same_table_is_the_same_file(root):
    for ending in ("csv", "xlsx"):
        assert export(root, f"a.{ending}").read_bytes() == export(root, f"b.{ending}").read_bytes()


def test_the_workbook_has_fixed_headings_and_a_list_of_decisions(root):
    sheet = openpyxl.load_workbook(export(root, "a.xlsx"))["审核"]
    assert [c.value for c in sheet[1]] == HEAD
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == f"A1:O{sheet.max_row}"
    (validation,) = sheet.data_validations.dataValidation
    assert (validation.type, validation.formula1) == ("list", '"确认,否决,无需功能"')
    assert str(validation.sqref) == f"K2:K{sheet.max_row}"
    assert sheet["B2"].alignment.wrap_text
    assert sheet.column_dimensions["B"].width > 40


def test_where_to_write_is_seen_in_print_too_and_long_texts_are_wrapped(root):
    sheet = openpyxl.load_workbook(export(root, "a.xlsx"))["审核"]

    def is_framed(cell) -> bool:
        return all(getattr(cell.border, side).style for side in ("left", "right", "top", "bottom"))

    for row in sheet.iter_rows(min_row=2):
        assert [c.value for c in sheet[1] if is_framed(row[c.column - 1])] == [*HEAD[10:14]]
    assert all(cell.font.bold for cell in sheet[1])
    assert all(cell.alignment.wrap_text for row in sheet for cell in row)


def test_text_that_looks_like_a_formula_is_text_in_the_table(root):
    write(root, requirements__backlog=FEATURES.replace("title: 办件进度查询", "title: '=HYPERLINK(\"x\")'"))
    rows = read_csv(export(root, "a.csv"))
    assert row_of(rows, "P-1", "F-1")["关联对象内容"].startswith("'=HYPERLINK")
    sheet = openpyxl.load_workbook(export(root, "a.xlsx"))["审核"]
    cells = [c for row in sheet.iter_rows() for c in row if str(c.value).startswith("'=HYPERLINK")]
    assert cells
    assert {c.data_type for c in cells} == {"s"}


def test_a_workbook_edited_with_another_program_comes_back(root):
    path = export(root, "a.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    column = {c.value: c.column for c in sheet[1]}

    def cell(upper: str, lower: str | None, name: str):
        number = next(
            r[0].row
            for r in sheet.iter_rows(min_row=2)
            if r[column["需求编号"] - 1].value == upper
            and (lower is None or r[column["关联对象编号"] - 1].value == lower)
        )
        return sheet.cell(number, column[name])

    cell("P-1", "F-1", "决定").value = "　√ "
    cell("P-1", "F-1", "备注").value = "演示过"
    cell("P-1", "F-1", "审核人").value = "李航"
    cell("P-2", "F-2", "决定").value = "ｘ"
    cell("P-4", "F-3", "决定").value = "是"
    cell("P-3", None, "决定").value = "无需功能"
    cell("P-3", None, "理由（无需功能或跨层时填写）").value = "二期再议"
    sheet.move_range(f"K1:K{sheet.max_row}", cols=7)  # the decisions behind all other columns, with an own one between
    sheet.cell(1, 16).value = "讨论"
    sheet.cell(2, 16).value = "随便写的"
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    sheet.insert_rows(1, 2)
    sheet["A1"] = "望川市审核表"
    book.create_sheet("说明", 0)["A1"] = "请在审核表中填写"
    book.save(path)

    listed = polreq(root, "review", "--import", "a.xlsx", *SIGNED)
    changes = (
        "  未定 → 已确认    F-1 → P-1  演示过\n"
        "  待复核 → 已确认    F-3 → P-4  现场看过\n"
        "  未定 → 已否决    F-2 → P-2\n"
        "  未定 → 无需功能  P-3        二期再议\n"
    ).replace("  未定 →", "  未定   →")
    assert listed.out == "将有 4 处变化（尚未写入；加 --yes 写入）：\n" + changes
    assert "F-1" not in links(root)
    done = polreq(root, "review", "--import", "a.xlsx", "--yes", *SIGNED)
    assert (done.code, done.out) == (0, "已写入 4 处变化：\n" + changes)
    assert "by: 李航" in links(root).split("F-1", 1)[1].splitlines()[0]
    again = polreq(root, "review", "--import", "a.xlsx", "--yes", *SIGNED)
    assert again.out == "没有任何变化。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_the_encodings_of_spreadsheets(root, encoding):
    rows = read_csv(export(root, "a.csv"))
    row_of(rows, "P-1", "F-1")["决定"] = "同意"
    write_csv(root / "a.csv", rows, encoding)
    ran = polreq(root, "review", "--import", "a.csv", *SIGNED)
    assert ran.out == "将有 1 处变化（尚未写入；加 --yes 写入）：\n  未定 → 已确认  F-1 → P-1\n"


@pytest.mark.parametrize(
    ("word", "after"),
    [
        ("确认", "已确认"),
        ("Y", "已确认"),
        ("ＹＥＳ", "已确认"),
        ("对", "已确认"),
        ("否", "已否决"),
        ("N", "已否决"),
        ("×", "已否决"),
    ],
)
def test_what_people_write_into_the_column(root, word, after):
    rows = read_csv(export(root, "a.csv"))
    row_of(rows, "P-1", "F-1")["决定"] = word
    write_csv(root / "a.csv", rows)
    assert f"未定 → {after}  F-1 → P-1\n" in polreq(root, "review", "--import", "a.csv", *SIGNED).out


def test_rows_that_were_deleted_and_columns_of_little_use_are_not_missed(root):
    write_csv(root / "a.csv", [{"决定": "确认", "需求编号": "P-1", "关联对象编号": "F-1"}])
    ran = polreq(root, "review", "--import", "a.csv", "--yes", *SIGNED)
    assert ran.out == "已写入 1 处变化：\n  未定 → 已确认  F-1 → P-1\n"


def test_every_wrong_row_is_named_at_row_and_column_and_nothing_is_written(root):
    before = links(root)
    rows = [
        {"需求编号": "P-1", "关联对象编号": "F-1", "决定": "确认", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-1", "关联对象编号": "F-9", "决定": "确认", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-99", "关联对象编号": "F-1", "决定": "否决", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-2", "关联对象编号": "F-2", "决定": "再看看", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-3", "关联对象编号": "", "决定": "无需功能", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-3", "关联对象编号": "", "决定": "确认", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-1", "关联对象编号": "F-1", "决定": "否决", "理由（无需功能或跨层时填写）": ""},
        {"需求编号": "P-2", "关联对象编号": "P-1", "决定": "确认", "理由（无需功能或跨层时填写）": ""},
    ]
    write_csv(root / "a.csv", rows)
    ran = polreq(root, "review", "--import", "a.csv", "--yes", *SIGNED)
    assert ran.code == 1
    found = [" ".join(line.split()[:2]) for line in ran.out.splitlines() if line.startswith("a.csv:")]
    assert found == [
        "a.csv:3:2 I202",
        "a.csv:4:1 I202",
        "a.csv:5:3 R901",
        "a.csv:6:4 R906",
        "a.csv:7:2 R910",
        "a.csv:8:3 R903",
        "a.csv:9:3 L502",
    ]
    assert ran.err == "读取 8 行。\n表格有错误，没有写入任何内容；请改正后再导入。\n"
    assert links(root) == before


def test_a_row_whose_text_has_changed_is_left_out_and_the_others_are_taken(root):
    rows = read_csv(export(root, "a.csv"))
    row_of(rows, "P-1", "F-1")["决定"] = "确认"
    row_of(rows, "P-2", "F-2")["决定"] = "确认"
    write_csv(root / "a.csv", rows)
    write(root, requirements__backlog=FEATURES.replace("三秒", "五秒"))
    number = rows.index(row_of(rows, "P-2", "F-2")) + 2
    ran = polreq(root, "review", "--import", "a.csv", "--yes", *SIGNED)
    assert ran.code == 0
    assert f"a.csv:{number}:8 R904" in ran.out
    assert ran.out.endswith("已写入 1 处变化：\n  未定 → 已确认  F-1 → P-1\n")


def test_a_column_that_was_sorted_alone_does_not_move_decisions_to_other_items(root):
    rows = read_csv(export(root, "a.csv"))
    first, second = row_of(rows, "P-1", "F-1"), row_of(rows, "P-2", "F-2")
    first["关联对象编号"], second["关联对象编号"] = "F-2", "F-1"
    first["决定"] = second["决定"] = "确认"
    write_csv(root / "a.csv", rows)
    ran = polreq(root, "review", "--import", "a.csv", "--yes", *SIGNED)
    assert ran.out.count("R904") == 2
    assert ran.out.endswith("没有任何变化。\n")


def test_another_target_is_taken_where_its_text_was_cleared(root):
    rows = read_csv(export(root, "a.csv"))
    row = row_of(rows, "P-1", "F-1")
    row |= {"关联对象编号": "F-3", "关联对象内容": "", "决定": "确认"}
    write_csv(root / "a.csv", rows)
    ran = polreq(root, "review", "--import", "a.csv", *SIGNED)
    assert ran.out.endswith("：\n  未定 → 已确认  F-3 → P-1\n")


def test_a_note_without_a_decision_is_not_lost_in_silence(root):
    rows = read_csv(export(root, "a.csv"))
    row_of(rows, "P-1", "F-1")["备注"] = "还要问业务处"
    write_csv(root / "a.csv", rows)
    ran = polreq(root, "review", "--import", "a.csv", *SIGNED)
    assert "R907" in ran.out
    assert ran.code == 0


def test_english_headings_are_read_by_a_chinese_reader(root):
    polreq(root, "review", "--export", "a.csv", "--no-cache", lang="en")
    text = (root / "a.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("Requirement ID,Requirement,Basis,")
    assert polreq(root, "review", "--import", "a.csv", "--yes", *SIGNED).out == "没有任何变化。\n"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"a,b\n1,2\n", b"\x00\xff\xff", b'"open'])
def test_a_file_that_is_no_review_table_exits_with_2(root, data):
    (root / "a.xlsx").write_bytes(data)
    ran = polreq(root, "review", "--import", "a.xlsx", *SIGNED)
    assert (ran.code, ran.out) == (2, "")
    assert "内部出错" not in ran.err

"""The tutorial: its files have the shapes that it says, both languages walk the same way, and what is handed over in the end is right."""

import csv
from pathlib import Path

import pytest
from backlog_exports import ZENTAO
from python_calamine import CalamineWorkbook
from test_docs_sessions import SESSION, walk

ROOT = Path(__file__).resolve().parents[1]
PAGES = {lang: ROOT / "docs" / name for lang, name in (("zh", "tutorial.zh-CN.md"), ("en", "tutorial.md"))}


def test_the_stories_have_the_columns_of_the_tool():
    with (ROOT / "docs" / "tutorial" / "需求.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ZENTAO
    assert len(rows) == 20
    assert {len(row) for row in rows} == {35}


def test_both_pages_type_the_same_commands():
    typed = {
        lang: [
            line for session in SESSION.findall(page.read_text(encoding="utf-8")) for line in session.splitlines() if line.startswith("$ ")
        ]
        for lang, page in PAGES.items()
    }  # fmt: skip
    assert typed["zh"] == typed["en"]


@pytest.mark.parametrize(("lang", "state", "why"), [("zh", "已交付", "有理由"), ("en", "delivered", "justified")])
def test_the_matrix_in_the_end_has_every_demand_with_what_meets_it(tmp_path, lang, state, why):
    walk(PAGES[lang], tmp_path)
    book = CalamineWorkbook.from_path(tmp_path / "需求跟踪矩阵.xlsx")
    rows = [row for row in book.get_sheet_by_index(0).to_python() if str(row[1]).startswith("望政办发-2026-44-R")]
    features = {str(row[1])[-4:]: [line.split()[0] for line in str(row[9]).splitlines()] for row in rows}
    assert features == {
        "R001": ["3101", "3102"], "R002": ["3103", "3104"], "R003": ["3105"], "R004": ["3107"], "R005": ["3108", "3109"], "R006": [],
        "R007": ["3110"], "R008": ["3112", "3113"], "R009": ["3114", "3115"],
    }  # fmt: skip
    assert [str(row[1])[-4:] for row in rows if row[17] == state] == ["R005"]
    assert [str(row[1])[-4:] for row in rows if row[17] == why] == ["R006"]
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


CHANGE = {
    lang: ROOT / "docs" / name for lang, name in (("zh", "tutorial-change.zh-CN.md"), ("en", "tutorial-change.md"))
}


def test_both_pages_of_the_change_type_the_same_commands():
    typed = {
        lang: [
            line for session in SESSION.findall(page.read_text(encoding="utf-8")) for line in session.splitlines() if line.startswith("$ ")
        ]
        for lang, page in CHANGE.items()
    }  # fmt: skip
    assert typed["zh"] == typed["en"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_matrix_after_the_change_has_the_newer_words_and_nothing_of_what_was_struck_out(tmp_path, lang):
    walk(CHANGE[lang], tmp_path)
    book = CalamineWorkbook.from_path(tmp_path / "需求跟踪矩阵-修订.xlsx")
    rows = {
        str(row[1])[-4:]: row
        for row in book.get_sheet_by_index(0).to_python()
        if str(row[1]).startswith("望政办发-2026-44-R")
    }
    features = {name: [line.split()[0] for line in str(row[9]).splitlines()] for name, row in rows.items()}
    assert features == {
        "R001": ["3101", "3102"], "R002": ["3103", "3104"], "R003": ["3105"], "R004": ["3107"], "R005": ["3108"], "R006": [], "R007": ["3110"],
        "R009": ["3114", "3115"], "R011": ["3106"], "R012": ["3109"],
    }  # fmt: skip
    assert [rows[name][3] for name in ("R003", "R004", "R009", "R012")] == [
        "2026年11月底前，身份证、营业执照、不动产权证等50类电子证照在申报时自动调取，申请人不再重复提交。",
        "推动高频事项申报表单自动填写姓名、证件号码、住址等信息，预填率达到80%以上。",
        "应当在望事通APP设置长者模式，提供大字体和语音播报。",
        "线上、线下评价标准一致，评价选项相同。",
    ]
    outside = [cell for row in book.get_sheet_by_index(3).to_python() for cell in row]
    assert "望政办发-2026-44-R008" in outside
    assert any("修订时删去" in str(cell) for cell in outside)
    changes = [
        cell
        for row in CalamineWorkbook.from_path(tmp_path / "新旧对照表.xlsx").get_sheet_by_index(0).to_python()
        for cell in row
    ]
    assert "（七）统一标准。线上、线下评价标准一致，评价选项相同。（市政务服务中心负责）" in changes

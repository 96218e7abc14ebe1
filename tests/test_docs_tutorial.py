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

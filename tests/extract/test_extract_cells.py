"""Cells of task tables: bodies on lines of their own, bodies and dates in one column, a task over several rows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.cells import bodies_and_dates, name_lines
from polreq.extract.extracting import extract
from polreq.extract.rows import targets
from polreq.model.document import Block, Document
from polreq.official.date_context import DateContext
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()
YEAR = DateContext(title_year=2027)

LINES = {
    "市教育局 市民政局": ["市教育局", "市民政局"],
    "市教育局\n市民政局\n各区人民政府": ["市教育局", "市民政局", "各区人民政府"],
    "市人力资源和\n社会保障局": ["市人力资源和社会保障局"],
    "市政府办\n公室": ["市政府办公室"],
    "市教育局\n市卫生健康\n委员会": ["市教育局", "市卫生健康委员会"],
    "市住房和城乡\n建设局\n市水务局": ["市住房和城乡建设局", "市水务局"],
    "市数据局\n（市大数据中心）": ["市数据局（市大数据中心）"],
    "各县（市、区）\n各部门": ["各县（市、区）", "各部门"],
    "市公安局、\n市民政局等": ["市公安局、", "市民政局等"],
    "市委\n市政府": ["市委", "市政府"],
    "中国甲信\n中国乙通": ["中国甲信 中国乙通"],
    "中国甲信\n市公安局": ["中国甲信", "市公安局"],
    "": [],
}


@pytest.mark.parametrize(("cell", "names"), LINES.items())
def test_names_on_lines(cell, names):
    assert name_lines(cell, LEXICON) == names


BODIES = ("市教育局", "市人力资源和社会保障局", "各区人民政府", "市政务服务中心", "市水务集团", "各县（市、区）")


@given(st.lists(st.sampled_from(BODIES), min_size=1, max_size=6, unique=True))
def test_bodies_that_stand_on_a_line_each_are_told_apart(names):
    assert name_lines("\n".join(names), LEXICON) == names


@given(st.text(st.sampled_from("市区教育局（）、和 \n各部门甲"), max_size=40))
def test_no_character_of_a_cell_is_lost(cell):
    assert "".join("".join(name_lines(cell, LEXICON)).split()) == "".join(cell.split())


SHARED = {
    "市教育局 2027年6月底前": ("市教育局", ["2027年6月底前"]),
    "市教育局、市民政局；2027年6月底前": ("市教育局、市民政局", ["2027年6月底前"]),
    "市教育局（2027年6月底前）": ("市教育局", ["2027年6月底前"]),
    "市教育局2027年9月底": ("市教育局", ["2027年9月底"]),
    "市教育局 2027.6": ("市教育局", ["2027.6"]),
    "各县（市、区）长期坚持": ("各县（市、区）", ["长期坚持"]),
    "市教育局每季度一次": ("市教育局", ["每季度一次"]),
    "市司法局，6月底前": ("市司法局", ["6月底前"]),
    "2027年底 市公安局": ("市公安局", ["2027年底"]),
    "市公安局": ("市公安局", []),
    "2027年12月底前": ("", ["2027年12月底前"]),
}


@pytest.mark.parametrize(("cell", "told"), SHARED.items())
def test_bodies_and_dates_of_one_column(cell, told):
    assert bodies_and_dates(cell, YEAR, LEXICON) == told


def row_of(head, cells):
    block = Block("row", " | ".join(cells), "t1.r1", cells=cells, head=head)
    (clause,) = extract(Document("doc", "2027年任务分工表", body=(block,)), LEXICON)
    return [(u.name, u.role) for u in clause.units], [(d.text, d.date) for d in clause.deadlines]


@pytest.mark.parametrize(
    "name", ["责任单位及时限", "责任单位及完成时限", "责任单位/完成时限", "完成时限和责任单位", "责任单位、时限"]
)
def test_a_column_of_both_kinds(name):
    found = row_of(("任务", name), ("公布事项清单。", "市教育局\n市民政局，２０２７年6月底前"))
    assert found == ([("市教育局", "owner"), ("市民政局", "owner")], [("２０２７年6月底前", date(2027, 6, 30))])


def test_a_column_of_tasks_and_bodies_is_no_column_of_dates():
    assert row_of(("任务及责任单位", "序号"), ("公布事项清单（市教育局）", "1")) == ([], [])


@pytest.mark.parametrize(
    ("cell", "bodies"),
    [
        ("市住建局（牵头）、市财政局", [("市住建局", "lead"), ("市财政局", "owner")]),
        ("市住建局、市财政局（配合）", [("市住建局", "owner"), ("市财政局", "support")]),
        ("市住建局牵头，市财政局配合", [("市住建局", "lead"), ("市财政局", "support")]),
        ("市住建局（市房管中心）", [("市住建局", "owner")]),
    ],
)
def test_roles_told_apart_in_a_column_of_bodies(cell, bodies):
    assert row_of(("任务", "责任单位"), ("公布事项清单。", cell))[0] == bodies


def test_what_is_neither_body_nor_date_in_a_column_of_both_is_no_body():
    assert row_of(("任务", "责任单位及时限"), ("公布事项清单。", "市住建局；立即实施"))[0] == [("市住建局", "owner")]


def test_a_span_of_years_in_a_column_of_both_is_one():
    found = row_of(("任务", "责任单位及时限"), ("公布事项清单。", "市住建局 2027—2029年"))
    assert found == ([("市住建局", "owner")], [("2027—2029年", date(2029, 12, 31))])


def test_a_task_keeps_its_own_times_beside_a_column_of_dates():
    head, when = ("任务", "责任单位", "完成时限"), date(2027, 6, 30)
    _, times = row_of(head, ("退款2个工作日内到账，每年核对账目。", "市税务局", "2027年6月底前"))
    assert times == [("2个工作日内", None), ("每年", None), ("2027年6月底前", when)]
    _, times = row_of(head, ("2027年6月底前公布目录。", "市税务局", "2027年6月底前"))
    assert times == [("2027年6月底前", when)]


@pytest.mark.parametrize(
    "note",
    [
        "排在第一位的为牵头单位",
        "列首位的单位为牵头单位",
        "排在首位的部门是牵头部门",
        "第一个单位为牵头单位",
        "列第一位者为牵头单位",
        "牵头单位为排在最前面的单位",
    ],
)
def test_the_first_of_a_column_or_label_leads_where_a_note_says_so(note):
    cells = ("公布事项清单。", "市教育局、市民政局")
    row = Block("row", " | ".join(cells), "t1.r1", cells=cells, head=("任务", "责任单位"))
    label = Block("paragraph", "公布办事指南。（责任单位：市司法局、市民政局）", "p1")
    said = Block("paragraph", f"说明：各项任务中{note}。", "p2")
    clauses = extract(Document("doc", "2027年任务分工表", body=(row, label, said)), LEXICON)
    found = [[(u.name, u.role) for u in clause.units] for clause in clauses if clause.units]
    assert found == [
        [("市教育局", "lead"), ("市民政局", "owner")],
        [("市司法局", "lead"), ("市民政局", "owner")],
    ]


def test_each_cell_of_a_row_is_read_for_goals_by_itself():
    cells = ("1", "存储容量", "≥200TB", "是")
    block = Block("row", "\t".join(cells), "t1.r1", cells=cells, head=("序号", "参数", "要求", "是否实质性"))
    (clause,) = extract(Document("doc", "望川市平台采购需求", body=(block,)), LEXICON)
    assert [t.text for t in clause.targets] == ["≥200TB"]


@pytest.mark.parametrize(
    ("head", "cells", "goals"),
    [
        (
            ("指标", "2027年", "2028年"),
            ("归集电子证照（类）", "300", "450"),
            [("300", ">=", "300", "类"), ("450", ">=", "450", "类")],
        ),
        (("指标名称", "单位", "2026年实际", "2028年目标"), ("网办率", "%", "81", "95"), [("95", ">=", "95", "%")]),
        (("指标", "目标值"), ("平均跑动次数", "≤0.2次"), [("≤0.2次", "<=", "0.2", "次")]),
        (("指标", "目标值"), ("办件总量", "1,200万件"), [("1,200万件", ">=", "1200", "万件")]),
        (("项目", "2028年"), ("办公楼", "300"), []),
        (("指标", "说明"), ("网办率", "95"), []),
    ],
)
def test_figures_of_a_table_of_indicators_are_goals(head, cells, goals):
    row = Block("row", " | ".join(cells), "t1.r1", cells=cells, head=head)
    assert [(t.text, t.op, t.value, t.unit) for t in targets(row)] == goals


@pytest.mark.parametrize("name", ["责任分工", "任务分工", "职责分工", "分工", "责任分工及完成时限"])
def test_a_column_of_who_does_what_names_bodies(name):
    assert row_of(("任务", name), ("公布事项清单。", "市住建局"))[0] == [("市住建局", "owner")]


@pytest.mark.parametrize("name", ["违约责任", "法律责任"])
def test_a_column_of_liabilities_names_none(name):
    assert row_of(("任务", name), ("公布事项清单。", "市住建局"))[0] == []

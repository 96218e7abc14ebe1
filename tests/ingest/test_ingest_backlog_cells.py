"""Single cells of exports: ids, persons, lists, days, modules, markup, words of status."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.markup import words_of
from polreq.ingest.backlog.states import STATES, UNREAD, standing
from polreq.ingest.backlog.tools import FORMATS
from polreq.model.feature import FEATURE_STATUSES
from polreq.store.schema.kinds import _ID

FORMAT = {one.key: one for one in FORMATS}


@pytest.mark.parametrize(
    ("cell", "id_"),
    [
        ("2849", "2849"), ("#12", "12"), (" ZW-7 ", "ZW-7"), ('="1120000000001000001"', "1120000000001000001"), ("1120000000001000001\t", "1120000000001000001"),
        ("'0012", "0012"), ("需求 1/2", "需求-1-2"), (".a", "a"), ("", ""), ("#", ""),
    ],
)  # fmt: skip
def test_ids_are_such_as_a_workspace_may_have(cell, id_):
    assert cells.identity(cell) == id_


@given(st.text(max_size=20))
def test_whatever_is_made_of_a_cell_is_an_id_or_nothing(text):
    made = cells.identity(text)
    assert made == "" or _ID.fullmatch(made)
    assert cells.identity(made) == made
    assert not made.startswith("-")


@pytest.mark.parametrize(
    ("cell", "spoiled"),
    [
        ("1.12345E+18", True), ("1.120000E+18", True), ("1120000000001230000", True), ("1120000000001234567", False), ("1E+3", False), ("2849", False), ("ZW-1E5", False),
        ("100000000000000", False),
    ],
)  # fmt: skip
def test_ids_that_a_spreadsheet_rounded_are_seen(cell, spoiled):
    assert cells.is_rounded(cell) is spoiled


@pytest.mark.parametrize(
    ("cell", "named"),
    [
        ("王敏", "王敏"), ("王敏;李雷;", "王敏、李雷"), ("Li Lei <li@example.cn>", "Li Lei"), ("Li Lei <a@b.cn>; Han Mei <c@d.cn>", "Li Lei、Han Mei"), ("Closed", ""), ("", ""),
        ("wang, li", "wang、li"),
    ],
)  # fmt: skip
def test_persons_without_their_addresses(cell, named):
    assert cells.people(cell, ("Closed",)) == named


@pytest.mark.parametrize(
    ("cell", "entries"),
    [
        ("一期(#3)", ("一期",)), ("一期(#3)二期(#4)", ("一期", "二期")), ("甲(#1); \n乙(#2)", ("甲", "乙")), ("V1;V2", ("V1", "V2")), ("一期（补）", ("一期（补）",)), ("", ()),
        ("见 甲(#1) 之后", ("见 甲(#1) 之后",)),
    ],
)  # fmt: skip
def test_lists_in_a_cell(cell, entries):
    assert cells.several(cell) == entries


@pytest.mark.parametrize(
    ("cell", "modules"),
    [("/办件/列表(#9)", ("办件", "列表")), ("政务\\办件", ("政务", "办件")), ("办件", ("办件",)), ("/", ()), ("", ()), ("甲 > 乙", ("甲", "乙"))],
)  # fmt: skip
def test_modules_outermost_first(cell, modules):
    assert cells.path(cell) == modules


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("截止日期", "46023", "2026-01-01"), ("创建时间", "46023.5", "2026-01-01 12:00"), ("预计工时", "46023", "46023"), ("截止日期", "2026-01-01", "2026-01-01"),
        ("Due Date", "12", "12"), ("Resolved", "14/Jul/25 3:42 PM", "14/Jul/25 3:42 PM"),
    ],
)  # fmt: skip
def test_numbers_are_days_in_columns_of_days_only(column, cell, shown):
    assert cells.day(column, cell) == shown


@pytest.mark.parametrize(
    ("cell", "markup", "words"),
    [
        ("<p>一</p><p>二&nbsp;三</p>", "html", "一\n二 三"), ("甲<br />乙", "html", "甲\n乙"), ("时间<10秒，>5次", "html", "时间<10秒，>5次"), ("A&B", "html", "A&B"), ("A&amp;B", "html", "A&B"),
        ('<img src="{20731.png}" alt="" />', "html", "［图片 20731.png］"), ('<img src="data:image/png;base64,AA">', "html", "［图片］"),
        ("<ul><li>一</li><li>二</li></ul>", "html", "一\n二"), ('见<a href="https://a.cn/1">说明</a>', "html", "见说明（https://a.cn/1）"), ("<div>1<2 且<b>重要</b></div>", "html", "1<2 且重要"),
        ("## 背景\n\n**重点**：见[说明](https://a.cn)\n```\nx*y\n```", "markdown", "背景\n\n重点：见说明\nx*y"), ("![图](a/b.png)", "markdown", "［图片 图］"), ("## 不动", "html", "## 不动"),
        ("h2. 背景\n*重点* 2*3*4\n{code:java}x{code}\n[说明|http://a.cn] !a.png|thumbnail!", "wiki", "背景\n重点 2*3*4\nx\n说明（http://a.cn） ［图片 a.png］"),
        ("一\r\n二", "html", "一\n二"),
    ],
)  # fmt: skip
def test_markup_becomes_words(cell, markup, words):
    assert words_of(cell, markup) == words


@given(st.text(max_size=60), st.sampled_from(("html", "markdown", "wiki")))
def test_no_text_ends_the_reading_of_markup(text, markup):
    words_of(text, markup)


@given(st.text(st.sampled_from("甲乙，。\n1<>&*_# "), max_size=40))
def test_without_tags_and_entities_html_leaves_the_words(text):
    assert "".join(words_of(text, "html").split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("tool", "cells_", "status"),
    [
        ("zentao", {"status": "草稿", "stage": "未开始"}, "idea"), ("zentao", {"status": "激活", "stage": "研发中"}, "doing"), ("zentao", {"status": "激活", "stage": "已发布"}, "done"),
        ("zentao", {"status": "已关闭", "stage": "已发布", "resolution": "已完成"}, "done"), ("zentao", {"status": "已关闭", "stage": "已关闭", "resolution": "重复"}, "closed"),
        ("zentao", {"status": "已关闭", "stage": "研发中"}, "closed"), ("zentao", {"status": "变更中", "stage": "测试中"}, "doing"),
        ("jira", {"status": "Done", "resolution": "Won't Do"}, "closed"), ("jira", {"status": "In Progress"}, "doing"), ("jira", {"status": "Closed", "resolution": "Done"}, "done"),
        ("gitlab", {"status": "Closed"}, "done"), ("github", {"status": "CLOSED", "resolution": "NOT_PLANNED"}, "closed"), ("github", {"status": "CLOSED", "resolution": "COMPLETED"}, "done"),
        ("azure", {"status": "Resolved"}, "doing"), ("azure", {"status": "Removed"}, "closed"), ("tapd", {"status": "已实现"}, "done"), ("tapd", {"status": "已关闭"}, "closed"),
        ("table", {"status": "40%"}, "doing"), ("table", {"status": "100%"}, "done"), ("table", {"status": "0%"}, "planned"), ("table", {}, UNREAD),
    ],
)  # fmt: skip
def test_words_of_status(tool, cells_, status):
    found = standing(cells_, FORMAT[tool].steps, {})
    assert (found.status, found.unknown) == (status, ())


def test_what_people_say_of_a_word_goes_before_the_program():
    assert (
        standing({"status": "变更中", "stage": "研发中"}, FORMAT["zentao"].steps, {"变更 中": "idea"}).status == "idea"
    )
    found = standing({"status": "奇怪"}, STATES, {})
    assert (found.status, found.unknown) == (UNREAD, (("status", "奇怪"),))


def test_every_word_of_every_tool_means_a_status_or_nothing():
    meant = {status for one in FORMATS for step in one.steps for status in step.words.values()}
    assert meant <= {*FEATURE_STATUSES, ""}

"""Readings on the review's screen: one key a decision that also moves on, on the disk at once, and taken back by one key."""

from dataclasses import replace

import pytest
from reading_world import held, make, requirements_text

pytest.importorskip("textual")

from review_screen import Session

from polreq.results.readings import Proposal
from polreq.words import Text


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def test_a_reading_is_shown_part_by_part_with_what_is_not_sure(root):
    async def script(keys):
        assert keys.shows("queue").splitlines()[:5] == [
            ">  ?doc-1-R003",
            "   ?doc-1-R002",
            "   ?doc-1-R004",
            "  !?doc-1-R001",
            "  ! doc-1-R001",
        ]
        assert keys.shows("facts") == (
            "读法 · 高层 · 应推动 · 要求\n依据：示例市2026年政务服务工作方案 p3.s1 一、重点任务"
        )
        assert keys.shows("upper-text") == "doc-1-R003\n【统一受理平台】推动好差评数据【按月】汇总。"
        assert keys.shows("lower-text").splitlines() == [
            "读法",
            "  类型 要求",
            "  约束力 应推动",
            "  涉及产品 是",
            "  时限 按月（定期）",
            "  量化指标 （没有）",
            "? 责任单位 统一受理平台（主体） 55%",
            "  渠道 （没有）",
            "  业务线 （没有）",
        ]
        assert keys.shows("reasons") == "拿不准：单位 55%"
        assert keys.shows("keys").startswith("y认可 n不是需求")

    Session(root).run(script, (100, 30))


def test_one_key_decides_is_on_the_disk_and_moves_on(root):
    async def script(keys):
        await keys.press("y")
        assert keys.shows("said") == "已写入：已认可 doc-1-R003"
        assert "    status: accepted\n    review: {by: 王敏, on: 2026-11-01}\n" in held(root)
        await keys.press("1")  # R002: mandatory
        assert keys.shows("said") == "已写入：已改正 doc-1-R002 约束力"
        assert "    read: {force: should}\n" in held(root)
        await keys.press("n")  # R004
        assert "    status: rejected\n" in held(root)
        await keys.press("p")  # R001
        assert "    read: {product: true}\n" in held(root)
        # R001 does not bear on the product any more, so that its links need not be looked at
        assert [line[:2] for line in keys.shows("queue").splitlines()[:6]] == [" +", " *", " x", " *", " x", "> "]
        await keys.press("space")
        assert keys.shows("keys").startswith("y确认 n否决")
        await keys.press("u", "u", "u", "u")
        assert keys.shows("said") == "已撤销：已认可 doc-1-R003"
        assert held(root) == requirements_text()
        assert keys.shows("queue").splitlines()[0] == ">  ?doc-1-R003"

    Session(root).run(script)


def test_a_part_is_typed_over_what_was_read(root):
    async def script(keys):
        await keys.press("e")
        await keys.press("ctrl+u")
        await keys.type("单位=市数据局（牵头）")
        await keys.press("enter", "up")
        assert "  责任单位 市数据局（牵头）" in keys.shows("lower-text").splitlines()
        assert "已定：已改正" in keys.shows("lower-text")
        await keys.press("e", "ctrl+u")
        await keys.type("约束力=也许")
        await keys.press("enter")
        assert keys.shows("said").startswith("“也许”不能作为需求“doc-1-R003”的约束力")

    Session(root).run(script)


def test_a_note_waits_for_the_decision(root):
    async def script(keys):
        await keys.press("o")
        await keys.type("是口号")
        await keys.press("enter")
        assert "备注（随下一个决定写入）：是口号" in keys.shows("reasons")
        await keys.press("n")
        assert "    note: 是口号\n" in held(root)

    Session(root).run(script)


def test_all_under_a_heading_are_accepted_at_once_after_a_question(root):
    async def script(keys):
        await keys.press("h")
        await keys.press("enter")
        assert held(root) == requirements_text()
        await keys.press("h")
        await keys.type("是")
        await keys.press("enter")
        assert keys.shows("said") == "已写入：已认可 4 项读法"
        assert held(root).count("status: accepted") == 4
        await keys.press("u")
        assert held(root) == requirements_text()

    Session(root).run(script)


def test_a_proposal_is_shown_and_taken_by_one_key(root):
    session = Session(root)
    first, *others = session.desk.review.readings
    no_body = Proposal(
        "units",
        Text("统一受理平台（主体）", ""),
        Text("", ""),
        "",
        Text("都读成了“统一受理平台（主体）”", ""),
        ("A", "B"),
    )
    session.desk.review = replace(session.desk.review, readings=(replace(first, proposals=(no_body,)), *others))

    async def script(keys):
        assert keys.shows("reasons").splitlines()[1] == (
            "建议改正（按 a 采用）：责任单位 统一受理平台（主体） → （没有）（A、B 也是这样改的，都读成了“统一受理平台（主体）”）"
        )
        await keys.press("a")
        assert "    read:\n      units:\n        - {name: 统一受理平台, role: actor}\n" in held(root) or (
            "read: {units: [{name: 统一受理平台, role: actor}]}" in held(root)
        )
        await keys.press("a")
        assert keys.shows("said") == "没有建议的改正"

    session.run(script, (160, 40))


def test_what_is_no_requirement_needs_no_link(root):
    async def script(keys):
        await keys.press("down", "down", "down", "n")  # R001
        assert keys.shows("queue").splitlines()[3:5] == [" x!?doc-1-R001", " x! doc-1-R001"]
        await keys.press("u")
        assert keys.shows("queue").splitlines()[3:5] == ["> !?doc-1-R001", "  ! doc-1-R001"]

    Session(root).run(script)

"""The screen of the review, driven through textual's own pilot: what keys do, what is shown, what is on the disk."""

from dataclasses import replace

import pytest
from review_world import links, make

pytest.importorskip("textual")

from review_screen import Session

from polreq.tui import Desk

SIZE = (80, 24)


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def test_the_first_requirement_with_both_texts_and_their_matched_words(root):
    async def script(keys):
        assert keys.shows("progress").strip() == "审核  ░░░░░░░░░░░░░░░░░░░░ 已决定 0/4"
        assert keys.shows("queue").splitlines() == ["> ! P-1", "  ! P-4", "    P-2", "    P-3"]
        assert keys.shows("facts") == "项目 · 必须 · 要求 · 无关联 · 时限 2026-12-31 · 还剩 60 天\n依据：一期合同 3.1"
        assert keys.shows("upper-text").startswith("P-1\n")
        assert "【" in keys.shows("upper-text")
        assert "F-1  候选 1/" in keys.shows("lower-text")
        assert "【" in keys.shows("lower-text")
        assert keys.shows("reasons") == "理由：都说到“办件进度”"
        assert keys.shows("keys").startswith("y确认 n否决")

    Session(root).run(script)


def test_what_speaks_against_stands_first_and_modules_and_lines_are_shown_with_their_words(root):
    """P-1 is about progress, F-1 too: what F-1 does not mention is said before what speaks for it."""
    backlog = root / "requirements" / "backlog.yml"
    text = backlog.read_text(encoding="utf-8")
    backlog.write_text(
        text.replace("    title: 办件进度查询\n", "    title: 查看\n    module: 办件进度\n    line: [办件]\n"),
        encoding="utf-8",
    )
    text = (root / "requirements" / "p.yml").read_text(encoding="utf-8")
    (root / "requirements" / "p.yml").write_text(
        text.replace("在线查询办件进度。", "在线查询办件进度，支持电子发票。"), encoding="utf-8"
    )

    async def script(keys):
        against, speaks = keys.shows("reasons").splitlines()[:2]
        assert against == "不更高：没提到“电子发票”"
        assert speaks == "理由：都说到“办件进度”"
        *_, module, line, promised = keys.shows("lower-text").splitlines()
        assert [module, line] == ["模块：【办件进度】", "业务线：办件"]
        assert promised.startswith("符合 时间节点：要求“")

    Session(root).run(script)


def test_a_stale_link_says_what_is_not_known_any_more(root):
    async def script(keys):
        assert keys.shows("lower-text").splitlines() == [
            "F-3  候选 1/1  原结论：已确认",
            "预约取号：网上预约，到厅取号。",
            "（审核时的文字没有留存，只有摘要值 aaaaaaaaaaaa）",
        ]
        assert keys.shows("reasons") == "待复核：F-3 审核后有改动\n理由：（没有推荐理由）"

    session = Session(root, stale=True)
    desk = session.desk
    desk.review = replace(desk.review, entries=(replace(e := desk.review.entries[0], candidates=e.candidates[:1]),))
    session.run(script)


def test_each_decision_is_on_the_disk_before_the_next_key(root):
    async def script(keys):
        await keys.press("y")
        assert "{lower: F-1, upper: P-1, verdict: confirmed" in links(root)
        assert keys.shows("said") == "已写入：已确认 F-1 → P-1"
        await keys.press("y")  # P-4, whose link is stale: it still holds
        assert "aaaaaaaaaaaa" not in links(root)
        assert "现场看过" in links(root)
        while keys.app.screen.desk.settled(keys.app.screen.desk.review.entries[2]) == "":
            await keys.press("n")
        assert "upper: P-2, verdict: rejected" in links(root)
        assert keys.shows("progress").strip().endswith("已决定 3/4")
        assert keys.shows("queue").splitlines()[:3] == [" +! P-1", " +! P-4", " x  P-2"]

    Session(root).run(script)


def test_undo_puts_every_byte_back(root):
    before = links(root)

    async def script(keys):
        await keys.press("y", "y", "u", "u")
        assert links(root) == before
        assert keys.shows("said") == "已撤销：已确认 F-1 → P-1"
        assert keys.shows("queue").splitlines()[0] == "> ! P-1"
        await keys.press("u")
        assert keys.shows("said") == "没有可撤销的决定"
        await keys.press("y")
        assert "F-1" in links(root)

    Session(root).run(script)


def test_undo_does_not_touch_what_somebody_else_wrote_meanwhile(root):
    async def script(keys):
        await keys.press("y")
        changed = links(root) + "# 李航在另一台电脑上写的\n"
        (root / "trace" / "links.yml").write_text(changed, encoding="utf-8")
        await keys.press("u")
        assert links(root) == changed
        assert keys.shows("said") == "不能撤销：文件已被其他人改动"

    Session(root).run(script)


def test_another_target_is_found_by_typing(root):
    async def script(keys):
        await keys.press("t")
        await keys.type("ｆ-3")
        await keys.press("enter")
        assert "{lower: F-3, upper: P-1, verdict: confirmed" in links(root)
        await keys.press("t")
        await keys.type("没有这样的功能")
        await keys.press("enter", "escape")
        assert links(root).count("verdict") == 2

    Session(root).run(script)


def test_letters_typed_into_a_window_decide_nothing(root):
    before = links(root)

    async def script(keys):
        await keys.press("j", "y", "n", "u", "q", "escape")
        assert links(root) == before

    Session(root).run(script)


def test_a_reason_and_a_note(root):
    async def script(keys):
        await keys.press("o")
        await keys.type("看过演示")
        await keys.press("enter")
        assert "备注（随下一个决定写入）：看过演示" in keys.shows("reasons")
        await keys.press("y")
        assert "on: 2026-11-01, note: 看过演示}" in links(root)
        await keys.press("down", "down", "j")
        await keys.type("二期再议")
        await keys.press("enter")
        assert "{requirement: P-3, reason: 二期再议" in links(root)
        assert keys.shows("queue").splitlines()[3] == " -  P-3"

    Session(root).run(script)


def test_a_note_on_a_decision_that_was_made_is_written_at_once(root):
    async def script(keys):
        await keys.press("y", "up", "o")
        await keys.type("补一句")
        await keys.press("enter")
        assert "note: 补一句}" in links(root)

    Session(root).run(script)


def test_splitting_goes_on_with_both_parts(root):
    async def script(keys):
        await keys.press("s")
        await keys.type("办件进度")
        await keys.press("enter")
        assert keys.shows("said") == "P-1 已拆分为两项"
        assert "P-1-2" in keys.shows("queue")
        await keys.press("s")
        await keys.type("没有的字")
        await keys.press("enter")
        assert keys.shows("said").startswith("“没有的字”在需求")

    Session(root).run(script)


def test_leaving_and_coming_back_goes_on_where_one_was(root):
    async def decide(keys):
        await keys.press("y", "space", "q")

    async def look(keys):
        assert keys.shows("queue").splitlines() == ["> ! P-4", "    P-2", "    P-3"]

    Session(root).run(decide)
    Session(root).run(look)


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(root):
    path = root / "trace" / "links.yml"

    async def script(keys):
        path.write_text(links(root) + "links: [\n", encoding="utf-8")
        await keys.press("y")
        assert "有错误，改正之后才能写入" in keys.shows("said")
        assert keys.shows("progress").strip().endswith("0/4")

    Session(root).run(script)


@pytest.mark.parametrize(
    ("lang", "size"),
    # English lines are the longer ones: what fits into the smallest window fits into any larger one.
    [("zh", (80, 24)), ("zh", (200, 60)), ("zh", (60, 16)), ("zh", (59, 16)), ("en", (60, 16)), ("en", (30, 8))],
)
def test_any_size_and_both_languages(root, size, lang):
    async def script(keys):
        await keys.press("right", "left", "pagedown", "pageup", "down", "up", "space")
        assert ("P-4" in keys.shows("queue")) or size[1] < 16
        small = size[0] < 60
        assert (
            keys.shows("said") in ("窗口太小，请放大到 60×16 以上", "the window is too small: 60×16 at least")
        ) == small

    Session(root, lang).run(script, size)


def test_an_empty_queue(root):
    session = Session(root)
    session.desk = Desk(type(session.desk.review)(()), session.desk.reviewer, "zh")

    async def script(keys):
        await keys.press("y", "n", "t", "j", "o", "s", "u", "space", "down", "right")
        assert keys.shows("facts") == "没有要审核的"

    session.run(script)


def test_after_a_rejection_the_next_candidate_is_shown_until_all_are_rejected(root):
    """P-1 has three candidates; the one in the middle is rejected first, so that the round ends at the first."""

    async def script(keys):
        heads = []
        await keys.press("right")
        for _ in range(3):
            heads.append(keys.shows("lower-text").splitlines()[0].split("  ")[1])
            assert keys.shows("queue").splitlines()[0] == "> ! P-1"
            await keys.press("n")
        assert heads == ["候选 2/3", "候选 3/3", "候选 1/3"]
        assert keys.shows("queue").splitlines()[:2] == [" x! P-1", "> ! P-4"]

    Session(root).run(script)


def test_arrows_choose_among_the_targets_and_go_round(root):
    async def script(keys):
        ids = [t.id for t in keys.app.screen.desk.reviewer.targets("P-1", keys.app.screen.desk.review.things)]
        assert ids == ["F-1", "F-2", "F-3"]
        await keys.press("t", "down", "enter")
        assert "{lower: F-2, upper: P-1, verdict: confirmed" in links(root)
        await keys.press("u", "t", "up", "up", "enter")
        assert "{lower: F-2, upper: P-1, verdict: confirmed" in links(root)
        await keys.press("u", "t", "up", "enter")
        assert "{lower: F-3, upper: P-1, verdict: confirmed" in links(root)

    Session(root).run(script)


def test_a_note_needs_a_pair(root):
    session = Session(root)
    desk = session.desk
    desk.review = replace(desk.review, entries=(replace(desk.review.entries[0], candidates=()),))

    async def script(keys):
        await keys.press("o")
        await keys.type("看过演示")
        await keys.press("enter")
        assert keys.shows("said") == "没有候选，先按 t 选一个"
        assert desk.notes == {}

    session.run(script)

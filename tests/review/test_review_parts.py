"""The parts of a review by themselves: order of the queue, marked words, search, the table's words, a missing package."""

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_world import make
from terminal import polreq
from worlds import REASONS, feature, requirement, said

from polreq.arrange.reasons import reason_sentences, reasons_said
from polreq.arrange.reviewing import arrange_queue
from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.decide.queue import make_review
from polreq.desk.marking import matched, pieces
from polreq.desk.searching import search
from polreq.errors import MissingExtraError
from polreq.graph import build
from polreq.model.clause import Deadline
from polreq.model.link import Link
from polreq.model.place import Place
from polreq.model.workspace import Workspace
from polreq.official.sameness import same, sense_of
from polreq.render.writers.terminal import write_terminal
from polreq.results.report import Thing
from polreq.results.review import Candidate, Entry, Review
from polreq.results.review_sheet import DECISIONS, SYNONYMS
from polreq.results.suggestion import (
    Akin,
    Breach,
    Channels,
    Closeness,
    General,
    Learned,
    Missing,
    Parts,
    Reranked,
    Rival,
    Suggestion,
    Word,
    Wording,
)
from polreq.words.cells import squeezed

TODAY = date(2026, 11, 1)


def due(*when: int) -> tuple[Deadline, ...]:
    return (Deadline("x", "milestone", date(*when)),)


def assessed(*requirements, links=(), suggestions=()) -> Assessment:
    workspace = Workspace(requirements=requirements, features=(feature("F-1"), feature("F-2")), links=links)
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(TODAY, suggestions)), TODAY)


def test_mandatory_then_near_then_uncertain_then_early_then_in_order():
    assessment = assessed(
        requirement("may", "project", force="may", deadlines=due(2026, 10, 1)),
        requirement("sure", "project"),
        requirement("nothing", "project"),
        requirement("unsure", "project"),
        requirement("later2", "project", deadlines=due(2028, 2, 1)),
        requirement("later1", "project", deadlines=due(2028, 1, 1)),
        requirement("soon", "project", deadlines=due(2026, 12, 1)),
        requirement("passed", "project", deadlines=due(2026, 10, 1)),
        requirement("should", "project", force="should", deadlines=due(2026, 10, 1)),
        requirement("done", "project"),
        requirement("rejected", "project", status="rejected"),
        links=(Link("F-1", "done"),),
    )
    suggestions = (Suggestion("F-1", "sure", 0.95), Suggestion("F-1", "unsure", 0.55), Suggestion("F-2", "unsure", 0.1))
    order = [e.thing.id for e in make_review(assessment, suggestions).entries]
    assert order == ["passed", "soon", "later1", "later2", "unsure", "sure", "nothing", "should", "may"]


def test_stale_links_come_first_only_when_asked_for():
    assessment = assessed(
        requirement("open", "project"),
        requirement("old", "project", force="may"),
        links=(Link("F-1", "old", lower_digest="other", upper_digest="", by="李航"),),
    )
    assert [e.thing.id for e in make_review(assessment, ()).entries] == ["open", "old"]
    first = make_review(assessment, (), stale=True).entries[0]
    assert (first.thing.id, first.stale) == ("old", True)
    (candidate,) = first.candidates
    assert (candidate.thing.id, candidate.changed, candidate.verdict, candidate.by) == (
        "F-1",
        ("F-1",),
        "confirmed",
        "李航",
    )


def test_the_list_says_in_words_why_something_is_suggested():
    upper = Thing(
        "P-1",
        "project",
        "查询",
        "应当支持查询。",
        Place("a.yml"),
        force="must",
        basis="合同 3.1",
        due=date(2026, 12, 1),
    )
    lower = Thing("F-1", "feature", "进度查询", "", Place("b.yml"))
    reasons = (said("查询", "查询", 0.6), said("支持", "提供", 0.4), Missing((Word("归档"),), -0.2))
    review = Review((Entry(upper, "missing", "soon", "", (Candidate(lower, "", 0.5, reasons),)),), as_of=TODAY)
    assert write_terminal(arrange_queue(review), "zh", width=60) == (
        "待审核 1 项需求，按必须落实、期限、把握大小排列。\n\n"
        "P-1  项目 · 必须 · 无关联 · 还剩 30 天 · 合同 3.1\n"
        "  应当支持查询。\n"
        "    0.50  F-1  进度查询\n"
        "          都说到“查询”、“支持”（提供）；不更高：没提到“归档”\n"
    )
    assert (
        write_terminal(arrange_queue(Review(())), "en", width=100)
        == "Nothing to review: every requirement in scope has a feature or a reason, and no link has changed.\n"
    )


@given(
    st.text(alphabet="办件进度查询ab ", max_size=30),
    st.lists(st.text(alphabet="办件进度查询Ab", min_size=1, max_size=4)),
)
def test_marking_loses_nothing_and_marks_exactly_the_words(text, words):
    cut = pieces(text, words)
    assert "".join(piece for piece, _ in cut) == text
    marked = [hit for piece, hit in cut for _ in piece]
    for n, hit in enumerate(marked):
        inside = any(
            text[start : start + len(w)].lower() == w.lower()
            for w in words
            for start in range(max(0, n - len(w) + 1), n + 1)
            if start + len(w) <= len(text)
        )
        assert hit == inside


def test_only_words_that_speak_for_a_pair_are_marked():
    reasons = (
        said("电子票据 收费", "支付", 0.5),
        Missing((Word("归档"),), -0.3),
        Learned("P-2", "F-1", "confirmed", 0.2),
    )
    assert matched(reasons, upper=True) == ("电子票据", "收费")
    assert matched(reasons, upper=False) == ("支付",)


def test_search_takes_ids_first_and_any_width():
    things = [
        Thing(i, "feature", t, x, Place("a.yml"))
        for i, t, x in (("F-1", "预约", "取号"), ("F-12", "查询", ""), ("G-1", "F-1 的说明", ""))
    ]
    assert [t.id for t in search("Ｆ-1", things)] == ["F-1", "F-12", "G-1"]
    assert [t.id for t in search("取号 预约", things)] == ["F-1"]
    assert search("没有", things) == ()
    assert len(search("", things)) == 3


def test_search_takes_chinese_words_that_are_typed_without_spaces():
    things = [
        Thing(i, "feature", t, x, Place("a.yml"))
        for i, t, x in (
            ("F-1", "历史材料", "办过的可以复用"),
            ("F-2", "材料上传", ""),
            ("F-3", "材料复用", ""),
            ("F-4", "历史材料复用清单", ""),
            ("F-5", "历史归档", ""),
        )
    ]
    assert [t.id for t in search("材料复用", things)] == ["F-3", "F-4", "F-1"]
    assert [t.id for t in search("历史材料复用", things)] == ["F-4", "F-1", "F-3"]
    assert [t.id for t in search("f-1 材料复用", things)] == ["F-1"]


def test_no_word_means_two_decisions():
    words = [squeezed(w) for kind in DECISIONS for w in (*SYNONYMS[kind], DECISIONS[kind].zh, DECISIONS[kind].en)]
    assert len(words) == len(set(words))


@given(st.text(max_size=20), st.text(max_size=20))
def test_whether_two_demands_are_the_same_does_not_depend_on_their_order(one, other):
    a, b = sense_of(one, list), sense_of(other, list)
    assert same(a, b) == same(b, a)


def test_without_its_package_the_screen_says_what_to_do_instead(monkeypatch):
    from polreq.tui import run_review

    monkeypatch.setitem(sys.modules, "textual", None)
    with pytest.raises(MissingExtraError) as stopped:
        run_review(lambda split: (Review(()), None), "zh")
    assert stopped.value.said.zh == (
        "审核界面（不用界面也能审核：polreq review --list、--confirm，或 --export 审核.csv）需要可选组件 tui。"
        "请运行：pip install 'polreq[tui]'"
    )


@pytest.mark.parametrize(
    ("package", "arguments"),
    [("xlsxwriter", ("--export", "a.xlsx", "--force")), ("python_calamine", ("--import", "a.xlsx"))],
)
def test_workbooks_without_their_package(tmp_path, monkeypatch, package, arguments):
    make(tmp_path)
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    monkeypatch.setitem(sys.modules, package, None)
    ran = polreq(tmp_path, "review", *arguments, "--no-cache")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'polreq[xlsx]'" in ran.err


@pytest.mark.parametrize(
    ("reason", "zh"),
    [
        (Learned("P-2", "F-1", "confirmed", 0.3), "相近的“P-2”已确认 F-1"),
        (Learned("P-2", "F-1", "rejected", -0.3), "不更高：相近的“P-2”已否决 F-1"),
        (Closeness(0.12), "意思相近"),
        (Closeness(-0.12), "不更高：意思不相近"),
        (Channels(("wechat",), ("pc", "app"), -0.3), "不更高：渠道不同（wechat 对 pc、app）"),
        (said("任务@heading", "任务", 0.04), "都说到“任务”（所在标题）"),
        (said("评价 好差评@line", "评价@module", 0.4), "都说到“评价”（模块）"),
        (said("好差评@line", "好差评@module", 0.4), "都说到“好差评”（业务线；模块）"),
        (said("惠企@heading", "政策找企业", 0.4), "都说到“惠企”（所在标题；政策找企业）"),
        (said("第9§条", "第9§条", 0.4), "都说到“第9§条”"),
        (Akin((Word("泄露"),), (Word("权限", "module"),), 0.1), "说到相近的“泄露”与“权限”（模块）"),
        (General((Word("平台"), Word("服务", "heading")), 0.1), "相同的只有泛泛的词“平台”、“服务”（所在标题）"),
        (Wording(0.1), "只是用词有些像"),
        (Breach("不得强制下载", "必须下载", -0.9), "不更高：会做条款禁止的事（“不得强制下载”，“必须下载”）"),
        (Missing((Word("电子发票"),), -0.2), "不更高：没提到“电子发票”"),
        (Rival("F-012", 0.812), "不更高：F-012 更像（0.81）"),
        (
            Parts((Word("查询"),), (Word("查询"),), tuple(map(Word, ("打印", "下载", "分享", "收藏"))), 5, -0.8),
            "不更高：列出的 5 项只答一部分（有“查询”；没有“打印”、“下载”、“分享”等 4 项）",
        ),
        (Parts((Word("查询"), Word("打印")), (Word("查询"), Word("套打")), (), 2), "列出的 2 项都说到"),
        (Reranked("qwen3", 0.8349, 0.1), "模型“qwen3”打 0.83 分"),
        (Reranked("qwen3", 0.2, -0.1), "不更高：模型“qwen3”打 0.20 分"),
    ],
)
def test_every_kind_of_reason_is_said_in_words(reason, zh):
    assert reasons_said([reason]).zh == zh


@given(st.permutations(REASONS))
def test_at_most_three_things_speak_for_a_link_and_two_against_it(reasons):
    """Words are named one by one: “查询”、“支持” are two."""
    *speaks, against = reason_sentences(reasons)
    named = sum(max(1, sentence.zh.count("、") + 1) for sentence in speaks)
    assert 1 <= named <= 3
    assert against.zh.startswith("不更高：")
    assert against.zh.count("，") <= 2
    assert not any("%" in sentence.zh or "只是用词" in sentence.zh for sentence in speaks)


def test_the_list_says_where_a_score_was_learned_from_a_decision(tmp_path):
    """P-3 shares words with P-4, whose link to F-3 was confirmed; nothing else speaks for P-3 and F-3."""
    make(tmp_path)
    listed = "".join(polreq(tmp_path, "review", "--list", "--no-cache").out.split())
    assert "相近的“P-4”已确认F-3" in listed


def test_places_of_a_word_that_overlap_are_one_piece():
    assert pieces("甲甲甲乙", ["甲甲"]) == [("甲甲甲", True), ("乙", False)]


def test_a_word_that_only_the_text_has_does_not_hide_the_id_that_another_word_is():
    titled = Thing("F-1", "feature", "F-2 材料", "", "", "")
    asked = Thing("F-2", "feature", "甲", "上传材料", "", "")
    assert [t.id for t in search("F-2 材料", (titled, asked))] == ["F-2", "F-1"]

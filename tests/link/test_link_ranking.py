"""Ranking: what is found, in which order, and why."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from worlds import said

from polreq.link import LinkItem, Options, rank, suggest
from polreq.results.suggestion import Akin, Channels, Closeness, General, Missing, Word, Wording, Words


def item(id_, **fields):
    return LinkItem(id_, fields)


def characters(text):
    return list(text)


CORPUS = (
    item("F1", title="办件进度查询", description="用户可查看办件到哪一步"),
    item("F2", title="暗黑模式"),
    item("F3", title="评价入口", description="办结后弹出评价"),
)


def test_the_item_that_shares_words_comes_first_and_strangers_are_not_listed():
    matches = rank([item("Q1", text="提供办件进度查询服务")], CORPUS, (), Options(), characters)
    assert [match.found for match in matches] == ["F1"]


def test_queries_are_answered_in_their_order():
    matches = rank([item("Q2", text="评价"), item("Q1", text="进度")], CORPUS, (), Options(), characters)
    assert [(match.query, match.found) for match in matches] == [("Q2", "F3"), ("Q1", "F1")]


def test_ties_are_broken_by_id():
    twins = [item("b", text="电子证照"), item("a", text="电子证照")]
    assert [m.found for m in rank([item("q", text="证照")], twins, (), Options(), characters)] == ["a", "b"]


def test_top_limits_the_candidates_of_each_query():
    queries = [item("q1", text="办件评价"), item("q2", text="评价办件")]
    assert [(m.query, m.found) for m in rank(queries, CORPUS, (), Options(top=1), characters)] == [
        ("q1", "F3"),
        ("q2", "F3"),
    ]


def test_an_empty_corpus_and_an_empty_query_find_nothing():
    assert rank([item("q", text="评价")], [], (), Options(), characters) == []
    assert rank([item("q", text="")], CORPUS, (), Options(), characters) == []


def test_decided_pairs_are_not_suggested_again():
    queries = [item("q", text="评价办件进度")]
    decided = {("q", "F1"): "confirmed", ("q", "F3"): "rejected"}
    assert suggest(queries, CORPUS, decided, Options(), characters) == ()


texts = st.text(alphabet="办件进度查询评价证照abc ", max_size=12)


@given(st.lists(texts, max_size=4), st.lists(texts, max_size=6))
def test_scores_are_between_0_and_1_and_descend_within_a_query(asked, there):
    queries = [item(f"q{n}", text=text) for n, text in enumerate(asked)]
    corpus = [item(f"d{n}", text=text) for n, text in enumerate(there)]
    matches = rank(queries, corpus, (), Options(), characters)
    assert all(0 <= match.score <= 1 for match in matches)
    for one, other in pairwise(matches):
        assert one.query != other.query or (-one.score, one.found) < (-other.score, other.found)
    assert matches == rank(queries, list(reversed(corpus)), (), Options(), characters)


def test_business_lines_and_headings_are_read_too():
    plain = item("q", text="推进工作")
    for told in (
        LinkItem("q", plain.fields, lines=("好差评",)),
        LinkItem("q", plain.fields, heading=("政务服务评价",)),
    ):
        assert "F3" not in [m.found for m in rank([plain], CORPUS, (), Options(), list)]
        assert [m.found for m in rank([told], CORPUS, (), Options(), list)][:1] == ["F3"]


def test_an_item_for_other_channels_loses_and_the_reason_says_so():
    query = LinkItem("q", {"text": "办件进度查询"}, channels=("wechat",))
    same = LinkItem("a", {"text": "办件进度查询"}, channels=("wechat", "app"))
    other = LinkItem("b", {"text": "办件进度查询"}, channels=("pc",))
    silent = LinkItem("c", {"text": "办件进度查询"})
    matches = rank([query], [other, silent, same], (), Options(), list)
    assert [m.found for m in matches] == ["a", "c", "b"]
    assert matches[0].score == matches[1].score > matches[2].score
    against = [reason for reason in matches[2].reasons if reason.share < 0]
    assert against == [Channels(("wechat",), ("pc",), against[0].share)]


def test_a_word_of_the_structure_says_where_it_stands():
    asked = LinkItem("q", {"text": "提供查询。"}, heading=("三、投诉处理",), lines=("档案",))
    there = LinkItem("f", {"title": "投诉查询", "module": "档案"}, lines=("档案",))
    (match,) = rank([asked], [there, item("g", title="皮肤")], (), Options(), characters)
    speaks = {replace(reason, share=0.0) for reason in match.reasons if reason.share > 0}
    assert {said("投诉@heading", "投诉"), said("档案@line", "档案@module"), Wording(), Closeness()} == speaks


def test_what_is_said_to_be_missing_stands_above_and_not_below():
    """The thesaurus has 在线查询 and 进度查询; 查询 stands in both, so that F's title answers it."""
    asked = item("q", text="支持在线查询办件进度，出具电子发票。")
    against = []
    for title in ("办件进度查询", "办件进度查询，电子发票下载"):
        (match,) = rank([asked], [item("f", title=title), item("g", title="皮肤")], (), Options(), characters)
        against.append([replace(reason, share=0.0) for reason in match.reasons if reason.share < 0])
    assert against == [[Missing((Word("电子发票"),))], []]


def words(text):
    """Words of two characters, as a segmenter would give them; a lonely character is a word too."""
    return [text[n : n + 2] for n in range(0, len(text), 2)]


def reasons_of(asked, there, *others):
    """Return why one thing is found among others."""
    corpus = [item("f", title=there), item("g", title="皮肤"), *(item(f"o{n}", title=o) for n, o in enumerate(others))]
    (match,) = (m for m in rank([item("q", text=asked)], corpus, (), Options(), words) if m.found == "f")
    return tuple(replace(reason, share=0.0) for reason in match.reasons)


def test_characters_that_make_no_word_of_both_sides_are_never_named():
    """盖用|省级 and 用省|里 share 用省, which is a word of one side only."""
    assert reasons_of("盖用省级", "用省里") == (Wording(),)


def test_general_words_are_named_only_where_nothing_rarer_carries_the_score():
    usual = ["平台服务"] * 20
    assert {*reasons_of("平台服务", "平台服务", *usual)} in (
        {General((Word("平台"), Word("服务"))), Wording(), Closeness()},
        {General((Word("服务"), Word("平台"))), Wording(), Closeness()},
    )
    assert reasons_of("平台盖章", "平台盖章", *usual) == (said("盖章", "盖章"), Closeness(), Wording())


def test_what_stands_across_two_words_is_neither_shared_nor_missing():
    """业主 stands in 企业主动, and is a term of the thesaurus."""
    assert not [r for r in reasons_of("企业主动盖章", "盖章") if isinstance(r, Missing)]


def test_words_of_one_thing_that_may_mean_another_are_only_related():
    """打通 is a term of several concepts; 单点登录 and 统一身份认证 mean one thing."""
    assert [type(r) for r in reasons_of("互联", "打通")][:1] == [Akin]
    assert [type(r) for r in reasons_of("统一身份认证", "单点登录")][:1] == [Words]


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, max_size=6))
def test_shares_of_what_speaks_add_up_and_every_word_named_stands_in_its_text(asked, there):
    queries = [item(f"q{n}", text=text) for n, text in enumerate(asked)]
    corpus = [item(f"d{n}", text=text) for n, text in enumerate(there)]
    for match in rank(queries, corpus, (), Options(), words):
        assert abs(sum(r.share for r in match.reasons if r.share > 0) - 1) < 0.005
        above, below = asked[int(match.query[1:])], there[int(match.found[1:])]
        for reason in match.reasons:
            if isinstance(reason, Words | Akin):
                assert all(word.text in above for word in reason.upper)
                assert all(word.text in below for word in reason.lower)

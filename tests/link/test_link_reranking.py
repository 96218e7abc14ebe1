"""What a model of the user's own says, laid together with the program's own scores."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import said

from polreq.link.item import LinkItem
from polreq.link.reranking import question_text, rerank
from polreq.results.suggestion import Missing, Reranked, Suggestion, Word

SHARE = st.floats(0, 1)
MATCHED = (said("进度", "进度", 1.0),)


def suggestion(lower, score, reasons=MATCHED):
    return Suggestion(lower, "R-1", score, reasons)


def test_the_mean_of_both_scores_orders_and_the_reason_says_what_the_model_gave():
    given_ = [suggestion("F-1", 0.6), suggestion("F-2", 0.5), suggestion("F-3", 0.4)]
    assert rerank(given_, [0.2, 0.9, 0.4], "qwen3", 5) == [
        Suggestion("F-2", "R-1", 0.7, (said("进度", "进度", 0.714), Reranked("qwen3", 0.9, 0.286))),
        Suggestion("F-1", "R-1", 0.4, (said("进度", "进度", 1.0), Reranked("qwen3", 0.2, -0.333))),
        Suggestion("F-3", "R-1", 0.4, (said("进度", "进度", 1.0), Reranked("qwen3", 0.4, 0.0))),
    ]


def test_what_the_model_was_not_asked_about_is_left_out():
    given_ = [suggestion("F-1", 0.6), suggestion("F-2", 0.5), suggestion("F-3", 0.4)]
    assert [s.lower for s in rerank(given_, [0.0, 1.0], "m", 5)] == ["F-2", "F-1"]
    assert [s.lower for s in rerank(given_, [0.0, 1.0, 1.0], "m", 2)] == ["F-2", "F-3"]


def test_what_speaks_against_a_pair_stays_at_the_end():
    missing = Missing((Word("适老化"),), -0.2)
    reasons = (said("进度", "进度", 0.6), said("查询", "检索", 0.4), missing)
    (one,) = rerank([suggestion("F-1", 0.2, reasons)], [1.0], "m", 5)
    assert one.reasons == (Reranked("m", 1.0, 0.667), said("进度", "进度", 0.2), said("查询", "检索", 0.133), missing)


@given(st.lists(st.tuples(SHARE, SHARE), max_size=6))
def test_scores_stay_between_both_and_shares_add_up(pairs):
    own = sorted((score for score, _ in pairs), reverse=True)
    answers = [answer for _, answer in pairs]
    found = rerank([suggestion(f"F-{n}", score) for n, score in enumerate(own)], answers, "m", 6)
    assert len(found) == len(pairs)
    for one in found:
        n = int(one.lower[2:])
        low, high = sorted((own[n], answers[n]))
        assert low <= one.score <= high
        assert sum(reason.share for reason in one.reasons if reason.share > 0) == pytest.approx(1, abs=0.002)


def test_the_model_is_told_texts_and_headings_and_nothing_else():
    item = LinkItem("R-1", {"title": "甲", "text": "乙"}, ("pc",), ("好差评",), ("一、总体目标",), "requirement")
    assert question_text(item) == "一、总体目标\n甲\n乙"
    assert len(question_text(LinkItem("R-1", {"text": "字" * 9999}))) == 2000

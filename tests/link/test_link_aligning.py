"""Alignment of a lower document with an upper one."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.link import Alignment, LinkItem, Options, align
from polreq.link.aligning import alignments_of
from polreq.link.alignment_weights import shipped
from polreq.link.article_signals import likeness, pair_signals
from polreq.link.relating import relation, role
from polreq.results.alignment import Divergence


def article(id_, text):
    return LinkItem(id_, {"text": text})


UPPER = (
    article("第一条", "行政机关应当自受理申请之日起二十个工作日内作出行政许可决定，并告知申请人办理进度和结果。"),
    article("第二条", "政务服务大厅应当设置综合窗口，统一收件、分类审批、统一出件，方便企业和群众办事。"),
    article("第三条", "公用企业应当公开供水供电供气的服务标准和资费标准，压缩报装时间，不得拒绝办理。"),
)


TEXTS = (
    *(item.text for item in UPPER),
    "各级政务服务大厅应当设置综合窗口，实行统一收件、统一出件。",
    "为了方便企业和群众办事，制定本条例。",
    "工作人员玩忽职守的，依法给予处分。",
    "本条例自2021年1月1日起施行。",
    "支持发展牡丹种植。",
    "",
    "Open data.",
)


def test_a_lower_article_finds_the_upper_one_and_a_local_one_none():
    lowers = [
        article("第五条", "各级政务服务大厅应当设置综合窗口，实行统一收件、分类审批、统一出件，并延长窗口服务时间。"),
        article("第六条", "支持发展牡丹种植和观光农业。"),
    ]
    aligned = align(UPPER, lowers, Options(), list)
    assert [(a.lower, [u.upper for u in a.uppers]) for a in aligned] == [("第五条", ["第二条"]), ("第六条", [])]
    assert 0.5 <= aligned[0].uppers[0].score <= 1
    assert aligned[0].nearest is None
    assert aligned[1].nearest.score < 0.5


@given(
    st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6), st.lists(st.sampled_from(TEXTS), min_size=1, max_size=6)
)
def test_one_is_named_or_is_nearest_but_never_both(above, below):
    uppers = [article(f"上{n}", text) for n, text in enumerate(above)]
    lowers = [article(f"下{n}", text) for n, text in enumerate(below)]
    aligned = align(uppers, lowers, Options(), list)
    assert [one.lower for one in aligned] == [item.id for item in lowers]
    for one, item in zip(aligned, lowers, strict=True):
        scores = [upper.score for upper in one.uppers]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert len({upper.upper for upper in one.uppers}) == len(scores) <= 5
        effect = role(item.text) == "effect"
        assert (bool(one.uppers) + (one.nearest is not None)) == (0 if effect else 1)


def test_a_neighbour_that_answers_an_article_speaks_for_that_article_and_the_ones_near_it():
    lowers = [article("一", UPPER[1].text), article("二", "支持发展牡丹种植。"), article("三", "鼓励观光农业。")]
    signals = pair_signals(UPPER, lowers, likeness(UPPER, lowers, Options(), list), shipped().usual)
    beside, around = signals["beside"], signals["around"]
    assert max(range(3), key=lambda n: beside[1][n]) == 1
    assert around[1][0] > around[1][1]
    assert around[1][2] > around[1][1]


def test_what_the_upper_document_lacks_and_how_close_its_words_are_is_seen_of_every_article():
    lowers = [article("一", UPPER[1].text), article("二", "支持发展牡丹种植。")]
    signals = likeness(UPPER, lowers, Options(), list)
    assert signals["new"] == [[0.0] * 3, [1.0] * 3]
    assert signals["closeness"][0][1] == 1
    assert max(signals["closeness"][1]) < max(signals["closeness"][0])


def test_an_article_is_said_to_be_local_where_that_is_likelier():
    lowers = [article("一", UPPER[1].text), article("二", "支持发展牡丹种植。")]
    signals = pair_signals(UPPER, lowers, likeness(UPPER, lowers, Options(), list), shipped().usual)
    told = []
    for chance in (0.49, 0.51):
        weights = replace(shipped(), local={"bias": math.log(chance / (1 - chance))})
        told.append([bool(one.uppers) for one in alignments_of(UPPER, lowers, signals, weights)])
    assert told == [[True, True], [False, False]]


def test_liability_is_held_against_liability_of_the_same_bearers():
    uppers = [
        article("一", "公用企业不公开收费标准的，责令改正。"),
        article("二", "工作人员玩忽职守的，依法给予处分。"),
    ]
    lowers = [article("甲", "政府有关部门及其工作人员不公开清单的，依法追究责任。"), article("乙", "应当公开清单。")]
    signals = pair_signals(uppers, lowers, likeness(uppers, lowers, Options(), list), shipped().usual)
    assert signals["both liability"] == [[1, 1], [0, 0]]
    assert signals["same bearer"] == [[0, 1], [0, 0]]
    assert signals["one liability"] == [[0, 0], [1, 1]]


def test_chapters_are_compared_by_their_headings():
    uppers = [LinkItem("一", {"text": "应当公开。"}, heading=("第四章 政务服务",)), article("二", "应当公开。")]
    lowers = [LinkItem("甲", {"text": "应当公开。"}, heading=("第三章 政务服务",)), article("乙", "应当公开。")]
    signals = pair_signals(uppers, lowers, likeness(uppers, lowers, Options(), list), shipped().usual)
    assert signals["chapter"][0][0] > 0.5
    assert signals["chapter"][0][1] == signals["chapter"][1][0] == signals["chapter"][1][1] == 0


def test_the_day_a_document_takes_effect_is_its_own():
    same = [article("第九条", "本条例自2021年1月1日起施行。")]
    assert align([article("第七十二条", "本条例自2020年1月1日起施行。")], same, Options(), list) == (
        Alignment("第九条"),
    )


def test_a_penalty_is_less_likely_what_a_duty_carries_out_than_praise():
    """The two upper articles differ in words only that the lower one does not have."""
    lower = article("第五条", "各级政务服务大厅应当设置综合窗口，统一收件、统一出件。")
    scores = []
    for end in ("依法给予处分。", "依法给予表彰。"):
        upper = article("第二条", f"政务服务大厅未设置综合窗口，未统一收件、统一出件的，{end}")
        (aligned,) = align([UPPER[0], upper, UPPER[2]], [lower], Options(), list)
        (found,) = aligned.uppers
        scores.append(found.score)
    penalty, praise = scores
    assert penalty < praise


def test_nothing_to_align_with_is_purely_local():
    assert align([], [article("第一条", "应当公开。")], Options(), list) == (Alignment("第一条"),)
    assert align(UPPER, [], Options(), list) == ()


WINDOW = "政务服务大厅应当设置综合窗口，统一接收申请材料，分类审批，统一出件，并公布办理时限、收费标准和监督电话。"


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("应当在二十个工作日内办结。", "应当在十个工作日内办结。", "stricter"),
        ("应当在5个工作日内办结。", "应当在10个工作日内办结。", "looser"),
        ("可以提供上门服务。", "应当提供上门服务。", "stricter"),
        ("应当提供上门服务。", "鼓励提供上门服务。", "looser"),
        ("应当公开办事指南和收费标准。", "应当公开办事指南和收费标准。", "same"),
        (WINDOW, WINDOW.replace("政务服务大厅", "各级政务服务中心"), "same"),
        (WINDOW, "鼓励综合窗口延长服务时间。", "partial"),
        (
            WINDOW,
            "市、区政务服务管理部门应当在政务服务大厅设置综合窗口，对社会事务、企业开办、工程建设等事项分类设置专区，"
            "统一接收申请材料。综合窗口人员由政务服务管理部门统一配备、培训和考核。有关部门派驻人员负责审批，"
            "审批结果由综合窗口统一送达，可以邮寄或者由申请人到自助终端领取。",
            "specifies",
        ),
    ],
)
def test_relations_are_seen_from_the_lower_article(upper, lower, expected):
    assert relation(upper, lower, shipped().relation).kind == expected


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        # the words stand in sentences about other things, or in one sentence with their opposite
        ("可以提供上门服务。", "应当公布举报电话和监督邮箱。"),
        ("支持企业依法发行股票债券。", "应当支持企业依法发行股票债券。"),
    ],
)
def test_binding_words_decide_only_where_they_are_what_differs(upper, lower):
    assert relation(upper, lower, shipped().relation).decisive is None


def test_the_limits_that_decided_are_named():
    found = relation("应当在二十日内答复来信。", "应当在十五日内答复来信。", shipped().relation)
    assert (found.kind, found.shared) == ("stricter", ("日内答复来信",))
    assert found.decisive == Divergence("deadline", "二十日内", "十五日内", "stricter")
    found = relation("可以提供上门服务。", "应当提供上门服务。", shipped().relation)
    assert found.decisive == Divergence("force", "可以", "应当", "stricter")


def test_what_only_the_lower_article_states_is_named_where_it_is_stricter():
    weights = {"stricter": {"bias": 1.0}, "same": {"bias": 0.0}}
    lower = "应当在三个工作日内答复，不得推诿，不得收费。"
    assert relation("应当及时答复，不得收费。", lower, weights).stated == (
        Divergence("limit", "", "三个工作日内", "stricter"),
        Divergence("ban", "1", "2", "stricter"),
    )
    assert relation("应当及时答复，不得收费。", lower, {"same": {"bias": 1.0}}).stated == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为了优化营商环境，根据有关法律，制定本条例。", "purpose"),
        ("本条例所称营商环境，是指……", "definition"),
        ("违反本条例规定的，对直接责任人员依法给予处分。", "liability"),
        ("本条例自2021年1月1日起施行。", "effect"),
        ("应当公开办事指南。", ""),
    ],
)
def test_roles_of_articles(text, expected):
    assert role(text) == expected

"""Alignment of a lower document with an upper one."""

import pytest

from polreq.link import Alignment, LinkItem, Options, align
from polreq.link.relating import Related, relation, role
from polreq.results.alignment import Divergence


def article(id_, text):
    return LinkItem(id_, {"text": text})


UPPER = (
    article("第一条", "行政机关应当自受理申请之日起二十个工作日内作出行政许可决定，并告知申请人办理进度和结果。"),
    article("第二条", "政务服务大厅应当设置综合窗口，统一收件、分类审批、统一出件，方便企业和群众办事。"),
    article("第三条", "公用企业应当公开供水供电供气的服务标准和资费标准，压缩报装时间，不得拒绝办理。"),
)


def test_a_lower_article_finds_the_upper_one_and_a_local_one_none():
    lowers = [
        article("第五条", "各级政务服务大厅应当设置综合窗口，实行统一收件、分类审批、统一出件，并延长窗口服务时间。"),
        article("第六条", "支持发展牡丹种植和观光农业。"),
    ]
    aligned = align(UPPER, lowers, Options(), list)
    assert [(a.lower, [u.upper for u in a.uppers]) for a in aligned] == [("第五条", ["第二条"]), ("第六条", [])]
    assert 0.5 <= aligned[0].uppers[0].score <= 1


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


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("应当在二十个工作日内办结。", "应当在十个工作日内办结。", "stricter"),
        ("应当在5个工作日内办结。", "应当在10个工作日内办结。", "looser"),
        ("可以提供上门服务。", "应当提供上门服务。", "stricter"),
        ("应当提供上门服务。", "鼓励提供上门服务。", "looser"),
        ("应当公开办事指南和收费标准。", "应当公开办事指南和收费标准。", "same"),
        ("应当公开办事指南。", "市、区人民政府应当在门户网站公开办事指南，注明材料、时限、收费和咨询电话，并及时更新。", "specifies"),
        ("应当公开办事指南、收费标准、监督电话和办理结果，接受社会监督，并定期评估改进。", "应当公示举报方式。", "partial"),
    ],
)  # fmt: skip
def test_relations_are_seen_from_the_lower_article(upper, lower, expected):
    assert relation(upper, lower).kind == expected


def test_the_limits_that_decided_are_named():
    found = relation("应当在二十日内答复来信。", "应当在十五日内答复来信。")
    assert found == Related("stricter", ("日内答复来信",), Divergence("deadline", "二十日内", "十五日内", "stricter"))
    assert relation("可以上门。", "应当上门。").decisive == Divergence("force", "可以", "应当", "stricter")


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

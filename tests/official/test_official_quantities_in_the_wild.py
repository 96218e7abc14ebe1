"""Every pattern of quantified goal that the field's lexicon lists, and the labels with figures that are no goals."""

from pathlib import Path

import pytest
import yaml

from polreq.extract.extracting import extract
from polreq.model.document import Block, Document
from polreq.official.quantities import find_targets
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "lexicon.yaml"
LABELS = load_lexicon().words("target.labels")

#: Pattern of the lexicon → examples with all goals in them: words, comparison, value, unit.
PATTERNS = {
    "pct_floor": [
        ("事项网办比例不低于85%", [("不低于85%", ">=", "85", "%")]),
        ("整改率≥95%", [("≥95%", ">=", "95", "%")]),
        ("按期办结率超过98.5%", [("超过98.5%", ">=", "98.5", "%")]),
    ],
    "pct_above": [
        ("70%以上的高频事项实现掌上可办", [("70%以上", ">=", "70", "%")]),
        ("80%的事项实现即办", [("80%", "=", "80", "%")]),
    ],
    "pct_full": [
        ("窗口评价器配备率100%", [("100%", "=", "100", "%")]),
        ("实现差评百分之百回访", [("百分之百", "=", "100", "%")]),
    ],
    "cn_ratio": [
        ("满意率达九成二，差评率降至一成以下", [("达九成二", ">=", "92", "%"), ("降至一成以下", "<=", "10", "%")]),
        ("三分之二的事项实现即办", [("三分之二", "=", "66.67", "%")]),
        ("即办事项占比达到三分之一", [("达到三分之一", ">=", "33.33", "%")]),
    ],
    "full_cover": [
        ("实现服务渠道全覆盖", [("全覆盖", "=", "100", "%")]),
        ("数据应归尽归、事项应进必进", [("应归尽归", "=", "100", "%"), ("应进必进", "=", "100", "%")]),
        # 全部 says who or what is meant and is labelled as no goal
        ("事项全部纳入平台管理", []),
    ],
    "reduce_pct": [
        ("承诺时限压减40%以上", [("压减40%以上", "reduce", "40", "%")]),
        ("时限压减一成二", [("压减一成二", "reduce", "12", "%")]),
    ],
    "half": [
        ("办事环节平均精简一半以上", [("精简一半以上", "reduce", "50", "%")]),
        ("跑动次数减半", [("减半", "reduce", "50", "%")]),
    ],
    # what it comes from is what was; the goal is what it comes to
    "from_to": [
        ("由原来的9份精简到现在的3份", [("精简到现在的3份", "<=", "3", "份")]),
        ("材料由五份压缩至两份", [("压缩至两份", "<=", "2", "份")]),
        ("环节由8个减少为3个", [("减少为3个", "<=", "3", "个")]),
        ("由60%提升至85%", [("提升至85%", ">=", "85", "%")]),
        ("压缩到三点二个工作日", [("压缩到三点二个工作日", "<=", "3.2", "工作日")]),
    ],
    "ceil": [
        ("跑动不超过1次，材料不超过3份", [("不超过1次", "<=", "1", "次"), ("不超过3份", "<=", "3", "份")]),
    ],
    "count": [
        ("上线60个以上高频事项", [("60个以上", ">=", "60", "个")]),
        ("实现50项高频事项掌上可办", [("50项", ">=", "50", "项")]),
        ("注册用户突破1,200万人", [("突破1,200万人", ">=", "1200", "万人")]),
        ("实名用户超过2000万", [("超过2000万", ">=", "2000", "万")]),
        # counted, and no goal
        ("涉及三个部门的5项职责", []),
    ],
    "once": [
        ("企业开办最多跑一次", [("一次", "<=", "1", "次")]),
        ("高频事项零跑动", [("零跑动", "=", "0", "")]),
        # how it is done, without a figure to be reached
        ("实行一次告知，企业开办只进一扇门", []),
    ],
}  # fmt: skip


def read(text):
    return [(t.text, t.op, t.value, t.unit) for t in find_targets(fold(text), LABELS)]


@pytest.mark.parametrize(
    ("text", "found"),
    [pytest.param(text, found, id=f"{name}: {text}") for name, rows in PATTERNS.items() for text, found in rows],
)
def test_a_pattern_of_the_field(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "打造15分钟政务服务圈",
        "推进三率一数提升",
        "深化一网、一门、一次改革",
        "推行双减半行动",
        "实施双100工程",
        "建设5+8+3+N平台体系",
        "构建1+N+X服务体系",
        "落实152体系",
        "推进双十百千工程",
        "提供24小时不打烊服务",
        "形成全市一张网、一本账",
        "打通服务群众最后一公里",
        "深化最多跑一次改革",
        "打造“最多跑一次”示范窗口",
    ],
)
def test_a_label_with_a_figure_is_no_goal(text):
    assert read(text) == []


@pytest.mark.skipif(not SHARED.is_file(), reason="needs the optional material ../shared beside the checkout")
def test_every_pattern_and_label_of_the_list_has_a_row():
    listed = yaml.safe_load(SHARED.read_text(encoding="utf-8"))["targets"]
    assert {pattern["id"] for pattern in listed["regex"]} == set(PATTERNS)
    assert [label for label in listed["label_denylist"] if read(f"打造{label}")] == []


@pytest.mark.parametrize(
    "text",
    [
        "省级事项网上可办率不低于95%，县级不低于90%。",
        "省级、县级事项网上可办率分别不低于95%和90%。",
    ],
)
def test_two_levels_of_government_have_a_goal_each(text):
    assert [(op, value, unit) for _, op, value, unit in read(text)] == [(">=", "95", "%"), (">=", "90", "%")]


def test_a_time_limit_is_no_goal_and_no_milestone():
    block = Block("paragraph", "办理时限应当由12个工作日压缩至4个工作日，材料由5份精简到2份。", "p1")
    (clause,) = extract(Document("d", "示例市工作方案", body=(block,)), load_lexicon())
    assert [(d.text, d.kind) for d in clause.deadlines] == [("4个工作日", "sla")]
    assert [(t.text, t.value) for t in clause.targets] == [("精简到2份", "2")]

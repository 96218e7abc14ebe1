"""Met, partly, not stated (符合情况): what a requirement asks beside what its features promise."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from terminal import polreq, write

from polreq.judge.fulfilment import together, weigh
from polreq.model.clause import Deadline
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.official.quantities import find_targets
from polreq.results.fulfilment import FULFILMENT_STATES, Fulfilment

SETTINGS = "polreq: workspace/1\nlang: zh\nas_of: 2026-12-01\n"
HIGH = """\
polreq: requirements/1
layer: high
requirements:
  - id: H-1
    statement: 网上可办率不低于95%。
    targets: [{text: 不低于95%, op: ">=", value: "95", unit: "%"}]
    channels: [pc, app]
    deadlines: [{text: 2026年底前, kind: milestone, date: 2026-12-31}]
  - id: H-2
    statement: 差评在1个工作日内核实。
    deadlines: [{text: 1个工作日内, kind: sla}]
  - id: H-3
    statement: 提供线下窗口。
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 网上可办, acceptance: 网上可办率达到90%, status: doing, channels: {pc: doing}, satisfies: [H-1]}
  - {id: F-2, title: 手机申报, status: done, channels: {app: done}, satisfies: [H-1]}
  - {id: F-3, title: 差评核实, acceptance: 差评3天内核实, status: doing, satisfies: [H-2]}
  - {id: F-4, title: 差评核实提醒, acceptance: 差评2小时内核实, status: doing, satisfies: [H-2]}
  - {id: F-5, title: 窗口, status: doing, satisfies: [H-3]}
"""


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__high=HIGH, requirements__backlog=BACKLOG)


def _section(text: str, heading: str) -> list[str]:
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(heading):
            break
    found = []
    for line in lines:
        if not line.strip():
            break
        found.append(line.strip())
    return found


def test_both_sides_are_said_in_their_words(root):
    assert _section(polreq(root, "show", "H-1").out, "符合情况") == [
        "部分符合  指标：要求“不低于95%”，功能写的是“达到90%”（F-1）",
        "部分符合  时间节点：要求“2026年底前”，功能写的是“已完成”（F-2）",
        "符合  渠道：要求“PC端、APP”，功能写的是“PC端、APP”（F-1、F-2）",
    ]
    assert _section(polreq(root, "show", "H-1", lang="en").out, "Fulfilment")[0] == (
        "partly  target: asked '不低于95%', the features say '达到90%' (F-1)"
    )


def test_of_several_features_the_best_counts(root):
    assert _section(polreq(root, "show", "H-2").out, "符合情况") == [
        "符合  办理时限：要求“1个工作日内”，功能写的是“2小时”（F-4）"
    ]


def test_what_asks_for_nothing_that_is_compared_has_no_entry(root):
    assert "符合情况" not in polreq(root, "show", "H-3").out


def test_a_mandatory_requirement_of_which_features_say_less_is_reported_once(root):
    found = [line for line in polreq(root, "check").out.splitlines() if "C613" in line]
    assert len(found) == 1
    assert "“H-1”要求“不低于95%”，功能“F-1”只写了“达到90%”" in "".join(polreq(root, "check").out.split("\n"))


def test_trace_says_how_many_are_met_only_partly_and_where_both_sides_stand(root):
    number = sum("C613" in line for line in polreq(root, "check").out.splitlines())
    (said,) = [line.strip() for line in polreq(root, "trace", "--no-write").out.splitlines() if "部分符合" in line]
    assert number == 1
    assert said == "必须落实的需求里，功能写的比要求的少（部分符合）的 1，对照如 polreq show H-1。"


def test_the_matrix_has_a_column_for_it(root):
    assert polreq(root, "export", "rtm", "-o", "rtm.csv").code == 0
    text = (root / "rtm.csv").read_text(encoding="utf-8-sig")
    assert "符合情况" in text.splitlines()[0]
    assert "指标：要求“不低于95%”，功能写的是“达到90%”（F-1）" in text


@pytest.mark.parametrize("decided", [False, True])
def test_who_confirms_a_link_sees_what_the_feature_promises(root, decided):
    path = root / "requirements" / "backlog.yml"
    path.write_text(BACKLOG.replace(", satisfies: [H-1]", ""), encoding="utf-8")
    if decided:
        link = "{lower: F-1, upper: H-1, verdict: confirmed, digests: [aaaaaaaaaaaa, bbbbbbbbbbbb], by: 王敏}"
        (root / "trace").mkdir()
        (root / "trace" / "links.yml").write_text(f"polreq: links/1\nlinks:\n  - {link}\n", encoding="utf-8")
    shown = polreq(root, "review", "--list").out
    assert "部分符合 指标：要求“不低于95%”，功能写的是“达到90%”（F-1）" in shown


def _weighed(statement: str, acceptance: str, *deadlines: Deadline) -> list[tuple[str, str, tuple[str, ...]]]:
    requirement = Requirement("R", "high", statement, targets=find_targets(statement), deadlines=deadlines)
    aspects = weigh(requirement, Feature("F", "功能", acceptance=acceptance, status="doing"), frozenset())
    return [(one.kind, one.state, one.said) for one in aspects]


@pytest.mark.parametrize(
    ("asked", "promised", "state", "said"),
    [
        ("好评率不低于95%", "好评率不低于95%", "met", ("95%",)),
        ("好评率不低于95%", "好评率达到98%", "met", ("达到98%",)),
        ("好评率不低于95%", "好评率达到90%", "partly", ("达到90%",)),
        ("好评率不低于95%", "推荐一致率不低于90%", "not_stated", ()),
        ("页面响应不超过3秒", "页面响应不超过5秒", "partly", ("不超过5秒",)),
        ("页面响应不超过3秒", "页面响应不超过2秒", "met", ("不超过2秒",)),
        ("不少于30类证照可亮证", "12类证照放进卡包", "partly", ("12类",)),
        ("不少于30类证照可亮证", "35类证照放进卡包", "met", ("35类",)),
        ("不少于30类证照可亮证", "支持3类登录方式", "not_stated", ()),
        ("接入部门业务系统不少于40个", "已接入业务系统45个", "met", ("45个",)),
        ("接入部门业务系统不少于40个", "在40个页面加水印", "not_stated", ()),
        ("年度服务不少于1万人次", "年度服务8000人次", "partly", ("8000人次",)),
        ("减少办事环节30%以上", "办事环节减少40%", "met", ("减少40%",)),
        ("参评率不低于60%", "好评率达到96%", "not_stated", ()),
        ("电话接通率不低于95%", "不承诺电话接通率95%，支持录音", "not_stated", ()),
    ],
)
def test_numbers(asked, promised, state, said):
    assert _weighed(asked, promised) == [("number", state, said)]


@pytest.mark.parametrize(
    ("asked", "limit", "promised", "state"),
    [
        ("公示期不少于7日", "不少于7日", "公示期10天", "met"),
        ("公示期不少于7日", "不少于7日", "公示期5天", "partly"),
        ("审核不超过1个工作日", "不超过1个工作日", "审核半天完成", "met"),
        ("故障在4小时内恢复", "4小时内", "故障半小时内恢复", "met"),
        ("通知在2个工作日内出具", "2个工作日内", "通知5个工作日内出具", "partly"),
    ],
)
def test_limits_that_are_least_ones_halves_of_units_and_spans_of_the_same_unit(asked, limit, promised, state):
    weighed = _weighed(asked, promised, Deadline(limit, "sla"))
    assert [one[1] for one in weighed if one[0] == "limit"] == [state]


@pytest.mark.parametrize(
    ("promised", "state"),
    [
        ("差评2小时核实", "met"),
        ("差评5天核实", "partly"),
        ("差评1天核实", "not_stated"),
        ("电话30秒接听", "not_stated"),
    ],
)
def test_working_days_and_hours_are_compared_where_it_makes_no_difference(promised, state):
    limit = Deadline("1个工作日内", "sla")
    assert [one[1] for one in _weighed("差评1个工作日内核实", promised, limit)] == [state]


def test_a_milestone_waits_for_the_last_feature():
    due = Deadline("2026年底前", "milestone", date(2026, 12, 31))
    requirement = Requirement("R", "high", "建成平台", deadlines=(due,))
    done, later = Feature("A", "甲", status="done"), Feature("B", "乙", description="2027年6月底前上线", status="doing")

    def state(*features: Feature) -> str:
        return Fulfilment("R", together(weigh(requirement, f, frozenset()) for f in features)).state

    assert state(done) == "met"
    assert state(later) == "partly"
    assert state(done, later) == "partly"
    assert state(Feature("C", "丙", status="doing")) == "not_stated"


PAIRS = st.lists(
    st.sampled_from(("好评率达到90%", "好评率达到97%", "好评率不低于95%", "老年人专用", "无障碍", "什么也没写")),
    min_size=1,
    max_size=4,
)


@given(promises=PAIRS, more=st.sampled_from(("好评率达到96%", "读屏", "别的")))
def test_another_feature_never_makes_numbers_channels_or_users_worse(promises, more):
    requirement = Requirement(
        "R", "high", "老年人、残疾人好评率不低于95%", targets=find_targets("好评率不低于95%"), channels=("pc", "app")
    )

    def weighed(texts):
        features = [
            Feature(f"F{n}", text, channels=(("pc" if n % 2 else "app", "done"),)) for n, text in enumerate(texts)
        ]
        return together(weigh(requirement, f, frozenset()) for f in features)

    before, after = weighed(promises), weighed([*promises, more])
    rank = FULFILMENT_STATES.index
    assert [one.kind for one in before] == ["number", "channels", "users"]
    assert all(rank(b.state) <= rank(a.state) for a, b in zip(before, after, strict=True))

"""A part of a reading as people type it: what is understood, what is refused, and that what is shown can be read back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.decide.reading_input import Misread, ReadingTerms, _bare, field_named, read_value
from polreq.model.clause import DEADLINE_KINDS, FORCES, NORMS, TARGET_OPS, UNIT_ROLES, Body, Deadline, Target
from polreq.model.document import Dates, Document
from polreq.model.requirement import Basis, Requirement
from polreq.results.reading_values import FIELD_NAMES, FIELDS, value_of, value_text

TERMS = ReadingTerms(
    {"pc": "PC端", "app": "APP", "x_hotline": "12345热线"},
    {"d": Document("d", "示例市2026年工作方案", dates=Dates(written=date(2026, 3, 1)))},
)
ITEM = Requirement("R1", "high", "应当办理。", bases=(Basis("clause", "d", "p1.s1", "0123456789ab"),))


def read(field, words, item=ITEM):
    return read_value(field, words, item, TERMS)


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("class", "禁止", "prohibition"),
        ("class", " Prohibition ", "prohibition"),
        ("force", "应推动", "should"),
        ("force", "推动", "should"),
        ("force", "应当", "must"),
        ("force", "ｍａｙ", "may"),
        ("product", "是", True),
        ("product", "不涉及", False),
        ("product", "×", False),
        ("units", "市数据局", (Body("市数据局", "actor"),)),
        ("units", "市数据局:lead,市公安局:support", (Body("市数据局", "lead"), Body("市公安局", "support"))),
        ("units", "市数据局：牵头、市公安局：配合", (Body("市数据局", "lead"), Body("市公安局", "support"))),
        ("units", "市委、市政府（负责）", (Body("市委、市政府", "owner"),)),
        (
            "units",
            "市政务局（市数据局）（牵头）\n区政府",
            (Body("市政务局（市数据局）", "lead"), Body("区政府", "actor")),
        ),
        ("units", "市政务局（市数据局）", (Body("市政务局（市数据局）", "actor"),)),
        ("units", "市数据局；市数据局", (Body("市数据局", "actor"),)),
        ("deadlines", "年底前", (Deadline("年底前", "milestone", date(2026, 12, 31), 0.6, "title"),)),
        ("deadlines", "3个工作日内", (Deadline("3个工作日内", "sla", resolved_by=""),)),
        ("deadlines", "2026-10-01", (Deadline("2026-10-01", "milestone", date(2026, 10, 1)),)),
        ("deadlines", "下季度（时间节点 2026-09-30）", (Deadline("下季度", "milestone", date(2026, 9, 30)),)),
        ("deadlines", "一直 (continuous)", (Deadline("一直", "continuous"),)),
        ("targets", "达到80%以上", (Target("达到80%以上", ">=", "80", "%"),)),
        ("targets", "办结率（不低于 95.50%）", (Target("办结率", ">=", "95.5", "%"),)),
        ("targets", "材料 (reduce 30%)", (Target("材料", "reduce", "30", "%"),)),
        ("channels", "app、12345热线", ("app", "x_hotline")),
        ("line", "好差评，一网通办；热线", ("好差评", "一网通办", "热线")),
        *((field, nothing, ()) for field in ("units", "deadlines", "line") for nothing in ("", " 无 ", "-", "没有")),
    ],
)
def test_what_is_understood(field, words, value):
    assert read(field, words) == value


@pytest.mark.parametrize(
    ("field", "words", "wrong"),
    [
        ("class", "原则", "原则"),
        ("class", "", ""),
        ("force", "也许", "也许"),
        ("product", "可能", "可能"),
        ("units", "市数据局:主办", "主办"),
        ("deadlines", "很快", "很快"),
        ("deadlines", "2026年底前，2027年底前", "2026年底前，2027年底前"),
        ("deadlines", "下季度（时间节点 2026-13-01）", "2026-13-01"),
        ("deadlines", "2026-02-30", "2026-02-30"),
        ("targets", "很多", "很多"),
        ("channels", "pc、飞机", "飞机"),
    ],
)
def test_what_is_refused_says_what_it_was_and_what_may_stand_there(field, words, wrong):
    found = read(field, words)
    assert isinstance(found, Misread)
    assert found.words == wrong
    assert found.expected.zh
    assert found.expected.en


def test_parts_are_named_as_files_tables_and_people_do():
    for field, name in FIELD_NAMES.items():
        assert {field_named(words) for words in (field, name.zh, name.en, f" {name.en.upper()} ")} == {field}
    assert [field_named(words) for words in ("类别", "产品", "指标", "单位", "主体")] == [
        "class", "product", "targets", "units", "units",
    ]  # fmt: skip
    assert field_named("颜色") is None


words = st.text("市数据局一网通办、，（）()%：: 8", min_size=1, max_size=8).filter(
    lambda text: text.strip("（）() ，、：")
)
days = st.none() | st.dates(date(2020, 1, 1), date(2035, 12, 31))
amounts = st.integers(0, 10**6).map(str) | st.decimals(0, 100, places=2).map(lambda n: f"{n.normalize():f}")
items = st.builds(
    lambda **parts: Requirement("R1", "high", "办理。", **parts),
    kind=st.sampled_from(NORMS),
    force=st.sampled_from(FORCES),
    product=st.booleans(),
    deadlines=st.lists(st.builds(Deadline, words, st.sampled_from(DEADLINE_KINDS), days, st.just(0.6)), max_size=3).map(
        tuple
    ),
    targets=st.lists(
        st.builds(Target, words, st.sampled_from(TARGET_OPS), amounts, st.sampled_from(("", "%", "个")), words),
        max_size=3,
    ).map(tuple),
    units=st.lists(st.builds(Body, words, st.sampled_from(UNIT_ROLES)), max_size=3).map(tuple),
    channels=st.lists(st.sampled_from(("pc", "app", "x_hotline")), max_size=3).map(tuple),
    lines=st.lists(st.sampled_from(("好差评", "一件事")), max_size=2).map(tuple),
)


@given(items, st.sampled_from(("zh", "en")))
def test_what_is_shown_is_read_back_as_it_is_with_what_is_not_shown(item, lang):
    for field in FIELDS:
        value = value_of(item, field)
        shown = value_text(field, value, TERMS.channels).words(lang)
        found = read(field, shown, item)
        if isinstance(value, tuple):
            # entries that are shown alike are one
            first = {_bare(value_text(field, (one,), TERMS.channels).words(lang)): one for one in reversed(value)}
            assert found == tuple(one for one in dict.fromkeys(value) if one in first.values())
        else:
            assert found == value

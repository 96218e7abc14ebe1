"""A table of sentences with their goals (quantities.txt), and goals put together from their parts."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.extracting import extract
from polreq.model.document import Block, Document
from polreq.official.measures import quantities
from polreq.official.quantities import Standing, find_targets, sets_conditions
from polreq.text.lexicon import load_lexicon
from polreq.text.normalise import fold

LABELS = load_lexicon().words("target.labels")
NOTHING = "–"


def rows():
    for line in Path(__file__).with_name("quantities.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, goals = line.split(" ⇒ ")
            wanted = [] if goals == NOTHING else [tuple(goal.strip().split("|")) for goal in goals.split(";")]
            yield pytest.param(text, wanted, id=text)


def read(text, **standing):
    return [(t.text, t.op, t.value, t.unit) for t in find_targets(text, LABELS, Standing(**standing))]


@pytest.mark.parametrize(("text", "goals"), tuple(rows()))
def test_a_sentence_of_the_table(text, goals):
    assert read(text) == goals


def test_the_table_is_large_and_a_third_of_it_are_no_goals():
    table = [row.values for row in rows()]
    assert len({text for text, _ in table}) == len(table) >= 200
    assert sum(goals == [] for _, goals in table) >= len(table) / 3


NUMBERS = st.integers(2, 99_999).map(str) | st.integers(11, 999).map(lambda n: f"{n / 10:.1f}")
MEASURES = st.sampled_from(
    ["个", "家", "项", "条", "座", "台（套）", "万亩", "公里", "亿斤", "万人次", "万户", "亿千瓦时"]
)
THINGS = st.sampled_from(["个", "家", "项", "条", "座", "台（套）", "处", "名", "条（个）"])
MAKERS = st.sampled_from(["新增", "建成", "完成", "打造", "培育", "改造", "新建"])
NOUNS = st.sampled_from(["示范基地", "公共充电桩", "专业合作社", "综合服务站", "保护修复"])
OPENERS = st.sampled_from(["", "到2030年，", "力争", "全市", "今年，"])
FLOORS = st.sampled_from(["不少于", "不低于", "达到", "超过", "突破", "超", "达"])
CEILINGS = st.sampled_from(["不超过", "不高于", "控制在", "不得超过"])
OPEN_ENDS = st.sampled_from(["以上", "左右", ""])


@given(OPENERS, MAKERS, NOUNS, NUMBERS, MEASURES, OPEN_ENDS)
def test_noun_before_the_number(opener, maker, noun, number, measure, end):
    text = f"{opener}{maker}{noun}{number}{measure}{end}。"
    assert read(text) == [(f"{number}{measure}{end}", ">=", _plain(number), measure)]


@given(OPENERS, MAKERS, NOUNS, NUMBERS, THINGS, OPEN_ENDS)
def test_noun_behind_the_number(opener, maker, noun, number, measure, end):
    text = f"{opener}{maker}{number}{measure}{end}{noun}，加强管理。"
    assert read(text) == [(f"{number}{measure}{end}", ">=", _plain(number), measure)]


@given(OPENERS, NOUNS, st.sampled_from(["数量", "面积", "规模", "总数"]), FLOORS, NUMBERS, MEASURES, OPEN_ENDS)
def test_what_is_to_be_reached(opener, noun, rate, floor, number, measure, end):
    text = f"{opener}{noun}{rate}{floor}{number}{measure}{end}。"
    assert read(text) == [(f"{floor}{number}{measure}{end}", ">=", _plain(number), measure)]


@given(
    OPENERS,
    NOUNS,
    st.sampled_from(["占比", "覆盖率", "达标率"]),
    CEILINGS,
    NUMBERS,
    st.sampled_from(["以内", "左右", ""]),
)
def test_what_is_held_down(opener, noun, rate, ceiling, number, end):
    text = f"{opener}{noun}{rate}{ceiling}{number}%{end}。"
    assert read(text) == [(f"{ceiling}{number}%{end}", "<=", _plain(number), "%")]


@given(NOUNS, st.integers(1, 50), st.integers(1, 50), st.sampled_from(["—", "-", "至", "～"]), MEASURES)
def test_of_a_range_the_lower_bound_is_to_be_reached_and_the_upper_one_held(noun, low, more, dash, measure):
    span = f"{low}{dash}{low + more}{measure}"
    assert read(f"新建{noun}{span}。") == [(span, ">=", str(low), measure)]
    assert read(f"{noun}数量控制在{span}。") == [(f"控制在{span}", "<=", str(low + more), measure)]


@given(NUMBERS, MEASURES, NOUNS)
def test_the_same_words_under_conditions_in_quotes_or_as_a_case_are_no_goals(number, measure, noun):
    assert read(f"{noun}数量达到{number}{measure}。", conditions=True) == []
    assert read(f"{noun}数量达到{number}{measure}的，应当备案。") == []
    assert read(f"推进“{noun}{number}{measure}”工程。") == []


@given(st.integers(0, 10**6), MEASURES)
def test_full_width_digits_are_read_and_given_back_as_they_are_written(number, measure):
    wide = str(number).translate({48 + digit: chr(0xFF10 + digit) for digit in range(10)})
    assert read(f"新增学位{wide}{measure}。") == [(f"{wide}{measure}", ">=", str(number), measure)]


@given(st.text("0123456789一二三百万亿个家项%以上左右不超过达到新增的，。；（）“”至—年月日第/", max_size=40))
def test_goals_are_words_of_the_text_in_its_order(text):
    at = 0
    for target in find_targets(text):
        at = text.index(target.text, at) + 1
    places = [(q.start, q.end) for q in quantities(fold(text))]
    assert all(a < b for a, b in places)
    assert all(b <= c for (_, b), (c, _) in pairwise(places))


def test_a_bare_count_is_a_goal_in_a_plan_and_none_in_a_law():
    assert read("培训网格员300人。") == [("300人", ">=", "300", "人")]
    assert read("培训网格员300人。", law=True) == []
    assert read("行政检查应当由2名以上执法人员实施。", law=True) == [("2名以上", ">=", "2", "名")]


def test_the_most_that_is_permitted_is_no_goal():
    assert read("申请人可以提交不超过3份证明。", optional=True) == []
    assert read("企业可以申请不超过300万元的贷款。", optional=True) == []


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("常住人口城镇化率达到68%。", "常住人口城镇化率"),
        ("新增普通高中学位20万个以上。", "普通高中学位"),
        ("建设20个县域医疗中心；", "县域医疗中心"),
        ("力争技术合同成交额3000亿元。", "技术合同成交额"),
        ("推出100项具有较大影响的赛事。", ""),
    ],
)
def test_what_a_goal_counts_where_the_words_say_it(text, metric):
    assert [target.metric for target in find_targets(text)] == [metric]


@pytest.mark.parametrize("heading", ["（一）申报条件", "三、补贴标准", "第五章 法律责任"])
def test_headings_under_which_numbers_are_conditions(heading):
    assert sets_conditions(heading)


@pytest.mark.parametrize("heading", ["（一）改善办学条件", "三、健全标准体系", "重点任务"])
def test_headings_under_which_numbers_may_be_goals(heading):
    assert not sets_conditions(heading)


def test_numbers_under_a_heading_that_sets_conditions_are_no_goals():
    def paragraph(number, text):
        return Block("paragraph", text, f"p{number}")

    document = Document(
        "d",
        "示例市数据企业培育工作方案",
        body=(
            Block("heading", "一、申报条件", "h1", children=(paragraph(1, "企业应当拥有研发人员不少于20人。"),)),
            Block("heading", "二、工作目标", "h2", children=(paragraph(2, "培育数据企业不少于20家。"),)),
        ),
    )
    found = [target.text for clause in extract(document, load_lexicon()) for target in clause.targets]
    assert found == ["不少于20家"]


def _plain(number):
    return number.rstrip("0").rstrip(".") if "." in number else number

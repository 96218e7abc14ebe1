"""A table of time expressions of the language, and the same day in every writing: kind, day and words must be as written down."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.date_context import DateContext, year_named
from polreq.official.deadlines import find_deadlines, read_cell
from polreq.official.moment_rules import MOMENT_RULES

TABLE = Path(__file__).with_name("time_expressions.tsv")


def context(line):
    said = dict(pair.split("=") for pair in line[1:].split())
    years = {f"{name}_year": int(said[name]) for name in ("title", "heading") if name in said}
    days = {n: date.fromisoformat(said[n]) for n in ("written", "published", "effective") if n in said}
    return DateContext(**years, **days)


def rows():
    around = DateContext()
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("@"):
            around = context(line)
        elif line and not line.startswith("#"):
            text, *found = line.split("\t")
            expected = [] if found == ["-"] else [tuple(item.split(" ", 2)) for item in found]
            yield pytest.param(around, text, expected, id=f"{number}: {text}")


def read(text, around):
    return [(d.kind, d.date.isoformat() if d.date else "-", d.text) for d in find_deadlines(text, around)]


@pytest.mark.parametrize(("around", "text", "expected"), list(rows()))
def test_a_time_expression_of_the_table(around, text, expected):
    assert read(text, around) == expected


def test_the_table_holds_what_is_and_what_is_not():
    every = [row.values for row in rows()]
    assert len(every) >= 300
    assert sum(not expected for *_, expected in every) >= 60
    assert {kind for *_, expected in every for kind, _, _ in expected} == {
        "milestone", "period", "relative", "sla", "recurring", "staged", "continuous", "effective",
    }  # fmt: skip


@pytest.mark.parametrize("rule", MOMENT_RULES, ids=lambda rule: rule.name)
def test_a_moment_is_what_the_rule_says_of_its_example(rule):
    found = [kind for kind, _, _ in read(rule.example, DateContext(written=date(2026, 3, 10)))]
    assert found == ([rule.kind] if rule.kind else [])


# the same day in every writing

HAN = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
DAYS = st.dates(date(2020, 1, 1), date(2039, 12, 31))
ZEROS = st.sampled_from("〇○零")
BEFORE = st.sampled_from(["前", "之前", "以前"])
#: Words around an expectation that say nothing of time.
LEADS = st.sampled_from(["", "各单位应当", "确保", "平台", "按要求，", "（一）", "市数据局负责，"])
ENDS = st.sampled_from(["完成改造", "上线，", "。", "，报送总结", "全部办理（市数据局）"])


def han(number):
    tens, ones = divmod(number, 10)
    return f"{HAN[tens] if tens > 1 else ''}{'十' if tens else ''}{HAN[ones] if ones else ''}"


def year_in_han(year, zero):
    return "".join(HAN[int(digit)] for digit in str(year)).replace("〇", zero)


@st.composite
def written_days(draw):
    """A day and one of the ways in which documents write it."""
    day = draw(DAYS)
    plain = f"{day.year}年{day.month}月{day.day}日"
    sign = draw(st.sampled_from("-./"))
    writing = draw(
        st.sampled_from([
            plain,
            f"{day.year}年{day.month:02}月{day.day:02}日",
            f"{day.year}年{day.month}月{day.day}号",
            f"{day.year} 年 {day.month} 月 {day.day} 日",
            f"{day.year}年{day.month}\u3000月{day.day}日",
            plain.translate(WIDE),
            f"{year_in_han(day.year, draw(ZEROS))}年{han(day.month)}月{han(day.day)}日",
            f"{day.year}{sign}{day.month}{sign}{day.day}",
            f"{day.year}{sign}{day.month:02}{sign}{day.day:02}",
        ])
    )  # fmt: skip
    return day, writing


@st.composite
def written_months(draw):
    """The last day of a month and a writing of the month that ends with 月."""
    day = draw(DAYS)
    last = date(day.year + day.month // 12, day.month % 12 + 1, 1).toordinal() - 1
    plain = f"{day.year}年{day.month}月"
    zero = draw(ZEROS)
    writings = [plain, f"{day.year} 年 {day.month} 月", plain.translate(WIDE), f"{day.year}年{day.month:02}月"]
    return date.fromordinal(last), draw(
        st.sampled_from([*writings, f"{year_in_han(day.year, zero)}年{han(day.month)}月"])
    )


@given(written_days(), BEFORE, LEADS, ENDS)
def test_a_day_in_every_writing_is_the_same_milestone(written, before, lead, end):
    day, words = written
    assert read(f"{lead}{words}{before}{end}", DateContext()) == [("milestone", day.isoformat(), f"{words}{before}")]


@given(written_months(), st.sampled_from(["底前", "末前", "底之前", "前", "底", "底以前"]), LEADS, ENDS)
def test_a_month_in_every_writing_ends_on_its_last_day(written, before, lead, end):
    day, words = written
    assert read(f"{lead}{words}{before}{end}", DateContext()) == [("milestone", day.isoformat(), f"{words}{before}")]


@given(written_days(), st.sampled_from(["自", "从"]), st.sampled_from(["施行", "正式施行", "实施", "执行", "生效"]))
def test_a_day_in_every_writing_takes_effect_on_the_same_day(written, since, verb):
    day, words = written
    text = f"本办法{since}{words}起{verb}。"
    assert read(text, DateContext()) == [("effective", day.isoformat(), f"{since}{words}起{verb}")]


@given(DAYS, st.integers(1, 300), st.sampled_from(["至", "到", "—", "-", "～"]), LEADS)
def test_a_span_of_days_ends_on_its_last_day(first, length, to, lead):
    last = date.fromordinal(first.toordinal() + length)
    words = f"{first.year}年{first.month}月{first.day}日{to}{last.year}年{last.month}月{last.day}日"
    assert read(f"{lead}{words}组织开展", DateContext()) == [("period", last.isoformat(), words)]


@given(
    st.integers(2020, 2039),
    st.integers(1, 9),
    st.sampled_from(["至", "到", "—", "-", "～", "——"]),
    st.booleans(),
    LEADS,
)
def test_a_span_of_years_ends_with_its_last_year(first, length, to, short, lead):
    words = f"{first}{'' if short else '年'}{to}{first + length}年"
    assert read(f"{lead}{words}组织开展", DateContext()) == [("period", f"{first + length}-12-31", words)]


@given(
    st.integers(1, 31),
    st.sampled_from(["个工作日", "日", "天", "个小时", "分钟", "工作日", "个自然日"]),
    st.sampled_from(["内", "之内", "以内"]),
    st.sampled_from(["", "自受理之日起", "在收到申请后", "收到材料之日起"]),
    st.sampled_from([str, lambda n: str(n).translate(WIDE), han, "{} ".format]),
)
def test_a_time_limit_is_the_same_in_every_writing(number, unit, within, anchor, write):
    words = f"{anchor}{write(number)}{unit}{within}"
    assert read(f"市数据局应当{words}办结。", DateContext()) == [("sla", "-", words)]


@given(
    st.sampled_from(["每{}年", "每{}个月", "每{}个季度", "每{}周"]),
    st.sampled_from(["两", "三", "2", "６", "十"]),
    st.sampled_from(["开展一次评估", "报送情况", "至少组织演练", "更新目录"]),
)
def test_a_rhythm_has_no_day(cycle, number, deed):
    words = cycle.format(number)
    assert read(f"各单位应当{words}{deed}。", DateContext(written=date(2027, 3, 10))) == [("recurring", "-", words)]


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_a_year_is_never_long_past_when_it_is_written(written, month, day):
    ((kind, found, _),) = read(f"{month}月{day}日前报送", DateContext(written=written))
    assert kind == "milestone"
    assert -180 <= (date.fromisoformat(found) - written).days <= 366


PIECES = st.sampled_from([
    "2027年", "6月", "底前", "30日", "前", "每年", "到", "至", "自", "起施行", "、", "，", "3个", "工作日", "内", "半年", "之日起",
    "印发", "后", "“十五五”", "期间", "的", "年底", "《2027年要点》", " ", "２", "应当", "过渡期", "不超过", "分批", "2027.6", "一季度",
])  # fmt: skip


@given(st.lists(PIECES, max_size=14))
def test_words_are_those_of_the_text_in_its_order_and_without_overlap(pieces):
    text, at = "".join(pieces), 0
    for deadline in find_deadlines(text, DateContext(written=date(2027, 3, 10))):
        assert deadline.text.strip()
        at = text.index(deadline.text, at) + len(deadline.text)


# columns of times


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2027.6", [("2027.6", "2027-06-30")]),
        ("2027年6月", [("2027年6月", "2027-06-30")]),
        ("２０２７年６月", [("２０２７年６月", "2027-06-30")]),
        (" 2027年 ", [("2027年", "2027-12-31")]),
        ("2027-06-15", [("2027-06-15", "2027-06-15")]),
        ("6月", [("6月", "2027-06-30")]),
        ("12月底", [("12月底", "2027-12-31")]),
        ("二季度", [("二季度", "2027-06-30")]),
        ("年底", [("年底", "2027-12-31")]),
        ("6月底前、12月底前", [("6月底前", "2027-06-30"), ("12月底前", "2027-12-31")]),
        ("2027年4月—6月", [("2027年4月—6月", "2027-06-30")]),
        ("市数据局，2027年9月底前", [("2027年9月底前", "2027-09-30")]),
        ("序号3", []),
        ("12", []),
    ],
)
def test_a_bare_month_or_year_in_a_column_of_times_means_its_end(cell, found):
    read_of_it = read_cell(cell, DateContext(written=date(2027, 3, 10)))
    assert [(d.text, d.date.isoformat()) for d in read_of_it] == found


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("二、2026年工作安排", 2026),
        ("2026年工作总结和2027年工作计划", 2027),
        ("行动方案（2026—2028年）", 2026),
        ("行动方案（2026年—2028年）", 2026),
        ("二〇二七年工作要点", 2027),
        ("关于系统改造的通知", None),
        ("GB/T 2026 编制说明", None),
    ],
)
def test_the_year_that_a_title_names(title, year):
    assert year_named(title) == year

"""What of a document is held against another one: its articles, or, where it has none, its points."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from polreq.change.articles import articles
from polreq.ingest.source import read_source
from polreq.link.alignment_weights import shipped
from polreq.link.relating import relation
from polreq.results.alignment import Divergence

NOTICE = """关于推进网上办事的实施意见

为方便群众办事，提出如下意见。

一、总体要求

到2027年，事项网上可办率达到95%。

坚持便民利企。

二、重点任务

（一）统一窗口。各地要设置综合窗口。

1.收件。统一收件标准。

2.出件。统一出件时限。

（二）数据共享

推进数据共享。

建立共享清单。
"""
LAW = """望川市办件条例

第一章 总则

第一条 为了方便群众办件，制定本条例。

第二条 窗口应当公开下列事项：

（一）材料；

（二）时限。
"""


def read(text, name="a.txt"):
    document = read_source(name, text.encode()).document
    assert document is not None
    return document


def test_points_are_the_lowest_headings_with_their_paragraphs_and_what_stands_under_none():
    assert [(a.locator, a.text) for a in articles(read(NOTICE))] == [
        ("p1", "为方便群众办事，提出如下意见。"),
        ("一", "一、总体要求\n到2027年，事项网上可办率达到95%。\n坚持便民利企。"),
        ("二.(一)", "（一）统一窗口。各地要设置综合窗口。"),
        ("二.(一).1", "1.收件。统一收件标准。"),
        ("二.(一).2", "2.出件。统一出件时限。"),
        ("二.(二)", "（二）数据共享\n推进数据共享。\n建立共享清单。"),
    ]


def test_articles_hold_their_items_and_headings_of_chapters_are_none():
    found = [(a.locator, a.text, a.role) for a in articles(read(LAW))]
    assert found == [
        ("第一条", "为了方便群众办件，制定本条例。", "purpose"),
        ("第二条", "窗口应当公开下列事项：\n（一）材料；\n（二）时限。", ""),
    ]


def test_radicals_that_a_pdf_leaves_are_read_as_the_characters_that_are_meant():
    assert articles(read("关于工作的意见\n\n⼀、⼯作要求\n\n⾏动要快。\n"))[-1].text == "一、工作要求\n行动要快。"


LINES = st.sampled_from(
    ["一、总体要求", "二、重点任务", "（一）窗口。设窗口。", "（二）数据", "1.收件。", "推进共享。", "建立清单。"]
)


@given(st.lists(LINES, max_size=12))
def test_no_text_stands_in_two_points_and_none_that_says_something_is_lost(lines):
    document = read_source("a.txt", "\n\n".join(["关于推进工作的意见", *lines]).encode()).document
    assume(document)  # numbers that go to and fro are refused as damaged
    found = articles(document)
    assert len({point.locator for point in found}) == len(found)
    spoken = Counter(
        b.text for b in document.blocks() if b.kind == "paragraph" or (b.kind == "heading" and "。" in b.text)
    )
    within = Counter(line for point in found for line in point.text.split("\n"))
    assert within >= spoken
    # beside it stand headings only that name what their points say
    assert all("。" not in line for line in within - spoken)


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (
            "许可事项应当在10日内办结。",
            "许可事项应当在5日内办结。",
            Divergence("deadline", "10日内", "5日内", "stricter"),
        ),
        # years and days of months are no time limits
        ("2027年底前建成平台。", "2026年底前建成平台。", None),
        ("每年3月20日前公布目录。", "每年3月10日前公布目录。", None),
    ],
)
def test_only_spans_of_time_are_time_limits(upper, lower, expected):
    assert relation(upper, lower, shipped().relation).decisive == expected

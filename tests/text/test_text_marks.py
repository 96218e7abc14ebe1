"""Marks of ASCII that stand for Chinese ones, and those that stand for themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.split import spans
from polreq.text.marks import chinese_marks


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("建设统一平台.推进数据共享.(责任单位:示例局)", "建设统一平台。推进数据共享。(责任单位:示例局)"),
        ("落实«示例办法»,做好服务．", "落实《示例办法》，做好服务。"),
        ("覆盖率达到90%.支持各区先行", "覆盖率达到90%。支持各区先行"),
        ("推广“一表通办”. 各区要跟进", "推广“一表通办”。 各区要跟进"),
        ("统一入口.推广APP.建设终端", "统一入口。推广APP。建设终端"),
        ("服务企业5000家.优化入口.2027年完成", "服务企业5000家。优化入口。2027年完成"),
    ],
)
def test_points_and_commas_between_chinese_words_are_chinese_marks(text, meant):
    assert chinese_marks(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "提高1.2倍",
        "见3.1.4节",
        "升级到v2.0版本",
        "各类终端(e.g. 手机)",
        "登录www.x.cn查询",
        "一.总则",
        "（一）.工作目标",
        "第三条.适用范围",
        "附件.",
        "1.加强组织领导",
        "示例图2.示例",
        "前言........ 3",
        "总额1,000万元",
        "总结1.2.建设",
    ],
)
def test_what_is_no_sentence_end_stays(text):
    assert chinese_marks(text) == text


@given(st.text(alphabet="政策服务一.,。，«»()1aA% "))
def test_every_mark_stands_where_it_stood_and_nothing_changes_twice(text):
    once = chinese_marks(text)
    assert len(once) == len(text)
    assert chinese_marks(once) == once


def test_a_paragraph_with_points_for_full_stops_is_cut_into_its_sentences():
    text = "(一)统一办事入口.整合各部门系统,推进«示例办法»落实.2027年前升级到v2.0.(责任单位:示例市数据局)"
    assert [text[a:b] for a, b in spans(text)] == [
        "(一)统一办事入口.",
        "整合各部门系统,推进«示例办法»落实.",
        "2027年前升级到v2.0.",
        "(责任单位:示例市数据局)",
    ]

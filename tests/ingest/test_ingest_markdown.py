"""Markdown as converters write it: markup within lines goes, tables of either kind are rows, torn paragraphs are whole."""

import pytest

from polreq.ingest import read_source
from polreq.ingest.readers.markdown_inline import plain


def said(document):
    return [(block.kind, block.text) for block in document.blocks() if block.text]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("核验率达到**95%**以上", "核验率达到95%以上"),
        ("**一、总体目标**", "一、总体目标"),
        ("平台，*2027年6月底前*上线。", "平台，2027年6月底前上线。"),
        ("***重点***任务", "重点任务"),
        ("__重点__任务", "重点任务"),
        ("3*4*5", "3*4*5"),
        ("a_b_c.txt", "a_b_c.txt"),
        ("按*注释处理", "按*注释处理"),
        ("`接口`改造", "接口改造"),
        ("见[清单](https://example.cn/a)和<https://example.cn/b>", "见清单和https://example.cn/b"),
        ("达到95%。[^1]", "达到95%。"),
        ("1\\. 公布", "1. 公布"),
        ("应当&nbsp;每月报送&lt;表&gt;", "应当 每月报送<表>"),
        ("面向<u>企业</u>，<br>分类公布", "面向企业， 分类公布"),
        ("达到 $95\\%$ 以上", "达到 95% 以上"),
        ("达到 $9 5 \\%$", "达到 95%"),
        ("在 $^ { 5 }$ 个工作日内", "在 5 个工作日内"),
        ("$\\textcircled{1}$ 接入", "① 接入"),
        ("响应时间 $\\leq 2$ 秒，$\\mathrm{pH} \\geq 7$", "响应时间 ≤2 秒，pH≥7"),
        ("$3 \\sim 5$ 年", "3～5 年"),
        ("得分 $\\frac{a}{b}$", "得分 $\\frac{a}{b}$"),
        ("补贴100$至200$", "补贴100$至200$"),
        ("![图](a.jpg)说明", "说明"),
    ],
)
def test_markup_within_a_line(written, printed):
    assert plain(written) == printed


def test_tables_in_html_are_rows_with_merged_cells_filled_in(read):
    text = '# 示例任务分工\n\n<html><body><table><tr><td>序号</td><td>任务</td><td>牵头单位</td></tr><tr><td>1</td><td rowspan="2">公布清单</td><td>甲局</td></tr><tr><td>2</td><td>乙局</td></tr></table></body></html>\n\n各区应当按月报送。\n'
    rows = [block.cells for block in read(text, "a.md").blocks() if block.cells]
    assert rows == [("序号", "任务", "牵头单位"), ("1", "公布清单", "甲局"), ("2", "公布清单", "乙局")]


def test_a_table_over_several_lines_keeps_the_places_of_what_follows():
    text = "# 示例\n\n<table>\n<tr><td>甲</td><td>乙</td></tr>\n\n<tr><td>丙</td><td>丁</td></tr>\n</table>\n\n办(bàn)公时间由窗口公布。\n"
    findings = read_source("a.md", text.encode()).findings
    assert [f.place.line for f in findings if f.code == "X703"] == [9]


def test_two_bodies_on_two_lines_of_a_cell_and_a_sentence_on_two(read):
    text = "# 示例\n\n| 任务 | 单位 |\n|---|---|\n| 建设门户，<br>提供**服务** | 甲局<br>乙局 |\n"
    rows = [block.cells for block in read(text, "a.md").blocks() if block.cells]
    assert rows[-1] == ("建设门户，提供服务", "甲局\n乙局")


def test_a_paragraph_torn_by_the_end_of_a_page_is_whole_again():
    text = "# 示例办法\n\n各部门应当每季度通报一次，通报结果纳\n\n入年度考核。\n\n各区应当公布清单。\n"
    result = read_source("a.md", text.encode())
    assert said(result.document)[1:] == [
        ("paragraph", "各部门应当每季度通报一次，通报结果纳入年度考核。"),
        ("paragraph", "各区应当公布清单。"),
    ]
    assert [dict(f.facts) for f in result.findings if f.code == "X707"] == [{"joined": "1", "dropped": "0"}]


def test_titles_underlined_footnotes_and_comments_over_lines(read):
    text = "示例办法\n====\n\n核验率达到95%。[^1]\n\n<!-- 批注\n待改 -->\n\n[^1]: 核验率指**线上**核验的比例。\n"
    document = read(text, "a.md")
    assert said(document) == [
        ("title", "示例办法"),
        ("paragraph", "核验率达到95%。"),
        ("note", "核验率指线上核验的比例。"),
    ]
    assert document.text().split("\n")[5:7] == ["<!-- 批注", "待改 -->"]

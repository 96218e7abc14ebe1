"""What a document is called, its number, who issued it and when, in the shapes in which people have texts."""

from datetime import date

import pytest
from identity_cases import BODY, CASES, NUMBER, SIGNED, TITLE
from identity_shapes import SHAPES

from polreq.ingest import read_source


@pytest.mark.parametrize("case", [*CASES, *SHAPES], ids=lambda case: case.name)
def test_title_number_issuers_and_days(case):
    document = read_source(case.file, case.text.encode()).document
    dates = document.dates
    found = (
        document.title,
        document.number,
        document.issuers,
        dates.written,
        dates.published,
        dates.effective,
        dates.expires,
    )
    assert found == (case.title, case.number, case.issuers, case.written, case.published, case.effective, case.expires)


def test_what_a_portal_prints_is_a_note_and_its_days_are_taken():
    text = f"首页 > 政务公开 > 政策文件\n{TITLE}\n发布时间：2027-03-05 来源：示例市政府网 点击：12\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}分享到：微信 微博\n上一篇：示例通知\n【打印本页】【关闭窗口】\n"
    document = read_source("a.txt", text.encode()).document
    assert [b.text for b in document.blocks() if b.kind == "note"] == [
        "首页 > 政务公开 > 政策文件", "发布时间：2027-03-05 来源：示例市政府网 点击：12", "分享到：微信 微博", "上一篇：示例通知", "【打印本页】【关闭窗口】",
    ]  # fmt: skip
    assert document.dates.published == date(2027, 3, 5)
    assert document.text() == text


def test_facts_of_a_portal_are_notes_also_behind_a_line_that_nobody_knows():
    """The browser printed the title at the edge of the sheet, and a service of the site's own stands above the facts."""
    head = "某市工信局关于印发《示例管理办法》的通知"
    facts = (
        "首页 > 某市工信局 > 机关处室 > 文件发布",
        f"标 题： {head}",
        "发文字号： 某工信〔2027〕6号",
        "成文日期： 2027-03-01 发布日期： 2027-03-05",
    )
    cover = ("各区工信局：", "现将《示例管理办法》印发给你们，请认真抓好落实。", "某市工信局", "2027年3月1日")
    inner = ("示例管理办法", "第一条 为加强管理，制定本办法。", "第二条 各单位应当每年报送总结。")
    lines = (f"{head} 2027/1/13 16:43", "阳光小助手 长辈版 邮箱", *facts, head, "某工信〔2027〕6号", *cover, *inner)
    document = read_source("a.txt", "\n\n".join(lines).encode()).document
    assert [block.kind for block in document.body if block.text in facts] == ["note"] * len(facts)


@pytest.mark.parametrize(
    "line",
    [
        "时间：2027年3月5日",
        "来源合法的数据应当登记",
        "名称、地址和电话应当公布",
        "下载量达到10万次",
        "政务公开 窗口服务要求",
    ],
)
def test_words_of_a_text_are_none_of_a_portal(line):
    document = read_source(
        "a.txt", f"{TITLE}\n{NUMBER}\n各区人民政府：\n现就有关事项通知如下。\n{line}\n一、公布清单。\n{SIGNED}".encode()
    ).document
    assert [b.kind for b in document.blocks() if b.text == line] == ["paragraph"]
    assert document.dates.published is None


def test_entries_of_a_table_of_contents_with_dots_are_notes():
    text = "示例市窗口服务规划\n目 录\n一、总体要求..........1\n（一）现状 ……………… 2\n二、主要任务 . . . . . . 12\n前言……………………（3）\n一、总体要求\n各部门应当公布清单。\n二、主要任务\n各区应当公布清单。\n"
    document = read_source("a.txt", text.encode()).document
    assert document.title == "示例市窗口服务规划"
    assert [(b.kind, b.text) for b in document.blocks()][1:] == [
        ("note", "目 录"), ("note", "一、总体要求..........1"), ("note", "（一）现状 ……………… 2"), ("note", "二、主要任务 . . . . . . 12"), ("note", "前言……………………（3）"),
        ("heading", "一、总体要求"), ("paragraph", "各部门应当公布清单。"), ("heading", "二、主要任务"), ("paragraph", "各区应当公布清单。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "抄送：市委办公室。",
        "报送：市政府办公室",
        "发送：各机构（示例中心、示例公司）全体员工",
        "主题词：窗口 服务 通知",
    ],
)
def test_lines_of_the_foot_are_notes_and_open_no_part(line):
    document = read_source("a.txt", f"{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}{line}\n".encode()).document
    assert [(b.kind, b.text) for b in document.blocks()][-1] == ("note", line)
    assert document.parts == ()

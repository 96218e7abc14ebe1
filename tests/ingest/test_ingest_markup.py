"""Markup that carries no words: controls and line breaks of web pages, front matter, pictures and escapes of Markdown."""

from datetime import date

import pytest

BODY = "<h2>示例站点规则</h2><p>第一条 各站点应当设立负责人，并且在门户网站向社会公布。</p><p>第二条 负责人应当每月核对信息，及时更正错误。</p>"


def said(document):
    return [block.text for block in document.blocks() if block.text]


def test_the_body_of_a_page_may_stand_in_a_form(read):
    page = f"<html><body><form action='a.aspx'><input type='hidden' value='/wEPDw'><select><option>甲</option></select>{BODY}<button>提交</button></form></body></html>"
    assert said(read(page, "a.html")) == [
        "示例站点规则", "第一条 各站点应当设立负责人，并且在门户网站向社会公布。", "第二条 负责人应当每月核对信息，及时更正错误。",
    ]  # fmt: skip


@pytest.mark.parametrize(("opened", "end", "closed"), [("<pre>", "\n", "</pre>"), ("<div>", "<br>\n", "</div>")])
def test_lines_broken_by_hand_are_paragraphs_where_only_beginnings_are_indented(read, opened, end, closed):
    lines = [
        "　　第一条　各站点应当设立负责人，负责人应当核对信",
        "息。",
        "　　第二条　有下列情形的，予以通报：",
        "　　1、发布未经核对的信息的；",
        "　　2、逾期不改的。",
    ]
    page = f"<html><head><title>示例站点规则 - 示例市门户网站</title></head><body><p align='center'>示例站点规则</p>{opened}{end.join(lines)}{closed}</body></html>"
    assert said(read(page, "a.html")) == [
        "示例站点规则", "第一条　各站点应当设立负责人，负责人应当核对信息。", "第二条　有下列情形的，予以通报：",
        "1、发布未经核对的信息的；", "2、逾期不改的。",
    ]  # fmt: skip


def test_a_title_alone_in_a_cell_above_the_body_is_kept(read):
    page = f"<html><head><title>示例站点管理规则</title></head><body><table><tr><td>示例站点管理规则</td></tr><tr><td><table><tr><td>{BODY.partition('</h2>')[2]}</td></tr></table></td></tr></table></body></html>"
    document = read(page, "a.html")
    assert document.title == "示例站点管理规则"
    assert said(document)[0] == "示例站点管理规则"


def test_front_matter_tells_the_facts_and_is_no_text(read):
    text = "---\ntitle: 示例市政务服务办法\ndocno: 示政办〔2026〕8号\nissuer: 示例市人民政府办公室\ndate: 2026-02-01\ntags: [甲]\n---\n\n# 示例市政务服务办法\n\n各部门应当公布清单。\n"
    document = read(text, "a.md")
    assert (document.title, document.number, document.issuers) == (
        "示例市政务服务办法",
        "示政办〔2026〕8号",
        ("示例市人民政府办公室",),
    )
    assert document.dates.published == date(2026, 2, 1)
    assert said(document) == ["示例市政务服务办法", "各部门应当公布清单。"]
    assert document.text() == text


def test_a_rule_at_the_beginning_is_no_front_matter(read):
    assert said(read("---\n\n各部门应当公布清单。\n\n---\n\n各区应当公布清单。\n", "a.md")) == [
        "各部门应当公布清单。",
        "各区应当公布清单。",
    ]


def test_pictures_and_escaped_numbers(read):
    document = read(
        "# 示例办法\n\n![图](images/a.jpg)\n\n1\\. 各部门应当公布清单。\n\n2\\. 各区应当公布清单。\n", "a.md"
    )
    assert [(b.kind, b.locator) for b in document.blocks() if b.text] == [
        ("title", "标题"),
        ("paragraph", "1"),
        ("paragraph", "2"),
    ]

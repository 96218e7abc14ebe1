"""Web pages that hide their article and show it by a script: it is read, or the loss is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest import read_source

ARTICLE = "<h2>示例窗口管理办法</h2><p>第一条 为规范示例窗口，制定本办法。</p><p>第二条 窗口应当公布办事指南，并在每月底前核对一次。</p>"
AS_READ = [
    "示例窗口管理办法",
    "第一条 为规范示例窗口，制定本办法。",
    "第二条 窗口应当公布办事指南，并在每月底前核对一次。",
]
AROUND = '<ul><li><a href="/">首页</a></li><li>政务公开</li></ul>{}<div>主办单位：示例市示例局</div>'
LONG = "".join(f"<p>{n}、示例事项第{n}类应当一次办结，窗口不得要求重复提交材料。</p>" for n in range(1, 9))


def read_page(body, head="", before=""):
    page = f"{before}<html><head><title>示例窗口管理办法</title>{head}</head><body>{body}</body></html>"
    result = read_source("a.html", page.encode())
    assert result.document is not None, result.findings
    said = [(f.code, dict(f.facts)) for f in result.findings if f.code in ("X710", "X711")]
    return [block.text for block in result.document.blocks()], said


HIDING = {
    "style": '<div style="display: none">{}</div>',
    "invisible": '<div style="visibility:hidden">{}</div>',
    "attribute": "<section hidden>{}</section>",
    "class": '<div class="box off">{}</div>',
    "id": '<div id="raw">{}</div>',
    "no size": '<div style="font-size:0px;">{}</div>',
    "text area": '<textarea id="src">{}</textarea>',
    "script": '<script type="text/template">{}</script>',
    "template": "<template>{}</template>",
}
SHEET = "<style>/* .box{display:block} */ .off { display:none; } #raw,.other{display:none}</style>"


@pytest.mark.parametrize("way", HIDING.values(), ids=HIDING.keys())
def test_a_hidden_article_is_read_where_only_the_site_is_shown(way):
    read, said = read_page(AROUND.format(way.format(ARTICLE)), SHEET)
    assert read == AS_READ
    assert [(code, facts["hidden"]) for code, facts in said] == [("X710", str(sum(map(len, AS_READ))))]


@pytest.mark.parametrize("way", HIDING.values(), ids=HIDING.keys())
def test_what_is_hidden_beside_an_article_is_said(way):
    read, said = read_page(f'<div id="zoom">{ARTICLE}</div>{way.format(LONG)}', SHEET)
    assert read == AS_READ
    assert [(code, facts["begins"]) for code, facts in said] == [("X711", "1、示例事项第1类应当一次办结，窗口不得")]


def test_what_is_hidden_within_an_article_is_said():
    read, said = read_page(f'<div id="zoom">{ARTICLE}<div style="display:none">{LONG}</div></div>')
    assert read == AS_READ
    assert [code for code, _ in said] == ["X711"]


@pytest.mark.parametrize("way", HIDING.values(), ids=HIDING.keys())
def test_a_hidden_copy_of_the_article_is_no_loss(way):
    copy = way.format(f"<div>{ARTICLE}{LONG}</div>".replace("<p>", "<p><span> </span>"))
    read, said = read_page(f'<div id="zoom">{ARTICLE}{LONG}</div>{copy}', SHEET)
    assert read[:3] == AS_READ
    assert len(read) == 11
    assert said == []


def test_short_hidden_texts_are_no_article():
    assert read_page(f'<div id="zoom">{ARTICLE}</div><div style="display:none">请先登录，再发表评论。</div>') == (
        AS_READ,
        [],
    )


def test_a_page_hidden_as_a_whole_is_read_and_said():
    read, said = read_page(f'<div id="wrap" style="display:none"><div class="con">{ARTICLE}</div></div>')
    assert read == AS_READ
    assert said == [("X710", {"hidden": str(sum(map(len, AS_READ))), "shown": "0"})]


SHEETS = {
    ".off{display:none}": False,
    "p.off{display:none}": False,
    "div.off{display:none}": True,
    ".off.on{display:none}": True,
    ".con .off{display:none}": True,
    "@media print{.off{display:none}}": True,
    "@media (max-width:600px){.x{color:red}.off{display:none}}": True,
    ".off{display:none}.off{display:block}": True,
    ".off.note{display:block}.off{display:none}": True,
    "#n{display:none}.off.note{display:block}": False,
    ".off{display:none}.con .off{display:block}": True,
    ".off{color:red}": True,
}


@pytest.mark.parametrize(("sheet", "shown"), SHEETS.items())
def test_rules_of_style_sheets(sheet, shown):
    note = '<p class="off note" id="n">附注在此。</p>'
    read, _ = read_page(f'<div class="con">{ARTICLE}{note}</div>', f"<style>{sheet}</style>")
    assert ("附注在此。" in read) is shown


def test_a_box_without_size_shows_what_has_a_size_of_its_own():
    inner = ARTICLE.replace("<p>", '<p style="font-size:16px">')
    assert read_page(f'<div id="zoom"><div style="font-size:0">{inner}</div></div>')[0] == AS_READ


def test_instructions_to_the_server_are_no_text():
    before = '<%@ page language="java"%>\n<%@ taglib prefix="c" uri="http://example.test/core"%>\n'
    assert read_page(ARTICLE + "<% out.print(1); %>", before=before) == (AS_READ, [])


@given(st.text(st.sampled_from(".#{}@,;: ax/*\n"), max_size=60))
def test_no_style_sheet_ends_the_reading(sheet):
    assert read_page(f'<div class="a x">{ARTICLE}</div>', f"<style>{sheet}</style>")[0] == AS_READ

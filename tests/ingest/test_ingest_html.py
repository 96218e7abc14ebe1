"""Web pages: the article without the site around it, tables with merged cells, the portal's metadata."""

import builtins

import pytest

from polreq.errors import MissingExtraError
from polreq.ingest import read_source

PAGE = """<!DOCTYPE html><html><head><title>示例 - 门户网站</title>
<meta name="ArticleTitle" content="示例市示例局关于印发示例办法的通知"><meta name="PubDate" content="2024-02-03 10:00">
<style>p{color:red}</style><script>var a="脚本";</script></head><body>
<div class="header">网站首页 无障碍</div>
<div class="info"><ul><li><span>文　　号：</span> 示示规〔2024〕2号</li><li><span>实施日期：</span>2024年03月01日</li>
<li><span>失效日期：</span>2029年02月28日</li><li><span>发布机关：</span>示例市示例局,示例市财政局</li></ul></div>
<div class="share">分享到 微信</div>
<div id="zoomcon"><p style="text-align:center">示例市示例局关于印发</p><p>示例办法的通知</p>
<p>各区示例局：</p><p>　　现印发给你们。<span style="display:none">隐藏的文字</span></p>
<p>示例市示例局&nbsp;&nbsp;</p><p>2024年1月31日</p>
<p>示例办法<br>一、任务分工</p>
<table><tr><th rowspan="2">任务</th><th colspan="2">单位</th></tr><tr><th>牵头</th><th>配合</th></tr>
<tr><td rowspan="2">建设<br>平台</td><td>甲局</td><td>乙局</td></tr><tr><td>丙局</td><td></td></tr>
<tr><td colspan="3">二、保障措施</td></tr><tr><td>经费</td><td colspan="2">财政局</td></tr></table>
<p>【打印】</p><p>上一篇：别的文件</p><div>相关附件</div></div>
<div class="footer">版权所有</div></body></html>"""


def test_an_article_of_a_portal(read, outline_of):
    document = read(PAGE, "a.html")
    assert (
        outline_of(document)
        == """title 通知.标题 示例市示例局关于印发
title 通知.标题~2 示例办法的通知
addressee 通知.主送 各区示例局：
paragraph 通知.p1 现印发给你们。
signature 通知.署名 示例市示例局
date 通知.日期 2024年1月31日
[inner 示例办法]
title 标题 示例办法
heading 一 一、任务分工
  row 一.t1.r1 任务 | 单位
  row 一.t1.r2 牵头 | 配合
  row 一.t1.r3 建设 平台 | 甲局 | 乙局
  row 一.t1.r4 建设 平台 | 丙局 |
heading 二 二、保障措施
  row 二.t1.r1 经费 | 财政局"""
    )


def test_merged_cells_are_filled_in(read):
    rows = [b for b in read(PAGE, "a.html").blocks() if b.kind == "row"]
    assert {row.head for row in rows} == {("任务", "单位 牵头", "单位 配合")}
    assert [row.cells for row in rows] == [
        ("任务", "单位", "单位"),
        ("任务", "牵头", "配合"),
        ("建设 平台", "甲局", "乙局"),
        ("建设 平台", "丙局", ""),
        ("经费", "财政局", "财政局"),
    ]


def test_metadata_of_the_portal_win(read):
    document = read(PAGE, "a.html")
    assert document.number == "示示规〔2024〕2号"
    assert document.issuers == ("示例市示例局", "示例市财政局")
    dates = document.dates
    assert [str(d) for d in (dates.written, dates.published, dates.effective, dates.expires)] == [
        "2024-01-31",
        "2024-02-03",
        "2024-03-01",
        "2029-02-28",
    ]


def test_a_page_of_an_unknown_site_is_read_where_most_of_the_text_is(read):
    page = """<html><body><div><a>首页</a></div><div class="x"><div class="y"><p>示例局关于示例的通告</p>
    <p>为了便民，示例窗口自下月起延长办理时间，节假日照常受理，请相互转告，届时凭身份证办理。</p><p>示例局</p><p>2024年5月6日</p>
    </div></div><div>联系我们</div></body></html>"""
    assert [b.kind for b in read(page, "a.htm").body] == ["title", "paragraph", "signature", "date"]


def test_a_page_nested_without_end_is_refused():
    result = read_source("a.html", ("<span>" * 5000 + "示例").encode())
    assert [(f.code, "嵌套" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


def test_reading_a_page_without_the_extra_says_what_to_install(monkeypatch):
    real = builtins.__import__

    def without(name, *args, **kwargs):
        if name.startswith("selectolax"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"polreq\[import\]"):
        read_source("a.html", PAGE.encode())


def words(document):
    lines = ("".join(block.text.split()) for block in document.blocks())
    return [line for line in lines if line]


def test_pages_and_texts_of_real_documents_agree(shared, some_of):
    for page in some_of((shared / "corpus/national/html").glob("*.html")):
        text = shared / "corpus/national/txt" / f"{page.stem}.txt"
        one = read_source(page.name, page.read_bytes()).document
        other = read_source(text.name, text.read_bytes()).document
        assert words(one) == words(other), page.name
        assert (one.id, one.title, one.number, one.issuers) == (other.id, other.title, other.number, other.issuers)

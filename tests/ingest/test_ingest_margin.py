"""What a browser prints beside the text: buttons, icons and menus, on lines of their own and behind those of the text."""

from polreq.ingest import read_source
from polreq.ingest.margin import without_margin
from polreq.ingest.readers.text import read_text

HEAD = "2027/3/9 17:59 示例市窗口服务办法"
FOOT = "https://www.example.gov.cn/a.html {}/2"
PAGES = [
    HEAD,
    "示例市窗口服务办法",
    "第一条 窗口应当公布办事指南，不得要求 收藏到",
    "申请人重复提交材料。 \ue123",
    "分享给",
    "第二条 窗口应当按时开放。",
    FOOT.format(1),
    HEAD,
    "收藏到",
    "第三条 未经申请人同意的，窗口不得将 分享给",
    "申请人信息提供给他人。",
    FOOT.format(2),
]


def said(lines):
    return [line.text for line in without_margin(read_text("\n".join(lines))).raw.lines]


def test_buttons_that_come_again_on_every_page_go_and_the_sentence_goes_on():
    document = read_source("a.txt", "\n".join(PAGES).encode()).document
    articles = [b.text for b in document.blocks() if b.locator.startswith("第")]
    assert "收藏到" not in document.text()
    assert "\ue123" not in document.text()
    assert any("不得将" in text and "分享给" not in text for text in articles)
    assert said(PAGES)[2:6] == [
        "第一条 窗口应当公布办事指南，不得要求",
        "申请人重复提交材料。",
        "第二条 窗口应当按时开放。",
        FOOT.format(1),
    ]


def test_words_in_another_order_on_the_next_page_belong_to_the_text():
    lines = [HEAD, "甲类事项", "乙类事项", FOOT.format(1), HEAD, "乙类事项", "甲类事项", FOOT.format(2)]
    assert said(lines) == lines


def test_one_word_alone_and_pages_of_no_browser_lose_nothing():
    once = [HEAD, "第一条 窗口应当公布指南。", "附则部分", FOOT.format(1), HEAD, "附则部分", FOOT.format(2)]
    assert said(once) == once
    bare = [line for line in PAGES if line not in (HEAD, FOOT.format(1), FOOT.format(2))]
    assert said(bare) == bare


def test_entries_of_a_menu_go_and_the_number_or_title_beside_one_begins_its_line():
    lines = [
        HEAD,
        "互动交流 示例市窗口服务办法",
        "政策文件",
        "第一章 总则",
        "通知公告",
        "政务服务 第二章 窗口",
        "机构设置",
        FOOT.format(1),
        HEAD,
        FOOT.format(2),
    ]
    found = without_margin(read_text("\n".join(lines))).raw.lines
    assert [line.text for line in found] == [
        HEAD, "示例市窗口服务办法", "第一章 总则", "第二章 窗口", FOOT.format(1), HEAD, FOOT.format(2)
    ]  # fmt: skip
    assert (found[1].mark, found[3].mark) == ("互动交流 ", "政务服务 ")


def test_what_stands_above_the_title_that_the_browser_printed_is_none_of_it():
    lines = ["请输入关键字搜索", "示例市数据局", *PAGES]
    document = read_source("a.txt", "\n".join([HEAD, *lines]).encode()).document
    assert document.title == "示例市窗口服务办法"
    assert document.body[0].kind == "note"

"""What a page has around a document when it was printed, saved or copied: services, menus, ways above, the site's foot below."""

import io

import docx
import pytest
from papers import Paper

from polreq.ingest import read_source
from polreq.ingest.menus import is_of_site, menu_length

TITLE = "示例市工业局关于印发《示例设备管理办法》的通知"
NUMBER = "示工信〔2027〕8号"
INNER = "示例设备管理办法"
DOCUMENT = (
    NUMBER,
    "各区工业局：",
    f"现将《{INNER}》印发给你们，请认真抓好落实。",
    "示例市工业局",
    "2027年3月1日",
    INNER,
    "第一条 为加强管理，制定本办法。",
    "第二条 各单位应当每年报送总结。",
)
FACTS = ("索引号：000-1", "发文机关：示例市工业局", f"标 题：{TITLE}", f"发文字号：{NUMBER}", "成文日期：2027-03-01")
FOOT = (
    "扫一扫在手机打开当前页",
    "分享到：微信 微博",
    "上一篇：示例通知",
    "下一篇：关于开展示例工作的通知",
    "相关链接",
    "《示例设备管理办法》解读",
    "图解 | 示例设备怎么管",
    "中国政府网 省政府部门 各区县",
    "关于我们 | 联系我们 | 网站地图",
    "主办：示例市工业局 承办：示例市信息中心",
    "版权所有：示例市工业局 网站标识码：9900000001",
    "示ICP备00000001号 示公网安备 99000000000001号",
    "地址：示例市示例路1号",
    "建议使用1024*768分辨率浏览",
)
HEADS = {
    "menu on a line, cut off, below a service of the site's own": ("小示助手 无障碍 手机端 邮箱", "请输入关键字", "首页 组织机构 新闻发布 政务公开 政务服务 示例数", "首页 > 示例局 > 文件发布"),
    "menu with a word to a line": ("登录", "首页", "新闻", "政务公开", "示例风貌", "办事服务", "互动交流"),
    "menu that runs together": ("长者模式 繁體", "首页信息公开办事服务公共服务互动交流专题专栏"),
    "menu set apart": ("首 页 政务公开 办事服务 互动交流 数据开",),
    "menu of sections that nobody knows": ("首页 考务介绍 项目专区 考生天地 教材教辅",),
    "menu in bars": ("简 | 繁 | 邮箱 | 无障碍", "首页 | 新闻中心 | 政务公开 | 示例专区"),
    "tools in English": ("Skip to content | Home | English | Login", "Font size: A A A Print Share", "Home / Policies / Notices"),
    "way with ＞": ("网站首页＞政务公开＞政策文件",),
    "way with /": ("首页 / 政务公开 / 政策文件",),
    "way with a step to a line": ("当前位置：", "首页", ">", "政务公开", ">", "政策文件"),
    "other sites and the weather": ("示例人大 示例政协 2027年3月5日 星期五 多云 12℃~19℃ 手机版 更多",),
    "names of the site above its menu": ("示例云上政务", "一站通办 惠企直达", "首页 机构 政务公开 办事服务"),
    "a bracket over several lines": ("下载", "全屏", "【字号：", "加大", "减小", "】"),
}  # fmt: skip


def page(kind: str, lines: tuple[str, ...]) -> tuple[str, bytes]:
    """Write lines as a file of a kind, as a page comes into it: pasted, converted, saved, printed, or opened in Word."""
    if kind == "docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        data = io.BytesIO()
        document.save(data)
        return "a.docx", data.getvalue()
    if kind == "pdf":
        paper = Paper(head="")
        for line in lines:
            paper.write("left", line)
        return "a.pdf", paper.save()
    if kind == "html":
        rows = "".join(f"<p>{line.replace('>', '&gt;')}</p>" for line in lines)
        return "a.html", f"<html><body>{rows}</body></html>".encode()
    return f"a.{kind}", ("\n\n" if kind == "md" else "\n").join(lines).encode()


@pytest.mark.parametrize("kind", ["txt", "md", "html", "docx", "pdf"])
@pytest.mark.parametrize("told", [(), FACTS], ids=["no facts", "facts"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_the_head_of_a_document_is_found_behind_what_its_page_has_above_it(head, told, kind):
    tools = "【字体：大 中 小】 打印 收藏 关闭"
    document = read_source(*page(kind, (*head, *told, TITLE, tools, *DOCUMENT, *FOOT))).document
    assert (document.title, document.number, document.issuers) == (TITLE, NUMBER, ("示例市工业局",))
    assert document.addressee == "各区工业局"
    assert [(part.kind, part.title) for part in document.parts] == [("inner", INNER)]
    around = {*head, *told, tools, *FOOT}
    assert {block.kind for block in document.blocks() if block.text in around} == {"note"}
    assert [block.text for block in document.blocks() if block.kind == "paragraph"] == [
        f"现将《{INNER}》印发给你们，请认真抓好落实。",
        "第一条 为加强管理，制定本办法。",
        "第二条 各单位应当每年报送总结。",
    ]


def test_bars_between_entries_of_a_menu_make_no_table_and_nothing_is_lost():
    text = "\n".join(("首页 | 新闻中心 | 政务公开", TITLE, *DOCUMENT, "关于我们 | 联系我们 | 网站地图", ""))
    document = read_source("a.txt", text.encode()).document
    assert [block.kind for block in document.blocks() if block.cells] == []
    assert document.text() == text


@pytest.mark.parametrize("line", ["名称 | 微信 | 微博 | 邮箱", "首页 | 政务公开 | 办事服务"])
def test_a_row_beside_other_rows_stays_a_row(line):
    rows = f"序号 | 渠道 | 单位 | 期限\n{line}\n1 | 网站 | 示例市工业局 | 5月"
    document = read_source("a.txt", "\n".join((TITLE, *DOCUMENT, "附件：渠道清单", rows)).encode()).document
    assert [block.kind for block in document.blocks() if block.text == line] == ["row"]


def test_a_service_above_the_facts_does_not_end_the_head_where_the_facts_tell_the_title():
    """Nothing shows that the first line is the page's but that the title, which the facts tell, stands below."""
    text = "\n".join(("示例之窗惠企直通车欢迎您", *FACTS, TITLE, *DOCUMENT))
    document = read_source("a.txt", text.encode()).document
    assert [block.text for block in document.blocks() if block.kind == "title"] == [TITLE, INNER]


def test_an_attachment_below_the_foot_of_a_page_is_its_own_text():
    text = "\n".join((TITLE, *DOCUMENT, *FOOT, "附件1", "示例设备清单", "甲类设备登记", "乙类设备登记"))
    document = read_source("a.txt", text.encode()).document
    assert [(part.kind, part.title) for part in document.parts] == [("inner", INNER), ("attachment", "示例设备清单")]
    assert [block.kind for block in document.parts[1].body if block.text.endswith("登记")] == ["paragraph"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "主办单位：示例市工业局",
        "地址：示例市示例路1号",
        "相关链接",
        "市民可以使用示例微信小程序",
        "首页 政务公开 办事服务 互动交流",
    ],
)
def test_between_the_first_and_the_last_sentence_a_line_is_the_documents(line):
    text = "\n".join((TITLE, *DOCUMENT[:3], line, "请各单位按期报送。", *DOCUMENT[3:5]))
    document = read_source("a.txt", text.encode()).document
    assert [block.kind for block in document.blocks() if block.text == line] == ["paragraph"]


@pytest.mark.parametrize("heading", ["【用户登录】", "用户登录", "智能客服"])
def test_a_tool_that_a_numbered_section_describes_is_the_documents(heading):
    document = read_source("a.txt", f"示例平台功能规范\n一、功能要求\n{heading}\n支持实名登录。\n".encode()).document
    assert [block.kind for block in document.blocks() if block.text == heading] != ["note"]


@pytest.mark.parametrize(
    ("line", "of_site"),
    [
        ("小示助手 无障碍 手机端 邮箱", True),
        ("首页", True),
        ("大 中 小", True),
        ("【打印】【关闭】", True),
        ("政务公开 政务服务", True),
        ("English | 简体 | 繁體", True),
        ("", False),
        ("——", False),
        ("政务公开", False),
        ("数据 服务", False),
        ("政务服务办事指南", False),
        ("政务公开 窗口服务要求", False),
        ("打印机管理", False),
        ("公共服务 政务服务 数据开放 管理办法", False),
        ("下载 打印 关于规范服务的通知", False),
        ("示例省财政厅 示例省税务局", False),
    ],
)
def test_a_line_is_of_the_site_by_the_company_of_its_words(line, of_site):
    assert is_of_site(line) is of_site


def test_a_menu_with_an_entry_to_a_line_ends_with_an_entry_that_is_known():
    assert menu_length(["首页", "新闻", "示例风貌", "政务公开", "示例市窗口", "示例条例"]) == 4
    assert menu_length(["示例风貌", "首页", "新闻", "政务公开"]) == 0
    assert menu_length(["首页", "新闻"]) == 0

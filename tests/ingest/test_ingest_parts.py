"""Wrappers, inner documents, attachments, decrees: where each part begins and what its places are called."""

import pytest

from polreq.ingest import read_source

WRAPPER = """示例省人民政府办公厅关于印发示例省
政务服务若干规定的通知
示政办发〔2024〕3号
各市人民政府，省政府各部门：
《示例省政务服务若干规定》已经省政府同意，现印发给你们，请认真贯彻执行。
示例省人民政府办公厅
2024年1月5日
（此件公开发布）
示例省政务服务若干规定
第一条 为了便民，制定本规定。
第二条 各部门应当一次告知。
"""


def test_a_notice_that_prints_a_document(read, outline_of):
    assert (
        outline_of(read(WRAPPER))
        == """title 通知.标题 示例省人民政府办公厅关于印发示例省
title 通知.标题~2 政务服务若干规定的通知
number 通知.文号 示政办发〔2024〕3号
addressee 通知.主送 各市人民政府，省政府各部门：
paragraph 通知.p1 《示例省政务服务若干规定》已经省政府同意，现印发给你们，请认真贯彻执行。
signature 通知.署名 示例省人民政府办公厅
date 通知.日期 2024年1月5日
note 通知.附注 （此件公开发布）
[inner 示例省政务服务若干规定]
title 标题 示例省政务服务若干规定
paragraph 第一条 第一条 为了便民，制定本规定。
paragraph 第二条 第二条 各部门应当一次告知。"""
    )


def test_a_wrapper_that_prints_two_documents(read):
    document = read(
        """示例市人民政府关于印发示例两个办法的通知
示政发〔2023〕9号
各区人民政府：
现将有关办法印发给你们。
示例市人民政府
2023年5月6日
示例市窗口管理办法
一、窗口设置
合理设置窗口。
二、窗口人员
统一着装。
示例市热线管理办法
一、热线受理
全天受理。
"""
    )
    assert [(p.kind, p.title, p.genre, p.prefix) for p in document.parts] == [
        ("inner", "示例市窗口管理办法", "管理办法", ""),
        ("inner", "示例市热线管理办法", "管理办法", "管理办法2"),
    ]
    assert [b.locator for b in document.parts[1].body] == ["管理办法2.标题", "管理办法2.一"]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["市公安局"], "signature"),
        (["市公安局", "市民政局"], "signature"),
        (["市公安局", "市民政局", "市教育局"], "paragraph"),  # a list: three do not sign without a day
    ],
)
def test_bodies_at_the_end_without_a_day(read, names, kind):
    text = "示例市关于示例的通知\n示政发〔2021〕12号\n各县：\n下列单位应当按月报送材料。\n"
    document = read(text + "\n".join(names))
    assert [(b.kind, b.text) for b in document.body[-len(names) :]] == [(kind, name) for name in names]


def test_a_forwarded_report_keeps_its_addressee_and_its_signature(read, outline_of):
    document = read(
        """示例省人民政府转发省教育厅关于
示例工作意见报告的通知
各市人民政府：
现将《报告》转发给你们，请遵照执行。
示例省人民政府
一九九六年二月五日
关于示例工作意见的报告
省人民政府：
现将有关情况报告如下。
省教育厅
一九九六年一月二十五日
"""
    )
    assert (
        outline_of(document).partition("[")[2]
        == """inner 关于示例工作意见的报告]
title 标题 关于示例工作意见的报告
addressee 主送 省人民政府：
paragraph p1 现将有关情况报告如下。
signature 署名 省教育厅
date 日期 一九九六年一月二十五日"""
    )


def test_attachments_listed_before_the_signature_and_printed_after_it(read, outline_of):
    document = read(
        """示例县人民政府关于示例的意见
各乡镇人民政府：
请做好示例工作。
附件：1.示例任务分解表
2.示例名单
示例县人民政府
2022年8月1日
附件1
示例任务分解表
任务 | 单位
甲 | 县教育局
附件2
示例名单
张三
"""
    )
    assert (
        outline_of(document)
        == """title 标题 示例县人民政府关于示例的意见
addressee 主送 各乡镇人民政府：
paragraph p1 请做好示例工作。
attachment 附件说明 附件：1.示例任务分解表
attachment 附件说明~2 2.示例名单
signature 署名 示例县人民政府
date 日期 2022年8月1日
[attachment 示例任务分解表]
attachment 附件1.附件说明 附件1
title 附件1.标题 示例任务分解表
row 附件1.t1.r1 任务 | 单位
row 附件1.t1.r2 甲 | 县教育局
[attachment 示例名单]
attachment 附件2.附件说明 附件2
title 附件2.标题 示例名单
paragraph 附件2.p1 张三"""
    )


def test_files_for_download_are_no_attachments_with_text(read):
    document = read(
        "示例局关于示例的通告\n请下载。\n示例局\n2024年3月4日\n附件1：示例表.doc\n附件2：示例表二.xlsx\n公开方式：主动公开\n"
    )
    assert document.parts == ()
    assert [b.kind for b in document.body] == [
        "title",
        "paragraph",
        "signature",
        "date",
        "attachment",
        "attachment",
        "note",
    ]


def test_a_decree_and_the_law_that_it_prints(read, outline_of):
    document = read(
        """中华人民共和国国务院令
第999号
《示例条例》已经通过，现予公布，自2025年1月1日起施行。
总理 张 三
2024年11月6日
示例条例
（2001年3月4日中华人民共和国国务院令第876号发布
2024年9月6日修订通过）
第一章 总 则
第一条 为了示例，制定本条例。
"""
    )
    assert (
        outline_of(document)
        == """title 令.标题 中华人民共和国国务院令
number 令.文号 第999号
paragraph 令.p1 《示例条例》已经通过，现予公布，自2025年1月1日起施行。
signature 令.署名 总理 张 三
date 令.日期 2024年11月6日
[inner 示例条例]
title 标题 示例条例
note 附注 （2001年3月4日中华人民共和国国务院令第876号发布
note 附注~2 2024年9月6日修订通过）
heading 第一章 第一章 总 则
  paragraph 第一条 第一条 为了示例，制定本条例。"""
    )
    assert (document.title, document.number, document.genre, document.issuers) == (
        "示例条例",
        "国令第999号",
        "条例",
        ("国务院",),
    )


def test_a_signature_wrapped_over_lines_and_joint_issuers(read):
    document = read(
        "示例省财政厅 示例省教育厅关于示例的通知\n示财教〔2020〕7号\n各市：\n请执行。\n示例省财政厅 示例省教育厅\n示例省\n税务局\n2020年2月3日\n"
    )
    kinds = [(b.kind, b.text) for b in document.body[4:]]
    assert kinds == [
        ("signature", "示例省财政厅 示例省教育厅"),
        ("signature", "示例省"),
        ("signature", "税务局"),
        ("date", "2020年2月3日"),
    ]


def test_a_document_that_is_only_a_paragraph(read, outline_of):
    assert (
        outline_of(read("（四）成果应用。各市要用好评价成果。\n"))
        == "heading (四) （四）成果应用。各市要用好评价成果。"
    )
    assert outline_of(read("各市要用好评价成果。\n")) == "paragraph p1 各市要用好评价成果。"


def test_the_red_heading_and_who_signed_stand_above_the_title(read):
    document = read(
        """特急
示例省人民政府办公厅文件
示政办发〔2022〕15号
签发人：张三
示例省人民政府办公厅关于印发
示例三年行动计划（2022—2024年）的通知
各市人民政府：
请执行。
"""
    )
    kinds = ["note", "note", "number", "note", "title", "title", "addressee", "paragraph"]
    assert [block.kind for block in document.body] == kinds
    assert document.title == "示例省人民政府办公厅关于印发示例三年行动计划（2022—2024年）的通知"


def test_an_announcement_numbered_by_year(read):
    document = read("示例市示例局关于示例的公告\n2024年第3号\n现公告如下。\n示例市示例局\n2024年2月3日\n")
    assert [b.kind for b in document.body] == ["title", "number", "paragraph", "signature", "date"]
    assert (document.title, document.number, document.id) == (
        "示例市示例局关于示例的公告",
        "2024年第3号",
        "示例的公告-2024-02-03",
    )


def test_a_draft_in_an_attachment_with_contents_and_titled_articles(read, outline_of):
    document = read(
        """示例省司法厅关于公开征求意见的公告
请提出意见。
示例省司法厅
2023年1月5日
附件
示例省数据条例
（征求意见稿）
目　录
第一章　总则…………1
第二章　附则…………5
第一章　总则
第一条【立法目的】为了规范数据活动，制定本条例。
第二章　附则
第二条本条例自2023年5月1日起施行。
"""
    )
    assert (
        outline_of(document).partition("[")[2]
        == """attachment 示例省数据条例（征求意见稿）]
attachment 附件.附件说明 附件
title 附件.标题 示例省数据条例
title 附件.标题~2 （征求意见稿）
note 附件.附注 目　录
note 附件.附注~2 第一章　总则…………1
note 附件.附注~3 第二章　附则…………5
heading 附件.第一章 第一章　总则
  heading 附件.第一条 第一条【立法目的】为了规范数据活动，制定本条例。
heading 附件.第二章 第二章　附则
  paragraph 附件.第二条 第二条本条例自2023年5月1日起施行。"""
    )


def test_what_was_copied_along_from_a_web_page_is_no_title(read):
    document = read(
        """- - -
示例市政府网
【音频解读】《示例市示例局关于示例的通知》
当前位置：首页 > 规范性文件
示示规〔2024〕5号
2024年03月04日
示例市示例局
示例市示例局关于示例的通知
示示规〔2024〕5号
示例市示例局关于示例的通知
各区人民政府：
请执行。
"""
    )
    kinds = [
        "note",
        "note",
        "note",
        "note",
        "number",
        "note",
        "note",
        "title",
        "number",
        "title",
        "addressee",
        "paragraph",
    ]
    assert [block.kind for block in document.body] == kinds
    assert (document.title, document.number) == ("示例市示例局关于示例的通知", "示示规〔2024〕5号")


def test_days_that_head_the_entries_of_a_chronicle_end_nothing(read):
    document = read(
        "示例大事记\n一、上半年\n工作启动。\n2024年1月5日\n印发方案\n二、下半年\n工作完成。\n2024年9月6日\n总结经验\n"
    )
    assert document.parts == ()
    assert [block.locator for block in document.blocks()] == [
        "标题", "一", "一.p1", "一.p2", "一.p3", "二", "二.p1", "二.p2", "二.p3",
    ]  # fmt: skip


def test_the_tools_of_a_portal_with_its_facts_behind_them_are_a_note():
    text = "首页 > 政策文件\n【字体：大 中 小】 【打印】 【关闭】 来源：示例局 浏览量：34\n\n示例市关于做好示例工作的通知\n各区：\n请做好工作。\n"
    document = read_source("a.txt", text.encode()).document
    assert [b.kind for b in document.blocks() if "字体" in b.text] == ["note"]

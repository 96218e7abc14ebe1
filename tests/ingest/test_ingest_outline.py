"""The tree of headings and the names of places, for both families of documents."""


def test_levels_of_a_plan(read, outline_of):
    document = read(
        """示例市一网通办工作方案
为推进示例工作，制定本方案。
一、总体要求
（一）工作目标。
到明年底，全部事项可以网上办理。
（二）基本原则。坚持便民。
二、主要任务
（一）建设平台
1.统一入口。整合各类入口。
2.统一认证。
实现一次登录。
（二）共享数据
——坚持按需共享。
各部门应当共享数据。
"""
    )
    assert (
        outline_of(document)
        == """title 标题 示例市一网通办工作方案
paragraph p1 为推进示例工作，制定本方案。
heading 一 一、总体要求
  heading 一.(一) （一）工作目标。
    paragraph 一.(一).p1 到明年底，全部事项可以网上办理。
  heading 一.(二) （二）基本原则。坚持便民。
heading 二 二、主要任务
  heading 二.(一) （一）建设平台
    heading 二.(一).1 1.统一入口。整合各类入口。
    heading 二.(一).2 2.统一认证。
      paragraph 二.(一).2.p1 实现一次登录。
  heading 二.(二) （二）共享数据
    paragraph 二.(二).p1 ——坚持按需共享。
    paragraph 二.(二).p2 各部门应当共享数据。"""
    )


def test_articles_are_named_by_themselves_and_paragraphs_after_items_return_to_them(read, outline_of):
    document = read(
        """# 示例市数据条例

2024年1月2日 示例市第一届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章  总则

第一条 为了规范数据处理，制定本条例。

第二条 下列数据应当共享：

（一）基础数据；

（二）主题数据。

前款规定的数据由主管部门编目。

## 第二章  附则

第三条 本条例自2024年3月1日起施行。
""",
        "a.md",
    )
    assert (
        outline_of(document)
        == """title 标题 示例市数据条例
note 附注 2024年1月2日 示例市第一届人民代表大会常务委员会第三次会议通过
note
heading 第一章 第一章  总则
  paragraph 第一条 第一条 为了规范数据处理，制定本条例。
  heading 第二条 第二条 下列数据应当共享：
    paragraph 第二条.(一) （一）基础数据；
    paragraph 第二条.(二) （二）主题数据。
    paragraph 第二条.p1 前款规定的数据由主管部门编目。
heading 第二章 第二章  附则
  paragraph 第三条 第三条 本条例自2024年3月1日起施行。"""
    )


def test_a_reference_at_the_beginning_of_a_line_is_no_article(read, outline_of):
    document = read("示例办法\n第一条 甲。\n第二条 乙。\n第一条规定的材料可以容缺。\n第三条规定另行制定。\n")
    assert (
        outline_of(document)
        == """title 标题 示例办法
paragraph 第一条 第一条 甲。
heading 第二条 第二条 乙。
  paragraph 第二条.p1 第一条规定的材料可以容缺。
paragraph 第三条 第三条规定另行制定。"""
    )


def test_decimal_numbers_and_a_table_of_contents(read, outline_of):
    document = read(
        """示例应急预案
目 录
1 总则
1.1 目的
2 附则
1 总则
1.1 目的
为应对示例事件，制定本预案。
1.1.1 示例分为两级。
（1）一级。
（2）二级。
2 附则
2.1 本预案自印发之日起实施。
"""
    )
    assert (
        outline_of(document)
        == """title 标题 示例应急预案
note 附注 目 录
note 附注~2 1 总则
note 附注~3 1.1 目的
note 附注~4 2 附则
heading 1 1 总则
  heading 1.1 1.1 目的
    paragraph 1.1.p1 为应对示例事件，制定本预案。
    heading 1.1.1 1.1.1 示例分为两级。
      paragraph 1.1.1.(1) （1）一级。
      paragraph 1.1.1.(2) （2）二级。
heading 2 2 附则
  paragraph 2.1 2.1 本预案自印发之日起实施。"""
    )


def test_rows_of_a_table_carry_its_header_even_below_a_heading_in_the_table(read):
    document = read(
        """示例任务清单
序号 | 任务 | 牵头单位
一、平台建设
1 | 建设平台 | 大数据局
2 | 制定标准 |
二、保障
3 | 落实经费 | 财政局
"""
    )
    rows = [(b.locator, b.cells, b.head) for b in document.blocks() if b.kind == "row"]
    head = ("序号", "任务", "牵头单位")
    assert rows == [
        ("t1.r1", head, head),
        ("一.t1.r1", ("1", "建设平台", "大数据局"), head),
        ("一.t1.r2", ("2", "制定标准", ""), head),
        ("二.t1.r1", ("3", "落实经费", "财政局"), head),
    ]


def test_lines_without_number_head_groups_where_the_numbering_begins_again(read, outline_of):
    document = read("示例清单\n面向企业的政策\n一、甲\n子。\n二、乙\n丑。\n面向个人的政策\n一、丙\n寅。\n")
    assert (
        outline_of(document)
        == """title 标题 示例清单
heading 面向企业的政策 面向企业的政策
  heading 面向企业的政策.一 一、甲
    paragraph 面向企业的政策.一.p1 子。
  heading 面向企业的政策.二 二、乙
    paragraph 面向企业的政策.二.p1 丑。
heading 面向个人的政策 面向个人的政策
  heading 面向个人的政策.一 一、丙
    paragraph 面向个人的政策.一.p1 寅。"""
    )


def test_numbers_that_come_twice_are_told_apart(read):
    document = read("示例通知\n（一）甲。\n（二）乙。\n说明。\n（一）丙。\n")
    assert [b.locator for b in document.blocks()] == ["标题", "(一)", "(二)", "(二).p1", "(一)~2"]


def test_a_block_in_lenticular_brackets_heads_its_paragraphs(read, outline_of):
    document = read(
        "示例指南\n一、功能要求\n【用户注册】\n支持实名注册。\n【信息来源】\n1.国家平台。\n2.地方平台。\n二、保障\n甲。\n"
    )
    assert (
        outline_of(document)
        == """title 标题 示例指南
heading 一 一、功能要求
  heading 一.【用户注册】 【用户注册】
    paragraph 一.【用户注册】.p1 支持实名注册。
  heading 一.【信息来源】 【信息来源】
    paragraph 一.【信息来源】.1 1.国家平台。
    paragraph 一.【信息来源】.2 2.地方平台。
heading 二 二、保障
  paragraph 二.p1 甲。"""
    )


def test_indentation_is_a_mark_and_not_part_of_the_words(read):
    document = read("　　一、甲\n　　乙。\n\n\n丙。\n")
    assert [(b.mark, b.text, b.blank) for b in document.blocks()] == [
        ("　　", "一、甲", 0),
        ("　　", "乙。", 2),
        ("", "丙。", 0),
    ]


def test_markdown_of_other_hands(read, outline_of):
    document = read(
        """# 示例市管理办法

> 来源：示例市政府网

**第一条** 为规范评价，制定本办法。

**第二条** 评价渠道：

1. 现场评价；
2. 网上评价。

| 等级 | 说明 |
|---|---|
| 好 | 满意 |
""",
        "a.md",
    )
    assert (
        outline_of(document)
        == """title 标题 示例市管理办法
note 附注 来源：示例市政府网
paragraph 第一条 第一条 为规范评价，制定本办法。
heading 第二条 第二条 评价渠道：
  paragraph 第二条.1 1. 现场评价；
  paragraph 第二条.2 2. 网上评价。
  row 第二条.t1.r1 | 等级 | 说明 |
  note
  row 第二条.t1.r2 | 好 | 满意 |"""
    )
    assert [b.head for b in document.blocks() if b.kind == "row"] == [("等级", "说明")] * 2


def test_the_cover_of_a_guide(read):
    document = read(
        """示例平台建设指南
示例省大数据局
2023年6月
目  录
一、总则
二、功能
一、总则
1.1 目的
甲。
1.2 范围
乙。
二、功能
2.1 用户
丙。
"""
    )
    kinds = ["title", "signature", "date", "note", "note", "note", "heading", "heading"]
    assert [block.kind for block in document.body] == kinds
    assert document.issuers == ("示例省大数据局",)

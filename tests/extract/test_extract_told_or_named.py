"""What only names, counts or explains tells nobody anything; what tells somebody something stays a norm beside it."""

import pytest

from polreq.extract.extracting import extract
from polreq.model.clause import NORMS
from polreq.model.document import Block, Document
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def read(*lines, title="示例材料", genre=""):
    body = tuple(Block("paragraph", line, f"p{n}") for n, line in enumerate(lines, 1))
    return extract(Document("doc", title, genre=genre, body=body), LEXICON)


def kinds(*lines, **setting):
    return [clause.kind for clause in read(*lines, **setting)]


def row(head, *cells):
    block = Block("row", " | ".join(cells), "t1", head=head, cells=cells)
    return next(c.kind for c in extract(Document("doc", "示例表", body=(block,)), LEXICON))


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("序号", "补贴品种", "最高限额", "有效期"), ("3", "助听器", "900元/年", "长期")),
        (("序号", "工种", "收费标准"), ("7", "电工", "120元")),
        (("单位名称", ""), ("法定代表人", "")),
        (("单位名称", "", ""), ("联 系 人", "", "联系电话")),
        (("单位名称", ""), ("主管部门意见", "年 月 日")),
        (("单位名称", ""), ("守法承诺", "（盖章） 年 月 日")),
    ],
)
def test_rows_of_values_and_of_forms_are_none(head, cells):
    assert row(head, *cells) in ("meta", "definition")


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("序号", "工作任务", "责任单位"), ("1", "建设档案查询系统", "市档案局")),
        (("序号", "指标", "2027年"), ("2", "档案数字化率（%）", "≥90")),
        (("序号", "名称", "说明"), ("3", "档案移交", "每年应当移交一次。")),
    ],
)
def test_rows_that_tell_are_norms(head, cells):
    assert row(head, *cells) in NORMS


@pytest.mark.parametrize(
    "line",
    [
        "申领对象：",
        "线下办理：",
        "王  磊  示例市档案局局长",
        "General rules for archives",
        "〔3〕 GB/T 22080 信息技术 安全技术",
        "2026-03-02 发布 2026-07-01 实施",
        "□纸质档案 □电子档案 □其他",
        "发现单位 街道办事处 应急支撑机构",
        "档案利用 use of archives",
        "档案事故指造成档案损毁的事件。",
        "档案事故包括档案失火、档案失窃和档案霉变等。",
        "档案按保管期限分为永久、三十年和十年三种。",
        "完成时限未注明年份的，均为2027年。",
        "具体目录见附件3。",
        "法律、法规对档案保管另有规定的，依照其规定执行。",
    ],
)
def test_what_only_names_or_explains_is_no_norm(line):
    assert kinds(line)[0] not in NORMS


@pytest.mark.parametrize(
    "line",
    [
        "档案馆应当按保管期限将档案分为三种，并分别存放。",
        "各单位每月清点档案、登记损毁情况。",
        "填写《档案移交表》（见附件3）。",
        "法律另有规定的，市档案局应当依照其规定办理并告知申请人。",
        "档案室宜设在二层以上。",
        "因地制宜开展档案宣传。",
    ],
)
def test_what_tells_somebody_stays_a_norm(line):
    assert kinds(line)[0] == "requirement"


def test_what_is_advised_is_no_must():
    said = read("阅览桌宜采用实木。", "书架间距不宜小于0.8米。", "会议事宜由办公室安排。")
    assert [(c.kind, c.force) for c in said[:2]] == [("requirement", "should"), ("prohibition", "should")]
    assert said[2].force == "must"


@pytest.mark.parametrize(
    ("lead_in", "items", "kind"),
    [
        (
            "档案有下列情形之一的，可以销毁：",
            ("（一）保管期满需鉴定；", "（二）重复的副本；", "（三）霉变严重。"),
            "optional",
        ),
        (
            "有下列情形之一的，应当暂停阅览：",
            ("（一）伪造证件的；", "（二）拒不登记的；", "（三）设备故障。"),
            "requirement",
        ),
        (
            "馆藏档案违规利用的类型主要如下：",
            ("（一）涂改档案；", "（二）未经批准复制档案；", "（三）损毁档案。"),
            "definition",
        ),
        ("满足下列条件之一的，可判定为重大事故：", ("（一）损失超过五万元；", "（二）造成人员伤亡的。"), "definition"),
        ("专项经费不支付下列费用：", ("（一）招待费用；", "（二）超出标准的费用。"), "prohibition"),
    ],
)
def test_one_list_is_judged_alike(lead_in, items, kind):
    assert kinds(lead_in, *items) == [kind] * (len(items) + 1)


def test_a_list_inside_a_list_gives_way_to_the_outer_one_again():
    lines = (
        "符合以下标准之一的，可认定为珍贵档案：",
        "（一）年代标准：",
        "1.形成于一百年以前；",
        "2.形成年代不明但纸张古旧。",
        "（二）内容涉及重大事件。",
    )
    assert kinds(*lines) == ["definition"] * 5


STANDARD = (
    ("前言", "heading"),
    ("本文件按照GB/T 1.1—2020的规定起草。", "meta"),
    ("请注意本文件的某些内容可能涉及专利。", "meta"),
    ("1 范围", "heading"),
    ("本文件规定了档案数字化的要求。", "definition"),
    ("2 规范性引用文件", "heading"),
    ("下列文件中的内容通过文中的规范性引用而构成本文件必不可少的条款。", "definition"),
    ("3 术语和定义", "heading"),
    ("使用扫描设备把纸质档案转换为图像的过程。", "definition"),
    ("4 数字化要求", "heading"),
    ("4.1.1 应采用无损格式保存图像。", "requirement"),
    ("4.1.2 图像不应倾斜。", "prohibition"),
    ("4.1.3 分辨率宜不低于300dpi。", "requirement"),
    ("4.1.4 可采用双层PDF。", "optional"),
    ("4.1.5 扫描前清点页数。", "requirement"),
    ("附录A（资料性）", "heading"),
    ("扫描前清点页数。", "definition"),
)


def test_only_the_body_of_a_standard_bids():
    found = kinds(*(line for line, _ in STANDARD), title="档案数字化规范")
    apart = [
        (line, kind) for (line, kind), one in zip(STANDARD, found, strict=True) if kind != one and kind != "heading"
    ]
    assert not apart
    assert not any(one in NORMS for (_, kind), one in zip(STANDARD, found, strict=True) if kind == "heading")


def test_the_same_words_outside_a_standard_bid():
    assert kinds("1 范围", "扫描前清点页数。")[1] == "requirement"


@pytest.mark.parametrize(
    "line",
    [
        "1.各项指标由市档案局按季调度。",
        "2.年满七十岁的读者可直接入馆。",
        "3.移交名单由市档案局另行公布。",
        "4.重要档案实行专人专柜管理。",
    ],
)
def test_a_numbered_sentence_that_tells_is_no_heading(line):
    assert kinds(line, "目录每季度更新一次。")[0] in NORMS


def test_the_last_item_of_a_list_is_an_item():
    found = kinds("1.移交申请表；", "2.档案目录；", "3.移交清单。")
    assert "heading" not in found


def test_what_follows_other_rules_by_analogy_is_a_permission():
    assert kinds("其他单位的档案移交，参照本办法执行。") == ["optional"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("申请人不需要提交复印件。", "optional"),
        ("初次逾期归还的，可以不予登记。", "optional"),
        ("违反者按照档案管理规定处理。", "liability"),
        ("《档案利用规则》明确要求，读者应当在借阅后十日内归还。", "requirement"),
        ("档案工作应当坚持党的领导。", "principle"),
        ("动员部署阶段（2027年3月至4月）。", "heading"),
        ("表B.2 档案分级要求", "heading"),
        ("技术支持：0000-7654321。", "meta"),
    ],
)
def test_what_looks_like_a_duty_and_is_something_else(line, kind):
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    "line", ["申请人应当提交复印件。", "应当不予登记逾期归还者的再次申请。", "档案局应当公布技术支持电话。"]
)
def test_what_is_a_duty_stays_one(line):
    assert kinds(line) == ["requirement"]


def test_a_case_in_points_belongs_to_the_case():
    lines = ("经鉴定符合以下标准的：", "（一）外观", "1.封面缺损；", "2.可见霉斑。", "（二）纸张需修复。")
    assert not set(kinds(*lines)) & set(NORMS)


def test_a_plan_raises_what_a_report_has_raised():
    goal = "1.新增馆藏目录350条，累计达到2100条。"
    assert kinds(goal, title="示例县2027年档案数字化计划") == ["requirement"]
    assert kinds("全年新增馆藏目录350条，累计达到2100条。", title="示例县档案工作总结") == ["report"]


def test_a_report_that_submits_an_opinion_bids_under_its_heading():
    told = Block("paragraph", "在重点库房要加强温湿度监测。", "二.p1")
    body = (Block("heading", "二、关于加强档案保护的意见", "二", 1, children=(told,)),)
    report = Document("doc", "关于加强档案保护工作意见的报告", genre="报告", body=body)
    assert [clause.kind for clause in extract(report, LEXICON)][-1] == "requirement"

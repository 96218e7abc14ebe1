"""Sentences of texts other than policies (reports, minutes, letters, guide pages, specifications), by what they are."""

from datetime import date

import pytest

from polreq.extract.extracting import extract
from polreq.model.clause import NORMS
from polreq.model.document import Block, Dates, Document
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def kinds(*lines, title="示例材料", genre="", heading=""):
    blocks = tuple(Block("paragraph", line, f"p{n}") for n, line in enumerate(lines, 1))
    body = (Block("heading", heading, "一", 1, children=blocks),) if heading else blocks
    return [c.kind for c in extract(Document("doc", title, genre=genre, body=body), LEXICON)][bool(heading) :]


def asks(text, **setting):
    return any(kind in NORMS for kind in kinds(text, **setting))


@pytest.mark.parametrize(
    "line",
    [
        "出席：示例市副市长，市档案局主要负责同志",
        "填报单位：示例区农业局    填报日期：2026年2月6日",
        "办公地址：示例路66号政务中心2楼",
        "发文字号：示政字〔2026〕18号",
        "林某：",
        "尊敬的网友：",
        "各位代表，同志们：",
        "感谢您对档案工作的支持！",
        "升级给您带来的不便，敬请谅解！",
        "[办事指南](/files/18.pdf)",
        "序号  任务  责任单位  完成时限",
        "本文件由示例市档案局提出并归口。",
        "〔责任单位：市档案局、市民政局按职责分工负责〕",
    ],
)
def test_what_only_surrounds_a_text_is_its_form(line):
    assert kinds(line) == ["meta"]


@pytest.mark.parametrize(
    "line", ["要求：各窗口应当按时开放。", "请各位代表于五日前报到。", "各单位应当感谢并支持志愿者。"]
)
def test_what_only_looks_like_the_form_still_asks(line):
    assert kinds(line) == ["requirement"]


@pytest.mark.parametrize(
    "line",
    [
        "经查，该窗口因系统升级延误三日。",
        "基层档案队伍仍然薄弱。",
        "县区之间专业人才缺口较大。",
        "全市累计受理档案查询2.9万件。",
        "上半年共检查网站61家，关停3家。",
        "5月9日下午，市档案局召开数字化推进会。",
        "会议指出，馆藏数字化比例偏低。",
        "我们也要看到，馆藏数字化的基础还不牢。",
        "截至3月9日，全部案卷已移交。",
        "结论：修改后通过。",
    ],
)
def test_what_was_done_and_what_was_found_is_reported(line):
    assert kinds(line) == ["report"]


@pytest.mark.parametrize(
    "line",
    [
        "到2028年底，累计建成示范馆20个。",
        "年内归集公共数据2亿条。",
        "查明更新滞后的目录，应当限期更新。",
        "对能力不足的窗口要加强培训。",
    ],
)
def test_goals_and_duties_with_the_same_words_are_no_report(line):
    assert kinds(line) == ["requirement"]


@pytest.mark.parametrize(
    "line",
    [
        "网办率=网上办件数÷办件总数×100%。",
        "OCR：光学字符识别。",
        "说明：两个以上单位的，排在首位的为牵头单位。",
    ],
)
def test_formulas_abbreviations_and_notes_define(line):
    assert kinds(line) == ["definition"]


def test_papers_listed_on_a_guide_page_are_named_and_not_ordered():
    assert kinds("1.身份证明；", "2.不动产权证书；", heading="三、申请材料") == ["definition", "definition"]
    assert kinds("1.身份证明应当在有效期内提交。", heading="三、申请材料") == ["requirement"]


def test_a_nominal_predicate_is_no_duty():
    assert not asks("登记是保障交易安全的基础。")
    assert not asks("档案是城市记忆的重要载体，数字化是其必然要求。")
    assert kinds("登记机构应当把核验作为登记的基础。") == ["requirement"]


def test_what_befalls_the_offender_is_a_consequence_and_what_the_agency_must_do_a_duty():
    assert kinds("违反上述规定的，由主管部门责令改正。") == ["liability"]
    assert kinds("违约方应承担赔偿责任。") == ["liability"]
    assert kinds("未按时报送的予以通报。") == ["liability"]
    assert kinds("超过12个月未认证的，暂停发放待遇。") == ["liability"]
    assert kinds("市档案局应当依法查处擅自销毁档案的行为。") == ["requirement"]


def test_not_twice_and_please_not_are_prohibitions():
    assert kinds("补贴不可重复领取。") == ["prohibition"]
    assert kinds("请勿重复提交申请。") == ["prohibition"]
    assert kinds("切勿向个人账户转账。") == ["prohibition"]
    assert kinds("不能。") == ["prohibition"]
    assert kinds("验收合格后方可使用。") == ["requirement"]
    assert "prohibition" not in kinds("档案可以开放查阅，法律禁止公开的除外。")


def test_a_question_asks_nothing():
    assert kinds("是否需要单独开发平板版？不需要。")[0] == "heading"
    assert kinds("- 跨区办件是否应当由首办窗口受理？") == ["heading"]


def test_numbered_sentences_that_tell_something_are_no_headings():
    assert kinds("六、每月备份数据。") == ["requirement"]
    assert kinds("八、本办法自2027年1月1日起施行。") == ["definition"]
    assert kinds("5.定位误差不超过50米。", "6.签到结果应当留存。")[0] != "heading"
    assert kinds("（一）把好入口关。各馆应当核验来源。") == ["heading", "requirement"]


def test_the_topic_of_a_paragraph_is_a_task_in_a_speech_and_a_heading_in_a_policy():
    topic = "加强档案管理。推进馆藏数字化。建设查询平台。"
    assert kinds(topic)[0] == "requirement"
    assert kinds(topic, title="示例市工作方案", genre="方案")[0] == "heading"
    assert kinds(topic + "（市档案局负责）")[0] == "heading"
    assert kinds("——着力扩大开放。优化口岸服务。", title="示例县政府工作报告", genre="报告")[0] != "heading"


def test_a_plan_behind_a_review_is_no_report():
    section = Block(
        "heading",
        "一、工作回顾",
        "一",
        1,
        children=(
            Block("paragraph", "建成示范馆3个，群众满意。", "一.p1"),
            Block(
                "heading",
                "（一）奋力推进数字化。",
                "一.(一)",
                2,
                children=(Block("paragraph", "建设统一检索平台。", "一.(一).p1"),),
            ),
        ),
    )
    assert [c.kind for c in extract(Document("doc", "示例市情况", body=(section,)), LEXICON)] == [
        "heading",
        "report",
        "heading",
        "requirement",
    ]


def test_what_a_system_supports_is_no_permission_in_a_specification():
    setting = {"title": "示例市档案系统采购需求"}
    assert kinds("统计结果支持导出表格。", "支持家属查看服务记录。", **setting)[1] == "requirement"
    assert kinds("支持家属查看服务记录。") == ["optional"]


def test_help_that_is_asked_for_is_a_requirement_and_a_means_is_background():
    assert kinds("现商请贵局支持以下事项：", "一、开放查询接口。") == ["requirement", "requirement"]
    assert kinds("为解决上述问题，拟建设统一的档案平台。") == ["background"]


def test_a_list_of_tasks_that_names_bodies_is_no_addressee():
    assert kinds("加快建设示例医学中心、市级医疗中心；") != ["meta"]


def test_the_points_of_a_meeting_are_its_duties_and_the_line_before_them_is_none():
    lines = ("会议议定：", "1.馆藏目录由市档案局更新。", "2.查询接口不再由各馆轮询。")
    assert kinds(*lines, title="示例会议纪要", genre="纪要")[:2] == ["heading", "requirement"]


def test_what_is_listed_behind_a_question_is_what_it_asks_for():
    lines = ("问：开放查档需要哪些材料？", "答：①身份证明；②查档申请书；", "③应当由本人签字。")
    assert kinds(*lines) == ["heading", "definition", "definition", "requirement"]


def test_a_question_holds_until_the_next_one():
    lines = ("需要哪些材料？", "身份证明；", "谁来办理？", "窗口应当当场办理。")
    assert kinds(*lines) == ["heading", "definition", "heading", "requirement"]


def test_a_row_of_returned_codes_tells_nobody_to_do_anything():
    cells = ("401", "令牌失效", "重新申请令牌")
    row = Block("row", " | ".join(cells), "t1.r2", cells=cells, head=("返回码", "含义", "处理"))
    (clause,) = extract(Document("doc", "示例接口", body=(row,)), LEXICON)
    assert clause.kind == "definition"


def test_a_lead_in_that_ends_in_a_prohibition_forbids_its_items():
    lines = ("第三条 经营者应当诚信经营，不得发布下列信息：", "（一）馆藏武器图纸；", "（二）未开放的名册；")
    assert kinds(*lines) == ["prohibition"] * 3


def test_a_validity_that_is_only_named_defines_nothing():
    assert kinds("条目由各馆维护，有效期届满前15日系统向各馆发出提醒。") == ["requirement"]
    assert kinds("本办法有效期5年。") == ["definition"]


def test_what_is_needed_for_something_and_what_else_is_needed_bind_nobody():
    assert not asks("（三）其他需要补充的证明材料。", heading="四、申请材料")
    assert kinds("其他单位应当报送目录。") == ["requirement"]


@pytest.mark.parametrize(
    "line",
    [
        "一年打基础，两年见成效，三年上台阶。",
        "2030年，全面提升馆藏数字化水平。",
        "拟提请审议地方性法规1件。",
        "各馆可以延长，但应当告知申请人。",
    ],
)
def test_stages_plans_and_duties_beside_permissions_are_requirements(line):
    assert kinds(line) == ["requirement"]


def test_materials_that_a_table_means_are_defined_and_speech_is_none():
    assert kinds("本表所称材料指申请人提交的证明。") == ["definition"]
    assert kinds("鼓励各馆利用语音导览。") == ["optional"]


@pytest.mark.parametrize(
    "text",
    [
        "二、数据保存三年。",
        "3.日志留存6个月。",
        "（四）名单公示5个工作日。",
        "五、档案保管期限三十年。",
        "六、数据每季更新。",
        "七、平台每日巡检。",
    ],
)
def test_a_numbered_sentence_that_says_how_long_or_how_often_is_a_requirement(text):
    assert kinds(text) == ["requirement"]


@pytest.mark.parametrize("text", ["二、数据保存。", "三、三年行动。", "四、系统运行维护。", "五、数据共享专项。"])
def test_a_numbered_name_beside_it_is_a_heading(text):
    assert kinds(text) == ["heading"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平台上线运行，注册用户达到20万。下一步，将增加查询功能。", ["report", "requirement"]),
        ("已归集数据300亿条。下一步：推进共享，年底前接入30个部门。", ["report", "requirement"]),
        ("已完成目录编制，下一步：开展核查。", ["report", "requirement"]),
        ("已上线预约功能；下一步我局将优化界面。", ["report", "requirement"]),
        # what must be done stays so, and 下一步 inside a clause separates nothing
        ("各部门应当完成编目。下一步，将开展核查。", ["requirement", "requirement"]),
        ("各部门要认真研究，下一步工作方案于月底前报送。", ["requirement"]),
    ],
)
def test_what_comes_next_is_a_plan_and_what_stands_before_it_a_report(text, expected):
    assert kinds(text) == expected


def test_a_limit_makes_a_duty_of_a_figure_with_decimals_and_a_speech_held_is_reported():
    assert kinds("系统可用率达到99.99%，响应时间不超过2秒。") == ["requirement"]
    assert kinds("1月18日，陈某市长在市人民代表大会会议上作政府工作报告。") == ["report"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("九、牵头单位：示例市档案局；", "meta"),
        ("（三）责任单位：示例市民政局。", "meta"),
        ("十、（示例市档案局牵头，示例市民政局配合，2028年9月底前完成）", "meta"),
        ("企业可自愿参加评价，评价结果由示例市档案局负责公布。", "requirement"),
        ("企业可自愿参加评价，也可由第三方代办。", "optional"),
    ],
)
def test_labels_behind_a_number_and_what_others_must_do_about_a_permission(line, kind):
    assert kinds(line) == [kind]


def test_cases_that_are_punished_are_liability_and_what_is_to_be_decided_in_cases_a_duty():
    assert (
        kinds("第三条 有下列情形之一的，予以通报批评：", "（一）未经批准公开档案的；", "（二）泄露口令的。")
        == ["liability"] * 3
    )
    assert kinds("第四条 有下列情形之一的，应当终止查询：", "（一）申请人撤回申请的；")[0] == "requirement"


def test_a_row_with_a_day_is_binding_however_it_is_worded_and_a_year_that_is_past_is_no_goal():
    head = ("任务", "责任单位", "完成时限")
    row = Block(
        "row", "推进档案共享 | 市档案局 | 2028年底", "t1", head=head, cells=("推进档案共享", "市档案局", "2028年底")
    )
    (clause,) = extract(Document("doc", "示例表", body=(row,)), LEXICON)
    assert (clause.kind, clause.force) == ("requirement", "must")
    head = ("指标", "2027年", "2028年")
    goal = Block("row", "查询率 | 80% | 95%", "t1", head=head, cells=("查询率", "80%", "95%"))
    document = Document("doc", "示例表", dates=Dates(written=date(2028, 2, 1)), body=(goal,))
    assert [target.text for clause in extract(document, LEXICON) for target in clause.targets] == ["95%"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("法定时限：无", "meta"),
        ("办理依据：暂无。", "meta"),
        ("无", "meta"),
        ("具体指引详见附件。", "definition"),
        ("各单位应当按附件填报。", "requirement"),
        ("办理方式由申请人自行选择。", "optional"),
        ("办理方式由市档案局确定。", "requirement"),
        ("市财政局发布了《示例办法》。", "report"),
        ("国务院决定，对10个市给予督查激励。", "report"),
        ("牢固树立绿色发展理念。", "principle"),
        ("字号不得小于24磅。", "requirement"),
        ("建设方便可及的服务网点。", "requirement"),
    ],
)
def test_what_is_nothing_a_place_a_choice_a_report_a_stance_or_a_least_size(line, kind):
    assert kinds(line) == [kind]


def test_duties_that_a_list_sets_out_are_duties():
    found = kinds(
        "第五条 本办法涉及的各方承担以下主要职责：",
        "（一）市档案局：负责预算编制；",
        "（二）申报单位：按照通知提交申请书；",
    )
    assert found == ["requirement"] * 3


def test_an_article_that_only_names_its_labels_is_a_heading_and_so_are_they():
    article = "第六条 服务券奖补标准、支持条件、申报材料："
    papers = Block(
        "heading",
        "（三）申报材料",
        "六.三",
        2,
        children=(Block("paragraph", "1.申报书，承诺书，营业执照；", "六.三.1"),),
    )
    tree = Block("heading", article, "六", 1, children=(Block("heading", "（一）奖补标准", "六.一", 2), papers))
    found = {c.text: c.kind for c in extract(Document("doc", "示例资金管理办法", body=(tree,)), LEXICON)}
    assert found == {
        article: "heading",
        "（一）奖补标准": "heading",
        "（三）申报材料": "heading",
        "1.申报书，承诺书，营业执照；": "definition",
    }
    assert kinds("第七条 申请人应当提供下列材料：") == ["requirement"]


@pytest.mark.parametrize(
    "line",
    [
        "推动医保、社保等40项事项在“示例办”APP和小程序可办。",
        "2027年底前，常用证明在自助终端可查可打印。",
        "实现电子证照在移动端可查、可用、可分享。",
        "确保惠企政策在平台可享可兑。",
        "力争更多事项在家门口的窗口可办。",
        "水电气报装在政务服务网可办理。",
    ],
)
def test_what_is_to_become_possible_is_a_task(line):
    assert kinds(line) == ["requirement"]


@pytest.mark.parametrize(
    "line",
    [
        "申请人在APP可办理。",
        "企业可查询办理进度。",
        "符合条件的，在窗口可申请延期办理。",
        "群众可通过小程序预约。",
        "有条件的区可先行开展试点。",
        "用户在自助终端可打印。",
    ],
)
def test_what_somebody_may_do_is_a_permission(line):
    assert kinds(line) == ["optional"]

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.extract.extracting import extract
from polreq.model.clause import CLASSES, NORMS
from polreq.model.document import Block, Dates, Document
from polreq.render.machine.clauses import clause_plain
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def document(*texts, title="示例市政务服务工作方案", genre="工作方案", written=date(2024, 3, 1)):
    body = tuple(Block("paragraph", text, f"p{n}") for n, text in enumerate(texts, 1))
    return Document("doc", title, genre=genre, level="city", dates=Dates(written=written), body=body)


def kinds(*texts, **facts):
    return [(c.locator, c.kind) for c in extract(document(*texts, **facts), LEXICON)]


def only(text, **facts):
    (clause,) = extract(document(text, **facts), LEXICON)
    return clause


def test_a_requirement_with_all_that_it_asks_for():
    clause = only("2024年底前，各区人民政府应当依托政务服务平台公开办事指南，网上可办率不低于90%。")
    said = {
        key: value for key, value in clause_plain(clause).items() if key not in ("sure", "chances")
    }  # test_extract_doubting has these
    assert said == {
        "id": "doc#p1.s1",
        "locator": "p1.s1",
        "text": "2024年底前，各区人民政府应当依托政务服务平台公开办事指南，网上可办率不低于90%。",
        "class": "requirement",
        "force": "must",
        "product": True,
        "deadlines": [
            {"text": "2024年底前", "kind": "milestone", "date": "2024-12-31", "confidence": 1.0, "resolved_by": "text"}
        ],
        "targets": [{"text": "不低于90%", "op": ">=", "value": 90, "unit": "%"}],
        "units": [{"name": "各区人民政府", "role": "actor"}],
        "cites": [],
        "channels": [],
        "line": ["事项清单"],
        "relation": [],
        "heading": [],
    }


def test_what_tells_nobody_to_do_anything_has_no_force():
    plain = clause_plain(only("本办法自2024年5月1日起施行。", title="示例市数据管理办法", genre="办法"))
    assert plain["class"] == "definition"
    assert plain["force"] is None
    assert plain["deadlines"] == [
        {
            "text": "自2024年5月1日起施行",
            "kind": "effective",
            "date": "2024-05-01",
            "confidence": 1.0,
            "resolved_by": "text",
        }
    ]


def test_sentences_of_each_class():
    texts = {
        "requirement": "各部门要建立事项清单动态管理制度。",
        "prohibition": "严禁强制群众下载客户端。",
        "optional": "鼓励社会力量参与便民服务点建设。",
        "principle": "以习近平新时代中国特色社会主义思想为指导，坚持以人民为中心，提升服务水平。",
        "background": "为贯彻落实上级部署，优化营商环境，现就有关事项通知如下：",
        "definition": "本方案所称一件事，是指需要多个部门办理的关联事项。",
        "liability": "违反本办法规定，造成数据泄露的，由主管部门责令改正，并处一万元罚款。",
        "meta": "联系人：王某，联系电话：010-12345678",
    }
    assert {kind: only(text).kind for kind, text in texts.items()} == {kind: kind for kind in texts}


def test_speech_and_language_define_no_terms():
    assert only("鼓励各县区探索用语音方式评价。").kind == "optional"
    assert only("窗口应当使用国家通用语言文字提供服务。").kind == "requirement"
    assert only("本条例下列用语的含义：").kind == "definition"


def test_a_heading_that_runs_on_is_a_unit_of_its_own():
    assert kinds("（一）建设统一平台。各市要将分散系统迁移到统一平台。加强运行维护。") == [
        ("p1.s1", "heading"),
        ("p1.s2", "requirement"),
        ("p1.s3", "requirement"),
    ]


def test_a_numbered_name_that_ends_its_section_is_a_heading_and_bears_on_no_product_by_itself():
    body = ("一、重点任务", "（一）电子证照。应当推广电子证照。", "（二）电子印章。")
    found = [(c.text, c.kind, c.product) for c in extract(document(*body), LEXICON)]
    assert found == [
        ("一、重点任务", "heading", False),
        ("（一）电子证照。", "heading", False),
        ("应当推广电子证照。", "requirement", True),
        ("（二）电子印章。", "heading", False),
    ]


def test_a_numbered_sentence_that_tells_somebody_something_is_no_heading():
    assert kinds("（一）市政务服务中心负责窗口管理。各窗口要按时开放。")[0] == ("p1.s1", "requirement")


def test_items_take_the_class_of_their_lead_in():
    found = kinds(
        "有下列情形之一的，不予受理：", "（一）材料不齐全的；", "（二）已经进入诉讼程序的；", "其他事项应当受理。"
    )
    assert [kind for _, kind in found] == ["prohibition", "prohibition", "prohibition", "requirement"]


def test_an_item_with_its_own_duty_keeps_it():
    found = kinds("申请人可以通过下列渠道查询：", "（一）政务服务网；", "（二）应当由本人持身份证件到窗口办理。")
    assert [kind for _, kind in found] == ["optional", "optional", "requirement"]


def test_a_slogan_under_its_heading_is_a_principle():
    heading = Block(
        "heading",
        "（一）基本原则。",
        "一.(一)",
        2,
        children=(Block("paragraph", "加强统筹，优化服务。", "一.(一).p1"),),
    )
    clauses = extract(Document("doc", "示例方案", body=(heading,)), LEXICON)
    assert [(c.locator, c.kind, c.heading) for c in clauses] == [
        ("一.(一).s1", "heading", ()),
        ("一.(一).p1.s1", "principle", ("（一）基本原则。",)),
    ]


def test_praise_in_a_circular_is_reported_and_not_required():
    clause = only("甲市建立跨部门数据共享机制。", title="关于典型经验做法的通报", genre="通报")
    assert clause.kind == "report"


def test_the_first_body_of_a_bracket_leads_in_the_whole_document():
    clauses = extract(
        document(
            "推进数据共享。（市数据局、市公安局负责。列第一位者为牵头单位，下同）",
            "推进证照互认。（市司法局、市民政局负责）",
        ),
        LEXICON,
    )
    assert [[(u.name, u.role) for u in c.units] for c in clauses if c.units] == [
        [("市数据局", "lead"), ("市公安局", "owner")],
        [("市司法局", "lead"), ("市民政局", "owner")],
    ]


def test_a_scope_bracket_widens_a_term_in_the_whole_document():
    clauses = extract(
        document(
            "在各类服务平台（含业务系统、自助终端、移动客户端等，下同）提供评价功能。", "服务平台要公开评价结果。"
        ),
        LEXICON,
    )
    assert [c.channels for c in clauses] == [("app", "x_kiosk"), ("app", "x_kiosk")]


def test_tasks_fall_to_those_named_once_for_all():
    clauses = extract(document("以下任务均需各区政府落实，不再列出。", "完成办事指南更新。"), LEXICON)
    assert [(u.name, u.role) for u in clauses[-1].units] == [("各区政府", "owner")]


def test_a_row_of_a_task_table():
    head = ("序号", "重点任务", "牵头单位", "配合单位", "完成时限")
    cells = ("1", "建设统一受理平台，实现一窗受理", "市数据局", "市财政局、各区政府", "2024年10月")
    rows = (
        Block("row", " | ".join(head), "t1.r1", cells=head, head=head),
        Block("row", " | ".join(cells), "t1.r2", cells=cells, head=head),
    )
    header, task = extract(Document("doc", "任务分工表", body=rows), LEXICON)
    assert header.kind == "meta"
    assert (task.kind, task.text) == ("requirement", " | ".join(cells))
    assert [(u.name, u.role) for u in task.units] == [
        ("市数据局", "lead"),
        ("市财政局", "support"),
        ("各区政府", "support"),
    ]
    assert [(d.text, d.date) for d in task.deadlines] == [("2024年10月", date(2024, 10, 31))]


def test_a_year_comes_from_the_nearest_heading_that_names_one():
    def under(heading, *inner):
        return Block("heading", heading, heading[0], children=inner)

    due = [Block("paragraph", "各部门应当在年底前接入平台。", f"p{n}") for n in range(3)]
    body = (
        under("一、2024年工作安排", under("（一）平台", due[0])),
        under("二、2025年工作安排", due[1]),
        under("三、保障措施", due[2]),
    )
    parts = Document("doc", "示例市2024年工作方案", genre="工作方案", dates=Dates(written=date(2024, 3, 1)), body=body)
    told = [(d.date.isoformat(), d.resolved_by) for c in extract(parts, LEXICON) for d in c.deadlines]
    assert told == [("2024-12-31", "heading"), ("2025-12-31", "heading"), ("2024-12-31", "title")]


def test_the_words_of_a_deadline_are_those_of_the_text():
    clause = only("各部门应当自受理之日起１５个工作日内办结，于２０２４年 ６月底前完成归集。")
    assert [(d.text, d.kind) for d in clause.deadlines] == [
        ("自受理之日起１５个工作日内", "sla"),
        ("２０２４年 ６月底前", "milestone"),
    ]


@pytest.mark.parametrize("line", ["完成时限：２０２４年９月", "（完成时限：２０２４年９月）", "时限：２０２４年９月。"])
def test_a_bare_month_behind_a_label_of_time_means_its_end(line):
    clauses = extract(document("各部门应当公开办事指南。", line), LEXICON)
    assert [(d.text, d.date) for c in clauses for d in c.deadlines] == [("２０２４年９月", date(2024, 9, 30))]


def test_how_long_a_document_holds_is_a_definition():
    clause = only("本通知执行期限为2024年4月1日至2026年12月31日。", title="示例市关于便利措施的通知", genre="通知")
    assert (clause.kind, clause.deadlines) == ("definition", ())


def test_every_decision_can_be_explained():
    for clause in extract(document("各部门要公开清单。", "鼓励先行先试。", "一、总体要求"), LEXICON):
        assert {r.field for r in clause.reasons} >= {"class"}


line = st.text(alphabet="各要应当可以不得一二、。；：，（）《》“”建立平台2019年底前90%（负责）", max_size=60)


@given(st.lists(line, max_size=4))
def test_every_character_belongs_to_exactly_one_clause(texts):
    source = document(*texts)
    clauses = extract(source, LEXICON)
    for block in source.body:
        mine = [c for c in clauses if c.locator.rpartition(".s")[0] == block.locator]
        assert "".join(c.text for c in mine) == block.text
        assert [c.start for c in mine] == [sum(len(d.text) for d in mine[:n]) for n in range(len(mine))]
    assert len({c.id for c in clauses}) == len(clauses)


@given(line)
def test_whatever_is_read_out_of_a_unit_stands_in_it(text):
    for clause in extract(document(text), LEXICON):
        words = [d.text for d in clause.deadlines] + [t.text for t in clause.targets] + [c.title for c in clause.cites]
        assert all(w in clause.text for w in words)
        assert clause.kind in CLASSES
        assert (clause.force is None) == (clause.kind not in NORMS)


def test_what_is_told_of_the_world_is_no_duty():
    assert kinds(
        "综合保税区是开放型经济的重要平台，对发展对外贸易发挥着重要作用。",
        "《示例纲要》提出，要完善审核机制。",
        "据初步统计，全省共发生事故38起。",
        "领导小组办公室设在省生态环境厅，办公室主任由副厅长兼任。",
        "本省居民办理下列事项，不适用信用承诺制度。",
    ) == [
        ("p1.s1", "background"),
        ("p2.s1", "background"),
        ("p3.s1", "report"),
        ("p4.s1", "definition"),
        ("p5.s1", "definition"),
    ]


def test_an_item_that_names_a_wrong_deed_tells_nobody_to_do_it():
    clauses = extract(document("（二）强迫市场主体接受不合理的服务条件；", "（三）不向社会公开收费标准的；"), LEXICON)
    assert all(c.kind in ("prohibition", "liability") for c in clauses)


def test_a_rate_to_be_reached_is_told_to_somebody_and_may_be_done_is_no_permission_in_it():
    clause = only("高频事项掌上可办率达到95%以上。")
    assert (clause.kind, clause.force) == ("requirement", "must")


def test_without_exception_does_not_turn_a_prohibition_into_a_duty():
    assert only("各部门一律不得要求申请人重复提交材料。").kind == "prohibition"


def test_what_a_system_is_to_support_is_no_permission():
    texts = ("平台应当具备下列功能：", "（一）提供办件查询；", "（二）支持下载盖章的办理结果。")
    assert [c.kind for c in extract(document(*texts), LEXICON)] == ["requirement"] * 3


@pytest.mark.parametrize("line", ["及", "以及", "和", "（甲方）及"])
def test_a_line_of_nothing_but_conjunctions_is_read_like_any_other(line):
    assert [locator for locator, _ in kinds(line, "各部门应当公开办件流程。")] == ["p1.s1", "p2.s1"]


@pytest.mark.parametrize(
    "text",
    [
        "特此通知。",
        "特此公告。",
        "特此函复。",
        "专此函达，请予支持。",
        "妥否，请批示。",
        "以上意见，请予审议。",
        "上述事项妥否，请批复。",
        "合计\t3\t\t",
        "| 总计 | 12 | 35.5% |",
    ],
)
def test_formulas_and_sums_ask_nothing(text):
    assert only(text).kind == "meta"


@pytest.mark.parametrize(
    "text", ["特此通知各区，应当按月报送。", "请市数据局审核。", "各区应当妥善保存。", "合计金额应当公布。"]
)
def test_what_only_sounds_like_a_formula_is_none(text):
    assert only(text).kind != "meta"


@pytest.mark.parametrize(
    ("head", "cells", "kind"),
    [
        (("序号", "名称", "地址"), ("1", "示例街道政务大厅", "示例路1号"), "meta"),
        (("窗口", "联系人", "电话"), ("示例窗口", "王某", "12345678"), "meta"),
        (("序号", "工作任务", "联系电话"), ("1", "建设统一预约系统", "12345678"), "requirement"),
        (("名称", "地址"), ("示例大厅", "各窗口应当在门口公布地址。"), "requirement"),
    ],
)
def test_rows_of_a_directory_ask_nothing(head, cells, kind):
    rows = (
        Block("row", " | ".join(head), "t1.r1", cells=head, head=head),
        Block("row", " | ".join(cells), "t1.r2", cells=cells, head=head),
    )
    table = Document("doc", "示例市大厅一览", genre="", body=rows)
    assert [clause.kind for clause in extract(table, LEXICON)] == ["meta", kind]

import pytest

from polreq.extract.subjects import actors, subject
from polreq.extract.units import bracket_bodies, split_names
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()


def plain(bodies):
    return [(b.name, b.role) for b in bodies]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "（省大数据局牵头，省公安厅、省民政厅配合）",
            [("省大数据局", "lead"), ("省公安厅", "support"), ("省民政厅", "support")],
        ),
        ("（国务院办公厅牵头，各地区按职责分工负责）", [("国务院办公厅", "lead"), ("各地区", "support")]),
        ("（教育部、文化和旅游部负责）", [("教育部", "owner"), ("文化和旅游部", "owner")]),
        ("（负责部门：财政部、税务总局）", [("财政部", "owner"), ("税务总局", "owner")]),
        (
            "（牵头单位：市数据局；配合单位：各县（市、区）人民政府）",
            [("市数据局", "lead"), ("各县（市、区）人民政府", "support")],
        ),
        ("（工业和信息化部、商务部等按职责分工负责）", [("工业和信息化部", "owner"), ("商务部", "owner")]),
        ("（商务部、海关总署牵头负责）", [("商务部", "lead"), ("海关总署", "lead")]),
        ("（含移动端、自助终端）", []),
        (
            "（牵头单位：区政务服务和数据管理局；配合单位：各街道（镇））",
            [("区政务服务和数据管理局", "lead"), ("各街道（镇）", "support")],
        ),
        ("（省教育厅、省民政厅指导）", [("省教育厅", "support"), ("省民政厅", "support")]),
        ("（省教育厅指导）开展校园巡查。", [("省教育厅", "support")]),
        (
            "（省水利厅指导，试点县政府负责落实。以下均由试点县政府落实）",
            [("省水利厅", "support"), ("试点县政府", "owner")],
        ),
        ("（商务部会同有关部门负责）", [("商务部", "owner"), ("有关部门", "support")]),
        ("（各有关部门和单位按职责分工负责）", [("各有关部门", "owner"), ("单位", "owner")]),
        ("（省委网信办等有关部门和单位负责）", [("省委网信办", "owner")]),
        ("（下同）", []),
    ],
)
def test_responsibility_brackets(text, bodies):
    assert plain(bracket_bodies(text, LEXICON, first_leads=False)) == bodies


def test_the_first_body_leads_where_the_document_says_so():
    bodies = bracket_bodies("（市数据局、市公安局等负责）", LEXICON, first_leads=True)
    assert plain(bodies) == [("市数据局", "lead"), ("市公安局", "owner")]


def test_a_note_on_the_order_names_no_lead_and_a_collective_name_leads_nowhere():
    noted = bracket_bodies("（市数据局、市公安局负责。列第一位的为牵头单位，下同）", LEXICON, first_leads=True)
    assert plain(noted) == [("市数据局", "lead"), ("市公安局", "owner")]
    assert plain(bracket_bodies("（各区政府负责）", LEXICON, first_leads=True)) == [("各区政府", "owner")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("各地区、各部门", ["各地区", "各部门"]),
        ("各地区各部门", ["各地区", "各部门"]),
        ("市、区人民政府", ["市、区人民政府"]),
        ("省、自治区、直辖市人民政府和国务院有关部门", ["省、自治区、直辖市人民政府", "国务院有关部门"]),
        ("住房和城乡建设部、自然资源部", ["住房和城乡建设部", "自然资源部"]),
        ("行政机关及其工作人员", ["行政机关", "工作人员"]),
        ("公安、民政、卫生健康等部门", ["公安", "民政", "卫生健康"]),
        ("教育、民政等主管部门", ["教育", "民政"]),
        ("教育、科技和公安部门", ["教育", "科技", "公安部门"]),
        ("县政务服务和大数据管理局、县公安局", ["县政务服务和大数据管理局", "县公安局"]),
        ("公共管理和服务机构", ["公共管理和服务机构"]),
        ("学校和培训机构", ["学校", "培训机构"]),
        ("市、区公安机关", ["市、区公安机关"]),
        ("省、设区的市价格主管部门", ["省、设区的市价格主管部门"]),
        ("有关省、自治区、直辖市和计划单列市", ["有关省、自治区、直辖市和计划单列市"]),
        ("各省、自治区、直辖市", ["各省", "自治区", "直辖市"]),
        ("供水、供电、供气等公用企业", ["公用企业"]),
        ("个人以及企业等经营主体", ["个人", "企业等经营主体"]),
        ("人口多、任务重、基础差的地区", ["人口多、任务重、基础差的地区"]),
    ],
)
def test_lists_of_bodies_are_split(text, names):
    assert split_names(text, LEXICON) == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("各级行政机关应当公开办事指南。", [("各级行政机关", "actor")]),
        ("2025年底前，省级主管部门要完成系统对接。", [("省级主管部门", "actor")]),
        ("市大数据管理局负责平台的建设和运行。", [("市大数据管理局", "owner")]),
        ("国务院办公厅负责牵头推进平台建设。", [("国务院办公厅", "lead")]),
        ("申请人逾期未补正的，应当重新申请。", [("申请人", "actor")]),
        ("不具备条件的服务机构，不得开展代办业务。", [("服务机构", "actor")]),
        ("评价结果由市政务服务中心定期公布。", [("市政务服务中心", "actor")]),
        ("工作由省司法厅牵头推进。", [("省司法厅", "lead")]),
        ("民政部门会同公安机关建立核验机制。", [("民政部门", "actor"), ("公安机关", "support")]),
        ("加强部门协作，推动企业接入平台。", []),
        ("鼓励企业开放应用场景。", []),
        ("在政务服务大厅设立综合窗口。", []),
        ("政务服务工作取得新进展。", []),
    ],
)
def test_who_is_to_act(text, bodies):
    assert plain(actors(text, LEXICON)) == bodies


def test_there_is_no_subject_in_an_imperative():
    assert subject("建立健全工作机制，明确责任分工。", LEXICON) == ("", "")

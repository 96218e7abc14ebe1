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
        # between a body and what it must do there is a boundary, whatever the words look like
        ("县数据局会同县财政局编制计划。", [("县数据局", "actor"), ("县财政局", "support")]),
        ("市卫生健康委于每年3月底前公布结果。", [("市卫生健康委", "actor")]),
        ("自然资源部门要及时更新图件。", [("自然资源部门", "actor")]),
        ("自然人和法人可以申请查阅。", [("自然人", "actor"), ("法人", "actor")]),
        ("牵头部门应当收齐材料。", [("牵头部门", "actor")]),
        ("并联审批部门应当同时开始审查。", [("并联审批部门", "actor")]),
        ("登记机关和主管单位都要从严审查。", [("登记机关", "actor"), ("主管单位", "actor")]),
        ("用人单位每两年组织一次体检。", [("用人单位", "actor")]),
        ("各镇人民政府自收到通知之日起，须在十日内回复。", [("各镇人民政府", "actor")]),
        ("有条件的城市，将旧衣回收纳入分类体系。", [("有条件的城市", "actor")]),
        (
            "教育、公安、水利等相关部门在各自职责范围内提供资料。",
            [("教育", "actor"), ("公安", "actor"), ("水利", "actor")],
        ),
        (
            "省、自治区、直辖市水利、粮食和商务部门，应当及时核查。",
            [("省、自治区、直辖市水利", "actor"), ("粮食", "actor"), ("商务部门", "actor")],
        ),
        # who is brought in beside the subject, or instead of it
        ("目录由市数据局会同有关单位编制。", [("市数据局", "actor"), ("有关单位", "support")]),
        ("采购目录由联合采购办公室负责拟定。", [("联合采购办公室", "owner")]),
        (
            "由市数据局牵头，市财政局和市审计局配合。",
            [("市数据局", "lead"), ("市财政局", "support"), ("市审计局", "support")],
        ),
        (
            "市数据局应当会同发展改革、财政等有关部门和专家委员会，制定目录。",
            [("市数据局", "actor"), ("发展改革", "support"), ("财政", "support"), ("专家委员会", "support")],
        ),
        ("指挥部下设办公室，负责日常工作。", [("办公室", "owner")]),
        ("责令平台企业限期整改。", [("平台企业", "actor")]),
        ("首接单位应当牵头办理，其他单位应当配合。", [("首接单位", "lead"), ("其他单位", "support")]),
        ("市财政局按照职责分工，负责资金监督。", [("市财政局", "owner")]),
        # no body: a clause, a receiver, a description, a measure, from one state to another
        ("打通系统，满足部门联合检查需要。", []),
        ("方案完成后，报市人民政府批准。", []),
        ("并向市数据局说明理由。", []),
        ("形成党委领导、政府负责、社会协同的格局。", []),
        ("建立民政部门牵头的联席会议制度。", []),
        ("按照由主管部门核定的计划执行。", []),
        ("范围由省属高校扩展至全部高校。", []),
        ("企业诉求办结率达到98%以上。", []),
        ("政府采购活动应当公开。", []),
        ("优化城乡布局，应当统筹安排。", []),
        # an applicant states the case; what follows is for the authority
        ("申请人要求纸质证照的，应当予以发放。", []),
        ("承办单位不能解决的诉求，应当由市政府办公室协调。", [("市政府办公室", "actor")]),
        ("社团统一由各级民政部门登记。", [("各级民政部门", "actor")]),
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

"""The wording of demands and features: sentences that a rule must remark on, and sentences that look alike and that it must leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.checks.wording.remarks import WordedItem, WordingRules, worded_feature, worded_requirement
from polreq.model.clause import Target
from polreq.model.feature import CaseResult, Feature
from polreq.model.requirement import Basis, Requirement
from polreq.text.choosing import choose_segmenter
from polreq.text.lexicon import load_lexicon
from polreq.yamlio import parse

RULES = WordingRules(load_lexicon(segmenter=choose_segmenter()))


def words(code: str, item: WordedItem) -> list[str]:
    return [word for remark in RULES.judge(item) if remark.code == code for word in remark.words]


def demand(text: str) -> WordedItem:
    return WordedItem("M-1", (("statement", text),))


def story(text: str) -> WordedItem:
    """A feature out of `title | description | acceptance`."""
    parts = [part.strip() for part in text.split("|")] + ["", ""]
    return worded_feature(Feature("F-1", parts[0], parts[1], parts[2]))


VAGUE = [
    ("差评要及时处理。", ["及时"]),
    ("系统应尽快返回查询结果。", ["尽快"]),
    ("页面要友好、便捷。", ["友好", "便捷"]),
    ("大幅缩短办理时间。", ["大幅"]),
    ("首页响应快，操作方便。", ["响应快", "操作方便"]),
    ("支持主流浏览器。", ["主流浏览器"]),
    ("平台应稳定运行。", ["稳定"]),
    ("一定程度上减少重复录入。", ["一定程度"]),
    ("尽可能少填表。", ["尽可能"]),
    ("附件支持PDF、Word等格式。", ["Word等"]),
    ("兼容鸿蒙、安卓等系统。", ["安卓等"]),
    ("必要时由人工介入。", ["必要时"]),
    ("提供多种登录方式。", ["多种"]),
    ("在明显位置展示投诉入口。", ["明显位置"]),
    ("定期清理过期数据。", ["定期"]),
    ("界面简洁、美观、大气。", ["简洁", "美观", "大气"]),
    ("系统要能承受大量用户同时访问。", ["大量"]),
    ("上线后效果好，领导满意。", ["效果好", "领导满意"]),
    ("异常情况第一时间通知管理员。", ["第一时间"]),
    ("预留若干接口。", ["若干"]),
]

PRECISE = [
    "差评要在10个工作日内及时处理。",
    "系统应尽快返回结果，95%的查询不超过2秒。",
    "推进“高效办成一件事”专区上线。",
    "便民服务中心的自助终端接入统一排队。",
    "不动产登记开通快速通道入口。",
    "上报社会稳定风险评估报告。",
    "按月统计办结及时率。",
    "接口的稳定性由监控平台记录。",
    "登录页提示当前网络不稳定。",
    "老人反映字不够清晰。",
    "提高效率的办法由各科室自己定。",
    "法定期限内没有办结的标红。",
    "把缓存打开，以便利用夜间的空闲。",
    "做好用户注销后的数据清理。",
    "按《政务服务平台接入规范》快速接入。",
    "支持微信、支付宝等2种支付方式。",
    "支持微信、支付宝和银联支付。",
    "灵活就业人员可以在线参保。",
    "附近的便利店可以代收材料。",
    "满意度分为满意、基本满意、不满意三等。",
    "大气污染投诉转生态环境局。",
    "支持快捷键操作。",
    "显示调取时的操作人及时间。",
    "定期存款证明可以在线开具。",
    "数据每日定期备份。",
    "全库四百多种写法归到目录编码上。",
    "补充分析报告下载入口。",
]


@pytest.mark.parametrize(("text", "expected"), VAGUE)
def test_vague_words_are_named(text, expected):
    assert words("Q004", demand(text)) == expected


@pytest.mark.parametrize("text", PRECISE)
def test_words_that_are_measured_or_name_something_are_left_alone(text):
    assert words("Q004", demand(text)) == []


SEVERAL = [
    ("新增电子发票下载，并改造登录页。", ["新增电子发票下载", "改造登录页"]),
    ("支持按部门查询，并支持导出表格。", ["支持按部门查询", "支持导出表格"]),
    ("建设统一登录模块；接入省统一身份认证。", ["建设统一登录模块", "接入省统一身份认证"]),
    ("乙方负责开发联办引擎，同时提供操作培训。", ["开发联办引擎", "提供操作培训"]),
    ("系统应支持在线缴费，并且应提供电子票据。", ["支持在线缴费", "提供电子票据"]),
    ("1、新增电子发票；2、修复登录闪退；3、优化首页加载。", ["新增电子发票", "修复登录闪退"]),
    ("（1）建设事项库 （2）对接省平台 （3）编制接口文档", ["建设事项库", "对接省平台"]),
    ("①增加语音播报②接入人工客服", ["增加语音播报", "接入人工客服"]),
    ("完善个人中心，以及上线企业空间。", ["完善个人中心", "上线企业空间"]),
    ("平台要提供预约取号，并要对接12345热线。", ["提供预约取号", "对接12345热线"]),
    ("当办件超期时，系统应生成督办单，并支持短信模板维护。", ["生成督办单", "支持短信模板维护"]),
    ("开通网上缴费；下线快应用。", ["开通网上缴费", "下线快应用"]),
    ("建立投诉台账，同时开展上岗培训。", ["建立投诉台账", "开展上岗培训"]),
    ("整合各部门短信通道，并新增邮件通知。", ["整合各部门短信通道", "新增邮件通知"]),
    ("每月统计办件量。另外，大厅叫号屏换成大字的。", ["另外，大厅叫号屏换成大字的"]),
    ("修改退件原因的文案；增加补正次数限制。", ["修改退件原因的文案", "增加补正次数限制"]),
]

SEVERAL_TITLES = [
    ("SDK清理+隐私弹窗整改", ["SDK清理", "隐私弹窗整改"]),
    ("修复闪退和新增埋点", ["修复闪退", "新增埋点"]),
    ("接口对接+老系统下线", ["接口对接", "老系统下线"]),
    ("二维码立牌 | 每个事项一个码，扫了就能看。顺便出个A5桌牌模板。", ["顺便出个A5桌牌模板"]),
    ("登录改版 | 新增扫码登录，并下线短信登录。", ["新增扫码登录", "下线短信登录"]),
]

SINGLE = [
    "支持微信、支付宝和银联支付。",
    "支持按部门、按月份以及按事项查询。",
    "超时未办结的，系统应自动提醒并抄送科长。",
    "点击后跳转到详情页并显示办理进度。",
    "通过统一身份认证，实现一次登录。",
    "通过整合各部门入口，并提供统一导航，方便查找。",
    "如果接口超时，则显示上次的结果并提示原因。",
    "当用户退出时，清除本地缓存并返回首页。",
    "三个端同时生效。",
    "可同时选择多个事项。",
    "对每次调用记录时间、事由并保存三年。",
    "事项合并后，老链接跳转到新事项。",
    "提供办件进度查询，按受理、审核、办结三步展示。",
    "新增和修改办事指南都要经过审核。",
    "优化和完善评价流程。",
    "提交材料并签名后才能申报。",
    "并联审批事项在一个页面里显示。",
    "1、身份证 2、户口本 3、出生证",
    "支持三种方式：①刷脸；②短信；③扫码。",
    "受理后3个工作日内办结，并告知申请人结果。",
    "按照规范建设数据目录，并按规范更新。",
    "建立评价数据库，并建立评价数据库的备份。",
    "证照过期前30天提醒本人并给出换证入口。",
    "支持导出，以及导出进度的显示。",
]

SINGLE_TITLES = [
    "接口目录+线上申请单",
    "错敏词+领导人姓名校验",
    "老年人打印大字版和方言配音",
    "新增和修改权限",
    "电子证照（身份证+社保卡）亮证",
    "搜索改版 | 支持拼音和错别字；支持按热度排序。",
    "坐席副驾 | 坐席说话同时右边出建议答案。",
    "刷不过人脸换条路 | 备选：①银行卡；②社保卡加短信；③到窗口。",
    "用途必填+字数",
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_demands_in_one_are_named(text, expected):
    assert words("Q005", demand(text)) == expected


@pytest.mark.parametrize(("text", "expected"), SEVERAL_TITLES)
def test_several_pieces_of_work_in_one_feature_are_named(text, expected):
    assert words("Q005", story(text)) == expected


@pytest.mark.parametrize("text", SINGLE)
def test_one_demand_with_lists_conditions_and_manner_is_left_alone(text):
    assert words("Q005", demand(text)) == []


@pytest.mark.parametrize("text", SINGLE_TITLES)
def test_one_feature_with_its_details_is_left_alone(text):
    assert words("Q005", story(text)) == []


SOLUTIONS = [
    ("用Redis做缓存", "用Redis做缓存"),
    ("采用微服务架构", "采用微服务架构"),
    ("首页加一个按钮", "首页加一个按钮"),
    ("列表页 | 新增下拉框", "新增下拉框"),
    ("详情页弹出弹窗", "详情页弹出弹窗"),
    ("前端换Vue3", "前端换Vue3"),
    ("数据库换达梦", "数据库换达梦"),
    ("升JDK17", "升JDK17"),
    ("引入规则引擎", "引入规则引擎"),
    ("会话改用Redis集群", "会话改用Redis集群"),
    ("菜单改成侧边栏", "菜单改成侧边栏"),
    ("首页增加轮播图", "首页增加轮播图"),
    ("部署Elasticsearch", "部署Elasticsearch"),
    ("zabbix换夜莺", "zabbix换夜莺"),
    ("按钮改主色", "按钮改主色"),
    ("进度改版 | 采用工作流引擎重做一遍", "采用工作流引擎重做一遍"),
    ("消息队列替换Kafka", "消息队列替换Kafka"),
]

NEEDED = [
    "用Redis做缓存 | 高峰期首页打开要8秒，群众等不及。",
    "首页加一个按钮 | 老人点一下直接拨热线。",
    "新增下拉框 | 避免手工填错部门名称。",
    "前端换Vue3 | 组件库没人维护了。",
    "弹窗拦截 | 防止误删。",
    "采用微服务架构 | 满足等保三级整改要求。",
    "办件进度查询",
    "电子证照亮证",
    "按钮错位",
    "弹窗关不掉",
    "H5键盘遮挡",
    "k8s证书续期",
    "ES索引损坏恢复",
    "登录后回到原来的页面",
    "导出Excel",
    "接入省统一身份认证",
    "使用说明下载",
    "用户注销",
    "下拉刷新白屏",
    "卡片化展示政策 | 企业一眼看到能领多少钱。",
    "升级补偿规则",
    "图标错乱修复",
]


@pytest.mark.parametrize(("text", "expected"), SOLUTIONS)
def test_means_without_a_need_are_named(text, expected):
    assert words("Q006", story(text)) == [expected]


@pytest.mark.parametrize("text", NEEDED)
def test_needs_and_means_with_a_need_are_left_alone(text):
    assert words("Q006", story(text)) == []


DIRECTIONS = [
    ("加强对平台运行情况的监测。", "加强对平台运行情况的监测"),
    ("进一步提升用户体验。", "进一步提升用户体验"),
    ("完善评价工作。", "完善评价工作"),
    ("持续优化办事流程，提升服务能力。", "持续优化办事流程"),
    ("推进数据共享工作。", "推进数据共享工作"),
    ("做好系统运维。", "做好系统运维"),
    ("提高首页加载速度。", "提高首页加载速度"),
    ("强化数据安全管理。", "强化数据安全管理"),
    ("切实改善老年人办事体验。", "切实改善老年人办事体验"),
    ("加快推进电子证照应用。", "加快推进电子证照应用"),
    ("促进线上线下融合。", "促进线上线下融合"),
    ("系统应不断增强服务能力。", "系统应不断增强服务能力"),
    ("深化平台应用。", "深化平台应用"),
    ("夯实数据底座。", "夯实数据底座"),
    ("健全评价机制，加大宣传力度。", "健全评价机制"),
]

DIRECTION_TITLES = [
    ("首页体验优化", "首页体验优化"),
    ("性能提升", "性能提升"),
    ("申报流程优化（二期遗留） | 见会议纪要。", "申报流程优化（二期遗留）"),
    ("评价工作完善", "评价工作完善"),
    ("优化搜索", "优化搜索"),
]

RESULTS = [
    "首页加载时间不超过2秒。",
    "优化首页，让老人能一键找到人工客服。",
    "加强密码校验，连续输错5次锁定账号。",
    "提升网上可办率到95%。",
    "完善个人中心，增加授权撤回入口。",
    "推进12类证照亮证可用。",
    "差评自动生成整改工单。",
    "优化办件列表的排序为按提交时间倒序。",
    "推动各区事项库统一由市局维护。",
    "改善退件说明，每条都写明缺什么材料。",
    "提供政策标签和企业画像。",
    "增强登录安全：异地登录要短信验证。",
    "把“优化营商环境”专区放到首页。",
    "完善办事指南，不再要求提交纸质复印件。",
    "打了不满意，写了原因，两个星期没有人联系。",
    "申请人在手机上要能看到办到哪一步。",
    "加快审批，材料齐全的当天办结。",
    "保障数据不丢失。",
    "平台按三级等保建设。",
    "健全台账，记录调用方、事由和字段。",
    "推进历史档案电子化，年底前完成5万卷。",
    "做好兼容：老版本客户端仍可登录。",
]


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_demands_without_a_result_are_named(text, expected):
    assert words("Q007", demand(text)) == [expected]


@pytest.mark.parametrize(("text", "expected"), DIRECTION_TITLES)
def test_features_without_a_result_are_named(text, expected):
    assert words("Q007", story(text)) == [expected]


@pytest.mark.parametrize("text", RESULTS)
def test_results_that_can_be_seen_are_left_alone(text):
    assert words("Q007", demand(text)) == []


def test_a_feature_with_criteria_or_cases_has_a_result():
    assert words("Q007", story("首页体验优化 | | 打开时间降到2秒")) == []
    assert words("Q007", worded_feature(Feature("F", "首页体验优化", tests=(CaseResult("T-1"),)))) == []
    measured = Requirement("P", "project", "提升网上可办率。", targets=(Target("不低于95%", ">=", "95"),))
    assert words("Q007", worded_requirement(measured)) == []


@pytest.mark.parametrize("status", ["idea", "closed", "ruled_out"])
def test_ideas_and_what_was_given_up_are_not_judged(status):
    assert worded_feature(Feature("F", "首页体验优化", status=status)) is None


def test_policy_text_and_rejected_demands_are_not_judged():
    assert worded_requirement(Requirement("H", "high", "及时处理。")) is None
    assert worded_requirement(Requirement("M", "middle", "及时处理。", status="rejected")) is None
    quoted = Requirement("M", "middle", "及时处理。", bases=(Basis("clause", "D", digest="0123456789ab"),))
    assert worded_requirement(quoted) is None
    assert worded_requirement(Requirement("M", "middle", "及时处理。")) is not None


def test_a_workspace_adds_words_and_takes_others_away():
    node, _ = parse("quality: {vague: {words: [妥善], not: [及时]}}".encode(), "lexicon.yml")
    rules = WordingRules(load_lexicon((node,), choose_segmenter()))
    assert [one.words for one in rules.judge(demand("及时、妥善处理差评。"))] == [("妥善",)]


TEXTS = st.text(st.sampled_from("及时尽快支持微信、支付宝等并新增按钮用Redis优化体验，。；“”《》1+ \n"), max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_words_are_those_of_the_text_and_each_rule_remarks_once(title, description, acceptance):
    feature = Feature("F", title, description, acceptance)
    item = worded_feature(feature)
    found = RULES.judge(item)
    assert len({one.code for one in found}) == len(found)
    for one in found:
        text = getattr(feature, one.key)
        assert text.startswith(one.words[0], one.start)
        assert all(word and any(word in written for _, written in item.fields) for word in one.words)

"""Tiny workspaces of several fields: what a first user types in, with what is obviously linked and what is obviously not.

A pair that stands in neither list is a near miss: the same topic word with another purpose, or a part of an answer.
"""

from dataclasses import dataclass

import pytest

from polreq.link import LinkItem, Options, rank
from polreq.model.workspace import Settings
from polreq.text.segment import make_segmenter

#: Below this score nothing is shown.
SHOWN = Settings().suggest_min


@dataclass(frozen=True)
class Tiny:
    """A workspace: texts by id, pairs (requirement, feature) that anybody would link, and pairs that nobody would."""

    name: str
    requirements: dict[str, str]
    features: dict[str, tuple[str, str]]
    linked: tuple[tuple[str, str], ...]
    strangers: tuple[tuple[str, str], ...]


TINY = (
    Tiny(
        "one of each",
        {"R1": "提供办件进度查询服务，方便企业和群众随时了解办理情况。"},
        {"F1": ("办件进度查询", "用户输入办件编号，查看办到哪一步")},
        (("R1", "F1"),),
        (),
    ),
    Tiny(
        "one requirement, nothing that answers it",
        {"R1": "食品经营者应当建立进货查验记录制度，如实记录食品的名称、规格、数量。"},
        {"F1": ("登录页改版", "换背景图和按钮颜色"), "F2": ("暗黑模式", "")},
        (),
        (("R1", "F1"), ("R1", "F2")),
    ),
    Tiny(
        "identity",
        {"R1": "依托国家政务服务平台统一身份认证系统，实现一次认证、全网通办。"},
        {"F1": ("单点登录", "接入国家平台统一认证，登录一次，各子站不用再登"), "F2": ("轮播图后台", "运营自己换图")},
        (("R1", "F1"),),
        (("R1", "F2"),),
    ),
    Tiny(
        "older people",
        {"R1": "推进互联网应用适老化改造，方便老年人、残疾人获取信息和办理业务。"},
        {
            "F1": ("长辈版", "大字体、大按钮，去掉广告，语音播报"),
            "F2": ("报表导出", "按月导出Excel"),
            "F3": ("读屏软件适配", "给图片和按钮补上文字说明，视障用户能用"),
        },
        (("R1", "F1"),),
        (("R1", "F2"),),
    ),
    Tiny(
        "medical insurance",
        {
            "R1": "优化异地就医直接结算服务，简化备案手续。",
            "R2": "加强医保基金监管，严厉打击欺诈骗保行为。",
        },
        {
            "F1": ("异地就医备案自助办", "手机上选地区和时间，提交即生效"),
            "F2": ("可疑报销单筛查", "按规则找出重复报销、超量开药的单子，推给稽核"),
            "F3": ("头像上传", "支持裁剪"),
        },
        (("R1", "F1"),),
        (("R1", "F3"), ("R2", "F3"), ("R1", "F2")),
    ),
    Tiny(
        "construction permits",
        {
            "R1": "工程建设项目审批实行一个窗口受理、并联审批。",
            "R2": "建立施工图数字化联合审查机制。",
            "R3": "对工程质量安全实行信用分级管理。",
        },
        {
            "F1": ("并联审批流程", "一个窗口收件后同时派给规划、消防、人防，各自限时办"),
            "F2": ("施工图联合审查系统", "图纸上传一次，各专业在线审，意见合并反馈"),
            "F3": ("食堂订餐", "每天九点前报餐"),
        },
        (("R1", "F1"), ("R2", "F2")),
        (("R1", "F3"), ("R2", "F3"), ("R3", "F3")),
    ),
    Tiny(
        "housing fund",
        {"R1": "推行住房公积金业务网上办理，实现提取业务零材料、零跑腿。"},
        {
            "F1": ("公积金提取线上办", "刷脸登录后自动核验房贷信息，不用交材料，钱直接到卡"),
            "F2": ("公积金大厅照明改造", "换成节能灯"),
            "F3": ("论坛签到", "连续签到送积分"),
        },
        (("R1", "F1"),),
        (("R1", "F3"),),
    ),
    Tiny(
        "complaints",
        {
            "R1": "健全政务服务好差评制度，对差评及时核实整改并反馈。",
            "R2": "12345热线工单应当在规定时限内办结并回访。",
        },
        {
            "F1": ("差评整改闭环", "差评生成整改单，核实后回复用户，再请他评一次"),
            "F2": ("热线工单限时提醒", "快到期的工单标红，办结后自动回访"),
            "F3": ("服务器扩容", "加两台"),
            "F4": ("评价页插画更换", "换一套节日插画"),
        },
        (("R1", "F1"), ("R2", "F2")),
        (("R1", "F3"), ("R2", "F3"), ("R2", "F4")),
    ),
    Tiny(
        "data sharing and certificates",
        {
            "R1": "推进电子证照跨地区互认共享，凡能通过电子证照获取的材料不再要求提交。",
            "R2": "建立公共数据目录，实行统一管理、动态更新。",
            "R3": "开展网络安全等级保护测评，及时整改安全隐患。",
        },
        {
            "F1": ("申报页调用电子证照", "材料能对上证照的直接引用，免上传"),
            "F2": ("数据目录管理", "数据资源登记、审核、发布、变更"),
            "F3": ("等保测评问题整改", "按测评报告逐条修复高危漏洞"),
            "F4": ("节日皮肤", "国庆换红色主题"),
            "F5": ("周报模板", "内部用"),
        },
        (("R1", "F1"), ("R2", "F2"), ("R3", "F3")),
        (("R1", "F4"), ("R1", "F5"), ("R2", "F4"), ("R2", "F5"), ("R3", "F4"), ("R3", "F5"), ("R1", "F3")),
    ),
    Tiny(
        "school enrolment",
        {"R1": "义务教育阶段学校招生实行网上报名，信息由部门间共享比对，减少家长提供的证明材料。"},
        {
            "F1": ("入学报名", "家长网上填报，户籍、房产信息自动比对，不用交证明"),
            "F2": ("教师工资条", "每月发短信"),
            "F3": ("校园视频监控", "接入二十路摄像头"),
        },
        (("R1", "F1"),),
        (("R1", "F3"),),
    ),
    Tiny(
        "new media and websites",
        {
            "R1": "政府网站和政务新媒体发布信息应当先审后发，严格执行内容审核制度。",
            "R2": "政府网站应当支持互联网协议第六版（IPv6）访问。",
            "R3": "网站应当提供站内搜索服务。",
            "R4": "畅通领导信箱、在线访谈等互动渠道。",
            "R5": "健全应急值守制度，实行领导带班。",
        },
        {
            "F1": ("稿件三审", "编辑、主任、分管领导依次审核，没审完不能发布"),
            "F2": ("IPv6双栈改造", "网站和接口都支持IPv6访问"),
            "F3": ("站内搜索", "标题和正文都能搜，按时间排序"),
            "F4": ("领导信箱", "群众写信，限时回复，公开选登"),
            "F5": ("停车位管理", "访客车牌登记"),
            "F6": ("打印机驱动升级", ""),
        },
        (("R1", "F1"), ("R2", "F2"), ("R3", "F3"), ("R4", "F4")),
        (*((f"R{r}", f"F{f}") for r in range(1, 6) for f in (5, 6)), ("R2", "F4"), ("R5", "F2")),
    ),
    Tiny(
        "subsidies for firms",
        {
            "R1": "推动惠企政策免申即享，通过数据比对自动识别符合条件的企业。",
            "R2": "鼓励金融机构依托信用信息开展普惠小微融资服务。",
        },
        {
            "F1": ("免申即享", "系统按条件筛出企业，企业确认账号后直接拨付补贴"),
            "F2": ("公交到站", "显示下一班还有几分钟"),
        },
        (("R1", "F1"),),
        (("R1", "F2"), ("R2", "F2")),
    ),
)


@pytest.fixture(scope="module")
def words():
    return make_segmenter().words


@pytest.mark.parametrize("tiny", TINY, ids=lambda tiny: tiny.name)
def test_what_is_obvious_is_shown_and_strangers_are_not(tiny, words):
    queries = [LinkItem(id_, {"text": text}) for id_, text in tiny.requirements.items()]
    corpus = [LinkItem(id_, {"title": title, "description": text}) for id_, (title, text) in tiny.features.items()]
    scores = {(m.query, m.found): m.score for m in rank(queries, corpus, (), Options(), words)}
    assert [pair for pair in tiny.linked if scores.get(pair, 0.0) < SHOWN] == []
    assert [pair for pair in tiny.strangers if scores.get(pair, 0.0) >= SHOWN] == []


@pytest.mark.parametrize("tiny", TINY, ids=lambda tiny: tiny.name)
def test_what_is_linked_stands_before_what_is_not(tiny, words):
    queries = [LinkItem(id_, {"text": text}) for id_, text in tiny.requirements.items()]
    corpus = [LinkItem(id_, {"title": title, "description": text}) for id_, (title, text) in tiny.features.items()]
    best = {m.query: m.found for m in reversed(rank(queries, corpus, (), Options(), words))}
    assert {query: best[query] for query, _ in tiny.linked} == dict(tiny.linked)


def test_obvious_links_are_mostly_likelier_than_not_and_always_far_likelier_than_strangers(words):
    """Chances keep their word on large backlogs, so they are careful here; what stays is what a first user sees at once."""
    obvious: list[float] = []
    strange: list[float] = [0.0]
    for tiny in TINY:
        queries = [LinkItem(id_, {"text": text}) for id_, text in tiny.requirements.items()]
        corpus = [LinkItem(id_, {"title": title, "description": text}) for id_, (title, text) in tiny.features.items()]
        scores = {(m.query, m.found): m.score for m in rank(queries, corpus, (), Options(), words)}
        obvious += [scores[pair] for pair in tiny.linked]
        strange += [scores.get(pair, 0.0) for pair in tiny.strangers]
    assert sum(score >= 0.5 for score in obvious) > len(obvious) / 2
    assert min(obvious) > 4 * max(strange)


def test_one_confirmed_link_does_not_flood_what_is_about_other_things():
    requirements = {
        "R1": "办事人中断填报时，应当自动保存已填内容，下次可以接着填。",
        "R2": "各级人民政府应当将所需经费列入财政预算。",
        "R3": "有关部门应当定期组织工作人员培训。",
        "R4": "市人民政府应当建立考核评价制度，考核结果向社会公布。",
        "R5": "办事人对办理结果不满意的，可以提出投诉，有关部门应当及时答复。",
    }
    features = {"F1": "办件草稿自动保存", "F2": "满意度评价"}
    queries = [LinkItem(key, {"text": text}) for key, text in requirements.items()]
    corpus = [LinkItem(key, {"title": title}) for key, title in features.items()]
    matches = rank(queries, corpus, [("R1", "F1")], Options(), make_segmenter().words)
    lifted = {m.query for m in matches if m.found == "F1" and m.score >= SHOWN}
    assert lifted == {"R1"}

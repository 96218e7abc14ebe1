"""What the keys of the program are called, once each, in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.words import Text

#: Key → what it is called.
Names = Mapping[str, Text]


def label(names: Names, key: str) -> Text:
    """Return the word for a key; a key that people made up (a channel, a business line) stands for itself."""
    return names[key] if key in names else Text(key, key)


def names(**pairs: tuple[str, str]) -> Names:
    """Make a table of names out of pairs in Chinese and English."""
    return MappingProxyType({key: Text(zh, en) for key, (zh, en) in pairs.items()})


#: What the layers of demand, what is built and what a policy is made of are called.
LAYERS: Final = names(
    high=("高层", "high (policy)"), middle=("中层", "middle (department)"), project=("项目", "project (vendor)"),
    user=("用户", "user (citizens, enterprises)"), feature=("功能", "feature"), clause=("条款", "clause"),
)  # fmt: skip

CITATIONS: Final = names(ok=("正确", "ok"), wrong=("有误", "wrong"), unknown=("未知", "unknown"))

#: Layers as a column's entry, where there is no room for the explanation.
SHORT_LAYERS: Final = names(
    high=("高层", "high"), middle=("中层", "middle"), project=("项目", "project"), user=("用户", "user"),
    feature=("功能", "feature"), clause=("条款", "clause"),
)  # fmt: skip

STATES: Final = names(
    delivered=("已交付", "delivered"),
    deep=("已有功能", "has feature"),
    direct=("只到下层", "lower layer only"),
    justified=("有理由", "justified"),
    stale=("待复核", "stale"),
    missing=("无关联", "missing"),
)

STATE_MEANINGS: Final = names(
    delivered=("功能已完成，所要求的渠道都已交付", "its features are done on every channel it asks for"),
    deep=("经确认的关联一直连到功能（全链覆盖），尚未交付", "confirmed links lead down to a feature (deep coverage), not delivered yet"),
    direct=("关联到了下一层需求（直接覆盖），还没有连到功能", "linked to a lower layer (direct coverage), but to no feature yet"),
    justified=("没有功能，但写明了理由", "no feature, but a written reason why none is needed"),
    stale=("有过关联，审核之后一端有改动，要再看一遍", "it has links, but an end changed since review: look again"),
    missing=("没有关联到下层需求或在做的功能（已放弃的不算），也没有写明理由", "no link to a lower layer or to a feature that goes on (given-up work does not count), and no written reason"),
)  # fmt: skip

DIMENSIONS: Final = names(
    layer=("层级", "layer"), document=("政策文件", "document"), line=("业务线", "business line"), channel=("渠道", "channel"),
    relation=("服务关系", "relation"), level=("政府层级", "level of government"), force=("约束力", "force"), window=("时限", "deadline"),
)  # fmt: skip

#: What a breakdown's row is called that counts requirements without an entry along the dimension.
NO_ENTRY: Final = names(
    document=("不出自政策文件", "from no document"), line=("未归入业务线", "no business line"), channel=("未限定渠道", "no channel named"),
    relation=("未限定服务关系", "no relation named"), level=("未注明层级", "no level named"),
)  # fmt: skip

WINDOWS: Final = names(
    passed=("已过期", "overdue"), soon=("临近", "soon"), later=("以后", "later"),
    unjudged=("未判断（没有给出日期）", "not judged (no day given)"), none=("无时限", "no deadline"),
)  # fmt: skip

FORCES: Final = names(must=("必须", "must"), should=("应推动", "should"), may=("可选", "may"))

CLASSES: Final = names(
    requirement=("要求", "requirement"), prohibition=("禁止", "prohibition"), optional=("可选", "optional"),
    principle=("原则", "principle"), background=("背景", "background"), definition=("定义", "definition"), report=("成效", "report"),
    liability=("责任", "liability"), heading=("标题", "heading"), meta=("公文格式", "form of the document"),
)  # fmt: skip

SEVERITIES: Final = names(error=("错误", "error"), warning=("警告", "warning"), info=("提示", "info"))

#: Review status of a requirement and status of a feature.
STATUSES: Final = names(
    candidate=("待审", "candidate"), accepted=("已接受", "accepted"), rejected=("已否决", "rejected"), edited=("已修改", "edited"),
    idea=("设想", "idea"), planned=("已规划", "planned"), doing=("建设中", "in progress"), done=("已完成", "done"),
    closed=("已关闭", "closed"), ruled_out=("停用", "ruled out"),
)  # fmt: skip

#: What became of a test case.
RESULTS: Final = names(
    passed=("通过", "passed"), failed=("失败", "failed"), skipped=("跳过", "skipped"), none=("没有结果", "no result")
)

VERDICTS: Final = names(confirmed=("确认", "confirmed"), rejected=("否决", "rejected"))

#: What is the matter with a link.
TROUBLES: Final = names(
    stale=("待复核：审核后有改动", "stale: an end changed since review"),
    pending=("待第二人复核", "waits for a second person"),
    broken=("断开：有一端不存在", "broken: an end does not exist"),
    skips=("跨层而没有理由", "skips a layer without a reason"),
)

LEVELS: Final = names(
    national=("国家", "national"), province=("省级", "province"), city=("市级", "city"), county=("县级", "county"),
)  # fmt: skip

DOCUMENT_STATUSES: Final = names(
    draft=("草案", "draft"), in_force=("现行有效", "in force"), trial=("试行", "on trial"),
    partially_superseded=("部分被替代", "partly superseded"), superseded=("已被替代", "superseded"), lapsed=("已失效", "lapsed"),
    task_done=("任务已完成", "task done"), expired=("已到期", "expired"), repealed=("已废止", "repealed"), unknown=("状态未注明", "status not stated"),
)  # fmt: skip

BASES: Final = names(
    clause=("政策条款", "policy clause"), contract=("合同", "contract"), meeting=("会议纪要", "minutes"),
    instruction=("批示", "instruction"), index=("考核指标", "evaluation index"), evidence=("用户证据", "evidence from users"),
)  # fmt: skip

DEADLINES: Final = names(
    milestone=("时间节点", "milestone"), period=("期间", "period"), relative=("相对期限", "relative"), sla=("办理时限", "time limit"),
    recurring=("定期", "recurring"), staged=("分阶段", "staged"), continuous=("持续", "continuous"), effective=("施行日期", "takes effect"),
)  # fmt: skip

#: How a quantified goal compares.
OPS: Final = names(
    **{
        ">=": ("不低于", "at least"),
        "<=": ("不高于", "at most"),
        "=": ("等于", "exactly"),
        "reduce": ("减少", "less by"),
    },
)

YES_NO: Final = names(yes=("是", "yes"), no=("否", "no"))

#: Parts of a reading that can be doubted.
PARTS: Final = names(
    **{"class": ("类型", "class")},
    force=("约束力", "force"), product=("产品", "product"), deadlines=("时限", "deadlines"), targets=("指标", "targets"),
    units=("单位", "units"),
)  # fmt: skip

#: Fields with texts of people's own, by their keys in files.
TEXT_FIELDS: Final = names(
    title=("名称", "title"), description=("描述", "description"), acceptance=("验收标准", "acceptance"), statement=("内容", "statement"),
)  # fmt: skip

#: Codes of findings about the quality of what people wrote, which the settings may switch off.
QUALITY: Final = names(
    Q001=("必须落实却没有验收标准", "mandatory, no acceptance criterion"), Q002=("没有验收标准", "no acceptance criterion"),
    Q003=("多数功能没有验收标准", "most features have no criterion"), Q004=("说不准的词", "vague words"), Q005=("几项要求合一", "several demands in one"),
    Q006=("只有方案没有需求", "a solution without a need"), Q007=("看不出结果", "no testable result"),
    Q008=("旧的叫法", "older words"),
)  # fmt: skip

#: How it is shown that a requirement is met.
VERIFICATIONS: Final = names(
    demonstration=("演示", "demonstration"), test=("测试", "test"), analysis=("分析", "analysis"), inspection=("审查", "inspection"),
    special=("特殊", "special"),
)  # fmt: skip

#: What bodies do.
ROLES: Final = names(
    lead=("牵头", "lead"), support=("配合", "support"), owner=("负责", "owner"), actor=("主体", "actor"),
)  # fmt: skip

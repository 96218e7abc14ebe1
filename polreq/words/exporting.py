"""Names and sentences of the tables that are handed over (导出表格): headings, what customers call them instead, and notes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names

#: Field → heading in Chinese and English, and what customers' templates call it instead; compared without spaces, case and width.
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "no": ("序号", "No.", "编次", "项次", "#"),
    "id": ("需求编号", "Requirement ID", "编号", "需求ID", "需求标识", "任务编号", "ID", "变更标识"),
    "layer": ("层级", "Layer", "需求层级", "需求层次"),
    "title": ("简称", "Title", "需求名称", "名称", "标题"),
    "statement": ("需求描述", "Requirement", "需求内容", "重点任务", "工作目标及任务要求", "目标及任务要求", "任务内容", "主要任务", "工作任务", "建设内容"),
    "kind": ("类型", "Class", "需求类型", "性质"),
    "force": ("约束力", "Force", "优先级", "需求优先级"),
    "basis": ("来源依据", "Basis", "来源", "需求来源", "依据", "政策依据", "任务来源", "目标来源", "上级依据"),
    "above": ("上层需求", "Upper requirements", "父需求", "上级需求"),
    "below": ("下层需求", "Lower requirements", "子需求", "分解需求"),
    "features": ("实现功能", "Features", "功能", "功能点", "对应功能", "功能模块", "设计模块"),
    "progress": ("功能状态", "How far the features are", "实现状态", "完成状态", "开发状态", "当前状态"),
    "developer": ("承建与负责", "Built by", "开发人员", "负责人", "我方负责人", "开发负责人"),
    "module": ("模块", "Module", "所属模块", "系统模块"),
    "release": ("版本", "Release", "发布版本", "交付版本"),
    "channels": ("渠道", "Channels", "服务渠道", "涉及渠道"),
    "line": ("业务线", "Business line", "业务域", "所属业务"),
    "heading": ("所在章节", "Under", "所在标题", "章节"),
    "units": ("责任单位及分工", "Bodies and roles", "责任主体", "责任部门", "单位分工"),
    "lead": ("牵头单位", "Lead body", "牵头部门", "牵头"),
    "support": ("配合单位", "Supporting bodies", "配合部门", "协办单位", "参与单位", "配合"),
    "answerable": ("责任单位", "Responsible bodies", "承办单位", "责任"),
    "office": ("责任处室", "Office", "责任科室", "处室"),
    "person": ("产品负责人", "Owner", "产品经理", "责任人"),
    "verify": ("合格性方法", "How it is verified", "合格性规定", "验证方法", "验证方式", "检验方法"),
    "proposed": ("建议方法（供确认）", "Proposed method (to be confirmed)"),
    "acceptance": ("验收标准", "Acceptance", "验收准则", "验收条件"),
    "evidence": ("完成证据", "Evidence", "证据", "佐证材料", "测试用例", "系统测试用例", "证明材料"),
    "fulfilment": ("符合情况", "Fulfilment", "符合性", "符合程度", "是否符合"),
    "due": ("完成时限", "Due", "时限", "完成时间", "截止时间", "截止日期", "办结时限"),
    "deadline": ("时限原文", "Deadline as written", "时间要求"),
    "deadline_kind": ("时限类别", "Kind of deadline"),
    "quarter": ("完成季度", "Quarter", "季度形象进度", "季度节点", "完成季度节点"),
    "days": ("距截至日（天）", "Days left", "剩余天数"),
    "window": ("时限情况", "Window", "时限状态"),
    "year": ("年度", "Year"),
    "work": ("工作进展", "Progress", "进展", "进展情况", "工作动态", "完成情况", "推进情况"),
    "funds": ("资金使用", "Funds", "资金使用情况"),
    "problems": ("存在问题", "Problems", "问题", "主要问题", "问题和困难", "存在问题及困难"),
    "lamp": ("灯色", "Lamp", "亮灯", "预警", "督查灯色", "红黄绿灯"),
    "missing_channels": ("未交付渠道", "Channels not delivered"),
    "state": ("覆盖状态", "State", "追踪状态"),
    "review": ("审核状态", "Review", "评审状态"),
    "note": ("备注", "Note", "说明"),
    "why": ("不计入的原因", "Why it is not counted"),
    "origin_kind": ("来源类别", "Kind of source"),
    "document": ("来源文件", "Source", "文件", "合同文件", "依据文件"),
    "place": ("条款位置", "Clause", "条款号", "条款", "章节条款"),
    "words": ("条款原文", "Text of the clause", "条款内容", "原文"),
    "covered": ("对应需求", "Covered by", "对应需求编号", "落实需求"),
    "conclusion": ("覆盖结论", "Conclusion", "响应情况", "满足情况", "落实情况"),
    "open": ("未落实说明", "What is open", "偏离说明"),
    "feature": ("功能编号", "Feature ID"),
    "feature_title": ("功能名称", "Feature"),
    "status": ("状态", "Status"),
    "channel": ("渠道名称", "Channel"),
    "ruled_out": ("停用原因", "Why ruled out"),
    "vendor": ("承建单位", "Built by", "建设单位"),
    "serves": ("满足的需求", "Serves"),
    "dimension": ("维度", "Dimension"),
    "group": ("分组", "Group"),
    "number": ("文号", "Number", "发文字号"),
    "name": ("名称", "Name", "文件名称", "依据名称"),
    "issuers": ("发文机关", "Issued by", "印发机关", "发文单位"),
    "level": ("政府层级", "Level", "级别"),
    "genre": ("文种", "Genre"),
    "written": ("成文日期", "Written", "印发日期"),
    "published": ("发布日期", "Published"),
    "effective": ("施行日期", "Effective", "实施日期"),
    "standing": ("效力状态", "In force", "效力", "有效性"),
    "clauses": ("引用条款数", "Clauses cited"),
    "demands": ("形成需求数", "Requirements"),
    "day": ("日期", "Date"),
    "index_1": ("一级指标", "Index, level 1"),
    "index_2": ("二级指标", "Index, level 2", "指标项"),
    "metric": ("指标名称", "What is counted", "指标", "考核指标"),
    "rule": ("评分细则", "How it is scored", "评分标准", "评估要点"),
    "score": ("分值", "Points", "权重", "分数"),
    "goal": ("目标值", "Goal", "指标值", "目标"),
    "finished": ("是否完成", "Done", "完成与否"),
    "quote": ("证据原文", "Words of the source", "原文依据"),
}  # fmt: skip

#: Headings of columns.
HEADINGS: Final[Names] = MappingProxyType({key: Text(said[0], said[1]) for key, said in _FIELDS.items()})

#: What templates may call a field: its headings and other names, in both languages.
CALLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_FIELDS)

#: What can be exported: name on the command line → what it is called.
TABLES: Final = names(
    rtm=("需求跟踪矩阵", "traceability matrix"),
    ledger=("督查台账", "supervision ledger"),
    channels=("渠道矩阵", "channel matrix"),
    coverage=("覆盖情况", "coverage"),
    due=("时限清单", "due list"),
    bases=("编制依据", "bases"),
    indicators=("指标台账", "indicator register"),
)

#: Names of the sheets that stand beside the first one of a table.
SHEETS: Final = names(
    clauses=("条款覆盖表", "clauses"),
    methods=("合格性规定", "verification"),
    outside=("范围外需求", "out of scope"),
    channel_list=("渠道说明", "channels in use"),
    other_bases=("其他依据", "other bases"),
)

#: How all requirements of a clause together are covered.
CONCLUSIONS: Final = names(
    delivered=("全部交付", "delivered"), all=("已有功能，未全部交付", "with features, not all delivered"), justified=("已说明理由", "justified"),
    some=("部分有功能", "partly with features"), none=("未落实", "not covered"), outside=("不涉及产品", "not about the product"),
    rejected=("审核未采纳", "rejected in review"),
)  # fmt: skip

#: Whether a goal was met, in the words of indicator registers.
FINISHED: Final = names(
    yes=("已完成", "done"), running=("进行中", "running"), no=("未启动", "not begun"), excused=("有理由不做", "justified"),
)  # fmt: skip

#: Sentences in cells and above tables.
SENTENCES: Final = names(
    unset=("未规定", "not set"),
    proposed=("{method}（{why}）", "{method} ({why})"),
    has_number=("有量化指标或办理时限", "it names a number or a time limit"),
    forbids=("禁止性要求，查配置和页面", "a prohibition: look at settings and pages"),
    works=("可以操作给人看", "it can be shown at work"),
    proven=("{feature}：{status}（用例通过）", "{feature}: {status} (tests have passed)"),
    claimed=("{feature}：{status}（清单自报）", "{feature}: {status} (as the backlog claims)"),
    signed=("{feature}：关联由 {by} 于 {on} 确认", "{feature}: link confirmed by {by} on {on}"),
    reason=("不需要功能：{reason}", "no feature needed: {reason}"),
    no_feature=("没有功能承接", "no feature takes it up"),
    only_lower=("只分解到下层需求，没有落到功能", "broken down to lower requirements, but to no feature"),
    look_again=("关联在审核后有改动，待复核", "a link changed since it was reviewed"),
    overdue=("已过期 {days} 天未交付", "{days} days overdue and not delivered"),
    channels_left=("未交付渠道：{channels}", "channels not delivered: {channels}"),
    features_at=("功能 {number} 个：{counts}", "{number} feature(s): {counts}"),
    red=("红（已过期 {days} 天）", "red ({days} days overdue)"),
    yellow_soon=("黄（剩 {days} 天）", "yellow ({days} days left)"),
    yellow_missing=("黄（没有功能承接）", "yellow (no feature yet)"),
    yellow_direct=("黄（没有落到功能）", "yellow (no feature yet)"),
    yellow_stale=("黄（关联待复核）", "yellow (look again at the link)"),
    green_done=("绿（办结）", "green (closed)"),
    green_on=("绿（推进中）", "green (under way)"),
    no_lamp=("未判断（没有给出截至日期）", "not judged (no day given)"),
    lamps=(
        "灯色：绿，已交付或写明不需要功能的理由（办结），或时限未近且已有功能承接（推进中）；黄，距时限 {days} 天以内尚未交付，或还没有落到功能、关联待复核；红，超过时限尚未交付。灰度打印时以文字为准。",
        "Lamps: green, delivered or justified (closed), or a feature is under way and the deadline is not near; yellow, not delivered within {days} days of the deadline, or no feature takes it up, or a link is to be looked at again; red, past the deadline and not delivered. In grey print the words count.",
    ),
    ledger_of=("范围：高层和中层需求共 {number}（涉及产品、未被否决）。资金使用一栏由填报单位填写。", "High and middle requirements in scope: {number}. The column of funds is filled in by hand."),
    rtm_of=("每项范围内的需求一行，共 {number}；范围外的见“{outside}”，条款到需求的方向见“{clauses}”。", "One row for each requirement in scope, {number}; those out of scope: '{outside}'; from clauses to requirements: '{clauses}'."),
    evidence=("完成证据：导入了用例、有用例通过且没有不通过的，写“用例通过”；其余取自功能清单的状态，是自报的完成情况，不作为已验证。", "Evidence: where test cases were imported, one has passed and none has failed, it says so; all else is what the backlog claims, which proves nothing."),
    clauses_of=("本项目所依据的条款共 {number} 处，每处一行。", "Clauses that this project rests on, one row each: {number}."),
    methods_of=("√ 表示已规定的方法；没有规定的写“{unset}”，右侧建议只供确认，不作为规定。已规定 {set} 项，未规定 {open} 项。", "√: a method that was set; where none was, the row says '{unset}', and the proposal beside it is only a proposal. Set: {set}; not set: {open}."),
    outside_of=("下列需求不计入覆盖，列出备查。", "Not counted as coverage; listed for reference."),
    not_product=("不涉及产品功能", "not about the product"),
    rejected=("审核未采纳", "rejected in review"),
    noted=("{why}：{note}", "{why}: {note}"),
    channels_of=("每个功能一行。“无”表示该渠道没有；“（未分渠道）”表示功能清单没有分渠道填写。", "One row for each feature. 'none': nothing there; '(not split)': the backlog does not split it by channel."),
    not_split=("{status}（未分渠道）", "{status} (not split)"),
    stopped=("停用", "ruled out"),
    still=("{status}（渠道已停用）", "{status} (channel ruled out)"),
    other_vendor=("他方承建：{vendor}", "by another company: {vendor}"),
    absent=("无", "none"),
    ruled_out=("停用", "ruled out"),
    in_use=("在用", "in use"),
    coverage_of=("各维度分别统计；一项需求属于几个分组时，在每个分组里都计入。比例的分母是该组需求数。", "Each dimension by itself; a requirement that belongs to several groups counts in each. Shares are of the group's requirements."),
    due_of=("有时间要求的需求，有日期的在前、先到期的在前；没有日期的（办理时限、定期、持续等）在后。", "Requirements with a deadline: dated ones first, the earliest first; others (time limits, recurring, continuous) behind."),
    bases_of=("按国家、省、市、县和成文先后排列。引用条款数、形成需求数按本工作区统计。", "By level and day. Clauses cited and requirements are counted in this workspace."),
    digest_of=("摘编，原文：{original}", "a digest of {original}"),
    indicators_of=("有量化指标或列入考核指标的需求，每个指标一行。“是否完成”看的是功能交付，数值是否达到由填报单位核实；分值未记录，由填报单位填写；责任处室取自 owners.yml，没有的也由填报单位填写。", "Requirements with a number or an evaluation index, one row for each goal. Done means that the features are delivered: whether the number is reached is for people to measure. Points are not recorded; fill them in by hand, and offices that owners.yml does not name."),
    quarter=("{year}年{number}季度", "{year} Q{number}"),
    closed=("已办结", "closed"),
    no_day=("没有固定日期", "no fixed day"),
)  # fmt: skip

#: Quarters as they are written in Chinese.
QUARTERS: Final = ("一", "二", "三", "四")

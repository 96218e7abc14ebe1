"""The words of all outputs, once each, in Chinese and English; renderers have no wording of their own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.model.layer import LAYER_NAMES
from polreq.words import Lang

#: A word or sentence in Chinese and in English.
Pair = tuple[str, str]
Words = Mapping[str, Pair]


def pick(lang: Lang, zh: str, en: str) -> str:
    """Choose between the two languages."""
    return zh if lang == "zh" else en


def label(words: Words, key: str, lang: Lang) -> str:
    """Return the word for a key; a key that people made up (a channel, a business line) stands for itself."""
    return pick(lang, *words[key]) if key in words else key


def say(key: str, lang: Lang, **values: object) -> str:
    """Return the sentence of that name from SENTENCES with its fields filled."""
    return pick(lang, *SENTENCES[key]).format(**values)


def count(noun: str, number: int, lang: Lang) -> str:
    """Say a number of things: `3 项需求`, `1 requirement`."""
    measure, singular, plural = NOUNS[noun]
    return pick(lang, f"{number} {measure}", f"{number} {singular if number == 1 else plural}")


def _words(**pairs: Pair) -> Words:
    return MappingProxyType(pairs)


LAYERS: Final[Words] = MappingProxyType(LAYER_NAMES)

CITATIONS: Final = _words(ok=("正确", "ok"), wrong=("有误", "wrong"), unknown=("未知", "unknown"))

#: Layers as a column's entry, where there is no room for the explanation.
SHORT_LAYERS: Final = _words(
    high=("高层", "high"), middle=("中层", "middle"), project=("项目", "project"), user=("用户", "user"),
    feature=("功能", "feature"), clause=("条款", "clause"),
)  # fmt: skip

STATES: Final = _words(
    delivered=("已交付", "delivered"),
    deep=("已有功能", "has feature"),
    direct=("只到下层", "lower layer only"),
    justified=("有理由", "justified"),
    stale=("待复核", "stale"),
    missing=("缺口", "missing"),
)

STATE_MEANINGS: Final = _words(
    delivered=("功能已完成，所要求的渠道都已交付", "its features are done on every channel it asks for"),
    deep=("经确认的关联一直连到功能（全链覆盖），尚未交付", "confirmed links lead down to a feature (deep coverage), not delivered yet"),
    direct=("关联到了下一层需求（直接覆盖），还没有连到功能", "linked to a lower layer (direct coverage), but to no feature yet"),
    justified=("没有功能，但写明了理由", "no feature, but a written reason why none is needed"),
    stale=("有过关联，审核之后一端有改动，要再看一遍", "it has links, but an end changed since review: look again"),
    missing=("没有任何关联，也没有写明理由", "neither links nor a written reason"),
)  # fmt: skip

DIMENSIONS: Final = _words(
    layer=("层级", "layer"), document=("政策文件", "document"), line=("业务线", "business line"), channel=("渠道", "channel"),
    relation=("服务关系", "relation"), level=("政府层级", "level of government"), force=("约束力", "force"), window=("时限", "deadline"),
)  # fmt: skip

#: What a breakdown's row is called that counts requirements without an entry along the dimension.
NO_ENTRY: Final = _words(
    document=("不出自政策文件", "from no document"), line=("未归入业务线", "no business line"), channel=("未限定渠道", "no channel named"),
    relation=("未限定服务关系", "no relation named"), level=("未注明层级", "no level named"),
)  # fmt: skip

WINDOWS: Final = _words(
    passed=("已过期", "overdue"), soon=("临近", "soon"), later=("以后", "later"),
    unjudged=("未判断（没有给出日期）", "not judged (no day given)"), none=("无时限", "no deadline"),
)  # fmt: skip

FORCES: Final = _words(must=("必须", "must"), should=("应推动", "should"), may=("可选", "may"))

CLASSES: Final = _words(
    requirement=("要求", "requirement"), prohibition=("禁止", "prohibition"), optional=("可选", "optional"),
    principle=("原则", "principle"), background=("背景", "background"), definition=("定义", "definition"), report=("成效", "report"),
    liability=("责任", "liability"), heading=("标题", "heading"), meta=("公文格式", "form of the document"),
)  # fmt: skip

SEVERITIES: Final = _words(error=("错误", "error"), warning=("警告", "warning"), info=("提示", "info"))

#: Review status of a requirement and status of a feature.
STATUSES: Final = _words(
    candidate=("待审", "candidate"), accepted=("已接受", "accepted"), rejected=("已否决", "rejected"), edited=("已修改", "edited"),
    idea=("设想", "idea"), planned=("已规划", "planned"), doing=("建设中", "in progress"), done=("已完成", "done"),
    closed=("已关闭", "closed"), ruled_out=("停用", "ruled out"),
)  # fmt: skip

VERDICTS: Final = _words(confirmed=("确认", "confirmed"), rejected=("否决", "rejected"))

#: What is the matter with a link.
TROUBLES: Final = _words(
    stale=("待复核：审核后有改动", "stale: an end changed since review"),
    broken=("断开：有一端不存在", "broken: an end does not exist"),
    skips=("跨层而没有理由", "skips a layer without a reason"),
)

LEVELS: Final = _words(
    national=("国家", "national"), province=("省级", "province"), city=("市级", "city"), county=("县级", "county"),
)  # fmt: skip

DOCUMENT_STATUSES: Final = _words(
    draft=("草案", "draft"), in_force=("现行有效", "in force"), trial=("试行", "on trial"),
    partially_superseded=("部分被替代", "partly superseded"), superseded=("已被替代", "superseded"), lapsed=("已失效", "lapsed"),
    task_done=("任务已完成", "task done"), expired=("已到期", "expired"), repealed=("已废止", "repealed"), unknown=("状态未注明", "status not stated"),
)  # fmt: skip

BASES: Final = _words(
    clause=("政策条款", "policy clause"), contract=("合同", "contract"), meeting=("会议纪要", "minutes"),
    instruction=("批示", "instruction"), index=("考核指标", "evaluation index"), evidence=("用户证据", "evidence from users"),
)  # fmt: skip

DEADLINES: Final = _words(
    milestone=("时间节点", "milestone"), period=("期间", "period"), relative=("相对期限", "relative"), sla=("办理时限", "time limit"),
    recurring=("定期", "recurring"), staged=("分阶段", "staged"), continuous=("持续", "continuous"), effective=("施行日期", "takes effect"),
)  # fmt: skip

ROLES: Final = _words(
    lead=("牵头", "lead"), support=("配合", "support"), owner=("负责", "owner"), actor=("主体", "actor"),
)  # fmt: skip

#: Headings of the sections of a report.
HEADINGS: Final = _words(
    report=("需求追溯报告", "Requirement tracing report"),
    summary=("总体结论", "Summary"),
    coverage=("覆盖情况", "Coverage"),
    gaps=("最紧急的缺口", "Most urgent gaps"),
    all_gaps=("缺口清单", "Gaps"),
    deadlines=("时限：已过期和临近", "Deadlines: overdue and soon"),
    all_deadlines=("时限清单", "Deadlines"),
    flow=("层级关系图", "How the layers are linked"),
    matrix=("需求跟踪矩阵", "Traceability matrix"),
    justified=("有理由的缺口", "Justified gaps"),
    orphans=("没有依据的功能", "Features that satisfy nothing"),
    unbased=("没有依据的需求", "Requirements that rest on nothing"),
    links=("需要处理的关联", "Links to look at"),
    channels=("渠道", "Channels"),
    documents=("政策文件", "Policy documents"),
    findings=("检查发现", "Findings"),
    next=("下一步", "What to do next"),
    above=("上游：它满足什么", "Above: what it satisfies"),
    below=("下游：什么满足它", "Below: what satisfies it"),
    rulings=("审核记录", "Review history"),
    reasons=("条款为什么这样判断", "Why the clause was read like this"),
    suggestions=("建议的关联（未计入覆盖）", "Suggested links (not counted as coverage)"),
)

#: Headings of columns and names of fields.
COLUMNS: Final = _words(
    id=("编号", "ID"), layer=("层级", "Layer"), statement=("需求描述", "Requirement"), title=("名称", "Title"), kind=("类型", "Class"),
    force=("约束力", "Force"), basis=("来源依据", "Basis"), due=("时限", "Due"), window=("时限情况", "Window"), state=("覆盖状态", "State"),
    owner=("责任单位", "Responsible"), person=("负责人", "Owner"), channels=("渠道", "Channels"), line=("业务线", "Business line"), status=("状态", "Status"),
    feature_status=("功能状态", "Feature status"), missing_channels=("未交付渠道", "Channels not delivered"),
    suggestion=("建议关联", "Suggested"), score=("关联分值", "Score"), why=("推荐理由", "Why suggested"), rank=("序号", "No."), reason=("理由", "Reason"), by=("审核人", "By"),
    on=("日期", "Date"), note=("备注", "Note"), number=("文号", "Number"), genre=("文种", "Genre"), level=("政府层级", "Level"),
    written=("成文日期", "Written"), effective=("施行日期", "Effective"), requirements=("需求数", "Requirements"), deep=("已落到功能", "With feature"),
    delivered=("已交付", "Delivered"), total=("合计", "Total"), if_confirmed=("若确认建议", "If confirmed"), lower=("下层", "Lower"),
    upper=("上层", "Upper"), trouble=("问题", "Trouble"), place=("位置", "Place"), code=("代码", "Code"), severity=("级别", "Severity"),
    channel=("渠道", "Channel"), ruled_out=("停用原因", "Why ruled out"), description=("描述", "Description"),
    acceptance=("验收标准", "Acceptance"), digest=("摘要值", "Digest"), heading=("所在标题", "Under"), deadline=("时间要求", "Deadline"),
    target=("量化指标", "Target"), units=("责任单位", "Bodies"),
    example=("举例", "Example"), number_of=("数量", "Number"),
)  # fmt: skip

#: Chinese measure word with noun; English singular and plural.
NOUNS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "requirement": ("项需求", "requirement", "requirements"),
        "feature": ("个功能", "feature", "features"),
        "document": ("份文件", "document", "documents"),
        "file": ("个文件", "file", "files"),
        "finding": ("个问题", "finding", "findings"),
        "link": ("条关联", "link", "links"),
        "suggestion": ("条建议关联", "suggested link", "suggested links"),
        "day": ("天", "day", "days"),
        "error": ("个错误", "error", "errors"),
        "warning": ("个警告", "warning", "warnings"),
        "info": ("个提示", "note", "notes"),
    }
)

SENTENCES: Final = _words(
    citations=("引用 {total} 处：正确 {ok}，有误 {wrong}，未知 {unknown}。", "Citations: {total}; ok: {ok}, wrong: {wrong}, unknown: {unknown}."),
    nearest_citation=("最接近的是 {correct}", "the nearest is {correct}"),
    as_of=("截至 {day}", "as of {day}"),
    no_as_of=("未给出截至日期（--as-of），不判断是否过期", "no --as-of day was given: nothing is judged overdue"),
    colon=("：", ": "),
    comma=("、", ", "),
    aside=("（{text}）", " ({text})"),
    quoted=("“{text}”", "“{text}”"),
    share=("{part}/{total}（{percent}）", "{part} of {total} ({percent})"),
    empty=("（没有）", "(none)"),
    no_requirements=("还没有纳入范围的需求。", "There are no requirements in scope yet."),
    covered=("范围内共 {total}，已落到功能 {deep}，其中已交付 {delivered}。", "{total} in scope; with a feature: {deep}; delivered: {delivered}."),
    answered=("另有 {number}写明了不做的理由。", "A written reason why no feature is needed: {number}."),
    open=("还没有落到功能的有 {number}，其中必须落实的 {must}。", "Without a feature: {number}, {must} of them mandatory."),
    late=("已过期仍未交付的 {passed}，临近期限仍未交付的 {soon}。", "Overdue and not delivered: {passed}; due soon and not delivered: {soon}."),
    no_open=("没有未处理的缺口。", "There are no open gaps."),
    if_confirmed=("如果确认建议的关联，落到功能的将是 {share}；建议未经确认，不计入覆盖。", "If the suggested links were confirmed, {share} would have a feature; suggestions are not counted as coverage."),
    out_of_scope=("另有 {number}不涉及产品（{layers}），不计入覆盖。", "Not about the product and not counted: {number} ({layers})."),
    rejected=("另有 {number}被审核否决，不计入覆盖。", "Rejected in review and not counted: {number}."),
    first=("最紧急的是 {id}{text}", "The most urgent is {id}{text}"),
    trouble=("需要处理的关联 {links}，没有依据的功能 {orphans}，没有依据的需求 {unbased}。", "Links to look at: {links}; features that satisfy nothing: {orphans}; requirements that rest on nothing: {unbased}."),
    passed_days=("已过期 {days}", "{days} overdue"),
    left_days=("还剩 {days}", "{days} left"),
    today=("今天到期", "due today"),
    top_of=("前 {shown} 个，共 {total} 个", "{shown} of {total}"),
    more=("另有 {number} 项，全部见 {command}", "{number} more: see {command}"),
    see=("详见 {command}", "see {command}"),
    suggested=("建议关联 {id} {title}（{score}）", "suggested: {id} {title} ({score})"),
    others=("，另有 {number} 条", ", {number} more"),
    stale_below=("下面有关联在审核后有改动，要再看一遍", "a link below it changed since review: look again"),
    ruled_out=("停用：{reason}", "ruled out: {reason}"),
    resting_on=("（依据 {basis}）", " (basis: {basis})"),
    cumulative=("“已落到功能”包括“已交付”和“已有功能”；从“已交付”到“缺口”互不重叠，相加等于需求数。“若确认建议”只作参考，不计入覆盖。", "'With feature' is 'delivered' and 'has feature' together; from 'Delivered' to 'missing' the states do not overlap and add up to the requirements. 'If confirmed' is for information and never counted as coverage."),
    flow=("箭头上的数字是经确认的关联数。", "Numbers on the arrows count confirmed links."),
    node=("{layer}：{number}，已落到功能 {deep}", "{layer}: {number}, with feature {deep}"),
    feature_node=("功能：{number}", "features: {number}"),
    findings=("共 {total}：{errors}，{warnings}，{infos}。", "{total}: {errors}, {warnings}, {infos}."),
    no_findings=("没有发现问题。", "No findings."),
    looked_at=("检查了 {files}。", "Looked at {files}."),
    tolerated=("另有 {number}已列入容忍清单。", "Tolerated by the baseline: {number}."),
    failed=("结论：未通过（门槛：{severity}）。", "Result: failed (threshold: {severity})."),
    passed=("结论：通过。", "Result: passed."),
    first_at=("另见 {place}", "see also {place}"),
    do=("{what}：运行 {command}", "{what}: run {command}"),
    evidence=("{number} 件", "{number} pieces"),
    seen=("（上文已列出）", "(shown above)"),
    inline=("写在条目中（satisfies）", "written with the item (satisfies)"),
    no_reviews=("还没有审核过的关联。", "No link has been reviewed yet."),
    nothing_above=("没有上游。", "It satisfies nothing."),
    nothing_below=("没有下游。", "Nothing satisfies it."),
    matches=("“{upper}”对“{lower}”（{share}）", "'{upper}' ~ '{lower}' ({share})"),
)  # fmt: skip

#: What to do next, by Advice.key: Chinese; English for one; English for more.
ADVICE: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "extract": ("有 {n} 份政策文件还没有提取需求，先提取", "{n} document has no requirements yet: extract them", "{n} documents have no requirements yet: extract them"),
        "review_suggestions": ("有 {n} 项需求有建议的关联，请确认或否决", "{n} requirement has suggested links: confirm or reject them", "{n} requirements have suggested links: confirm or reject them"),
        "fill_gaps": ("有 {n} 项需求没有功能，请补进 requirements/backlog.yml 并用 polreq review 关联，或写明为何不做", "{n} requirement has no feature: add one to requirements/backlog.yml and link it with polreq review, or write down why none is needed", "{n} requirements have no feature: add features to requirements/backlog.yml and link them with polreq review, or write down why none is needed"),
        "renew_stale": ("有 {n} 条关联在审核后一端有改动，请重新审核", "{n} link has changed since it was reviewed: review it again", "{n} links have changed since they were reviewed: review them again"),
        "fix_errors": ("有 {n} 个错误，请先改正", "{n} error must be mended first", "{n} errors must be mended first"),
        "link_orphans": ("有 {n} 个功能没有说明满足哪项需求，请补上关联，或问清是谁提出的", "{n} feature satisfies no requirement: link it, or ask who wanted it", "{n} features satisfy no requirement: link them, or ask who wanted them"),
        "add_bases": ("有 {n} 项需求没有依据，请补上政策条款、合同、会议纪要或用户证据", "{n} requirement rests on nothing: add a clause, contract, minutes or evidence from users", "{n} requirements rest on nothing: add a clause, contract, minutes or evidence from users"),
        "all_done": ("没有要处理的事项，可以出报告", "nothing is left to do: write the report", "nothing is left to do: write the report"),
    }
)  # fmt: skip


def advise(key: str, number: int, lang: Lang) -> str:
    """Word a piece of advice without its command; an unknown key stands for itself."""
    if key not in ADVICE:
        return key
    zh, one, many = ADVICE[key]
    return pick(lang, zh, one if number == 1 else many).format(n=number)

"""The sentences, headings and nouns of all pages, once each, in Chinese and English."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.words import Lang, Text
from polreq.words.names import names


def say(key: str, **values: object) -> Text:
    """Return the sentence of that name from SENTENCES with its fields filled; a Text fills each language with its own."""
    return filled(SENTENCES[key], values)


def count(noun: str, number: int) -> Text:
    """Say a number of things: `3 项需求`, `1 requirement`."""
    return counted(NOUNS[noun], number)


def advise(key: str, number: int, file: str = "") -> Text:
    """Word a piece of advice without its command; an unknown key stands for itself."""
    if key not in ADVICE:
        return Text(key, key)
    return worded(ADVICE[key], number, file)


def worded(advice: tuple[str, str, str], number: int, file: str) -> Text:
    """Fill the fields of a piece of advice: the number it is about, and the file where something is to be written."""
    zh, one, many = advice
    return Text(zh.format(n=number, file=file), (one if number == 1 else many).format(n=number, file=file))


def filled(template: Text, values: Mapping[str, object]) -> Text:
    """Fill the fields of a sentence in both languages."""
    if not values:
        return template
    return Text(template.zh.format(**_in(values, "zh")), template.en.format(**_in(values, "en")))


def counted(noun: tuple[str, str, str], number: int) -> Text:
    """Say a number of things with a measure word in Chinese, and in singular or plural in English."""
    measure, singular, plural = noun
    return Text(f"{number} {measure}", f"{number} {singular if number == 1 else plural}")


def joined(between: Text | str, parts: Iterable[Text | str]) -> Text:
    """Put words between others in both languages; empty ones are left out."""
    texts = [part if isinstance(part, Text) else Text(part, part) for part in parts]
    gap = between if isinstance(between, Text) else Text(between, between)
    return Text(gap.zh.join(t.zh for t in texts if t.zh), gap.en.join(t.en for t in texts if t.en))


def _in(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    return {name: value.words(lang) if isinstance(value, Text) else value for name, value in values.items()}


#: Headings of the sections of a report.
HEADINGS: Final = names(
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
    log=("决定日志", "Log of decisions"),
    reasons=("条款为什么这样判断", "Why the clause was read like this"),
    suggestions=("建议的关联（未计入覆盖）", "Suggested links (not counted as coverage)"),
    found_documents=("政策文件中", "In policy documents"),
    found_requirements=("需求中", "In requirements"),
    found_features=("功能中", "In features"),
)

#: Headings of columns and names of fields.
COLUMNS: Final = names(
    id=("编号", "ID"), layer=("层级", "Layer"), statement=("需求描述", "Requirement"), title=("名称", "Title"), kind=("类型", "Class"),
    force=("约束力", "Force"), basis=("来源依据", "Basis"), due=("时限", "Due"), window=("时限情况", "Window"), state=("覆盖状态", "State"),
    owner=("责任单位", "Responsible"), person=("负责人", "Owner"), office=("责任处室", "Office"), product_owner=("产品负责人", "Owned by"), source_file=("来源文件", "Source file"), channels=("渠道", "Channels"), line=("业务线", "Business line"), status=("状态", "Status"),
    feature_status=("功能状态", "Feature status"), missing_channels=("未交付渠道", "Channels not delivered"),
    suggestion=("建议关联", "Suggested"), score=("关联分值", "Score"), why=("推荐理由", "Why suggested"), rank=("序号", "No."), reason=("理由", "Reason"), by=("审核人", "By"),
    on=("日期", "Date"), note=("备注", "Note"), number=("文号", "Number"), genre=("文种", "Genre"), level=("政府层级", "Level"),
    written=("成文日期", "Written"), effective=("施行日期", "Effective"), total=("合计", "Total"), lower=("下层", "Lower"),
    upper=("上层", "Upper"), trouble=("问题", "Trouble"), place=("位置", "Place"), code=("代码", "Code"), severity=("级别", "Severity"),
    channel=("渠道", "Channel"), ruled_out=("停用原因", "Why ruled out"), description=("描述", "Description"),
    acceptance=("验收标准", "Acceptance"), tests=("测试用例", "Test cases"), digest=("摘要值", "Digest"), heading=("所在标题", "Under"), deadline=("时间要求", "Deadline"),
    product=("涉及产品", "Product"), unsure=("拿不准", "Not sure of"), sure=("有把握", "Sure"), review=("读法审核", "Reading reviewed"), read=("程序原来读成", "Read by the program as"),
    target=("量化指标", "Target"), units=("责任单位", "Bodies"),
    example=("举例", "Example"), number_of=("数量", "Number"),
    chapter=("部分", "Part"), issuers=("发文机关", "Issued by"), published=("发布日期", "Published"), expires=("失效日期", "Expires"),
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
        "unit": ("段", "unit", "units"),
        "piece": ("件", "piece", "pieces"),
        "hit": ("处", "hit", "hits"),
    }
)

SENTENCES: Final = names(
    citations=("引用 {total} 处：正确 {ok}，有误 {wrong}，未知 {unknown}。", "Citations: {total}; ok: {ok}, wrong: {wrong}, unknown: {unknown}."),
    nearest_citation=("最接近的是{correct}", "the nearest is {correct}"),
    as_of=("截至 {day}", "as of {day}"),
    no_as_of=("未给出截至日期（--as-of），不判断是否过期", "no --as-of day was given: nothing is judged overdue"),
    units=("共 {number}：{words}", "{number}: {words}"),
    unread=("有 {number} 个文件没有读全，各项数字不含没有读到的内容；改正后请重新运行：", "{number} file(s) could not be read in full; all figures are without what was not read. Mend them and run this again:"),
    colon=("：", ": "),
    comma=("、", ", "),
    aside=("（{text}）", " ({text})"),
    quoted=("“{text}”", "“{text}”"),
    share=("{part}/{total}（{percent}）", "{part} of {total} ({percent})"),
    empty=("（没有）", "(none)"),
    no_requirements=("还没有纳入范围的需求。", "There are no requirements in scope yet."),
    none_owned=("这一部分没有纳入范围的需求。", "No requirement of this part is in scope."),
    covered=("范围内共 {total}，已落到功能 {deep}，其中已交付 {delivered}。", "{total} in scope; with feature: {deep}; delivered: {delivered}."),
    answered=("已答复 {answered}：其中 {justified}没有功能，但写明了理由。", "Answered: {answered}, {justified} of them by a written reason why no feature is needed."),
    gaps=("缺口 {number}：既没有落到功能，也没有写明理由，其中必须落实的 {must}。", "Gaps: {number}, with neither a feature nor a written reason; {must} of them mandatory."),
    late=("已过期仍未交付的 {passed}，临近期限仍未交付的 {soon}。", "Overdue and not delivered: {passed}; due soon and not delivered: {soon}."),
    partly=("必须落实的需求里，功能写的比要求的少（部分符合）的 {number}，对照如 {command}。", "Mandatory, and met only partly by what features say: {number}; see {command}."),
    no_open=("没有未处理的缺口。", "There are no open gaps."),
    if_confirmed=("如果确认建议的关联，落到功能的将是 {share}；建议未经确认，不计入覆盖。", "If the suggested links were confirmed, {share} would have a feature; suggestions are not counted as coverage."),
    out_of_scope=("另有 {number}不涉及产品（{layers}），不计入覆盖。", "Not about the product and not counted: {number} ({layers})."),
    rejected=("另有 {number}被审核否决，不计入覆盖。", "Rejected in review and not counted: {number}."),
    first=("最紧急的是 {id}{text}", "The most urgent is {id}{text}"),
    trouble=("需要处理的关联 {links}，没有依据的功能 {orphans}，没有依据的需求 {unbased}。", "Links to look at: {links}; features that satisfy nothing: {orphans}; requirements that rest on nothing: {unbased}."),
    drafts=("读法还没有人审核的 {number}，其中程序有把握的 {sure}。", "Readings that nobody has looked at yet: {number}; the program is sure of {sure} of them."),
    unsure=("拿不准：{parts}", "not sure of: {parts}"),
    passed_days=("已过期 {days}", "{days} overdue"),
    left_days=("还剩 {days}", "{days} left"),
    today=("今天到期", "due today"),
    top_of=("前 {shown} 个，共 {total} 个", "{shown} of {total}"),
    more=("另有 {number} 项，全部见 {command}", "{number} more: see {command}"),
    see=("详见 {command}", "see {command}"),
    suggested=("建议关联 {id} {title}（{score}）", "suggested: {id} {title} ({score})"),
    others=("，另有 {number} 条", ", {number} more"),
    stale_below=("下面有关联在审核后有改动，要再看一遍", "a link below it changed since review: look again"),
    unsplit=("其中 {number}没有分渠道写，按自己的状态算在每个在用的渠道上。", "{number} not split by channel: counted on every channel in use with the status of the whole."),
    ruled_out=("停用：{reason}", "ruled out: {reason}"),
    resting_on=("（依据 {basis}）", " (basis: {basis})"),
    cumulative=("“已落到功能”包括“已交付”和“已有功能”，“已答复”还包括“有理由”；从“已交付”到“无关联”互不重叠，相加等于需求数。“若确认建议”只作参考，不计入覆盖。", "'With feature' is 'delivered' and 'has feature' together, 'Answered' those and 'justified'; from 'Delivered' to 'missing' the states do not overlap and add up to the requirements. 'If confirmed' is for information and never counted as coverage."),
    flow=("箭头上的数字是经确认的关联数。", "Numbers on the arrows count confirmed links."),
    node=("{layer}：{number}，已落到功能 {deep}", "{layer}: {number}, with feature {deep}"),
    feature_node=("{number}", "{number}"),
    findings=("共 {total}：{errors}，{warnings}，{infos}。", "{total}: {errors}, {warnings}, {infos}."),
    no_findings=("没有发现问题。", "No findings."),
    nothing_yet=("工作区里还没有政策文件、需求和功能，没有可检查的。下一步：polreq ingest FILE。", "There are no documents, requirements or features yet, and nothing to check. Next: polreq ingest FILE."),
    looked_at=("检查了 {files}。", "Looked at {files}."),
    tolerated=("另有 {number}已列入容忍清单。", "Tolerated by the baseline: {number}."),
    tolerated_one=("已列入容忍清单：{what}", "tolerated by the baseline: {what}"),
    justified_one=("写明了不需要功能的理由：{reason}", "justified by a written reason: {reason}"),
    failed=("结论：未通过（门槛：{severity}）。", "Result: failed (threshold: {severity})."),
    failed_gates=("结论：未通过（有 {number} 道覆盖率门槛没有达到）。", "Result: failed (gates of coverage not passed: {number})."),
    failed_both=("结论：未通过（有 {number} 道覆盖率门槛没有达到，另有 {others}达到门槛“{severity}”）。", "Result: failed (gates of coverage not passed: {number}; at the threshold {severity}: {others})."),
    passed=("结论：通过。", "Result: passed."),
    first_at=("另见 {place}", "see also {place}"),
    do=("{what}：运行 {command}", "{what}: run {command}"),
    seen=("（上文已列出）", "(shown above)"),
    inline=("写在条目中（satisfies）", "written with the item (satisfies)"),
    chapters_overlap=("依据两个部分的需求在两行里都计入。", "A requirement that rests on two parts counts in both rows."),
    no_chapter=("（不在标题之下）", "(under no heading)"),
    no_basis_on=("还没有需求依据这份文件。", "No requirement rests on this document yet."),
    none_in_scope=("依据这份文件的需求都不在范围内。", "No requirement that rests on this document is in scope."),
    found=("查“{words}”：{number}。", "'{words}': {number}."),
    matched=("【{word}】", "【{word}】"),
    no_reviews=("还没有审核过的关联。", "No link has been reviewed yet."),
    nothing_above=("没有上游。", "It satisfies nothing."),
    nothing_below=("没有下游。", "Nothing satisfies it."),
)  # fmt: skip

#: What to do next, by Advice.key: Chinese; English for one; English for more.
ADVICE: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "begin": ("还没有政策文件和需求：先导入一份政策文件，或在 requirements/ 里写下需求", "there are no documents and no requirements yet: bring in a document, or write requirements in requirements/", "there are no documents and no requirements yet: bring in a document, or write requirements in requirements/"),
        "extract": ("有 {n} 份政策文件还没有提取需求，先提取", "{n} document has no requirements yet: extract them", "{n} documents have no requirements yet: extract them"),
        "review_newer": ("有 {n} 项审核过的需求，条文有了新版或已删去，请决定采用、维持还是放弃", "the clause of {n} reviewed requirement has newer words or is gone: decide whether to take them, to keep it, or to give it up", "the clauses of {n} reviewed requirements have newer words or are gone: decide whether to take them, to keep them, or to give them up"),
        "review_readings": ("有 {n} 项需求的读法还没有人审核，请先看拿不准的", "nobody has looked at the reading of {n} requirement yet: begin where it is not sure", "nobody has looked at the readings of {n} requirements yet: begin with those that are not sure"),
        "review_suggestions": ("有 {n} 项需求有建议的关联，请确认或否决", "{n} requirement has suggested links: confirm or reject them", "{n} requirements have suggested links: confirm or reject them"),
        "fill_gaps": ("有 {n} 个缺口没有可建议的功能：请补进 {file}（导入的清单在原来的工具里补，再 polreq import 一次），用 polreq review 关联，或写明为何不做", "nothing is suggested for {n} gap: add a feature to {file} (to an imported backlog in its own tool, and run polreq import again) and link it with polreq review, or write down why none is needed", "nothing is suggested for {n} gaps: add features to {file} (to an imported backlog in its own tool, and run polreq import again) and link them with polreq review, or write down why none is needed"),
        "renew_stale": ("有 {n} 条关联在审核后一端有改动，请重新审核", "{n} link has changed since it was reviewed: review it again", "{n} links have changed since they were reviewed: review them again"),
        "second_person": ("有 {n} 条关联待第二人复核，复核之前不计入覆盖：请另一个人确认", "{n} link waits for a second person and does not count before: somebody else has to confirm it", "{n} links wait for a second person and do not count before: somebody else has to confirm them"),
        "fix_errors": ("有 {n} 个错误，请先改正", "{n} error must be mended first", "{n} errors must be mended first"),
        "link_orphans": ("有 {n} 个功能没有说明满足哪项需求，请补上关联，或问清是谁提出的", "{n} feature satisfies no requirement: link it, or ask who wanted it", "{n} features satisfy no requirement: link them, or ask who wanted them"),
        "add_bases": ("有 {n} 项需求没有依据，请补上政策条款、合同、会议纪要或用户证据", "{n} requirement rests on nothing: add a clause, contract, minutes or evidence from users", "{n} requirements rest on nothing: add a clause, contract, minutes or evidence from users"),
        "look_at_scope": ("{n} 项需求都标为不涉及产品，没有一项计入覆盖：请看读得对不对，涉及产品的在 requirements/ 里改为 product: true", "{n} requirement is said not to bear on the product, so that nothing counts: see whether that is right, and write product: true in requirements/ where it does", "{n} requirements are said not to bear on the product, so that nothing counts: see whether that is right, and write product: true in requirements/ where they do"),
        "show_all": ("逐项看依据这份文件的 {n} 项需求", "see the {n} requirement that rests on it in full", "see the {n} requirements that rest on it in full"),
        "all_done": ("没有要处理的事项，可以出报告", "nothing is left to do: write the report", "nothing is left to do: write the report"),
    }
)  # fmt: skip

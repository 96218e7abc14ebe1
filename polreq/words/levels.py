"""Words of the comparison of several levels (上下位逐级对照), once each, in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names

#: Who issued a document of a chain.
RANKS: Final[Names] = names(
    national=("国家", "national"), province=("省级", "province"), city=("市级", "city"), county=("县级", "county"),
    department=("部门", "department"), contract=("合同", "contract"), meeting=("纪要", "minutes"), instruction=("指示", "instruction"),
)  # fmt: skip

#: What a level makes of a clause above it, beside the relations of two articles.
MISSING: Final[Names] = names(
    missing=("缺", "missing"), silent=("无对应", "no counterpart"), undecided=("未涉及", "not decided on")
)

#: What a value is, where the words do not name it.
KINDS: Final[Names] = names(
    number=("数量", "number"), limit=("办理时限", "time limit"), day=("完成时间", "to be done by")
)

#: How documents stand on a day.
STANDINGS: Final[Names] = names(
    in_force=("现行有效", "in force"), unclear=("未注明是否有效", "not said whether in force"), unread=("不在工作区", "not in the workspace"),
    ended=("已失效", "ended"), expired=("已过有效期", "expired"), not_yet=("尚未施行", "not yet in force"), draft=("草案", "draft"),
    gone=("条款已删除", "clause gone"), spoken=("仅口头", "only said"),
)  # fmt: skip

#: Unit of time → measure word with unit in Chinese; English for one; English for more.
UNITS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "工作日": ("个工作日", "working day", "working days"), "日": ("日", "day", "days"), "天": ("天", "day", "days"),
        "自然日": ("个自然日", "day", "days"), "小时": ("小时", "hour", "hours"), "分钟": ("分钟", "minute", "minutes"),
        "秒": ("秒", "second", "seconds"), "周": ("周", "week", "weeks"), "月": ("个月", "month", "months"), "年": ("年", "year", "years"),
    }
)  # fmt: skip

#: Direction of a difference, or the verdict where it cannot be counted → how it is said.
STEPS: Final[Names] = names(
    higher=("比{levels}高 {amount} 个百分点", "{amount} points higher than {levels}"),
    lower=("比{levels}低 {amount} 个百分点", "{amount} points lower than {levels}"),
    more=("比{levels}多 {amount} {unit}", "{amount} {unit} more than {levels}"),
    less=("比{levels}少 {amount} {unit}", "{amount} {unit} less than {levels}"),
    earlier=("比{levels}早 {amount} {unit}", "{amount} {unit} earlier than {levels}"),
    later=("比{levels}晚 {amount} {unit}", "{amount} {unit} later than {levels}"),
    same=("与{levels}相同", "the same as {levels}"),
    stricter=("比{levels}更严", "stricter than {levels}"),
    looser=("比{levels}更宽", "looser than {levels}"),
    against=("与{levels}不能同时满足", "cannot be met together with {levels}"),
    unknown=("与{levels}不能直接比较宽严", "cannot be compared with {levels}"),
)

_SENTENCES: Final[Names] = names(
    title=("上下位文件逐级对照", "Documents of several levels held against each other"),
    level=("层级", "Level"),
    document=("文件", "Document"),
    day=("日期", "Day"),
    standing=("是否有效", "In force"),
    numbered=("{name}{n}", "{name} {n}"),
    unnamed=("文件{n}", "document {n}"),
    reordered=("文件不是按上级到下级的顺序给出的，已按发文机关的层级排好。", "The documents were not given from the top down: they stand in the order of their levels."),
    no_level=("有文件看不出层级，按给出的顺序从上到下对照：{titles}。", "The level of some documents is unknown; all stand in the order given, from the top down: {titles}."),
    totals=("{level}：{top}提出要求的 {asked} 条中，{counts}；本级自定 {local} 条。", "{level}: of the {asked} clauses of {top} that ask for something: {counts}; purely local: {local}."),
    meeting=("{level}：议定 {number} 项，落实上级条款的 {carried}，没有上级依据的 {local}。", "{level}: {number} decided; carrying out clauses above: {carried}, none: {local}."),
    doubtful=("另有 {number} 项只是相近，请核对。", "{number} more are only alike to a clause above: check them."),
    decided=("会议议定事项", "What the meeting decided"),
    carries=("落实{level}{place}：{relation}（把握 {score}）", "carries out {level} {place}: {relation} (chance {score})"),
    carries_nothing=("没有对应的上级条款", "no clause above"),
    loosened=("比上级放宽的", "Looser than above"),
    loosened_one=("{level}“{words}”{steps}", "{level} {words}: {steps}"),
    lacking=("{top}的要求，{level}没有落实的", "Clauses of {top} that {level} does not carry out"),
    rows=("{top}条款逐条", "Clauses of {top}, one by one"),
    local=("{level}自定的条款", "Purely local clauses of {level}"),
    silent=("另有 {number} 条不提要求（目的、定义、背景等）：{places}", "{number} more ask for nothing (purpose, definition, background …): {places}"),
    skipped=("直接对应{level}", "directly under {level}"),
    of=("← {level}{places}", "← {level} {places}"),
    value=("{level}“{words}”{steps}", "{level} {words}{steps}"),
    steps=("（{steps}）", " ({steps})"),
    alone=("只有{level}写明：{values}", "stated by {level} only: {values}"),
    alone_top=("{level}写明，下面没有写：{values}", "stated by {level} and not below: {values}"),
    alone_one=("{what}“{words}”", "{what} {words}"),
    unstated=("{levels}没有写", "not stated: {levels}"),
    governs=("按{level}“{words}”执行：{why}", "{level} {words} governs: {why}"),
    governs_none=("执行哪个：{why}", "which one governs: {why}"),
    safest=("在核实之前，按{level}“{words}”做可同时满足各级", "until then {level} {words} meets all"),
    questions=("请核实", "To be asked"),
    nearest=("最接近的是{level}{place}（把握 {score}）", "nearest is {level} {place} (chance {score})"),
    closest=("最接近的是{level}{place}，请核对是否算落实", "nearest is {level} {place}: see whether it carries it out"),
    central=("说的是国家或国务院自己的事，可能不需要下级落实", "it speaks of the state itself, and perhaps nobody below has to carry it out"),
    unsure=("把握 {score}，请核对", "chance {score}, look at it"),
    sure=("把握 {score}", "chance {score}"),
    sheet=("上下位对照表", "Levels"),
    values_sheet=("数值时限", "Values"),
    missing_sheet=("缺失", "Missing"),
    local_sheet=("本级自定", "Purely local"),
    sheet_title=("{title}：上下位逐级对照表", "{title}: levels held against each other"),
    listed_document=("{level}：{title}", "{level}: {title}"),
    place=("{level}条款", "{level}: clause"),
    relation=("{level}：落实情况", "{level}: relation"),
    words=("{level}原文", "{level}: text"),
    values=("数值、时限与差别", "Values and differences"),
    governing=("按哪个执行", "What governs"),
    clause=("条款", "Clause"),
    what=("指标", "What"),
    text=("原文", "Text"),
    lacks=("没有落实的层级", "Not carried out by"),
    taken_up=("下级怎样做", "What is below"),
    close=("最接近的上级条款", "Nearest above"),
)  # fmt: skip


def told(key: str) -> Text:
    """Return a sentence or a heading."""
    return _SENTENCES[key]

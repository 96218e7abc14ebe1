"""Words of conflicts between requirements (要求冲突), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

KINDS: Final[Names] = names(
    number=("指标不一", "numbers differ"), limit=("时限不一", "time limits differ"), day=("时间节点不一", "milestones differ"),
    ban=("一处要求、一处禁止", "duty against prohibition"), lead=("一事两个牵头", "two leads"),
)  # fmt: skip

STATES: Final[Names] = names(
    breach=("低于或违背上位要求，要改", "Looser than, or against, an upper one: to be corrected"),
    open=("以哪个为准还不能确定，要问", "Which one governs cannot be told yet: to be asked"),
    clear=("已能确定以哪个为准", "Which one governs is clear"),
)  # fmt: skip

#: Where a requirement comes from that is not of a level of government, beside names.LEVELS.
RANKS: Final[Names] = names(
    national=("国家", "national"), province=("省级", "province"), city=("市级", "city"), county=("县级", "county"), department=("部门", "department"),
    contract=("合同", "contract"), meeting=("会议纪要", "minutes"), instruction=("批示", "instruction"), unknown=("级别不清楚", "level unknown"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("要求冲突", "Conflicts"),
    summary=("发现 {number} 处冲突：{states}。", "{number} conflict(s) found: {states}."),
    state=("{name} {number} 处", "{name} {number}"),
    nothing=("没有发现冲突。没有发现不等于没有：只有说法相近的要求会被比较。", "No conflict was found. That is no proof: only requirements in like words are compared."),
    beside=("另有 {number} 处与产品无关，加 --all 列出", "{number} more do not bear on the product; --all lists them"),
    more=("另有 {number} 处，加 --all 列出", "{number} more; --all lists them"),
    no_day=("没有给出日期，文件是否到期没有核对；加 --as-of today 按今天算。", "no day was given, so it was not looked whether documents have run out; --as-of today takes today."),
    head=("{kind}：{ids}", "{kind}: {ids}"),
    side=("{id}（{source}）写“{words}”：{text}", "{id} ({source}) says '{words}': {text}"),
    whole=("{id}（{source}）：{text}", "{id} ({source}): {text}"),
    sourceless=("没有写依据", "no basis is written"),
    governs=("以“{words}”为准（{rank} {id}）：{reasons}", "'{words}' governs ({rank}, {id}): {reasons}"),
    safest=("在问清楚之前，按“{words}”（{id}）准备，各处都能满足", "until then prepare for '{words}' ({id}), which meets all"),
    aside=("“{words}”（{rank} {id}）：{reason}", "'{words}' ({rank}, {id}): {reason}"),
    ask=("要核实：{question}", "ask: {question}"),
    breach_do=("下一步：产品按“{words}”做；把差别书面告诉写“{other}”的单位，请其改正或写明例外的依据", "next: build for '{words}', and tell in writing who wrote '{other}' to correct it or to name the exception"),
    project_do=("下一步：产品按“{words}”做；“{other}”写在合同、纪要或批示里，请走补充协议或再开一次会改过来", "next: build for '{words}'; '{other}' stands in a contract, minutes or an instruction: have it amended"),
    clear_do=("下一步：实现和验收都按“{words}”；在需求的备注里记下理由", "next: build and accept by '{words}', and note the reason with the requirement"),
    lead_do=("下一步：按“{words}”牵头推进，并请两家书面确认分工", "next: go on with '{words}' in the lead, and have both confirm it in writing"),
    open_do=("下一步：带着两处原文去问，答复补进文件的 level、dates、status 或需求的依据，再运行一次", "next: ask with both texts, write the answer into level, dates or status of the document or the bases, and run it again"),
    force=("涉及的文件有没有注明是否现行有效的，或不在工作区的，按有效看待：用之前请核实。", "some of the documents do not say whether they are in force, or are not in the workspace; they are taken to be: ask before you use this."),
    places=("位置：{places}", "places: {places}"),
    of_item=("冲突", "Conflicts"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

"""Words of the comparison of two versions (新旧对照), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names

#: What became of a clause.
CHANGES: Final[Names] = names(
    unchanged=("未变", "unchanged"), wording=("文字修改", "wording"), substantive=("实质修改", "substantive"),
    added=("新增", "added"), removed=("删除", "removed"),
)  # fmt: skip

#: In what two versions differ.
DIFFERENCES: Final[Names] = names(
    force=("约束力", "force"), deadline=("时限", "time"), number=("数量", "number"), actor=("主体", "who"), scope=("范围", "scope"),
    channel=("渠道", "channel"), condition=("条件", "condition"), act=("做什么", "what is done"), term=("改称", "renamed"),
    body=("机构改称", "body renamed"), reference=("条号顺延", "number moved"), expression=("表述", "expression"),
)  # fmt: skip

#: What becomes of the clause that a requirement rests on.
FATES: Final[Names] = names(
    removed=("依据已删除", "basis removed"), substantive=("依据有实质修改", "basis changed in substance"),
    wording=("依据有文字修改", "basis reworded"), moved=("依据换了条号", "basis has another number"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("新旧对照", "Old and new version"),
    sheet=("新旧对照表", "Old and new"),
    sides_old=("旧", "old"),
    sides_new=("新", "new"),
    counts=("新条文 {new} 条：{counts}。", "Clauses of the newer version: {new}; {counts}."),
    gone=("旧条文 {old} 条，其中删除 {removed} 条。", "Clauses of the older version: {old}; removed: {removed}."),
    marks=("【】里是改动的文字。", "Changed words stand in 【】."),
    renamed=("通篇改称：{names}。", "Renamed throughout: {names}."),
    name=("“{before}”→“{after}”", "{before} → {after}"),
    strangers=(
        "新条文一半以上在旧版里找不到来源：可能不是同一份文件的两个版本。对照上下位文件请用 polreq align。",
        "More than half of the newer clauses come from none of the older ones: these may be no versions of one document. "
        "To hold a lower document against an upper one use polreq align.",
    ),
    rows=("逐条对照", "Clause by clause"),
    same=("文字未变的条款：{places}。", "Clauses whose words are the same: {places}."),
    none=("没有改动。", "Nothing was changed."),
    nothing=("（无）", "(none)"),
    head=("新{new} ← 旧{old}", "new {new} ← old {old}"),
    head_added=("新{new}", "new {new}"),
    head_removed=("旧{old}", "old {old}"),
    moved=("位置已调整", "moved"),
    also=("旧条文另有内容移到{places}", "parts of the older text went to {places}"),
    from_several=("由{places}合并", "merged from {places}"),
    changed=("{kind}：“{before}”→“{after}”", "{kind}: {before} → {after}"),
    put_in=("{kind}：增加“{after}”", "{kind}: {after} was put in"),
    struck=("{kind}：删去“{before}”", "{kind}: {before} was struck out"),
    impact=("影响到的需求和功能", "What it touches"),
    no_impact=("工作区里没有需求受影响。", "No requirement of the workspace is touched."),
    fresh=("新增条款，还没有提取需求：{places}", "New clauses that nobody has extracted yet: {places}"),
    touches=("涉及功能 {features}", "features {features}"),
    no_feature=("没有功能承接", "no feature takes it up"),
    now_at=("现为{places}", "now {places}"),
    next=("接下来", "What to do next"),
    step_ingest=("用新版接替旧版：编号和已作的决定不变", "put the newer version in the place of the older one: ids and decisions stay"),
    step_extract=("重新提取：编号不变，条号跟着更新", "extract again: ids stay, numbers of clauses follow"),
    step_readings=("条文变了的需求，决定采用新条文、内容不变还是放弃", "of requirements whose clause changed, decide: take the newer words, keep, or give up"),
    step_stale=("复核受影响的关联", "review the links that it makes stale"),
    new_place=("条款（新）", "Clause (new)"),
    new_text=("新条文", "New text"),
    old_place=("条款（旧）", "Clause (old)"),
    old_text=("旧条文", "Old text"),
    change=("变化", "Change"),
    note=("说明", "Note"),
    requirement=("需求", "Requirement"),
    clause=("旧条款", "Old clause"),
    fate=("变化", "Change"),
    place=("新条款", "New clause"),
    features=("功能", "Features"),
    statement=("需求内容", "What it asks for"),
)  # fmt: skip


def told(key: str) -> Text:
    """Return a sentence or a heading."""
    return _SENTENCES[key]

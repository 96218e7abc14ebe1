"""Words of a review that no other page has, once each, in Chinese and English."""

from types import MappingProxyType
from typing import Final

from polreq.words import Text
from polreq.words.names import CLASSES, FORCES, Names, label, names
from polreq.words.sentences import COLUMNS, NOUNS, counted, filled

#: What a link or a requirement is, before and after.
STANDINGS: Final[Names] = names(
    **{
        "": ("未定", "undecided"),
        "confirmed": ("已确认", "confirmed"),
        "rejected": ("已否决", "rejected"),
        "stale": ("待复核", "stale"),
        "pending": ("待第二人复核", "waits for a second person"),
        "justified": ("无需功能", "needs no feature"),
        "accepted": ("已认可", "accepted"),
        "corrected": ("已改正", "corrected"),
        "kept": ("已维持", "kept"),
        "dropped": ("不是需求", "no requirement"),
    }
)

SENTENCES: Final[Names] = names(
    nothing=("没有要审核的：范围内的需求都有功能或理由，关联都没有变动。", "Nothing to review: every requirement in scope has a feature or a reason, and no link has changed."),
    none_yet=("还没有可审核的：范围内没有需求。下一步：polreq trace，它会提取需求并说明该做什么。", "Nothing to review yet: no requirement is in scope. Next: polreq trace, which extracts them and says what to do."),
    no_stale=("没有待复核的关联。", "No link is stale."),
    queue=("待审核 {number}，按必须落实、期限、把握大小排列。", "To review: {number}, the mandatory, urgent and uncertain first."),
    queue_of_both=("待审核：{readings}的读法，{links}的关联；拿不准的读法在前，然后按必须落实、期限排列。", "To review: the readings of {readings}, the links of {links}; readings that are not sure first, then the mandatory and urgent."),
    queue_of_readings=("待审核 {number}的读法，拿不准的在前，然后按必须落实、期限排列。", "To review: the readings of {number}, those that are not sure first, then the mandatory and urgent."),
    overtaken=("条文有了新版", "clause changed"),
    gone=("条文已删去", "clause gone"),
    took_newer=("采用新条文", "newer words taken"),
    kept_older=("维持原来的写法", "kept as it was"),
    given_up=("不是需求", "no requirement"),
    was_said=("原条文", "It said"),
    to_decide=("怎样决定", "To decide"),
    gone_note=("不再要做：--drop {id}=理由；还要做：请在需求文件里给它另写依据", "no longer demanded: --drop {id}=REASON; still demanded: write another basis into its file"),
    overtaken_note=("采用新条文：--accept {id}；内容不变：--keep {id}", "take the newer words: --accept {id}; leave it as it was: --keep {id}"),
    no_readings=("没有要审核的读法。", "No reading is to be reviewed."),
    reading=("读法", "reading"),
    about_product=("涉及产品", "about the product"),
    not_about_product=("不涉及产品", "not about the product"),
    cue_heading=("都在标题“{words}”下", "all stand under the heading '{words}'"),
    cue_verb=("都以“{words}”开头", "all begin with '{words}'"),
    cue_binding=("都有“{words}”", "all say '{words}'"),
    cue_channel=("都说到“{words}”", "all speak of '{words}'"),
    cue_same=("都读成了“{words}”", "all were read as '{words}'"),
    proposed=("建议改正", "Proposed"),
    proposed_change=("{field} {before} → {after}（{ids} 也是这样改的，{cue}）", "{field} {before} → {after} ({ids} were corrected so, {cue})"),
    proposal=("{change}：{command}", "{change}: {command}"),
    one_table=("CSV 只有一张表：导出的是关联。读法请另外导出：--readings --export 读法.csv，或导出 .xlsx。", "a CSV file has one table: these are the links. For the readings: --readings --export readings.csv, or export .xlsx."),
    promised=("没有学过的文件上，这样的读法 100 条里约 85 条不用改", "of such readings, about 85 of 100 needed no correction in documents that nothing was learned from"),
    no_candidate=("没有建议的关联：请另选关联对象，或写明为什么不需要功能", "nothing is suggested: choose something yourself, or say why no feature is needed"),
    changed=("审核之后有改动：{ids}", "changed since review: {ids}"),
    before=("审核时", "when reviewed"),
    after=("现在", "today"),
    unknown_text=("（审核时的文字没有留存，只有摘要值 {digest}）", "(the text of that time is not kept, only its digest {digest})"),
    above=("上层随之要再看的有 {number}：{ids}", "to be looked at with it, above: {number}: {ids}"),
    of_then=("审核时的{field}：{text}", "{field} when reviewed: {text}"),
    nothing_said=("（没有写）", "(nothing)"),
    against=("没提到{word}", "nothing is said of {word}"),
    a_part=("列出的 {total} 项只答一部分（有{met}；没有{lacking}）", "of {total} things listed it answers a part ({met}; not {lacking})"),
    all_parts=("列出的 {total} 项都说到", "all {total} things listed are named"),
    and_more=("{words}等 {number} 项", "{words} and others, {number} in all"),
    together=("{items}合起来答到列出的 {total} 项中的 {met} 项：{shares}", "{items} together answer {met} of {total} things listed: {shares}"),
    together_lacking=("没有一条建议说到{words}", "no suggestion speaks of {words}"),
    together_command=("一起确认：{command}", "confirm them at once: {command}"),
    against_pair=("会做条款禁止的事（“{upper}”，“{lower}”）", "it would do what is forbidden ('{upper}', '{lower}')"),
    nothing_changes=("没有任何变化。", "Nothing changes."),
    would_change=("将有 {number}变化（尚未写入；加 --yes 写入）：", "{number} would be made (nothing is written yet; add --yes to write):"),
    changed_now=("已写入 {number}变化：", "{number} written:"),
    blocked=("表格有错误，没有写入任何内容；请改正后再导入。", "The table has errors and nothing was written; mend them and import it again."),
    read=("读取 {rows}。", "{rows} read."),
    ignored=("没有审核表的表头、没有读的工作表：{sheets}。", "Sheets without headings of a review table, not read: {sheets}."),
    no_duplicates=("没有发现重复的需求。", "No duplicates were found."),
    duplicates=("可能重复的需求 {number}，字面相同的比例从高到低：", "{number}, the most alike first:"),
    alike=("字面相同 {percent}", "{percent} alike"),
    shared=("时限和指标相同：{what}", "same deadlines and targets: {what}"),
    none_shared=("都没有写时限和指标", "neither names a deadline or target"),
    word=("“{word}”", "'{word}'"),
    differs=("不同之处：{what}", "they differ in: {what}"),
    differ=("{one}／{other}", "{one} / {other}"),
    merge_with=("合并：polreq merge {keep} {other}", "merge: polreq merge {keep} {other}"),
    link_with=("不同层，是同一要求，不要合并，应当关联：polreq review --confirm {other}:{keep}", "the same demand in two layers, to be linked rather than merged: polreq review --confirm {other}:{keep}"),
    merged=("{others} 已并入 {keep}：补充 {bases}，带入 {links}。", "{others} merged into {keep}: {bases} added, {links} carried over."),
    left=("关联 {link} 没有带入：{why}", "the link {link} was not carried over: {why}"),
    step=("并入后的一端不在允许的层级关系内", "the step between the layers is not allowed"),
    stale=("待复核，请先续认", "it is stale; renew it first"),
    contrary=("保留的需求上这一关联已被否决", "the requirement that is kept has rejected it"),
    learned_yes=("相近的“{like}”已确认 {found}", "{found} was confirmed for the similar '{like}'"),
    learned_no=("相近的“{like}”已否决 {found}", "{found} was rejected for the similar '{like}'"),
    channels=("渠道不同（{upper} 对 {lower}）", "other channels ({upper} against {lower})"),
    far=("意思不相近", "not close in meaning"),
    meaning=("意思相近", "close in meaning"),
    both_say=("都说到{words}", "both speak of {words}"),
    both_near=("说到相近的{words}", "they speak of related things: {words}"),
    near=("{upper}与{lower}", "{upper} and {lower}"),
    general=("相同的只有泛泛的词{words}", "only general words agree: {words}"),
    wording=("只是用词有些像", "only the wording is somewhat alike"),
    not_higher=("不更高：{why}", "not higher: {why}"),
    rival=("{found} 更像（{score}）", "{found} fits better ({score})"),
    reranked=("模型“{model}”打 {score} 分", "the model '{model}' gives it {score}"),
    split=("{old} 已拆分：{old} 保留前半，{new} 为后半。", "{old} was split: {old} keeps the first part, {new} is the second."),
)  # fmt: skip

#: Fields that a digest is taken of → what they are called, where no column has their name.
_FIELDS: Final[Names] = MappingProxyType(
    {
        "statement": COLUMNS["statement"],
        "class": COLUMNS["kind"],
        "deadlines": COLUMNS["deadline"],
        "targets": COLUMNS["target"],
        "module": Text("模块", "Module"),
        "release": Text("版本", "Release"),
    }
)

_NOUNS: Final = MappingProxyType(
    {
        **NOUNS,
        "change": ("处", "change", "changes"),
        "row": ("行", "row", "rows"),
        "suggestion": ("条建议", "suggestion", "suggestions"),
        "pair": ("组", "pair of possible duplicates", "pairs of possible duplicates"),
        "basis": ("条依据", "basis", "bases"),
    }
)


def tell(key: str, **values: object) -> Text:
    """Return the sentence of that name with its fields filled."""
    return filled(SENTENCES[key], values)


def number_of(noun: str, number: int) -> Text:
    """Say a number of things that a review has."""
    return counted(_NOUNS[noun], number)


def standing(key: str) -> Text:
    """Name what a link is."""
    return label(STANDINGS, key)


def field_name(field: str) -> Text:
    """Name a field that a digest is taken of; see `digest_fields` in the settings."""
    return label(_FIELDS if field in _FIELDS else COLUMNS, field)


def field_text(field: str, text: str) -> Text:
    """Say what stands in such a field, also where nothing does."""
    words: Names = {"class": CLASSES, "force": FORCES}.get(field, MappingProxyType({}))
    return label(words, text) if text else tell("nothing_said")

"""Words of the review's screen, once each, in Chinese and English."""

from typing import Final

from polreq.words import Lang
from polreq.words.names import Names, names
from polreq.words.sentences import filled

SCREEN: Final[Names] = names(
    title=("审核", "Review"),
    progress=("已决定 {done}/{total}", "{done} of {total} decided"),
    candidate=("候选 {at}/{total}", "candidate {at}/{total}"),
    score=("分值 {score}", "score {score}"),
    stale=("待复核：{ids} 审核后有改动", "stale: {ids} changed since review"),
    earlier=("原结论：{verdict}", "decided before: {verdict}"),
    chosen=("自己选的", "chosen by you"),
    now=("已定：{verdict}", "decided: {verdict}"),
    no_candidate=("没有建议的关联。\n\n按 t 另选功能或下层需求，\n按 j 写明为什么不需要功能，\n按空格跳过。", "Nothing is suggested.\n\nt: choose a feature or a lower requirement\nj: say why no feature is needed\nspace: skip"),
    reasons=("理由：", "Why: "),
    no_reasons=("（没有推荐理由）", "(no reasons)"),
    module=("模块：", "Module: "),
    line=("业务线：", "Business line: "),
    acceptance=("验收：", "Accepted when: "),
    gap=("无需功能的理由：", "needs no feature because: "),
    basis=("依据：", "Basis: "),
    quote=("原文：", "Original: "),
    due=("时限 {day}", "due {day}"),
    note_waiting=("备注（随下一个决定写入）：{note}", "note (written with the decision): {note}"),
    wrote=("已写入：{what}", "written: {what}"),
    as_before=("与已有的决定相同，没有写入", "this stands already; nothing was written"),
    noted=("备注已记下，随决定写入", "the note will be written with the decision"),
    undone=("已撤销：{what}", "undone: {what}"),
    nothing_to_undo=("没有可撤销的决定", "there is nothing to undo"),
    cannot_undo=("不能撤销：文件已被其他人改动", "cannot undo: somebody else has changed the files"),
    no_pair=("没有候选，先按 t 选一个", "there is no candidate: choose one with t"),
    no_together=("没有可以一起确认的建议", "no suggestions answer it together"),
    together_key=("（按 g 一起确认）", " (g confirms them at once)"),
    all_done=("全部决定完毕，按 q 退出", "everything is decided; q quits"),
    nothing=("没有要审核的", "nothing to review"),
    ask_target=("另选关联对象：输入编号或文字查找，↑↓ 选择，回车确认关联，Esc 返回", "Type an id or words; ↑↓ choose, Enter confirms the link, Esc goes back"),
    ask_reason=("为什么不需要功能？回车写入，Esc 返回", "Why is no feature needed? Enter writes, Esc goes back"),
    ask_note=("备注，回车记下，Esc 返回", "Note: Enter keeps it, Esc goes back"),
    ask_skip=("这一关联跨过了一层，请写明理由；回车写入，Esc 返回", "This link skips a layer; say why. Enter writes, Esc goes back"),
    ask_split=("从哪几个字起分为第二项？输入后半的开头几个字，回车拆分，Esc 返回", "Type the words that begin the second part; Enter splits, Esc goes back"),
    was_split=("{id} 已拆分为两项", "{id} was split in two"),
    none_found=("没有找到", "nothing found"),
    proposed=("建议改正（按 a 采用）：{change}", "proposed (a takes it): {change}"),
    gone=("新版里没有这一条了：不再要做的按 n；还要做的，请在需求文件里另写依据。", "The newer text has no such clause: n if it is no longer demanded; if it is, write another basis into its file."),
    no_proposal=("没有建议的改正", "no correction is proposed"),
    all_accepted=("已认可 {number} 项读法", "{number} readings accepted"),
    ask_part=("改正哪一处，写成“责任单位=市数据局（牵头）；市公安局（配合）”；没有就写“无”；回车写入，Esc 返回", "What to correct, as Bodies=市数据局 (lead); - for none. Enter writes, Esc goes back"),
    ask_heading=("认可“{heading}”下还没有审的 {number} 项读法？输入“是”回车，Esc 返回", "Accept the {number} undecided readings under '{heading}'? Type y and Enter; Esc goes back"),
    reading_keys=("y认可 n不是需求 p产品 1-3约束力 4-6类型 e改 a采用 h同标题 o备注 s拆分 u撤销 q", "y yes n none p product 1-3 force 4-6 class e edit a adopt h head o note u undo q"),
    reading_summary=("读法：认可 {accepted}，改正 {corrected}，维持 {kept}，不是需求 {dropped}。", "Readings: {accepted} accepted, {corrected} corrected, {kept} kept, {dropped} no requirement."),
    newer_keys=("y采用新条文 w内容不变 n不是需求 e改 o备注 u撤销 空格跳过 ↑↓ q退出", "y take newer words w keep n no requirement e edit o note u undo space skip q quit"),
    keys=("y确认 n否决 g一起确认 t另选 j无需 o备注 s拆分 u撤销 空格跳过 ↑↓←→ q退出", "y yes n no g group t other j none o note s split u undo space skip ↑↓←→ q quit"),
    summary=("本次写入：确认 {confirmed}，否决 {rejected}，无需功能 {justified}。", "Written: {confirmed} confirmed, {rejected} rejected, {justified} without need of a feature."),
    too_small=("窗口太小，请放大到 60×16 以上", "the window is too small: 60×16 at least"),
)  # fmt: skip


def on_screen(key: str, lang: Lang, **values: object) -> str:
    """Return the words of that name with their fields filled."""
    return filled(SCREEN[key], values).words(lang)

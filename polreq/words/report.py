"""Words of the report that no other output has, once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

FRONT: Final[Names] = names(
    # the first page
    headline=("{total}要落实：{deep} 已有功能承接，{delivered} 已交付；{gaps}{must}{late}。", "{total} to be met: with feature {deep}, delivered {delivered}; {gaps}{must}{late}."),
    some_gaps=("{number} 项没有着落", "with nothing: {number}"), no_gaps=("没有缺口", "there are no gaps"),
    of_these_must=("（其中必须落实 {number} 项）", " ({number} of them mandatory)"),
    and_late=("，{number} 项过了期限仍未交付", "; overdue: {number}"),
    of_all=("全部需求", "all requirements"), of_dated=("有期限的需求", "requirements with a deadline"), of_must=("必须落实的需求", "mandatory requirements"),
    overdue=("过期未交付", "Overdue"), must_gaps=("必须落实的缺口", "Mandatory gaps"),
    pressing=("过期和临近期限的", "Overdue and due soon"), none_pressing=("没有过期或临近期限而未交付的需求。", "Nothing is overdue or due soon that is not delivered."),
    not_judged=("没有给出截至日期，没有判断过期。", "No day was given, so nothing is judged overdue."),
    decide=("需要决定的事", "What to decide"), nothing_to_decide=("没有要决定的事。", "There is nothing to decide."),
    decide_late=("{number} 项过了期限仍未交付：定新的完成时间和责任人", "overdue: {number}; settle a new day and who answers for it"),
    decide_must=("{number} 项必须落实的需求没有功能承接，也没有理由：定谁来做，或写明不做的理由", "mandatory, with neither a feature nor a reason: {number}; settle who builds them, or write down why not"),
    decide_other=("{number} 项其他需求没有着落：做不做，定一个先后", "others with nothing: {number}; settle which are built, and in which order"),
    decide_readings=("{number} 项需求的读法还没有人审核，数字可能变：指定审核人", "readings that nobody has looked at, so that numbers may change: {number}; name a reviewer"),
    decide_links=("{number} 条关联需要处理：指定人重新审核", "links to look at: {number}; name somebody to review them again"),
    decide_orphans=("{number} 个功能说不出依据：问清谁提出的，没有依据的停下", "features that satisfy nothing: {number}; ask who wanted them, stop those that rest on nothing"),
    decide_unbased=("{number} 项需求没有依据：补上政策条款、合同、纪要或用户证据", "requirements that rest on nothing: {number}; add a clause, contract, minutes or evidence"),
    rest_in_matrix=("另有 {number} 项，全部见“{section}”", "{number} more: see '{section}'"),
    notes=("数字怎么看", "How to read the numbers"), annexes=("附件", "Annexes"), annexes_follow=("以下为附件，供查对。", "What follows is for looking things up."),
    # pictures
    flow=("四层需求怎样落到功能，断在哪里", "How the four layers reach features, and where they break"),
    broken=("断在这里 {number}", "end here {number}"), reach=("落到功能 {number} / {total}", "with feature {number} / {total}"),
    by_channel=("各渠道的落实情况", "How the channels stand"), by_channel_note=("格子里是已落到功能的 / 全部需求；颜色越深，落实得越多。", "Each cell: requirements with a feature, of all; the darker, the more."),
    timeline=("期限分布", "When it falls due"), open=("缺口", "Gap"), undated_after=("{year}年及以后", "{year} and later"),
    month=("{year}年{month}月", "{year}-{month:02}"), quarter=("{year}年{quarter}季度", "{year} Q{quarter}"), year=("{year}年", "{year}"), period=("时间", "When"), now=("（本期）", " (now)"),
    # the register
    all_entries=("全部", "All"), only_gaps=("只看缺口", "Gaps only"), only_justified=("有理由的", "Justified"), only_pressing=("过期和临近", "Overdue and soon"),
    source=("原文", "Source text"), upper=("上游", "Above"), lower=("下游", "Below"), reason=("不做的理由", "Why no feature is needed"),
    save_rows=("导出所列各行（CSV）", "Save the rows shown (CSV)"), save_book=("导出所列各行（Excel）", "Save the rows shown (Excel)"), rows_file=("需求跟踪矩阵-筛选", "matrix-filtered"),
    needed=("到期限要走的", "what is left to go until the deadline"),
    in_numbers=("用数字看", "In numbers"),
    print_page=("打印", "Print"), printed_rows=("按“{view}”和筛选条件“{words}”列出", "rows of '{view}', filtered by '{words}'"),
    choose_row=("点一行，或用 ↑ ↓ 选择，看它的原文、来龙去脉。", "Click a row, or choose one with ↑ ↓, to see its source text and chain."),
    needs_script=("矩阵共 {number} 行，要在允许脚本的浏览器里查看和打印；也可以用 polreq report -o 报告.md 得到全部表格。", "The matrix has {number} rows and needs a browser that runs scripts; polreq report -o report.md has all tables."),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return the words of that name with their fields filled."""
    return filled(FRONT[key], values)

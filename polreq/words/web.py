"""Words of the pages of `polreq serve` that no other output has, once each, in Chinese and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.words import Lang, Text
from polreq.words.names import Names, names
from polreq.words.sentences import advise, filled, worded

PAGES: Final[Names] = names(
    # the frame
    overview=("概览", "Overview"), documents=("文件", "Documents"), items=("条目", "Items"), gaps=("缺口", "Gaps"),
    review=("审核", "Review"), bring=("导入", "Bring in"), report=("报告", "Report"), findings=("检查发现", "Findings"), search=("查找", "Search"),
    search_hint=("编号、文号或文字", "id, number or words"), skip_to=("跳到正文", "to the content"),
    signed=("审核人 {by}", "reviewer {by}"), other_lang=("English", "中文"), keys_help=("按键", "Keys"),
    needs_script=("这一页的审核、筛选和导入要用到 JavaScript，请在浏览器中允许本页运行脚本。", "Reviewing, filtering and bringing in need JavaScript: allow scripts for this page."),
    # lists
    filter=("筛选：输入文字，空格隔开", "Filter: words, parted by spaces"), rows=("{shown} / {total} 行", "{shown} of {total} rows"), everything=("全部", "all"),
    nothing_left=("没有符合的行", "no row has these words"), loading=("正在载入…", "loading…"),
    # documents
    no_documents=("还没有政策文件。", "There are no policy documents yet."),
    waiting=("有 {n} 份文件还没有提取需求。", "Documents whose requirements are not extracted yet: {n}."), extract=("提取需求", "Extract requirements"),
    whole_list=("上面的全文", "the text above"), text_of=("全文", "The text"), summary_of=("概况", "How it stands"),
    legend=("下划线的文字是读出的需求，点开看来龙去脉。", "Underlined words were read as requirements; click one to see all about it."),
    outside=("不涉及产品", "not about the product"), rejected=("已否决", "rejected"), more_here=("另有依据这一段的：", "also resting on this line:"), item_in_text=("在原文中看", "see it in the text"),
    no_such_document=("没有编号为“{id}”的文件。", "There is no document '{id}'."), no_such_item=("没有编号为“{id}”的需求或功能。", "There is no requirement or feature '{id}'."),
    back_to_document=("依据的文件", "The document it rests on"), review_this=("审核它的关联", "Review its links"),
    # gaps
    write_reason=("写理由", "Write a reason"), change_reason=("改理由", "Change the reason"), reason_label=("为什么不需要功能？", "Why is no feature needed?"), reason_written=("已写入理由：{id}", "the reason was written: {id}"),
    gaps_lead=("缺口既没有落到功能，也没有写明理由。可以审核关联，或在这里写明为什么不需要功能。", "A gap has neither a feature nor a written reason. Review its links, or write down here why no feature is needed."),
    open_gaps=("缺口", "gaps"), answered_gaps=("已写理由", "with a reason"),
    # dialogs
    save=("写入", "Write"), cancel=("取消", "Cancel"), close=("关闭", "Close"), enter_hint=("回车写入，Shift+回车换行，Esc 取消", "Enter writes, Shift+Enter breaks the line, Esc cancels"), choose_hint=("↑↓ 选择，回车确认关联，Esc 取消", "↑↓ choose, Enter confirms the link, Esc cancels"),
    # review
    none_to_review=("没有要审核的。", "There is nothing to review."), stale_first=("待复核的排在前面", "stale links first"), queue_order=("按必须落实、期限、把握大小排列", "mandatory, urgent and uncertain ones first"),
    yes=("确认", "Yes"), together=("一起确认", "Together"), no=("否决", "No"), other=("另选", "Other"), none=("无需功能", "None needed"), note=("备注", "Note"), split=("拆分", "Split"), undo=("撤销", "Undo"), skip=("跳过", "Skip"),
    accept=("认可", "Right"), take_newer=("采用新条文", "Take the newer words"), keep_older=("内容不变", "Keep as it was"), drop_it=("不是需求", "No requirement"), product_key=("是否产品", "Product or not"), correct=("改", "Correct"), adopt=("采用建议", "Take the proposal"), heading=("认可同标题", "All of the heading"), the_other=("改为另一种", "the other one"),
    ask_heading=("认可“{heading}”下还没有审的 {number} 项读法？", "Accept the {number} undecided readings under '{heading}'?"), yes_all=("全部认可", "Accept all"),
    only_readings=("只看读法", "only readings"), only_links=("只看关联", "only links"), both=("读法和关联", "readings and links"),
    requirement=("需求", "Requirement"), candidate=("候选", "Candidate"), no_candidate=("没有建议的关联。可以另选功能或下层需求，写明为什么不需要功能，或者跳过。", "Nothing is suggested. Choose something else, say why no feature is needed, or skip it."),
    note_waits=("备注（随决定写入）", "Note (written with the decision)"),
    move_help=("↑ ↓ 换需求，← → 换候选；在输入框里打字时按键不起作用。每个决定立即写入文件，关掉网页也不会丢。", "↑ ↓ another requirement, ← → another candidate; keys do nothing while you type. Every decision is written at once; closing the page loses none."),
    queue_list=("队列", "Queue"), find_target=("编号或文字", "id or words"),
    # bringing in
    bring_lead=("把政策文件拖到这里，或者选一个文件。读出的内容先给您看，确认之后才写入。", "Drop a policy document here, or choose a file. What was read is shown first, and written when you say so."),
    bring_kinds=("网页、文本、Markdown、Word、PDF、OFD；装有识别组件时还有扫描件和图片。", "HTML, text, Markdown, Word, PDF, OFD; scans and pictures where the recogniser is installed."),
    drop=("拖到这里", "Drop it here"), choose_file=("选择文件…", "Choose a file…"), reading=("正在读取 {name}…", "reading {name}…"),
    read_as=("读出的内容", "What was read"), take=("写入工作区并提取需求", "Write it and extract its requirements"), take_anyway=("用它接替旧版", "Put it in the place of the older one"), is_what=("它是", "It is"), as_new=("一份新文件", "a new document"), see_changes=("看新旧对照", "See what changed"),
    compare=("新旧对照", "Old and new"), compare_lead=("还没有写入。看完回到上一页，用它接替旧版：编号和已作的决定不变。", "Nothing is written yet. Go back to put it in the place of the older one: ids and decisions stay."), compare_xlsx=("新旧对照表 Excel", "table for Excel"), compare_docx=("新旧对照表 Word", "table for Word"), compare_file=("新旧对照表", "changes"),
    overtaken=("另有 {n} 项审核过的需求，条文有了新版或已删去，请审核。", " {n} that were reviewed rest on words that changed or are gone: review them."), tables=("验收、督查用的表格", "Tables for acceptance and supervision"),
    is_there=("工作区里已有这份文件，内容相同（{id}）。", "This document is there already, unchanged ({id})."), is_other=("工作区里已有这份文件的另一个版本（{id}）。用它接替旧版，编号和已作的决定不变。", "Another version of this document is there ({id}). Put in its place, ids and decisions stay."),
    is_none=("没有读出文件，不能写入。", "No document could be read; nothing can be written."), is_new=("这是一份新文件。", "This is a new document."),
    first_lines=("正文开头", "The text begins"), paragraphs=("共 {n} 段", "{n} paragraphs"), not_given=("（没有读出）", "(not found)"),
    brought=("已写入 {path}，提取需求 {n} 项。", "written to {path}; requirements extracted: {n}."), gone=("这份读出的内容已不在，请重新选择文件。", "What was read is gone; choose the file again."),
    # report
    report_lead=("保存报告：", "Save the report:"), report_alone=("单独打开", "open by itself"), as_markdown=("Markdown 文字", "Markdown"), as_html=("网页（可打印）", "web page (prints)"), as_matrix=("追溯矩阵 CSV", "matrix as CSV"), as_gaps=("缺口 CSV", "gaps as CSV"), as_workbook=("追溯矩阵 Excel", "matrix for Excel"),
    report_file=("需求追溯报告", "tracing-report"), matrix_file=("追溯矩阵", "matrix"), gaps_file=("缺口清单", "gaps"), whole_report=("全部见保存的报告", "the saved report"),
    # what went wrong
    forbidden=("这个地址要从启动时打印的链接打开。请回到运行 polreq serve 的窗口，点开那里的地址。", "Open this by the link that was printed at the start: go back to the window of polreq serve and open the address there."),
    refused=("请求被拒绝（{status}）。", "The request was refused ({status})."), no_page=("没有这一页。", "There is no such page."),
    outdated=("这一页已经过时：服务器重新启动过，或者这一页开得太久。已作的决定都在文件里。请重新载入。", "This page is out of date: the server was started again, or the page is too old. All decisions are in the files. Load it again."),
    elsewhere=("这一页显示的不是现在要决定的那一项（可能在另一个窗口里动过），没有写入。已刷新，请再看一遍。", "This page did not show what is to be decided now (another window may have moved on); nothing was written. It is refreshed: look again."),
    broken=("程序内部出错（{what}）。没有写入任何内容。", "Internal error ({what}). Nothing was written."), reload=("重新载入", "Load again"), no_answer=("服务器没有回应，它可能已经停止。已作的决定都在文件里；重新运行 polreq serve 后打开新的地址。", "The server does not answer; it may have stopped. All decisions are in the files. Run polreq serve again and open the new address."),
    unclear=("请求的内容无法读懂。", "The request cannot be understood."),
    # the command
    serving=("网页已就绪，请在浏览器中打开（只限本机）：", "The pages are ready; open this in a browser on this computer:"), how_to_stop=("按 Ctrl-C 停止；已作的决定都已写入文件。", "Ctrl-C stops; all decisions are in the files."),
)  # fmt: skip

#: What to do next, where pages lead there and no command has to be typed; other advice stands as it is.
_STEPS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {
        "begin": ("还没有政策文件：先导入一份", "there are no documents yet: bring one in", "there are no documents yet: bring one in"),
        "fill_gaps": ("有 {n} 个缺口没有可建议的功能：请补进 {file}（导入的清单在原来的工具里补，再导入一次），或写明为什么不需要功能", "nothing is suggested for {n} gap: add a feature to {file} (to an imported backlog in its own tool, and import it again), or write down why none is needed", "nothing is suggested for {n} gaps: add features to {file} (to an imported backlog in its own tool, and import it again), or write down why none is needed"),
        "all_done": ("没有要处理的事项，可以保存报告", "nothing is left to do: save the report", "nothing is left to do: save the report"),
    }
)  # fmt: skip


def on_page(key: str, lang: Lang, **values: object) -> str:
    """Return the words of that name with their fields filled."""
    return filled(PAGES[key], values).words(lang)


def step_words(key: str, number: int, file: str = "") -> Text:
    """Word a piece of advice for people who use the pages."""
    if key not in _STEPS:
        return advise(key, number, file)
    return worded(_STEPS[key], number, file)

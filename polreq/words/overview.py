"""Words of the page about several workspaces, once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

_SENTENCES: Final[Names] = names(
    title=("各项目总览", "Overview of all projects"), projects=("各项目", "The projects"), gaps=("各项目最紧急的缺口", "Most urgent gaps of all"), notes=("数字怎么看", "How to read the numbers"),
    # the table
    project=("项目", "Project"), as_of=("截至", "As of"), total=("需求数", "In scope"), must=("其中必须", "Mandatory"), overdue=("过期", "Overdue"), soon=("临近", "Due soon"),
    severities=("错误/警告", "Errors/warnings"), people=("负责人", "Owners"), problem=("没有读出来", "Could not be read"), sum=("合计", "Total"), no_day=("没有给出", "none given"),
    what=("需求描述", "Requirement"), when=("时限", "Due"),
    # above the table
    counted=("{known} 个项目合计，{sentence}", "{known} projects together. {sentence}"), counted_one=("{sentence}", "{sentence}"),
    nothing=("{known} 个项目里还没有纳入范围的需求。", "No requirement is in scope yet in any of the projects that were read: {known}."),
    left_out=("{number} 个项目没有读出来，合计不含它们；原因和怎么办见表，改正后请重新运行。", "Projects that could not be read, so that the totals are without them: {number}. The table says why and what to do; then run this again."),
    unread_one=("{folder} 没有读出来，合计不含它：{problem}。{remedy}", "{folder} could not be read, so that the totals are without it: {problem}. {remedy}"),
    # why there is none
    not_there=("没有这个文件夹", "there is no such folder"), no_folder=("不是文件夹", "it is no folder"), no_workspace=("里面没有 polreq.yml，不是工作区", "it holds no polreq.yml, and is no workspace"),
    look_at_path=("请核对路径，或从命令里去掉。", "Check how it is written, or leave it out."),
    name_workspace=("请写 polreq.yml 所在的文件夹，或先在里面运行 polreq init。", "Name the folder with polreq.yml, or run polreq init in it first."),
    more_files=("（另有 {number} 个文件没有读全）", " (files that could not be read in full beside it: {number})"),
    mend=("请运行 {command}，按提示改正。", "Run {command}, and mend what it says."),
    # how to read it
    denominators=(
        "“已落到功能”“已交付”“缺口”以需求数为分母，“其中必须”（必须落实的缺口）以必须落实的需求为分母，“过期未交付”以有期限的需求为分母；合计是各项目相加，不是百分比的平均。",
        "'With feature', 'Delivered' and 'Gaps' are out of the requirements in scope, 'Mandatory' (gaps that must be met) out of the mandatory ones, 'Overdue' out of those with a deadline; totals are sums, not means of percentages.",
    ),
    one_day=("所有项目的时限都按 {day} 判断（--as-of）。", "Deadlines of all projects are compared with {day} (--as-of)."),
    own_days=("各项目的时限按自己 polreq.yml 里的 as_of 判断；要按同一天看，加 --as-of。", "Deadlines of each project are compared with as_of of its own polreq.yml; --as-of takes one day for all."),
    own_day=("截至 {day}（各自 polreq.yml 的 as_of）", "as of {day} (as_of in each polreq.yml)"), none_read=("一个也没有读出来", "none of them could be read"), several_days=("截至日期各项目不同，见表", "as of different days, see the table"),
    undated=("没有截至日期、不判断过期和临近的：{names}。请加 --as-of。", "No day is given for {names}, so that nothing there is judged overdue or due soon: add --as-of."),
    late=("过期、临近只算没有交付、也没有写明理由的。", "Overdue and due soon count what is neither delivered nor justified."),
    severe=("错误和警告与各项目 polreq check 的一样多，不含已容忍的。", "Errors and warnings are those that polreq check counts in each project, without those tolerated."),
    owners=("负责人按 owners.yml，是名下有范围内需求的人；几个项目里同名的合计只算一次。", "Owners are persons with requirements in scope by owners.yml; who is named in several projects counts once in the total."),
    unsuggested=("没有计算建议的关联；看建议、矩阵和全部缺口：polreq report -w 文件夹。", "No links are suggested here; for suggestions, the matrix and all gaps: polreq report -w FOLDER."),
    order=("先列约束力强的（必须、应推动、可选），再按时限先后。", "The more binding first (must, should, may), then by deadline."),
    more_gaps=("各项目还有 {number} 个缺口，全部见 polreq report -w 文件夹", "{number} more gaps in these projects: see polreq report -w FOLDER"),
    # what cannot be asked
    same=("“{second}”和“{first}”是同一个文件夹，只写一次", "'{second}' and '{first}' are the same folder: name it once"),
    inside=("“{second}”在“{first}”里面：请只写其中一个", "'{second}' lies inside '{first}': name one of them"),
)  # fmt: skip


def tell_overview(key: str, **values: object) -> Text:
    """Return a sentence or heading with its gaps filled."""
    return filled(_SENTENCES[key], values)

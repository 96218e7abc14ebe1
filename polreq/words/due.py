"""Words of the list of what is due (时限), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: Groups of deadlines.
GROUPS: Final[Names] = names(
    overdue=("已过期", "Overdue"), soon=("{days} 天以内到期", "Due within {days} days"), later=("其后到期", "Due later"),
    closed=("已了结", "Closed"), recurring=("周期性任务，下一次", "Recurring, next time"), limit=("办理时限（每件事的时限，不是项目节点）", "Service limits (of each case, no milestone)"),
    undated=("没有日期的时间要求", "Without a day"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("时限清单", "What is due"),
    summary=(
        "截至 {day}：已过期 {overdue} 项，{within} 天以内到期 {soon} 项，其后 {later} 项，已了结 {closed} 项；周期性任务 {recurring} 项，办理时限 {limit} 项，没有日期 {undated} 项。",
        "As of {day}: overdue {overdue}, due within {within} days {soon}, later {later}, closed {closed}; recurring {recurring}, service limits {limit}, without a day {undated}.",
    ),
    closed_too=("已了结的没有列出，加 --all 列出。", "What is closed is not listed; --all lists it."),
    nothing=("没有带时间要求的需求。", "No requirement has a deadline."),
    left=("还有 {days} 天（{work} 个工作日）", "{days} days left ({work} working days)"),
    today=("今天到期", "due today"),
    passed=("过期 {days} 天（{work} 个工作日）", "{days} days overdue ({work} working days)"),
    delivered=("功能 {total} 个，已完成 {done} 个", "features {total}, done {done}"),
    no_feature=("没有功能承接", "no feature takes it up"),
    channels=("未交付渠道：{channels}", "channels not delivered: {channels}"),
    no_next=("没有写明哪一天", "no day is written"),
    more=("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
    weekends=(
        "{years} 年的节假日安排不在手边，工作日只扣除了周六、周日（安排来自附加组件 polreq[calendar]；国务院办公厅每年 11 月前后公布下一年的）。",
        "the holidays of {years} are not at hand, so only weekends were left out of working days (they come with the extra polreq[calendar]; the State Council says those of a year in the November before it).",
    ),
    event=("{force}：{statement}", "{force}: {statement}"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

"""Words of histories and of snapshots compared, once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: Names of numbers of a history that are no figures of coverage.
NUMBERS: Final[Names] = names(
    proven=("用例通过", "Proven"), overdue=("过期未交付", "Overdue"), scope=("要交付的", "To deliver"),
)  # fmt: skip

#: What became of a requirement, link or feature between two snapshots: headings of their sections.
CHANGES: Final[Names] = names(
    delivered=("新交付的需求", "Requirements newly delivered"), covered=("新有着落的需求（有功能或理由）", "Requirements newly answered (by a feature or a reason)"),
    fell=("退回的需求", "Requirements that fell back"), stale=("变为待复核的关联", "Links that became stale"),
    feature_fell=("状态退回的功能", "Features whose status fell"), new=("新增的需求", "New requirements"), gone=("减少的需求", "Requirements that are gone"),
)  # fmt: skip

#: The same in one word, for a column.
SHORT_CHANGES: Final[Names] = names(
    delivered=("新交付", "delivered"), covered=("新有着落", "answered"), fell=("退回", "fell back"), stale=("关联待复核", "link stale"),
    feature_fell=("功能退回", "feature fell"), new=("新增", "new"), gone=("减少", "gone"),
)  # fmt: skip

#: Why something is other than it was.
CAUSES: Final[Names] = names(
    reached=("落到 {ids}（{after}）", "reached {ids} ({after})"), unlinked=("不再落到 {ids}", "no longer reaches {ids}"),
    feature_gone=("功能 {ids} 已从清单删除", "feature {ids} was deleted"), given_up=("功能 {ids} 由{before}变为{after}", "feature {ids}: {before} → {after}"),
    status=("功能 {ids} 由{before}变为{after}", "feature {ids}: {before} → {after}"), channel=("{ids} 由{before}变为{after}", "{ids}: {before} → {after}"),
    stale=("关联 {ids} 待复核", "link {ids} is stale"), changed=("审核以后 {ids} 改过", "changed since review: {ids}"),
    on_channels=("功能 {ids} 的渠道有增减", "the channels of feature {ids} are others"),
    asks_channels=("要求的渠道改为：{ids}", "asks for other channels now: {ids}"), asks_whole=("不再点名渠道，按功能整体判断", "names no channels any more, so that features count as a whole"),
    reason_given=("写明了不需要功能的理由", "a reason was written why no feature is needed"),
    reason_lapsed=("理由不再有效（需求改过或理由删除）", "the reason no longer holds (the requirement changed, or the reason was deleted)"),
    written=("新写入", "written"), deleted=("已删除", "deleted"), rejected=("审核否决", "rejected in review"), taken_back=("撤销了否决", "no longer rejected"),
    in_scope=("改为涉及产品", "now about the product"), out_of_scope=("改为不涉及产品", "no longer about the product"),
    unknown=("功能和关联没有变，请看 polreq.yml 的设置", "neither features nor links changed; look at the settings in polreq.yml"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("覆盖率的历史", "Coverage over time"), span=("{first} 至 {last}", "{first} to {last}"),
    day=("日期", "Day"), revision=("版本", "Revision"), now=("现在", "now"), problem=("说明", "Note"),
    points=("各个时间点", "Points in time"), burnup=("燃起图：到 {until}", "Burn-up to {until}"), goal=("期限 {until}", "deadline {until}"),
    left_out=("更早的还有 {number} 个点没有列出，用 --points 多列几个，或用 --since 写明从哪天起。", "Earlier points that are not listed: {number}; --points lists more, --since says from when."),
    unread=("有 {number} 个点的文件没有读全，不算数字。", "Points whose files could not be read whole, so that they have no figures: {number}."),
    shallow=("这是浅克隆的仓库，更早的提交不在这里；git fetch --unshallow 之后能看到全部。", "This repository is a shallow clone without earlier commits; git fetch --unshallow brings them."),
    no_goal=("前面没有还没交付的期限，所以没有燃起图；用 --until 写明期限，如终验日。", "No deadline of anything undelivered is ahead, so there is no burn-up; --until names a day, such as that of acceptance."),
    whole=(
        "到 {until} 要交付 {scope} 项（不算写明不需要功能的），已交付 {delivered} 项，还差 {left} 项。",
        "To be delivered by {until}: {scope} (without those justified); delivered: {delivered}; left: {left}.",
    ),
    nearest=(
        "最近的期限是 {until}：到这一天为止要交付 {scope} 项（包括已过期的），已交付 {delivered} 项，还差 {left} 项。",
        "The nearest deadline is {until}. To be delivered by then, what is overdue included: {scope}; delivered: {delivered}; left: {left}.",
    ),
    done=("要交付的已全部交付。", "All of it is delivered."),
    passed=("期限已过 {days} 天。", "The deadline passed {days} days ago."),
    needed=("还有 {days} 天，平均每周要交付 {needed} 项。", "Days left: {days}; that takes {needed} a week."),
    today=("期限就是 {until} 当天。", "The deadline is that very day."),
    few=("能比较的点不到 {fewest} 个，还说不出速度够不够。", "There are fewer than {fewest} points to compare: not enough to say whether the pace suffices."),
    pace=("最近 {points} 个点（{since} 至 {last}）平均每周交付 {pace} 项", "Over the last {points} points ({since} to {last}), {pace} a week were delivered"),
    idle=("最近 {points} 个点（{since} 至 {last}）没有新交付", "Over the last {points} points ({since} to {last}) nothing more was delivered"),
    fell=("最近 {points} 个点（{since} 至 {last}）已交付的减少了 {number} 项", "Over the last {points} points ({since} to {last}) {number} fell back"),
    enough=("{pace}：照这个速度够。", "{pace}: that pace suffices."),
    short=("{pace}：照这个速度不够。", "{pace}: that pace does not suffice."),
    grew=("同一时期要交付的增加 {number} 项。", "Over the same time what is to be delivered grew by {number}."),
    shrank=("同一时期要交付的减少 {number} 项。", "Over the same time what is to be delivered shrank by {number}."),
    compared=("两个版本之间的得失", "Gained and lost between two snapshots"), counts=("数字", "Figures"), figure=("项目", "Figure"), difference=("增减", "Difference"),
    no_changes=("需求、关联和功能都没有得失。", "Nothing was gained or lost."),
    kind=("变化", "Change"), id=("编号", "Id"), what=("内容", "What"), was=("原来", "Was"), became=("现在", "Is"), why=("原因", "Why"),
    workspace=("现在的工作区", "the workspace now"), end=("{name}（{day}）", "{name} ({day})"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence or heading with its gaps filled."""
    return filled(_SENTENCES[key], values)

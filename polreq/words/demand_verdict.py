"""Words of the verdicts on demands (真伪需求), once each, in Chinese and English; polite enough for those who asked."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

VERDICTS: Final[Names] = names(
    forbidden=("触碰禁止性要求", "forbidden"), duplicate=("与已有的重复", "duplicate"), unsupported=("还缺书面依据", "no written basis yet"),
    users_unknown=("有依据，用户情况未知", "supported, users unknown"), supported=("依据充分", "supported"),
)  # fmt: skip

#: What is said to whoever asked, for each verdict.
NOTES: Final[Names] = names(
    forbidden=(
        "想解决的问题已记下。现行规定不允许这种做法，建议换一种做法；如属安保、应急等例外情形，请给出书面依据。",
        "What this is to solve is noted. Current rules do not allow this way; we suggest another one. If an exception such as security or an emergency applies, please give it in writing.",
    ),
    duplicate=("已有一项说的是同一件事，建议并到那一项里一起推进；如有不同，请指出差别。", "Another item says the same; we suggest to follow it up there. If there is a difference, please say which."),
    unsupported=(
        "意见已记下。目前没有可用的书面依据，请补一份：政策条款、合同、会议纪要、批示都可以；补齐后即可排期。",
        "The request is noted. There is no written basis that can be used yet: a clause, the contract, minutes or a written instruction will do; it can be scheduled then.",
    ),
    users_unknown=("依据可用。用户是否需要目前没有证据，建议收集工单、评价或访谈；没有证据不等于没有人需要。", "The basis can be used. Nothing is known of users yet; tickets, ratings or interviews would tell. Unknown is not 'nobody wants it'."),
    supported=("依据和用户证据都有，可以推进。", "Basis and users' evidence are there; it can go on."),
    voiced=("有用户证据；政策、合同里还没有依据，立项或验收前请补一份。", "Users ask for it; policy and contract do not name it yet: get a written basis before it is approved or accepted."),
)  # fmt: skip

UNKNOWNS: Final[Names] = names(
    force=("依据现在是否有效（文件没有注明状态，或不在工作区）", "whether the basis is in force (its status is not stated, or the document is not in the workspace)"),
    duty=("提出方有没有这项职责", "whether who asks answers for it"),
    users=("用户是否需要", "whether users want it"), day=("按哪一天看（加 --as-of today）", "as of which day (add --as-of today)"),
)  # fmt: skip

#: How a basis stands.
STANDINGS: Final[Names] = names(
    in_force=("有效", "in force"), unclear=("状态未注明", "status not stated"), unread=("文件不在工作区，未核对", "not in the workspace, not looked at"),
    ended=("已不再有效", "no longer in force"), expired=("有效期到 {until}，已过", "valid until {until}, which is over"), not_yet=("{until} 起施行，尚未施行", "takes effect on {until}, not yet in force"),
    draft=("是草案", "a draft"), gone=("文件里已没有这一条", "the document has no such clause any more"), spoken=("口头提出，没有写明书面记录", "only said; no record is named"),
)  # fmt: skip

#: Acts of judge/prohibited.
ACTS: Final[Names] = names(
    check_in=("打卡签到", "check-ins"), points=("积分排名", "ranking by points"), online_time=("在线时长统计", "measuring time online"),
    installs=("强制下载、安装或注册的指标", "forced download, or targets for installations"), below_county=("县级以下单位新建移动应用（原则上不允许）", "new apps below the level of counties (as a rule)"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("需求核实", "Demands judged"),
    summary=("核实 {number} 项：{verdicts}。", "{number} judged: {verdicts}."),
    verdict=("{name} {number} 项", "{name} {number}"),
    nothing=("没有待核实的需求和功能。", "There is nothing to judge."),
    no_day=("没有给出日期，文件是否到期没有核对；加 --as-of today 按今天算。", "no day was given, so it was not looked whether documents have run out; --as-of today takes today."),
    more=("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
    more_bases=("另有 {number} 处依据", "{number} more"),
    unknown=("未知：{what}", "unknown: {what}"),
    written=("已写明出处", "its source is named"),
    basis=("依据：{kind} {named}，{standing}", "basis: {kind} {named}, {standing}"),
    no_basis=("依据：没有写", "basis: none is written"),
    via=("（经 {id}）", " (by {id})"),
    ended_on=("（{until} 起）", " (from {until})"),
    successor=("，由{successor}接替", ", replaced by {successor}"),
    changed=("，条款文字已改，请核对", ", the words of the clause have changed: look again"),
    users=("用户证据：{source}，{count}{on}", "users: {source}, {count}{on}"),
    number=("{number} 件", "{number} pieces"),
    uncounted=("没有写件数", "not counted"),
    used=("使用情况：{measure}共 {total}，每月约 {number}，统计到 {last}", "use: {total} {measure}, about {number} a month, known until {last}"),
    little_used=(
        "使用情况：{measure}共 {total}，每月约 {number}，统计到 {last}；用得少，不等于不需要", "use: {total} {measure}, about {number} a month, known until {last}; little, which does not mean that it is not wanted",
    ),
    own_duty=("职责：“{word}”属于提出方（{body}）的职责", "duty: '{word}' is a duty of who asks ({body})"),
    other_duty=("职责：“{word}”属于{body}，提出方是{proposer}，建议先与{body}沟通", "duty: '{word}' is a duty of {body}, while {proposer} asks: talk to {body} first"),
    some_duty=("职责：“{word}”属于{body}；没有写是谁提出的", "duty: '{word}' is a duty of {body}; nobody says who asks"),
    means=("写法：只说了用什么做（{words}），没有说给谁用、解决什么问题", "wording: only the means are named ({words}), neither for whom nor what for"),
    twin=("重复：与 {id}“{title}”说的是同一件事", "duplicate: says the same as {id} '{title}'"),
    twin_kept=("重复：{id}“{title}”可以并到这一项", "duplicate: {id} '{title}' can be merged into this one"),
    no_product=("承载：标为非产品类，产品做不了，宜由管理办法或线下落实", "product: marked as nothing that a product can carry; rules or offices can"),
    forbidden=("禁止：“{words}”涉及{act}，见{source}", "forbidden: '{words}' means {act}, see {source}"),
    forbidden_by=("禁止：“{words}”看来与 {source}“{said}”抵触，请对照原文", "forbidden: '{words}' looks to be against {source} '{said}'; look at its text"),
    place=("位置：{place}", "place: {place}"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

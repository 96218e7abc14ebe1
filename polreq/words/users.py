"""Words of `polreq users` (用户声音与使用), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

ADVICE: Final[Names] = names(merge=("可以并入", "merge"), improve=("需要改进", "improve"), keep=("保留", "keep"))

#: What is said of each piece of advice.
ADVICE_NOTES: Final[Names] = names(
    merge=("与另一个用得多的功能相近，入口可以合到一处；有强制要求的，服务本身不能少。", "It is near to a feature that is used: one entrance may do for both; what is mandatory must go on being offered."),
    improve=("先查清原因再改：入口是否找得到，哪一步办不下去，名称是否看得懂。", "Find the reason first: can it be found, which step stops people, is its name understood."),
    keep=("有强制要求，不能因为用得少就下线。", "It is mandatory and cannot be taken down because it is little used."),
)  # fmt: skip

#: Why it is advised; {number} is a count, {share} a share.
USE_REASONS: Final[Names] = names(
    mandatory=("强制要求：{id} {text}", "mandatory: {id} {text}"),
    looked=("有人看，没有办成：{measure}每月约 {number}", "people look at it and do not go on: about {number} {measure} a month"),
    failing=("成功率只有 {share}", "only {share} of uses succeed"),
    badly_rated=("差评率 {share}", "{share} of ratings are bad"),
    voiced=("用户有诉求：{id} {text}（{number} 件）", "users ask for something: {id} {text} ({number})"),
    instead=("相近的功能：{id} {text}，{measure}每月约 {number}，承接同一需求", "near to {id} {text}, which serves the same requirement: about {number} {measure} a month"),
    unexplained=("没有强制要求，也看不出原因：问一问用户，再决定改进还是并入", "nothing makes it mandatory, and no reason shows: ask users before it is improved or merged"),
)  # fmt: skip

#: Kinds of promises.
PROMISES: Final[Names] = names(
    limit=("办理时限", "time limit"), online=("全程网办", "all on the net"), no_visit=("不用跑", "no way to go"), once=("最多跑一次", "one way at most"),
)  # fmt: skip

#: Sections, in their order, and what is said at the top of each.
SECTIONS: Final[Names] = names(
    broken=("用户说没有兑现的承诺", "Promises that users say are broken"),
    unanswered=("没有功能对应的用户诉求", "Demands of users without a feature"),
    little_used=("已建未用", "Built and little used"),
    unbased=("没有政策依据的用户需求", "Needs of users without policy"),
    surveys=("还不了解用户的强制要求：建议问的问题", "Mandatory, and nothing known of users: questions to ask"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("用户声音与使用", "What users say and use"),
    known=("已知用户留言 {voices} 条；使用统计 {services} 项，其中 {matched} 项对上了功能。", "Known: {voices} message(s) of users; figures of {services} service(s), of which {matched} are features."),
    nothing=(
        "还没有用户的资料：polreq import --as voices 导入工单、评价、问卷，polreq import --as usage 导入访问量、办件量。",
        "Nothing is known of users yet: bring in tickets, ratings and questionnaires with polreq import --as voices, and figures of use with polreq import --as usage.",
    ),
    joined=(
        "留言归成 {voiced} 个诉求，其中 {joined} 个与已交付的功能有确认的关联；承诺是否兑现只对照这些，其余请先 polreq review。",
        "They make {voiced} demand(s), of which confirmed links join {joined} with something delivered; promises are held against these only. Link the others with polreq review first.",
    ),
    no_voices=("没有用户留言：用户说了什么不知道。", "There are no messages: what users say is not known."),
    no_usage=("没有使用统计：哪些功能没人用不知道，不能当作没人用。", "There are no figures of use: which features nobody uses is not known, and unknown is not unused."),
    unmatched=("有 {number} 项统计还没有对上功能，请在 usage/ 下的文件里填 feature。", "{number} service(s) are matched to no feature: fill in feature in the files of usage/."),
    unknown_use=("另有 {number} 个已交付、有依据的功能没有使用统计或不足四周，未作判断：{ids}", "{number} delivered feature(s) that something asks for have no figures of use, or of less than four weeks, and were not judged: {ids}"),
    low=("每月少于 {low} 次算用得少；可用 --low 或 low_usage 另定，季节性的服务请看全年。", "Less than {low} a month counts as little; --low or low_usage set another number. Look at a whole year of what is seasonal."),
    demand=("{count} 件，最近 {last}", "{count}, the last on {last}"),
    demand_undated=("{count} 件", "{count}"),
    used=("{measure}{total}（{first} 至 {last}），每月约 {number}", "{measure}: {total} ({first} to {last}), about {number} a month"),
    sources=("统计来源：{sources}", "by {sources}"),
    promised=("承诺：{text}", "promised: {text}"),
    promised_words=("承诺的是“{words}”（{kind}），经功能 {feature} 与诉求关联", "what is promised: “{words}” ({kind}); linked with the demand by the feature {feature}"),
    says=("{messages} 条留言中有 {count} 条说没有做到：{demand} {text}", "{count} of {messages} message(s) say otherwise: {demand} {text}"),
    quote=("“{words}”——{message}", "“{words}” – {message}"),
    limits_note=(
        "时限按自然日放宽了周末，没有扣除节假日；用户从提交算起，承诺常从受理算起：请核实后再答复。",
        "Time limits have their weekends in them, other holidays are not; users count from handing in, promises often from acceptance: look into each before it is answered.",
    ),
    near=("相近的政策说法：{id} {text}", "near policy language: {id} {text}"),
    cited=("可引：{cited}", "to cite: {cited}"),
    no_near=("没有找到相近的政策说法；用户优先（phase2）排序不因此扣分", "no policy language is near; users first (phase2) takes nothing off for that"),
    no_name=("原文里没有简短的事项名称：给它写一个 title，再生成问题", "its words give no short name: give it a title, and questions are made"),
    more=("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
    place=("位置：{place}", "at {place}"),
    neutral=("问题只问做过什么，不提示好坏；发放前请删去不合适的。", "The questions ask what people did and hint at nothing; take out what does not fit before they are sent."),
)  # fmt: skip


def told(key: str, **facts: object) -> Text:
    """Say a sentence."""
    return filled(_SENTENCES[key], facts)

"""Words of older and newer terms (改了叫法的词), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

COLUMNS: Final[Names] = names(
    old=("旧的叫法", "older word"), new=("现在的叫法", "called now"), since=("从哪天起", "since"), source=("依据", "what says so"), kind=("是什么", "what it is"),
)  # fmt: skip
KINDS: Final[Names] = names(term=("用语", "term"), body=("单位", "body"))
INSIDE: Final[Names] = names(
    feature=("功能", "feature"), requirement=("需求", "requirement"), channel=("渠道", "channel")
)
#: Texts of channels; those of features and requirements are called as everywhere.
FIELDS: Final[Names] = names(name=("名称", "name"), ruled_out=("停用原因", "reason"))

_SENTENCES: Final[Names] = names(
    title=("改了叫法的词", "Words that are called otherwise now"),
    listed=("{number} 个。自己的写在 polreq.yml 的 renamed 里，同一个旧词以您写的为准；看哪里还用旧的：polreq terms --drift", "{number}. Your own stand under `renamed` in polreq.yml and go before these; to see where older ones are used: polreq terms --drift"),
    summary=("功能、需求和渠道里还有 {number} 处旧的叫法，涉及 {words} 个词；政策原文里的另列，不用改。", "{number} older word(s) in features, requirements and channels, {words} different one(s); those in policies stand apart and are not to be changed."),
    nothing=("功能、需求和渠道里没有旧的叫法。", "No older word in features, requirements and channels."),
    policies=("政策原文里的旧叫法（仅供参考，原文不改）", "Older words in policies (for information; they stay as they are)"),
    change=("{old} → {new}", "{old} → {new}"),
    since=("{since} 起，依据 {source}", "since {since}, by {source}"),
    by=("依据 {source}", "by {source}"),
    own=("写在 {place}", "written in {place}"),
    do=("改为“{new}”", "write '{new}'"),
    do_body=("核对当地单位是否已更名，是的话改为“{new}”；仍叫这个名字的，在 polreq.yml 的 renamed 里写明", "see whether the body of your place was renamed, then write '{new}'; if it is still called so, say so under `renamed` in polreq.yml"),
    hit=("{inside} {item} 的{field}：{words}", "{field} of {inside} {item}: {words}"),
    before=("{written} 成文，当时这样叫", "written on {written}, when it was called so"),
    after=("{written} 成文，在改叫法之后", "written on {written}, after it was called otherwise"),
    undated=("成文日期不明", "written nobody knows when"),
    count=("{number} 处", "{number} place(s)"),
    more=("另有 {number} 处，加 --all 全部列出", "{number} more; --all lists them"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

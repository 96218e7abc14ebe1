"""Words of the order in which requirements are met (优先级), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: The profiles of the program.
PROFILES: Final[Names] = names(
    phase1=("政策优先", "policy first"), phase2=("用户优先，政策托底", "users first, policy as a floor")
)

FACTORS: Final[Names] = names(
    layer=("层级", "layer"), force=("约束力", "force"), deadline=("时限", "deadline"), points=("考核分值", "points"), evidence=("用户证据", "users' evidence"),
    effort=("工作量", "effort"),
)  # fmt: skip

#: What each factor says.
FACTORS_SAID: Final[Names] = names(
    layer=("层级，按 layers 的先后", "layer, in the order of `layers`"), force=("约束力：必须、应推动、可以", "force: must, should, may"),
    deadline=("时限：过期最高，越近越高", "deadline: most where overdue, the nearer the more"), points=("考核分值，读自清单的“分值”“权重”列", "points of evaluations, from the columns 分值, 权重 of lists"),
    evidence=("用户证据的件数，或功能的使用量", "how many users said so, or how much its features are used"), effort=("工作量，小的优先，读自“预计工时”等列", "effort, little goes first, from the columns 预计工时 and the like"),
)  # fmt: skip

BUCKETS: Final[Names] = names(
    must=("必须做", "Must"), should=("应该做", "Should"), could=("可以做", "Could"), wont=("这一期不做", "Won't this time"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("优先级", "Priorities"),
    by=("按“{profile}”排序：还没有交付、也没有写明理由的 {number} 项，{buckets}。", "By '{profile}': {number} neither delivered nor justified; {buckets}."),
    bucket=("{name} {number} 项", "{name} {number}"),
    no_day=("没有给出日期，时限不计分；加 --as-of today 按今天算。", "no day was given, so deadlines give no points; --as-of today takes today."),
    blind=(
        "其中 {number} 项，这种办法计分的因素没有一项是已知的，只好记 0 分，不等于可以不做；请在 polreq.yml 的 profiles 里写上份量（weights），或补上证据。",
        "of {number} of them no factor that this profile weighs is known: 0 points, which does not mean that they can wait; give the profile weights under `profiles` in polreq.yml, or add evidence.",
    ),
    nothing=("没有待落实的需求：都已交付，或写明了理由。", "Nothing is left to be met: all is delivered or justified."),
    points=("{factor} {given}/{most}", "{factor} {given}/{most}"),
    unknown=("未知：{factors}", "unknown: {factors}"),
    floor=("政策必须，托底", "mandatory by policy"),
    more=("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
    moves=("与“{other}”相比", "Beside '{other}'"),
    moved=("第 {before} → 第 {after}，{bucket_before} → {bucket_after}", "place {before} → {after}, {bucket_before} → {bucket_after}"),
    moved_place=("第 {before} → 第 {after}", "place {before} → {after}"),
    same=("先后完全一样。", "The order is the same."),
    moves_of=("按“{profile}”的位次在前，“{other}”在后；位次变化最大的 {number} 项：", "place by '{profile}' first, by '{other}' second; those that move most, {number}:"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

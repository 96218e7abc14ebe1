"""What `polreq add` says."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

#: What is noted as the source of what somebody only said.
ORAL: Final = Text("{who}口头", "{who} (oral)")

#: Parts of a demand as it was typed.
TEXT: Final = Text("要求", "the demand")
SOURCE: Final = Text("来源", "the source")
AT: Final = Text("--at", "--at")

#: What is wrong with a demand as it was typed.
MISTAKES: Final[Names] = names(
    no_text=("没有写要求：把听到的话写在引号里，例如 polreq add \"加一个办件大屏\" --oral 王局长", "nothing is demanded: write what was said in quotes, such as polreq add \"a big screen\" --oral \"Director Wang\""),
    no_source=(
        "没有写是谁提出的：领导口头 --oral，批示 --instruction，会议纪要 --minutes，合同 --contract，用户 --user，写其中一个",
        "nobody asks for it: give one of --oral WHO, --instruction NAME, --minutes NAME, --contract NAME, --user SOURCE",
    ),
    sources=(
        "提出方只能写一个（--oral、--instruction、--minutes、--contract、--user）；还有别的依据，先写下一个，另一个以后补在文件的 bases 里",
        "only one of --oral, --instruction, --minutes, --contract, --user is taken; put another basis into bases of the file later",
    ),
    long=("要求有 {number} 个字，最多 {most} 个：一项要求写一句话；整份文件用 polreq ingest，清单用 polreq import", "the demand has {number} characters, {most} are the most: write one sentence; polreq ingest takes documents, polreq import lists"),
    long_name=("{what}有 {number} 个字，最多 {most} 个：写名称就可以", "{what} has {number} characters, {most} are the most: a name will do"),
    control=("{what}的第 {at} 个字是看不见的控制字符（{code}），请删去后重写", "character {at} of {what} is an invisible control character ({code}): write it without"),
    on=("--on 的日期“{said}”不对，请写成 2026-11-01 的形式", "--on: '{said}' is not a day; write it like 2026-11-01"),
    due=("--due 的“{said}”看不出是什么时限，请写成 2026-12-31，或“2026年底前”“5个工作日内”一类的话", "--due: '{said}' tells no time; write it like 2026-12-31, or in words such as 2026年底前"),
    count=("--count 的“{said}”不对，请写不小于 1 的整数", "--count: '{said}' is no whole number from 1"),
    count_of_users=("--count 是用户证据的件数，只与 --user 一起用", "--count is the number of pieces of users' evidence, for --user only"),
    layer=("--layer 没有“{said}”，可选：{choices}；政策的要求由 polreq ingest 从文件里读", "--layer: there is no '{said}'; choose one of {choices}. What policy demands is read out of documents: polreq ingest"),
    force=("--force 没有“{said}”，可选：{choices}", "--force: there is no '{said}'; choose one of {choices}"),
    channel=("--channel 没有认出“{said}”，可选：{choices}", "--channel: '{said}' is no channel; choose one of {choices}"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    not_yet=("没有写入，请先改正：", "nothing was written; mend this first:"),
    written=("已写入 {file}：{id}", "written to {file}: {id}"),
    would=("试运行，没有写入；会写进 {file}：{id}", "dry run, nothing written; it would go to {file}: {id}"),
    known=("已经记过：{id}，要求和依据都相同，没有再写", "it is there already: {id} demands the same on the same basis; nothing was written"),
    masked=("个人信息已脱敏", "personal data was masked"),
    layer=("层级", "layer"),
    force=("约束力", "force"),
    basis=("依据", "basis"),
    count=("{number} 件", "{number} piece(s)"),
    due=("时限", "deadline"),
    channels=("渠道", "channels"),
    twins=("已有的需求说的是同一件事", "It is demanded already"),
    merge=("确是同一件事就合并：polreq merge {keep} {other}", "if it is the same, merge: polreq merge {keep} {other}"),
    link=("不在同一层，不合并；{lower} 落实 {upper}，请用 polreq review 确认关联", "of another layer, and not to be merged: {lower} satisfies {upper}; confirm the link with polreq review"),
    near=("可以引用的政策说法", "Policy language to cite"),
    no_near=("工作区里没有找到相近的政策说法；可以换个词查：polreq show 关键词", "no policy language of the workspace is near; look for other words: polreq show WORDS"),
    not_punished=("没有政策依据不扣分：用户优先（phase2）按用户证据排序", "to have no policy takes nothing off: users first (phase2) ranks by users' evidence"),
    judge=("核实：有没有依据，是否触碰禁令，怎样答复", "judge it: basis, prohibitions, what to answer"),
    rank=("看它排在哪里", "see where it ranks"),
    trace=("推荐关联，看覆盖", "suggest links, see the coverage"),
)  # fmt: skip


def tell(key: str, **facts: object) -> Text:
    """Say a sentence."""
    return filled(_SENTENCES[key], facts)

"""Words of how policies stand (政策效力), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

STATES: Final[Names] = names(
    repealed=("已废止", "repealed"), replaced=("已被替代", "replaced"), ended=("已失效", "no longer in force"), expired=("有效期已过", "expired"),
    soon=("将到期", "ending soon"), partly=("部分被替代", "partly replaced"), draft=("草案", "draft"), not_yet=("尚未施行", "not yet in force"),
    unclear=("没有写明", "not stated"), trial=("试行", "on trial"), in_force=("现行", "in force"),
)  # fmt: skip

#: What the day beside a state is.
DAYS: Final[Names] = names(
    repealed=("{day} 起", "from {day}"), replaced=("{day} 起", "from {day}"), ended=("{day} 起", "from {day}"), expired=("有效期到 {day}", "valid until {day}"),
    soon=("到 {day} 为止", "until {day}"), partly=("有效期到 {day}", "valid until {day}"), draft=("{day}", "{day}"), not_yet=("{day} 起施行", "from {day}"),
    unclear=("写的有效期到 {day}", "stated validity until {day}"), trial=("有效期到 {day}", "valid until {day}"), in_force=("有效期到 {day}", "valid until {day}"),
)  # fmt: skip

#: What to do with a requirement; then what that means.
ACTIONS: Final[Names] = names(
    keep=("保留", "keep"), migrate=("改依新文件", "move to the new document"), gone=("新文件没有这一条", "not in the new document"),
    bring=("先导入新文件", "bring the new document in"), ask=("另找依据", "find another basis"),
)  # fmt: skip
ADVICE: Final[Names] = names(
    keep=("另有依据在用；删去需求里的这条依据即可", "another basis holds; take this one out of the requirement"),
    migrate=("把依据改成新文件的条款；逐条对照：polreq diff {old} {new}", "name the clause of the new document; to compare them: polreq diff {old} {new}"),
    gone=("新文件里没有对应的条款：另找依据，找不到就否决需求、停做功能；核对：polreq diff {old} {new}", "nothing in the new document answers to it: find another basis, or reject the requirement; see polreq diff {old} {new}"),
    bring=("接替它的是{successor}，还不在工作区：先 polreq ingest，再看条款去了哪里", "it is replaced by {successor}, which is not in the workspace: polreq ingest it first, then see where the clauses went"),
    ask=("没有找到接替的文件：请问发文机关；没有新依据的，否决需求、停做功能", "nothing is known to replace it: ask its issuer; without a new basis reject the requirement"),
)  # fmt: skip
ADVICE_SOON: Final[Names] = names(
    keep=("另有依据在用，到期后不受影响", "another basis holds; nothing changes when it ends"),
    ask=(
        "到期之前请向发文机关打听：延期、修订还是不再执行",
        "before it ends, ask its issuer: will it be extended, revised or dropped",
    ),
)

REMARKS: Final[Names] = names(
    extended_unsaid=("{named}说继续有效或延长，没有写到哪一天；问清后写进 relations 的 day", "{named} extends it, to no day that is named; ask, and write it as `day` of the relation"),
    carried_on=("{named}（{day}）接着推进，没有写明替代：两份都看", "{named} ({day}) carries it on without replacing it: look at both"),
    final=("工作区里有同名的正式文件：{named}。看它是否替代了试行的这一份，是的话写进它的 relations（replaces）", "the workspace has {named}, of the same title and not on trial; if it replaces this one, write that into its relations (replaces)"),
    long_trial=("{day} 起试行，已超过两年，没有写有效期；不少地方规定试行文件最长一至两年，请核对是否还有效", "on trial since {day}, more than two years, with no end stated; many places allow one or two years: see whether it still holds"),
    kept_as_in_force=("它的文件里 status 还写着有效，请改过来", "its file still says that it is in force; correct `status`"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    title=("政策效力", "How policies stand"),
    nothing=("工作区里没有政策文件。", "The workspace has no policy."),
    summary=("{number} 份政策：{states}。", "Policies {number}: {states}."),
    state=("{name} {number}", "{name} {number}"),
    touched=("不再有效的政策牵涉需求 {demands} 项；其中有 {alone} 个功能只靠它们。", "What is over touches {demands} requirement(s); {alone} feature(s) rest on nothing else."),
    list=("{named}（{file}）写明废止、替代或延长的文件 {entries} 份，其中工作区里有 {number} 份{documents}", "{named} ({file}) ends, replaces or extends {entries} document(s), {number} of the workspace{documents}"),
    list_of=("：{ids}", ": {ids}"),
    none_listed=("这份文件里没有读到废止、替代或延长的文件；如果是目录，请看它是否读全：polreq extract {file}", "no document was read in it that ends; if it is a list, see whether it was read whole: polreq extract {file}"),
    by_text=("本文{locator}：“{words}”", "its own text, {locator}: “{words}”"),
    by_document=("{named} {locator}：“{words}”", "{named} {locator}: “{words}”"),
    by_document_key=("写在 {place}（{named}的 relations）", "written in {place} (relations of {named})"),
    by_file=("写在 {place}", "written in {place}"),
    by_known=("程序自带的文件登记：{named}", "the list of documents that comes with the program: {named}"),
    nobody=("没有人写明现在是否有效；到发文机关网站核对后，改它的 status", "nobody says whether it holds; see its issuer's site, then set `status`"),
    demands=("需求 {number} 项", "requirements {number}"),
    action=("{name} {number} 项：{advice}", "{name}, {number}: {advice}"),
    item=("{statement}", "{statement}"),
    clause=("原条款 {locator}", "clause {locator}"),
    other=("另有依据：{others}", "also rests on: {others}"),
    to=("新文件 {places}（{change}）", "new document {places} ({change})"),
    features=("功能 {features}", "features {features}"),
    alone=("只靠它的功能：{features}", "features that rest on nothing else: {features}"),
    more=("另有 {number} 项，加 --all 全部列出", "{number} more; --all lists them"),
)  # fmt: skip

CHANGES: Final[Names] = names(
    unchanged=("未改", "unchanged"), moved=("只是换了位置", "only its place"), wording=("文字有改", "wording"), substantive=("实质有改", "in substance"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)

"""polreq.yml: the settings of a workspace."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from polreq import words
from polreq.late import late
from polreq.model.feature import FEATURE_STATUSES, IMPORT_FIELDS
from polreq.model.layer import FEATURE as FEATURE_LAYER
from polreq.model.layer import LAYERS, LayerStep
from polreq.model.priority import FACTORS, FactorWeights, Profile
from polreq.model.renamed import TermChange
from polreq.model.requirement import DEMAND_FIELDS
from polreq.model.workspace import Channel, Confirming, DigestFields, Duty, Importing, Linking, Rerank, Settings
from polreq.results.finding import Finding
from polreq.store.files import WORKSPACE as HEADER
from polreq.store.schema.backlog import FEATURE
from polreq.store.schema.exporting import EXPORT
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import (
    TEXT_FORM,
    Choice,
    Choices,
    ChosenPairs,
    Day,
    Flag,
    Named,
    PartKind,
    PartsKind,
    ShareKind,
    TextKind,
    TextsKind,
    Whole,
    counted,
    read_each,
)
from polreq.store.schema.requirements import REQUIREMENT
from polreq.store.schema.table import Form, KeyRow, KeyTable, Kind
from polreq.words import Text, names, priority
from polreq.words.importing import FIELDS
from polreq.yamlio import Plain, Scalar, Sequence, YamlNode

#: Most candidates of a requirement that a model is asked about, and the longest that an answer may take.
_MOST_CANDIDATES: Final = 50
_MOST_SECONDS: Final = 3600

_VARIABLE: Final = late(r"[A-Za-z_][A-Za-z0-9_]{0,99}", re.ASCII)

_LANGUAGES: Final = names.names(zh=("中文", "Chinese"), en=("英文", "English"))
_DELIVERED: Final = names.names(
    every=("末端功能全部完成", "every feature at the ends is done"), any=("有一个完成", "any of them is")
)


class _Steps(Kind):
    """Pairs of an upper and a lower layer."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[LayerStep, ...] | None:
        steps = []
        for one in node.items if isinstance(node, Sequence) else [node]:
            pair = one.items if isinstance(one, Sequence) else []
            ends = [end for end in pair if isinstance(end, Scalar)]
            if len(pair) != 2 or len(ends) != 2:
                at.wrong_secret(key, one, words.Text("[上层, 下层] 的列表", "a list of [upper, lower] pairs"))
                continue
            upper, lower = ends
            fits = at.is_choice(key, upper, LAYERS)
            if at.is_choice(key, lower, (*LAYERS, FEATURE_LAYER)) and fits:
                steps.append(LayerStep(upper.text, lower.text))
        return tuple(steps) or None

    def plain(self, value: tuple[LayerStep, ...]) -> list[Plain]:
        return [[step.upper, step.lower] for step in value]

    def called(self) -> words.Text:
        return words.Text("[上层, 下层] 的列表", "a list of [upper, lower] pairs")

    def form(self) -> Form:
        ends = [{"enum": list(LAYERS)}, {"enum": [*LAYERS, FEATURE_LAYER]}]
        return {"type": "array", "items": {"type": "array", "prefixItems": ends, "minItems": 2, "maxItems": 2}}


class _Channels(PartsKind):
    """Channels, each id once."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[Channel, ...] | None:
        first: dict[str, Channel] = {}
        for channel in read_each(self.of, at, key, node):
            known = first.setdefault(channel.id, channel)
            if known.place and channel.place and known is not channel:
                facts = (("id", channel.id), ("first", str(known.place)))
                at.log.findings.append(Finding("I201", channel.place, channel.id, facts, (known.place,)))
        return tuple(first.values()) or None


class _Address(Kind):
    """The address of an endpoint."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        scalar = at.scalar(key, node)
        if scalar is None:
            return None
        try:
            parts = urlsplit(scalar.text)
            good = parts.scheme in ("http", "https") and bool(parts.hostname) and scalar.text.isascii()
            # Whatever is secret stands in the environment: a settings file is passed on to other people.
            good = good and not (parts.username or parts.password or parts.query or parts.fragment)
            good = good and not re.search(r"[\x00-\x20\x7f]", scalar.text) and (parts.port is None or parts.port > 0)
        except ValueError:
            good = False
        if good:
            return scalar.text.rstrip("/")
        zh = "http:// 或 https:// 开头的地址，不带用户名、密码和 ? 后面的参数"
        en = "an address that begins with http:// or https://, without user name, password and parameters"
        at.wrong_secret(key, node, words.Text(zh, en))
        return None

    def called(self) -> words.Text:
        return words.Text("地址", "an address")

    def form(self) -> Form:
        return {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://[!-\"$->@-~]+$"}


class _Variable(Kind):
    """The name of an environment variable."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        scalar = at.scalar(key, node)
        if scalar is None or _VARIABLE.fullmatch(scalar.text):
            return scalar.text if scalar else None
        zh = "环境变量的名称（密钥本身不要写在文件里）"
        en = "the name of an environment variable; the key itself does not belong here"
        at.wrong_secret(key, node, words.Text(zh, en))
        return None

    def called(self) -> words.Text:
        return words.Text("环境变量的名称", "name of an environment variable")

    def form(self) -> Form:
        return {"type": "string", "pattern": f"^{_VARIABLE.pattern}$"}


def _channel(at: ReadItem, values: dict[str, Any]) -> Channel:
    return Channel(**values | {"name": values["name"] or values["id"]})


def _rerank(at: ReadItem, values: dict[str, Any]) -> Rerank | None:
    """Make out what model is to be asked; None where it is not said clearly: a model is never called by mistake."""
    if at.has("url") == at.has("command"):
        at.wrong_secret("rerank", at.node, words.Text("url 或 command 二者之一", "either url or command"))
    if at.has("url") and not values.get("model", "").strip():
        TextKind().missing(at, "model")
    made = Rerank(**values)
    if made.command and not made.command[0].strip():
        at.wrong_secret(
            "command", at.entries["command"], words.Text("程序的路径和参数", "a program's path and its arguments")
        )
    return made if len(at.log.findings) == at.before and (made.url or made.command) else None


_CHANNEL: Final = KeyTable(
    "channel",
    Channel,
    named=("id",),
    needs=("id",),
    place="id",
    make=_channel,
    rows=(
        KeyRow("id", TextKind(), Text("代号，需求和功能里用它", "what requirements and features call it"), "app", required=True),
        KeyRow("name", TextKind(), Text("显示的名称；不写就是代号", "as shown; the id by default"), "望事通APP", shown=True),
        KeyRow("ruled_out", TextKind(), Text("为什么不再新建；还在用的不写", "why nothing new may be built on it; not where it is in use"), "按市政府文件停止新建"),
        KeyRow(
            "basis", Named("document", "I202", until="#"), Text("依据的条款：文件编号#位置", "clause that rules it out: `document#locator`"),
            '"望政办发-2026-20#三.p1.s1"',
        ),
        KeyRow("vendor", TextKind(), Text("由哪家别的公司承建；自己承建的不写", "another company that builds it; not for your own"), "云帆科技"),
    ),
)  # fmt: skip

#: No weight says more than that a thing counts a hundred times as much as another.
_HEAVIEST: Final = 100

_WEIGHTS: Final = KeyTable(
    "weights",
    FactorWeights,
    own=False,
    rows=tuple(
        KeyRow(factor, Whole(0, _HEAVIEST), priority.FACTORS_SAID[factor], example)
        for factor, example in zip(FACTORS, ("50", "25", "15", "5", "40", "10"), strict=True)
    ),
)

_PROFILE: Final = KeyTable(
    "profile",
    Profile,
    named=("name",),
    needs=("name",),
    place="name",
    own=False,
    rows=(
        KeyRow("name", TextKind(), Text("名称，写在 phase 或 --profile 里", "its name, for `phase` or `--profile`"), "迎检", required=True),
        KeyRow("layers", Choices(LAYERS, names.LAYERS), Text("层级的先后，前面的优先；不写就是高层在前", "layers, the first goes first; policy first by default"), "[user, middle, project, high]"),
        KeyRow("weights", PartKind(_WEIGHTS), Text("各项因素的份量", "how much each factor weighs"), "{deadline: 60, points: 40}"),
        KeyRow("floor", Flag(), Text("写 false 就不给政策的必须项托底", "`false`: what policy makes mandatory may fall below what must be done"), "false"),
    ),
)  # fmt: skip

_DIGEST_FIELDS: Final = KeyTable(
    "digest_fields",
    DigestFields,
    own=False,
    rows=(
        KeyRow(
            "requirement",
            Choices(counted(REQUIREMENT)),
            Text("需求的哪些键", "keys of a requirement"),
            "[statement, units]",
            shown=True,
        ),
        KeyRow(
            "feature",
            Choices(counted(FEATURE)),
            Text("功能的哪些键", "keys of a feature"),
            "[title, module]",
            shown=True,
        ),
    ),
)

_BY_ADDRESS: Final[Form] = {
    "required": ["url", "model"],
    "properties": {"url": {"type": "string"}, "model": {"type": list(TEXT_FORM), "pattern": r"\S"}},
}
_BY_PROGRAM: Final[Form] = {
    "required": ["command"],
    "properties": {"command": {"type": "array", "prefixItems": [{"pattern": r"\S"}]}},
}

_RERANK: Final = KeyTable(
    "rerank",
    Rerank,
    own=False,
    place="",
    make=_rerank,
    also={"oneOf": [_BY_ADDRESS, _BY_PROGRAM]},
    rows=(
        KeyRow(
            "url",
            _Address(),
            Text("接口的地址，写到 `/v1` 为止", "address of an endpoint, up to and with `/v1`"),
            "http://10.0.0.8:8000/v1",
        ),
        KeyRow(
            "command",
            TextsKind(),
            Text("或者自己的程序和参数", "or a program of your own and its arguments"),
            "[bge-rerank, --fast]",
        ),
        KeyRow(
            "model",
            TextKind(),
            Text("模型的名称；用程序的只是显示", "name of the model; for a program only shown"),
            "qwen3-32b",
        ),
        KeyRow(
            "key_env",
            _Variable(),
            Text("存放密钥的环境变量", "environment variable that holds the key"),
            "WANGCHUAN_LLM_KEY",
        ),
        KeyRow(
            "top",
            Whole(1, _MOST_CANDIDATES),
            Text("每项需求给几个候选打分", "candidates of each requirement that it scores"),
            "20",
        ),
        KeyRow(
            "timeout_seconds", Whole(1, _MOST_SECONDS), Text("一个回答最多等几秒", "so long an answer may take"), "60"
        ),
    ),
)

_LINKING: Final = KeyTable(
    "link",
    Linking,
    own=False,
    rows=(
        KeyRow(
            "semantic", Flag(), Text("写 false 就不用向量，即使装了可选组件 semantic",
            "`false`: no vectors, even where the optional part `semantic` is installed"), "false",
        ),
        KeyRow("learn", Flag(), Text("写 false 就不从审核过的关联学习", "`false`: reviewed links do not move the scores of others"), "false"),
        KeyRow("thesaurus", TextsKind(), Text("自己的同义词表文件", "files of your own synonyms"), "[trace/thesaurus.tsv]"),
        KeyRow(
            "rerank", PartKind(_RERANK), Text("用自己的模型给最靠前的候选重新打分", "a model of your own scores the best candidates again"),
            "{command: [bge-rerank, --fast]}",
        ),
    ),
)  # fmt: skip

_DUTY: Final = KeyTable(
    "duty",
    Duty,
    named=("body",),
    needs=("body",),
    place="body",
    own=False,
    rows=(
        KeyRow("body", TextKind(), Text("单位名称", "name of the body"), "市政务服务和数据管理局", required=True),
        KeyRow("words", TextsKind(), Text("职责里的词，需求里出现就算它的职责", "words of its duties; a demand that holds one falls to it"), "[政务服务, 电子证照]"),
    ),
)  # fmt: skip

_RENAMED: Final = KeyTable(
    "renamed",
    TermChange,
    named=("old",),
    needs=("old", "new"),
    place="old",
    own=False,
    rows=(
        KeyRow("old", TextKind(), Text("旧的叫法", "the older word"), "市民热线", required=True),
        KeyRow("new", TextKind(), Text("现在的叫法；写得和旧的一样，就不再提醒", "the newer one; the same as the older one: it is not remarked on"), "12345政务服务便民热线", required=True),
        KeyRow("since", Day(), Text("从哪一天起", "since when"), "2026-03-01"),
        KeyRow("source", TextKind(), Text("依据", "what says so"), "望政办发〔2026〕5号"),
        KeyRow("not", TextsKind(), Text("含有旧叫法、但不是它的更长的词", "longer words in which the older one is none"), "[市民热线指数]", ("apart",)),
        KeyRow("body", Flag(), Text("写 true 表示是单位名称", "`true`: it names a body"), "true"),
    ),
)  # fmt: skip

_IMPORT: Final = KeyTable(
    "import",
    Importing,
    named=("name",),
    needs=("name",),
    place="name",
    own=False,
    rows=(
        KeyRow(
            "name", TextKind(), Text("哪种清单：工具的代号（polreq import 会显示），或自己起的名称；写入 requirements/backlog-名称.yml",
            "which list: the tool as polreq import names it, or a name of your own; it goes to requirements/backlog-NAME.yml"), "zentao",
            required=True,
        ),
        KeyRow("columns", ChosenPairs(keys=tuple(dict.fromkeys((*IMPORT_FIELDS, *DEMAND_FIELDS))), meanings=FIELDS), Text("哪一项取自哪一列", "which column tells a field"), "{id: 序号, title: 建设内容}"),
        KeyRow(
            "statuses", ChosenPairs(values=FEATURE_STATUSES, meanings=names.STATUSES), Text("状态词是什么意思，优先于程序认得的", "what words of status mean, before what the program knows"),
            "{待上线: doing}",
        ),
        KeyRow("prefix", TextKind(), Text("加在编号前面，避免与别的工具重号", "goes before ids, so that those of two tools differ"), "GL-"),
    ),
)  # fmt: skip

_CONFIRM: Final = KeyTable(
    "confirm",
    Confirming,
    own=False,
    rows=(
        KeyRow(
            "mandatory", Whole(1, 2), Text("必须落实的需求的关联要几个不同的人确认才算数",
            "how many different people have to confirm a link of a mandatory requirement before it counts"), "2",
        ),
    ),
)  # fmt: skip

SETTINGS: Final = KeyTable(
    "workspace",
    Settings,
    header=HEADER,
    rows=(
        KeyRow("name", TextKind(), Text("项目名称，印在报告上", "name of the project, printed on reports"), "望川市一网通办"),
        KeyRow(
            "lang", Choice(("zh", "en"), _LANGUAGES), Text("输出的语言；不写就看系统的语言",
            "language of outputs; that of your system by default"), "zh",
        ),
        KeyRow(
            "phase", Named("profile", "I202"), Text("按哪种办法排先后：phase1 政策优先，phase2 用户优先、政策托底，或 profiles 里的名称",
            "by which profile gaps are put in order: phase1 policy first, phase2 users first with policy as a floor, or one of `profiles`"), "phase2", shown=True,
        ),
        KeyRow(
            "profiles", PartsKind(_PROFILE), Text("自己的排序办法", "profiles of your own"),
            "[{name: 迎检, weights: {deadline: 60, points: 40}}]",
        ),
        KeyRow("as_of", Day(), Text("按哪一天判断时限；命令里的 --as-of 优先", "day by which deadlines are judged; `--as-of` wins"), "2026-11-01"),
        KeyRow(
            "delivered",
            Choice(("every", "any"), _DELIVERED),
            Text("怎样算“已交付”", "when a requirement counts as delivered"), "any", shown=True,
        ),
        KeyRow("stale_counts", Flag(), Text("待复核的关联算不算覆盖", "whether a stale link still counts as coverage"), "true"),
        KeyRow("suggest_min", ShareKind(), Text("低于这个分数的建议不显示", "suggestions below this score are not shown"), "0.3"),
        KeyRow(
            "confirm_min", ShareKind(), Text("不低于这个分数的建议，`review --confirm-sure` 一并确认",
            "from this score on `review --confirm-sure` confirms suggestions"), "0.95",
        ),
        KeyRow(
            "propose_corrections", Flag(), Text("写 false 就不把同样改过两次的读法再作为建议提出",
            "`false`: what was corrected twice the same way in readings is not proposed again"), "false",
        ),
        KeyRow("due_soon_days", Whole(), Text("离时限还有多少天算“临近”", "so many days before a deadline it is near"), "30"),
        KeyRow("low_usage", Whole(1), Text("每月少于多少次算“用得少”", "a service that is used less often in a month counts as little used"), "100"),
        KeyRow(
            "steps", _Steps(), Text("允许的关联，从上层到下层；下层是四个层级之一，或 `feature`（功能）",
            "allowed steps from upper to lower; they end in a layer or in `feature`"), "[[high, middle], [middle, feature]]",
        ),
        KeyRow(
            "channels", _Channels(_CHANNEL), Text("产品的渠道；写了就取代默认的六个", "channels of the product; they replace the six default ones"),
            "[{id: pc, name: PC端}, {id: app, name: 望事通APP}]",
        ),
        KeyRow(
            "duties", PartsKind(_DUTY), Text("各单位管什么（三定职责），polreq judge 据此看提出方是否有这项职责", "which body answers for what; polreq judge looks whether a proposer does"),
            "[{body: 市政务服务和数据管理局, words: [政务服务, 电子证照]}]",
        ),
        KeyRow(
            "digest_fields", PartKind(_DIGEST_FIELDS), Text("改了哪些内容才算“有改动、要复核”",
            "keys whose change makes a link stale"), "{requirement: [statement], feature: [title]}",
        ),
        KeyRow(
            "quality_off", Choices(tuple(names.QUALITY), names.QUALITY), Text("不要哪些写法方面的提醒", "which remarks on the quality of texts are not wanted"), "[Q002, Q005]",
        ),
        KeyRow("lexicon", TextsKind(), Text("补充内置词表的文件", "files that extend the built-in lexicon"), "[lexicon.yml]"),
        KeyRow(
            "renamed", PartsKind(_RENAMED), Text("改了叫法的词，polreq terms --drift 据此找哪里还用旧的；程序自带一份，同一个旧词以这里为准", "words that are called otherwise now, for polreq terms --drift; besides those of the program, before which they go"),
            "[{old: 市民热线, new: 12345政务服务便民热线}]",
        ),
        KeyRow("link", PartKind(_LINKING), Text("怎样推荐关联", "how links are suggested"), "{learn: false}"),
        KeyRow("imports", PartsKind(_IMPORT), Text("怎样导入需求清单", "how exports of backlogs are read"), "[{name: zentao, statuses: {变更中: doing}}]"),
        KeyRow("confirm", PartKind(_CONFIRM), Text("关联要几个人确认", "how many people confirm a link"), "{mandatory: 2}"),
        KeyRow("export", PartKind(EXPORT), Text("怎样导出表格", "how tables are exported"), "{columns: {bases: [名称, 文号]}}"),
    ),
)  # fmt: skip

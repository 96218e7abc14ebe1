"""requirements/**/*.yml: requirements, extracted or written by hand."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from polreq import words
from polreq.model.clause import DEADLINE_KINDS, FORCES, NORMS, PARTS, TARGET_OPS, UNIT_ROLES, Body, Deadline, Target
from polreq.model.document import LEVELS
from polreq.model.layer import LAYERS
from polreq.model.place import Place
from polreq.model.requirement import (
    BASIS_KINDS,
    RELATION_KINDS,
    REVIEW,
    VERIFICATIONS,
    AsRead,
    Basis,
    NewerWords,
    Requirement,
    Signed,
)
from polreq.model.workspace import OTHER_CHANNELS
from polreq.store.files import REQUIREMENTS as HEADER
from polreq.store.schema.item import ReadItem
from polreq.store.schema.kinds import (
    TEXT_FORM,
    Choice,
    Choices,
    Day,
    Exact,
    Flag,
    Id,
    Named,
    NamedList,
    Pairs,
    PartKind,
    PartsKind,
    ShareKind,
    TextKind,
    TextsKind,
    Whole,
    scalars,
)
from polreq.store.schema.table import Form, KeyRow, KeyTable, Kind, PlainItem
from polreq.words import Text, names
from polreq.words.names import Names
from polreq.yamlio import Scalar, YamlNode

_BASES: Final = frozenset(BASIS_KINDS)

#: A requirement may name channels that are not the product's own, such as the hall or the hotline.
_OTHER: Final = frozenset(channel.id for channel in OTHER_CHANNELS)

_RELATIONS: Final = names.names(G2G=("对政府", "government"), G2B=("对企业", "business"), G2C=("对群众", "citizens"))


@dataclass(frozen=True, slots=True)
class Requirements:
    """A file of requirements.

    Args:
        layer: layer of all items that do not say otherwise.
        document: id of the document that they were extracted from; empty if they were written by hand.
        digest: digest of the document's text when they were extracted.
        requirements: the items.
        place: where the document is named.
    """

    layer: str = ""
    document: str = ""
    digest: str = ""
    requirements: tuple[Requirement, ...] = ()
    place: Place | None = field(default=None, compare=False)


class _Channels(Kind):
    """Channels of the workspace, and others that policies speak of."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, ...]:
        known = at.log.channels
        known = known | _OTHER if known else known
        return tuple([one.text for one in scalars(at, key, node) if at.is_choice(key, one, known)])

    def called(self) -> words.Text:
        return words.Text("渠道的列表", "a list of channels")

    def form(self) -> Form:
        return TextsKind().form()


class _Chances(Kind):
    """Parts of a reading, each with the chance that it is right."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[tuple[str, float], ...] | None:
        inner = at.mapping(key, node)
        if inner is None:
            return None
        one = ReadItem(inner, at.log, at.subject)
        one.unknown(frozenset(PARTS))
        chances = {
            part: ShareKind().read(one, part, child)
            for part, child in inner.entries.items()
            if part in PARTS and not child.absent
        }
        return tuple((part, chance) for part, chance in chances.items() if chance is not None)

    def plain(self, value: tuple[tuple[str, float], ...]) -> PlainItem:
        return {part: Decimal(str(chance)) for part, chance in value}

    def called(self) -> words.Text:
        return words.Text("映射，值是 0 到 1 的数", "a mapping to numbers from 0 to 1")

    def form(self) -> Form:
        share = {"anyOf": [ShareKind().form(), {"type": "null"}]}
        return {"type": "object", "properties": dict.fromkeys(PARTS, share), "additionalProperties": False}

    def takes(self) -> Names:
        return {part: names.PARTS[part] for part in PARTS}

    @property
    def whole(self) -> bool:
        return True


class _AsRead(PartKind):
    """What the program had read or reads now: what is not said there is as it was, so that it is taken over as a whole."""

    @property
    def whole(self) -> bool:
        return True


class _Rests(Kind):
    """What a requirement rests on: the kind of basis is the key."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, str] | None:
        given = _BASES.intersection(at.entries)
        first = key if len(given) == 1 else next(kind for kind in BASIS_KINDS if at.has(kind))
        if key != first:
            facts = (("key", key), ("value", key), ("choices", first))
            at.log.find("S104", node.key_place(at.log.path), at.subject, *facts)
            return None
        scalar = at.scalar(key, node)
        ref = "" if scalar is None else scalar.text
        if key == "clause" and ref:
            at.use("document", ref.partition("#")[0], "I202", node)
        return key, ref

    def plain(self, value: tuple[str, str]) -> PlainItem:
        kind, ref = value
        return {kind: ref} if ref else {}

    def missing(self, at: ReadItem, key: str) -> None:
        """Report a basis without any of the keys."""
        if not any(at.has(kind) for kind in BASIS_KINDS):
            at.find("S103", at.node, ("key", " | ".join(BASIS_KINDS)))

    def called(self) -> words.Text:
        return words.Text("文字", "text")

    def form(self) -> Form:
        return {"type": list(TEXT_FORM)}

    def takes(self) -> Names:
        return names.BASES


def _basis(at: ReadItem, values: dict[str, Any]) -> Basis:
    if values["kind"] == "clause":
        ref, _, inside = values["ref"].partition("#")
        values |= {"ref": ref, "locator": inside or values.get("locator", "")}
    values["place"] = at.place(values["kind"])
    return Basis(**values)


def _basis_plain(basis: Basis, plain: PlainItem) -> PlainItem:
    if basis.kind == "clause" and basis.locator and plain.pop("at"):
        plain[basis.kind] = f"{basis.ref}#{basis.locator}"
    return plain


def _begin(at: ReadItem) -> None:
    """Let the items know the layer that the file gives, wherever in the file it stands."""
    node = at.entries.get("layer")
    if at.has("layer"):
        at.log.layer = node.text if isinstance(node, Scalar) and node.text in LAYERS else None


def _requirement(at: ReadItem, values: dict[str, Any]) -> Requirement | None:
    values["layer"] = values["layer"] or at.log.layer or ""
    if not values["layer"] and at.log.layer is not None and not at.has("layer"):
        at.find("S103", at.node, ("key", "layer"))
    return Requirement(**values) if values["id"] and values["layer"] else None


BASIS: Final = KeyTable(
    "basis",
    Basis,
    needs=("kind",),
    place="",
    make=_basis,
    give=_basis_plain,
    rows=(
        KeyRow(
            BASIS_KINDS[0], _Rests(), Text("依据是什么：以它的种类为键，值是它的名称；政策条款写“文件编号#位置”",
            "what it rests on: its kind is the key, its name the value; a policy clause is written `document#locator`"),
            '"望政办发-2026-20#一.p1.s1"', ("kind", "ref"), required=True, shown=True, others=BASIS_KINDS[1:],
        ),
        KeyRow("at", TextKind(), Text("在其中的位置（政策条款写在 `#` 后面）", "place in it (that of a policy clause stands behind `#`)"), "'5.2'", ("locator",)),
        KeyRow(
            "digest", TextKind(), Text("上次核对时条款文字的摘要值", "digest of the clause's text when the requirement was last looked at"),
            "'04b2a3062a8a'",
        ),
        KeyRow("quote", TextKind(), Text("原话", "the words themselves"), "工单超时要自动上报。"),
        KeyRow("count", Whole(), Text("证据的件数", "pieces of evidence"), "37"),
        KeyRow("on", Day(), Text("日期", "day of the meeting, of the evidence"), "2026-04-20"),
    ),
)  # fmt: skip

DEADLINE: Final = KeyTable(
    "deadline",
    Deadline,
    rows=(
        KeyRow("text", TextKind(), Text("原话", "the words themselves"), "2026年12月底前", required=True, shown=True),
        KeyRow("kind", Choice(DEADLINE_KINDS, names.DEADLINES), Text("是哪一种", "what it is"), "sla", shown=True, default="milestone"),
        KeyRow("date", Day(), Text("最后一天", "last day that still meets it"), "2026-12-31"),
        KeyRow("confidence", ShareKind(), Text("把握", "how sure the program is"), "0.8"),
        KeyRow(
            "resolved_by", TextKind(), Text("年份或日期从哪里得来：`text` 本句、`heading` 最近的小标题、`title` 标题、`written` 成文日期、`effective` 施行日期、`plan` 规划期",
            "where year or day come from: `text`, `heading` (the nearest that names a year), `title`, `written`, `effective` (dates of the document), `plan` (its period)"), "title",
        ),
    ),
)  # fmt: skip

TARGET: Final = KeyTable(
    "target",
    Target,
    needs=("value",),
    rows=(
        KeyRow("text", TextKind(), Text("原话", "the words themselves"), "达到80%以上", required=True, shown=True),
        KeyRow(
            "op",
            Choice(TARGET_OPS, names.OPS),
            Text("怎样比较", "how it compares"),
            "'>='",
            shown=True,
            default="=",
        ),
        KeyRow(
            "value", Exact(), Text("数值，不带单位", "the number, without its unit"), "80", required=True, shown=True
        ),
        KeyRow("unit", TextKind(), Text("单位", "unit"), "'%'"),
        KeyRow("metric", TextKind(), Text("指标名称", "what is counted"), "主动评价率"),
    ),
)

UNIT: Final = KeyTable(
    "unit",
    Body,
    needs=("name",),
    rows=(
        KeyRow("name", TextKind(), Text("单位名称", "name of the body"), "市数据局", required=True, shown=True),
        KeyRow(
            "role", Choice(UNIT_ROLES, names.ROLES), Text("承担什么", "its role"), "lead", shown=True, default="actor"
        ),
    ),
)

_SIGNED: Final = KeyTable(
    "review",
    Signed,
    own=False,
    rows=(
        KeyRow("by", TextKind(), Text("谁审的", "who"), "王敏"),
        KeyRow("on", Day(), Text("哪一天", "on which day"), "2026-11-03"),
    ),
)


def _as_read_plain(value: AsRead, plain: PlainItem) -> PlainItem:
    """Keep lists without entries: that nothing had been read there is what is to be said."""
    held = {row.key: getattr(value, row.names[0]) for row in _AS_READ.rows}
    return {key: plain.get(key, []) for key, one in held.items() if one is not None}


_AS_READ: Final = KeyTable(
    "read",
    AsRead,
    own=False,
    give=_as_read_plain,
    rows=(
        KeyRow("class", Choice(NORMS, names.CLASSES), Text("要求的性质", "what kind of norm it is"), "prohibition", ("kind",)),
        KeyRow("force", Choice(FORCES, names.FORCES), Text("约束力", "how binding it is"), "should"),
        KeyRow("product", Flag(), Text("是否要靠产品功能来满足", "whether a feature can answer it"), "false"),
        KeyRow("deadlines", PartsKind(DEADLINE), Text("时限", "by when"), "[{text: 1个工作日内, kind: sla}]"),
        KeyRow("targets", PartsKind(TARGET), Text("量化指标", "how much"), "[{text: 达到80%以上, op: '>=', value: 80, unit: '%'}]"),
        KeyRow("units", PartsKind(UNIT), Text("责任单位", "who is responsible"), "[{name: 市数据局, role: lead}]"),
        KeyRow("channels", _Channels(), Text("渠道", "channels"), "[pc, x_hotline]"),
        KeyRow("line", TextsKind(), Text("业务线", "business lines"), "[好差评]", ("lines",)),
    ),
)  # fmt: skip

_NEWER: Final = KeyTable(
    "newer",
    NewerWords,
    own=False,
    rows=(
        KeyRow("document", Named("document", "I202"), Text("哪份文件有了新版", "id of the document that has a newer text"), "望政办发-2026-20"),
        KeyRow("quote", TextKind(), Text("新的条文", "the words of the clause today"), "预填率达到80%以上。"),
        KeyRow("digest", TextKind(), Text("新条文的摘要值", "digest of the clause's text today"), "'04b2a3062a8a'"),
        KeyRow("gone", Flag(), Text("新版里没有这一条了", "no clause of the newer text says it"), "true"),
        KeyRow("read", _AsRead(_AS_READ), Text("程序从新条文里读出的、与原来不同的部分", "parts that the program reads otherwise in the newer words"), "{force: must}"),
    ),
)  # fmt: skip

REQUIREMENT: Final = KeyTable(
    "requirement",
    Requirement,
    named=("id",),
    place="id",
    spots=("statement",),
    make=_requirement,
    rows=(
        KeyRow("id", Id(), Text("编号，给了就不再改", "id; never changes"), "P-001", required=True),
        KeyRow("layer", Choice(LAYERS, names.LAYERS), Text("层级；不写就是整个文件的 `layer`", "layer; that of the file by default"), "project"),
        KeyRow("title", TextKind(), Text("简称", "short name"), "整改工单", digest=True),
        KeyRow("statement", TextKind(), Text("要求什么；提取的就是原文", "what is demanded; verbatim where it was extracted"), "差评自动生成整改工单。", required=True, shown=True, digest=True),
        KeyRow("class", Choice(NORMS, names.CLASSES), Text("要求的性质", "what kind of norm it is"), "prohibition", ("kind",), shown=True, digest=True),
        KeyRow("force", Choice(FORCES, names.FORCES), Text("约束力", "how binding it is"), "should", shown=True, digest=True),
        KeyRow("product", Flag(), Text("是否要靠产品功能来满足", "whether a feature can answer it"), "false", shown=True),
        KeyRow("bases", PartsKind(BASIS), Text("依据", "what it rests on"), "[{contract: 一期合同, at: '5.2'}]"),
        KeyRow("deadlines", PartsKind(DEADLINE), Text("时限", "by when"), "[{text: 1个工作日内, kind: sla}]", digest=True),
        KeyRow("targets", PartsKind(TARGET), Text("量化指标", "how much"), "[{text: 达到80%以上, op: '>=', value: 80, unit: '%'}]", digest=True),
        KeyRow("units", PartsKind(UNIT), Text("责任单位", "who is responsible"), "[{name: 市数据局, role: lead}]", digest=True),
        KeyRow(
            "channels", _Channels(),
            Text("渠道：`polreq.yml` 里的 `id`，或产品以外的 x_public_account 公众号、x_weibo 微博、x_kiosk 自助终端、x_hall 实体大厅、x_hotline 12345热线，这些不计入渠道交付",
            "channels: an `id` of `polreq.yml`, or beside the product's own x_public_account (公众号), x_weibo (微博), x_kiosk (自助终端), x_hall (实体大厅), x_hotline (12345热线), which coverage does not ask for"),
            "[pc, x_hotline]", digest=True,
        ),
        KeyRow("line", TextsKind(), Text("业务线", "business lines"), "[好差评]", ("lines",), digest=True),
        KeyRow(
            "relation",
            Choices(RELATION_KINDS, _RELATIONS),
            Text("服务关系",
            "whom the government serves"),
            "[G2C]",
        ),
        KeyRow("level", Choice(LEVELS, names.LEVELS), Text("政府层级", "level of government"), "city"),
        KeyRow("heading", TextsKind(), Text("上面的各级小标题，从外到内", "headings above it, outermost first"), "[二、重点任务]"),
        KeyRow("satisfies", NamedList("requirement", "I202"), Text("服务于哪些上层需求（编号）", "ids of the upper requirements that it serves"), "[M-001]"),
        KeyRow("status", Choice(REVIEW, names.STATUSES), Text("审核到哪一步", "how far its review is"), "accepted", shown=True),
        KeyRow("note", TextKind(), Text("备注", "a note"), "与省考核口径一致"),
        KeyRow(
            "verify", Choices(VERIFICATIONS, names.VERIFICATIONS), Text("怎样证明做到了（合格性方法），可以不止一种；不写就是还没有规定",
            "how it is shown that it is met, one way or several; left out while nobody has said"), "[test]",
        ),
        KeyRow("sure", Flag(), Text("程序有把握：没有学过的文件上，这样的读法 100 条里约 85 条不用改", "the program is sure: of such readings, about 85 of 100 needed no correction in documents that nothing was learned from"), "true"),
        KeyRow("doubts", _Chances(), Text("拿不准的部分和读对的可能；人认可或改正之后就不再写", "parts that it is not sure of, with the chance that each is right; no longer written when a person accepted or corrected it"), "{product: 0.62, units: 0.71}"),
        KeyRow("review", PartKind(_SIGNED), Text("谁在哪一天审过读法", "who looked at the reading, and when"), "{by: 王敏, on: 2026-11-03}"),
        KeyRow("read", _AsRead(_AS_READ), Text("程序原来读成什么，只写人改过的部分", "what the program had read, where a person wrote something else"), "{force: should}"),
        KeyRow("newer", _AsRead(_NEWER), Text("政策有了新版、这一条的文字变了，等人采用、维持或否决；由 `polreq trace` 写", "its clause reads otherwise in a newer version, and somebody has to take it, keep the older words or reject; `polreq trace` writes it"), "{quote: 预填率达到80%以上。}"),
        KeyRow("custom", Pairs(), Text("原来表格里的其他列，键和值都照原样保留", "other columns of the list that it came from, kept as they are"), "{提出部门: 政务服务处}"),
    ),
)  # fmt: skip

#: An item has a layer of its own, or that of the file.
_WITH_LAYER: Final[Form] = {"required": ["layer"], "properties": {"layer": {"type": "string"}}}

REQUIREMENTS: Final = KeyTable(
    "requirements",
    Requirements,
    header=HEADER,
    place="document",
    begin=_begin,
    also={"anyOf": [_WITH_LAYER, {"properties": {"requirements": {"items": _WITH_LAYER}}}]},
    rows=(
        KeyRow("layer", Choice(LAYERS, names.LAYERS), Text("整个文件的默认层级", "layer of all items that do not say otherwise"), "high"),
        KeyRow(
            "document", Named("document", "I202"), Text("从哪份政策文件提取；自己写的文件不写",
            "id of the policy document that they were extracted from; not in a file of your own"), "望政办发-2026-20",
        ),
        KeyRow(
            "digest", TextKind(), Text("提取时政策正文的摘要值；正文改了，`polreq trace` 会重新提取",
            "digest of the policy's text when it was extracted; `polreq trace` extracts again when the text has changed"),
            "5cc0be75bbf6",
        ),
        KeyRow("requirements", PartsKind(REQUIREMENT), Text("需求", "the requirements"), shown=True),
    ),
)  # fmt: skip


def requirement_to_plain(requirement: Requirement, layer: str = "") -> PlainItem:
    """Give one requirement; its layer is left out where it is that of the file."""
    plain = REQUIREMENT.plain(requirement)
    if layer and requirement.layer == layer:
        del plain["layer"]
    return plain


def requirements_to_plain(head: Requirements) -> PlainItem:
    """Give a file of requirements."""
    plain = REQUIREMENTS.plain(head)
    return {**plain, "requirements": [requirement_to_plain(one, head.layer) for one in head.requirements]}

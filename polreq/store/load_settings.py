"""polreq.yml → settings."""

from typing import Final

from polreq.model.digest import FEATURE_FIELDS, REQUIREMENT_FIELDS
from polreq.model.layer import DEFAULT_STEPS, FEATURE, LAYERS, Step
from polreq.model.workspace import DEFAULT_CHANNELS, Channel, DigestFields, Settings
from polreq.results.finding import Finding
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping, Scalar, Sequence

_SETTINGS: Final = frozenset(
    (
        "polreq", "name", "lang", "phase", "as_of", "delivered", "stale_counts", "suggest_min", "due_soon_days", "steps",
        "channels", "digest_fields", "lexicon", "x",
    )
)  # fmt: skip
_CHANNEL: Final = frozenset(("id", "name", "ruled_out", "basis", "x"))
_DIGEST: Final = frozenset(("requirement", "feature"))


def read_settings(node: Mapping, log: Log) -> Settings:
    """Read the settings; whatever is missing or wrong keeps its default."""
    fields = Fields(node, _SETTINGS, log)
    return Settings(
        name=fields.text("name"),
        lang=fields.choice("lang", ("zh", "en"), ""),
        phase=fields.choice("phase", ("phase1", "phase2"), "phase1"),
        steps=_steps(fields) or DEFAULT_STEPS,
        channels=_channels(fields) or DEFAULT_CHANNELS,
        delivered=fields.choice("delivered", ("every", "any"), "every"),
        stale_counts=fields.flag("stale_counts", False),
        suggest_min=fields.share("suggest_min", 0.2),
        due_soon_days=fields.whole("due_soon_days", 90),
        as_of=fields.day("as_of"),
        digest_fields=_digest_fields(fields),
        lexicon=fields.texts("lexicon"),
    )


def _steps(fields: Fields) -> tuple[Step, ...]:
    node = fields.get("steps")
    if node is None:
        return ()
    steps = []
    for item in node.items if isinstance(node, Sequence) else [node]:
        pair = item.items if isinstance(item, Sequence) else []
        if len(pair) != 2 or not all(isinstance(end, Scalar) for end in pair):
            zh, en = "[上层, 下层] 的列表", "a list of [upper, lower] pairs"
            facts = (
                ("expected_zh", zh),
                ("expected_en", en),
                ("actual_zh", "其他写法"),
                ("actual_en", "something else"),
            )
            fields.log.find("S102", item.place(fields.log.path), "", ("key", "steps"), *facts)
            continue
        upper, lower = (end for end in pair if isinstance(end, Scalar))
        fits = fields.is_choice("steps", upper, LAYERS)
        if fields.is_choice("steps", lower, (*LAYERS, FEATURE)) and fits:
            steps.append(Step(upper.text, lower.text))
    return tuple(steps)


def _channels(fields: Fields) -> tuple[Channel, ...]:
    first: dict[str, Channel] = {}
    for channel in fields.each("channels", _channel):
        if channel.id not in first:
            first[channel.id] = channel
        elif channel.place:
            where = first[channel.id].place
            related = (where,) if where else ()
            facts = (("id", channel.id), ("first", str(where)))
            fields.log.findings.append(Finding("I201", channel.place, channel.id, facts, related))
    return tuple(first.values())


def _channel(node: Mapping, log: Log, _: str) -> Channel | None:
    fields = Fields(node, _CHANNEL, log)
    fields.subject = name = fields.required("id")
    basis = fields.scalar("basis")
    if basis:
        log.use("document", basis.text.partition("#")[0], "I202", basis, name)
    channel = Channel(
        id=name,
        name=fields.text("name", name),
        ruled_out=fields.text("ruled_out"),
        basis=basis.text if basis else "",
        place=fields.place("id"),
    )
    return channel if name else None


def _digest_fields(fields: Fields) -> DigestFields:
    node = fields.mapping("digest_fields")
    default = DigestFields()
    if node is None:
        return default
    inner = Fields(node, _DIGEST, fields.log)
    return DigestFields(
        requirement=inner.choices("requirement", REQUIREMENT_FIELDS) or default.requirement,
        feature=inner.choices("feature", FEATURE_FIELDS) or default.feature,
    )

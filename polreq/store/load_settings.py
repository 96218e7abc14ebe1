"""polreq.yml → settings."""

import re
from typing import Final
from urllib.parse import urlsplit

from polreq.model.digest import FEATURE_FIELDS, REQUIREMENT_FIELDS
from polreq.model.layer import DEFAULT_STEPS, FEATURE, LAYERS, Step
from polreq.model.workspace import DEFAULT_CHANNELS, Channel, DigestFields, Linking, Rerank, Settings
from polreq.results.finding import Finding
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping, Node, Scalar, Sequence

_SETTINGS: Final = frozenset(
    (
        "polreq", "name", "lang", "phase", "as_of", "delivered", "stale_counts", "suggest_min", "confirm_min", "due_soon_days", "steps",
        "channels", "digest_fields", "lexicon", "link", "x",
    )
)  # fmt: skip
_CHANNEL: Final = frozenset(("id", "name", "ruled_out", "basis", "x"))
_DIGEST: Final = frozenset(("requirement", "feature"))
_LINKING: Final = frozenset(("semantic", "learn", "thesaurus", "rerank"))
_RERANK: Final = frozenset(("url", "command", "model", "key_env", "top", "timeout_seconds"))

#: Most candidates of a requirement that a model is asked about, and the longest that an answer may take.
_MOST_CANDIDATES: Final = 50
_MOST_SECONDS: Final = 3600

_VARIABLE: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}", re.ASCII)


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
        confirm_min=fields.share("confirm_min", 0.9),
        due_soon_days=fields.whole("due_soon_days", 90),
        as_of=fields.day("as_of"),
        digest_fields=_digest_fields(fields),
        lexicon=fields.texts("lexicon"),
        link=_linking(fields),
    )


def _steps(fields: Fields) -> tuple[Step, ...]:
    node = fields.get("steps")
    if node is None:
        return ()
    steps = []
    for item in node.items if isinstance(node, Sequence) else [node]:
        pair = item.items if isinstance(item, Sequence) else []
        if len(pair) != 2 or not all(isinstance(end, Scalar) for end in pair):
            _expected(fields, "steps", item, "[上层, 下层] 的列表", "a list of [upper, lower] pairs")
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


def _linking(fields: Fields) -> Linking:
    node = fields.mapping("link")
    if node is None:
        return Linking()
    inner = Fields(node, _LINKING, fields.log)
    return Linking(
        semantic=inner.flag("semantic", True),
        learn=inner.flag("learn", True),
        thesaurus=inner.texts("thesaurus"),
        rerank=_rerank(inner),
    )


def _rerank(fields: Fields) -> Rerank | None:
    """Read what model is to be asked; None where it is not said clearly: a model is never called by mistake."""
    node = fields.mapping("rerank")
    if node is None:
        return None
    inner = Fields(node, _RERANK, fields.log)
    before = len(fields.log.findings)
    if inner.has("url") == inner.has("command"):
        _expected(inner, "rerank", node, "url 或 command 二者之一", "either url or command")
    if inner.has("url"):
        inner.required("model")
    default = Rerank()
    made = Rerank(
        url=_address(inner),
        command=inner.texts("command"),
        model=inner.text("model"),
        key_env=_variable(inner),
        top=inner.count("top", default.top, _MOST_CANDIDATES),
        timeout_seconds=inner.count("timeout_seconds", default.timeout_seconds, _MOST_SECONDS),
        place=fields.place("rerank"),
    )
    if made.command and not made.command[0].strip():
        _expected(inner, "command", inner.entries["command"], "程序的路径和参数", "a program's path and its arguments")
    return made if len(fields.log.findings) == before and (made.url or made.command) else None


def _address(fields: Fields) -> str:
    node = fields.scalar("url")
    if node is None:
        return ""
    try:
        parts = urlsplit(node.text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and node.text.isascii()
        # Whatever is secret stands in the environment: a settings file is passed on to other people.
        good = good and not (parts.username or parts.password or parts.query or parts.fragment)
        good = good and not re.search(r"[\x00-\x20\x7f]", node.text) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good:
        zh = "http:// 或 https:// 开头的地址，不带用户名、密码和 ? 后面的参数"
        en = "an address that begins with http:// or https://, without user name, password and parameters"
        _expected(fields, "url", node, zh, en)
        return ""
    return node.text.rstrip("/")


def _variable(fields: Fields) -> str:
    node = fields.scalar("key_env")
    if node is None or _VARIABLE.fullmatch(node.text):
        return node.text if node else ""
    zh = "环境变量的名称（密钥本身不要写在文件里）"
    _expected(fields, "key_env", node, zh, "the name of an environment variable; the key itself does not belong here")
    return ""


def _expected(fields: Fields, key: str, node: Node, zh: str, en: str) -> None:
    """Note that a value is not of its kind; the value is not repeated, since it may be a secret."""
    facts = (("expected_zh", zh), ("expected_en", en), ("actual_zh", "其他写法"), ("actual_en", "something else"))
    fields.log.find("S102", node.place(fields.log.path), "", ("key", key), *facts)

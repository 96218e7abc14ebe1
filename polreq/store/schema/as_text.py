"""Requirements and features ⇄ a text for each key, as their files have it: the form in which other programs get them."""

from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from typing import Any, Final

from polreq.model.feature import Feature
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.store.schema.backlog import FEATURE
from polreq.store.schema.item import ReadItem
from polreq.store.schema.log import Log
from polreq.store.schema.requirements import REQUIREMENT
from polreq.store.schema.table import OWN, KeyRow, KeyTable
from polreq.yamlio import Mapping, Scalar, Sequence, YamlNode, parse_text, tree
from polreq.yamlio.dump import flow_text
from polreq.yamlio.node import pack

#: Keys that an exchanged item tells by itself.
_TOLD: Final = frozenset(("id", "layer", "title", "statement", "description", "satisfies"))


def texts_of(item: Requirement | Feature) -> tuple[tuple[str, str], ...]:
    """Return (key, text) of everything that an item's file says beside id, layer, title, its own text and what it satisfies."""
    plain = REQUIREMENT.plain(item) if isinstance(item, Requirement) else FEATURE.plain(item)
    given = (
        (key, value if isinstance(value, str) else flow_text(value)) for key, value in plain.items() if key not in _TOLD
    )
    return tuple((key, text) for key, text in given if text)


def pairs_text(pairs: Pairs[str, str]) -> str:
    """Write a mapping of texts on one line."""
    return flow_text(pairs)


def pairs_of(text: str) -> dict[str, str] | None:
    """Return a mapping of texts that was written on one line; None where it is none."""
    node, findings = parse_text(text, "") if text else (None, ())
    content = tree(node) if node is not None and not findings else None
    if not isinstance(content, dict):
        return None
    pairs = {key: value for key, value in content.items() if isinstance(value, str)}
    return pairs if len(pairs) == len(content) else None


@dataclass(frozen=True, slots=True)
class ReadTexts:
    """An item that was read from texts.

    Args:
        item: it; None where nothing can be said about it.
        given: fields of the model that the texts tell.
        findings: what is wrong; the texts in question are in `custom` of the item.
    """

    item: Requirement | Feature | None
    given: frozenset[str]
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class _Sorted:
    """Keys of an item: those that can be read, and those that are kept as they are."""

    nodes: dict[str, YamlNode] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def read_texts(
    texts: Pairs[str, str], custom: Pairs[str, str], place: Place, channels: frozenset[str], *, feature: bool
) -> ReadTexts:
    """Read a requirement or a feature from the texts of its keys.

    Args:
        texts: by key, id and title, statement or description among them; keys that are not known are kept in `custom`.
        custom: what is kept there as it is.
        place: where it stands.
        channels: ids of the workspace's channels.
        feature: whether it is one.
    """
    table: KeyTable[Any] = FEATURE if feature else REQUIREMENT
    at = pack(place.line, place.column)
    found = _Sorted(custom=dict(custom))
    for key, text in texts.items():
        row = table.row(key) if key not in ("custom", OWN) else None
        if key == "custom" and (pairs := pairs_of(text)) is not None:
            found.custom = pairs | found.custom
        elif row is None:
            found.custom[key] = text
        elif text:
            _sort(found, row, text, at, Log(place.path, channels=channels))
    if found.custom:
        found.nodes["custom"] = Mapping(
            {key: Scalar(text, False, at, at) for key, text in found.custom.items()}, at, at
        )
    log = Log(place.path, channels=channels)
    item = table.read(Mapping(found.nodes, at), log)
    given = frozenset(name for key in found.nodes for name in _names(table.row(key)))
    return ReadTexts(item, given, (*found.findings, *log.findings))


def _names(row: KeyRow | None) -> tuple[str, ...]:
    return row.names if row else ()


def _sort(found: _Sorted, row: KeyRow, text: str, at: int, log: Log) -> None:
    """Take a text as the value of a key, as one word or as the list or mapping that it is; otherwise keep it as it is."""
    for read in (_word, _collection):
        node = read(text, at)
        if node is None:
            continue
        log.findings.clear()
        row.kind.read(ReadItem(Mapping({row.key: node}, at), log), row.key, node)
        if not log.findings:
            found.nodes[row.key] = node
            return
    found.findings += log.findings
    found.custom[row.key] = text


def _word(text: str, at: int) -> YamlNode | None:
    return Scalar(text, False, at, at)


def _collection(text: str, at: int) -> YamlNode | None:
    """Read a list or mapping that was written on one line; None where it is neither."""
    node, findings = parse_text(text, "")
    if findings or not isinstance(node, Mapping | Sequence):
        return None
    return _placed(node, at)


def _placed(node: YamlNode, at: int) -> YamlNode:
    """Return a node all of whose parts stand at one place: that of the item."""
    if isinstance(node, Mapping):
        return Mapping({key: _placed(child, at) for key, child in node.entries.items()}, at, at)
    if isinstance(node, Sequence):
        return Sequence([_placed(child, at) for child in node.items], at, at)
    assert isinstance(node, Scalar)
    return Scalar(node.text, node.plain, at, at)

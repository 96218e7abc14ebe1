"""StrictDoc: one .sdoc document with a grammar of the fields that the workspace has."""

import re
from collections.abc import Iterator, Mapping
from itertools import count, groupby
from typing import Final

from polreq.exchange.sdoc_text import escaped
from polreq.exchange.shown import visible
from polreq.exchange.stand_ins import names_for
from polreq.late import late
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text
from polreq.words.names import SHORT_LAYERS

#: Ids as the grammar of StrictDoc has them.
_UID: Final = late(r"\w[\w()\-/.: ]*")

#: Names of fields as the grammar has them; words that begin what is no field, or that mean something to StrictDoc.
_TAG: Final = late(r"[A-Z]+[A-Za-z0-9_\-]*")
_TAKEN: Final = frozenset(
    ("MID", "PREFIX", "LEVEL", "TAGS", "TITLE", "STATEMENT", "DESCRIPTION", "CONTENT", "RATIONALE", "COMMENT")
)
#: A field of StrictDoc's own that must stand on one line.
_ONE_LINE: Final = "STATUS"
_KEYWORDS: Final = ("UID", "RELATIONS")

#: Fields of every item that polreq itself reads, in their order.
_OWN: Final = ("LAYER", "POLREQ_ID", "COVERED")


def write(traced: Traced) -> bytes:
    """Write what is traced; texts are shown as they are, not as markup."""
    names = names_for(traced.items, _accepted, str, lambda item: f"{item.layer or 'item'}-x")
    tags = _tags(traced)
    title = _line(traced.title) or "polreq"
    lines = ["[DOCUMENT]", f"TITLE: {title}", "OPTIONS:", "  MARKUP: Text", "", *_grammar(tags)]
    for layer, items in groupby(traced.items, key=lambda item: item.layer):
        lines += ["", "[[SECTION]]", f"TITLE: {_section(layer)}"]
        for item in items:
            lines += ["", "[REQUIREMENT]", *_node(item, names, tags)]
        lines += ["", "[[/SECTION]]"]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _accepted(uid: str) -> bool:
    return _UID.fullmatch(uid) is not None and uid == uid.strip()


def _section(layer: str) -> str:
    name = SHORT_LAYERS.get(layer, Text("条目", "items"))
    return f"{name.zh} {name.en}"


def _tags(traced: Traced) -> Mapping[str, str]:
    """Give each key of a field a tag of its own."""
    taken = {*_OWN, *_TAKEN}
    statuses = [text for item in traced.items for key, text in item.fields if key == "status"]
    if any(_is_long(visible(text)) for text in statuses):
        taken.add(_ONE_LINE)
    tags: dict[str, str] = {}
    for key in dict.fromkeys(key for item in traced.items for key, text in item.fields if text):
        plain = re.sub(r"[^A-Z0-9_]+", "_", key.upper()).strip("_")
        usable = plain.isascii() and _TAG.fullmatch(plain) and not plain.startswith(_KEYWORDS) and plain not in taken
        tag = plain if usable else next(tag for n in count(1) if (tag := f"FIELD_{n}") not in taken)
        taken.add(tag)
        tags[key] = tag
    return tags


def _grammar(tags: Mapping[str, str]) -> Iterator[str]:
    yield from ("[GRAMMAR]", "ELEMENTS:")
    yield from (
        "- TAG: SECTION",
        "  PROPERTIES:",
        "    IS_COMPOSITE: True",
        "  FIELDS:",
        *_declared("TITLE", required=True),
    )
    yield from ("- TAG: REQUIREMENT", "  FIELDS:", *_declared("UID", required=True))
    for tag in _OWN:
        yield from _declared(tag)
    yield from (*_declared("TITLE"), *_declared("STATEMENT"))
    for key, tag in tags.items():
        yield from _declared(tag, key)
    yield from ("  RELATIONS:", "  - TYPE: Parent")


def _declared(tag: str, key: str = "", *, required: bool = False) -> Iterator[str]:
    """Declare a field; the key of the workspace is what people see of it."""
    yield f"  - TITLE: {tag}"
    if key and key != tag:
        yield f"    HUMAN_TITLE: {_line(key)}"
    yield from ("    TYPE: String", f"    REQUIRED: {required}")


def _node(item: TracedItem, names: Mapping[str, str], tags: Mapping[str, str]) -> Iterator[str]:
    name = names[item.id]
    yield f"UID: {name}"
    own = (item.layer, item.id if name != item.id else "", item.covered)
    title = " ".join(visible(item.title).split())
    for tag, text in zip((*_OWN, "TITLE", "STATEMENT"), (*own, title, item.text), strict=True):
        yield from _field(tag, text)
    texts = dict(item.fields)
    for key, tag in tags.items():
        yield from _field(tag, texts.get(key, ""))
    above = [names[upper] for upper in item.above if upper in names]
    if above:
        yield "RELATIONS:"
    for upper in above:
        yield from ("- TYPE: Parent", f"  VALUE: {upper}")


def _field(tag: str, text: str) -> Iterator[str]:
    """Write a field: on its line, or between marks where a line could not hold it; one that is blank cannot be written."""
    text = escaped(re.sub("\r\n?", "\n", visible(text)))
    if not text.strip():
        return
    if _is_long(text):
        yield from (f"{tag}: >>>", *text.split("\n"), "<<<")
    else:
        yield f"{tag}: {text}"


def _is_long(text: str) -> bool:
    return "\n" in text or "\r" in text or text != text.strip()


def _line(text: str) -> str:
    return escaped(" ".join(visible(text).split()))

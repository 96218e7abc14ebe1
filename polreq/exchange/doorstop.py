"""Doorstop: a tree of folders, one document for each layer, one YAML file for each item."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Final

from polreq.exchange.collected import COVERED, LAYER, OWN_ID, PREFIX
from polreq.exchange.shown import visible
from polreq.exchange.stand_ins import names_for
from polreq.late import late
from polreq.model.layer import FEATURE, LAYERS
from polreq.results.traced import Traced, TracedItem
from polreq.yamlio import Plain, dump

#: File by which a folder is known as a document.
MARK: Final = ".doorstop.yml"

#: Keys that Doorstop itself gives a meaning; a field of ours of such a name is written with a prefix.
KNOWN_KEYS: Final = frozenset(
    ("active", "derived", "header", "level", "links", "normative", "ref", "references", "reviewed", "text")
)
OWN_KEYS: Final = frozenset((LAYER, COVERED, OWN_ID))

#: Ids as Doorstop takes them apart: prefix, separator, number or name; or prefix and number.
_NAMED: Final = late(r"([\w.-]+)[-_.](\w+)")
_NUMBERED: Final = late(r"([\w.-]*\D)(\d+)")

#: A word that Doorstop keeps for itself, and names that Windows gives to devices.
_RESERVED: Final = late(r"all|(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)

_LONGEST: Final = 100


def parts(uid: str) -> tuple[str, int, str] | None:
    """Return what Doorstop compares of an id: prefix, number (-1 for a name), name; None if it is none."""
    if found := _NAMED.match(uid):
        try:
            return found[1].lower(), int(found[2]), ""
        except ValueError:
            return found[1].lower(), -1, found[2]
    if found := _NUMBERED.match(uid):
        return found[1].rstrip("-_.").lower(), int(found[2]), ""
    return None


def write(traced: Traced) -> Mapping[str, bytes]:
    """Write a tree: files by path. Stamps of reviews are left to Doorstop, which sets them when it first checks the tree."""
    names = names_for(traced.items, _accepted, lambda uid: parts(uid.lower()), lambda item: f"{_prefix(item)}-x")
    files: dict[str, bytes] = {}
    parent = ""
    for layer in (*LAYERS, FEATURE, ""):
        items = [item for item in traced.items if item.layer == layer]
        if not items:
            continue
        prefix = _prefix(items[0])
        settings: dict[str, Plain] = {
            "digits": 3,
            **({"parent": parent} if parent else {}),
            "prefix": prefix,
            "sep": "-",
        }
        files[f"{prefix.lower()}/{MARK}"] = dump({"settings": settings}).encode()
        for level, item in zip(count(1), items, strict=False):
            files[f"{prefix.lower()}/{names[item.id]}.yml"] = _file(item, level, names)
        parent = prefix
    return files


def _prefix(item: TracedItem) -> str:
    return item.layer.upper() or "ITEM"


def _accepted(uid: str) -> bool:
    """Whether an id can be one of Doorstop and the name of a file, whatever reads it."""
    whole = _NAMED.fullmatch(uid) or _NUMBERED.fullmatch(uid)
    if whole is None or uid[0] in ".-" or len(uid) > _LONGEST or not uid.isprintable():
        return False
    return _RESERVED.fullmatch(uid) is None and _RESERVED.fullmatch((parts(uid) or ("",))[0]) is None


def _file(item: TracedItem, level: int, names: Mapping[str, str]) -> bytes:
    own: dict[str, Plain] = {
        "active": True,
        "derived": False,
        "header": visible(item.title),
        "level": level,
        "links": [names[upper] for upper in item.above if upper in names],
        "normative": True,
        "ref": "",
        "reviewed": None,
        "text": visible(item.text),
        LAYER: item.layer,
        COVERED: item.covered,
        OWN_ID: visible(item.id) if names[item.id] != item.id else "",
    }
    kept: dict[str, Plain] = {key: value for key, value in own.items() if value != "" or key in KNOWN_KEYS}
    fields = {_key(visible(key)): visible(text) for key, text in item.fields}
    return dump({**kept, **fields}).encode("utf-8")


def _key(key: str) -> str:
    """Name a field: not as Doorstop names its own, and not so that YAML takes the name for a number, a day or a truth value."""
    named_otherwise = key in KNOWN_KEYS | OWN_KEYS or key.startswith(PREFIX) or dump({"": key}) != f"'': {key}\n"
    return PREFIX + key if named_otherwise else key

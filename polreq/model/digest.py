"""Digests (摘要值) of what people wrote, by which a link knows that its end has changed."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from polreq.model.feature import Feature
from polreq.model.requirement import Requirement

#: Hexadecimal digits kept: 48 bits, so that among 100,000 items a chance collision has odds below 1 in 50,000.
DIGITS = 12


def text_digest(text: str) -> str:
    """Digest a text; white space does not count, since readers and editors change it freely."""
    return _digest(_without_space(text))


def requirement_digest(requirement: Requirement, fields: tuple[str, ...]) -> str:
    """Digest the named fields of a requirement (see Settings.digest_fields)."""
    return _digest("\x1e".join(_said(requirement, name) for name in fields))


def feature_digest(feature: Feature, fields: tuple[str, ...]) -> str:
    """Digest the named fields of a feature (see Settings.digest_fields)."""
    return _digest("\x1e".join(_said(feature, name) for name in fields))


def _said(item: Requirement | Feature, name: str) -> str:
    """Return what a field says as one text; fields are named as in files."""
    value: object = getattr(item, _NAMES.get(name, name))
    return _FORMS[name](value) if name in _FORMS else _form(value)


def _form(value: object) -> str:
    """Put any value into words; of a mapping order does not count, of a list it does."""
    if isinstance(value, str):
        return value
    assert isinstance(value, tuple), value
    if value and isinstance(value[0], tuple):
        return ";".join(sorted("|".join(pair) for pair in value))
    return ";".join(value)


def _without_space(text: str) -> str:
    return "".join(text.split())


def _channels(channels: tuple[str | tuple[str, str], ...]) -> str:
    """Name the channels; how far a feature is on each does not count."""
    return ";".join(sorted(one if isinstance(one, str) else one[0] for one in channels))


#: Fields whose name in files is not that of the model.
_NAMES: Final = {"class": "kind", "line": "lines"}

#: Fields of which not everything counts.
_FORMS: Final[Mapping[str, Callable[[Any], str]]] = {
    "statement": _without_space,
    "description": _without_space,
    "acceptance": _without_space,
    "channels": _channels,
    "line": lambda lines: ";".join(sorted(lines)),
    "deadlines": lambda deadlines: ";".join(f"{d.text}|{d.kind}|{d.date}" for d in deadlines),
    "targets": lambda targets: ";".join(f"{t.text}|{t.op}|{t.value}|{t.unit}" for t in targets),
    "product": str,
    "units": lambda units: ";".join(f"{u.name}|{u.role}" for u in units),
}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGITS]

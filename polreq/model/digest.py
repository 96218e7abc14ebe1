"""Digests (摘要值) of what people wrote, by which a link knows that its end has changed."""

import hashlib

from polreq.model.feature import Feature
from polreq.model.requirement import Requirement

#: Hexadecimal digits kept: 48 bits, so that among 100,000 items a chance collision has odds below 1 in 50,000.
DIGITS = 12


def text_digest(text: str) -> str:
    """Digest a text; white space does not count, since readers and editors change it freely."""
    return _digest("".join(text.split()))


def requirement_digest(requirement: Requirement, fields: tuple[str, ...]) -> str:
    """Digest the named fields of a requirement (see Settings.digest_fields)."""
    return _digest("\x1e".join(_requirement_field(requirement, name) for name in fields))


def feature_digest(feature: Feature, fields: tuple[str, ...]) -> str:
    """Digest the named fields of a feature (see Settings.digest_fields)."""
    return _digest("\x1e".join(_feature_field(feature, name) for name in fields))


#: Fields whose change can be made to count, by what settings call them.
REQUIREMENT_FIELDS = ("statement", "title", "class", "force", "deadlines", "targets", "units", "channels", "line")
FEATURE_FIELDS = ("title", "description", "acceptance", "module", "channels", "line", "release")


def _requirement_field(r: Requirement, name: str) -> str:
    match name:
        case "statement":
            return "".join(r.statement.split())
        case "title":
            return r.title
        case "class":
            return r.kind
        case "force":
            return r.force
        case "deadlines":
            return ";".join(f"{d.text}|{d.kind}|{d.date}" for d in r.deadlines)
        case "targets":
            return ";".join(f"{t.text}|{t.op}|{t.value}|{t.unit}" for t in r.targets)
        case "units":
            return ";".join(f"{u.name}|{u.role}" for u in r.units)
        case "channels":
            return ";".join(sorted(r.channels))
        case "line":
            return ";".join(sorted(r.lines))
        case _:
            raise ValueError(f"no such requirement field: {name}")


def _feature_field(f: Feature, name: str) -> str:
    match name:
        case "title":
            return f.title
        case "description":
            return "".join(f.description.split())
        case "acceptance":
            return "".join(f.acceptance.split())
        case "module":
            return f.module
        case "channels":
            return ";".join(sorted(c for c, _ in f.channels))
        case "line":
            return ";".join(sorted(f.lines))
        case "release":
            return f.release
        case _:
            raise ValueError(f"no such feature field: {name}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGITS]

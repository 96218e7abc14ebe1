"""Values → what stands in the files: plain dicts and lists in the order and with the keys of docs/formats.md.

What has its default value is left out, but for the few keys that people look for in every item.
"""

from collections.abc import Iterable
from decimal import Decimal

from polreq.model.clause import Body, Deadline, Target
from polreq.model.document import Block, Document, Part, Relation
from polreq.model.feature import Feature
from polreq.model.link import Gap, Link, Tolerated
from polreq.model.requirement import Basis, Requirement
from polreq.model.workspace import DEFAULT_CHANNELS, Channel, Linking, Rerank, Settings
from polreq.yamlio import Plain

PlainItem = dict[str, Plain]


def settings_to_plain(settings: Settings) -> PlainItem:
    """Give polreq.yml."""
    default = Settings()
    fields: PlainItem = {
        "polreq": "workspace/1",
        "name": settings.name,
        "lang": settings.lang,
        "phase": settings.phase,
        "as_of": settings.as_of,
        "delivered": settings.delivered,
    }
    for key in ("stale_counts", "suggest_min", "confirm_min", "due_soon_days"):
        if getattr(settings, key) != getattr(default, key):
            fields[key] = getattr(settings, key)
    if settings.steps != default.steps:
        fields["steps"] = [[step.upper, step.lower] for step in settings.steps]
    if settings.channels != DEFAULT_CHANNELS:
        fields["channels"] = [_channel(channel) for channel in settings.channels]
    if settings.digest_fields != default.digest_fields:
        fields["digest_fields"] = {
            "requirement": settings.digest_fields.requirement,
            "feature": settings.digest_fields.feature,
        }
    fields["lexicon"] = settings.lexicon
    fields["link"] = _linking(settings.link)
    return _given(fields)


def document_to_plain(document: Document) -> PlainItem:
    """Give a policy file."""
    dates = document.dates
    source = document.source
    fields: PlainItem = {
        "id": document.id,
        "title": document.title,
        "number": document.number,
        "issuers": document.issuers,
        "addressee": document.addressee,
        "level": document.level,
        "region": document.region,
        "genre": document.genre,
        "status": document.status,
        "relations": [_relation(relation) for relation in document.relations],
        "source": _given({"name": source.name, "digest": source.digest, "form": source.form}),
        "digest_of": document.digest_of,
        "body": [_block(block) for block in document.body],
        "parts": [_part(part) for part in document.parts],
    }
    plain: PlainItem = {"polreq": "policy/1"}
    for key, value in fields.items():
        if key == "status":  # dates are shown even if unknown, since they are to be filled in
            plain["dates"] = {
                "written": dates.written,
                "published": dates.published,
                "effective": dates.effective,
                "expires": dates.expires,
            }
        if key in ("id", "title") or value:
            plain[key] = value
    return plain


def requirements_to_plain(
    document: str, layer: str, requirements: Iterable[Requirement], digest: str = ""
) -> PlainItem:
    """Give a file of requirements.

    Args:
        document: id of the document that they were extracted from, or empty.
        layer: layer of all items that do not say otherwise, or empty.
        requirements: the items.
        digest: digest of the document's text when they were extracted, or empty.
    """
    head = _given({"polreq": "requirements/1", "layer": layer, "document": document, "digest": digest})
    return {**head, "requirements": [requirement_to_plain(r, layer) for r in requirements]}


def requirement_to_plain(requirement: Requirement, layer: str = "") -> PlainItem:
    """Give one requirement; its layer is left out where it is that of the file."""
    r = requirement
    fields: PlainItem = {
        "id": r.id,
        "layer": "" if r.layer == layer else r.layer,
        "title": r.title,
        "statement": r.statement,
        "class": r.kind,
        "force": r.force,
        "product": r.product,
        "bases": [_basis(basis) for basis in r.bases],
        "deadlines": [_deadline(deadline) for deadline in r.deadlines],
        "targets": [_target(target) for target in r.targets],
        "units": [_unit(unit) for unit in r.units],
        "channels": r.channels,
        "line": r.lines,
        "relation": r.relation,
        "level": r.level,
        "heading": r.heading,
        "satisfies": r.satisfies,
        "status": r.status,
        "note": r.note,
    }
    return _given(fields, always=("statement", "product"))


def backlog_to_plain(features: Iterable[Feature]) -> PlainItem:
    """Give a file of features."""
    return {"polreq": "backlog/1", "features": [feature_to_plain(feature) for feature in features]}


def feature_to_plain(feature: Feature) -> PlainItem:
    """Give one feature."""
    f = feature
    fields: PlainItem = {
        "id": f.id,
        "title": f.title,
        "description": f.description,
        "acceptance": f.acceptance,
        "status": f.status,
        "channels": dict(f.channels),
        "line": f.lines,
        "module": f.module,
        "owner": f.owner,
        "release": f.release,
        "satisfies": f.satisfies,
        "note": f.note,
    }
    return _given(fields, always=("title",))


def links_to_plain(links: Iterable[Link], gaps: Iterable[Gap]) -> PlainItem:
    """Give a file of decisions."""
    plain: PlainItem = {"polreq": "links/1", "links": [link_to_plain(link) for link in links]}
    written = [gap_to_plain(gap) for gap in gaps]
    return {**plain, "gaps": written} if written else plain


def link_to_plain(link: Link) -> PlainItem:
    """Give one reviewed link."""
    fields: PlainItem = {
        "lower": link.lower,
        "upper": link.upper,
        "verdict": link.verdict,
        "digests": [link.lower_digest, link.upper_digest] if link.lower_digest or link.upper_digest else [],
        "by": link.by,
        "on": link.on,
        "note": link.note,
        "skip": link.skip,
    }
    return _given(fields)


def gap_to_plain(gap: Gap) -> PlainItem:
    """Give one justified gap."""
    fields: PlainItem = {
        "requirement": gap.requirement,
        "reason": gap.reason,
        "digest": gap.digest,
        "by": gap.by,
        "on": gap.on,
    }
    return _given(fields)


def baseline_to_plain(tolerated: Iterable[Tolerated]) -> PlainItem:
    """Give trace/baseline.yml."""
    items = [_given({"code": t.code, "subject": t.subject, "reason": t.reason, "until": t.until}) for t in tolerated]
    return {"polreq": "baseline/1", "tolerated": items}


def _given(fields: PlainItem, always: tuple[str, ...] = ()) -> PlainItem:
    """Keep what says anything."""
    return {key: value for key, value in fields.items() if key in always or value not in ("", None, (), [], {})}


def _linking(link: Linking) -> PlainItem:
    fields: PlainItem = {key: False for key in ("semantic", "learn") if not getattr(link, key)}
    rerank, default = link.rerank, Rerank()
    asked: PlainItem = {}
    if rerank:
        keys = ("url", "command", "model", "key_env", "top", "timeout_seconds")
        asked = {key: getattr(rerank, key) for key in keys if getattr(rerank, key) != getattr(default, key)}
    return _given({**fields, "thesaurus": link.thesaurus, "rerank": asked})


def _channel(channel: Channel) -> PlainItem:
    fields: PlainItem = {
        "id": channel.id,
        "name": channel.name,
        "ruled_out": channel.ruled_out,
        "basis": channel.basis,
    }
    return _given(fields, always=("name",))


def _relation(relation: Relation) -> PlainItem:
    return _given({"kind": relation.kind, "title": relation.title, "number": relation.number})


def _part(part: Part) -> PlainItem:
    fields: PlainItem = {
        "kind": part.kind,
        "title": part.title,
        "genre": part.genre,
        "prefix": part.prefix,
        "body": [_block(block) for block in part.body],
    }
    return _given(fields, always=("title",))


def _block(block: Block) -> PlainItem:
    fields: PlainItem = {
        "kind": block.kind,
        "level": block.level or "",
        "at": block.locator,
        "mark": block.mark,
        "text": block.text,
        "blank": block.blank or "",
        "cells": block.cells,
        "head": block.head,
        "children": [_block(child) for child in block.children],
    }
    return _given(fields, always=("text",))


def _basis(basis: Basis) -> PlainItem:
    is_clause = basis.kind == "clause"
    fields: PlainItem = {
        basis.kind: f"{basis.ref}#{basis.locator}" if is_clause and basis.locator else basis.ref,
        "at": "" if is_clause else basis.locator,
        "digest": basis.digest,
        "quote": basis.quote,
        "count": basis.count or "",
        "on": basis.on,
    }
    return _given(fields)


def _deadline(deadline: Deadline) -> PlainItem:
    fields: PlainItem = {
        "text": deadline.text,
        "kind": deadline.kind,
        "date": deadline.date,
        "confidence": "" if deadline.confidence == 1 else deadline.confidence,
        "resolved_by": "" if deadline.resolved_by == "text" else deadline.resolved_by,
    }
    return _given(fields, always=("text",))


def _target(target: Target) -> PlainItem:
    fields: PlainItem = {
        "text": target.text,
        "op": target.op,
        "value": Decimal(target.value),
        "unit": target.unit,
        "metric": target.metric,
    }
    return _given(fields, always=("text", "value"))


def _unit(unit: Body) -> PlainItem:
    return {"name": unit.name, "role": unit.role}

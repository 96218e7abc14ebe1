"""requirements/**/*.yml → requirements."""

from typing import Final

from polreq.model.clause import DEADLINE_KINDS, FORCES, NORMS, TARGET_OPS, UNIT_ROLES, Body, Deadline, Target
from polreq.model.document import LEVELS
from polreq.model.layer import LAYERS
from polreq.model.requirement import BASIS_KINDS, RELATION_KINDS, REVIEW, Basis, Requirement
from polreq.model.workspace import OTHER_CHANNELS, Extraction
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping

#: A requirement may name channels that are not the product's own, such as the hall or the hotline.
_OTHER: Final = frozenset(channel.id for channel in OTHER_CHANNELS)
_FILE: Final = frozenset(("polreq", "layer", "document", "digest", "requirements", "x"))
_REQUIREMENT: Final = frozenset(
    (
        "id", "layer", "title", "statement", "class", "force", "product", "bases", "deadlines", "targets", "units", "channels",
        "line", "relation", "level", "heading", "satisfies", "status", "note", "x",
    )
)  # fmt: skip
_BASIS: Final = frozenset((*BASIS_KINDS, "at", "digest", "quote", "on", "count", "x"))
_DEADLINE: Final = frozenset(("text", "kind", "date", "confidence", "resolved_by", "x"))
_TARGET: Final = frozenset(("text", "op", "value", "unit", "metric", "x"))
_UNIT: Final = frozenset(("name", "role", "x"))


def read_extraction(node: Mapping, log: Log) -> Extraction | None:
    """Read which document the file was extracted from; None where it was written by hand.

    Args:
        node: the file, whose mistakes `read_requirements` reports.
        log: only for the path.
    """
    fields = Fields(node, _FILE, Log(log.path))
    document = fields.scalar("document")
    return Extraction(document.text, fields.text("digest"), document.place(log.path)) if document else None


def read_requirements(node: Mapping, log: Log, channels: frozenset[str]) -> tuple[Requirement, ...]:
    """Read a file of requirements.

    Args:
        node: the file.
        log: takes what is wrong.
        channels: ids of the workspace's channels.
    """
    fields = Fields(node, _FILE, log)
    layer = fields.choice("layer", LAYERS, "")
    document = fields.scalar("document")
    if document:
        log.use("document", document.text, "I202", document, "")
    layer_is_wrong = not layer and fields.has("layer")
    read = [_requirement(item, log, layer, layer_is_wrong, channels) for item in fields.mappings("requirements")]
    return tuple(requirement for requirement in read if requirement)


def _requirement(
    node: Mapping, log: Log, layer: str, layer_is_wrong: bool, channels: frozenset[str]
) -> Requirement | None:
    """Read one requirement; None where it has no id or no layer, without which nothing can be said about it."""
    fields = Fields(node, _REQUIREMENT, log)
    name = fields.identity()
    own_layer = fields.choice("layer", LAYERS, layer)
    if not own_layer and not layer_is_wrong and not fields.has("layer"):
        log.find("S103", node.place(log.path), name, ("key", "layer"))
    satisfies = []
    for upper in fields.scalars("satisfies"):
        log.use("requirement", upper.text, "I202", upper, name)
        satisfies.append(upper.text)
    requirement = Requirement(
        id=name,
        layer=own_layer,
        statement=fields.required("statement"),
        title=fields.text("title"),
        bases=fields.each("bases", _basis),
        kind=fields.choice("class", NORMS, "requirement"),
        force=fields.choice("force", FORCES, "must"),
        product=fields.flag("product", True),
        deadlines=fields.each("deadlines", _deadline),
        targets=fields.each("targets", _target),
        units=fields.each("units", _unit),
        channels=fields.choices("channels", channels | _OTHER if channels else channels),
        lines=fields.texts("line"),
        relation=fields.choices("relation", RELATION_KINDS),
        level=fields.choice("level", LEVELS, ""),
        heading=fields.texts("heading"),
        satisfies=tuple(satisfies),
        status=fields.choice("status", REVIEW, "candidate"),
        note=fields.text("note"),
        place=fields.place("id"),
    )
    return requirement if name and own_layer else None


def _basis(node: Mapping, log: Log, subject: str) -> Basis | None:
    fields = Fields(node, _BASIS, log, subject)
    kinds = [kind for kind in BASIS_KINDS if fields.has(kind)]
    if not kinds:
        log.find("S103", node.place(log.path), subject, ("key", " | ".join(BASIS_KINDS)))
        return None
    kind = kinds[0]
    for other in kinds[1:]:
        facts = (("key", other), ("value", other), ("choices", kind))
        log.find("S104", node.entries[other].key_place(log.path), subject, *facts)
    ref, locator = fields.text(kind), fields.text("at")
    if kind == "clause" and ref:
        ref, _, inside = ref.partition("#")
        locator = inside or locator
        log.use("document", ref, "I202", node.entries[kind], subject)
    return Basis(
        kind=kind,
        ref=ref,
        locator=locator,
        digest=fields.text("digest"),
        quote=fields.text("quote"),
        on=fields.day("on"),
        count=fields.whole("count"),
        place=fields.place(kind),
    )


def _deadline(node: Mapping, log: Log, subject: str) -> Deadline:
    fields = Fields(node, _DEADLINE, log, subject)
    return Deadline(
        text=fields.required("text"),
        kind=fields.choice("kind", DEADLINE_KINDS, "milestone"),
        date=fields.day("date"),
        confidence=fields.share("confidence", 1.0),
        resolved_by=fields.text("resolved_by", "text"),
    )


def _target(node: Mapping, log: Log, subject: str) -> Target | None:
    fields = Fields(node, _TARGET, log, subject)
    target = Target(
        text=fields.required("text"),
        op=fields.choice("op", TARGET_OPS, "="),
        value=fields.decimal("value"),
        unit=fields.text("unit"),
        metric=fields.text("metric"),
    )
    return target if target.value else None


def _unit(node: Mapping, log: Log, subject: str) -> Body | None:
    fields = Fields(node, _UNIT, log, subject)
    unit = Body(fields.required("name"), fields.choice("role", UNIT_ROLES, "actor"))
    return unit if unit.name else None

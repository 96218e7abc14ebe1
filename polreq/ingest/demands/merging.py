"""Demands of a list and the requirements of a workspace → what becomes of each; what people added, linked and decided stays."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from polreq.ingest.demands.read import Demand
from polreq.model.requirement import Basis, Requirement
from polreq.results.finding import Finding
from polreq.results.imported import ChangedField, ItemChange

#: What each layer demands where a list does not say otherwise: citizens wish, departments and contracts oblige.
FORCES: Final = {"middle": "must", "project": "must", "user": "should"}


@dataclass(frozen=True, slots=True)
class KnownDemands:
    """What the workspace holds.

    Args:
        requirements: all of them.
        file: to which new ones go; what stands there and not in the list is gone.
        taken: ids of features and documents.
        layer: of the demands.
        prefix: goes before ids.
    """

    requirements: Sequence[Requirement]
    file: str
    taken: Collection[str]
    layer: str
    prefix: str


@dataclass(frozen=True, slots=True)
class MergedDemands:
    """What becomes of the demands, and the requirements that are to be written."""

    changes: tuple[ItemChange, ...]
    requirements: tuple[Requirement, ...]
    findings: tuple[Finding, ...]


def merge_demands(demands: Sequence[Demand], known: KnownDemands) -> MergedDemands:
    """Merge demands with the requirements of a workspace: by their ids, or by their words where a list gives none."""
    by_id = {one.id: one for one in known.requirements}
    own = [one for one in known.requirements if one.place and one.place.path == known.file]
    met: dict[str, Demand] = {}
    changes: list[ItemChange] = []
    written: list[Requirement] = []
    findings: list[Finding] = []
    numbers = next_ids(known.prefix, known.requirements)
    for demand in demands:
        id_ = known.prefix + demand.key if demand.key else _by_words(demand, own, met) or next(numbers)
        old = by_id.get(id_)
        if id_ in met:
            if replace(met[id_], place=demand.place) != demand:
                facts = (("id", id_), ("row", str(demand.place.line)), ("first", str(met[id_].place)))
                findings.append(Finding("X721", demand.place, id_, facts, (met[id_].place,)))
            continue
        if id_ in known.taken or (old and old not in own and not _is_of(old, demand)):
            other = old.place.path if old and old.place else id_
            findings.append(
                Finding("X725", demand.place, id_, (("id", id_), ("row", str(demand.place.line)), ("other", other)))
            )
            continue
        met[id_] = demand
        new = _updated(old, demand) if old else _new(demand, id_, known.layer)
        fields = tuple(_differences(old, new)) if old else ()
        changes.append(
            ItemChange(
                "changed" if fields else "same" if old else "new", id_, new.title or new.statement, new.status, fields
            )
        )
        if fields or not old:
            written.append(new)
    gone = [one for one in own if one.id not in met]
    changes += [ItemChange("gone", one.id, one.title or one.statement, one.status) for one in gone]
    return MergedDemands(tuple(changes), tuple(written), tuple(findings))


def next_ids(prefix: str, requirements: Sequence[Requirement]) -> Iterator[str]:
    """Yield ids of a prefix that no requirement has had: after the highest number in use."""
    pattern = re.compile(rf"{re.escape(prefix)}(\d{{1,9}})")
    last = max((int(found[1]) for one in requirements if (found := pattern.fullmatch(one.id))), default=0)
    while True:
        last += 1
        yield f"{prefix}{last:03d}"


def _by_words(demand: Demand, own: Sequence[Requirement], met: Collection[str]) -> str:
    words = squeezed(demand.statement)
    return next((one.id for one in own if squeezed(one.statement) == words and one.id not in met), "")


def _is_of(old: Requirement, demand: Demand) -> bool:
    """Whether a requirement of another file is the same demand, which people moved there."""
    return squeezed(old.statement) == squeezed(demand.statement)


def _new(demand: Demand, id_: str, layer: str) -> Requirement:
    return Requirement(
        id=id_, layer=layer, statement=demand.statement, title=demand.title, bases=(demand.basis,), force=FORCES[layer],
        deadlines=demand.deadlines, units=demand.units, channels=demand.channels, custom=demand.custom,
    )  # fmt: skip


def _updated(old: Requirement, demand: Demand) -> Requirement:
    fields, told = set(demand.fields), dict[str, Any]()
    worded = old.statement != demand.statement
    if "title" in fields and demand.title:
        told["title"] = demand.title
    if fields & {"basis", "at", "on", "count"}:
        first = old.bases[0] if old.bases else Basis("", "")
        now = demand.basis
        told["bases"] = (
            replace(first, kind=now.kind, ref=now.ref, locator=now.locator, on=now.on, count=now.count),
            *old.bases[1:],
        )
    if "deadline" in fields or worded:
        told["deadlines"] = demand.deadlines
    if "channel" in fields or worded:
        told["channels"] = demand.channels
    if fields & {"lead", "support"}:
        told["units"] = demand.units
    now_said = dict(demand.custom)
    kept = {
        name: now_said.get(name, text) for name, text in old.custom if name in now_said or name not in demand.columns
    }
    custom = tuple((kept | {name: text for name, text in now_said.items() if name not in kept}).items())
    return replace(old, statement=demand.statement, custom=custom, **told)


def _differences(old: Requirement, new: Requirement) -> Iterator[ChangedField]:
    for name in ("title", "statement"):
        if getattr(old, name) != getattr(new, name):
            yield ChangedField(name, getattr(old, name), getattr(new, name))
    for name, said in (("bases", _basis), ("deadlines", _deadline), ("units", _unit), ("channels", str)):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield ChangedField(name, "、".join(map(said, before)), "、".join(map(said, after)))
    before, after = dict(old.custom), dict(new.custom)
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield ChangedField(name, before.get(name, ""), after.get(name, ""))


def _basis(basis: Basis) -> str:
    parts = (
        basis.ref,
        basis.locator,
        basis.on.isoformat() if basis.on else "",
        str(basis.count) if basis.count else "",
    )
    return " ".join(part for part in parts if part)


def _deadline(deadline: Any) -> str:
    return str(deadline.text)


def _unit(unit: Any) -> str:
    return str(unit.name)


def squeezed(words: str) -> str:
    """Return words without the spaces between them: what makes two demands the same word for word."""
    return "".join(words.split())

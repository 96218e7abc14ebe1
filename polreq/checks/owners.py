"""Who owns which item (责任人), by owners.yml alone, and what is wrong with that file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.model.clause import Body
from polreq.model.identity import close
from polreq.model.link import same_person
from polreq.model.owners import Owners, Slice, Unit
from polreq.model.place import Place
from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.results.ownership import Ownership, ResponsibleOffice
from polreq.words import Text

#: Where a finding about the file as a whole stands.
_FILE = Place("owners.yml")

#: Roles in which a body answers for an item.
_ANSWERS = ("lead", "owner", "actor")


@dataclass(frozen=True, slots=True)
class _Known:
    """What of an item slices look at."""

    id: str
    documents: frozenset[str]
    units: frozenset[str]
    lines: frozenset[str]
    cities: frozenset[str]


def ownership(assessment: Assessment) -> Mapping[str, Ownership]:
    """Return who owns each requirement and feature, by id.

    Of the slices that match an item the most specific one holds: one that names the item goes before one that names a document, then a
    body, a business line, a region, the project; where these are equal, the next key decides. Several that are equally specific hold
    together. Kinds of work (运营, 设计, 技术) are looked at apart. A feature has the documents, bodies and regions
    of the requirements that it serves, and their business lines where it names none.
    """
    owners = assessment.workspace.owners
    catalogue = _Catalogue(owners.units)
    known = [_of_requirement(r, assessment, catalogue) for r in assessment.workspace.requirements]
    by_id = {one.id: one for one in known}
    for feature in assessment.workspace.features:
        above = [by_id[i] for i in assessment.graph.closure_above(feature.id) if i in by_id]
        lines = frozenset(feature.lines) or _joined(one.lines for one in above)
        known.append(
            _Known(
                feature.id,
                _joined(one.documents for one in above),
                _joined(one.units for one in above),
                lines,
                _joined(one.cities for one in above),
            )
        )
    project = assessment.workspace.settings.name
    return {one.id: _owned(one, owners, project, catalogue, assessment) for one in known}


def check_owners(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every mistake in owners.yml: unknown bodies, slices of nothing, items with two owners or none."""
    owners = assessment.workspace.owners
    catalogue = _Catalogue(owners.units)
    yield from _names_given_twice(owners)
    named = {body.name for r in assessment.workspace.requirements for body in r.units}
    found = ownership(assessment) if owners.slices else {}
    alone = {place for one in found.values() for place in one.places}
    project = assessment.workspace.settings.name
    known = [_of_requirement(r, assessment, catalogue) for r in assessment.workspace.requirements]
    ids = {*assessment.requirements, *assessment.features, *assessment.documents}
    for one in owners.slices:
        place = one.place or _FILE
        unknown = [unit for unit in one.units if not catalogue.has(unit) and unit not in named]
        for unit in unknown:
            near = close(unit, [*catalogue.names, *named])
            yield Finding("O101", place, one.person, (("unit", unit), ("nearest", near[0] if near else "")))
        # what is not known is one mistake, and that it matches nothing no second one
        known_all = not unknown and ids.issuperset((*one.items, *one.documents))
        if known_all and place not in alone and not any(_matches(one, item, project, catalogue) for item in known):
            yield Finding("O102", place, one.person, (("person", one.person),))
    shared: dict[tuple[Place, ...], list[str]] = {}
    for id, owned in found.items():
        if owned.contested:
            shared.setdefault(owned.places, []).append(id)
    for places, items in shared.items():
        people = [person for person, _ in found[items[0]].persons]
        facts = (("people", Text("、".join(people), ", ".join(people))), ("count", str(len(items))), ("id", items[0]))
        yield Finding("O103", places[0], items[0], facts, places[1:])
    bare = [item.id for item in assessment.coverage.items if owners.slices and not found[item.id].persons]
    if bare:
        yield Finding("O105", _FILE, "", (("count", str(len(bare))), ("id", bare[0])))


class _Catalogue:
    """The catalogue of bodies, by each of their names."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_name: dict[str, Unit] = {}
        for unit in units:
            for name in (unit.name, *unit.aliases):
                self._by_name.setdefault(same_person(name), unit)

    @property
    def names(self) -> list[str]:
        return [name for unit in self._by_name.values() for name in (unit.name, *unit.aliases)]

    def has(self, name: str) -> bool:
        return same_person(name) in self._by_name

    def canonical(self, name: str) -> str:
        """Return the name by which the catalogue shows a body; other bodies keep theirs."""
        unit = self._by_name.get(same_person(name))
        return unit.name if unit else name

    def offices(self, bodies: Iterable[Body], lines: frozenset[str]) -> Iterator[ResponsibleOffice]:
        """Yield the offices of bodies that answer for an item of some business lines."""
        seen = set()
        for body in bodies:
            unit = self._by_name.get(same_person(body.name))
            if unit is None or body.role not in _ANSWERS or unit.name in seen:
                continue
            seen.add(unit.name)
            names = (unit.name, *unit.aliases)
            fitting = [o for o in unit.offices if lines.intersection(o.lines)]
            offices = fitting or [o for o in unit.offices if not o.lines]
            if not offices:
                yield ResponsibleOffice(unit.name, names)
            for office in offices:
                yield ResponsibleOffice(unit.name, names, office.name, office.persons)


def _of_requirement(requirement: Requirement, assessment: Assessment, catalogue: _Catalogue) -> _Known:
    documents = frozenset(b.ref for b in requirement.bases if b.kind == "clause")
    regions = (assessment.documents[d].region for d in documents if d in assessment.documents)
    units = frozenset(catalogue.canonical(body.name) for body in requirement.units)
    cities = frozenset(region for region in regions if region)
    return _Known(requirement.id, documents, units, frozenset(requirement.lines), cities)


def _owned(one: _Known, owners: Owners, project: str, catalogue: _Catalogue, assessment: Assessment) -> Ownership:
    matching = [s for s in owners.slices if _matches(s, one, project, catalogue)]
    holding: list[Slice] = []
    contested = False
    for kind in dict.fromkeys(s.kind for s in matching):
        weight = max(s.weight for s in matching if s.kind == kind)
        best = [s for s in matching if s.kind == kind and s.weight == weight]
        people = {same_person(s.person) for s in best}
        contested = contested or (len(people) > 1 and not all(s.shared for s in best))
        holding += best
    holding.sort(key=owners.slices.index)
    requirement = assessment.requirements.get(one.id)
    bodies = requirement.units if requirement else ()
    return Ownership(
        tuple(dict.fromkeys((s.person, s.kind) for s in holding)),
        contested,
        tuple(s.place or SETTINGS_FILE for s in holding),
        tuple(catalogue.offices(bodies, one.lines)),
    )


def _matches(one: Slice, item: _Known, project: str, catalogue: _Catalogue) -> bool:
    units = frozenset(map(catalogue.canonical, one.units))
    return (
        any(one.weight)
        and (not one.items or item.id in one.items)
        and (not one.documents or not item.documents.isdisjoint(one.documents))
        and (not units or not item.units.isdisjoint(units))
        and (not one.lines or not item.lines.isdisjoint(one.lines))
        # a region is written with its province, a city often without 市: 望川 stands for 澜江省望川市
        and (not one.cities or any(city in region for city in one.cities for region in item.cities))
        and (not one.projects or project in one.projects)
    )


def _names_given_twice(owners: Owners) -> Iterator[Finding]:
    first: dict[str, Unit] = {}
    for unit in owners.units:
        for name in (unit.name, *unit.aliases):
            known = first.setdefault(same_person(name), unit)
            if known is not unit:
                place = known.place or _FILE
                facts = (("unit", name), ("first", str(place)))
                yield Finding("O104", unit.place or _FILE, unit.name, facts, (place,))


def _joined(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)

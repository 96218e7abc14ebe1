"""Who answers for what: bodies with their offices and persons (责任单位、责任处室), and the slices that product managers own."""

from dataclasses import dataclass, field
from typing import Final

from polreq.model.place import Place

#: What a product manager answers for: operation 运营, design 设计, technology 技术; empty for all of it.
OWNER_KINDS: Final = ("operation", "design", "technology")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a body (责任处室).

    Args:
        name: as it is called.
        persons: who answers there.
        lines: business lines that it handles; none: all of the body's.
    """

    name: str
    persons: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A body (责任单位) of the catalogue.

    Args:
        name: as it is shown.
        aliases: what documents call it besides.
        offices: see Office.
    """

    name: str
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Slice:
    """What one person owns: the items that match every key that is given, by one of its values.

    Args:
        person: who.
        kind: one of OWNER_KINDS, or empty; persons of different kinds may own the same item.
        items: ids of requirements and features.
        documents: ids of documents that the requirement rests on.
        units: bodies that the requirement makes responsible.
        lines: business lines.
        cities: regions of the documents that the requirement rests on.
        projects: names of the workspace in polreq.yml.
        shared: that others own the same is meant so.
    """

    person: str
    kind: str = ""
    items: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    shared: bool = False
    place: Place | None = field(default=None, compare=False)

    @property
    def weight(self) -> tuple[bool, ...]:
        """How specific it is: the narrowest key that is given decides, then the next one."""
        keys = (self.items, self.documents, self.units, self.lines, self.cities, self.projects)
        return tuple(map(bool, keys))


@dataclass(frozen=True, slots=True)
class Owners:
    """The file owners.yml."""

    units: tuple[Unit, ...] = ()
    slices: tuple[Slice, ...] = ()

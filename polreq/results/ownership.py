"""Who answers for an item, as a value."""

from dataclasses import dataclass

from polreq.model.place import Place


@dataclass(frozen=True, slots=True)
class ResponsibleOffice:
    """A body that an item makes responsible, as the catalogue has it.

    Args:
        unit: name of the body (责任单位).
        names: all names of the body.
        office: 责任处室; empty where the catalogue names none for the item.
        persons: who answers there.
    """

    unit: str
    names: tuple[str, ...] = ()
    office: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ownership:
    """Who answers for one item.

    Args:
        persons: (person, kind of work) pairs of the most specific slices, in the order of owners.yml; none: nobody.
        contested: two of the same kind own it by equally specific slices that are not said to be shared.
        places: where these slices stand.
        offices: of the bodies that it makes responsible.
    """

    persons: tuple[tuple[str, str], ...] = ()
    contested: bool = False
    places: tuple[Place, ...] = ()
    offices: tuple[ResponsibleOffice, ...] = ()

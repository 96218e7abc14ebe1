"""Decisions of people: reviewed links, justified gaps and tolerated gaps."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from polreq.model.place import Place

VERDICTS: Final = ("confirmed", "rejected")


@dataclass(frozen=True, slots=True)
class Confirmer:
    """A further person who confirmed a link, after the one who is named with it."""

    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A reviewed link: the lower item satisfies the upper one, or (rejected) does not.

    Args:
        lower: id of the requirement or feature that satisfies.
        upper: id of the requirement that is satisfied.
        verdict: one of VERDICTS.
        lower_digest: digest of the lower item when reviewed; empty if the link was written inline with the item.
        upper_digest: the same for the upper item.
        by: who decided.
        on: when, as given by that person.
        note: what they wrote.
        skip: reason why the link skips a layer.
        also: further people who confirmed it, where the settings ask for more than one.
    """

    lower: str
    upper: str
    verdict: str = "confirmed"
    lower_digest: str = ""
    upper_digest: str = ""
    by: str = ""
    on: date | None = None
    note: str = ""
    skip: str = ""
    also: tuple[Confirmer, ...] = ()
    place: Place | None = field(default=None, compare=False)

    @property
    def confirmers(self) -> tuple[Confirmer, ...]:
        """Who confirmed it, each person once; nobody where it was rejected or no name is given."""
        people = (Confirmer(self.by, self.on), *self.also) if self.verdict == "confirmed" else ()
        by_name = {same_person(one.by): one for one in reversed(people) if one.by.strip()}
        return tuple(one for one in people if by_name.get(same_person(one.by)) is one)


def same_person(name: str) -> str:
    """Return what is the same for all ways to write one name: neither blanks nor capital letters make another person."""
    return "".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Gap:
    """A justified gap (有理由的缺口): a written reason why a requirement needs no feature."""

    requirement: str
    reason: str
    digest: str = ""
    by: str = ""
    on: date | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Tolerated:
    """A known finding that CI tolerates: its code and the id it is about, with the reason."""

    code: str
    subject: str
    reason: str = ""
    until: date | None = None
    place: Place | None = field(default=None, compare=False)

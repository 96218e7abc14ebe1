"""What a reader gathers: items that are whole and named once, and what is wrong with the others."""

import re
from dataclasses import replace
from typing import Final

from polreq.late import late
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text

#: Keys under which the writers of this room keep what a format has no place of its own for.
LAYER: Final = "layer"
COVERED: Final = "covered"
OWN_ID: Final = "polreq-id"

#: What a field of ours is given before its name where the format, or polreq itself, means something else by that name.
PREFIX: Final = "polreq-"

#: Key under which the headings are kept that an item stands below.
CHAPTER: Final = "chapter"

#: Names of relations by which a lower item answers for an upper one; all others are kept as fields, since they say something else.
_SATISFIES: Final = late(
    r"satisf|implement|refine|deriv|fulfil|realiz|realis|trace|parent|decompos|allocat|cover|link|满足|实现|落实|细化|派生|追溯|分解|覆盖|父|上级",
    re.IGNORECASE,
)


def satisfies(relation: str) -> bool:
    """Whether a relation of this name says that its lower end satisfies its upper end; one without a name does."""
    return not relation or _SATISFIES.search(relation) is not None


class Collected:
    """Items and findings of one source.

    Args:
        format_: as people call it.
    """

    def __init__(self, format_: str) -> None:
        self._format = format_
        self._items: list[TracedItem] = []
        self._first: dict[str, Place] = {}
        self.findings: list[Finding] = []

    def add(self, place: Place, item: TracedItem) -> None:
        """Take an item, unless its id was taken before or it says nothing."""
        if item.id in self._first:
            self.given_twice(place, item.id, self._first[item.id])
        elif not (item.title.strip() or item.text.strip()):
            self.left_out(place, item.id, Text("既没有标题也没有正文", "it has neither title nor text"))
        else:
            self._first[item.id] = place
            self._items.append(replace(item, place=place))

    def given_twice(self, place: Place, id_: str, first: Place) -> None:
        """Note that an id was given before."""
        self.findings.append(Finding("X734", place, id_, (("id", id_), ("first", str(first))), (first,)))

    def left_out(self, place: Place, subject: str, problem: Text) -> None:
        """Note that an item was left out."""
        self.findings.append(Finding("X737", place, subject, (("problem", problem),)))

    def unreadable(self, place: Place, problem: Text) -> None:
        """Note that a file was left out."""
        facts = (("name", place.path), ("format", self._format), ("problem", problem))
        self.findings.append(Finding("X733", place, place.path, facts))

    def done(self, title: str) -> tuple[Traced, tuple[Finding, ...]]:
        """Return all that was gathered."""
        return Traced(title, tuple(self._items)), tuple(self.findings)

"""The ways to look at a text: as words, as pairs of characters, as concepts of the thesaurus."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.link.bm25 import WeightedTerms
from polreq.link.item import FIELDS, LinkItem, Segment
from polreq.link.terms import known_words, pair_terms, word_terms
from polreq.link.thesaurus import Thesaurus

#: How much a word counts by the field it stands in: a title names the thing, acceptance criteria repeat the rest.
FIELD_WEIGHTS: Final[Mapping[str, float]] = {
    "title": 1.5,
    "text": 1,
    "module": 0.7,
    "description": 1,
    "acceptance": 0.5,
}

#: How much the words of the headings above a clause count, and the names of business lines (业务条线).
HEADING_WEIGHT: Final = 0.3
LINE_WEIGHT: Final = 0.5


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at items, and how its scores are taken.

    Args:
        name: `words`, `pairs` or `concepts`.
        read: terms of a text; weighted ones for concepts.
        weight: share in the sum of all views.
        k1: see bm25.build.
        b: see bm25.build.
        seek: from wanted terms to a quicker way to read documents, where there is one.
    """

    name: str
    read: Callable[[str], Sequence[str] | Mapping[str, float]]
    weight: float
    k1: float
    b: float
    seek: Callable[[Iterable[str]], Callable[[str], dict[str, float]]] | None = None

    def within(self, wanted: Iterable[str]) -> "View":
        """Return the view by which documents are read when only the wanted terms matter."""
        return replace(self, read=self.seek(wanted)) if self.seek else self

    def parts(self, item: LinkItem) -> list[WeightedTerms]:
        """Read the fields, headings and business lines of an item."""
        found: list[WeightedTerms] = [
            (self.read(item.fields[name]), FIELD_WEIGHTS[name]) for name in FIELDS if item.fields.get(name)
        ]
        found += [(self.read(heading), HEADING_WEIGHT) for heading in item.heading]
        return found + [(self.read(line), LINE_WEIGHT) for line in item.lines]

    def counts(self, item: LinkItem) -> dict[str, float]:
        """Add up the weighted terms of an item."""
        total: dict[str, float] = {}
        for terms, weight in self.parts(item):
            for term in terms:
                count = terms[term] if isinstance(terms, Mapping) else 1
                total[term] = total.get(term, 0.0) + weight * count
        return total


def make_views(thesaurus: Thesaurus, segment: Segment) -> tuple[View, ...]:
    """Return the views that are used together; the weights are reasoned in docs/links.md."""
    return (
        View("concepts", thesaurus.concepts_in, 1.0, 2.0, 0.6),
        View("pairs", pair_terms, 0.4, 1.2, 0.75),
        View("words", word_terms(segment), 0.2, 1.2, 0.75, known_words),
    )

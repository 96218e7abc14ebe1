"""The thesaurus of the field (领域同义词表): concepts with the words that policies, products and users have for them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from polreq.link.data_lines import lines
from polreq.link.spotting import by_start, find, latin

#: What a concept counts for where only a related one (相近概念) was named.
NEAR: Final = 0.25

#: A term repeated in one field counts so many times at most: stuffing a text with a word makes it no better.
_REPEATS: Final = 2

#: Texts whose concepts are remembered; a text of a requirement takes some 2 KB.
_REMEMBERED: Final = 50_000


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Concepts and their terms.

    Args:
        concepts: concepts of each term, in lower case.
        near: related concepts of each concept, both ways.
        starts: terms by their first two characters, longest first.
        clarity: how clearly each term speaks for one of its concepts: more, the longer and the less ambiguous it is.
        read: concepts of texts that were read before: features are read once for every layer above them.
    """

    concepts: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    starts: Mapping[str, tuple[str, ...]]
    clarity: Mapping[str, float]
    read: dict[str, Mapping[str, float]] = field(default_factory=dict, repr=False, compare=False)

    def concepts_in(self, text: str) -> Mapping[str, float]:
        """Weigh the concepts of a text."""
        known = self.read.get(text)
        if known is None:
            if len(self.read) >= _REMEMBERED:
                self.read.clear()
            known = self.read[text] = self.weigh(self.terms(text))
        return known

    def terms(self, text: str) -> dict[str, int]:
        """Count the terms of a text; a term inside a longer one does not count, and Latin ones are whole words."""
        return find(text.lower(), self.starts)

    def weigh(self, terms: Mapping[str, float]) -> dict[str, float]:
        """Weigh the concepts of a text by its terms: an ambiguous term is shared out, related concepts get a part."""
        named: dict[str, float] = {}
        for term, count in terms.items():
            for concept in self.concepts[term]:
                named[concept] = named.get(concept, 0.0) + min(count, _REPEATS) * self.clarity[term]
        weights = dict(named)
        for concept, weight in named.items():
            for other in self.near.get(concept, ()):
                if other not in named:
                    weights[other] = max(weights.get(other, 0.0), NEAR * weight)
        return weights


@cache
def load_thesaurus(further: tuple[str, ...] = ()) -> Thesaurus:
    """Read the thesaurus of the package and further lines of the same form.

    A line has the concept's name and four columns of terms, separated by tabs: policy, product, users, related concepts.
    A line with the name of a known concept adds to it; missing columns are empty.
    """
    concepts: dict[str, dict[str, None]] = {}
    near: dict[str, dict[str, None]] = {}
    for line in (*lines("thesaurus.tsv"), *lines("everyday_law.tsv"), *further):
        name, *columns = line.split("\t")
        for term in (name, *(term for column in columns[:3] for term in column.split())):
            if len(term) > 1:
                concepts.setdefault(term.lower(), {})[name] = None
        for other in columns[3].split() if len(columns) > 3 else ():
            near.setdefault(name, {})[other] = None
            near.setdefault(other, {})[name] = None
    clarity = {term: math.sqrt(_length(term) / 3) / len(names) for term, names in concepts.items()}
    return Thesaurus(_frozen(concepts), _frozen(near), by_start(concepts), clarity)


def _frozen(table: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in table.items()}


def _length(term: str) -> int:
    """Count the characters of a term; a Latin word says as much as two of them."""
    han = sum(not latin(character) for character in term)
    return han + 2 if han < len(term) else han

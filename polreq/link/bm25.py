"""BM25 over term counts: an index restricted to the terms that are asked for, with the share of every term."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

K1: Final = 1.2
B: Final = 0.75


@dataclass(frozen=True, slots=True)
class Index:
    """An index of documents, which are known by their position.

    Args:
        size: number of documents.
        postings: documents of each term, as (position, weight of the term there) in order of position.
        rarity: inverse document frequency of each term.
    """

    size: int
    postings: Mapping[str, Sequence[tuple[int, float]]]
    rarity: Mapping[str, float]

    def scores(self, terms: Mapping[str, float]) -> dict[int, float]:
        """Score all documents that have a term of the query; weights of the query's terms multiply."""
        total: dict[int, float] = {}
        for term, weight in terms.items():
            factor = weight * self.rarity.get(term, 0.0)
            for position, value in self.postings.get(term, ()):
                total[position] = total.get(position, 0.0) + factor * value
        return total


def build(documents: Iterable[Sequence[str]], wanted: Collection[str]) -> Index:
    """Index the wanted terms of the documents, given as lists of terms."""
    counts: list[Counter[str]] = []
    lengths: list[int] = []
    for terms in documents:
        lengths.append(len(terms))
        counts.append(Counter(term for term in terms if term in wanted))
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    postings: dict[str, list[tuple[int, float]]] = {}
    for position, count in enumerate(counts):
        norm = K1 * (1 - B + B * lengths[position] / mean) if mean else K1
        for term, n in count.items():
            postings.setdefault(term, []).append((position, n * (K1 + 1) / (n + norm)))
    size = len(counts)
    rarity = {t: math.log(1 + (size - len(p) + 0.5) / (len(p) + 0.5)) for t, p in postings.items()}
    return Index(size, postings, rarity)

"""Scores of all pairs of queries and corpus: what every view finds, added up."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from polreq.link import bm25
from polreq.link.item import Item
from polreq.link.views import View


@dataclass(frozen=True, slots=True)
class Sight:
    """One view of a collection: its index, and the weighted terms of every query.

    Args:
        view: see View.
        index: of the corpus.
        asked: terms of each query.
    """

    view: View
    index: bm25.Index
    asked: Sequence[Mapping[str, float]]

    def parts(self, query: int, position: int) -> dict[str, float]:
        """Return the share of every term in the score of a document."""
        return self.index.shares(self.asked[query], position)


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of every document for one query: raw sums, and what they are divided by to compare queries.

    A long query meets every document with some of its terms. Sums are therefore divided by the square root of what a
    document scores on average, as a count is by its noise.
    """

    raw: Sequence[float]

    @property
    def unit(self) -> float:
        mean = math.fsum(self.raw) / len(self.raw) if self.raw else 0.0
        return math.sqrt(mean) or 1.0


def look(view: View, queries: Sequence[Item], corpus: Sequence[Item]) -> Sight:
    """Index the corpus for the terms of the queries."""
    asked = [{term: view.weight * n for term, n in view.counts(item).items()} for item in queries]
    wanted = frozenset().union(*asked)
    return Sight(view, bm25.build(map(view.parts, corpus), wanted, view.k1, view.b), asked)


def score(sights: Sequence[Sight], query: int) -> Scores:
    """Score the whole corpus for a query."""
    by_view = (sight.index.scores(sight.asked[query]) for sight in sights)
    return Scores([sum(scores) for scores in zip(*by_view, strict=True)])

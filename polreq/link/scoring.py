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


def look(view: View, queries: Sequence[Item], corpus: Sequence[Item]) -> Sight:
    """Index the corpus for the terms of the queries."""
    asked = [{term: view.weight * n for term, n in view.counts(item).items()} for item in queries]
    wanted = frozenset().union(*asked)
    return Sight(view, bm25.build(map(view.within(wanted).parts, corpus), wanted, view.k1, view.b), asked)


def score(sights: Sequence[Sight], query: int) -> list[float]:
    """Score the whole corpus for a query."""
    by_view = (sight.index.scores(sight.asked[query]) for sight in sights)
    return [sum(scores) for scores in zip(*by_view, strict=True)]


def unit_of(scores: Sequence[float]) -> float:
    """Return what the scores of a query are divided by, so that scores of different queries can be compared.

    A long query meets every document with some of its terms; as a count is compared with its noise, its scores are
    divided by the square root of what a document scores on average.
    """
    mean = math.fsum(scores) / len(scores) if scores else 0.0
    return math.sqrt(mean) or 1.0

"""Scores of all pairs of queries and corpus: what every view finds, added up."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.link import bm25
from polreq.link.item import LinkItem
from polreq.link.rows import Rows, ScoreRow
from polreq.link.views import View

#: Best scores of a query that set its scale.
_BEST: Final = 10

#: Powers of the mean of the best scores and of all scores in the unit of a query.
_BY_BEST: Final = 0.7
_BY_MEAN: Final = 0.15


@dataclass(frozen=True, slots=True)
class Sight:
    """One view of a collection: its index, and the weighted terms of every query.

    Args:
        view: see View; it reads documents for the terms of the queries.
        index: of the corpus.
        asked: terms of each query.
    """

    view: View
    index: bm25.TermIndex
    asked: Sequence[Mapping[str, float]]

    def parts(self, query: int, position: int) -> dict[str, float]:
        """Return the share of every term in the score of a document."""
        return self.index.shares(self.asked[query], position)

    def index_with(
        self, further: Mapping[int, Sequence[int]], corpus: Sequence[LinkItem], part: float
    ) -> bm25.TermIndex:
        """Index documents with the words of queries added.

        Args:
            further: positions of queries by the position of the document they are added to, in the order of the index.
            corpus: all documents.
            part: what a word of a query counts.
        """
        documents = (
            [*self.view.parts(corpus[position]), *((self.asked[query], part / self.view.weight) for query in queries)]
            for position, queries in further.items()
        )
        wanted = frozenset().union(*self.asked)
        return bm25.build(documents, wanted, self.view.k1, self.view.b, like=self.index)


def look(
    view: View, queries: Sequence[LinkItem], corpus: Sequence[LinkItem], others: Sequence[LinkItem], rows: Rows
) -> Sight:
    """Index the corpus for the terms of the queries.

    The queries and others like them count for how rare a term is, too: a word that all of them have says little about
    any of them.
    """
    asked = [{term: view.weight * n for term, n in view.counts(item).items()} for item in queries]
    wanted = frozenset().union(*asked)
    seeking = view.within(wanted)
    beside = (wanted.intersection(seeking.counts(item)) for item in others)
    index = bm25.build(map(seeking.parts, corpus), wanted, view.k1, view.b, (*asked, *beside), rows=rows)
    return Sight(seeking, index, asked)


def score(sights: Sequence[Sight], query: int, rows: Rows) -> ScoreRow:
    """Score the whole corpus for a query."""
    return rows.blend([(1.0, sight.index.scores(sight.asked[query])) for sight in sights])


@dataclass(frozen=True, slots=True)
class Level:
    """What the scores of a query are measured by.

    Args:
        high: mean of its ten best scores, the scale of further evidence.
        unit: what its scores are divided by, so that scores of different queries can be compared.
    """

    high: float
    unit: float


def level(scores: ScoreRow, rows: Rows) -> Level:
    """Measure the scores of a query.

    A long query meets every document with some of its terms, and a query of common words meets many well. What is left
    of the size after the division tells a query that nothing answers from one that something does.
    """
    best = rows.largest(scores, _BEST)
    high = math.fsum(best) / len(best) if best else 0.0
    mean = rows.mean(scores)
    return Level(high or 1.0, high**_BY_BEST * mean**_BY_MEAN or 1.0)

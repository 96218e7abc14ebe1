"""Documents described by what they were confirmed for, too: the policy's words for what a product calls otherwise."""

from collections.abc import Mapping, Sequence
from typing import Final

from polreq.link.item import LinkItem
from polreq.link.scoring import Sight

#: What a word of a query counts in a document that was confirmed for it, beside a word of the document's own.
PART: Final = 0.05


class Described:
    """Gains of documents by the words of the queries they were confirmed for."""

    def __init__(
        self,
        sights: Sequence[Sight],
        corpus: Sequence[LinkItem],
        confirmed: Mapping[int, Sequence[int]],
        strength: float,
    ) -> None:
        self._sights = sights
        self._corpus = corpus
        self._confirmed = confirmed
        self._part = PART * strength
        self._queries: dict[int, list[int]] = {}
        for query, documents in confirmed.items():
            for document in documents:
                self._queries.setdefault(document, []).append(query)
        self._indexes = [sight.index_with(self._queries, corpus, self._part) for sight in sights]

    def gains(self, query: int, scores: Sequence[float]) -> dict[int, float]:
        """Return what is added to the scores of documents for a query; its own links say nothing."""
        own = self._confirmed.get(query, ())
        totals = [0.0] * len(self._queries)
        for sight, index in zip(self._sights, self._indexes, strict=True):
            for n, score in enumerate(index.scores(sight.asked[query])):
                totals[n] += score
        described = dict(zip(self._queries, totals, strict=True)) | {n: self._without(query, n) for n in own}
        return {n: score - scores[n] for n, score in described.items() if score > scores[n]}

    def _without(self, query: int, document: int) -> float:
        """Score a document that is described by its other links only."""
        others = [other for other in self._queries[document] if other != query]
        if not others:
            return 0.0
        by_view = (
            sight.index_with({document: others}, self._corpus, self._part).scores(sight.asked[query])
            for sight in self._sights
        )
        return sum(scores[0] for scores in by_view)

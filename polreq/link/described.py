"""Documents described by what they were confirmed for, too: the policy's words for what a product calls otherwise."""

from collections.abc import Mapping, Sequence
from typing import Final

from polreq.link.item import LinkItem
from polreq.link.rows import Rows, ScoreRow
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
        rows: Rows,
    ) -> None:
        self._sights = sights
        self._rows = rows
        self._corpus = corpus
        self._confirmed = confirmed
        self._part = PART * strength
        self._queries: dict[int, list[int]] = {}
        for query, documents in confirmed.items():
            for document in documents:
                self._queries.setdefault(document, []).append(query)
        self._described = list(self._queries)
        self._indexes = [sight.index_with(self._queries, corpus, self._part) for sight in sights]

    def gains(self, query: int, scores: ScoreRow) -> dict[int, float]:
        """Return what is added to the scores of documents for a query; its own links say nothing."""
        own = self._confirmed.get(query, ())
        both = zip(self._sights, self._indexes, strict=True)
        totals = self._rows.blend([(1.0, index.scores(sight.asked[query])) for sight, index in both])
        gained = self._rows.above(totals, self._rows.part(scores, self._described))
        found = {self._described[n]: gain for n, gain in gained.items()}
        for document in own:
            found.pop(document, None)
            gain = self._without(query, document) - float(scores[document])
            if gain > 0:
                found[document] = gain
        return found

    def _without(self, query: int, document: int) -> float:
        """Score a document that is described by its other links only."""
        others = [other for other in self._queries[document] if other != query]
        if not others:
            return 0.0
        by_view = (
            sight.index_with({document: others}, self._corpus, self._part).scores(sight.asked[query])
            for sight in self._sights
        )
        return float(sum(scores[0] for scores in by_view))

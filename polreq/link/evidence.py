"""What is known of a pair beside its score: how much of what is asked the document has, how rare that is, how long it is."""

from collections.abc import Sequence

from polreq.link.chances import BACKLOG, TEXTS, Evidence
from polreq.link.item import LinkItem
from polreq.link.scoring import Sight


class Witness:
    """Gathers the evidence of the pairs of one collection."""

    def __init__(self, sights: Sequence[Sight], corpus: Sequence[LinkItem]) -> None:
        self._concepts = next(sight for sight in sights if sight.view.name == "concepts")
        self._corpus = corpus
        self._asked: dict[int, float] = {}
        self._rarest = self._concepts.index.usage.rarity("")
        # Titles with a description are a backlog; a text is an article, a clause or a requirement of another layer.
        self.kind = TEXTS if any("text" in item.fields for item in corpus) else BACKLOG

    def evidence(self, query: int, position: int, value: float, best: float, left: float = 1.0) -> Evidence:
        """Gather what the chance of a pair rests on.

        Args:
            query: position of the query.
            position: position of the document.
            value: score of the pair in the unit of the query.
            best: that of the query's best document.
            left: what counts of the concepts that both have; less than all where the document does what the query forbids.
        """
        if self.kind == TEXTS:
            return Evidence(value, best)
        concepts, index = self._concepts, self._concepts.index
        if query not in self._asked:
            self._asked[query] = sum(w * index.rarity(concept) for concept, w in concepts.asked[query].items())
        shares, asked = concepts.parts(query, position), self._asked[query]
        return Evidence(
            value,
            best,
            left * sum(shares.values()) / asked if asked else 0.0,
            left * max(map(index.rarity, shares), default=0.0) / self._rarest,
            len(self._corpus[position].text),
        )

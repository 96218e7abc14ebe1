"""BM25 over weighted term counts: an index of the terms that are asked for, and the share of every term in a score."""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from polreq.link.rows import PlainRows, Postings, Rows, ScoreRow

#: A document as (terms in any order with repetitions, or weighted terms; what each of them counts).
WeightedTerms = tuple[Collection[str] | Mapping[str, float], float]

_PLAIN: Final = PlainRows()


@dataclass(frozen=True, slots=True)
class Usage:
    """How many texts use which term.

    Args:
        texts: number of texts.
        counts: texts that use a term; none where it is missing.
        known: rarities that were asked for before.
    """

    texts: float
    counts: Mapping[str, float]
    known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def rarity(self, term: str) -> float:
        """Inverse frequency; a term that no text uses is the rarest."""
        known = self.known.get(term)
        if known is None:
            count = self.counts.get(term, 0)
            known = self.known[term] = math.log(1 + (self.texts - count + 0.5) / (count + 0.5))
        return known


@dataclass(frozen=True, slots=True)
class TermIndex:
    """An index of documents, which are known by their position.

    Args:
        size: number of documents.
        postings: by term.
        usage: how many texts use which term.
        mean: length of a document on average.
        rows: how scores are added up.
    """

    size: int
    postings: Mapping[str, Postings]
    usage: Usage
    mean: float
    rows: Rows = _PLAIN

    def rarity(self, term: str) -> float:
        """Inverse frequency of a term in the documents and the further texts."""
        return self.usage.rarity(term)

    def scores(self, terms: Mapping[str, float]) -> ScoreRow:
        """Score every document for a query's weighted terms, the weight of each."""
        return self.rows.gather(self.size, self._factors(terms))

    def shares(self, terms: Mapping[str, float], position: int) -> dict[str, float]:
        """Return the share of each of a query's terms in the score of one document."""
        found: dict[str, float] = {}
        postings, rarity = self.postings, self.usage.rarity
        for term, weight in terms.items():
            if term in postings:
                positions = postings[term].positions
                at = bisect_left(positions, position)
                if at < len(positions) and positions[at] == position:
                    found[term] = weight * rarity(term) * postings[term].weights[at]
        return found

    def _factors(self, terms: Mapping[str, float]) -> Iterable[tuple[Postings, float]]:
        for term, weight in terms.items():
            posting = self.postings.get(term)
            if posting is not None:
                yield posting, weight * self.rarity(term)


def build(
    documents: Iterable[Iterable[WeightedTerms]],
    wanted: Collection[str],
    k1: float,
    b: float,
    others: Iterable[Iterable[str]] = (),
    like: TermIndex | None = None,
    rows: Rows = _PLAIN,
) -> TermIndex:
    """Index the wanted terms of documents.

    Args:
        documents: each as its parts, with all of their terms, since the length counts.
        wanted: terms that will be asked for.
        k1: how soon repeating a term stops to help.
        b: how much a long document is held against its terms, 0 to 1.
        others: terms, each once, of further texts that count for how rare a term is.
        like: an index whose rarities and mean length are taken over, so that scores can be compared with its own.
        rows: how scores are added up; those of `like` where there is one.
    """
    kept: list[dict[str, float]] = []
    lengths: list[float] = []
    for parts in documents:
        counts: dict[str, float] = {}
        length = 0.0
        for terms, weight in parts:
            if isinstance(terms, Mapping):
                length += weight * sum(terms.values())
                # not keys() & wanted, which walks through all that is wanted wherever that is a frozenset
                for term in filter(wanted.__contains__, terms):
                    counts[term] = counts.get(term, 0.0) + weight * terms[term]
            else:
                length += weight * len(terms)
                for term in filter(wanted.__contains__, terms):
                    counts[term] = counts.get(term, 0.0) + weight
        kept.append(counts)
        lengths.append(length)
    if like:
        return TermIndex(len(kept), _postings(kept, lengths, like.mean, k1, b), like.usage, like.mean, like.rows)
    mean = math.fsum(lengths) / len(lengths) if lengths else 0.0
    return TermIndex(len(kept), _postings(kept, lengths, mean, k1, b), _usage(kept, others), mean, rows)


def _usage(kept: Sequence[Mapping[str, float]], others: Iterable[Iterable[str]]) -> Usage:
    counts = Counter(term for terms in kept for term in terms)
    texts = len(kept)
    for terms in others:
        counts.update(terms)
        texts += 1
    return Usage(texts, counts)


def _postings(
    kept: Sequence[Mapping[str, float]], lengths: Sequence[float], mean: float, k1: float, b: float
) -> dict[str, Postings]:
    postings: dict[str, Postings] = {}
    for position, counts in enumerate(kept):
        norm = k1 * (1 - b + b * lengths[position] / mean) if mean else k1
        for term, count in counts.items():
            posting = postings.get(term)
            if posting is None:
                posting = postings[term] = Postings(array("q"), array("d"))
            posting.positions.append(position)
            posting.weights.append(count * (k1 + 1) / (count + norm))
    return postings

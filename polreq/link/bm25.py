"""BM25 over weighted term counts: an index of the terms that are asked for, and the share of every term in a score."""

import math
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Final

#: A document as (terms in any order with repetitions, or weighted terms; what each of them counts).
WeightedTerms = tuple[Collection[str] | Mapping[str, float], float]

#: From so many documents on, numpy adds up the scores where it is installed; below, importing it takes longer.
_LARGE: Final = 5000


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term: their positions in order, and how much the term weighs in each."""

    positions: "array[int]"
    weights: "array[float]"


@dataclass(frozen=True, slots=True)
class Usage:
    """How many texts use which term.

    Args:
        texts: number of texts.
        counts: texts that use a term; none where it is missing.
    """

    texts: float
    counts: Mapping[str, float]

    def rarity(self, term: str) -> float:
        """Inverse frequency; a term that no text uses is the rarest."""
        count = self.counts.get(term, 0)
        return math.log(1 + (self.texts - count + 0.5) / (count + 0.5))


@dataclass(frozen=True, slots=True)
class TermIndex:
    """An index of documents, which are known by their position.

    Args:
        size: number of documents.
        postings: by term.
        usage: how many texts use which term.
        mean: length of a document on average.
    """

    size: int
    postings: Mapping[str, Postings]
    usage: Usage
    mean: float

    def rarity(self, term: str) -> float:
        """Inverse frequency of a term in the documents and the further texts."""
        return self.usage.rarity(term)

    def scores(self, terms: Mapping[str, float], numpy: bool | None = None) -> list[float]:
        """Score every document for a query's weighted terms.

        Args:
            terms: weight of each term in the query.
            numpy: whether numpy does the sums, with the same results; None where the number of documents decides.
        """
        if numpy or (numpy is None and self.size >= _LARGE and find_spec("numpy")):
            return self._numpy_scores(terms)
        total = [0.0] * self.size
        for posting, times in self._factors(terms):
            for position, value in zip(posting.positions, posting.weights, strict=True):
                total[position] += times * value
        return total

    def shares(self, terms: Mapping[str, float], position: int) -> dict[str, float]:
        """Return the share of each of a query's terms in the score of one document."""
        found: dict[str, float] = {}
        for term, weight in terms.items():
            posting = self.postings.get(term)
            if posting is None:
                continue
            at = bisect_left(posting.positions, position)
            if at < len(posting.positions) and posting.positions[at] == position:
                found[term] = weight * self.rarity(term) * posting.weights[at]
        return found

    def _numpy_scores(self, terms: Mapping[str, float]) -> list[float]:
        import numpy

        total: Any = numpy.zeros(self.size)
        for posting, times in self._factors(terms):
            positions = numpy.frombuffer(posting.positions, dtype=numpy.uint32)
            total[positions] += times * numpy.frombuffer(posting.weights, dtype=numpy.float64)
        scores: list[float] = total.tolist()
        return scores

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
) -> TermIndex:
    """Index the wanted terms of documents.

    Args:
        documents: each as its parts, with all of their terms, since the length counts.
        wanted: terms that will be asked for.
        k1: how soon repeating a term stops to help.
        b: how much a long document is held against its terms, 0 to 1.
        others: terms, each once, of further texts that count for how rare a term is.
        like: an index whose rarities and mean length are taken over, so that scores can be compared with its own.
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
        return TermIndex(len(kept), _postings(kept, lengths, like.mean, k1, b), like.usage, like.mean)
    mean = math.fsum(lengths) / len(lengths) if lengths else 0.0
    return TermIndex(len(kept), _postings(kept, lengths, mean, k1, b), _usage(kept, others), mean)


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
                posting = postings[term] = Postings(array("I"), array("d"))
            posting.positions.append(position)
            posting.weights.append(count * (k1 + 1) / (count + norm))
    return postings

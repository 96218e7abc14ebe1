"""What confirmed and rejected links say about other pairs: what answers one query tends to answer similar ones."""

import heapq
import math
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.late import late
from polreq.link.described import Described
from polreq.link.item import LinkItem
from polreq.link.rows import Postings, Rows, ScoreRow, added
from polreq.link.scoring import Sight

#: Similar queries that are asked for their links.
_NEIGHBOURS: Final = 60

#: The least similarity that counts as one.
_LEAST: Final = 1e-9

#: What the similarity by concepts counts beside that by words and pairs.
_CONCEPTS: Final = 0.5

#: What is added to the similarity of clauses that stand side by side.
_BESIDE: Final = 0.2

#: Evidence of confirmed links, in units of the mean of a query's ten best scores. Fitted on questions about law by
#: leaving out one at a time, with answers that nobody had linked before counting three times, so that what people have
#: confirmed does not push aside what nobody has touched; a quarter is taken off since Described says part of it.
_PAIRS: Final = 0.47  # per similarity by character pairs of the nearest query that has the link
_SHARE: Final = 1.22  # per share of the votes of all similar queries; the fewer links there are, the less a share says
_NEAR: Final = ((0.25, 1.29), (0.40, -0.72))  # per similarity of the nearest query above a limit
_BOTH: Final = -1.13  # per similarity and own score: the two say the same thing
_OFTEN: Final = 0.16  # per logarithm of the number of confirmed links of a document that got a vote
_FIRST: Final = 0.62  # per similarity of the nearest query of all and place by own score, so that the first stay first

#: Share of links whose document has another link from which on what is confirmed counts in full; where every document
#: answers one query only, an answer to one says nothing about the next. So many links are given on trust.
_USUAL: Final = 0.2
_TRUST: Final = 20

_LAST_NUMBER: Final = late(r"(.*[0-9])\.[0-9]+")

#: What a rejected link takes off a document, per similarity of the query it was rejected for.
_REJECTED: Final = 1.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What reviewed links of one verdict say about a document.

    Args:
        query: position of the query that says most.
        verdict: `confirmed` or `rejected`.
        evidence: above 0 for confirmed links, below 0 for rejected ones.
    """

    query: int
    verdict: str
    evidence: float


@dataclass(frozen=True, slots=True)
class Vote:
    """What similar queries say about a document.

    Args:
        evidence: what is added to its score: the lessons, and what its own place counts.
        lessons: of confirmed and of rejected links, as far as there are any; a rejected link teaches the other way, and
            is never lost behind a confirmed one.
    """

    evidence: float
    lessons: tuple[Lesson, ...] = ()

    def times(self, factor: float) -> "Vote":
        """Return the vote with all its evidence multiplied."""
        lessons = tuple(replace(lesson, evidence=factor * lesson.evidence) for lesson in self.lessons)
        return Vote(factor * self.evidence, lessons)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Reviewed links by position of the query: documents that were confirmed, and that were rejected."""

    confirmed: Mapping[int, tuple[int, ...]]
    rejected: Mapping[int, tuple[int, ...]]


class Neighbours:
    """Similarities between queries and the links of those that were reviewed."""

    def __init__(
        self,
        sights: Sequence[Sight],
        queries: Sequence[LinkItem],
        corpus: Sequence[LinkItem],
        reviewed: Reviewed,
        rows: Rows,
    ) -> None:
        self._rows = rows
        self._reviewed = reviewed
        self._links = Counter(document for found in reviewed.confirmed.values() for document in found)
        self._spaces = {sight.view.name: _Space(sight.asked, reviewed, rows) for sight in sights}
        self._places = [_places(item) for item in queries]
        self._having: dict[object, list[int]] = {}
        for j in sorted(reviewed.confirmed.keys() | reviewed.rejected.keys()):
            for place in self._places[j]:
                self._having.setdefault(place, []).append(j)
        self._strength = _strength(self._links)
        self._described = Described(sights, corpus, reviewed.confirmed, self._strength, rows)

    def gains(self, query: int, scores: ScoreRow) -> dict[int, float]:
        """Return what documents gain by the words of the queries they were confirmed for."""
        return self._described.gains(query, scores)

    def votes(
        self, query: int, gains: Mapping[int, float], scores: ScoreRow, best: Sequence[int], unit: float
    ) -> dict[int, Vote]:
        """Weigh what similar queries say about the documents.

        Args:
            query: position of the query; its own links say nothing.
            gains: see the method of that name; they are part of the votes.
            scores: of all documents for the query, with the gains.
            best: positions of the ten best of them, best first.
            unit: what evidence is measured in.
        """
        spaces, blend = self._spaces, self._rows.blend
        pairs, words, concepts = (spaces[name].similar(query) for name in ("pairs", "words", "concepts"))
        beside = {j: _BESIDE for place in self._places[query] for j in self._having.get(place, ()) if j != query}
        plain = added(blend([(0.5, pairs), (0.5, words)]), beside)
        near = blend([(1 / (1 + _CONCEPTS), plain), (_CONCEPTS / (1 + _CONCEPTS), added(concepts, beside))])
        neighbours = self._nearest(near)
        by_pairs = {j: float(pairs[j]) + beside.get(j, 0.0) for j in neighbours}
        votes = self._confirmed(neighbours, near, by_pairs, plain, gains, scores, unit)
        nearest = float(near[neighbours[0]]) if neighbours else 0.0
        for place, position in enumerate(best, 1):
            _add(votes, position, self._strength * _FIRST * nearest * unit / place)
        against: dict[int, Lesson] = {}
        for j in neighbours:  # the most similar first
            for position in self._reviewed.rejected.get(j, ()):
                evidence = -_REJECTED * float(near[j]) * unit
                _add(votes, position, evidence)
                known = against.get(position, Lesson(j, "rejected", 0.0))
                against[position] = replace(known, evidence=known.evidence + evidence)
        for position, lesson in against.items():
            votes[position] = replace(votes[position], lessons=(*votes[position].lessons, lesson))
        return votes

    def _nearest(self, near: ScoreRow) -> list[int]:
        """Return the most similar queries, the most similar first, ties in their order."""
        largest = self._rows.largest(near, _NEIGHBOURS)
        floor = max(largest[-1], _LEAST) if len(largest) == _NEIGHBOURS else _LEAST
        return heapq.nsmallest(_NEIGHBOURS, self._rows.at_least(near, floor), key=lambda j: (-near[j], j))

    def _confirmed(
        self,
        neighbours: Sequence[int],
        near: ScoreRow,
        pairs: Mapping[int, float],
        plain: ScoreRow,
        gains: Mapping[int, float],
        scores: ScoreRow,
        unit: float,
    ) -> dict[int, Vote]:
        """Weigh the votes of the confirmed links."""
        nearest: dict[int, int] = {}
        by_pairs: dict[int, float] = {}
        weight: dict[int, float] = {}
        for j in neighbours:
            for position in self._reviewed.confirmed.get(j, ()):
                nearest.setdefault(position, j)
                by_pairs[position] = max(by_pairs.get(position, 0.0), pairs[j])
                weight[position] = weight.get(position, 0.0) + float(plain[j]) ** 2
        total = math.fsum(weight.values()) + 1 / max(1, self._links.total())
        votes: dict[int, Vote] = {}
        for position, j in nearest.items():
            likeness = float(near[j])
            value = (
                _PAIRS * by_pairs[position]
                + _SHARE * weight[position] / total
                + sum(slope * max(0.0, likeness - limit) for limit, slope in _NEAR)
                + _BOTH * likeness * float(scores[position]) / unit
                + _OFTEN * math.log1p(self._links[position])
            )
            evidence = gains.get(position, 0.0) + self._strength * value * unit
            votes[position] = Vote(evidence, (Lesson(j, "confirmed", evidence),))
        return votes


def _strength(links: "Counter[int]") -> float:
    """Return how much confirmed links say about further ones, 0 to 1, by how often documents have several."""
    repeated = sum(count for count in links.values() if count > 1)
    return min(1.0, (repeated / _USUAL + _TRUST) / (links.total() + _TRUST))


def _places(item: LinkItem) -> list[object]:
    """Return where an item stands: under which headings, and under which number if its own ends with a point and digits."""
    number = _LAST_NUMBER.fullmatch(item.id)
    return [*([item.heading] if item.heading else []), *([number[1]] if number else [])]


class _Space:
    """Queries as vectors of one view's terms; similarity is the cosine."""

    def __init__(self, asked: Sequence[Mapping[str, float]], reviewed: Reviewed, rows: Rows) -> None:
        self._rows = rows
        frequency = Counter(term for terms in asked for term in terms)
        size = len(asked)
        rarity = {term: math.log(1 + (size - n + 0.5) / (n + 0.5)) for term, n in frequency.items()}
        self._vectors: list[dict[str, float]] = []
        for terms in asked:
            weights = {term: count * rarity[term] for term, count in terms.items()}
            length = math.sqrt(math.fsum(value * value for value in weights.values()))
            self._vectors.append({term: value / length for term, value in weights.items()} if length else {})
        self._having: dict[str, Postings] = {}
        for j in sorted(reviewed.confirmed.keys() | reviewed.rejected.keys()):
            for term, value in self._vectors[j].items():
                having = self._having.setdefault(term, Postings(array("q"), array("d")))
                having.positions.append(j)
                having.weights.append(value)

    def similar(self, query: int) -> ScoreRow:
        """Return the similarity of all queries: 0 of those that were not reviewed, that share no term, and of the query itself."""
        terms = self._vectors[query].items()
        found = ((self._having[term], value) for term, value in terms if term in self._having)
        row = self._rows.gather(len(self._vectors), found)
        row[query] = 0.0
        return row


def _add(votes: dict[int, Vote], position: int, evidence: float) -> None:
    known = votes.get(position, Vote(0.0))
    votes[position] = replace(known, evidence=known.evidence + evidence)

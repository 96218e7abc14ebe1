"""Ranked candidates for each query, with scores and reasons."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from polreq.link.background import load_background
from polreq.link.chances import BACKLOG, WITH_VECTORS, Evidence, chance
from polreq.link.confirmed import Neighbours, Reviewed, Vote
from polreq.link.evidence import Witness
from polreq.link.explaining import Explainer, Other
from polreq.link.forbidding import LOST, breach, forbidden_acts
from polreq.link.item import LinkItem, Match, Options, Segment
from polreq.link.naming import Naming
from polreq.link.rows import Rows, ScoreRow, added, choose_rows
from polreq.link.scoring import level, look, score
from polreq.link.semantic import WEIGHT, Meaning, available
from polreq.link.thesaurus import load_thesaurus
from polreq.link.views import make_views
from polreq.link.word_meaning import WEIGHT as WORDS_WEIGHT
from polreq.link.word_meaning import WordMeaning
from polreq.results.suggestion import Breach, Reason

#: The least score that counts as one.
_LEAST: Final = 1e-9

#: Part of its score that a document loses if it is for other channels (端) than the query; a clause may name
#: one for an example and mean more, so that the pair stays in sight.
_OTHER_CHANNEL: Final = 0.3

#: First documents by their own words that reviewed links of others do not push aside.
_FIRST: Final = 10

#: What reviewed links count beside vectors, which already know what is alike. Chosen on questions about law: with more, what
#: nobody has linked yet is pushed aside.
_BESIDE_MEANING: Final = 0.65

#: What reviewed links count in backlogs, whose chances rest on less of the score. Of 1, 1.3, 1.6 and 2 the one by which the other half's
#: links raise the order on the backlog beside the checkout as much as they did, without harm to best F1.
_IN_BACKLOGS: Final = 1.6

#: First documents that are read for what the query forbids.
_READ: Final = 1000

#: Documents behind the wanted ones, by score, whose chance may lift them among those.
_BEHIND: Final = 40


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A document that may answer a query.

    Args:
        position: of the document.
        evidence: what its chance rests on.
        chance: that the two are a link.
        other: what is part of its score beside shared words.
    """

    position: int
    evidence: Evidence
    chance: float
    other: Other


def rank(
    queries: Sequence[LinkItem],
    corpus: Sequence[LinkItem],
    known: Sequence[tuple[str, str]],
    options: Options,
    segment: Segment,
    rejected: Sequence[tuple[str, str]] = (),
) -> list[Match]:
    """Rank the corpus for each query.

    Args:
        queries: what is asked, in the order of the answer.
        corpus: what may be found.
        known: confirmed pairs (query id, corpus id); pairs of other ids are passed over.
        options: see Options.
        segment: text to words.
        rejected: pairs that people have rejected.

    Returns:
        At most `options.top` matches a query, best first, ties by id.
    """
    return answer(queries, len(queries), corpus, known, rejected, options, segment)


def answer(
    queries: Sequence[LinkItem],
    asking: int,
    corpus: Sequence[LinkItem],
    known: Sequence[tuple[str, str]],
    rejected: Sequence[tuple[str, str]],
    options: Options,
    segment: Segment,
) -> list[Match]:
    """Rank the corpus for the first queries; the others, as many as there are, only bring their reviewed links."""
    ranking = Ranking(queries, corpus, review(queries, corpus, known, rejected), options, segment)
    return [
        Match(item.id, corpus[one.position].id, one.chance, ranking.reasons(query, one) if options.explain else ())
        for query, item in enumerate(queries[:asking])
        for one in ranking.candidates(query)
    ]


class Ranking:
    """Everything that is worked out once for a collection, and the candidates of each query."""

    def __init__(
        self,
        queries: Sequence[LinkItem],
        corpus: Sequence[LinkItem],
        reviewed: Reviewed,
        options: Options,
        segment: Segment,
    ) -> None:
        thesaurus = load_thesaurus(options.thesaurus)
        background = load_background()
        there = [*corpus, *background.items]
        self._queries, self._corpus, self._top = queries, corpus, options.top
        self._rows = rows = choose_rows(len(queries) * len(there))
        views = make_views(thesaurus, segment)
        self._sights = [look(view, queries, there, background.clauses, rows) for view in views]
        self._witness = Witness(self._sights, corpus)
        self._explainer = Explainer(self._sights, queries, corpus, thesaurus, Naming(thesaurus, segment))
        learning = options.learn and (reviewed.confirmed or reviewed.rejected)
        self._learned = Neighbours(self._sights, queries, corpus, reviewed, rows) if learning else None
        close = options.semantic and corpus and available()
        self._meaning = Meaning(queries, there, options.vectors) if close else None
        by_words = self._witness.kind == BACKLOG and not close and corpus
        self._words = WordMeaning(queries, corpus, background.items) if by_words else None
        self._kind = self._witness.kind + (WITH_VECTORS if self._meaning else "")
        self._for_others: dict[tuple[str, ...], list[int]] = {}

    def candidates(self, query: int) -> list[RankedDocument]:
        """Return the best documents for a query, the likeliest first, ties by id."""
        item, corpus, rows = self._queries[query], self._corpus, self._rows
        scores = score(self._sights, query, rows)
        measure = level(scores, rows)
        own = scores[: len(corpus)]
        close = self._close(query, own, measure.high)
        scores = added(own, close)
        apart = self._apart(item, scores)
        for position, value in apart.items():
            scores[position] += value
        votes = self._votes(query, own, scores, None if self._meaning else measure.high)
        if self._witness.kind == BACKLOG:
            votes = {position: vote.times(_IN_BACKLOGS) for position, vote in votes.items()}
        for position, vote in votes.items():
            scores[position] += vote.evidence
        breaches = self._breaches(item, scores)
        for position in breaches:
            scores[position] *= 1 - LOST
        found: list[RankedDocument] = []
        best = _best(scores, corpus, self._top + _BEHIND, rows)
        for position in best:
            other = Other(
                close.get(position, 0.0), apart.get(position, 0.0), votes.get(position), breaches.get(position)
            )
            units = (float(scores[position]) / measure.unit, float(scores[best[0]]) / measure.unit)
            left = 1 - LOST if position in breaches else 1.0
            evidence = self._witness.evidence(query, position, *units, left)
            found.append(RankedDocument(position, evidence, chance(evidence, self._kind), other))
        return sorted(found, key=lambda one: (-one.chance, corpus[one.position].id))[: self._top]

    def reasons(self, query: int, candidate: RankedDocument) -> tuple[Reason, ...]:
        """Say why a candidate was proposed."""
        return self._explainer.reasons(query, candidate.position, candidate.other)

    def _close(self, query: int, scores: ScoreRow, high: float) -> dict[int, float]:
        """Return what closeness in meaning adds to documents: to all with vectors of whole texts, else to the best of a backlog."""
        if self._meaning:
            close = self._meaning.closeness(query)[: len(self._corpus)]
            return {position: WEIGHT * high * value for position, value in enumerate(close)}
        if self._words is None:
            return {}
        best = _best(scores, self._corpus, self._top + _BEHIND, self._rows)
        return {
            at: WORDS_WEIGHT * high * value for at, value in self._words.closeness(query, best).items() if value > 0
        }

    def _apart(self, query: LinkItem, scores: ScoreRow) -> dict[int, float]:
        """Return what is taken off documents that are for other channels than the query."""
        if not query.channels:
            return {}
        if query.channels not in self._for_others:
            asked = frozenset(query.channels)
            there = enumerate(self._corpus)
            self._for_others[query.channels] = [
                n for n, one in there if one.channels and asked.isdisjoint(one.channels)
            ]
        others = ((position, float(scores[position])) for position in self._for_others[query.channels])
        return {position: -_OTHER_CHANNEL * one for position, one in others if one > 0}

    def _breaches(self, query: LinkItem, scores: ScoreRow) -> dict[int, Breach]:
        """Return the documents that would do what the query forbids."""
        acts = forbidden_acts(query)
        if not acts:
            return {}
        read = _best(scores, self._corpus, _READ, self._rows)
        found = {position: breach(acts, self._corpus[position]) for position in read}
        return {position: one for position, one in found.items() if one}

    def _votes(self, query: int, own: ScoreRow, scores: ScoreRow, high: float | None) -> dict[int, Vote]:
        """Return what reviewed links add to the scores.

        Args:
            query: position of the query.
            own: scores of the documents by words alone.
            scores: scores of the documents with all that is known but for reviewed links.
            high: what evidence is measured in; None where vectors stretch the scores, which then are a measure themselves.
        """
        if self._learned is None:
            return {}
        gains = self._learned.gains(query, own)
        grown = added(scores, gains)
        best = _best(grown, self._corpus, _FIRST, self._rows)
        if high is not None:
            return self._learned.votes(query, gains, grown, best, high)
        stretched = math.fsum(grown[position] for position in best) / len(best) if best else 1.0
        votes = self._learned.votes(query, gains, grown, best, stretched)
        return {position: vote.times(_BESIDE_MEANING) for position, vote in votes.items()}


def review(
    queries: Sequence[LinkItem],
    corpus: Sequence[LinkItem],
    known: Sequence[tuple[str, str]],
    rejected: Sequence[tuple[str, str]],
) -> Reviewed:
    """Arrange the confirmed and the rejected pairs of ids by positions; pairs of other ids are passed over."""
    return Reviewed(_by_query(known, queries, corpus), _by_query(rejected, queries, corpus))


def _by_query(
    pairs: Sequence[tuple[str, str]], queries: Sequence[LinkItem], corpus: Sequence[LinkItem]
) -> dict[int, tuple[int, ...]]:
    asked = {item.id: n for n, item in enumerate(queries)}
    there = {item.id: n for n, item in enumerate(corpus)}
    found: dict[int, list[int]] = {}
    for query, document in sorted(set(pairs)):
        if query in asked and document in there:
            found.setdefault(asked[query], []).append(there[document])
    return {query: tuple(documents) for query, documents in found.items()}


def _best(scores: ScoreRow, corpus: Sequence[LinkItem], top: int, rows: Rows) -> list[int]:
    """Return the positions of the best scores above 0."""
    largest = rows.largest(scores, top)
    floor = max(largest[-1], _LEAST) if len(largest) == top else _LEAST
    kept = rows.at_least(scores, floor)
    return sorted(kept, key=lambda n: (-scores[n], corpus[n].id))[:top]

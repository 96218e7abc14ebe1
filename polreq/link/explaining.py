"""Why a pair was proposed: words of both sides that carry the score, and the largest thing asked for that is missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.link.confirmed import Vote
from polreq.link.item import LinkItem
from polreq.link.scoring import Sight
from polreq.link.thesaurus import Thesaurus
from polreq.results.suggestion import Breach, Channels, Closeness, Learned, Missing, Reason, Word, Words

#: Reasons for a pair and words on one side of a reason, at most.
_SHOWN: Final = 6
_WORDS: Final = 3

#: Parts of the score below this are not worth a line.
_LEAST_SHARE: Final = 0.02

_HAN_RUN: Final = re.compile(r"[一-鿿㐀-䶿〇]+")


@dataclass(frozen=True, slots=True)
class Other:
    """What is part of a pair's score beside shared words.

    Args:
        closeness: in meaning.
        channels: what is taken off since the two are for different channels.
        vote: what reviewed links say.
        breach: what the document would do though the query forbids it.
    """

    closeness: float
    channels: float
    vote: Vote | None
    breach: Breach | None


class Explainer:
    """Explains pairs of one collection; remembers which terms of the thesaurus an item has."""

    def __init__(
        self, sights: Sequence[Sight], queries: Sequence[LinkItem], corpus: Sequence[LinkItem], thesaurus: Thesaurus
    ) -> None:
        self._sights = sights
        self._queries = queries
        self._corpus = corpus
        self._thesaurus = thesaurus
        self._asked_terms: dict[int, Mapping[str, int]] = {}
        self._found_terms: dict[int, Mapping[str, int]] = {}

    def reasons(self, query: int, position: int, other: Other) -> tuple[Reason, ...]:
        """Name what carries the score of a pair, largest share first, then what speaks against it.

        Args:
            query: position of the query.
            position: position of the document.
            other: what else is part of the score.
        """
        asked, there = self._queries[query], self._corpus[position]
        parts: dict[Reason, float] = {}
        missing: Missing | None = None
        for sight in self._sights:
            shares = sight.parts(query, position)
            if sight.view.name == "concepts":
                for concept, value in shares.items():
                    _add(parts, self._named(concept, query, position), value)
                missing = self._missing(sight, shares, query, position)
            else:
                for word, value in _joined(asked.text, shares).items():
                    _add(parts, Words((_placed(word, asked),), (_placed(word, there),)), value)
        if other.channels:
            _add(parts, Channels(asked.channels, there.channels), other.channels)
        if other.closeness:
            _add(parts, Closeness(), other.closeness)
        for lesson in other.vote.lessons if other.vote else ():
            _add(parts, Learned(self._queries[lesson.query].id, there.id, lesson.verdict), lesson.evidence)
        return _ordered(parts, missing, other.breach)

    def _named(self, concept: str, query: int, position: int) -> Words:
        asked, found = self._terms(query, position)
        return Words(
            self._spoken(concept, asked, self._queries[query]), self._spoken(concept, found, self._corpus[position])
        )

    def _terms(self, query: int, position: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        if query not in self._asked_terms:
            self._asked_terms[query] = self._all_terms(self._queries[query])
        if position not in self._found_terms:
            self._found_terms[position] = self._all_terms(self._corpus[position])
        return self._asked_terms[query], self._found_terms[position]

    def _all_terms(self, item: LinkItem) -> Mapping[str, int]:
        return self._thesaurus.terms("\n".join((item.text, *item.heading, *item.lines)))

    def _spoken(self, concept: str, terms: Mapping[str, int], item: LinkItem) -> tuple[Word, ...]:
        """Return the words that name a concept, clearest first, or those of a related one in its stead."""
        concepts, clarity = self._thesaurus.concepts, self._thesaurus.clarity
        own = [term for term in terms if concept in concepts[term]]
        if not own:
            near = frozenset(self._thesaurus.near.get(concept, ()))
            own = [term for term in terms if not near.isdisjoint(concepts[term])]
        clearest = sorted(own, key=lambda term: (-clarity[term], term))[:_WORDS]
        return tuple(_placed(term, item) for term in clearest) or (Word(concept),)

    def _missing(self, sight: Sight, shares: Mapping[str, float], query: int, position: int) -> Missing | None:
        """Return the words of the query's weightiest concept that the document lacks, and what share of the query it is.

        Only a concept that the query names counts, not a related one; and a word that stands in the document as part of a
        longer one (查询 in 进度查询) is not called missing.
        """
        asked, _ = self._terms(query, position)
        found = self._corpus[position]
        there = "\n".join((found.text, *found.heading, *found.lines)).lower()
        concepts = self._thesaurus.concepts
        named = {concept for term in asked for concept in concepts[term]}
        named -= {concept for term in asked if term.lower() in there for concept in concepts[term]}
        worth = {concept: weight * sight.index.rarity(concept) for concept, weight in sight.asked[query].items()}
        lacking = {concept: value for concept, value in worth.items() if concept in named and concept not in shares}
        if not lacking:
            return None
        concept = min(lacking, key=lambda c: (-lacking[c], c))
        words = self._spoken(concept, asked, self._queries[query])
        return Missing(words, -round(lacking[concept] / sum(worth.values()), 3))


def _ordered(parts: Mapping[Reason, float], missing: Missing | None, breach: Breach | None) -> tuple[Reason, ...]:
    """Return what speaks for a pair, largest share first, then what speaks against it."""
    total = sum(value for value in parts.values() if value > 0)
    if not total:
        return ()
    best = sorted(parts.items(), key=lambda part: (-part[1], _texts(part[0])))
    shared = [replace(one, share=round(value / total, 3)) for one, value in best]
    speaks = [one for one, (_, value) in zip(shared, best, strict=True) if value / total >= _LEAST_SHARE][:_SHOWN]
    against: list[Reason] = [breach] if breach else []
    against += [one for one, (_, value) in zip(shared, best, strict=True) if value < 0]
    if missing:
        against.append(missing)
    return (*speaks, *against)


def _texts(reason: Reason) -> tuple[str, ...]:
    """Return the words of a reason, by which reasons of the same share are ordered."""
    return tuple(word.text for word in (*reason.upper, *reason.lower)) if isinstance(reason, Words) else ()


def _placed(word: str, item: LinkItem) -> Word:
    """Return a word with the part of the item that it stands in, if that is not its own text."""
    low = word.lower()
    own = (text for name, text in item.fields.items() if name != "module")
    if any(low in text.lower() for text in own):
        return Word(word)
    beside = (("module", (item.fields.get("module", ""),)), ("heading", item.heading), ("line", item.lines))
    return Word(word, next((name for name, texts in beside if any(low in text.lower() for text in texts)), ""))


def _add(parts: dict[Reason, float], reason: Reason, value: float) -> None:
    parts[reason] = parts.get(reason, 0.0) + value


def _joined(text: str, shares: Mapping[str, float]) -> dict[str, float]:
    """Join matched pairs that follow each other in a text to the words that a person sees."""
    joined: dict[str, float] = {}
    seen: set[str] = set()
    for run in _HAN_RUN.findall(text):
        begin = 0
        while begin < len(run) - 1:
            end = begin
            while end < len(run) - 1 and run[end : end + 2] in shares:
                end += 1
            if end > begin:
                pairs = {run[n : n + 2] for n in range(begin, end)} - seen
                seen |= pairs
                word = run[begin : end + 1]
                if pairs:
                    joined[word] = joined.get(word, 0.0) + sum(shares[pair] for pair in sorted(pairs))
            begin = max(end, begin + 1)
    for term, value in shares.items():
        if term not in seen:
            joined[term] = joined.get(term, 0.0) + value
    return joined

"""Why a pair was proposed: words of both sides that carry the score, and the largest thing asked for that is missing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.link.confirmed import Vote
from polreq.link.forbidding import Breach
from polreq.link.item import Item, Reason
from polreq.link.scoring import Sight
from polreq.link.thesaurus import Thesaurus

#: Reasons for a pair and words on one side of a reason, at most.
_SHOWN: Final = 6
_WORDS: Final = 3

#: Parts of the score below this are not worth a line.
_LEAST_SHARE: Final = 0.02

#: Part of its score that a document loses if it would do what the query forbids: people are to see it, but last.
BREACH: Final = 0.9

#: Stands between a word and the part of the item that it stands in, where it does not stand in its own text.
WITHIN: Final = "§"

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
        self, sights: Sequence[Sight], queries: Sequence[Item], corpus: Sequence[Item], thesaurus: Thesaurus
    ) -> None:
        self._sights = sights
        self._queries = queries
        self._corpus = corpus
        self._thesaurus = thesaurus
        self._asked_terms: dict[int, Mapping[str, int]] = {}
        self._found_terms: dict[int, Mapping[str, int]] = {}

    def reasons(self, query: int, position: int, other: Other) -> tuple[Reason, ...]:
        """Name what carries the score of a pair, largest share first, then what speaks against it.

        What a similar query's reviewed link says is named by ids: (`≈Q1`, `✓F1`) for a confirmed link of Q1, `✗F1` for a
        rejected one. Closeness in meaning is named `∼` on both sides; channels that differ are named with `@` before them.
        What the query forbids and the document would do is named in their words. A word that does not stand in the text
        of its item has behind it where it stands: `§heading` (a clause inherits its headings), `§module` or `§line`.

        Args:
            query: position of the query.
            position: position of the document.
            other: what else is part of the score.
        """
        parts: dict[tuple[str, str], float] = {}
        missing: tuple[float, str] = (0.0, "")
        for sight in self._sights:
            shares = sight.parts(query, position)
            if sight.view.name == "concepts":
                for concept, value in shares.items():
                    _add(parts, self._named(concept, query, position), value)
                missing = self._missing(sight, shares, query, position)
            else:
                text = self._queries[query].text
                for word, value in _joined(text, shares).items():
                    asked, there = self._queries[query], self._corpus[position]
                    _add(parts, (_placed(word, asked), _placed(word, there)), value)
        if other.channels:
            asked, there = self._queries[query], self._corpus[position]
            _add(parts, ("@" + "、".join(asked.channels), "@" + "、".join(there.channels)), other.channels)
        if other.closeness:
            _add(parts, ("∼", "∼"), other.closeness)
        vote = other.vote
        if vote is not None and vote.query is not None:
            mark = "✓" if vote.evidence > 0 else "✗"
            like, found = self._queries[vote.query].id, self._corpus[position].id
            _add(parts, (f"≈{like}", f"{mark}{found}"), vote.evidence)
        return _ordered(parts, missing, other.breach)

    def _named(self, concept: str, query: int, position: int) -> tuple[str, str]:
        asked, found = self._terms(query, position)
        return self._spoken(concept, asked, self._queries[query]), self._spoken(concept, found, self._corpus[position])

    def _terms(self, query: int, position: int) -> tuple[Mapping[str, int], Mapping[str, int]]:
        if query not in self._asked_terms:
            self._asked_terms[query] = self._all_terms(self._queries[query])
        if position not in self._found_terms:
            self._found_terms[position] = self._all_terms(self._corpus[position])
        return self._asked_terms[query], self._found_terms[position]

    def _all_terms(self, item: Item) -> Mapping[str, int]:
        return self._thesaurus.terms("\n".join((item.text, *item.heading, *item.lines)))

    def _spoken(self, concept: str, terms: Mapping[str, int], item: Item) -> str:
        """Return the words that name a concept, clearest first, or those of a related one in its stead."""
        concepts, clarity = self._thesaurus.concepts, self._thesaurus.clarity
        own = [term for term in terms if concept in concepts[term]]
        if not own:
            near = frozenset(self._thesaurus.near.get(concept, ()))
            own = [term for term in terms if not near.isdisjoint(concepts[term])]
        clearest = sorted(own, key=lambda term: (-clarity[term], term))[:_WORDS]
        return "、".join(_placed(term, item) for term in clearest) or concept

    def _missing(self, sight: Sight, shares: Mapping[str, float], query: int, position: int) -> tuple[float, str]:
        """Return the share of the query that its weightiest concept has which the document lacks, and its words.

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
            return 0.0, ""
        concept = min(lacking, key=lambda c: (-lacking[c], c))
        return lacking[concept] / sum(worth.values()), self._spoken(concept, asked, self._queries[query])


def _ordered(
    parts: Mapping[tuple[str, str], float], missing: tuple[float, str], breach: Breach | None
) -> tuple[Reason, ...]:
    """Return what speaks for a pair, largest share first, then what speaks against it."""
    total = sum(value for value in parts.values() if value > 0)
    if not total:
        return ()
    best = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    speaks = [(one, other, round(v / total, 3)) for (one, other), v in best if v / total >= _LEAST_SHARE][:_SHOWN]
    against = [(breach.forbidden, breach.done, -BREACH)] if breach else []
    against += [(one, other, round(v / total, 3)) for (one, other), v in best if v < 0]
    if missing[0] > 0:
        against.append((missing[1], "", -round(missing[0], 3)))
    return (*speaks, *against)


def _placed(word: str, item: Item) -> str:
    """Return a word with the part of the item behind it that it stands in, if that is not its own text."""
    low = word.lower()
    own = (text for name, text in item.fields.items() if name != "module")
    if any(low in text.lower() for text in own):
        return word
    beside = (("module", (item.fields.get("module", ""),)), ("heading", item.heading), ("line", item.lines))
    part = next((name for name, texts in beside if any(low in text.lower() for text in texts)), "")
    return f"{word}{WITHIN}{part}" if part else word


def _add(parts: dict[tuple[str, str], float], words: tuple[str, str], value: float) -> None:
    parts[words] = parts.get(words, 0.0) + value


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

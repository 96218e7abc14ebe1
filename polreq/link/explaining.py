"""Why a pair was proposed: the rarest whole words of both sides that carry the score, and what keeps it from being higher."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.link.asked import is_asked_for, is_lead, is_somebody
from polreq.link.confirmed import Vote
from polreq.link.item import LinkItem
from polreq.link.listing import Listing
from polreq.link.naming import Naming, SpokenItem
from polreq.link.scoring import Sight
from polreq.link.thesaurus import Thesaurus
from polreq.results.suggestion import (
    Akin,
    Breach,
    Channels,
    Closeness,
    General,
    Learned,
    Missing,
    Parts,
    Reason,
    Word,
    Wording,
    Words,
)

#: What speaks for a pair and is named one by one, at most.
_SHOWN: Final = 3

#: Parts of the score below this are not named.
_LEAST_SHARE: Final = 0.03

#: Words less rare than this are general (泛泛的词): about one text in 24 has them, counted over both sides and the background.
_GENERAL: Final = 3.15

#: What is said to be missing is rarer: at most one text in 36 has it.
_WORTH_ASKING: Final = 3.6


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
    """Explains pairs of one collection."""

    def __init__(
        self,
        sights: Sequence[Sight],
        queries: Sequence[LinkItem],
        corpus: Sequence[LinkItem],
        thesaurus: Thesaurus,
        naming: Naming,
    ) -> None:
        self._sights = {sight.view.name: sight for sight in sights}
        self._queries = queries
        self._corpus = corpus
        self._thesaurus = thesaurus
        self._naming = naming
        # what was read is kept by `naming`, so that nothing else gets its place in the memory
        self._asked_words: dict[int, Mapping[str, float]] = {}
        self._asked_terms: dict[tuple[str, int], bool] = {}
        self._rarities: dict[str, float] = {}
        self._listing = Listing(thesaurus, naming, lambda word: self._rarity(word) < _GENERAL)

    def reasons(self, query: int, position: int, other: Other) -> tuple[Reason, ...]:
        """Name what carries the score of a pair, largest share first, then what speaks against it.

        Args:
            query: position of the query.
            position: position of the document.
            other: what else is part of the score.
        """
        words, loose = self._shared(query, position)
        facts: dict[Reason, float] = {}
        if other.closeness:
            facts[Closeness()] = other.closeness
        for lesson in other.vote.lessons if other.vote else ():
            learned = Learned(self._queries[lesson.query].id, self._corpus[position].id, lesson.verdict)
            if (lesson.evidence < 0) is (
                lesson.verdict == "rejected"
            ):  # what was confirmed never speaks against a pair
                facts[learned] = lesson.evidence
        total = loose + sum(words.values()) + sum(value for value in facts.values() if value > 0)
        if total <= 0:
            return ()
        speaks = self._speaks(words, {fact: v for fact, v in facts.items() if v > 0}, loose, total)
        asked, there = self._queries[query], self._corpus[position]
        apart = [Channels(asked.channels, there.channels, round(other.channels / total, 3))] if other.channels else []
        against = [replace(fact, share=round(v / total, 3)) for fact, v in facts.items() if v <= -_LEAST_SHARE * total]
        against.sort(key=lambda fact: not isinstance(fact, Learned))
        breach = [other.breach] if other.breach else []
        parts = self._listing.met(asked, there)
        all_of_it = [parts] if parts and not parts.lacking else []
        return (
            *speaks,
            *all_of_it,
            *breach,
            *against[:1],
            *apart,
            *against[1:],
            *self._unanswered(query, position, parts),
        )

    def _unanswered(self, query: int, position: int, parts: Parts | None) -> list[Missing | Parts]:
        """Say what is asked for and not spoken of: the weightiest thing, and parts of a list, nothing twice."""
        lacking = [parts] if parts and parts.lacking else []
        missing = self._missing(query, position)
        listed = [word.text for part in lacking for word in part.lacking]
        if missing is None or any(missing.upper[0].text in word or word in missing.upper[0].text for word in listed):
            return [*lacking]
        return [missing, *lacking]

    def _shared(self, query: int, position: int) -> tuple[dict[Words | Akin, float], float]:
        """Return the words that both sides share, and what of the score stands in no whole word of both."""
        asked, there = self._naming.read(self._queries[query]), self._naming.read(self._corpus[position])
        above, below = asked.words, there.words
        common = sorted(above.keys() & below.keys(), key=lambda word: (-len(word), word))
        holding = _by_pair(common)
        by_word: dict[str, float] = {}
        found: dict[Words | Akin, float] = {}
        loose = 0.0
        for name, sight in self._sights.items():
            for term, value in sight.parts(query, position).items():
                if name == "concepts":
                    upper, lower, related = self._naming.named(term, asked, there)
                    if upper and lower:
                        reason = (Akin if related else Words)(upper, lower)
                        found[reason] = found.get(reason, 0.0) + value
                        continue
                elif word := term if term in above and term in below else holding.get(term, ""):
                    by_word[word] = by_word.get(word, 0.0) + value
                    continue
                loose += value
        for word, value in by_word.items():
            reason = Words((asked.placed(above[word]),), (there.placed(below[word]),))
            found[reason] = found.get(reason, 0.0) + value
        return _folded(found), loose

    def _speaks(
        self, words: Mapping[Words | Akin, float], facts: Mapping[Reason, float], loose: float, total: float
    ) -> list[Reason]:
        """Choose what is named: rare words and facts first; general words only where nothing rarer carries the score."""
        rare = [(reason, value) for reason, value in words.items() if not self._is_general(reason)]
        named: list[tuple[Reason, float]] = []
        for reason, value in _by_share([*rare, *facts.items()]):
            enough = len(named) >= (1 if isinstance(reason, Akin) else _SHOWN)
            if not enough and value >= _LEAST_SHARE * total:
                named.append((reason, value))
        if not any(isinstance(reason, Words | Akin) for reason, _ in named):
            general = [pair for pair in _by_share(words.items()) if isinstance(pair[0], Words)][: _SHOWN - len(named)]
            if general:
                shown = tuple(dict.fromkeys(reason.upper[0] for reason, _ in general if isinstance(reason, Words)))
                named.append((General(shown), sum(value for _, value in general)))
        shares: list[Reason] = [replace(reason, share=round(value / total, 3)) for reason, value in named]
        rest = round((total - sum(value for _, value in named)) / total, 3)
        return [*shares, *([Wording(rest)] if rest > 0 else [])]

    def _is_general(self, reason: Words | Akin) -> bool:
        return all(self._rarity(word.text) < _GENERAL for word in reason.upper[:1])

    def _rarity(self, word: str) -> float:
        """Return how rare a word is at least: as rare as the rarest of its pairs."""
        known = self._rarities.get(word)
        if known is None:
            index = self._sights["pairs"].index
            terms = [word[n : n + 2] for n in range(len(word) - 1)] if not word.isascii() else [word.lower()]
            known = self._rarities[word] = max((index.rarity(term) for term in terms), default=0.0)
        return known

    def _missing(self, query: int, position: int) -> Missing | None:
        """Return the word of the query's weightiest concept that the document lacks, and what share of the query it is.

        Only a concept that the query's own text names counts, not a related one or one of a heading; a word that stands in
        the document as part of a longer one (查询 in 进度查询), or of which a rare part stands there (法人 of 法人单位), is not
        called missing, and a general word is not worth it, nor what is not asked for (bodies, times).
        """
        asked, there = self._naming.read(self._queries[query]), self._naming.read(self._corpus[position])
        sight, concepts = self._sights["concepts"], self._thesaurus.concepts
        shares = sight.parts(query, position)
        terms = {term: concepts[term] for term in asked.terms}
        common = asked.words.keys() & there.words.keys()
        rare = {word for word in common if self._rarity(word) >= _GENERAL}
        held = {
            concept
            for term, named in terms.items()
            if self._stands(term, there.low) or any(word in term for word in rare)
            for concept in named
        }
        own: dict[str, list[str]] = {}
        for term, named in terms.items():
            if not asked.placed(term).part and self._rarity(term) >= _WORTH_ASKING and self._is_asked_for(term, asked):
                for concept in named:
                    own.setdefault(concept, []).append(term)
        worth = {concept: weight * sight.index.rarity(concept) for concept, weight in sight.asked[query].items()}
        lacking = [concept for concept in worth if concept in own and concept not in shares and concept not in held]
        if not lacking:
            return self._missing_word(asked, there.low, rare)
        concept = min(lacking, key=lambda c: (-worth[c], c))
        words = self._naming.spoken(own[concept], asked)
        return Missing(words, -round(worth[concept] / sum(worth.values()), 3))

    def _missing_word(self, asked: SpokenItem, there: str, rare: Collection[str]) -> Missing | None:
        """Return the rarest word of a query that the thesaurus does not have and no word of which stands in the document.

        Passed over is what a clause begins with (开展), what it does not ask for (see asked.py), and what stands in no other text.
        """
        text, worth = asked.item.text, self._worth_asking(asked)
        lacking = [
            word
            for word, rarity in worth.items()
            if rarity >= _WORTH_ASKING and self._is_common(word) and not self._stands(word.lower(), there)
            if not any(one in word for one in rare)
        ]
        if not lacking:
            return None
        word = min(lacking, key=lambda w: (-worth[w], -len(w), text.find(w)))
        return Missing((Word(word),), -round(worth[word] / sum(worth.values()), 3))

    def _worth_asking(self, asked: SpokenItem) -> Mapping[str, float]:
        """Return how rare the words are that a query asks for and the thesaurus does not have."""
        known = self._asked_words.get(id(asked))
        if known is None:
            text, terms = asked.item.text, "\n".join(asked.terms)
            known = self._asked_words[id(asked)] = {
                word: self._rarity(word)
                for word in asked.words.values()
                if word in text and word.lower() not in terms and not is_lead(word) and not is_somebody(word)
                if is_asked_for(word.lower(), text)
            }
        return known

    def _is_asked_for(self, term: str, asked: SpokenItem) -> bool:
        """Tell whether a query asks for a term; see asked.py."""
        key = (term, id(asked))
        if key not in self._asked_terms:
            self._asked_terms[key] = is_asked_for(term, asked.item.text)
        return self._asked_terms[key]

    def _is_common(self, word: str) -> bool:
        """Tell whether a word stands in several texts: one that only this text has may be cut wrongly (单率 of 退单率)."""
        counts = self._sights["pairs"].index.usage.counts
        return word.isascii() or all(counts.get(word[n : n + 2], 0) > 1 for n in range(len(word) - 1))

    def _stands(self, term: str, text: str) -> bool:
        """Tell whether a text has a term or what is rarest about it."""
        if term in text:
            return True
        pairs = [term[n : n + 2] for n in range(len(term) - 1)]
        return not term.isascii() and max(pairs, key=self._rarity) in text


def _by_share(parts: Iterable[tuple[Reason, float]]) -> list[tuple[Reason, float]]:
    """Order reasons: what is only related last, then the largest share first."""
    return sorted(parts, key=lambda part: (isinstance(part[0], Akin), -part[1], _texts(part[0])))


def _texts(reason: Reason) -> tuple[str, ...]:
    """Return the words of a reason, by which reasons of the same share are ordered."""
    return tuple(w.text for w in (*reason.upper, *reason.lower)) if isinstance(reason, Words | Akin) else ()


def _by_pair(words: Iterable[str]) -> Mapping[str, str]:
    """Return the first word for every pair of characters that one has."""
    found: dict[str, str] = {}
    for word in words:
        for n in range(len(word) - 1):
            found.setdefault(word[n : n + 2], word)
    return found


def _folded(found: Mapping[Words | Akin, float]) -> dict[Words | Akin, float]:
    """Add what is named by a part of another reason's words to that one (证照 to 电子证照), so that nothing is said twice."""
    kept: dict[Words | Akin, float] = {}
    order = sorted(
        found,
        key=lambda r: (
            isinstance(r, Akin),
            -found[r] * (len(r.upper) > 1),
            -len(r.upper[0].text),
            -len(r.lower[0].text),
            _texts(r),
        ),
    )
    for reason in order:
        host = next((one for one in kept if _says_again(reason, one)), reason)
        kept[host] = kept.get(host, 0.0) + found[reason]
    return kept


def _says_again(reason: Words | Akin, host: Words | Akin) -> bool:
    """Tell whether the first words of a reason are named by another one already."""
    again = any(reason.upper[0].text in word.text for word in host.upper)
    return again and (isinstance(reason, Akin) or any(reason.lower[0].text in word.text for word in host.lower))

"""Tie the articles of a newer version of a document to those of the older one that they come from: moved, split, merged."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.change.assigning import assign
from polreq.change.references import cited
from polreq.late import late
from polreq.link.relating import role
from polreq.official.patterns import WORDS
from polreq.results.alignment import Article
from polreq.text.likeness import LetterPair, letters, pairs
from polreq.text.normalise import compact, fold

#: Two articles can be versions of each other from this likeness on, weighted by how rare their pairs of characters are.
_ALIKE: Final = 0.3
#: Between equally likely partners, the one at the same share of the way through the document is taken.
_PLACE: Final = 0.05
#: A passage stays where it was if this share of it recurs in the article that continues its own.
_KEPT: Final = 0.5
#: Passages that neither stay where they were are the same from this likeness on …
_MOVED: Final = 0.4
#: … from this one on if neither of the articles has another partner, and the older passage is like no other one more …
_MOVED_LONELY: Final = 0.3
#: … and from this one on if, besides, the partners of their neighbours stand next to each other.
_MOVED_NEAR: Final = 0.14
#: How many articles a neighbour's partner may be away.
_NEAR: Final = 2
#: … and how many articles may stand between those of two neighbours, so that the order still tells something.
_ROOM: Final = 12
#: A passage of which most stands in its own pair comes from elsewhere if one there is so like it, and by so much more than any at home.
_CLOSER: Final = 0.5
_MARGIN: Final = 0.1
#: Two clauses of sanctions that are no more alike than this are tied only if what they sanction is.
_SANCTIONS_ALIKE: Final = 0.6
#: A part of a sentence of so many letters that stands nearly whole in a passage elsewhere was taken over from there.
_PART_LETTERS: Final = 8
_PART_WHOLE: Final = 0.8

_ENUMERATED: Final = late(r"(?m)^（[一二三四五六七八九十]{1,3}）")
#: Who does it, behind what is to be done: clauses of one body are no versions of each other for that.
_WHO: Final = late(rf"(?m)[（(][^（）()\n]*(?:{WORDS['parts_taken']})[^（）()\n]*[）)]\s*$")
_SENTENCES: Final = late(r"[。；\n]")
_PARTS: Final = late(r"[，：]")
_SHORTEST: Final = 4
#: Opens a sentence on sanctions, whatever they are.
_BREACH: Final = "违反本"


@dataclass(frozen=True, slots=True)
class _Passage:
    """A sentence or an item of an enumeration: the pairs of its characters, those of its parts between commas, and what it is for.

    A duty and the sanction for its breach are said in the same words; neither comes from the other.
    """

    pairs: frozenset[LetterPair]
    sanction: bool
    parts: tuple[tuple[int, frozenset[LetterPair]], ...]


class _Weights:
    """How much pairs of characters tell: the fewer articles of the two documents have one, the more."""

    def __init__(self, texts: Sequence[frozenset[LetterPair]]) -> None:
        counts = Counter(pair for text in texts for pair in {pair for pair, _ in text})
        self._most = math.log(1 + len(texts))
        self._of = {pair: math.log(1 + len(texts) / n) for pair, n in counts.items()}

    def of(self, pair: LetterPair) -> float:
        return self._of.get(pair[0], self._most)

    def sum(self, found: frozenset[LetterPair]) -> float:
        return math.fsum(self.of(pair) for pair in found)

    def share(self, part: frozenset[LetterPair], whole: frozenset[LetterPair]) -> float:
        total = self.sum(part)
        return self.sum(part & whole) / total if total else 1.0


def tie(olds: Sequence[Article], news: Sequence[Article]) -> tuple[tuple[int, ...], ...]:
    """Find what every article of the newer version comes from.

    Articles are paired one to one first, all at once; then the passages that do not stay in their pair are looked for
    elsewhere, which tells what was split, merged or taken over.

    Args:
        olds: articles of the older version, in its order, without their numbers.
        news: articles of the newer one.

    Returns:
        for each of `news` the positions of the articles in `olds` that it comes from, the closest first; none: it is new.
    """
    old_pairs, new_pairs = ([pairs(_matter(a.text)) for a in side] for side in (olds, news))
    weights = _Weights([*old_pairs, *new_pairs])
    worth = _worth(old_pairs, new_pairs, weights)
    main = assign(worth)
    sanctioned = _Sanctioned(olds, news, main)
    ties = {
        at: [main[at]]
        for at in sorted(main)
        if worth[at, main[at]] >= _SANCTIONS_ALIKE or sanctioned.agrees(at, main[at])
    }
    loose = _Loose(olds, news, (old_pairs, new_pairs), main, weights)
    for new, old, alike in loose.moved():
        if old not in ties.setdefault(new, []) and (alike >= _SANCTIONS_ALIKE or sanctioned.agrees(new, old)):
            ties[new].append(old)
    return tuple(tuple(ties.get(at, ())) for at in range(len(news)))


class _Sanctioned:
    """What clauses of sanctions (法律责任) refer to: such clauses continue each other if the articles do whose breach they sanction."""

    def __init__(self, olds: Sequence[Article], news: Sequence[Article], main: dict[int, int]) -> None:
        self._old_cited, self._new_cited = [_sanctioned(a) for a in olds], [_sanctioned(a) for a in news]
        self._sources = {news[at].locator: olds[old].locator for at, old in main.items()}

    def agrees(self, new: int, old: int) -> bool:
        """Whether a newer clause may come from an older one, as far as the articles tell that both refer to."""
        mine, its = self._new_cited[new], self._old_cited[old]
        return not (mine and its) or any(self._sources.get(number) in its for number in mine)


class _Index:
    """Texts by their pairs of characters, so that one need not be held against each."""

    def __init__(self, texts: Sequence[frozenset[LetterPair]], weights: _Weights) -> None:
        self._weights = weights
        self._totals = [weights.sum(text) for text in texts]
        self._having: dict[LetterPair, list[int]] = defaultdict(list)
        for at, text in enumerate(texts):
            for pair in text:
                self._having[pair].append(at)

    def common(self, text: frozenset[LetterPair]) -> dict[int, float]:
        """Return the weight of what each of the texts has in common with one; those that have nothing are left out."""
        found: dict[int, float] = defaultdict(float)
        for pair in sorted(text):  # sums must not depend on the order of a set
            weight = self._weights.of(pair)
            for at in self._having.get(pair, ()):
                found[at] += weight
        return found

    def likeness(self, text: frozenset[LetterPair]) -> dict[int, float]:
        """Return how like each of the texts is to one; those that have nothing in common with it are left out."""
        total = self._weights.sum(text)
        return {at: 2 * weight / (total + self._totals[at]) for at, weight in self.common(text).items()}


def _worth(
    olds: Sequence[frozenset[LetterPair]], news: Sequence[frozenset[LetterPair]], weights: _Weights
) -> dict[tuple[int, int], float]:
    """Say what it is worth to pair a new article (row) with an old one, for those that are alike."""
    index, found = _Index(olds, weights), {}
    for at, text in enumerate(news):
        for old, alike in index.likeness(text).items():
            if alike >= _ALIKE:
                apart = abs(at / max(1, len(news) - 1) - old / max(1, len(olds) - 1))
                found[at, old] = alike + _PLACE * (1 - apart)
    return found


class _Loose:
    """The passages that do not stay in the pair of their article."""

    def __init__(
        self,
        olds: Sequence[Article],
        news: Sequence[Article],
        texts: tuple[Sequence[frozenset[LetterPair]], Sequence[frozenset[LetterPair]]],
        main: dict[int, int],
        weights: _Weights,
    ) -> None:
        self._main, self._weights = main, weights
        self._heirs = {old: new for new, old in main.items()}
        self._old_texts, self._new_texts = texts
        self._ends = len(olds), len(news)
        self._news = [(at, p) for at, article in enumerate(news) for p in _passages(article.text)]
        self._all_olds = [(at, p) for at, article in enumerate(olds) for p in _passages(article.text)]
        self._olds = [
            (at, p) for at, p in self._all_olds if not self._stays(p.pairs, self._new_texts, self._heirs.get(at))
        ]
        self._all_index = _Index([p.pairs for _, p in self._all_olds], weights)
        self._old_index = _Index([p.pairs for _, p in self._olds], weights)
        self._new_index = _Index([p.pairs for _, p in self._news], weights)

    def moved(self) -> Iterator[tuple[int, int, float]]:
        """Yield new and old articles that share a passage which stays in neither's own pair, and how like it is in both."""
        for new, passage in self._news:
            own = self._main.get(new)
            if not self._stays(passage.pairs, self._old_texts, own):
                yield from self._best(new, passage)
            yield from self._closer(new, passage)
            yield from self._taken_over(new, passage, own)

    def _stays(
        self, passage: frozenset[LetterPair], texts: Sequence[frozenset[LetterPair]], partner: int | None
    ) -> bool:
        return partner is not None and self._weights.share(passage, texts[partner]) >= _KEPT

    def _best(self, new: int, passage: _Passage) -> Iterator[tuple[int, int, float]]:
        """Yield the old articles whose loose passages are most like this one, if they are like enough."""
        found = {
            at: alike
            for at, alike in self._old_index.likeness(passage.pairs).items()
            if self._olds[at][0] != self._main.get(new) and self._olds[at][1].sanction == passage.sanction
        }
        best = max(found.values(), default=0.0)
        for at in sorted(at for at, alike in found.items() if alike == best):
            old, other = self._olds[at]
            if best >= self._least(new, old, other):
                yield new, old, best

    def _closer(self, new: int, passage: _Passage) -> Iterator[tuple[int, int, float]]:
        """Yield the old article from which a passage comes that is far more like one there than any at home, on either side."""
        alike = self._all_index.likeness(passage.pairs)
        best = max(alike, key=lambda at: (alike[at], -at), default=-1)
        if best < 0 or self._all_olds[best][1].sanction != passage.sanction:
            return
        old, other = self._all_olds[best]
        home = max((score for at, score in alike.items() if self._all_olds[at][0] == self._main.get(new)), default=0.0)
        if alike[best] < max(_CLOSER, home + _MARGIN):
            return
        back = self._new_index.likeness(other.pairs)
        heir = self._heirs.get(old)
        other_home = max((score for at, score in back.items() if self._news[at][0] == heir), default=0.0)
        if alike[best] >= other_home + _MARGIN:
            yield new, old, alike[best]

    def _least(self, new: int, old: int, other: _Passage) -> float:
        """Return from which likeness on a passage of the newer version is held for one of the older, see the constants."""
        if new in self._main or old in self._heirs:
            return _MOVED
        if self._near(new, old):
            return _MOVED_NEAR
        closest = max(self._new_index.likeness(other.pairs).values(), default=0.0)
        return max(_MOVED_LONELY, min(_MOVED, closest))

    def _near(self, new: int, old: int) -> bool:
        """Whether an old article stands where its neighbours' partners leave room for it."""
        before = next((self._main[at] for at in range(new - 1, -1, -1) if at in self._main), -1)
        after = next((self._main[at] for at in range(new + 1, self._ends[1]) if at in self._main), self._ends[0])
        return before < after <= before + _ROOM and before - _NEAR <= old <= after + _NEAR

    def _taken_over(self, new: int, passage: _Passage, own: int | None) -> Iterator[tuple[int, int, float]]:
        """Yield the old articles in which a longer part of the passage stood nearly whole and stands no more, and which are not its own pair."""
        for size, part in passage.parts:
            if size < _PART_LETTERS or self._stays(part, self._old_texts, own):
                continue
            total = self._weights.sum(part)
            for at, weight in sorted(self._all_index.common(part).items()):
                old, other = self._all_olds[at]
                left = not self._stays(part, self._new_texts, self._heirs.get(old))
                if old != own and left and other.sanction == passage.sanction and weight >= _PART_WHOLE * total:
                    yield new, old, weight / total


def _sanctioned(article: Article) -> frozenset[str]:
    return cited(compact(fold(article.text))) if role(article.text) == "liability" else frozenset()


def _matter(text: str) -> str:
    """Return a text without the bracket that says who does it (（市数据局负责）), unless that is all."""
    return _WHO.sub("", text).strip() or text


def _passages(text: str) -> Iterator[_Passage]:
    listing = False
    for sentence in _SENTENCES.split(_ENUMERATED.sub("", fold(_matter(text)))):
        if len(compact(sentence)) >= _SHORTEST:
            parts = tuple((len(letters(part)), pairs(part)) for part in _PARTS.split(sentence))
            sanction = listing or role(sentence) == "liability" or _BREACH in sentence
            # the items below 有下列行为之一的，责令改正： are what is sanctioned
            listing = sanction and (listing or sentence.rstrip().endswith("："))
            yield _Passage(pairs(sentence), sanction, parts)

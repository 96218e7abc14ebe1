"""Alignment of two levels of government (上下位文件对照): which upper articles a lower article carries out, and how."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.link import bm25
from polreq.link.item import LinkItem, Options, Segment
from polreq.link.relating import Related, relation, role
from polreq.link.thesaurus import load_thesaurus
from polreq.link.views import View, make_views

#: What each way of looking at two articles counts. Fitted on one pair of regulations and checked on another.
_CHARACTERS: Final = 0.4
_PAIRS: Final = 0.4
_WORDS: Final = 0.1
_SENTENCE: Final = 0.5
_CONCEPTS: Final = 0.6
_BACKWARDS: Final = 0.2
_ROLE: Final = 0.2

#: Sum at which a proposal is as likely right as wrong, and how sharply the chance changes around it.
_EVEN: Final = 3.2
_SLOPE: Final = 1.1

#: Further upper articles are named if they reach this part of the best one, so many at most.
_PART: Final = 0.5
_MOST: Final = 5

_SENTENCE_END: Final = re.compile(r"[。；;\n]")
_SHORT: Final = 6
_HAN: Final = re.compile(r"[一-鿿]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """An upper article that a lower one carries out.

    Args:
        upper: its id.
        related: how the lower article relates to it, and why.
        score: chance that it is one, 0 to 1.
    """

    upper: str
    related: Related
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """A lower article and the upper ones it carries out, best first; none if it is purely local (地方自主规定)."""

    lower: str
    uppers: tuple[Aligned, ...] = ()


def align(
    uppers: Sequence[LinkItem], lowers: Sequence[LinkItem], options: Options, segment: Segment
) -> tuple[Alignment, ...]:
    """Align every lower article with the upper ones.

    Args:
        uppers: articles of the upper document.
        lowers: articles of the lower document, in the order of the answer.
        options: see Options; only `thesaurus` counts.
        segment: text to words.
    """
    if not uppers or not lowers:
        return tuple(Alignment(item.id) for item in lowers)
    above = [replace(item, heading=()) for item in uppers]
    below = [replace(item, heading=()) for item in lowers]
    sums = _sums(above, below, options, segment)
    return tuple(
        Alignment(item.id, _chosen(above, item, row) if role(item.text) != "effect" else ())
        for item, row in zip(below, sums, strict=True)
    )


def _chosen(uppers: Sequence[LinkItem], lower: LinkItem, row: Sequence[float]) -> tuple[Aligned, ...]:
    order = sorted(range(len(uppers)), key=lambda n: (-row[n], n))[:_MOST]
    best = row[order[0]]
    if best < _EVEN:
        return ()
    found = []
    for position in order:
        if row[position] < _PART * best:
            break
        chance = 1 / (1 + math.exp(-_SLOPE * (row[position] - _EVEN)))
        found.append(Aligned(uppers[position].id, relation(uppers[position].text, lower.text), round(chance, 4)))
    return tuple(found)


def _sums(
    uppers: Sequence[LinkItem], lowers: Sequence[LinkItem], options: Options, segment: Segment
) -> list[list[float]]:
    """Add up what the views say about every pair."""
    views = {view.name: view for view in make_views(load_thesaurus(options.thesaurus), segment)}
    pairs, words, concepts = views["pairs"], views["words"], views["concepts"]
    characters = View("characters", _characters, 1.0, pairs.k1, pairs.b)
    total = [[0.0] * len(uppers) for _ in lowers]
    for view, weight in ((characters, _CHARACTERS), (pairs, _PAIRS), (words, _WORDS), (concepts, _CONCEPTS)):
        _add(total, _scores(view, lowers, uppers), weight)
    backwards = _scores(pairs, uppers, lowers)
    _add(total, [[row[n] for row in backwards] for n in range(len(lowers))], _BACKWARDS)
    _add(total, _sentences(pairs, uppers, lowers), _SENTENCE)
    upper_roles = [role(item.text) for item in uppers]
    for row, item in zip(total, lowers, strict=True):
        own = role(item.text)
        for n, other in enumerate(upper_roles):
            if own or other:
                row[n] += _ROLE if own == other else -_ROLE
    return total


def _scores(view: View, queries: Sequence[LinkItem], corpus: Sequence[LinkItem]) -> list[list[float]]:
    """Score all pairs; each query's scores are divided by the square root of the best that could be had."""
    asked = [view.counts(item) for item in queries]
    index = bm25.build(map(view.parts, corpus), frozenset().union(*asked), view.k1, view.b)
    return [_scaled(index, terms, view.k1) for terms in asked]


def _scaled(index: bm25.TermIndex, terms: Mapping[str, float], k1: float) -> list[float]:
    best = math.fsum(weight * index.rarity(term) * (k1 + 1) for term, weight in terms.items())
    return [score / math.sqrt(best) for score in index.scores(terms)] if best else [0.0] * index.size


def _sentences(view: View, uppers: Sequence[LinkItem], lowers: Sequence[LinkItem]) -> list[list[float]]:
    """Score the two sentences that are most alike, since an article may carry out one sentence of another."""
    above, owners = _split(uppers)
    below, askers = _split(lowers)
    best = [[0.0] * len(uppers) for _ in lowers]
    if not above or not below:
        return best
    for asker, row in zip(askers, _scores(view, below, above), strict=True):
        for owner, score in zip(owners, row, strict=True):
            best[asker][owner] = max(best[asker][owner], score)
    return best


def _split(items: Sequence[LinkItem]) -> tuple[list[LinkItem], list[int]]:
    sentences: list[LinkItem] = []
    owners: list[int] = []
    for n, item in enumerate(items):
        for sentence in _SENTENCE_END.split(item.text):
            if len(sentence) > _SHORT:
                sentences.append(LinkItem(str(len(sentences)), {"text": sentence}))
                owners.append(n)
    return sentences, owners


def _characters(text: str) -> list[str]:
    return _HAN.findall(text)


def _add(total: list[list[float]], scores: Sequence[Sequence[float]], weight: float) -> None:
    for row, more in zip(total, scores, strict=True):
        for n, score in enumerate(more):
            row[n] += weight * score

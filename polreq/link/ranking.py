"""Ranked candidates for each query: words and character pairs, their two rankings fused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from polreq.link import bm25
from polreq.link.item import Item, Match, Options, Reason, Segment
from polreq.link.terms import pair_terms, word_terms

#: Constant of reciprocal rank fusion.
_FUSION: Final = 60

#: Words named in a reason, at most.
_SHOWN: Final = 6


def rank(
    queries: Sequence[Item],
    corpus: Sequence[Item],
    known: Sequence[tuple[str, str]],
    options: Options,
    segment: Segment,
) -> list[Match]:
    """Rank the corpus for each query.

    Args:
        queries: what is asked, in the order of the answer.
        corpus: what may be found.
        known: confirmed pairs (query id, corpus id).
        options: see Options.
        segment: text to words.

    Returns:
        At most `options.top` matches a query, best first, ties by id.
    """
    words = word_terms(segment)
    asked_words = [Counter(words(item.text)) for item in queries]
    asked_pairs = [Counter(pair_terms(item.text)) for item in queries]
    by_word = bm25.build((words(item.text) for item in corpus), set().union(*asked_words))
    by_pair = bm25.build((pair_terms(item.text) for item in corpus), set().union(*asked_pairs))
    found: list[Match] = []
    for item, of_words, of_pairs in zip(queries, asked_words, asked_pairs, strict=True):
        fused: dict[int, float] = {}
        for scores in (by_word.scores(of_words), by_pair.scores(of_pairs)):
            ordered = sorted(scores, key=lambda n: (-scores[n], corpus[n].id))
            for place, position in enumerate(ordered, 1):
                fused[position] = fused.get(position, 0.0) + 1 / (_FUSION + place)
        best = sorted(fused, key=lambda n: (-fused[n], corpus[n].id))[: options.top]
        for position in best:
            why = _reasons(by_word, of_words, position) if options.explain else ()
            found.append(Match(item.id, corpus[position].id, fused[position] * (_FUSION + 1) / 2, why))
    return found


def _reasons(index: bm25.Index, asked: Mapping[str, int], position: int) -> tuple[Reason, ...]:
    shares = {
        term: asked[term] * index.rarity[term] * value
        for term in asked
        for at, value in index.postings.get(term, ())
        if at == position
    }
    total = sum(shares.values())
    best = sorted(shares, key=lambda t: (-shares[t], t))[:_SHOWN]
    return tuple((term, term, shares[term] / total) for term in best)

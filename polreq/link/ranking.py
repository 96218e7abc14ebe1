"""Ranked candidates for each query, with scores and reasons."""

import heapq
from collections.abc import Sequence
from typing import Final

from polreq.link.explaining import Explainer
from polreq.link.item import Item, Match, Options, Segment
from polreq.link.scoring import look, score
from polreq.link.thesaurus import load_thesaurus
from polreq.link.views import make_views

#: The least score that counts as one.
_LEAST: Final = 1e-9


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
    thesaurus = load_thesaurus(options.thesaurus)
    sights = [look(view, queries, corpus) for view in make_views(thesaurus, segment)]
    explainer = Explainer(sights, queries, corpus, thesaurus)
    found: list[Match] = []
    for query, item in enumerate(queries):
        scores = score(sights, query)
        unit = scores.unit
        for position in _best(scores.raw, corpus, options.top):
            why = explainer.reasons(query, position, {}) if options.explain else ()
            value = scores.raw[position] / unit
            found.append(Match(item.id, corpus[position].id, value / (10 + value), why))
    return found


def _best(scores: Sequence[float], corpus: Sequence[Item], top: int) -> list[int]:
    """Return the positions of the best scores above 0."""
    largest = heapq.nlargest(top, scores)
    floor = max(largest[-1], _LEAST) if len(largest) == top else _LEAST
    kept = [position for position, score in enumerate(scores) if score >= floor]
    return sorted(kept, key=lambda n: (-scores[n], corpus[n].id))[:top]

"""Rivals (更像的): for every suggestion but the best, which other one scores higher."""

from collections.abc import Sequence
from dataclasses import replace

from polreq.results.suggestion import Rival, Suggestion, score_text


def with_rivals(group: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Add to each suggestion for one requirement which one scores highest, where the difference is seen in the scores shown.

    Args:
        group: suggestions for one requirement and one layer, best first.
    """
    if not group:
        return ()
    first = group[0]
    best = score_text(first.score)
    rival = Rival(first.lower, float(best))
    return tuple(replace(s, reasons=(*s.reasons, rival)) if score_text(s.score) < best else s for s in group)

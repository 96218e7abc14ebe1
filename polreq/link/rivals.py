"""Rivals (更像的): for every suggestion but the best, which other one scores higher."""

from collections.abc import Sequence
from dataclasses import replace

from polreq.results.suggestion import Rival, Suggestion


def with_rivals(group: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Add to each suggestion for one requirement which one scores highest, where the difference is seen in the scores shown.

    Args:
        group: suggestions for one requirement and one layer, best first.
    """
    if not group:
        return ()
    first = group[0]
    best = round(first.score, 2)
    rival = Rival(first.lower, best)
    return tuple(replace(s, reasons=(*s.reasons, rival)) if round(s.score, 2) < best else s for s in group)

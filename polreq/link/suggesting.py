"""Suggested links of a workspace: pairs that nobody has decided yet."""

from collections.abc import Collection, Mapping, Sequence

from polreq.link.item import Item, Options, Segment
from polreq.link.ranking import rank
from polreq.model.link import Suggestion


def suggest(
    uppers: Sequence[Item],
    lowers: Sequence[Item],
    decided: Mapping[tuple[str, str], str],
    options: Options,
    segment: Segment,
) -> tuple[Suggestion, ...]:
    """Suggest lower items for each upper one.

    Args:
        uppers: requirements that want an answer.
        lowers: requirements of the layer below, or features.
        decided: verdict (`confirmed` or `rejected`) of the pairs (upper id, lower id) that people have decided.
        options: see Options.
        segment: text to words.

    Returns:
        Suggestions, best first within each upper item, in the order of the upper items; decided pairs are left out.
    """
    confirmed = tuple(pair for pair, verdict in decided.items() if verdict == "confirmed")
    matches = rank(uppers, lowers, confirmed, options, segment)
    skip: Collection[tuple[str, str]] = decided.keys()
    return tuple(
        Suggestion(lower=match.found, upper=match.query, score=match.score, reason=match.reasons)
        for match in matches
        if (match.query, match.found) not in skip
    )

"""Suggested links of a workspace: pairs that nobody has decided yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from polreq.link.item import LinkItem, Options, Segment
from polreq.link.ranking import answer
from polreq.results.suggestion import Suggestion


def suggest(
    uppers: Sequence[LinkItem],
    lowers: Sequence[LinkItem],
    decided: Mapping[tuple[str, str], str],
    options: Options,
    segment: Segment,
    reviewed: Sequence[LinkItem] = (),
) -> tuple[Suggestion, ...]:
    """Suggest lower items for each upper one.

    Args:
        uppers: requirements that want an answer.
        lowers: requirements of the layer below, or features.
        decided: verdict (`confirmed` or `rejected`) of the pairs (upper id, lower id) that people have decided.
        options: see Options.
        segment: text to words.
        reviewed: further requirements, which want no answer, but whose decided pairs teach.

    Returns:
        Suggestions, best first within each upper item, in the order of the upper items; decided pairs are left out.
    """
    wanted = {item.id for item in uppers}
    items = [*uppers, *(item for item in reviewed if item.id not in wanted)]
    confirmed = [pair for pair, verdict in decided.items() if verdict == "confirmed"]
    rejected = [pair for pair, verdict in decided.items() if verdict == "rejected"]
    taken = Counter(upper for upper, _ in decided)
    most = max((taken[item.id] for item in uppers), default=0)
    wider = replace(options, top=options.top + most)
    matches = answer(items, len(uppers), lowers, confirmed, rejected, wider, segment)
    found: dict[str, list[Suggestion]] = {item.id: [] for item in uppers}
    for match in matches:
        row = found[match.query]
        if (match.query, match.found) not in decided and len(row) < options.top:
            row.append(Suggestion(lower=match.found, upper=match.query, score=match.score, reasons=match.reasons))
    return tuple(suggestion for row in found.values() for suggestion in row)

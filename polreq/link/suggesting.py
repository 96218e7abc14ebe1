"""Suggested links of a workspace: pairs that nobody has decided yet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from polreq.link.item import LinkItem, Options, Segment
from polreq.link.ranking import Ranking, review
from polreq.results.suggestion import Suggestion


def suggest(
    uppers: Sequence[LinkItem],
    lowers: Sequence[LinkItem],
    decided: Mapping[tuple[str, str], str],
    options: Options,
    segment: Segment,
    reviewed: Sequence[LinkItem] = (),
    floor: float = 0.0,
) -> tuple[Suggestion, ...]:
    """Suggest lower items for each upper one.

    Args:
        uppers: requirements that want an answer.
        lowers: requirements of the layer below, or features.
        decided: verdict (`confirmed` or `rejected`) of the pairs (upper id, lower id) that people have decided.
        options: see Options.
        segment: text to words.
        reviewed: further requirements, which want no answer, but whose decided pairs teach.
        floor: chance from which on a pair is suggested.

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
    ranking = Ranking(items, lowers, review(items, lowers, confirmed, rejected), wider, segment)
    found: list[Suggestion] = []
    for query, item in enumerate(uppers):
        open_pairs = (
            one
            for one in ranking.candidates(query)
            if one.chance >= floor and (item.id, lowers[one.position].id) not in decided
        )
        for one in islice(open_pairs, options.top):
            reasons = ranking.reasons(query, one)
            found.append(Suggestion(lowers[one.position].id, item.id, one.chance, reasons))
    return tuple(found)

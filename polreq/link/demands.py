"""Demands that say the same among many (重复要求): which pairs are looked at, and the chance that a pair does."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from polreq.link.alignment_weights import chance
from polreq.link.data_lines import lines
from polreq.link.demand_signals import ReadDemand, demand_signals, figures_differ, read_demand
from polreq.link.item import Segment
from polreq.link.nearest import nearest
from polreq.link.terms import pair_terms

#: From this chance on two demands are taken to say the same: the highest step of five hundredths at which, of the pairs that were written for
#: learning, each told by weights learned from others, nine of ten that are found are right and eight of ten are found. It is low since the
#: weights were learned among many more pairs that only look alike.
FROM: Final = 0.45


def same_demands(texts: Sequence[str], segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the positions of demands that say the same, the earlier one first, in the order of the texts.

    Args:
        texts: the demands.
        segment: text to words.
    """
    demands = [read_demand(text, segment) for text in texts]
    for one, other in sorted(nearest([_keys(demand) for demand in demands])):
        if same_chance(demands[one], demands[other]) >= FROM:
            yield one, other


def same_chance(one: ReadDemand, other: ReadDemand, weights: Mapping[str, float] | None = None) -> float:
    """Return the chance that two demands say the same, 0 to 1.

    Args:
        one: a demand.
        other: another one.
        weights: others than the shipped ones, for measuring.
    """
    if figures_differ(one, other):
        return 0.0
    return chance(weights or shipped_weights(), demand_signals(one, other))


@cache
def shipped_weights() -> Mapping[str, float]:
    """Read what signals count: signal → weight, learned by benchmarks/train_duplicates.py."""
    weights: dict[str, float] = json.loads("".join(lines("demands.json")))
    return weights


def _keys(demand: ReadDemand) -> frozenset[str]:
    return frozenset((*demand.sense.words, *pair_terms(demand.text), *(f"={name}" for name in demand.concepts)))

"""Demands that say the same among many (重复要求): which pairs are looked at, and the chance that a pair does."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from polreq.link.alignment_weights import chance
from polreq.link.data_lines import lines
from polreq.link.demand_signals import ReadDemand, demand_signals, figures_differ, read_demand
from polreq.link.item import Segment
from polreq.link.terms import pair_terms

#: From this chance on two demands are taken to say the same: the highest step of five hundredths at which, of the pairs that were written for
#: learning, each told by weights learned from others, nine of ten that are found are right and eight of ten are found. It is low since the
#: weights were learned among many more pairs that only look alike.
FROM: Final = 0.45

#: Each demand is compared with so many others that have most in common with it.
_COMPARED: Final = 12
#: What more demands than this share of all have is not looked up, unless they are few.
_COMMON: Final = 0.1
_FEW: Final = 50


def same_demands(texts: Sequence[str], segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the positions of demands that say the same, the earlier one first, in the order of the texts.

    Args:
        texts: the demands.
        segment: text to words.
    """
    demands = [read_demand(text, segment) for text in texts]
    for one, other in sorted(_alike(demands)):
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


def _alike(demands: Sequence[ReadDemand]) -> set[tuple[int, int]]:
    """Return pairs that have rare words, pairs of characters or concepts in common, for each demand the best few."""
    keys = [_keys(demand) for demand in demands]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for position, each in enumerate(keys):
        for key in sorted(each):
            having[key].append(position)
    most = max(_FEW, _COMMON * len(demands))
    found: set[tuple[int, int]] = set()
    for position, each in enumerate(keys):
        scores: defaultdict[int, float] = defaultdict(float)
        for key in sorted(each):
            if len(having[key]) <= most:
                rarity = math.log(1 + len(demands) / len(having[key]))
                for other in having[key]:
                    scores[other] += rarity
        scores.pop(position, None)
        best = sorted(scores, key=lambda other: (-scores[other], other))[:_COMPARED]
        found |= {(min(position, other), max(position, other)) for other in best}
    return found


def _keys(demand: ReadDemand) -> frozenset[str]:
    return frozenset((*demand.sense.words, *pair_terms(demand.text), *(f"={name}" for name in demand.concepts)))

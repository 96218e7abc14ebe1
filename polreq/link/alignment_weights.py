"""What signals of articles count (data/alignment.json), learned by benchmarks/train_alignment.py."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from polreq.link.data_lines import lines

#: Stands for 1 in every sum of weighed signals.
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signals of articles count.

    Args:
        usual: how alike a lower article and its best partner are in the labelled documents, by way of comparing them.
        fits: signal of a pair → weight; the sum says how well an upper article fits.
        local: signal of a lower article → weight; the sum says whether it is purely local (a logistic model).
        meant: `linked`, `certain` and `behind` → weight; the sum says how likely a pair is right (a logistic model).
        relation: relation → signal → weight; the greatest sum is the relation.
    """

    usual: Mapping[str, float]
    fits: Mapping[str, float]
    local: Mapping[str, float]
    meant: Mapping[str, float]
    relation: Mapping[str, Mapping[str, float]]


@cache
def shipped() -> Weights:
    """Read the weights that come with the program."""
    return weights_of(json.loads("".join(lines("alignment.json"))))


def weights_of(data: Mapping[str, Any]) -> Weights:
    """Make weights of what a file of them holds."""
    return Weights(**data)


def total(weights: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """Add up what the signals count."""
    return weights.get(BIAS, 0.0) + math.fsum(
        weight * signals[name] for name, weight in weights.items() if name != BIAS
    )


def chance(weights: Mapping[str, float], signals: Mapping[str, float]) -> float:
    """Return what a logistic model makes of the signals, 0 to 1."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total(weights, signals)))))

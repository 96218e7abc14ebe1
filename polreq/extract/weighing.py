"""Weighs signals: linear models with readable weights (data/weights.json), learned by benchmarks/train_extraction.py."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from operator import add
from typing import Any

from polreq.model.clause import Ground

#: Reasons shown for one decision.
SHOWN = 4


@dataclass(frozen=True)
class Weighed:
    """An answer with its probability and the weights that spoke for it."""

    label: str
    probability: float
    reasons: tuple[Ground, ...]


@dataclass(frozen=True)
class Model:
    """A multinomial logistic regression.

    Args:
        field: what it decides: `class`, `force` or `product`.
        labels: possible answers.
        weights: signal → one weight for each label; the signal `bias` is always there.
    """

    field: str
    labels: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def decide(self, signals: Mapping[str, str]) -> Weighed:
        """Decide on the signals of a unit."""
        scores = self.scores(signals)
        best = max(range(len(scores)), key=lambda i: scores[i])
        top = scores[best]
        share = 1 / sum(math.exp(s - top) for s in scores)
        spoke = [(self.weights[name][best], name) for name in signals if name in self.weights]
        spoke.sort(key=lambda pair: (-pair[0], pair[1]))
        reasons = tuple(
            Ground(self.field, name, signals[name], round(weight, 2)) for weight, name in spoke[:SHOWN] if weight > 0
        )
        return Weighed(self.labels[best], share, reasons)

    def chance(self, label: str, signals: Iterable[str]) -> float:
        """Give the probability of one of the labels."""
        return share(self.scores(signals), self.labels.index(label))

    def scores(self, signals: Iterable[str]) -> list[float]:
        """Add up the weights of the signals for each label."""
        total = self.weights.get("bias", (0.0,) * len(self.labels))
        for row in filter(None, map(self.weights.get, signals)):
            total = tuple(map(add, total, row))
        return list(total)


def share(scores: Sequence[float], at: int) -> float:
    """Give the probability of the answer at a place, from the scores of all answers."""
    top = max(scores)
    return math.exp(scores[at] - top) / sum(math.exp(s - top) for s in scores)


@lru_cache(maxsize=1)
def built_in() -> Mapping[str, Model]:
    """Load the models, by what they decide."""
    data = json.loads(resources.files("polreq.extract").joinpath("data/weights.json").read_text(encoding="utf-8"))
    return models_of(data)


def models_of(data: Mapping[str, Any]) -> Mapping[str, Model]:
    """Make models of what a file of weights holds, by what they decide."""
    return {
        field: Model(field, tuple(m["labels"]), {name: tuple(row) for name, row in m["weights"].items()})
        for field, m in data.items()
    }

"""Learn what signals of two demands count (polreq/link/data/demands.json) from labelled pairs.

    python -m benchmarks.train_duplicates

Learns from `dev.jsonl`, `more.jsonl` and `proposed.jsonl` of `tests/duplicate_pairs`, and from pairs of demands that were written for different
labels and have a word in common: those are not the same, unless they are so alike that they might be. Prints how the pairs are told by
weights learned from others (ten parts; pairs written for one demand are in one part); what is kept out is not looked at.
"""

import json
import sys
from collections.abc import Sequence, Set
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import numpy
from scipy.optimize import minimize

import polreq.link
from benchmarks.duplicates import LEARNED, Row, read_pairs
from benchmarks.table import table
from polreq.link.alignment_weights import BIAS
from polreq.link.demand_signals import ReadDemand, demand_signals, figures_differ, read_demand
from polreq.text.choosing import choose_segmenter

Array = Any

#: L2 penalty against the sum of the losses, for signals on one scale.
_PENALTY: Final = 1.0
#: Pairs without a label of which this share is met might be the same.
_DOUBTFUL: Final = 0.8
_PARTS: Final = 10


def main() -> int:
    """Learn, tell what is told left out, and write the weights that are shipped."""
    segment = choose_segmenter().words
    written, proposed = ([row for part in parts for row in read_pairs(part)] for parts in (LEARNED[:-1], LEARNED[-1:]))
    rows = [*written, *proposed]
    demands = [(read_demand(row["one"], segment), read_demand(row["other"], segment)) for row in rows]
    of_text = _groups(written)
    groups = [of_text[row["one"]] for row in rows]
    signs = [demand_signals(*pair) for pair in demands]
    labelled = {frozenset((row["one"], row["other"])) for row in proposed}
    apart = _apart(demands[: len(written)], groups[: len(written)], labelled)
    names = tuple(signs[0])
    x = numpy.array([[sign[name] for name in names] for sign in (*signs, *(sign for sign, _ in apart))])
    y = numpy.array([*(row["same"] for row in rows), *(False for _ in apart)], dtype=float)
    # all other pairs together count as much as those that were written for their labels
    others = len(proposed) + len(apart)
    counts = numpy.array([*(1.0 for _ in written), *(len(written) / others for _ in range(others))])
    # other figures decide by themselves
    asked = numpy.array([*(not figures_differ(*pair) for pair in demands), *(True for _ in apart)], dtype=float)
    counts *= asked
    parts = numpy.array([*groups, *(group for _, group in apart)]) % _PARTS
    chances = numpy.zeros(len(y))
    for part in range(_PARTS):
        weights = _fit(x[parts != part], y[parts != part], counts[parts != part])
        chances[parts == part] = _chances(weights, x[parts == part]) * asked[parts == part]
    for name, places in (("pairs written", slice(len(written))), ("pairs proposed", slice(len(written), len(rows)))):
        print(table((name, "precision", "recall", "said"), _told(chances[places], y[places])) + "\n")
    weights = _fit(x, y, counts)
    told = {name: round(float(value), 4) for name, value in zip((*names, BIAS), weights, strict=True)}
    path = Path(polreq.link.__file__).parent / "data" / "demands.json"
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(names)} weights")
    return 0


def _groups(rows: Sequence[Row]) -> dict[str, int]:
    """Number the demands so that all that are in one pair, or in pairs that share a demand, have one number."""
    number: dict[str, int] = {}
    for n, row in enumerate(rows):
        known = {number[row[side]] for side in ("one", "other") if row[side] in number}
        lowest = min(known, default=n)
        for text, value in number.items():
            number[text] = lowest if value in known else value
        number[row["one"]] = number[row["other"]] = lowest
    return number


def _apart(
    demands: Sequence[tuple[ReadDemand, ReadDemand]], groups: Sequence[int], labelled: Set[frozenset[str]]
) -> list[tuple[dict[str, float], int]]:
    """Return the signals of pairs of demands from different groups that have no label, and the group of the first."""
    each = {demand.text: (demand, group) for pair, group in zip(demands, groups, strict=True) for demand in pair}
    found = []
    for (one, group), (other, another) in combinations(each.values(), 2):
        if group != another and one.sense.words & other.sense.words and {one.text, other.text} not in labelled:
            signs = demand_signals(one, other)
            if signs["met"] < _DOUBTFUL and not figures_differ(one, other):
                found.append((signs, group))
    return found


def _fit(x: Array, y: Array, counts: Array) -> Array:
    """Fit a logistic model; signals are put on one scale for the penalty, and off it again in the weights."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = numpy.hstack([(x - mean) / spread, numpy.ones((len(x), 1))])

    def loss(weights: Array) -> tuple[float, Array]:
        s = z @ weights
        value = (counts * (numpy.logaddexp(0, s) - y * s)).sum() + _PENALTY * (weights[:-1] ** 2).sum()
        slope = z.T @ (counts * (1 / (1 + numpy.exp(-s)) - y))
        slope[:-1] += 2 * _PENALTY * weights[:-1]
        return value, slope

    found = minimize(loss, numpy.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    raw = found[:-1] / spread
    return numpy.append(raw, found[-1] - raw @ mean)


def _chances(weights: Array, x: Array) -> Array:
    return 1 / (1 + numpy.exp(-(x @ weights[:-1] + weights[-1])))


def _told(chances: Array, y: Array) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for step in range(3, 13):
        said = chances >= step / 20
        right = (said * y).sum()
        rows.append(
            (f"from {step / 20:.2f}", f"{right / max(1, said.sum()):.3f}", f"{right / y.sum():.3f}", str(said.sum()))
        )
    return rows


if __name__ == "__main__":
    sys.exit(main())

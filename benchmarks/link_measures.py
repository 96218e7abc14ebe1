"""Measures of ranked and scored links."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Measures of every query."""

    by_query: Mapping[str, Mapping[str, float]]

    def over(self, queries: Collection[str]) -> dict[str, float]:
        """Average the measures over the named queries, as far as they have gold links."""
        rows = [self.by_query[query] for query in queries if query in self.by_query]
        names = list(rows[0]) if rows else []
        return {name: math.fsum(row[name] for row in rows) / len(rows) for name in names}


def ranked(run: Mapping[str, Sequence[str]], gold: Mapping[str, Collection[str]]) -> Figures:
    """Measure the rankings of queries that have gold links."""
    return Figures({query: _measures(run.get(query, ()), wanted) for query, wanted in gold.items() if wanted})


def f1_at(scores: Mapping[Pair, float], gold: Collection[Pair], threshold: float) -> float:
    """Return F1 of the pairs that score at least the threshold."""
    said = {pair for pair, score in scores.items() if score >= threshold}
    right = len(said.intersection(gold))
    return 2 * right / (len(said) + len(gold)) if right else 0.0


def best_f1(scores: Mapping[Pair, float], gold: Collection[Pair]) -> float:
    """Return the best F1 that any threshold gives."""
    best, right = 0.0, 0
    ordered = sorted(scores, key=lambda pair: -scores[pair])
    for n, pair in enumerate(ordered, 1):
        right += pair in gold
        if n == len(ordered) or scores[ordered[n]] != scores[pair]:
            best = max(best, 2 * right / (n + len(gold)))
    return best


def calibration_error(scores: Mapping[Pair, float], gold: Collection[Pair], bins: int = 10) -> float:
    """Return how far scores are from shares of right pairs, in bins of equal width weighted by their size."""
    off = [0.0] * bins
    for pair, score in scores.items():
        off[min(bins - 1, int(score * bins))] += score - (pair in gold)
    return math.fsum(map(abs, off)) / len(scores) if scores else 0.0


def _measures(found: Sequence[str], wanted: Collection[str]) -> dict[str, float]:
    hits, precision = 0, 0.0
    for n, document in enumerate(found, 1):
        if document in wanted:
            hits += 1
            precision += hits / n
    gain = math.fsum(1 / math.log2(n + 2) for n, document in enumerate(found[:10]) if document in wanted)
    most = math.fsum(1 / math.log2(n + 2) for n in range(min(10, len(wanted))))
    recall = {f"R@{k}": len(set(found[:k]).intersection(wanted)) / len(wanted) for k in (1, 5, 10, 100)}
    first = next((1 / n for n, document in enumerate(found[:10], 1) if document in wanted), 0.0)
    return {"MAP": precision / len(wanted), "MRR@10": first, "nDCG@10": gain / most, **recall}

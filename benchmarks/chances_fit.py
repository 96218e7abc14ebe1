"""What chances of links are fitted on, and the fit: a logistic map over the evidence of pairs, a little held to zero."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.link_measures import Pair
from benchmarks.links_data import Cut
from polreq.link import LinkItem, Options
from polreq.link.chances import Evidence
from polreq.link.confirmed import Reviewed
from polreq.link.ranking import Ranking

#: Pairs of a segment, best first, that are fitted on; further down nearly nothing is a link, and all of it is alike.
BEST: Final = 60

#: What is taken off for weights away from zero, in units of the numbers' spread; chosen among 1, 3 and 20, which hardly differ.
_HELD: Final = 3.0


@dataclass(frozen=True, slots=True)
class Sample:
    """A pair with what is known of it.

    Args:
        pair: ids of segment and item.
        evidence: what is known of it.
    """

    pair: Pair
    evidence: Evidence


def samples(
    clauses: Sequence[LinkItem], features: Sequence[LinkItem], cut: Cut, top: int, *, semantic: bool
) -> list[Sample]:
    """Gather the evidence of the best pairs of each segment, nothing being known of links."""
    options = Options(top, explain=False, semantic=semantic)
    ranking = Ranking(clauses, features, Reviewed({}, {}), options, cut)
    return [
        Sample((clause.id, features[one.position].id), one.evidence)
        for query, clause in enumerate(clauses)
        for one in ranking.candidates(query)
    ]


def fitted(pairs: Sequence[tuple[Evidence, bool]]) -> tuple[float, ...]:
    """Return offset and weights by greatest likelihood; see chances.Evidence.row for their order."""
    import numpy
    from scipy.optimize import minimize

    numbers: Any = numpy.array([evidence.row for evidence, _ in pairs])
    right: Any = numpy.array([yes for _, yes in pairs], dtype=float)
    mean, spread = numbers.mean(axis=0), numbers.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (numbers - mean) / spread

    def loss(weights: Any) -> tuple[float, Any]:
        drawn = weights[0] + scaled @ weights[1:]
        off = 1 / (1 + numpy.exp(-drawn)) - right
        value = (numpy.logaddexp(0, drawn) - right * drawn).sum() + _HELD * (weights[1:] ** 2).sum() / 2
        return value, numpy.concatenate([[off.sum()], scaled.T @ off + _HELD * weights[1:]])

    best: Any = minimize(loss, numpy.zeros(numbers.shape[1] + 1), jac=True, method="L-BFGS-B").x
    weights = best[1:] / spread
    return (float(best[0] - (weights * mean).sum()), *map(float, weights))

"""Scores to chances: what is known of a pair, weighed by a fixed table that was fitted on links of readers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from polreq.link.data_lines import lines

#: Kinds of collections, each with weights of its own: `backlog` where titles of features are sought for requirements, `texts`
#: otherwise; both with vectors of whole texts too.
BACKLOG: Final = "backlog"
TEXTS: Final = "texts"
WITH_VECTORS: Final = "-meaning"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the chance of a pair rests on.

    Args:
        value: its score in the unit of its query; see scoring.Level.
        best: that of the query's best document.
        covered: share of the query's concepts, by weight, that the document has: 0 to 1.
        rarest: rarity of the rarest concept that both have, as a share of that of a concept that nobody has: 0 to 1.
        length: characters of the document.
    """

    value: float
    best: float
    covered: float = 0.0
    rarest: float = 0.0
    length: int = 0

    @property
    def row(self) -> tuple[float, ...]:
        """The numbers that are weighed, in the order of the table; sizes by their logarithm, since each doubling says as much."""
        sizes = (math.log1p(max(0.0, self.value)), math.log1p(max(0.0, self.best)))
        return (*sizes, self.covered, self.rarest, math.log1p(self.length))


def chance(evidence: Evidence, kind: str) -> float:
    """Return the chance that a pair is a link, 0 to 1; it rises with the score, all else being the same.

    Args:
        evidence: what is known of the pair.
        kind: of the collection, BACKLOG or TEXTS, with WITH_VECTORS behind it where those have a part in the score.
    """
    return weighed(evidence, _table()[kind])


def weighed(evidence: Evidence, weights: Sequence[float]) -> float:
    """Return the chance by weights that are given: the offset, then one for each number of Evidence.row."""
    offset, *factors = weights
    return 1 / (1 + math.exp(-(offset + math.fsum(w * x for w, x in zip(factors, evidence.row, strict=True)))))


@cache
def _table() -> dict[str, tuple[float, ...]]:
    rows = (line.split("\t") for line in lines("chances.tsv"))
    return {kind: tuple(map(float, numbers)) for kind, *numbers in rows}

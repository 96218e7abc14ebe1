"""Scores to chances: a fixed, strictly rising map, fitted on reviewed links and kept in the package's data."""

import math
from functools import cache

from polreq.link.data_lines import lines


def chance(value: float, kind: str) -> float:
    """Return the chance that a pair is a link, 0 to 1.

    Args:
        value: score of the pair in units of its query; see scoring.unit_of.
        kind: `texts`, or `meaning` where vectors have a part in the score.
    """
    offset, slope = _curves()[kind]
    return 1 / (1 + math.exp(-(offset + slope * math.log1p(max(0.0, value)))))


@cache
def _curves() -> dict[str, tuple[float, float]]:
    rows = (line.split("\t") for line in lines("calibration.tsv"))
    return {kind: (float(offset), float(slope)) for kind, offset, slope in rows}

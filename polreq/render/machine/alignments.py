"""Alignments of two documents for programs: one object for each article of the lower one."""

import json
from typing import Any

from polreq.results.alignment import Carried, Comparison


def render_alignments(comparison: Comparison) -> str:
    """Write one object for each lower article; `nearest` only for one that is purely local."""
    plain = (
        {"lower": row.lower.locator, "upper": [_carried(one) for one in row.uppers]}
        | ({"nearest": _carried(row.nearest)} if row.nearest else {})
        for row in comparison.rows
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain)


def _carried(one: Carried) -> dict[str, Any]:
    differences = [{"kind": d.kind, "upper": d.upper, "lower": d.lower, "verdict": d.verdict} for d in one.divergences]
    plain = {"locator": one.upper.locator, "relation": one.relation, "score": round(one.score, 4)}
    return plain | ({"differences": differences} if differences else {})

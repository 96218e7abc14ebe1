"""Alignments of two documents for programs: one object for each article of the lower one."""

import json

from polreq.results.alignment import Comparison


def render_alignments(comparison: Comparison) -> str:
    """Write one object for each lower article."""
    plain = (
        {
            "lower": row.lower.locator,
            "upper": [
                {"locator": one.upper.locator, "relation": one.relation, "score": round(one.score, 4)}
                for one in row.uppers
            ],
        }
        for row in comparison.rows
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain)

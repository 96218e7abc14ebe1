"""Alignments of two documents for programs: one object for each article of the lower one."""

import json
from collections.abc import Iterable

from polreq.results.alignment import Row


def render_alignments(rows: Iterable[Row]) -> str:
    """Write one object for each lower article."""
    plain = (
        {"lower": lower, "upper": [{"locator": u, "relation": r, "score": round(s, 4)} for u, r, s in uppers]}
        for lower, uppers in rows
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain)

"""Alignments of two documents for programs: one object for each article of the lower one."""

import json
from types import MappingProxyType
from typing import Any, Final

from polreq.render.machine.keys import Keys, choice, like, number, text
from polreq.results.alignment import RELATIONS, Carried, Comparison

#: Every key of a line.
KEYS: Final[Keys] = MappingProxyType(
    {
        "lower": text("place of an article of the lower document"),
        "upper[].locator": text("place of an article of the upper document that it carries out, the likeliest first"),
        "upper[].relation": choice(RELATIONS, "what the lower article is to it"),
        "upper[].score": number("chance that it is one, 0 to 1"),
        "upper[].differences?[].kind": choice(
            ("deadline", "limit", "day", "number", "force", "ban", "body"), "in what the two say something else"
        ),
        "upper[].differences?[].upper": text("words of the upper article, or how often it forbids"),
        "upper[].differences?[].lower": text("words of the lower article, or how often it forbids"),
        "upper[].differences?[].verdict": choice(
            ("stricter", "looser", ""), "what the lower one is thereby; empty where neither can be said"
        ),
        "nearest?": like("upper[]", "for a purely local article: the upper one that is nearest to it"),
    }
)


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

"""Ranked matches of `polreq link` as text."""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.render.machine.keys import Keys, number, text
from polreq.render.machine.reasons import reason_keys, reason_row
from polreq.results.suggestion import Reason

#: Every key of a line of JSON.
KEYS: Final[Keys] = MappingProxyType(
    {
        "query": text("id of the query"),
        "document": text("id of what was found"),
        "score": number("0 to 1"),
        **reason_keys("reasons[]", "query", "document"),
    }
)

#: (query id, document id, score, reasons).
MatchRow = tuple[str, str, float, tuple[Reason, ...]]


def render_tsv(matches: Iterable[MatchRow]) -> str:
    """Write query id, document id and score, tab-separated."""
    return "".join(f"{query}\t{found}\t{score:.6f}\n" for query, found, score, _ in matches)


def render_jsonl(matches: Iterable[MatchRow]) -> str:
    """Write one object a match, with its reasons."""
    rows = (
        {
            "query": query,
            "document": found,
            "score": round(score, 6),
            "reasons": [reason_row(reason, "query", "document") for reason in reasons],
        }
        for query, found, score, reasons in matches
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


MATCH_FORMATS: Final[Mapping[str, Callable[[Iterable[MatchRow]], str]]] = MappingProxyType(
    {"tsv": render_tsv, "jsonl": render_jsonl}
)

"""Which readings of labelled texts are right, part by part: what the weights for doubt are learned from.

Compares as ../shared/eval/score_rows.py does, with the functions of the scorer beside the checkout.
"""

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import Any, Final

from benchmarks import SHARED
from polreq.extract.extracting import SentenceReading
from polreq.render.machine.clauses import clause_plain

_SCORER: Final = SHARED / "eval" / "score_extract.py"
_SPANS: Final = ("deadlines", "targets", "units")

Row = Mapping[str, Any]


def judged(
    rows: Sequence[Row], readings: Sequence[SentenceReading]
) -> Iterator[tuple[SentenceReading, dict[str, bool]]]:
    """Yield each reading of a norm with what of it is right.

    Args:
        rows: the labelled segments of a text.
        readings: of the same text, in its order.

    Yields:
        The reading, and by part (see doubting.PARTS) whether it is right; parts of a norm of the wrong class are left out.
    """
    scorer = _scorer()
    document = "".join(scorer.squeeze(row["text"]) for row in rows)
    ends: list[tuple[int, int, Row]] = []
    for row in rows:
        begin = ends[-1][1] if ends else 0
        ends.append((begin, begin + len(scorer.squeeze(row["text"])), row))
    at = 0
    for reading in readings:
        words = scorer.squeeze(reading.clause.text)
        start = document.find(words, at)
        if start < 0 or not words:
            continue
        at = start + len(words)
        if reading.signals:
            home = max(range(len(ends)), key=lambda n: min(at, ends[n][1]) - max(start, ends[n][0]))
            yield reading, _parts(ends[home][2], clause_plain(reading.clause))


def _parts(row: Row, said: Mapping[str, Any]) -> dict[str, bool]:
    if row["class"] != said["class"]:
        return {"kind": False, "whole": False}
    parts = {
        "kind": True,
        "force": row.get("force") == said["force"],
        "product": bool(row.get("product")) == bool(said["product"]),
        **{field: _same(field, row, said) for field in _SPANS},
    }
    return parts | {"whole": all(parts.values())}


def _same(field: str, row: Row, said: Mapping[str, Any]) -> bool:
    scorer = _scorer()
    wanted = [item for item in row.get(field) or [] if scorer.scored(field, item, row)]
    found = [item for item in said[field] if scorer.scored(field, item, row)]
    for item in wanted:
        hit = next((other for other in found if scorer.same(field, item, other)), None)
        if hit is None:
            return False
        found.remove(hit)
    return not found


@lru_cache(maxsize=1)
def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_extract", _SCORER)
    if spec is None or spec.loader is None:
        raise SystemExit(f"there is no {_SCORER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

"""How well `polreq merge --suggest` tells duplicates from demands that only look alike, beside the rule of 0.1.0.

    python -m benchmarks.duplicates [--show]

Judges the pairs of `tests/duplicate_pairs`, all their statements in one collection; `--show` lists the mistakes on the half that may be
looked at.
"""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any, Final

from benchmarks import ROOT
from benchmarks.bars import Bar, report
from benchmarks.table import table
from polreq.decide.duplicates import same_statements
from polreq.text.choosing import choose_segmenter
from polreq.text.likeness import likeness, pairs

_PAIRS: Final = ROOT / "tests" / "duplicate_pairs"
_HALVES: Final = {"dev": "looked at", "kept": "kept out"}

#: Share of character pairs from which 0.1.0 took two statements of one layer for duplicates.
_FORMER: Final = 0.75

Row = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Judge both rules on both halves."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the mistakes on the half that may be looked at")
    asked = parser.parse_args(arguments)
    halves = {half: read_pairs(half) for half in _HALVES}
    rows = [row for half in halves.values() for row in half]
    found = set(same_statements([row[side] for row in rows for side in ("one", "other")], choose_segmenter().words))
    places = {row["id"]: (2 * n, 2 * n + 1) for n, row in enumerate(rows)}
    rules: dict[str, Callable[[Row], bool]] = {"0.1.0": _former, "polreq": lambda row: places[row["id"]] in found}
    lines, bars = [], []
    for half, pairs_ in halves.items():
        for name, rule in rules.items():
            precision, recall, missed = score(pairs_, rule)
            lines.append((_HALVES[half], name, str(len(pairs_)), f"{precision:.3f}", f"{recall:.3f}"))
            if half == "kept" and name == "polreq":
                bars = [
                    Bar("precision, kept out", precision, 0.90, open=True),
                    Bar("recall, kept out", recall, 0.80, open=True),
                ]
            if asked.show and half == "dev" and name == "polreq":
                sys.stdout.writelines(f"{row['id']} {row['kind']}: {row['one']} | {row['other']}\n" for row in missed)
    print(table(("half", "rule", "pairs", "precision", "recall"), lines))
    print(f"proposed beside the labelled pairs: {len(found - set(places.values()))}")
    return report(bars)


def read_pairs(half: str) -> list[Row]:
    """Read the labelled pairs of a half."""
    return [json.loads(line) for line in (_PAIRS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(rows: list[Row], rule: Callable[[Row], bool]) -> tuple[float, float, list[Row]]:
    """Return precision and recall of a rule, and what it got wrong."""
    said = [(row, rule(row)) for row in rows]
    right = sum(row["same"] for row, yes in said if yes)
    proposed, wanted = sum(yes for _, yes in said), sum(row["same"] for row in rows)
    return right / max(1, proposed), right / wanted, [row for row, yes in said if yes != row["same"]]


def _former(row: Row) -> bool:
    one_layer = row["layers"][0] == row["layers"][1]
    return one_layer and likeness(pairs(row["one"]), pairs(row["other"])) >= _FORMER


if __name__ == "__main__":
    sys.exit(main())

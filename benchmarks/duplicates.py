"""How well `polreq merge --suggest` tells duplicates from demands that only look alike, beside the rule of 0.1.0 and lists of words alone.

    python -m benchmarks.duplicates [--show]

Judges the pairs of `tests/duplicate_pairs`, all their statements in one collection; `--show` lists the mistakes on those that may be
looked at. What the weights were learned from is told better than new demands are; `python -m benchmarks.train_duplicates` tells it left out.
"""

import argparse
import json
import sys
from collections.abc import Callable
from typing import Any, Final

from benchmarks import ROOT
from benchmarks.bars import Bar, report
from benchmarks.table import table
from polreq.link.demands import same_demands
from polreq.official.sameness import same, sense_of
from polreq.text.choosing import choose_segmenter
from polreq.text.likeness import likeness, pairs

_PAIRS: Final = ROOT / "tests" / "duplicate_pairs"

#: What weights and lists of words were made from, and what nothing was.
LEARNED: Final = ("dev", "more", "proposed")
_SETS: Final = {"learned from": LEARNED, "kept out": ("kept",), "kept out, six other fields": ("fresh",)}

#: Share of character pairs from which 0.1.0 took two statements of one layer for duplicates.
_FORMER: Final = 0.75

Row = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Judge three rules on all sets; the exit code is 1 below a bar."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("--show", action="store_true", help="list the mistakes on the pairs that may be looked at")
    asked = parser.parse_args(arguments)
    sets = {name: [row for part in parts for row in read_pairs(part)] for name, parts in _SETS.items()}
    rows = [row for rows in sets.values() for row in rows]
    segment = choose_segmenter().words
    # what is word for word the same is found by any rule, and would crowd out what is not
    texts = list(dict.fromkeys(row[side] for row in rows for side in ("one", "other")))
    found = {frozenset((texts[one], texts[other])) for one, other in same_demands(texts, segment)}
    labelled = {frozenset((row["one"], row["other"])) for row in rows}
    rules: dict[str, Callable[[Row], bool]] = {
        "0.1.0": _former,
        "lists of words alone": lambda row: same(*(sense_of(row[side], segment) for side in ("one", "other"))),
        "polreq": lambda row: row["one"] == row["other"] or frozenset((row["one"], row["other"])) in found,
    }
    lines, bars = [], []
    for name, judged in sets.items():
        figures = {rule: score(judged, says) for rule, says in rules.items()}
        lines += [
            (name, rule, str(len(judged)), f"{precision:.3f}", f"{recall:.3f}")
            for rule, (precision, recall, _) in figures.items()
        ]
        precision, recall, missed = figures["polreq"]
        if name.startswith("kept"):
            before = figures["0.1.0"]
            bars.append(Bar(f"precision, {name}", precision, 0.90, before=before[0]))
            bars.append(Bar(f"recall, {name}", recall, 0.80, before=before[1]))
        elif asked.show:
            sys.stdout.writelines(f"{row['id']} {row['kind']}: {row['one']} | {row['other']}\n" for row in missed)
    print(table(("pairs", "rule", "how many", "precision", "recall"), lines))
    print(f"proposed of {len(texts)} demands: {len(found)} pairs, of which {len(found - labelled)} have no label")
    return report(bars)


def read_pairs(part: str) -> list[Row]:
    """Read the labelled pairs of a part."""
    return [json.loads(line) for line in (_PAIRS / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()]


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

"""Fit the chances of links between segments of policies and backlogs, and write them into the package.

    python -m benchmarks.train_chances [--meaning]

Fits on the three backlogs of tests/link_backlogs and on the one of ../shared/gold/backlog, each pair of a segment and one of its
best items by score counting once. `--meaning` fits the row with vectors of whole texts, which needs the extra `semantic`.
Needs the extra `learn`. What the fit is worth is printed by `python -m benchmarks.backlogs --left-out`.
"""

import argparse
from collections.abc import Sequence
from typing import Final

from benchmarks import ROOT
from benchmarks.backlogs import OWN, judged, read_backlog, read_shared
from benchmarks.chances_fit import fitted
from polreq.link.chances import BACKLOG, WITH_VECTORS
from polreq.text.segment import make_segmenter

_TABLE: Final = ROOT / "polreq" / "link" / "data" / "chances.tsv"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit one row of the table and put it in the place of the old one."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.train_chances",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--meaning", action="store_true", help="the row with vectors of whole texts")
    semantic = parser.parse_args(arguments).meaning
    kind = BACKLOG + (WITH_VECTORS if semantic else "")
    cut = make_segmenter("jieba").words
    backlogs = [*map(read_backlog, OWN), read_shared()]
    weights = fitted([pair for backlog in backlogs for pair in judged(backlog, cut, semantic=semantic)])
    row = "\t".join((kind, *(f"{weight:.4f}" for weight in weights)))
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    kept = [row if line.split("\t")[0] == kind else line for line in lines]
    _TABLE.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(row)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

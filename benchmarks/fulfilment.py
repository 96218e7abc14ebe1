"""How well it is told whether features meet what a requirement asks: met, partly, or not stated.

    python -m benchmarks.fulfilment [--show]

Prints accuracy for each aspect and macro-F1 of the three states on pairs written for this project, those that rules were made with and
those that were kept out, beside two simple programs; `--show` names every pair of the former that is told wrong.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, Final

from benchmarks import ROOT
from benchmarks.alignment import macro_f1
from benchmarks.links_data import figure, read_rows
from benchmarks.table import table
from polreq.judge.fulfilment import weigh
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.quantities import find_targets
from polreq.text.channels import find_channels
from polreq.text.lexicon import Lexicon, load_lexicon

#: The labelled pairs.
PAIRS: Final = ROOT / "tests" / "fulfilment_labels" / "pairs.jsonl"
#: Labels' names of aspects → those of the program.
ASPECTS: Final = {
    "number": "number",
    "limit": "limit",
    "milestone": "deadline",
    "channels": "channels",
    "users": "users",
}
STATES: Final = ("met", "partly", "not stated")
SPLITS: Final = ("seen", "kept out")

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")

Row = dict[str, Any]
#: What is labelled and what was told.
Told = list[tuple[str, str]]


def requirement(row: Row, lexicon: Lexicon) -> Requirement:
    """Make the requirement of a pair, with what extraction reads in its words."""
    asked = row["asked"]
    return Requirement(
        "R",
        "high",
        asked,
        targets=find_targets(asked),
        deadlines=tuple(find_deadlines(asked, DateContext())),
        channels=find_channels(asked, lexicon),
    )


def feature(row: Row) -> Feature:
    """Make the feature of a pair: its words are what is accepted."""
    return Feature(
        "F",
        "功能",
        acceptance=row["feature"],
        status=row.get("status", "doing"),
        channels=tuple(row.get("channels", {}).items()),
        plan=(row["plan"],) if "plan" in row else (),
        release=row.get("release", ""),
    )


def told(row: Row, lexicon: Lexicon) -> str:
    """Return what polreq tells of the aspect of a pair; of several of a kind, whether all are met."""
    kinds = ASPECTS[row["aspect"]]
    found = [one.state for one in weigh(requirement(row, lexicon), feature(row), frozenset()) if one.kind in kinds]
    if not found or set(found) == {"not_stated"}:
        return "not stated"
    return "met" if set(found) == {"met"} else "partly"


def told_by_number(row: Row) -> str:
    """Return what a simple program tells: met if a number of the requirement stands in the feature, too."""
    same = set(_NUMBER.findall(row["asked"])) & set(_NUMBER.findall(row["feature"]))
    return "met" if same else "not stated"


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="name every pair of the seen half that is told wrong")
    show, lexicon = parser.parse_args().show, load_lexicon()
    rows = read_rows(PAIRS)
    lines = []
    for split in SPLITS:
        part = [row for row in rows if row["split"] == split]
        if show and split == "seen":
            _show(part, lexicon)
        programs = (
            ("all not stated", ["not stated"] * len(part)),
            ("same number", [told_by_number(row) for row in part]),
            ("polreq", [told(row, lexicon) for row in part]),
        )
        for program, said in programs:
            lines.append((split if program == "all not stated" else "", program, *_figures(part, said)))
    print(table(("pairs", "program", *ASPECTS, "all", "macro-F1"), lines))
    return 0


def _figures(rows: Sequence[Row], said: Sequence[str]) -> list[str]:
    both = [(row["aspect"], row["label"], state) for row, state in zip(rows, said, strict=True)]
    shown = []
    for aspect in ASPECTS:
        one = [label == state for kind, label, state in both if kind == aspect]
        shown.append(f"{sum(one)}/{len(one)}")
    right = sum(label == state for _, label, state in both)
    return [*shown, f"{right}/{len(both)}", figure(macro_f1([(label, state) for _, label, state in both]))]


def _show(rows: Sequence[Row], lexicon: Lexicon) -> None:
    for row in rows:
        if (state := told(row, lexicon)) != row["label"]:
            print(f"{row['aspect']}: {row['asked']} | {row['feature']} | {state}, labelled {row['label']}")


if __name__ == "__main__":
    sys.exit(main())

"""Quality of `polreq extract` on labelled texts, beside what readers and simple programs reach on them.

    python -m benchmarks.extraction              # with the weights as shipped, which have seen these texts
    python -m benchmarks.extraction --left-out   # and each text read with weights that were learned without it

The exit code is 1 if a bar is missed that is not known to be.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.bars import Bar, report
from benchmarks.table import table

_GOLD: Final = SHARED / "gold"
_SCORER: Final = SHARED / "eval" / "score_extract.py"
_ROWS: Final = SHARED / "eval" / "score_rows.py"

#: Most that a figure may fall on texts that the weights were not learned from.
_GAP: Final = 0.03

Scores = dict[str, dict[str, float | None]]


@dataclass(frozen=True, slots=True)
class Reference:
    """What somebody else reaches on a collection: figures by name of the measure, from ../shared/eval/README.md."""

    name: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Collection:
    """Labelled texts, and what is expected of them.

    Args:
        name: what they are.
        texts: the source files.
        labels: folder with NAME.jsonl for every text.
        left_out: folder of their predictions below the one that `train_extraction --leave-out` writes; empty where no
            weight is learned from them at all.
        bars: least figure by name of the measure.
        open: measures whose bar is known to be missed, with the weights as shipped.
        references: what others reach.
        rows: least shares of rows that are right: with the weights as shipped, and with weights learned without the text.
        before: share of rows that 0.1.0 reads right (commit 9e0fae8, the same scorer).
    """

    name: str
    texts: tuple[Path, ...]
    labels: Path
    left_out: str
    bars: Mapping[str, float] = field(default_factory=dict)
    open: frozenset[str] = frozenset()
    references: tuple[Reference, ...] = ()
    rows: tuple[float, float] | None = None
    before: float | None = None


#: Least that is asked of every collection where no weight was learned from the text; a collection may ask for more.
_LEFT_OUT: Final = {"detection": 0.97, "class macro-F1": 0.90}

#: Share of rows that two readers give alike (../shared/eval/README.md).
_READERS: Final = 0.975

#: Most that the share of right rows may fall on texts that the weights were not learned from.
_ROWS_GAP: Final = 0.06

#: Least share of rows marked sure, and of those among them that are right.
_SURE, _SURE_RIGHT = 0.60, 0.93

#: Fields that a search for modal words does not look for.
_NOT_SOUGHT: Final = {"deadlines": 0.0, "targets": 0.0, "units": 0.0, "cites": 0.0}

_ON_DOCUMENTS: Final = (
    Reference(
        "one reader",
        {
            "detection": 0.999,
            "class macro-F1": 0.989,
            "force accuracy": 0.989,
            "product": 0.984,
            "deadlines": 1.0,
            "targets": 0.944,
            "units": 0.982,
            "cites": 1.0,
        },
    ),
    Reference(
        "modal words",
        {"detection": 0.618, "class macro-F1": 0.604, "force accuracy": 0.667, "product": 0.485, **_NOT_SOUGHT},
    ),
    Reference("regression", {"detection": 0.785, "class macro-F1": 0.443}),
)

#: For class, force and product the share of segments on which the two readers agree.
_ON_PARAGRAPHS: Final = (
    Reference(
        "two readers",
        {
            "class macro-F1": 0.994,
            "force accuracy": 0.97,
            "product": 0.99,
            "deadlines": 0.88,
            "targets": 0.94,
            "units": 0.95,
            "cites": 0.99,
        },
    ),
    Reference("modal words", {"detection": 0.538, "class macro-F1": 0.514}),
    Reference("regression", {"detection": 0.908, "class macro-F1": 0.617}),
)

_DOCUMENT_BARS: Final = {
    "detection": 0.97,
    "class macro-F1": 0.93,
    "force accuracy": 0.94,
    "product": 0.85,
    "deadlines": 0.95,
    "targets": 0.90,
    "units": 0.95,
    "unit role accuracy": 0.95,
    "cites": 0.99,
}
_PARAGRAPH_BARS: Final = {
    "detection": 0.95,
    "class macro-F1": 0.88,
    "force accuracy": 0.92,
    "product": 0.80,
    "deadlines": 0.85,
    "targets": 0.85,
    "units": 0.92,
    "cites": 0.98,
}


def collections(folder: Path) -> tuple[Collection, ...]:
    """List the labelled texts beside the checkout, and the project's own labels, whose texts are put into `folder`."""
    _run("benchmarks.expand_labels", str(folder))
    passages = _GOLD / "passages" / "dev"
    return (
        Collection(
            "documents",
            _texts(_GOLD / "docs", "*.txt"),
            _GOLD / "dev",
            "dev",
            _DOCUMENT_BARS,
            references=_ON_DOCUMENTS,
            rows=(0.88, 0.78),
            before=0.812,
        ),
        Collection(
            "single paragraphs",
            _texts(_GOLD / "paragraphs" / "docs", "p*.txt"),
            _GOLD / "paragraphs" / "dev",
            "paragraphs/dev",
            _PARAGRAPH_BARS,
            references=_ON_PARAGRAPHS,
            rows=(0.88, 0.75),
            before=0.828,
        ),
        Collection(
            "passages of reports and laws",
            tuple(_GOLD / "passages" / "docs" / f"{labels.stem}.txt" for labels in _texts(passages, "*.jsonl")),
            passages,
            "passages/dev",
            {"targets": 0.90, "units": 0.90},
            rows=(0.78, 0.70),
            before=0.502,
        ),
        Collection(
            "labelled in this project",
            _texts(folder / "docs", "*.txt"),
            folder / "gold",
            "own",
        ),
        Collection(
            "labelled in this project, never learned from",
            _texts(folder / "held_out" / "docs", "*.txt"),
            folder / "held_out" / "gold",
            "",
        ),
    )


def extract(texts: Sequence[Path], folder: Path) -> None:
    """Write the units of every text to FOLDER/NAME.jsonl with the program's own command."""
    arguments = ("extract", *map(str, texts), "--format", "jsonl", "--no-cache", "--out", str(folder))
    command = [sys.executable, "-m", "polreq", *arguments]
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, encoding="utf-8"
    )
    if done.returncode not in (0, 1):  # 1: it extracted, and has findings
        sys.exit(f"{done.stderr}polreq extract could not run (exit {done.returncode})")


def score(labels: Path, predictions: Path) -> Scores:
    """Score predictions with the scorer beside the checkout: measure → p, r, f1."""
    command = [sys.executable, "-B", str(_SCORER), str(labels), str(predictions), "--json"]
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8")
    scores: Scores = json.loads(done.stdout)
    return scores


@dataclass(frozen=True, slots=True)
class RightRows:
    """How many rows of the requirement list nobody has to correct.

    Args:
        rows: number of norms of the labels and of false norms.
        share: of rows right in class, force, product, deadlines, targets and bodies, from 0 to 1; so are the next two.
        sure: of rows that the program calls sure.
        sure_right: of those, the right ones; None where there are none.
    """

    rows: int
    share: float
    sure: float
    sure_right: float | None


def right_rows(labels: Path, predictions: Path) -> RightRows:
    """Count right rows with the scorer beside the checkout."""
    command = [sys.executable, "-B", str(_ROWS), str(labels), str(predictions)]
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8")
    said = _COUNTED.match(done.stdout)
    if not said:
        sys.exit(f"what {_ROWS.name} prints is not understood: {done.stdout}")
    rows = int(said["rows"])
    sure_right = float(said["sure_right"]) if said["sure_right"] else None
    return RightRows(rows, int(said["right"]) / rows, float(said["sure"] or 0), sure_right)


_COUNTED: Final = re.compile(
    r"(?P<right>\d+) of (?P<rows>\d+) rows right \([\d.]+\)"
    r"(?:; sure (?P<sure>[\d.]+) of rows, right (?P<sure_right>[\d.]+) of them)?; wrong in: "
)


def rows_of(collection: Collection, seen: Scores, left_out: Scores | None) -> tuple[tuple[str, ...], list[list[str]]]:
    """Make the table of a collection: head and rows."""
    names = tuple(reference.name for reference in collection.references)
    gaps = () if left_out is None else ("left out", "gap")
    head = ("measure", "P", "R", "F1", *gaps, "bar", *names)
    rows = []
    for name, values in seen.items():
        row = [name, _shown(values["p"]), _shown(values["r"]), _shown(values["f1"])]
        if left_out is not None:
            row += [_shown(left_out[name]["f1"]), f"{_figure(seen, name) - _figure(left_out, name):+.3f}"]
        row += [_shown(collection.bars.get(name))]
        rows.append(row + [_shown(reference.figures.get(name)) for reference in collection.references])
    return head, rows


def bars_of(collection: Collection, seen: Scores, left_out: Scores | None) -> list[Bar]:
    """List the figures that have a bar.

    What is read with weights learned elsewhere fails nothing: it is there to be seen, and some of it is known to be low.
    Texts of which no weight is learned at all are read so without being left out.
    """
    bars = [
        Bar(f"{collection.name}: {name}", _figure(seen, name), least, open=name in collection.open)
        for name, least in collection.bars.items()
    ]
    if left_out is None:
        unseen = {} if collection.left_out else _LEFT_OUT
        return bars + [
            Bar(f"{collection.name}: {name}", _figure(seen, name), x, open=True) for name, x in unseen.items()
        ]
    asked = {
        name: max(collection.bars.get(name, 0.0), _LEFT_OUT.get(name, 0.0)) for name in (*_LEFT_OUT, *collection.bars)
    }
    for name, least in asked.items():
        figure = _figure(left_out, name)
        bars.append(Bar(f"{collection.name}, left out: {name}", figure, least, open=True))
        if name not in collection.bars:
            continue
        gap = Bar(f"{collection.name}, gap: {name}", _figure(seen, name) - figure, _GAP, most=True, open=True)
        bars.append(gap)
    return bars


def main(arguments: Sequence[str] | None = None) -> int:
    """Extract, score and print every collection."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--left-out", action="store_true", help="also read each text with weights learned without it")
    options = parser.parse_args(arguments)
    if not _SCORER.exists():
        print("extraction: skipped, the labelled texts are not there (../shared beside the checkout)")
        return 0
    bars: list[Bar] = []
    rows_right: list[list[str]] = []
    with tempfile.TemporaryDirectory(prefix="polreq-extraction-") as scratch:
        elsewhere = Path(scratch, "left-out")
        if options.left_out:
            _run("benchmarks.train_extraction", str(_GOLD), "--leave-out", str(elsewhere))
        for number, collection in enumerate(collections(Path(scratch, "labels"))):
            predictions = Path(scratch, str(number))
            extract(collection.texts, predictions)
            seen = score(collection.labels, predictions)
            compare = options.left_out and collection.left_out
            left_out = score(collection.labels, elsewhere / collection.left_out) if compare else None
            head, rows = rows_of(collection, seen, left_out)
            print(f"{collection.name}: {len(collection.texts)}")
            print(table(head, rows), end="\n\n")
            bars += bars_of(collection, seen, left_out)
            whole = right_rows(collection.labels, predictions)
            others = right_rows(collection.labels, elsewhere / collection.left_out) if compare else None
            rows_right.append(_row_of(collection, whole, others))
            bars += _bars_of_rows(collection, whole, others)
    print("rows of the requirement list that nobody has to correct")
    print(table(_ROWS_HEAD, rows_right), end="\n\n")
    return report(bars)


_ROWS_HEAD: Final = (
    "texts",
    "rows",
    "right",
    "sure",
    "right of sure",
    "left out",
    "sure",
    "right of sure",
    "readers",
    "0.1.0",
)


def _row_of(collection: Collection, rows: RightRows, others: RightRows | None) -> list[str]:
    left_out = ["-"] * 3 if others is None else _shares(others)
    return [collection.name, str(rows.rows), *_shares(rows), *left_out, _shown(_READERS), _shown(collection.before)]


def _shares(rows: RightRows) -> list[str]:
    return [_shown(rows.share), _shown(rows.sure), _shown(rows.sure_right)]


def _bars_of_rows(collection: Collection, rows: RightRows, others: RightRows | None) -> list[Bar]:
    """List what is asked of whole rows; all of it is known to be missed somewhere, docs/extraction.md says where."""
    if collection.rows is None:
        return []
    seen, left_out = collection.rows
    bars = [Bar(f"{collection.name}: rows right", rows.share, seen, open=True)]
    if others is not None:
        name = f"{collection.name}, left out"
        bars += [
            Bar(f"{name}: rows right", others.share, left_out, open=True),
            Bar(f"{collection.name}, gap: rows right", rows.share - others.share, _ROWS_GAP, most=True, open=True),
            Bar(f"{name}: rows that are sure", others.sure, _SURE, open=True),
            Bar(f"{name}: right of those", others.sure_right, _SURE_RIGHT, open=True),
        ]
    return bars


def _run(module: str, *arguments: str) -> None:
    """Run another program of this folder without its chatter."""
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _texts(folder: Path, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob(pattern)))


def _figure(scores: Scores, name: str) -> float:
    return scores[name]["f1"] or 0.0


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())

"""Quality of `polreq extract` on labelled texts, beside what a reader and what a keyword search reach on them.

python -m benchmarks.extraction
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.table import table

_SCORER: Final = SHARED / "eval" / "score_extract.py"


@dataclass(frozen=True, slots=True)
class Collection:
    """Labelled texts, and what others reach on them.

    Args:
        name: what they are.
        texts: the source files.
        labels: folder with NAME.jsonl for every text.
        others: figures of others by name of the measure, in the order of OTHERS; None where it was not measured.
    """

    name: str
    texts: tuple[Path, ...]
    labels: Path
    others: Mapping[str, tuple[float | None, ...]]


#: One annotator alone against the settled labels; a search for modal words only, as keyword importers do it;
#: logistic regression on character n-grams, trained on other texts.
OTHERS: Final = ("one reader", "modal words", "learner")

_ON_DOCUMENTS: Final = {
    "detection": (0.999, 0.618, 0.785),
    "class macro-F1": (0.989, 0.604, 0.443),
    "force accuracy": (0.989, 0.667, None),
    "product": (0.984, 0.485, None),
    "deadlines": (1.0, 0.0, None),
    "targets": (0.944, 0.0, None),
    "units": (0.982, 0.0, None),
    "cites": (1.0, 0.0, None),
}
_ON_PARAGRAPHS: Final = {
    "detection": (None, 0.538, 0.908),
    "class macro-F1": (None, 0.514, 0.617),
    "force accuracy": (0.97, None, None),
    "product": (0.99, None, None),
    "deadlines": (0.88, None, None),
    "targets": (0.94, None, None),
    "units": (0.95, None, None),
    "cites": (0.99, None, None),
}


def collections(folder: Path) -> tuple[Collection, ...]:
    """List the labelled texts beside the checkout, and the project's own labels, whose texts are put into `folder`."""
    gold = SHARED / "gold"
    command = [sys.executable, "-m", "benchmarks.expand_labels", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return (
        Collection("documents", _texts(gold / "docs", "*.txt"), gold / "dev", _ON_DOCUMENTS),
        Collection(
            "single paragraphs",
            _texts(gold / "paragraphs" / "docs", "p*.txt"),
            gold / "paragraphs" / "dev",
            _ON_PARAGRAPHS,
        ),
        Collection(
            "documents labelled in this project (the weights are learned from all three sets)",
            _texts(folder / "docs", "*.txt"),
            folder / "gold",
            {},
        ),
    )


def extract(texts: Sequence[Path], folder: Path) -> None:
    """Write the units of every text to FOLDER/NAME.jsonl with the program's own command."""
    command = [
        sys.executable,
        "-m",
        "polreq",
        "extract",
        *map(str, texts),
        "--format",
        "jsonl",
        "--no-cache",
        "--out",
        str(folder),
    ]
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, cwd=ROOT, encoding="utf-8"
    )
    if done.returncode not in (0, 1):  # 1: it extracted, and has findings
        sys.exit(f"{done.stderr}polreq extract could not run (exit {done.returncode})")


def score(labels: Path, predictions: Path) -> dict[str, dict[str, float | None]]:
    """Score predictions with the scorer beside the checkout: measure → p, r, f1."""
    command = [sys.executable, "-B", str(_SCORER), str(labels), str(predictions), "--json"]
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8")
    scores: dict[str, dict[str, float | None]] = json.loads(done.stdout)
    return scores


def main() -> int:
    """Extract, score and print every collection."""
    if not _SCORER.exists():
        print("extraction: skipped, the labelled texts are not there (../shared beside the checkout)")
        return 0
    with tempfile.TemporaryDirectory(prefix="polreq-extraction-") as scratch:
        for number, collection in enumerate(collections(Path(scratch, "labels"))):
            predictions = Path(scratch, str(number))
            extract(collection.texts, predictions)
            scores = score(collection.labels, predictions)
            print(f"\n{collection.name}: {len(collection.texts)}")
            head = ("measure", "P", "R", "F1", *OTHERS)
            print(table(head, [_row(name, values, collection) for name, values in scores.items()]))
    return 0


def _texts(folder: Path, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob(pattern)))


def _row(name: str, values: Mapping[str, float | None], collection: Collection) -> tuple[str, ...]:
    figures = (values["p"], values["r"], values["f1"], *collection.others.get(name, (None,) * len(OTHERS)))
    return (name, *("-" if figure is None else f"{figure:.3f}" for figure in figures))


if __name__ == "__main__":
    sys.exit(main())

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
    """Labelled texts and what others reach on them, by name of the measure.

    Args:
        name: what they are.
        texts: the source files.
        labels: folder with NAME.jsonl for every text.
        reader: figures of one annotator alone against the settled labels.
        words: figures of a search for modal words only, as keyword importers do it.
        learner: figures of logistic regression on character n-grams, trained on other texts.
    """

    name: str
    texts: tuple[Path, ...]
    labels: Path
    reader: Mapping[str, float]
    words: Mapping[str, float]
    learner: Mapping[str, float]


def collections() -> tuple[Collection, ...]:
    """List the labelled texts that lie beside the checkout."""
    gold = SHARED / "gold"
    return (
        Collection(
            "documents",
            tuple(sorted((gold / "docs").glob("*.txt"))),
            gold / "dev",
            reader={
                "detection": 0.999, "class macro-F1": 0.989, "force accuracy": 0.989, "product": 0.984,
                "deadlines": 1.0, "targets": 0.944, "units": 0.982, "cites": 1.0,
            },
            words={
                "detection": 0.618, "class macro-F1": 0.604, "force accuracy": 0.667, "product": 0.485,
                "deadlines": 0.0, "targets": 0.0, "units": 0.0, "cites": 0.0,
            },
            learner={"detection": 0.785, "class macro-F1": 0.443},
        ),
        Collection(
            "single paragraphs",
            tuple(sorted((gold / "paragraphs" / "docs").glob("p*.txt"))),
            gold / "paragraphs" / "dev",
            reader={
                "class macro-F1": 0.994, "force accuracy": 0.97, "product": 0.99,
                "deadlines": 0.88, "targets": 0.94, "units": 0.95, "cites": 0.99,
            },
            words={"detection": 0.538, "class macro-F1": 0.514},
            learner={"detection": 0.908, "class macro-F1": 0.617},
        ),
    )  # fmt: skip


def extract(texts: Sequence[Path], folder: Path) -> None:
    """Write the units of every text to FOLDER/NAME.jsonl with the program's own command."""
    command = [sys.executable, "-m", "polreq", "extract", *map(str, texts), "--format", "jsonl", "--out", str(folder)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, cwd=ROOT)


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
    for collection in collections():
        with tempfile.TemporaryDirectory(prefix="polreq-extraction-") as folder:
            extract(collection.texts, Path(folder))
            scores = score(collection.labels, Path(folder))
        print(f"\n{collection.name}: {len(collection.texts)}")
        head = ("measure", "P", "R", "F1", "one reader", "modal words", "learner")
        print(table(head, [_row(name, values, collection) for name, values in scores.items()]))
    return 0


def _row(name: str, values: Mapping[str, float | None], collection: Collection) -> tuple[str, ...]:
    figures = (*(values[key] for key in ("p", "r", "f1")), *_references(name, collection))
    return (name, *("-" if figure is None else f"{figure:.3f}" for figure in figures))


def _references(name: str, collection: Collection) -> tuple[float | None, ...]:
    return tuple(rows.get(name) for rows in (collection.reader, collection.words, collection.learner))


if __name__ == "__main__":
    sys.exit(main())

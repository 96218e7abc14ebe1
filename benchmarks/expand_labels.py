"""Write the labels of tests/extraction_labels out with the text they stand for, in the form of the labelled set.

    python -m benchmarks.expand_labels OUTDIR

OUTDIR/gold/NAME.jsonl and OUTDIR/docs/NAME.txt are then to ../shared/eval/score_extract.py what gold/dev and
gold/docs are; OUTDIR/held_out has the same two folders with what no weight is learned from. Numbers of lines are
those of the whole source, of which the text written is a stretch. A file paragraphs*.jsonl labels single paragraphs
out of many sources: each becomes a text of its own, named after the file, its source and its line.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks import ROOT, SHARED

LABELS: Final = ROOT / "tests" / "extraction_labels"
CORPUS: Final = SHARED / "corpus"

#: Each list of spans, and the key its words stand under in the labelled set.
WORDS: Final = {"deadlines": "text", "targets": "text", "units": "name", "cites": "title"}
#: What a span says of its place; the rest of it is passed on as it is.
PLACES: Final = frozenset({"start", "end", "no_start", "no_end"})

Label = Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every file of labels; the exit code is 1 where the corpus is not beside the checkout."""
    parser = argparse.ArgumentParser(prog="expand_labels", description="Write extraction labels out with their text.")
    parser.add_argument("outdir", type=Path, help="folder to write gold/ and docs/ into")
    outdir: Path = parser.parse_args(arguments).outdir
    if not CORPUS.is_dir():
        print(f"there is no {CORPUS}: the labels cannot be given their text")
        return 1
    write(LABELS, outdir)
    write(LABELS / "held_out", outdir / "held_out")
    return 0


def write(labelled: Path, outdir: Path) -> None:
    """Write the texts of one folder of labels."""
    for folder in ("gold", "docs"):
        (outdir / folder).mkdir(parents=True, exist_ok=True)
    files = {path: _rows(path) for path in sorted(labelled.glob("*.jsonl"))}
    sources = sorted({str(row["source"]) for rows in files.values() for row in rows})
    for path, rows in files.items():
        texts = _paragraphs(path.stem, rows, sources) if path.stem.startswith("paragraphs") else {path.stem: rows}
        for name, labels in texts.items():
            source = _source(labels)
            segments = "".join(json.dumps(s, ensure_ascii=False) + "\n" for s in expand(name, labels, source))
            (outdir / "gold" / f"{name}.jsonl").write_text(segments, encoding="utf-8", newline="\n")
            stretch = source[labels[0]["start"] : labels[-1]["end"]]
            (outdir / "docs" / f"{name}.txt").write_text(stretch + "\n", encoding="utf-8", newline="\n")
        print(f"{path.stem}: {len(rows)} segments, {len(texts)} texts")


def _rows(path: Path) -> list[Label]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _paragraphs(name: str, rows: Sequence[Label], sources: Sequence[str]) -> dict[str, list[Label]]:
    """Group the labels of one file by paragraph; sources are numbered so that what comes from one can be told."""
    texts: dict[str, list[Label]] = {}
    for row in rows:
        source = sources.index(str(row["source"]))
        texts.setdefault(f"{name}-{source:02d}-{row['line']:04d}", []).append(row)
    return texts


def expand(name: str, labels: Sequence[Label], source: str) -> Iterator[dict[str, Any]]:
    """Yield each label of one document as a segment with id, line and text, its spans as words of `source`."""
    in_line: Counter[int] = Counter()
    for label in labels:
        line = label["line"]
        in_line[line] += 1
        segment = {"id": f"{name}:{line}.{in_line[line]}", "line": line, "text": source[label["start"] : label["end"]]}
        kept = {key: label[key] for key in ("class", "force", "product") if key in label}
        spans = {
            key: [_words(span, word, source) for span in label[key]] for key, word in WORDS.items() if key in label
        }
        yield segment | kept | spans


def _words(span: Label, word: str, source: str) -> dict[str, Any]:
    words = {word: source[span["start"] : span["end"]]}
    if "no_start" in span:
        words["no"] = source[span["no_start"] : span["no_end"]]
    return words | {key: value for key, value in span.items() if key not in PLACES}


def _source(labels: Sequence[Label]) -> str:
    """Read the file that one file of labels is about, with the line ends the offsets count."""
    (name,) = {str(label["source"]) for label in labels}
    return (CORPUS / name).read_bytes().decode("utf-8").replace("\r\n", "\n")


if __name__ == "__main__":
    raise SystemExit(main())

"""Write the labels of tests/extraction_labels out with the text they stand for, in the form of the labelled set.

    python -m benchmarks.expand_labels OUTDIR

OUTDIR/gold/NAME.jsonl and OUTDIR/docs/NAME.txt are then to ../shared/eval/score_extract.py what gold/dev and
gold/docs are; OUTDIR/held_out has the same two folders with what no weight is learned from. Numbers of lines are
those of the whole source, of which the text written is a stretch. A file paragraphs*.jsonl labels single paragraphs
out of many sources: each becomes a text of its own, named after the file, its source and its line. A file
stretches*.jsonl labels a stretch of each of many sources, with its title and the headings above: each becomes a text
of its own, in which every paragraph is one line, however the source breaks it. OUTDIR/partial has what is labelled in class,
force and bearing on the product only: to learn from, not to be scored.
"""

import argparse
import json
import tarfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from benchmarks import ROOT, SHARED
from polreq.text.normalise import without_radicals

LABELS: Final = ROOT / "tests" / "extraction_labels"
CORPUS: Final = SHARED / "corpus"

#: Each list of spans, and the key its words stand under in the labelled set.
WORDS: Final = {"deadlines": "text", "targets": "text", "units": "name", "cites": "title"}
#: What a span says of its place; the rest of it is passed on as it is.
PLACES: Final = frozenset({"start", "end", "no_start", "no_end"})

#: Texts that were written for this project, below the folder of the labels; all other sources lie in the corpus.
WRITTEN: Final = "texts"

Label = Mapping[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every file of labels; the exit code is 1 where the corpus is not beside the checkout."""
    parser = argparse.ArgumentParser(prog="expand_labels", description="Write extraction labels out with their text.")
    parser.add_argument("outdir", type=Path, help="folder to write gold/ and docs/ into")
    outdir: Path = parser.parse_args(arguments).outdir
    if not CORPUS.is_dir():
        print(f"there is no {CORPUS}: the labels cannot be given their text")
        return 1
    known = write(LABELS, outdir)
    write(LABELS / "partial", outdir / "partial", known)
    write(LABELS / "held_out", outdir / "held_out")
    return 0


def write(labelled: Path, outdir: Path, known: Sequence[str] = ()) -> Sequence[str]:
    """Write the texts of one folder of labels.

    Args:
        labelled: the folder.
        outdir: where gold/ and docs/ are written.
        known: sources that have their numbers already, so that texts of one source can be told in several folders.

    Returns:
        The sources in the order of their numbers.
    """
    for folder in ("gold", "docs"):
        (outdir / folder).mkdir(parents=True, exist_ok=True)
    files = {path: _rows(path) for path in sorted(labelled.glob("*.jsonl"))}
    sources = [*known, *sorted({str(row["source"]) for rows in files.values() for row in rows} - set(known))]
    for path, rows in files.items():
        texts = _texts(path.stem, rows, sources)
        for name, labels in texts.items():
            source = read_source(str(labels[0]["source"]))
            segments = list(expand(name, labels, source))
            if any("skip" in label for label in labels):
                text = _as_printed(segments)
            else:
                text = source[labels[0]["start"] : labels[-1]["end"]]
            written = "".join(json.dumps(s, ensure_ascii=False) + "\n" for s in segments)
            (outdir / "gold" / f"{name}.jsonl").write_text(written, encoding="utf-8", newline="\n")
            (outdir / "docs" / f"{name}.txt").write_text(text + "\n", encoding="utf-8", newline="\n")
        print(f"{path.stem}: {len(rows)} segments, {len(texts)} texts")
    return sources


def _rows(path: Path) -> list[Label]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _texts(stem: str, rows: Sequence[Label], sources: Sequence[str]) -> dict[str, list[Label]]:
    """Group the labels of one file by text; sources are numbered so that what comes from one can be told."""
    if not stem.startswith(("paragraphs", "stretches")):
        return {stem: list(rows)}
    texts: dict[str, list[Label]] = {}
    for row in rows:
        name = f"{stem}-{sources.index(str(row['source'])):03d}"
        texts.setdefault(f"{name}-{row['line']:04d}" if stem.startswith("paragraphs") else name, []).append(row)
    return texts


def _as_printed(segments: Sequence[Mapping[str, Any]]) -> str:
    """Put the segments of one line after another: each paragraph a line."""
    lines = groupby(segments, key=lambda segment: segment["line"])
    return "\n".join("".join(str(segment["text"]) for segment in line) for _, line in lines)


def expand(name: str, labels: Sequence[Label], source: str) -> Iterator[dict[str, Any]]:
    """Yield each label of one document as a segment with id, line and text, its spans as words of `source`."""
    in_line: Counter[int] = Counter()
    for label in labels:
        line = label["line"]
        in_line[line] += 1
        skip = label.get("skip", ())
        text = cut(label, skip, source)
        segment = {"id": f"{name}:{line}.{in_line[line]}", "line": line, "text": text}
        kept = {key: label[key] for key in ("class", "force", "product") if key in label}
        spans = {
            key: [_words(span, word, skip, source) for span in label[key]]
            for key, word in WORDS.items()
            if key in label
        }
        yield segment | kept | spans


def _words(span: Label, word: str, skip: Sequence[Sequence[int]], source: str) -> dict[str, Any]:
    words = {word: cut(span, skip, source)}
    if "no_start" in span:
        words["no"] = source[span["no_start"] : span["no_end"]]
    return words | {key: value for key, value in span.items() if key not in PLACES}


def cut(span: Label, skip: Sequence[Sequence[int]], source: str) -> str:
    """Give the words of a span without what is to be left out: line breaks and what stands at the ends of pages.

    Radicals that a PDF file left for characters are written as the characters, as the program reads them.
    """
    out, at = "", span["start"]
    for start, end in skip:
        if span["start"] <= start < span["end"]:
            out, at = out + source[at:start], end
    return without_radicals(out + source[at : span["end"]])


def read_source(name: str) -> str:
    """Read the text that labels are about, with the line ends the offsets count; `name` is their `source`."""
    folder, _, member = name.partition("/")
    if folder == WRITTEN:
        data = (LABELS / name).read_bytes()
    elif (CORPUS / folder).is_dir():
        data = (CORPUS / name).read_bytes()
    else:
        data = _members(folder)[member]
    return data.decode("utf-8").replace("\r\n", "\n")


@lru_cache(maxsize=4)
def _members(archive: str) -> Mapping[str, bytes]:
    """Read the files of an archive of the corpus, by path below its folder."""
    with tarfile.open(CORPUS / f"{archive}.tar.xz") as packed:
        files = ((member.name.removeprefix(f"{archive}/"), packed.extractfile(member)) for member in packed)
        return {name: file.read() for name, file in files if file is not None}


if __name__ == "__main__":
    raise SystemExit(main())

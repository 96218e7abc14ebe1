"""Answer laypeople's questions about law once, in a process of its own, so that its time and memory can be measured.

    python -m benchmarks.links_law_run METHOD RUN.tsv [--vectors DIR [--compute]] [--segmenter jieba]

METHOD is `polreq`, `polreq-known` (the links of the other questions are known) or `bm25s`. Writes question and article,
best first. The exit code is 3 if a vector is neither kept in DIR nor to be computed.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.links_data import BENCH, Pair, item_of, read_gold, read_rows
from benchmarks.vectors import KeptVectors, NotKeptError
from polreq.link import Options
from polreq.link.ranking import answer
from polreq.text.segment import make_segmenter

FOLDER: Final = BENCH / "stard"
METHODS: Final = ("polreq", "polreq-known", "bm25s")
NOT_KEPT: Final = 3
_TOP: Final = 100


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("method", choices=METHODS)
    parser.add_argument("out", type=Path)
    parser.add_argument("--vectors", type=Path)
    parser.add_argument("--compute", action="store_true")
    parser.add_argument("--segmenter", default="jieba")
    asked = parser.parse_args(arguments)
    if asked.method == "bm25s":
        _write(_bm25s(), asked.out)
        return 0
    store = KeptVectors(asked.vectors, compute=asked.compute) if asked.vectors else None
    try:
        _write(_polreq(asked.method == "polreq-known", store, asked.segmenter), asked.out)
    except NotKeptError:
        return NOT_KEPT
    finally:
        if store:
            store.close()
    return 0


def _polreq(learning: bool, store: KeptVectors | None, segmenter: str) -> Iterator[Pair]:
    rows = read_rows(FOLDER / "queries.jsonl")
    asking = [item_of(row) for row in rows if row["split"] == "check"]
    others = [item_of(row) for row in rows if row["split"] != "check"] if learning else []
    gold = read_gold(FOLDER / "qrels.tsv")
    known = [(item.id, document) for item in others for document in sorted(gold.get(item.id, ()))]
    corpus = [item_of(row) for row in read_rows(FOLDER / "corpus.jsonl.xz")]
    if store:
        store.require(len(corpus))
    options = Options(_TOP, explain=False, semantic=store is not None, vectors=store)
    cut = make_segmenter(segmenter).words
    for match in answer([*asking, *others], len(asking), corpus, known, (), options, cut):
        yield match.query, match.found


def _bm25s() -> Iterator[Pair]:
    """Rank with bm25s as it comes, on jieba words of title and text."""
    import bm25s
    import jieba

    jieba.setLogLevel(60)
    rows = [row for row in read_rows(FOLDER / "queries.jsonl") if row["split"] == "check"]
    corpus = read_rows(FOLDER / "corpus.jsonl.xz")
    index = bm25s.BM25()
    index.index([jieba.lcut(f"{row['title']}\n{row['text']}") for row in corpus], show_progress=False)
    found, _ = index.retrieve([jieba.lcut(row["text"]) for row in rows], k=_TOP, show_progress=False)
    for row, documents in zip(rows, found, strict=True):
        for document in documents:
            yield str(row["id"]), str(corpus[int(document)]["id"])


def _write(pairs: Iterable[Pair], path: Path) -> None:
    path.write_text("".join(f"{query}\t{document}\n" for query, document in pairs), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

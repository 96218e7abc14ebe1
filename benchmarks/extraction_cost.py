"""Processor time of extraction beside bare jieba: both read the same texts in turn, in one process and with nothing cached.

    python -m benchmarks.extraction_cost [--texts 60]

Takes texts beside the checkout, evenly spread over them. Each is read in turn by bare jieba, by bare rjieba where it is
installed, and by the extraction with each of the two as its segmenter; what counts is processor time. Some other texts
are read before that, so that dictionaries are loaded and patterns compiled. The clauses of both have to be the same: if
they are not, the exit code is 1; a bar that is missed fails nothing, since the figure depends on the machine.
"""

import argparse
import sys
import tarfile
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from benchmarks import SHARED
from benchmarks.bars import Bar, report
from benchmarks.table import table
from polreq.extract.extracting import extract
from polreq.ingest import read_source
from polreq.model.document import Document
from polreq.text.lexicon import load_lexicon
from polreq.text.segment import is_fast, make_segmenter

_ARCHIVE: Final = SHARED / "corpus" / "egov.tar.xz"

#: Texts that are read before the others, so that nothing is loaded or compiled while the time is taken.
_WARM: Final = 10

#: The most that extraction may take, as a multiple of bare jieba, with jieba and with rjieba.
_MOST: Final[Mapping[str, float]] = {"jieba": 2.5, "rjieba": 1.5}


def main(arguments: Sequence[str] | None = None) -> int:
    """Read all texts in every way and print what each way took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=60, help="how many texts")
    asked = parser.parse_args(arguments)
    if not _ARCHIVE.is_file():
        print("extraction cost: skipped, the texts are not there (../shared beside the checkout)")
        return 0
    warm, documents = _documents(asked.texts)
    names = [name for name in _MOST if name == "jieba" or is_fast()]
    ways = {**{f"bare {name}": _bare(name) for name in names}, **{f"extract, {name}": _extract(name) for name in names}}
    spent = dict.fromkeys(ways, 0.0)
    differ = 0
    for n, document in enumerate((*warm, *documents)):
        clauses = set()
        for name in ways if n % 2 else reversed(ways):
            begun = time.process_time()
            result = ways[name](document)
            spent[name] += time.process_time() - begun if n >= len(warm) else 0
            if name.startswith("extract"):
                clauses.add(result)
        differ += len(clauses) > 1
    characters = sum(len(document.text()) for document in documents)
    print(f"{len(documents)} texts, {characters:,} characters; clauses differ in {differ}")
    base = spent["bare jieba"]
    rows = [
        (name, f"{took:.2f}", f"{took / characters * 1e6:.2f}", f"{took / base:.2f}") for name, took in spent.items()
    ]
    print(table(("what", "CPU s", "µs a character", "times bare jieba"), rows), end="\n\n")
    bars = [
        Bar(
            f"extract, {name}",
            spent[way] / base if (way := f"extract, {name}") in spent else None,
            most,
            most=True,
            open=True,
        )
        for name, most in _MOST.items()
    ]
    return report(bars) or int(differ > 0)


def _bare(name: str) -> Callable[[Document], Any]:
    """Give what cuts every block of a text into words and does nothing else."""
    if name == "jieba":
        import jieba

        jieba.setLogLevel(60)
        cut: Callable[[str], list[str]] = jieba.Tokenizer().lcut
    else:
        import rjieba

        cut = rjieba.Jieba().cut
    return lambda document: [cut(block.text) for block in document.blocks()] and None


def _extract(name: str) -> Callable[[Document], Any]:
    lexicon = load_lexicon(segmenter=make_segmenter(name))
    return lambda document: extract(document, lexicon)


def _documents(count: int) -> tuple[list[Document], list[Document]]:
    """Read texts evenly spread over the archive by their names, and before them others that stand between them."""
    with tarfile.open(_ARCHIVE) as archive:
        members = sorted((m for m in archive.getmembers() if m.name.endswith(".txt")), key=lambda m: m.name)
        taken = members[:: max(1, len(members) // max(1, count))][:count]
        warm = [member for member in members if member not in taken][:: max(1, (len(members) - len(taken)) // _WARM)]
        return _read(archive, warm[:_WARM]), _read(archive, taken)


def _read(archive: tarfile.TarFile, members: Sequence[tarfile.TarInfo]) -> list[Document]:
    """Read texts of an archive, without those that are refused because they are damaged."""
    opened = [(member.name.rpartition("/")[2], archive.extractfile(member)) for member in members]
    read = [read_source(name, file.read()).document for name, file in opened if file]
    return [document for document in read if document]


if __name__ == "__main__":
    sys.exit(main())

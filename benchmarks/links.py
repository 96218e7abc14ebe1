"""How good suggested links are, beside simple programs, on labelled links that may lie beside the checkout.

    python -m benchmarks.links [questions] [backlog] [english]
                               [--semantic] [--vectors DIR] [--segmenter jieba]

Without names all sets are measured. Closeness in meaning is measured too where the optional part `semantic` is
installed; for the questions about law only if the vectors are in DIR already, or with `--semantic`, which computes and
keeps them there (40 minutes on two cores). The exit code is 1 if a bar is missed that is not known to be.
"""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks import ROOT, SHARED
from benchmarks.bars import Bar, report
from benchmarks.links_data import Measured, Settings
from benchmarks.links_law import questions
from benchmarks.links_small import backlog, english
from polreq.text.segment import make_segmenter

#: The questions come first: the memory of this process counts into that of the programs that it starts.
_SETS: Final[Mapping[str, Callable[[Settings], Measured]]] = {
    "questions": questions,
    "backlog": backlog,
    "english": english,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the sets, and how they stand to the bars."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(_SETS))
    parser.add_argument("--semantic", action="store_true", help="compute the vectors of 56,930 articles if need be")
    parser.add_argument("--vectors", type=Path, default=ROOT / "benchmarks" / "data" / "vectors", metavar="DIR")
    parser.add_argument("--segmenter", default="jieba")
    asked = parser.parse_args(arguments)
    if unknown := sorted(set(asked.sets) - set(_SETS)):
        parser.error(f"no such set: {', '.join(unknown)}")
    if not SHARED.is_dir():
        print("links: skipped, the labelled links are not there (../shared beside the checkout)")
        return 0
    settings = Settings(make_segmenter(asked.segmenter).words, asked.segmenter, asked.vectors.resolve(), asked.semantic)
    bars: list[Bar] = []
    for name in asked.sets or _SETS:
        measured = _SETS[name](settings)
        print(measured.text, end="\n\n", flush=True)
        bars += measured.bars
    return report(bars)


if __name__ == "__main__":
    sys.exit(main())

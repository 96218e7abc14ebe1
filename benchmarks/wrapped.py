"""Policies as their text comes out of PDF files: what share of the units breaks off in the middle of a sentence.

    python -m benchmarks.wrapped [-v]

Takes the 220 texts beside the checkout. A unit breaks off if it ends without the mark of an end (。；！？：…), has not the
form of a heading or of an item, and what follows is running text that begins with no number. `-v` shows every such end.
The exit code is 1 below the bar.
"""

import argparse
import re
import sys
import tarfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from benchmarks import SHARED
from benchmarks.bars import Bar, report
from benchmarks.table import table
from polreq.extract.split import spans
from polreq.ingest import read_source
from polreq.ingest.headings import numbered
from polreq.model.document import Document
from polreq.text.normalise import fold

_ARCHIVE: Final = SHARED / "corpus" / "egov.tar.xz"

#: Most of the units that may break off.
_MOST: Final = 0.06

_ENDED: Final = re.compile(r"[。；：！？…!?;:][”’」』）)】》]*$")
_OPEN_END: Final = re.compile(r"[，、,（(《“‘]$")
_RUNNING: Final = ("paragraph", "heading")

#: Longest headings and items without a mark at their end, with a number and without one.
_NUMBERED_HEADING: Final = 30
_BARE_HEADING: Final = 20
_SHOWN: Final = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Read every text and print the share."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show every unit that breaks off")
    asked = parser.parse_args(arguments)
    if not _ARCHIVE.is_file():
        print("wrapped: skipped, the texts are not there (../shared beside the checkout)")
        return 0
    units = breaks = read = refused = 0
    for name, data in _texts():
        document = read_source(name, data).document
        if document is None:
            refused += 1
            continue
        read += 1
        found = _units(document)
        off = list(broken_off(found))
        units, breaks = units + len(found), breaks + len(off)
        for before, after in off if asked.verbose else ():
            print(f"{name[:20]}: {before[-_SHOWN:]!r} ¶ {after[:_SHOWN]!r}")
    head = ("texts read", "refused", "units", "broken off")
    print(table(head, [(str(read), str(refused), str(units), str(breaks))]), end="\n\n")
    return report([Bar("units that break off", breaks / units if units else None, _MOST, most=True)])


def _texts() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(_ARCHIVE) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            if member.isfile() and member.name.endswith(".txt") and (opened := archive.extractfile(member)):
                yield member.name.rpartition("/")[2], opened.read()


def _units(document: Document) -> list[tuple[str, bool]]:
    """List the units of the running text, and whether each is all that its paragraph says; "" stands between parts."""
    units: list[tuple[str, bool]] = []
    for block in document.blocks():
        if block.kind not in _RUNNING or block.cells:
            units.append(("", True))
            continue
        found = [fold(block.text[a:b]).strip() for a, b in spans(block.text)]
        units += [(text, len(found) == 1) for text in found if text]
    return units


def broken_off(units: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    """Yield each unit that breaks off, with the one that goes on with it."""
    for (text, alone), (after, _) in pairwise(units):
        if text and after and not _ENDED.search(text) and numbered(after) is None and not _heading(text, alone):
            yield text, after


def _heading(text: str, alone: bool) -> bool:
    if not alone or _OPEN_END.search(text):
        return False
    return len(text) <= (_BARE_HEADING if numbered(text) is None else _NUMBERED_HEADING)


if __name__ == "__main__":
    sys.exit(main())

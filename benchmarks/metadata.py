"""What polreq finds of a document's title, number, issuers and days, in every kind of file.

    python -m benchmarks.metadata [-v]

Reads invented documents in every kind of file, the texts of this project that are labelled for extraction, and documents
beside the checkout. A figure is right or wrong where the document has such a thing, missed where nothing was found, and
invented where something was found and there is none. `-v` shows every document that differs. The exit code is 1 if a
bar is missed that was met before.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

from benchmarks.bars import Bar, report
from benchmarks.metadata_sets import FIELDS, Known, Set, found_in, sets
from benchmarks.table import table
from polreq.ingest import read_source
from polreq.model.document import Document

#: Least share that is to be right of what the documents of a set have, and most that may be invented of what they have not.
_RIGHT: Final = 0.95
_INVENTED: Final = 0.05

#: Sets, and fields of them, that are known not to reach a bar; docs/sources.md says why.
_OPEN: Final = frozenset(
    {
        ("invented, PDF", "title"),
        ("invented, OFD", "title"),
        ("invented, OFD", "number"),
        ("invented, OFD", "published"),
        ("texts of our own", "issuers"),
        ("texts of our own", "written"),
        ("texts of our own", "expires"),
        ("texts out of PDFs", "title"),
        ("texts out of PDFs", "number"),
        ("texts out of PDFs", "issuers"),
        ("texts out of PDFs", "effective"),
        ("texts out of PDFs", "expires"),
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read every set and print a table of its fields."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show every document that differs")
    asked = parser.parse_args(arguments)
    rows: list[tuple[str, ...]] = []
    bars: list[Bar] = []
    for one in sets():
        count, counted = _read(one, verbose=asked.verbose)
        for field in FIELDS:
            tally = counted[field]
            have, have_not = _has(tally), tally["none"] + tally["invented"]
            if not have and not have_not:
                continue
            figures = (str(have), *(str(tally[what]) for what in ("right", "wrong", "missed", "invented")))
            rows.append((f"{one.name}: {count}", field, *figures))
            bars += _bars(one.name, field, tally)
    print(table(("documents", "field", "have it", "right", "wrong", "missed", "invented"), rows), end="\n\n")
    return report(bars)


def _read(one: Set, *, verbose: bool) -> tuple[int, dict[str, Counter[str]]]:
    """Count what became of every field in the documents of a set."""
    counted: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    count = 0
    for known in one.documents():
        count += 1
        document = read_source(known.name, known.data).document
        for field, what in judged(known, document).items():
            counted[field][what] += 1
            if verbose and what not in ("right", "none"):
                found = "" if document is None else str(getattr(document, field, None) or document.dates)
                print(f"{one.name}: {known.name[:24]}: {field} {what}: {found[:90]}")
    return count, counted


def judged(known: Known, document: Document | None) -> dict[str, str]:
    """Say of each field that is known whether it is right, wrong, missed, invented, or rightly none."""
    found = found_in(document, known.name) if document is not None else {}
    return {field: _verdict(found.get(field, ""), right) for field, right in known.expected.items()}


def _verdict(found: str, right: Sequence[str]) -> str:
    if not right:
        return "invented" if found else "none"
    return "right" if found in right else "wrong" if found else "missed"


def _has(tally: Counter[str]) -> int:
    return tally["right"] + tally["wrong"] + tally["missed"]


def _bars(name: str, field: str, tally: Counter[str]) -> list[Bar]:
    have, have_not = _has(tally), tally["none"] + tally["invented"]
    known = (name, field) in _OPEN
    bars = []
    if have:
        bars.append(Bar(f"{name}: {field} right", tally["right"] / have, _RIGHT, open=known))
    if have_not:
        bars.append(Bar(f"{name}: {field} invented", tally["invented"] / have_not, _INVENTED, most=True, open=known))
    return bars


if __name__ == "__main__":
    sys.exit(main())

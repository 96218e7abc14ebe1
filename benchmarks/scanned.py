"""Scanned notices: how many characters are recognised, what a page costs, and how much worse duties are found.

    python -m benchmarks.scanned [-v] [--slant DEGREES] [--grey DOTS] [--dpi DPI]

Ten invented documents (benchmarks/scanned_documents.txt) are set on pages, photographed, bound to PDF files without
text, and read; beside them stands what is read of their plain text. In the file the sentences are marked that ask for something:
detection is F1 over these. Needs the extra `ocr` and a Chinese font ($POLREQ_FONT); where one of them is missing, it says so.
`-v` shows each document and each line that differs. The exit code is 1 below a bar.
"""

import argparse
import difflib
import re
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.bars import Bar, report
from benchmarks.scanned_pages import Scan, font, pictures, printed, scanned
from benchmarks.table import table
from polreq.errors import MissingExtraError
from polreq.extract.extracting import extract
from polreq.ingest import read_source
from polreq.ingest.readers.scan import Recogniser
from polreq.model.clause import NORMS
from polreq.model.document import Document
from polreq.text.lexicon import Lexicon, load_lexicon

_FILE: Final = Path(__file__).with_name("scanned_documents.txt")

#: Least share of characters recognised, and how much less of the duties may be found than in the text.
_RIGHT: Final = 0.985
_LOST: Final = 0.02

_KINDS: Final = {"^": "head", "=": "title", "<": "margin", ">": "right"}
_SENTENCE: Final = re.compile(r"[^。；]*[。；]?")
#: Two sentences are one from this likeness on: recognition changes single characters.
_LIKE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its lines as (kind, text), and the sentences that ask for something."""

    lines: tuple[tuple[str, str], ...]
    duties: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return next(text for kind, text in self.lines if kind == "title")


def papers(text: str) -> Iterator[Paper]:
    """Read the documents of the file."""
    for part in re.split(r"^==\n", text, flags=re.M)[1:]:
        lines: list[tuple[str, str]] = []
        duties: list[str] = []
        for line in part.strip().split("\n"):
            kind = _KINDS.get(line[0], "")
            words = line[1:].strip() if kind else line
            lines.append((kind, words.replace("+", "")))
            duties += [plain(s.partition("+")[2]) for s in _SENTENCE.findall(words) if "+" in s]
        yield Paper(tuple(lines), tuple(duties))


def plain(text: str) -> str:
    """Return what is compared: characters without white space, marks without their width."""
    return "".join(text.split()).translate(str.maketrans(",;:?!()[]", "，；：？！（）〔〕"))


def f1(duties: Sequence[str], found: Sequence[str]) -> tuple[int, int, int]:
    """Count duties found, duties in all, and sentences said to be duties; each counts once."""
    left = list(found)
    hits = 0
    for duty in duties:
        match = next((text for text in left if _alike(duty, text)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits, len(duties), len(found)


def _alike(duty: str, text: str) -> bool:
    if duty in text:
        return True
    return difflib.SequenceMatcher(None, duty, text[-len(duty) - 4 :], autojunk=False).ratio() >= _LIKE


def characters_right(text: str, read: str) -> int:
    """Count the characters of a text that stand in what was read, in their order."""
    blocks = difflib.SequenceMatcher(None, text, read, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


@dataclass(slots=True)
class Sums:
    """What is added up over documents: characters, pages, processor seconds, and duties in text and pictures."""

    characters: int = 0
    right: int = 0
    extra: int = 0
    pages: int = 0
    seconds: float = 0.0
    text: tuple[int, int, int] = (0, 0, 0)
    scan: tuple[int, int, int] = (0, 0, 0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Set, photograph, read, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-v", "--verbose", action="store_true", help="show each document and line that differs")
    parser.add_argument("--slant", type=float, default=0.4, help="degrees that the pages lie aslant")
    parser.add_argument("--grey", type=int, default=24, help="how much dots are lighter or darker, of 255")
    parser.add_argument("--dpi", type=int, default=200, help="dots per inch of the scanner")
    asked = parser.parse_args(arguments)
    if font() is None:
        print("scanned: skipped, no Chinese font is known here; name one in $POLREQ_FONT")
        return 0
    try:
        Recogniser()
    except MissingExtraError as error:
        print(f"scanned: skipped. {error.said.en}")
        return 0
    how = Scan(asked.dpi, asked.slant, asked.grey)
    lexicon, sums = load_lexicon(), Sums()
    for paper in papers(_FILE.read_text(encoding="utf-8")):
        _measure(paper, how, lexicon, sums, verbose=asked.verbose)
    return _tell(sums)


def _measure(paper: Paper, how: Scan, lexicon: Lexicon, sums: Sums, *, verbose: bool) -> None:
    text = "\n".join(words for _, words in paper.lines)
    images = pictures(printed(paper.lines), how)
    data = scanned(images, how.dpi)
    start = time.process_time()
    read = read_source("a.pdf", data, force=True).document
    seconds = time.process_time() - start
    of_text = read_source("a.txt", text.encode(), force=True).document
    said, found = plain(text), plain(_words(read))
    right = characters_right(said, found)
    on_text, on_scan = (f1(paper.duties, _duties(document, lexicon)) for document in (of_text, read))
    sums.characters, sums.right = sums.characters + len(said), sums.right + right
    sums.extra += len(found) - right
    sums.pages, sums.seconds = sums.pages + len(images), sums.seconds + seconds
    sums.text, sums.scan = _added(sums.text, on_text), _added(sums.scan, on_scan)
    if verbose:
        print(f"{paper.title}: {right / len(said):.4f}, duties {on_text} in text, {on_scan} in pictures")
        ours, theirs = [plain(words) for _, words in paper.lines], plain_lines(read)
        changes = difflib.unified_diff(ours, theirs, lineterm="", n=0)
        print("\n".join(f"  {line}" for line in list(changes)[2:] if not line.startswith("@")))


def plain_lines(document: Document | None) -> list[str]:
    """Return the paragraphs of a document as they are compared."""
    return [] if document is None else [plain(block.text) for block in document.blocks() if block.text.strip()]


def _words(document: Document | None) -> str:
    return "".join(plain_lines(document))


def _duties(document: Document | None, lexicon: Lexicon) -> list[str]:
    clauses = () if document is None else extract(document, lexicon)
    return [plain(clause.text) for clause in clauses if clause.kind in NORMS]


def _added(one: tuple[int, int, int], other: tuple[int, int, int]) -> tuple[int, int, int]:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]


def _share(counts: tuple[int, int, int]) -> float:
    hits, real, found = counts
    return 2 * hits / (real + found) if real + found else 0.0


def _tell(sums: Sums) -> int:
    head = ("pages", "characters right", "characters too many", "CPU seconds a page", "F1 text", "F1 scan")
    right = sums.right / sums.characters
    row = (
        str(sums.pages),
        f"{right:.4f}",
        f"{sums.extra / sums.characters:.4f}",
        f"{sums.seconds / sums.pages:.1f}",
        f"{_share(sums.text):.4f}",
        f"{_share(sums.scan):.4f}",
    )
    print(table(head, [row]), end="\n\n")
    bars = [
        Bar("characters recognised", right, _RIGHT),
        Bar("duties found: less than in the text", _share(sums.text) - _share(sums.scan), _LOST, most=True),
    ]
    return report(bars)


if __name__ == "__main__":
    sys.exit(main())

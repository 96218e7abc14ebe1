"""What minutes of a meeting decide (议定事项), and which clauses of a document ask for anything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from polreq.extract.extracting import extract
from polreq.late import late
from polreq.model.clause import Clause
from polreq.model.document import Document
from polreq.official.genres import PRINTS
from polreq.official.patterns import WORDS
from polreq.results.alignment import Article
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import without_radicals

_MINUTES: Final = "纪要"
_OPENING: Final = late(WORDS["minutes_open"])
_LAST: Final = late(r"\.s\d+$")

#: A notice that only passes on another document: 现印发给你们，请认真贯彻执行.
_PASSED_ON: Final = late(rf"现[^，。；]{{0,8}}{PRINTS}[^，。；]{{0,4}}给")

#: What an article is for where it asks for nothing.
_ASKS_NOTHING: Final = ("purpose", "definition", "effect")


def is_minutes(document: Document) -> bool:
    """Whether a document tells what a meeting decided (会议纪要)."""
    return document.genre.endswith(_MINUTES)


def decisions(document: Document, lexicon: Lexicon) -> list[Article]:
    """Return what minutes decide, sentence by sentence; who met, what was heard and what was found are none.

    Args:
        document: minutes.
        lexicon: see `extract`.
    """
    found = list(_decided(extract(document, lexicon)))
    blocks = Counter(_block(clause) for clause in found)
    # a paragraph with one decision is named by its own place
    return [
        Article(_block(c) if blocks[_block(c)] == 1 else c.locator, without_radicals(c.text.strip())) for c in found
    ]


def asking(document: Document, units: Sequence[Article], lexicon: Lexicon) -> frozenset[str]:
    """Return the locators of the articles or points of a document that ask for something.

    Args:
        document: the document.
        units: what it is cut into.
        lexicon: see `extract`.
    """
    if is_minutes(document):
        return frozenset(unit.locator for unit in units)
    norms = {_block(clause) for clause in extract(document, lexicon) if clause.is_norm}
    silent = {unit.locator for unit in units if unit.role in _ASKS_NOTHING or _PASSED_ON.search(unit.text)}
    known = {unit.locator for unit in units}
    found, current = set(), ""
    for block in document.blocks():
        if block.locator in known:
            current = block.locator
        elif block.kind == "heading" and block.level:
            # what stands under a heading that is no unit belongs to none before it, but items of an article do
            current = current if _is_item(block.locator, current) else ""
        if current and block.locator in norms:
            found.add(current)
    return frozenset(found - silent)


def _is_item(locator: str, unit: str) -> bool:
    return bool(unit) and locator.startswith(f"{unit}.")


def _decided(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield the norms behind the opening; where no words end one, all."""
    found = list(clauses)
    opened = next((n for n, clause in enumerate(found) if _OPENING.search(clause.text)), -1)
    yield from (clause for clause in found[opened + 1 :] if clause.is_norm)


def _block(clause: Clause) -> str:
    return _LAST.sub("", clause.locator)

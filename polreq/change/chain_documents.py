"""Documents of a chain: who issued each, of which level it is, and whether it is in force."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from polreq.change.decisions import is_minutes
from polreq.late import late
from polreq.model.document import ENDED, Document
from polreq.official.patterns import WORDS
from polreq.official.regions import level_of
from polreq.results.demand_verdicts import BasisStanding
from polreq.results.governing import STATED_RANKS
from polreq.results.levels import ChainDocument

_SPEAKS_FOR_ALL: Final = late(WORDS["speak_for_all"])
#: Levels whose departments make plans of their own below those of the whole region.
_DEPARTMENTS: Final = ("city", "county")


def chain_document(document: Document, day: date | None) -> ChainDocument:
    """Say of a document what counts in a chain.

    Args:
        document: as read.
        day: on which it is to be in force; None: what only a day tells is not told.
    """
    dates = document.dates
    since = dates.effective or dates.written or dates.published
    rank, region = _rank(document)
    return ChainDocument(
        document.id, document.title, document.number, rank, region, since, standing_on(document, day)
    )  # fmt: skip


def standing_on(document: Document, day: date | None) -> BasisStanding:
    """Say whether a document is in force on a day, by what it says of itself."""
    if document.status in ENDED:
        return "ended"
    if document.status == "draft":
        return "draft"
    if day and document.dates.expires and document.dates.expires < day:
        return "expired"
    if day and document.dates.effective and document.dates.effective > day:
        return "not_yet"
    return "in_force" if document.status in ("in_force", "trial") else "unclear"


def descending(documents: Sequence[ChainDocument]) -> tuple[int, ...]:
    """Return the order from the top level down, as positions; documents of one level keep theirs, and so do all where a level is unknown."""
    given = tuple(range(len(documents)))
    if any(not document.rank for document in documents):
        return given
    return tuple(sorted(given, key=lambda n: STATED_RANKS.index(documents[n].rank)))


def _rank(document: Document) -> tuple[str, str]:
    """Return the level in the order of STATED_RANKS, and the region."""
    named = [level_of(name) for name in (*document.issuers, document.title)]
    level, region = next(((level, region) for level, region in named if level), ("", ""))
    level, region = document.level or level, document.region or region
    if is_minutes(document):
        return "meeting", region
    first = document.issuers[0] if document.issuers else ""
    if level in _DEPARTMENTS and first and not _SPEAKS_FOR_ALL.search(first):
        return "department", region
    return level, region

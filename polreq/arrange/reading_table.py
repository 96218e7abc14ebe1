"""Readings as a table for people: one row for each requirement, with cells in which what was read can be corrected."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from polreq.arrange.readings import proposal_change
from polreq.arrange.wording import doubts_said
from polreq.model.clause import FORCES as FORCE_KEYS
from polreq.model.clause import NORMS
from polreq.results.reading_sheet import OPEN, READING_COLUMNS, VERDICTS, cells_digest
from polreq.results.reading_values import FIELDS, value_of, value_text
from polreq.results.readings import ACCEPT, DROP, ReadingEntry
from polreq.results.review import Review
from polreq.results.review_sheet import text_cell
from polreq.results.said import Said, whole
from polreq.results.sections import Column, Table
from polreq.words import Lang, Text
from polreq.words.names import CLASSES, FORCES, YES_NO, label
from polreq.words.sentences import joined

#: Characters that the cells of each column usually hold.
_SIZES: Final = MappingProxyType(
    {
        "item": 18, "statement": 46, "basis": 24, "heading": 20, "unsure": 18, "proposed": 26, "verdict": 11, "class": 8,
        "force": 8, "product": 8, "deadlines": 26, "targets": 26, "units": 28, "channels": 16, "line": 14, "note": 24, "by": 10,
        "check": 14,
    }
)  # fmt: skip

#: Columns that people fill in.
_OPEN: Final = frozenset((*OPEN, "by"))

#: What may be chosen in a column.
_CHOICES: Final = MappingProxyType(
    {
        "verdict": tuple(VERDICTS.values()),
        "class": tuple(label(CLASSES, key) for key in NORMS),
        "force": tuple(label(FORCES, key) for key in FORCE_KEYS),
        "product": tuple(YES_NO.values()),
    }
)

_STANDING: Final = MappingProxyType({"accepted": ACCEPT, "edited": ACCEPT, "rejected": DROP})

_LANGUAGES: Final[tuple[Lang, ...]] = ("zh", "en")

#: The name of the sheet in a workbook.
READINGS_SHEET: Final = Text("读法", "readings")


def reading_table(review: Review) -> Table:
    """Arrange rows in the order of the queue; decisions that stand are filled in, those to be made are empty."""
    columns = tuple(
        Column(heading, key=key, size=_SIZES[key], open=key in _OPEN, choices=_CHOICES.get(key, ()))
        for key, heading in READING_COLUMNS.items()
    )
    channels = dict(review.channels)
    return Table(columns, tuple(tuple(_row(entry, channels)) for entry in review.readings))


def _row(entry: ReadingEntry, channels: dict[str, str]) -> Iterator[Said]:
    thing, requirement = entry.thing, entry.requirement
    parts = {field: value_text(field, value_of(requirement, field), channels) for field in FIELDS}
    standing = None if entry.before else _STANDING.get(requirement.status)
    cells: dict[str, Said] = {
        "item": thing.id,
        "statement": text_cell(thing),
        "basis": thing.basis,
        "heading": " / ".join(entry.requirement.heading),
        "unsure": doubts_said(thing.doubts),
        "proposed": joined("；", map(proposal_change, entry.proposals)),
        "verdict": VERDICTS[standing] if standing else "",
        **parts,
        "note": requirement.note,
        "by": "",
    }
    written = (cells_digest(whole(cells[key], lang) for key in OPEN) for lang in _LANGUAGES)
    cells["check"] = joined(" ", (entry.check, Text(*written)))
    return (cells[key] for key in READING_COLUMNS)

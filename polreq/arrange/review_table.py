"""The review as a table for people: one row for each requirement and candidate."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from polreq.arrange.reasons import reasons_said
from polreq.arrange.together import together_said
from polreq.arrange.wording import aside
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, Candidate, Entry, Review
from polreq.results.review_sheet import COLUMNS, DECISIONS, text_cell
from polreq.results.said import Said
from polreq.results.sections import Column, Table
from polreq.results.suggestion import score_text
from polreq.results.together import Together
from polreq.words import Text
from polreq.words.names import FORCES, STATES, label
from polreq.words.review import standing
from polreq.words.sentences import joined

_DECIDED: Final = MappingProxyType({"confirmed": CONFIRM, "rejected": REJECT})

#: Characters that the cells of each column usually hold.
_SIZES: Final = MappingProxyType(
    {
        "upper": 18, "statement": 46, "basis": 24, "force": 8, "due": 11, "state": 14, "lower": 14, "text": 46, "score": 7,
        "reasons": 36, "decision": 11, "note": 24, "reason": 24, "by": 10, "digests": 14,
    }
)  # fmt: skip

_SEMICOLON: Final = Text("；", "; ")

#: Columns that people fill in.
_OPEN: Final = frozenset(("decision", "note", "reason", "by"))

#: The name of the sheet in a workbook.
SHEET: Final = Text("审核", "review")


def review_table(review: Review) -> Table:
    """Arrange rows in the order of the queue; decisions that stand are filled in, those to be made are empty."""
    columns = tuple(
        Column(
            heading,
            "score" if key == "score" else "",
            key=key,
            size=_SIZES[key],
            open=key in _OPEN,
            choices=tuple(DECISIONS.values()) if key == "decision" else (),
        )
        for key, heading in COLUMNS.items()
    )
    return Table(columns, tuple(_rows(review)))


def _rows(review: Review) -> Iterator[tuple[Said, ...]]:
    for entry in review.entries:
        if entry.justified or not entry.candidates:
            yield _row(entry, None)
        for candidate in entry.candidates:
            yield _row(entry, candidate)


def _row(entry: Entry, candidate: Candidate | None) -> tuple[Said, ...]:
    thing = entry.thing
    cells: dict[str, Said] = {
        "upper": thing.id,
        "statement": text_cell(thing),
        "basis": thing.basis,
        "force": label(FORCES, thing.force),
        "due": str(thing.due or ""),
        "state": label(STATES, entry.state),
    }
    if candidate:
        group = entry.together if entry.together and candidate.thing.id in entry.together.lowers else None
        cells |= _candidate(candidate, group)
    elif entry.gap:
        cells["state"] = _signed(standing("justified"), entry.gap.by, str(entry.gap.on or ""))
        if entry.justified:
            cells |= {"decision": DECISIONS[JUSTIFY], "reason": entry.gap.reason}
    return tuple(cells.get(key, "") for key in COLUMNS)


def _candidate(candidate: Candidate, group: Together | None) -> dict[str, Said]:
    stands = candidate.standing == candidate.verdict and candidate.verdict
    cells: dict[str, Said] = {
        "lower": candidate.thing.id,
        "text": text_cell(candidate.thing, candidate.acceptance),
        "score": score_text(candidate.score) if candidate.score is not None else "",
        "reasons": joined(_SEMICOLON, (reasons_said(candidate.reasons), together_said(group) if group else "")),
        "decision": DECISIONS[_DECIDED[candidate.verdict]] if stands else "",
        "note": candidate.note,
        "reason": candidate.skip,
        "digests": " ".join(candidate.digests),
    }
    if candidate.verdict:
        cells["state"] = _signed(standing(candidate.standing), candidate.by, str(candidate.on or ""))
    return cells


def _signed(words: Text, by: str, on: str) -> Said:
    return aside(words, " ".join(part for part in (by, on) if part))

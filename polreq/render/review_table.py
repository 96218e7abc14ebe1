"""The review as a table for people: one row for each requirement and candidate; as rows of texts and as CSV."""

import csv
import io
from collections.abc import Iterator
from typing import Final

from polreq.render.review_words import reasons_said, standing
from polreq.render.words import FORCES, STATES, label, say
from polreq.render.writers.csv_ import BYTE_ORDER_MARK, guarded
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, Candidate, Entry, Review
from polreq.results.review_sheet import COLUMNS, DECISIONS, text_cell
from polreq.words import Lang

_DECIDED: Final = {"confirmed": CONFIRM, "rejected": REJECT}


def heading_row(lang: Lang) -> list[str]:
    """Return the headings of the columns."""
    return [label(COLUMNS, key, lang) for key in COLUMNS]


def table_rows(review: Review, lang: Lang) -> Iterator[list[str]]:
    """Yield the rows in the order of the queue; decisions that stand are filled in, those to be made are empty."""
    for entry in review.entries:
        if entry.justified or not entry.candidates:
            yield _row(entry, None, lang)
        for candidate in entry.candidates:
            yield _row(entry, candidate, lang)


def render_review_csv(review: Review, lang: Lang) -> str:
    """Write the table as UTF-8 with a byte order mark, cells guarded against formulas."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heading_row(lang))
    writer.writerows([guarded(cell) for cell in row] for row in table_rows(review, lang))
    return BYTE_ORDER_MARK + text.getvalue()


def _row(entry: Entry, candidate: Candidate | None, lang: Lang) -> list[str]:
    thing = entry.thing
    cells = {
        "upper": thing.id,
        "statement": text_cell(thing),
        "basis": thing.basis,
        "force": label(FORCES, thing.force, lang),
        "due": str(thing.due or ""),
        "state": label(STATES, entry.state, lang),
    }
    if candidate:
        cells |= _candidate(candidate, lang)
    elif entry.gap:
        cells |= {"state": _who(standing("justified", lang), entry.gap.by, str(entry.gap.on or ""), lang)}
        if entry.justified:
            cells |= {"decision": label(DECISIONS, JUSTIFY, lang), "reason": entry.gap.reason}
    return [cells.get(key, "") for key in COLUMNS]


def _candidate(candidate: Candidate, lang: Lang) -> dict[str, str]:
    stands = not candidate.changed and candidate.verdict
    cells = {
        "lower": candidate.thing.id,
        "text": text_cell(candidate.thing, candidate.acceptance),
        "score": f"{candidate.score:.2f}" if candidate.score is not None else "",
        "reasons": reasons_said(candidate.reasons, lang),
        "decision": label(DECISIONS, _DECIDED[candidate.verdict], lang) if stands else "",
        "note": candidate.note,
        "reason": candidate.skip,
        "digests": " ".join(candidate.digests),
    }
    if candidate.verdict:
        key = "stale" if candidate.changed else candidate.verdict
        cells["state"] = _who(standing(key, lang), candidate.by, str(candidate.on or ""), lang)
    return cells


def _who(words: str, by: str, on: str, lang: Lang) -> str:
    signed = " ".join(part for part in (by, on) if part)
    return words + (say("aside", lang, text=signed) if signed else "")

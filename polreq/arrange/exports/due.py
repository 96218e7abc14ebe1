"""时限清单: every deadline of every requirement in scope, the earliest first."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from polreq.arrange.exports import cells
from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.exports.rtm import requirement_row
from polreq.model.clause import Deadline
from polreq.model.requirement import Requirement
from polreq.results.coverage import ItemCoverage, window_of
from polreq.results.exported import Exported
from polreq.results.said import Said, Span
from polreq.words.exporting import TABLES
from polreq.words.names import WINDOWS, label

_FIELDS: Final = (
    Field("no", 5, "number"), Field("id", 15, "id"), Field("statement", 40), Field("deadline", 16), Field("deadline_kind", 9),
    Field("due", 11, "date"), Field("days", 8, "number"), Field("window", 12, "verdict"), Field("force", 8), Field("units", 20), Field("basis", 22),
    Field("progress", 15), Field("missing_channels", 12), Field("state", 10),
)  # fmt: skip

_MORE: Final = (
    Field("layer", 7), Field("lead", 14), Field("support", 14), Field("answerable", 14), Field("quarter", 12), Field("features", 22),
    Field("problems", 24), Field("developer", 12), Field("line", 12), Field("channels", 12), Field("note", 14),
    Field("person", 12), Field("office", 14),
)  # fmt: skip

#: Windows that ask for something to be done.
_TONES: Final = {"passed": "bad", "soon": "warn"}


def due_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange deadlines, those without a day behind the others."""
    found = [(r, d) for r in exported.requirements.values() if r.id in exported.items for d in r.deadlines]
    found.sort(key=lambda pair: pair[1].date or date.max)
    rows = [_row(exported, requirement, deadline) for requirement, deadline in found]
    return (Draft("due", TABLES["due"], (told("due_of"),), _FIELDS, numbered(rows), _MORE, "A3"),)


def _row(exported: Exported, requirement: Requirement, deadline: Deadline) -> Mapping[str, Said]:
    item, day = exported.items[requirement.id], exported.report.as_of
    must_be_met = deadline.date if deadline.kind in ("milestone", "period") else None
    return {
        **requirement_row(exported, requirement),
        "deadline": deadline.text,
        "deadline_kind": cells.deadline_kind(deadline),
        "due": str(deadline.date or ""),
        "days": str((must_be_met - day).days) if must_be_met and day else "",
        "window": _window(exported, item, must_be_met),
        "quarter": cells.quarter(deadline.date),
    }


def _window(exported: Exported, item: ItemCoverage, day: date | None) -> Span:
    """Say how near a deadline is; what is delivered or justified is closed, whenever that was due."""
    if item.state in ("delivered", "justified"):
        return Span(told("closed"), "verdict", "good")
    if day is None:
        return Span(told("no_day"), "verdict", "faint")
    window = window_of(day, exported.report.as_of, exported.settings.due_soon_days)
    return Span(label(WINDOWS, window), "verdict", _TONES.get(window, ""))

"""督查台账: tasks with bodies, deadlines by quarter, progress, problems and lamps by written rules."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from polreq.arrange.exports import cells
from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.exports.rtm import requirement_row
from polreq.arrange.wording import listed
from polreq.model.feature import FEATURE_STATUSES
from polreq.results.coverage import ItemCoverage
from polreq.results.exported import Exported
from polreq.results.said import Said, Span
from polreq.words import Text
from polreq.words.exporting import TABLES
from polreq.words.names import STATUSES, label
from polreq.words.sentences import count, joined

#: Layers whose requirements are tasks that are supervised (督办): what upper bodies ask for.
_SUPERVISED: Final = ("high", "middle")

_FIELDS: Final = (
    Field("no", 5, "number"), Field("statement", 40, name=Text("重点任务", "Task")), Field("basis", 20), Field("lead", 12), Field("support", 14),
    Field("answerable", 14), Field("due", 11, "date"), Field("quarter", 11), Field("work", 22), Field("funds", 8, open=True),
    Field("problems", 22), Field("lamp", 18, "verdict"), Field("note", 12, open=True),
)  # fmt: skip

_MORE: Final = (
    Field("id", 16, "id"), Field("deadline", 16), Field("layer", 7), Field("force", 8), Field("features", 22), Field("progress", 14),
    Field("developer", 12), Field("state", 10), Field("units", 20), Field("heading", 18), Field("evidence", 26), Field("channels", 12),
    Field("year", 6), Field("office", 12, open=True), Field("person", 12),
)  # fmt: skip


def ledger_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange the ledger: tasks with a day first, the earliest first, then the others in their order."""
    tasks = [r for r in exported.requirements.values() if r.layer in _SUPERVISED and r.id in exported.items]
    tasks.sort(key=lambda r: exported.items[r.id].due or date.max)
    rows = [_row(exported, exported.items[r.id]) for r in tasks]
    notes = (
        told("ledger_of", number=count("requirement", len(tasks))),
        told("lamps", days=exported.settings.due_soon_days),
    )
    return (Draft("ledger", TABLES["ledger"], notes, _FIELDS, numbered(rows), _MORE, "A3"),)


def _row(exported: Exported, item: ItemCoverage) -> Mapping[str, Said]:
    row = requirement_row(exported, exported.requirements[item.id])
    return {
        **row,
        "due": str(item.due) if item.due else row["deadline"],
        "quarter": cells.quarter(item.due),
        "year": str(item.due.year) if item.due else "",
        "work": _work(exported, item),
        "lamp": lamp(exported, item),
        "note": row["note"],
    }


def _work(exported: Exported, item: ItemCoverage) -> Said:
    """Say how many features there are and how they stand."""
    ends = [exported.features[f] for f in exported.ends[item.id]]
    if not ends:
        reason = exported.gaps.get(item.id)
        return told("reason", reason=reason.reason) if item.justified and reason else told("no_feature")
    counts = Counter(cells.how_far(f) for f in ends)
    words = listed(joined(" ", (label(STATUSES, s), str(counts[s]))) for s in FEATURE_STATUSES if counts[s])
    return told("features_at", number=len(ends), counts=words)


def lamp(exported: Exported, item: ItemCoverage) -> Span:
    """Say which lamp a task shows, and why; the rules stand above the table."""
    if item.state in ("delivered", "justified"):
        return Span(told("green_done"), "verdict", "good")
    day = exported.report.as_of
    if item.due and day is None:
        return Span(told("no_lamp"), "verdict", "faint")
    if item.due and day and item.window == "passed":
        return Span(told("red", days=(day - item.due).days), "verdict", "bad")
    if item.due and day and item.window == "soon":
        return Span(told("yellow_soon", days=(item.due - day).days), "verdict", "warn")
    if item.is_gap:
        return Span(told(f"yellow_{item.state}"), "verdict", "warn")
    return Span(told("green_on"), "verdict", "good")

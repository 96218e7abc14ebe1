"""指标台账: goals with a number, and what evaluations score."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.arrange.exports import cells
from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.exports.rtm import requirement_row
from polreq.model.clause import Target
from polreq.model.requirement import Basis, Requirement
from polreq.results.coverage import ItemCoverage
from polreq.results.exported import Exported
from polreq.results.said import Said, Span
from polreq.words import Text
from polreq.words.exporting import FINISHED, TABLES
from polreq.words.names import OPS, label
from polreq.words.sentences import joined

_FIELDS: Final = (
    Field("no", 5, "number"), Field("year", 7), Field("index_1", 18), Field("index_2", 9), Field("metric", 16), Field("rule", 40),
    Field("goal", 13), Field("score", 7, open=True), Field("basis", 24), Field("due", 11, "date"), Field("finished", 10, "verdict"), Field("units", 20),
    Field("office", 12, open=True), Field("quote", 36),
)  # fmt: skip

_MORE: Final = (
    Field("id", 15, "id"), Field("layer", 7), Field("features", 22), Field("progress", 15), Field("work", 20), Field("lead", 14),
    Field("support", 14), Field("answerable", 14), Field("state", 10), Field("problems", 24), Field("line", 12), Field("note", 14),
    Field("person", 12),
)  # fmt: skip

_TONES: Final = {"yes": "good", "running": "", "no": "warn", "excused": "faint"}


def indicators_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange goals and scored indicators, one row for each, in the order of the requirements."""
    return (
        Draft("indicators", TABLES["indicators"], (told("indicators_of"),), _FIELDS, numbered(_rows(exported)), _MORE, "A3"),
    )  # fmt: skip


def _rows(exported: Exported) -> Iterator[Mapping[str, Said]]:
    for requirement in exported.requirements.values():
        if requirement.id not in exported.items:
            continue
        scored = next((b for b in requirement.bases if b.kind == "index"), None)
        goals = requirement.targets or ((None,) if scored else ())
        for goal in goals:
            yield _row(exported, requirement, scored, goal)


def _row(exported: Exported, requirement: Requirement, scored: Basis | None, goal: Target | None) -> Mapping[str, Said]:
    item = exported.items[requirement.id]
    return {
        **requirement_row(exported, requirement),
        "year": str(item.due.year) if item.due else "",
        "index_1": scored.ref if scored else "",
        "index_2": scored.locator if scored else "",
        "metric": goal.metric if goal else "",
        "rule": requirement.statement,
        "goal": _goal(goal) if goal else "",
        "finished": finished(item),
        "work": cells.feature_states(exported, requirement.id),
    }


def _goal(goal: Target) -> Text:
    return joined("", (joined(Text("", " "), (label(OPS, goal.op), goal.value)), goal.unit))


def finished(item: ItemCoverage) -> Span:
    """Say how far an indicator is, as its requirement stands; whether the number is reached is for people to measure."""
    key = (
        "yes"
        if item.state == "delivered"
        else "excused"
        if item.state == "justified"
        else "running"
        if item.deep
        else "no"
    )
    return Span(FINISHED[key], "state", _TONES[key])

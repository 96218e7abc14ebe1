"""What is due (哪些快到期了)."""

from datetime import date
from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.errors import UsageError
from polreq.render.machine.json_ import Json, day_json
from polreq.results.coverage import ItemCoverage, window_of
from polreq.words import Text

_SETTLED: Final = ("delivered", "justified")


def _run(look: Look, given: Given) -> ToolAnswer:
    day = given.day("as_of") or look.assessment.as_of
    if day is None:
        raise UsageError(
            "不知道按哪一天判断：请写参数 as_of，例如 2026-11-01。",
            "no day to compare with: give the argument as_of, such as 2026-11-01.",
        )
    days = given.whole("days", look.assessment.workspace.settings.due_soon_days)
    dated = sorted((i for i in look.assessment.coverage.items if i.due), key=lambda i: i.due or date.max)
    wanted = [
        i
        for i in dated
        if window_of(i.due, day, days) in _windows(given) and (_every(given) or i.state not in _SETTLED)
    ]
    passed = sum(window_of(i.due, day, days) == "passed" for i in wanted)
    data: dict[str, Json] = {
        "as_of": day_json(day),
        "days": days,
        "passed": passed,
        **listed([_row(look, one, day, days) for one in given.first(wanted)], len(wanted)),
    }
    return ToolAnswer(
        data,
        Text(
            f"按 {day} 判断：{len(wanted)} 项需求有到期的时限，其中 {passed} 项已过期。",
            f"As of {day}: {len(wanted)} requirement(s) are due, {passed} of them overdue.",
        ),
    )


def _windows(given: Given) -> tuple[str, ...]:
    window = given.text("window")
    if window == "any":
        return ("passed", "soon", "later")
    return (window,) if window else ("passed", "soon")


def _every(given: Given) -> bool:
    return given.text("which") == "all"


def _row(look: Look, item: ItemCoverage, day: date, days: int) -> dict[str, Json]:
    return {
        **look.requirement(item.id),
        "window": window_of(item.due, day, days),
        "days_left": (item.due - day).days if item.due else None,
        "features": list(look.features_below(item.id)),
    }


TOOL: Final = Tool(
    "what_is_due",
    Text("哪些快到期了", "What is due"),
    Text(
        "到某一天为止，哪些需求的时限已过或临近而还没有交付，最早的在前。",
        "Which requirements are overdue or due soon as of a day and not delivered yet, the earliest first.",
    ),
    (
        Argument("as_of", Text("按哪一天判断，默认是工作区设置的那一天", "the day; by default that of the workspace"), kind="day"),
        Argument("days", Text("几天之内算临近，默认按工作区设置", "days within which is soon; by default as the workspace says"), kind="whole"),
        Argument(
            "window",
            Text("passed 已过期，soon 临近，later 以后，any 全部有时限的；默认已过期和临近", "passed, soon, later, or any deadline; passed and soon by default"),
            choices=("passed", "soon", "later", "any"),
        ),
        Argument(
            "which",
            Text("open 只要还没交付的（默认），all 全部", "open: those not delivered yet (default); all"),
            choices=("open", "all"),
        ),
        LIMIT,
    ),
    _run,
)  # fmt: skip

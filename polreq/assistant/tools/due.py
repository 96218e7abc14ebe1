"""What is due (哪些快到期了): the list of `polreq due`."""

from typing import Final

from polreq.arrange.due import due_summary
from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.conclude.due import make_due
from polreq.errors import UsageError
from polreq.render.machine.due import entry_json
from polreq.render.machine.json_ import Json, day_json
from polreq.results.due import DUE_GROUPS, DueEntry
from polreq.words import Text

#: What is asked for where nothing else is said, and what asks for everything.
_PRESSING: Final = ("overdue", "soon")
_ANY: Final = "any"


def _run(look: Look, given: Given) -> ToolAnswer:
    assessment = look.assessment
    day = given.day("as_of") or assessment.as_of
    if day is None:
        raise UsageError(
            "不知道按哪一天判断：请写参数 as_of，例如 2026-11-01。",
            "no day to compare with: give the argument as_of, such as 2026-11-01.",
        )
    within = given.whole("days", assessment.workspace.settings.due_soon_days)
    due = make_due(assessment.requirements.values(), assessment.covered, day, within)
    wanted = due.of(*_groups(given))
    data: dict[str, Json] = {
        "as_of": day_json(day),
        "within": within,
        "weekends_only": list(due.unknown),
        "counts": due.counts,
        **listed([_row(look, entry) for entry in given.first(wanted)], len(wanted)),
    }
    return ToolAnswer(data, due_summary(due))


def _groups(given: Given) -> tuple[str, ...]:
    group = given.text("group")
    if group == _ANY:
        return DUE_GROUPS
    return (group,) if group else _PRESSING


def _row(look: Look, entry: DueEntry) -> dict[str, Json]:
    row = look.requirement(entry.requirement)
    # its window is that of the workspace's own day
    del row["window"]
    return {**row, "deadline": entry_json(entry), "features": list(look.features_below(entry.requirement))}


TOOL: Final = Tool(
    "what_is_due",
    Text("哪些快到期了", "What is due"),
    Text(
        "到某一天为止，哪些时限已过或临近而需求还没有交付，最早的在前；也可以问其后的、已了结的、周期性的、办理时限和没有日期的。与 polreq due 相同。",
        "Which deadlines are overdue or due soon as of a day while the requirement is not delivered, the earliest first; also those that come later, are closed, "
        "recur, limit a service or have no day. The same as polreq due.",
    ),
    (
        Argument("as_of", Text("按哪一天判断，默认是工作区设置的那一天", "the day; by default that of the workspace"), kind="day"),
        Argument("days", Text("几天之内算临近，默认按工作区设置", "days within which is soon; by default as the workspace says"), kind="whole"),
        Argument(
            "group",
            Text(
                "overdue 已过期，soon 临近，later 其后，closed 已了结，recurring 周期性任务，limit 办理时限，undated 没有日期，any 全部；默认已过期和临近",
                "where the deadline stands: overdue, soon, later, closed, recurring, limit (of a service), undated, or any; overdue and soon by default",
            ),
            choices=(*DUE_GROUPS, _ANY),
        ),
        LIMIT,
    ),
    _run,
)  # fmt: skip

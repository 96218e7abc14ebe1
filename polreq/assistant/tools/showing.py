"""One requirement or feature with its chain (来龙去脉)."""

from collections.abc import Sequence
from typing import Final

from polreq.assistant.look import Look
from polreq.assistant.tool import Argument, Given, Tool, ToolAnswer
from polreq.conclude.shown_item import make_shown, nothing_found, resolve
from polreq.errors import UsageError
from polreq.render.machine.json_ import Json, day_json, finding_json
from polreq.results.messages import message
from polreq.results.show import Branch, Shown
from polreq.words import Text


def _run(look: Look, given: Given) -> ToolAnswer:
    name = given.text("id")
    ids = resolve(look.assessment, name)
    if not ids:
        raise nothing_found(look.assessment, name)
    if len(ids) > 1:
        raise UsageError(
            f"“{name}”有 {len(ids)} 项，请写其中一项的编号：{'、'.join(ids[:10])}",
            f"{len(ids)} items go by '{name}'; name the id of one: {', '.join(ids[:10])}",
        )
    shown = make_shown(look.assessment, ids[0], look.found.findings, ())
    thing = shown.thing
    return ToolAnswer(
        _data(look, shown), Text(f"{thing.id} {thing.title}：{thing.text}", f"{thing.id} {thing.title}: {thing.text}")
    )


def _data(look: Look, shown: Shown) -> dict[str, Json]:
    id = shown.thing.id
    is_requirement = id in look.assessment.requirements
    return {
        "item": look.requirement(id) if is_requirement else look.feature(id),
        "note": shown.note,
        "acceptance": shown.acceptance,
        "heading": list(shown.heading),
        "deadlines": [{"text": d.text, "kind": d.kind, "date": day_json(d.date)} for d in shown.deadlines],
        "targets": [{"text": t.text, "op": t.op, "value": t.value, "unit": t.unit} for t in shown.targets],
        "units": [{"name": one.name, "role": one.role} for one in shown.units],
        "reason_for_none": look.reason(id),
        "above": _tree(shown.above),
        "below": _tree(shown.below),
        "decisions": [
            {
                "lower": one.lower, "upper": one.upper, "verdict": one.verdict, "by": one.by, "on": day_json(one.on),
                "note": one.note, "stale": one.stale, "pending": one.pending,
            }
            for one in shown.rulings
        ],
        "findings": [finding_json(one) | _words(message(one)[0]) for one in shown.findings],
    }  # fmt: skip


def _words(said: Text) -> dict[str, Json]:
    return {"message_zh": said.zh, "message_en": said.en}


def _tree(branches: Sequence[Branch]) -> list[Json]:
    """Return a chain; what stands elsewhere in it already is not unfolded again (`seen`)."""
    return [
        {
            "id": one.id, "layer": one.layer, "title": one.title, "state": one.state, "stale": one.stale, "seen": one.seen,
            "branches": _tree(one.branches),
        }
        for one in branches
    ]  # fmt: skip


TOOL: Final = Tool(
    "show",
    Text("看一项的来龙去脉", "Show an item with its chain"),
    Text(
        "一项需求或一个功能的全部情况：原文和依据、时限、指标、责任单位，上连到什么政策，下连到什么功能，谁审核过，有什么问题。",
        "All that is known of a requirement or feature: text and bases, deadlines, targets, responsible units, what it satisfies above, what satisfies it "
        "below, who decided that, and findings.",
    ),
    (Argument("id", Text("需求或功能的编号或名称", "id or title of a requirement or feature"), required=True),),
    _run,
)  # fmt: skip

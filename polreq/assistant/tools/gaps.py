"""Requirements that nothing covers (缺口)."""

from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.conclude.report import gap_rows
from polreq.model.clause import FORCES
from polreq.model.layer import LAYERS
from polreq.render.machine.json_ import Json
from polreq.words import Text


def _run(look: Look, given: Given) -> ToolAnswer:
    layer, force = given.text("layer"), given.text("force")
    wanted = [
        row.id
        for row in gap_rows(look.assessment, ())
        if layer in ("", look.things[row.id].layer) and force in ("", look.things[row.id].force)
    ]
    mandatory = sum(look.things[id].force == "must" for id in wanted)
    data: dict[str, Json] = {
        "mandatory": mandatory,
        **listed([look.requirement(id) for id in given.first(wanted)], len(wanted)),
    }
    return ToolAnswer(
        data,
        Text(
            f"缺口 {len(wanted)} 项（没有功能，也没有写明理由），其中必须做到的 {mandatory} 项。",
            f"{len(wanted)} gap(s) (neither a feature nor a written reason), {mandatory} of them mandatory.",
        ),
    )


TOOL: Final = Tool(
    "gaps",
    Text("缺口", "Gaps"),
    Text(
        "没有功能也没有写明理由的需求，最急的在前：先必须做到的，再按时限。",
        "Requirements with neither a feature nor a written reason, the most urgent first: mandatory ones, then by deadline.",
    ),
    (
        Argument("layer", Text("只要一层，默认全部", "only one layer; all by default"), choices=LAYERS),
        Argument("force", Text("只要一种约束力，默认全部", "only one force; all by default"), choices=FORCES),
        LIMIT,
    ),
    _run,
)

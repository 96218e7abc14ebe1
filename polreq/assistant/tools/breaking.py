"""What breaks if a feature goes (去掉这个功能影响什么)."""

from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.conclude.breakage import make_breakage
from polreq.render.machine.json_ import Json
from polreq.results.breakage import Loss
from polreq.words import Text


def _run(look: Look, given: Given) -> ToolAnswer:
    feature = look.known_feature(given.text("feature"))
    found = make_breakage(look.assessment, {feature})
    mandatory = sum(loss.force == "must" for loss in found.losses)
    data: dict[str, Json] = {
        "feature": look.feature(feature),
        "mandatory": mandatory,
        "unaffected": list(given.first(found.kept)),
        "unaffected_total": len(found.kept),
        **listed([_row(look, loss) for loss in given.first(found.losses)], len(found.losses)),
    }
    total = len(found.losses)
    return ToolAnswer(
        data,
        Text(
            f"没有 {feature}，{total} 项需求会失去覆盖，其中必须做到的 {mandatory} 项；上游另有 {len(found.kept)} 项不受影响。",
            f"Without {feature}, {total} requirement(s) would lose coverage, {mandatory} of them mandatory; {len(found.kept)} "
            "more above it would stand as they do.",
        ),
    )


def _row(look: Look, loss: Loss) -> dict[str, Json]:
    return {
        **look.requirement(loss.id),
        "state_without": loss.after,
        "channels_lost": list(loss.channels),
        "features_left": list(loss.left),
    }


TOOL: Final = Tool(
    "what_breaks",
    Text("去掉这个功能影响什么", "What breaks if a feature goes"),
    Text(
        "如果没有某个功能，哪些需求会失去覆盖：现在的状态（state）和那时的状态（state_without），必须做到的在前。",
        "Which requirements would lose coverage without a feature: their state today and without it (state_without), mandatory ones first.",
    ),
    (Argument("feature", Text("功能的编号或名称", "id or title of a feature"), required=True), LIMIT),
    _run,
)

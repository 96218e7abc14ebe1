"""Coverage in figures (覆盖情况)."""

from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.render.machine.json_ import Json, count_json, day_json
from polreq.results.coverage import DIMENSIONS, GAP_STATES
from polreq.results.figures import figure
from polreq.words import Text
from polreq.words import names as called


def _run(look: Look, given: Given) -> ToolAnswer:
    coverage = look.assessment.coverage
    dimension = given.text("by") or "layer"
    counts = coverage.by(dimension)
    total = coverage.total
    data: dict[str, Json] = {
        "name": look.assessment.workspace.settings.name,
        "as_of": day_json(look.assessment.as_of),
        "by": dimension,
        "all": count_json(total),
        "out_of_scope": dict(coverage.out_of_scope),
        **listed([count_json(one) for one in given.first(counts)], len(counts)),
    }
    delivered, gaps = figure("delivered", total), total.among(*GAP_STATES)
    by = called.DIMENSIONS[dimension]
    return ToolAnswer(
        data,
        Text(
            f"计入覆盖的需求 {total.total} 项：已交付 {delivered} 项，缺口 {gaps} 项；按{by.zh}分为 {len(counts)} 组。",
            f"{total.total} requirement(s) in scope: {delivered} delivered, {gaps} gap(s); {len(counts)} group(s) by {by.en}.",
        ),
    )


TOOL: Final = Tool(
    "coverage",
    Text("覆盖情况", "Coverage"),
    Text(
        "覆盖的各个数，总数和按层级、政策文件、业务线、渠道、服务关系、政府层级、约束力、时限的分组。每个数的含义用 explain 查。",
        "The figures of coverage, in all and by layer, document, business line, channel, relation, level of government, force or deadline. "
        "explain says what a figure means.",
    ),
    (
        Argument(
            "by", Text("按什么分组，默认 layer（层级）", "what to group by; layer by default"), choices=DIMENSIONS
        ),
        LIMIT,
    ),
    _run,
)

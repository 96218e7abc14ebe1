"""What covers a clause or a requirement (这条政策由什么落实)."""

from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.conclude.shown_item import nothing_found, resolve
from polreq.errors import UsageError
from polreq.render.machine.json_ import Json
from polreq.words import Text
from polreq.words.names import STATES, label
from polreq.words.sentences import joined


def _run(look: Look, given: Given) -> ToolAnswer:
    name = _name(given)
    ids = [one for one in resolve(look.assessment, name) if one in look.assessment.requirements]
    if not ids:
        raise nothing_found(look.assessment, name)
    rows = [_row(look, one) for one in given.first(ids)]
    said = joined("；", [_sentence(look, one) for one in given.first(ids)])
    data: dict[str, Json] = {"asked": name, **listed(rows, len(ids))}
    return ToolAnswer(
        data, Text(f"“{name}”：{len(ids)} 项需求。{said.zh}", f"{name}: {len(ids)} requirement(s). {said.en}")
    )


def _name(given: Given) -> str:
    """Return what is asked about.

    Raises:
        UsageError: neither a requirement nor a document is named, or both are.
    """
    requirement, document, locator = given.text("requirement"), given.text("document"), given.text("locator")
    if bool(requirement) == bool(document) or (locator and not document):
        raise UsageError(
            "请写 requirement，或者写 document（可加 locator），二者取一。",
            "give either requirement, or document (with or without locator).",
        )
    return requirement or (f"{document}#{locator}" if locator else document)


def _row(look: Look, id: str) -> dict[str, Json]:
    return {
        **look.requirement(id),
        "satisfied_by": list(look.assessment.graph.below.get(id, ())),
        "features": [look.feature(one) for one in look.features_below(id)],
        "reason_for_none": look.reason(id),
    }


def _sentence(look: Look, id: str) -> Text:
    covered = look.assessment.covered.get(id)
    state = label(STATES, covered.state) if covered else Text("不计入覆盖", "out of scope")
    features = look.features_below(id)
    zh = f"，功能：{'、'.join(features)}" if features else "，没有功能"
    en = f", features: {', '.join(features)}" if features else ", no feature"
    return Text(f"{id} {state.zh}{zh}", f"{id} {state.en}{en}")


TOOL: Final = Tool(
    "what_covers",
    Text("这条由什么落实", "What covers this"),
    Text(
        "一条政策（文件加条款位置）或一项需求由哪些下层需求和功能落实，状态如何。引用时写出编号和 cite 里的位置。",
        "What covers a clause of a policy (document and locator) or a requirement: lower requirements and features, and its state. "
        "Quote ids and the place in cite.",
    ),
    (
        Argument("requirement", Text("需求的编号或名称", "id or title of a requirement")),
        Argument("document", Text("政策文件的编号、文号或标题", "id, number or title of a policy document")),
        Argument("locator", Text("条款在文件里的位置，如 二.(一)", "where the clause stands, such as 二.(一)")),
        LIMIT,
    ),
    _run,
)

"""What a code, a figure or a state means (解释)."""

from typing import Final

from polreq.arrange.explained import arrange_explained, explainable
from polreq.assistant.look import Look
from polreq.assistant.tool import Argument, Given, Tool, ToolAnswer
from polreq.errors import UsageError
from polreq.model.identity import close
from polreq.render.writers.markdown import write_markdown
from polreq.words import Text


def _run(look: Look, given: Given) -> ToolAnswer:
    name = given.text("name")
    page = arrange_explained(name)
    if page is None:
        near = close(name, explainable(), 3)
        more = (f"最接近的是：{'、'.join(near)}", f"the nearest are: {', '.join(near)}") if near else ("", "")
        raise UsageError(
            f"没有可以解释的“{name}”。{more[0]}", f"there is nothing to explain called '{name}'; {more[1]}"
        )
    said = Text(write_markdown(page, "zh"), write_markdown(page, "en"))
    return ToolAnswer({"name": name, "zh": said.zh, "en": said.en}, said)


TOOL: Final = Tool(
    "explain",
    Text("解释", "Explain"),
    Text(
        "解释一种检查结果（C601）、一个数（delivered、已交付）、一种状态或一种推荐理由：什么意思，怎么办，什么算、什么不算。",
        "Explain a kind of finding (C601), a figure (delivered), a state or a kind of reason: what it means, what to do, what counts and what does not.",
    ),
    (Argument("name", Text("编号或名称", "code or name"), required=True),),
    _run,
)

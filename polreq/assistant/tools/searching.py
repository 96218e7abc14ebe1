"""Where words stand (文字检索)."""

from typing import Final

from polreq.assistant.look import Look, listed
from polreq.assistant.tool import LIMIT, Argument, Given, Tool, ToolAnswer
from polreq.conclude.search import search_texts
from polreq.render.machine.json_ import Json, place_json
from polreq.results.show import Hit, Marked
from polreq.words import Text


def _run(look: Look, given: Given) -> ToolAnswer:
    words = given.text("words")
    found = search_texts(look.assessment, words)
    kinds = (("document", found.documents), ("requirement", found.requirements), ("feature", found.features))
    wanted = given.text("kind")
    hits = [(kind, hit) for kind, some in kinds for hit in some if wanted in ("", kind)]
    data: dict[str, Json] = {
        "words": words,
        "totals": {kind: len(some) for kind, some in kinds},
        **listed([_row(kind, hit) for kind, hit in given.first(hits)], len(hits)),
    }
    return ToolAnswer(
        data,
        Text(
            f"“{words}”：政策文件 {len(found.documents)} 处，需求 {len(found.requirements)} 项，功能 {len(found.features)} 个。",
            f"{words}: {len(found.documents)} place(s) in documents, {len(found.requirements)} requirement(s), "
            f"{len(found.features)} feature(s).",
        ),
    )


def _row(kind: str, hit: Hit) -> dict[str, Json]:
    return {
        "kind": kind,
        "id": hit.id,
        "title": _words(hit.title),
        "passage": _words(hit.passage),
        "place": place_json(hit.place),
    }


def _words(marked: Marked) -> str:
    return "".join(text for text, _ in marked)


TOOL: Final = Tool(
    "search",
    Text("按文字查找", "Search"),
    Text(
        "在政策文件、需求、功能的文字里查找；几个词用空格隔开，全部出现才算。文件的编号形如 文件#位置，可以用于 what_covers。",
        "Find words in documents, requirements and features; several words are parted by spaces and must all be there. The id of a place in a "
        "document is document#locator, which what_covers takes.",
    ),
    (
        Argument("words", Text("要找的词", "the words"), required=True),
        Argument("kind", Text("只找一种，默认全部", "only one kind; all by default"), choices=("document", "requirement", "feature")),
        LIMIT,
    ),
    _run,
)  # fmt: skip

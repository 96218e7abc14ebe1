"""StrictDoc, the way in: the nodes of any .sdoc document → what is traced."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from polreq.exchange.collected import CHAPTER, Collected, satisfies
from polreq.exchange.sdoc_nodes import SdocLines, SdocNode
from polreq.exchange.sdoc_text import unescaped
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text
from polreq.yamlio import as_text

_FORMAT: Final = "StrictDoc"

#: Nodes that structure a document and demand nothing.
_CONTEXT: Final = frozenset(("SECTION", "TEXT"))
_ELSEWHERE: Final = "DOCUMENT_FROM_FILE"

#: Fields whose text an item holds in places of its own; the first of STATEMENTS that a node has is its text.
_STATEMENTS: Final = ("STATEMENT", "DESCRIPTION", "CONTENT")
_PLACED: Final = frozenset(("UID", "TITLE", "POLREQ_ID"))
_OWN: Final = frozenset(("LAYER", "COVERED"))

_NO_UID: Final = Text(
    "没有 UID；在 StrictDoc 中运行 strictdoc manage auto-uid 可以补上",
    "it has no UID; strictdoc manage auto-uid gives it one",
)


def read(name: str, data: bytes) -> tuple[Traced, tuple[Finding, ...]]:
    """Read a document.

    Args:
        name: of the file, for findings.
        data: its content.

    Returns:
        What it holds, nothing where it cannot be read; and what is wrong with it.
    """
    collected = Collected(_FORMAT)
    text, findings = as_text(data, name)
    if text is None:
        collected.findings += findings
    elif not text.lstrip().startswith("[DOCUMENT]"):
        collected.unreadable(Place(name), Text("开头不是 [DOCUMENT]", "it does not begin with [DOCUMENT]"))
    else:
        lines = SdocLines(text)
        _collect(name, lines, collected)
        return collected.done(unescaped(lines.title))
    return collected.done("")


def _collect(name: str, lines: SdocLines, collected: Collected) -> None:
    broken = {id(problem.node) for problem in lines.problems if problem.node}
    for problem in lines.problems:
        subject = _id(problem.node) if problem.node else name
        collected.left_out(Place(name, problem.line, problem.column), subject, problem.problem)
    nodes = [node for node in lines.nodes if node.tag not in _CONTEXT and id(node) not in broken]
    named = {node.first("UID"): _id(node) for node in reversed(nodes) if node.first("UID")}
    below = _below(nodes, named)
    for node in nodes:
        place = Place(name, node.line)
        if node.tag == _ELSEWHERE:
            other = node.first("FILE")
            collected.left_out(
                place,
                name,
                Text(f"内容在另一个文件 {other} 里，请一并导入", f"it stands in {other}: import that file too"),
            )
        elif not _id(node):
            collected.left_out(place, name, _NO_UID)
        else:
            item = _item(node, lines.human)
            above = (*(named.get(uid, uid) for uid in item.above), *below.get(item.id, ()))
            collected.add(place, replace(item, above=tuple(dict.fromkeys(above))))


def _id(node: SdocNode) -> str:
    return unescaped(node.first("POLREQ_ID", "UID", "MID"))


def _below(nodes: list[SdocNode], named: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what items satisfy by relations that their upper items name (TYPE: Child)."""
    above: dict[str, list[str]] = {}
    for node in nodes:
        for relation in node.relations:
            if relation.get("TYPE") == "Child" and satisfies(relation.get("ROLE", "")):
                lower = relation.get("VALUE", "")
                above.setdefault(named.get(lower, lower), []).append(_id(node))
    return above


def _item(node: SdocNode, human: Mapping[str, str]) -> TracedItem:
    layer = node.first("LAYER")
    ours = layer in (*LAYERS, FEATURE)
    statement = next((name for name in _STATEMENTS if node.first(name)), "")
    parents = [relation for relation in node.relations if relation.get("TYPE") in ("Parent", None)]
    return TracedItem(
        id=_id(node),
        layer=layer if ours else "",
        title=unescaped(node.first("TITLE")),
        text=unescaped(node.first(statement)),
        fields=tuple(_fields(node, human, statement, ours=ours)),
        above=tuple(one.get("VALUE", "") for one in parents if satisfies(one.get("ROLE", ""))),
        covered=node.first("COVERED") if ours else "",
    )


def _fields(node: SdocNode, human: Mapping[str, str], statement: str, *, ours: bool) -> Iterator[tuple[str, str]]:
    """Yield all else that a node tells, each name once: what is given several times is joined."""
    said: dict[str, list[str]] = {}
    if not ours and node.headings:
        said[CHAPTER] = [" / ".join(map(unescaped, node.headings))]
    if not ours and node.tag != "REQUIREMENT":
        said["type"] = [node.tag]
    for name, text, _ in node.fields:
        if name not in _PLACED and name != statement and not (ours and name in _OWN):
            said.setdefault(unescaped(human.get(name, name)), []).append(unescaped(text))
    for relation in node.relations:
        kind, role = relation.get("TYPE", ""), relation.get("ROLE", "")
        if kind == "File" or not satisfies(role):
            value = relation.get("VALUE") or relation.get("PATH", "")
            said.setdefault(role or kind, []).append(value)
    yield from ((name, "\n".join(texts)) for name, texts in said.items())

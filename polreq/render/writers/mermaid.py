"""Boxes and arrows in Mermaid."""

from typing import Final

from polreq.render.oneline import clean
from polreq.results.said import in_one
from polreq.results.sections import Flow
from polreq.words import Lang

_ENTITIES: Final = {ord(c): f"#{ord(c)};" for c in '"#;<>&`\\{}[]()|'}


def quoted(text: str) -> str:
    """Return text as a Mermaid label: quoted, on one line, with every character that means something as an entity."""
    return '"' + clean(text).translate(_ENTITIES) + '"'


def write_mermaid(flow: Flow, lang: Lang) -> str:
    """Draw boxes from top to bottom with the numbers on the arrows between them."""
    lines = ["flowchart TD"]
    for node in flow.nodes:
        words = quoted(in_one(node.words, lang))
        lines.append(f"  {node.key}([{words}])" if node.end else f"  {node.key}[{words}]")
    lines += [f"  {above} -->|{quoted(str(number))}| {below}" for above, below, number in flow.arrows]
    return "".join(f"{line}\n" for line in lines)

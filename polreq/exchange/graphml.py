"""GraphML: graphs for yEd, Gephi, Cytoscape and networkx. Nodes are items, edges lead from what satisfies to what is satisfied."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from polreq.exchange.attributes import attributes, edges, names
from polreq.exchange.shown import visible
from polreq.results.traced import Traced

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"


def write(traced: Traced) -> bytes:
    """Write the graph, every attribute as text."""
    return "".join(f"{line}\n" for line in _lines(traced)).encode("utf-8")


def _lines(traced: Traced) -> Iterator[str]:
    keys = {name: f"d{number}" for number, name in enumerate(names(traced))}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<graphml xmlns="{_NAMESPACE}">'
    yield '  <key id="name" for="graph" attr.name="name" attr.type="string"/>'
    for name, key in keys.items():
        yield f'  <key id="{key}" for="node" attr.name={_quoted(name)} attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    yield f'    <data key="name">{_text(traced.title)}</data>'
    for item in traced.items:
        yield f"    <node id={_quoted(item.id)}>"
        yield from (f'      <data key="{keys[name]}">{_text(text)}</data>' for name, text in attributes(item))
        yield "    </node>"
    for lower, upper in edges(traced):
        yield f"    <edge source={_quoted(lower)} target={_quoted(upper)}/>"
    yield "  </graph>"
    yield "</graphml>"


def _quoted(text: str) -> str:
    return quoteattr(visible(text))


def _text(text: str) -> str:
    # a parser reads a bare carriage return as a line feed
    return escape(visible(text), {"\r": "&#13;"})

"""GEXF 1.3: graphs for Gephi; without the day on which they were written."""

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from polreq.exchange.attributes import attributes, edges, names
from polreq.exchange.shown import label, visible
from polreq.results.traced import Traced

_NAMESPACE: Final = "http://gexf.net/1.3"


def write(traced: Traced) -> bytes:
    """Write the graph, every attribute as text, each node labelled with its id and what it is called."""
    return "".join(f"{line}\n" for line in _lines(traced)).encode("utf-8")


def _lines(traced: Traced) -> Iterator[str]:
    keys = {name: str(number) for number, name in enumerate(names(traced))}
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{_NAMESPACE}" version="1.3">'
    yield f"  <meta><description>{escape(visible(traced.title))}</description></meta>"
    yield '  <graph defaultedgetype="directed" mode="static">'
    yield '    <attributes class="node" mode="static">'
    for name, key in keys.items():
        yield f'      <attribute id="{key}" title={_quoted(name)} type="string"/>'
    yield "    </attributes>"
    yield "    <nodes>"
    for item in traced.items:
        yield f"      <node id={_quoted(item.id)} label={_quoted(f'{item.id} {label(item.title, item.text)}')}>"
        yield "        <attvalues>"
        for name, text in attributes(item):
            yield f'          <attvalue for="{keys[name]}" value={_quoted(text)}/>'
        yield "        </attvalues>"
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, (lower, upper) in enumerate(edges(traced)):
        yield f'      <edge id="{number}" source={_quoted(lower)} target={_quoted(upper)}/>'
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _quoted(text: str) -> str:
    return quoteattr(visible(text))

"""A picture of the layers in Mermaid: how many requirements each has, and how many confirmed links join them."""

from collections.abc import Iterator

from polreq.model.layer import FEATURE, LAYERS
from polreq.render.oneline import clean
from polreq.render.words import SHORT_LAYERS, count, label, say
from polreq.results.figures import figure
from polreq.results.report import Report
from polreq.words import Lang

_ENTITIES = {ord(c): f"#{ord(c)};" for c in '"#;<>&`\\{}[]()|'}


def quoted(text: str) -> str:
    """Return text as a Mermaid label: quoted, on one line, with every character that means something as an entity."""
    return '"' + clean(text).translate(_ENTITIES) + '"'


def render_flow(report: Report, lang: Lang) -> str:
    """Draw the layers from top to bottom with the numbers of links between them."""
    return "".join(line + "\n" for line in ("flowchart TD", *_nodes(report, lang), *_arrows(report)))


def _nodes(report: Report, lang: Lang) -> Iterator[str]:
    counts = {c.key: c for c in report.coverage.by("layer")}
    for layer in LAYERS:
        if layer in counts:
            number = count("requirement", counts[layer].total, lang)
            name = label(SHORT_LAYERS, layer, lang)
            yield f"  {layer}[{quoted(say('node', lang, layer=name, number=number, deep=figure('deep', counts[layer])))}]"
    features = sum(1 for t in report.things if t.layer == FEATURE)
    yield f"  {FEATURE}([{quoted(say('feature_node', lang, number=count('feature', features, lang)))}])"


def _arrows(report: Report) -> Iterator[str]:
    for upper, lower, number in report.layer_links:
        yield f"  {upper} -->|{quoted(str(number))}| {lower}"

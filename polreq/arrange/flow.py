"""The layers as boxes: how many requirements each has, and how many confirmed links join them."""

from collections.abc import Iterator

from polreq.model.layer import FEATURE, LAYERS
from polreq.results.coverage import STATES as STATE_KEYS
from polreq.results.figures import figure
from polreq.results.report import Report
from polreq.results.sections import Flow, Node
from polreq.words.names import SHORT_LAYERS, STATES, label
from polreq.words.sentences import count, say


def layer_flow(report: Report) -> Flow:
    """Arrange the layers from top to bottom with the numbers of links between them."""
    return Flow(tuple(_nodes(report)), report.layer_links)


def _nodes(report: Report) -> Iterator[Node]:
    counts = {c.key: c for c in report.coverage.by("layer")}
    for layer in LAYERS:
        if layer in counts:
            group, name = counts[layer], label(SHORT_LAYERS, layer)
            number = count("requirement", group.total)
            parts = tuple((key, label(STATES, key), n) for key, n in zip(STATE_KEYS, group.states, strict=True))
            yield Node(
                layer,
                say("node", layer=name, number=number, deep=figure("deep", group)),
                name=name,
                parts=parts,
            )
    features = sum(1 for t in report.things if t.layer == FEATURE)
    yield Node(
        FEATURE, say("feature_node", number=count("feature", features)), end=True, name=label(SHORT_LAYERS, FEATURE)
    )

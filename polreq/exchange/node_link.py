"""Node-link JSON: the form in which networkx, D3 and others keep graphs."""

import json

from polreq.exchange.attributes import attributes, edges
from polreq.exchange.shown import whole
from polreq.results.traced import Traced


def write(traced: Traced) -> bytes:
    """Write the graph."""
    graph = {
        "directed": True,
        "multigraph": False,
        "graph": {"name": traced.title},
        "nodes": [{"id": item.id, **dict(attributes(item))} for item in traced.items],
        "edges": [{"source": lower, "target": upper} for lower, upper in edges(traced)],
    }
    return whole(json.dumps(graph, ensure_ascii=False, indent=1) + "\n").encode("utf-8")

"""LOBSTER (lobster-req-trace, lobster-imp-trace): files for lobster-report, and the lobster.conf that says how levels hang together."""

import json
from collections.abc import Mapping
from typing import Any, Final

from polreq.exchange.shown import whole
from polreq.model.layer import FEATURE, LAYERS
from polreq.results.traced import Traced, TracedItem

#: Versions of the two schemas that lobster reads.
_REQUIREMENTS: Final = ("lobster-req-trace", 4)
_FEATURES: Final = ("lobster-imp-trace", 3)

#: What takes a requirement out of coverage.
_OUT_OF_SCOPE: Final = (("product", "false"), ("status", "rejected"))


def write_set(traced: Traced, stem: str) -> Mapping[str, bytes]:
    """Write a file for each layer and one for the features, and the configuration that names them.

    Args:
        traced: what is written.
        stem: beginning of all names.
    """
    files: dict[str, bytes] = {}
    levels: list[tuple[str, str]] = []
    for layer in (*LAYERS, FEATURE):
        items = [item for item in traced.items if item.layer == layer]
        if items:
            levels.append((layer, f"{stem}-{layer}.lobster"))
            files[levels[-1][1]] = _level(layer, items)
    files[f"{stem}.conf"] = _configuration(levels)
    return files


def _level(layer: str, items: list[TracedItem]) -> bytes:
    schema, version = _FEATURES if layer == FEATURE else _REQUIREMENTS
    content = {"data": [_item(item) for item in items], "generator": "polreq", "schema": schema, "version": version}
    return whole(json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _item(item: TracedItem) -> dict[str, Any]:
    fields = dict(item.fields)
    told: dict[str, Any] = {
        "tag": _tag(item),
        "location": _location(item),
        "name": item.title or item.id,
        "messages": [],
        # what rests on a policy, a contract or evidence needs nothing above it here
        "just_up": [f"bases: {fields['bases']}"] if "bases" in fields and not item.above else [],
        "just_down": [f"gap: {fields['gap']}"] if "gap" in fields else [],
        "just_global": [f"{key}: {value}" for key, value in _OUT_OF_SCOPE if fields.get(key) == value],
        "refs": [f"req {upper}" for upper in item.above],
    }
    if item.layer == FEATURE:
        return {**told, "language": "polreq", "kind": "feature"}
    return {**told, "framework": "polreq", "kind": item.layer, "text": item.text, "status": fields.get("status")}


def _location(item: TracedItem) -> dict[str, str | int]:
    if item.place is None:
        return {"kind": "void"}
    return {"kind": "file", "file": item.place.path, "line": item.place.line, "column": item.place.column}


def _tag(item: TracedItem) -> str:
    return f"imp {item.id}" if item.layer == FEATURE else f"req {item.id}"


def _configuration(levels: list[tuple[str, str]]) -> bytes:
    """Say that each level satisfies those above it, and is satisfied by any of those below."""
    blocks = []
    names = [layer for layer, _ in levels]
    for number, (layer, file) in enumerate(levels):
        lines = [f'{"implementation" if layer == FEATURE else "requirements"} "{layer}" {{', f'  source: "{file}";']
        lines += [f'  trace to: "{name}";' for name in names[:number]]
        below = names[number + 1 :]
        if below:
            lines.append("  requires: " + " or ".join(f'"{name}"' for name in below) + ";")
        blocks.append("\n".join((*lines, "}")))
    return ("\n\n".join(blocks) + "\n").encode("utf-8")

"""Clauses as plain objects for JSON lines, as evaluation and other programs read them."""

from polreq.model.clause import Clause


def to_plain(clause: Clause) -> dict[str, object]:
    """Give the JSON object of a clause."""
    plain: dict[str, object] = {"id": clause.id, "locator": clause.locator, "text": clause.text, "class": clause.kind}
    if clause.force:
        plain |= {"force": clause.force, "product": clause.product}
    return plain | {
        "deadlines": [
            {"text": d.text, "kind": d.kind, "date": d.date.isoformat() if d.date else None} for d in clause.deadlines
        ],
        "targets": [{"text": t.text, "op": t.op, "value": _number(t.value), "unit": t.unit} for t in clause.targets],
        "units": [{"name": u.name, "role": u.role} for u in clause.units],
        "cites": [{"title": c.title, "no": c.number} for c in clause.cites],
        "channels": list(clause.channels),
        "line": list(clause.lines),
    }


def _number(value: str) -> int | float:
    return float(value) if "." in value else int(value)

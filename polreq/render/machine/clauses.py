"""Extracted clauses as plain values, one object a clause, for machines and evaluation."""

from polreq.model.clause import Clause, Sureness


def clause_plain(clause: Clause, *, explain: bool = False) -> dict[str, object]:
    """Return a clause with the keys that evaluation scripts rely on.

    Args:
        clause: the clause.
        explain: whether to add the reasons of every decision.
    """
    plain: dict[str, object] = {
        "id": clause.id,
        "locator": clause.locator,
        "text": clause.text,
        "class": clause.kind,
        "force": clause.force,
        "product": clause.product,
        "deadlines": [
            {
                "text": d.text,
                "kind": d.kind,
                "date": d.date.isoformat() if d.date else None,
                "confidence": d.confidence,
                "resolved_by": d.resolved_by,
            }
            for d in clause.deadlines
        ],
        "targets": [{"text": t.text, "op": t.op, "value": _number(t.value), "unit": t.unit} for t in clause.targets],
        "units": [{"name": u.name, "role": u.role} for u in clause.units],
        "cites": [{"title": c.title, "no": c.number} if c.number else {"title": c.title} for c in clause.cites],
        "channels": list(clause.channels),
        "line": list(clause.lines),
        "relation": list(clause.relation),
        "heading": list(clause.heading),
    }
    if clause.sureness:
        plain["sure"] = clause.sureness.sure
        plain["chances"] = _chances(clause.sureness)
    if explain:
        plain["why"] = [
            {"field": r.field, "rule": r.rule, "words": r.words, "weight": r.weight} for r in clause.reasons
        ]
    return plain


def _chances(sureness: Sureness) -> dict[str, float]:
    """Give the chance of each part of a reading under the key that the part itself has, and that of the whole."""
    return {
        "class": sureness.kind,
        "force": sureness.force,
        "product": sureness.product,
        "deadlines": sureness.deadlines,
        "targets": sureness.targets,
        "units": sureness.units,
        "whole": sureness.whole,
    }


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value.is_integer() else value

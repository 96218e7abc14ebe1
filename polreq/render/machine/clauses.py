"""Extracted clauses as plain values, one object a clause, for machines and evaluation."""

from types import MappingProxyType
from typing import Final

from polreq.model.clause import CLASSES, DEADLINE_KINDS, TARGET_OPS, UNIT_ROLES, Clause, Sureness
from polreq.render.machine.keys import Key, Keys, choice, day, flag, number, text

#: Every key of a line.
KEYS: Final[Keys] = MappingProxyType(
    {
        "id": text("document#locator"),
        "locator": text("where it stands in the document"),
        "text": text("the words, verbatim"),
        "class": choice(CLASSES, "what it is"),
        "force": Key("must, should or may for norms, else null", ("string", "null")),
        "product": flag("whether it bears on what an information system must do"),
        "deadlines[].text": text("the words themselves"),
        "deadlines[].kind": choice(DEADLINE_KINDS, "what it is"),
        "deadlines[].date": day("last day that still meets it, or null"),
        "deadlines[].confidence": number("how sure the program is, 0 to 1"),
        "deadlines[].resolved_by": text("where year or day come from"),
        "targets[].text": text("the words themselves"),
        "targets[].op": choice(TARGET_OPS, "how it compares"),
        "targets[].value": number("the number, without its unit"),
        "targets[].unit": text("its unit"),
        "units[].name": text("a body that has to act"),
        "units[].role": choice(UNIT_ROLES, "its role"),
        "cites[].title": text("title of a cited document"),
        "cites[].no?": text("its number"),
        "channels[]": text("channels it names"),
        "line[]": text("business lines"),
        "relation[]": text("whom the government serves: G2G, G2B, G2C"),
        "heading[]": text("headings above it, outermost first"),
        "sure?": flag("for norms: the reading is promised to be right"),
        "chances?.class": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.force": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.product": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.deadlines": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.targets": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.units": number("chance that this part of the reading is right, 0 to 1"),
        "chances?.whole": number("chance that all of it is right"),
        "why?[].field": text("with --explain: which part of the reading"),
        "why?[].rule": text("the rule that decided"),
        "why?[].words": text("on which words"),
        "why?[].weight": number("with what weight"),
    }
)


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

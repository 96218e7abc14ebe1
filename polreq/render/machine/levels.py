"""Documents of several levels held against each other, for programs."""

import json
from types import MappingProxyType
from typing import Any, Final

from polreq.render.machine.keys import Key, Keys, choice, day, flag, number, text, whole
from polreq.results.alignment import RELATIONS
from polreq.results.demand_verdicts import BASIS_STANDINGS
from polreq.results.governing import GOVERNING_QUESTIONS, GOVERNING_REASONS, STATED_RANKS
from polreq.results.levels import LEVEL_STATES, VALUE_KINDS, ChainClause, ChainRow, LevelChain, LevelValue, ValueRow

FORMAT: Final = "polreq-levels/1"

#: Every key.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "documents[].id": text("of a document; the documents stand from the top down, and levels are counted from 0 in this order"),
        "documents[].title": text("in full"),
        "documents[].number": text("文号; empty where it has none"),
        "documents[].rank": choice((*STATED_RANKS, ""), "who issued it; empty if nobody knows"),
        "documents[].region": text("province or city; empty if it is national, or nobody knows"),
        "documents[].day": day("from which it counts, or else on which it was issued"),
        "documents[].standing": choice(BASIS_STANDINGS, "whether it is in force on the day that was asked for"),
        "reordered": flag("whether the documents were given in another order"),
        "rows[].level": whole("of the clause that the row begins with: 0 for the top document, else purely local to this level"),
        "rows[].locator": text("place of that clause"),
        "rows[].asks": flag("whether it asks for something"),
        "rows[].text": text("of that clause"),
        "rows[].nearest?.locator": text("for a purely local clause: the clause of the level above that comes nearest"),
        "rows[].nearest?.score": number("chance that it is meant after all, 0 to 1"),
        "rows[].below[].level": whole("of a document below"),
        "rows[].below[].state": choice(LEVEL_STATES, "what it makes of the clause, by its likeliest link"),
        "rows[].below[].clauses[].locator": text("place of a clause that carries it out"),
        "rows[].below[].clauses[].text": text("of that clause"),
        "rows[].below[].clauses[].upper[].level": whole("of an upper clause in the row that it carries out directly"),
        "rows[].below[].clauses[].upper[].locator": text("place of that upper clause"),
        "rows[].below[].clauses[].upper[].relation": choice(RELATIONS, "what the clause is to it"),
        "rows[].below[].clauses[].upper[].score": number("chance that it carries it out, 0 to 1"),
        "rows[].values[].kind": choice(VALUE_KINDS, "what a value is"),
        "rows[].values[].metric": text("what is counted; empty where the words do not say"),
        "rows[].values[].stated[].level": whole("of a document that states the value"),
        "rows[].values[].stated[].locator": text("of the clause"),
        "rows[].values[].stated[].words": text("verbatim"),
        "rows[].values[].stated[].op": text("how it binds: <=, >=, =, reduce, by"),
        "rows[].values[].stated[].value": text("the number, or the day as 2026-11-01"),
        "rows[].values[].stated[].unit": text("of the number; empty for a day, and where there is none"),
        "rows[].values[].stated[].steps[].level": whole("of a document above that states it too"),
        "rows[].values[].stated[].steps[].verdict": choice(("same", "stricter", "looser", "against", "unknown"), "what the lower value is to it"),
        "rows[].values[].stated[].steps[].amount": Key("the difference; null where it cannot be counted", ("string", "null")),
        "rows[].values[].stated[].steps[].unit": text("of the amount"),
        "rows[].values[].stated[].steps[].direction": choice(("more", "less", "earlier", "later", ""), "which way; empty where there is no amount"),
        "rows[].values[].governing.level": Key("of the document whose value governs; null where none does, or it cannot be told", ("integer", "null")),
        "rows[].values[].governing.words": Key("of that value", ("string", "null")),
        "rows[].values[].governing.reasons[]": choice(GOVERNING_REASONS, "why"),
        "rows[].values[].governing.questions[]": choice(GOVERNING_QUESTIONS, "what has to be asked"),
        "rows[].values[].governing.safest_level": Key("where that cannot be told: of the document whose value meets all; else null", ("integer", "null")),
        "rows[].values[].governing.safest_words": Key("of that value", ("string", "null")),
    }
)  # fmt: skip


def render_levels(chain: LevelChain) -> str:
    """Write the chain as JSON."""
    plain = {
        "format": FORMAT,
        "documents": [
            {
                "id": one.id, "title": one.title, "number": one.number, "rank": one.rank, "region": one.region,
                "day": str(one.day) if one.day else None, "standing": one.standing,
            }
            for one in chain.documents
        ],
        "reordered": chain.reordered,
        "rows": [_row(row, len(chain.documents)) for row in chain.rows],
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _row(row: ChainRow, levels: int) -> dict[str, Any]:
    article, near = row.clause.article, row.clause.nearest
    nearest = {"nearest": {"locator": near.upper.locator, "score": round(near.score, 4)}} if near else {}
    return {
        "level": row.level,
        "locator": article.locator,
        "asks": row.clause.asks,
        "text": article.text,
        **nearest,
        "below": [
            {"level": n, "state": row.state(n), "clauses": [_clause(one) for one in row.at(n)]}
            for n in range(row.level + 1, levels)
        ],
        "values": [_value(value) for value in row.values],
    }


def _clause(clause: ChainClause) -> dict[str, Any]:
    upper = [
        {
            "level": link.level,
            "locator": link.carried.upper.locator,
            "relation": link.carried.relation,
            "score": round(link.carried.score, 4),
        }
        for link in clause.links
    ]
    return {"locator": clause.article.locator, "text": clause.article.text, "upper": upper}


def _value(value: ValueRow) -> dict[str, Any]:
    found = value.governing
    levels = {one.stated: one.level for one in reversed(value.values)}
    return {
        "kind": value.kind,
        "metric": value.metric,
        "stated": [_stated(one) for one in value.values],
        "governing": {
            "level": levels[found.stated] if found.stated else None,
            "words": found.stated.words if found.stated else None,
            "reasons": list(found.reasons),
            "questions": list(found.questions),
            "safest_level": levels[found.safest] if found.safest else None,
            "safest_words": found.safest.words if found.safest else None,
        },
    }


def _stated(one: LevelValue) -> dict[str, Any]:
    bound = one.stated.bound
    return {
        "level": one.level,
        "locator": one.locator,
        "words": one.stated.words,
        "op": bound.op,
        "value": str(bound.day) if bound.day else f"{bound.value:f}",
        "unit": bound.unit,
        "steps": [
            {
                "level": step.level,
                "verdict": step.verdict,
                "amount": None if step.amount is None else f"{step.amount.normalize():f}",
                "unit": step.unit,
                "direction": step.direction,
            }
            for step in one.steps
        ],
    }

"""Conflicts between requirements, for programs."""

import json
from types import MappingProxyType
from typing import Final

from polreq.model.clause import FORCES
from polreq.render.machine.keys import Key, Keys, choice, day, flag, text
from polreq.results.conflicts import CONFLICT_KINDS, CONFLICT_STATES, Conflict, Conflicts, ConflictSide
from polreq.results.demand_verdicts import BASIS_STANDINGS
from polreq.results.governing import (
    ASIDE_REASONS,
    GOVERNING_QUESTIONS,
    GOVERNING_REASONS,
    STATED_RANKS,
    SetAside,
    Stated,
)

FORMAT: Final = "polreq-conflicts/1"

#: Every key of the conflicts.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "as_of": day("the day for which it is said"),
        "conflicts[].kind": choice(CONFLICT_KINDS, "what differs"),
        "conflicts[].state": choice(CONFLICT_STATES, "one is looser or against an upper one; to be asked; clear"),
        "conflicts[].product": flag("at least one side bears on the product"),
        "conflicts[].sides[].id": text("of the requirement"),
        "conflicts[].sides[].text": text("its statement"),
        "conflicts[].sides[].words": text("the words that differ"),
        "conflicts[].sides[].source": text("document, contract or minutes"),
        "conflicts[].sides[].locator": text("where in it"),
        "conflicts[].sides[].force": choice(FORCES, "of the requirement"),
        "conflicts[].sides[].place": text("file:line:column"),
        "conflicts[].governing": Key("id of the requirement that governs; null while that cannot be told", ("string", "null")),
        "conflicts[].words": Key("its words", ("string", "null")),
        "conflicts[].reasons[]": choice(GOVERNING_REASONS, "why, in the order in which they decided"),
        "conflicts[].questions[]": choice(GOVERNING_QUESTIONS, "what has to be asked"),
        "conflicts[].safest": Key("id of the requirement that meets all while nothing governs", ("string", "null")),
        "conflicts[].stated[].id": text("of the requirement, once for each of its bases"),
        "conflicts[].stated[].words": text("the words that differ"),
        "conflicts[].stated[].document": text("id of the document, name of the contract or minutes"),
        "conflicts[].stated[].rank": choice((*STATED_RANKS, ""), "level of the document, or what it is; empty if unknown"),
        "conflicts[].stated[].region": text("of the document; empty for national ones and if unknown"),
        "conflicts[].stated[].day": day("from which it counts, or on which it was issued"),
        "conflicts[].stated[].standing": choice(BASIS_STANDINGS, "how it stands on the day"),
        "conflicts[].stated[].aside": choice((*ASIDE_REASONS, ""), "why it does not govern; empty for the one that does, and while that cannot be told"),
    }
)  # fmt: skip


def render_conflicts(conflicts: Conflicts) -> str:
    """Write all conflicts as JSON, with those that do not bear on the product."""
    plain = {
        "format": FORMAT,
        "as_of": str(conflicts.as_of) if conflicts.as_of else None,
        "conflicts": [_conflict(one) for one in (*conflicts.found, *conflicts.beside)],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _conflict(one: Conflict) -> dict[str, object]:
    governing = one.governing
    aside = {each.stated: each for each in governing.aside}
    return {
        "kind": one.kind,
        "state": one.state,
        "product": any(side.product for side in one.sides),
        "sides": [_side(side) for side in one.sides],
        "governing": governing.stated.id if governing.stated else None,
        "words": governing.stated.words if governing.stated else None,
        "reasons": list(governing.reasons),
        "questions": list(governing.questions),
        "safest": governing.safest.id if governing.safest else None,
        "stated": [_stated(stated, aside.get(stated)) for stated in one.stated],
    }


def _side(side: ConflictSide) -> dict[str, object]:
    return {
        "id": side.id,
        "text": side.text,
        "words": side.words,
        "source": side.source,
        "locator": side.locator,
        "force": side.force,
        "place": str(side.place),
    }


def _stated(stated: Stated, aside: SetAside | None) -> dict[str, object]:
    return {
        "id": stated.id,
        "words": stated.words,
        "document": stated.document,
        "rank": stated.rank,
        "region": stated.region,
        "day": str(stated.day) if stated.day else None,
        "standing": stated.standing,
        "aside": aside.reason if aside else "",
    }

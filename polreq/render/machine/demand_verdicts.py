"""Whether demands are supported, for programs."""

import json
from dataclasses import fields
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.model.document import STATUSES
from polreq.model.place import Place
from polreq.model.requirement import BASIS_KINDS
from polreq.model.usage import COUNTS
from polreq.render.machine.keys import Key, Keys, choice, day, flag, number, text, whole
from polreq.results.demand_verdicts import (
    BASIS_STANDINGS,
    DEMAND_VERDICTS,
    UNKNOWNS,
    BasisReason,
    DemandReason,
    DemandVerdicts,
    DutyReason,
    ForbiddenReason,
    MeansReason,
    NoProductReason,
    TwinReason,
    UsedReason,
    UsersReason,
)

FORMAT: Final = "polreq-judge/1"

#: Names of the kinds of reasons.
_KINDS: Final = MappingProxyType(
    {
        ForbiddenReason: "forbidden",
        TwinReason: "duplicate",
        BasisReason: "basis",
        UsersReason: "users",
        UsedReason: "use",
        DutyReason: "duty",
        MeansReason: "means",
        NoProductReason: "no_product",
    }
)

#: Every key of the verdicts.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "as_of": day("the day by which it was judged"),
        "judged[].id": text("of the requirement or feature"),
        "judged[].text": text("its words"),
        "judged[].verdict": choice(DEMAND_VERDICTS, "what is to be said of it"),
        "judged[].unknowns[]": choice(UNKNOWNS, "force of the basis, duty of the proposer, users, day"),
        "judged[].place": text("file:line:column"),
        "judged[].reasons[].kind": choice(tuple(_KINDS.values()), "what kind of reason; it says which other keys there are"),
        "judged[].reasons[].of?": choice(BASIS_KINDS, "basis: what kind"),
        "judged[].reasons[].named?": text("basis: title and number of a document, name of the contract or minutes"),
        "judged[].reasons[].locator?": text("basis: where in it"),
        "judged[].reasons[].standing?": choice(BASIS_STANDINGS, "basis: how it stands on the day"),
        "judged[].reasons[].status?": choice(("", *STATUSES), "basis: of the document; empty where it is none"),
        "judged[].reasons[].until?": day("basis: from when it does not count, its last day, or from when it will count"),
        "judged[].reasons[].successor?": text("basis: how to cite what took its place"),
        "judged[].reasons[].changed?": flag("basis: the words of the clause have changed"),
        "judged[].reasons[].via?": text("basis, users: the requirement by which the demand has it; use: the feature below it; empty for its own"),
        "judged[].reasons[].count?": whole("users: pieces; 0 where nobody counted"),
        "judged[].reasons[].on?": day("users: day of the evidence"),
        "judged[].reasons[].feature?": text("use: whose it is"),
        "judged[].reasons[].measure?": choice(COUNTS, "use: what is counted"),
        "judged[].reasons[].total?": whole("use: of the days that are known"),
        "judged[].reasons[].per_month?": number("use: in thirty days"),
        "judged[].reasons[].last?": day("use: last day that is known"),
        "judged[].reasons[].low?": flag("use: too little to show that users want it; that does not show that they do not"),
        "judged[].reasons[].source?": text("users: name of the evidence; forbidden: who forbids it"),
        "judged[].reasons[].proposer?": text("duty: who asks; empty if nobody says"),
        "judged[].reasons[].word?": text("duty: a word of the demand that belongs to it"),
        "judged[].reasons[].body?": text("duty: whose it is"),
        "judged[].reasons[].own?": flag("duty: it is the proposer's"),
        "judged[].reasons[].words?[]": text("means, forbidden: words of the demand"),
        "judged[].reasons[].act?": text("forbidden: one of the acts that the program knows; empty for a requirement of the workspace"),
        "judged[].reasons[].said?": text("forbidden: words of the requirement that forbids it"),
        "judged[].reasons[].id?": text("duplicate: of the other item"),
        "judged[].reasons[].title?": text("duplicate: its words"),
        "judged[].reasons[].kept?": flag("duplicate: the other is the one to keep"),
        "judged[].reasons[].place?": Key("file:line:column of what the reason rests on", ("string", "null")),
    }
)  # fmt: skip


def render_demand_verdicts(verdicts: DemandVerdicts) -> str:
    """Write verdicts as JSON."""
    plain = {
        "format": FORMAT,
        "as_of": _plain(verdicts.as_of),
        "judged": [
            {
                "id": one.id,
                "text": one.text,
                "verdict": one.verdict,
                "unknowns": list(one.unknowns),
                "place": str(one.place),
                "reasons": [_reason(reason) for reason in one.reasons],
            }
            for one in verdicts.judged
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _reason(reason: DemandReason) -> dict[str, object]:
    named = {"kind": _KINDS[type(reason)]}
    said = {("of" if f.name == "kind" else f.name): _plain(getattr(reason, f.name)) for f in fields(reason)}
    return {**named, **said}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, date | Place) else value

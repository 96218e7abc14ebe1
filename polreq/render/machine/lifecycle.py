"""How policies stand, for programs."""

import json
from types import MappingProxyType
from typing import Final

from polreq.model.document import STATUSES
from polreq.render.machine.keys import Key, Keys, choice, day, text, whole
from polreq.results.lifecycle import (
    ACTIONS,
    POLICY_STATES,
    REMARKS,
    WITNESSES,
    Lifecycle,
    PolicyLife,
    RestingItem,
    StandingPolicy,
)

FORMAT: Final = "polreq-lifecycle/1"

#: What a clause is in the successor.
_CHANGES: Final = ("", "unchanged", "moved", "wording", "substantive", "removed")

#: Every key.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "as_of": day("the day"),
        "within": whole("days that count as soon"),
        "lists[].file": text("a document from outside that ends others, as it was named"),
        "lists[].named": text("how to cite it"),
        "lists[].entries": whole("documents that it ends, replaces or extends"),
        "lists[].documents[]": text("those of the workspace among them"),
        "policies[].document": text("id"),
        "policies[].named": text("how to cite it"),
        "policies[].state": choice(POLICY_STATES, "how it stands on the day"),
        "policies[].status": choice(STATUSES, "as its file says"),
        "policies[].day": day("from which it does not count, its last day, or from which it will count"),
        "policies[].successor": text("id of the document of the workspace that took its place; empty if there is none"),
        "policies[].successor_named": text("how to cite what took its place"),
        "policies[].witnesses[].kind": choice(WITNESSES, "its own text, another document, its file, the program's list of documents"),
        "policies[].witnesses[].named": text("the document that says so; empty for its own text and its file"),
        "policies[].witnesses[].words": text("the sentence, verbatim"),
        "policies[].witnesses[].locator": text("where in the document"),
        "policies[].witnesses[].place": Key("file:line:column in the workspace", ("string", "null")),
        "policies[].remarks[].key": choice(REMARKS, "what else is to be known"),
        "policies[].remarks[].named": text("the other document"),
        "policies[].remarks[].day": day("the day of it"),
        "policies[].demands": whole("requirements that rest on it"),
        "policies[].resting[].requirement": text("id of a requirement that rests on what is over or ends soon"),
        "policies[].resting[].statement": text("its words"),
        "policies[].resting[].locator": text("of the clause"),
        "policies[].resting[].action": choice(ACTIONS, "what to do with it"),
        "policies[].resting[].others[]": text("other bases that hold"),
        "policies[].resting[].places[]": text("where the clause stands in the successor"),
        "policies[].resting[].change": choice(_CHANGES, "in what it differs there; empty without a successor"),
        "policies[].resting[].links[]": text("what is linked to it"),
        "policies[].resting[].features[]": text("features below it"),
        "policies[].resting[].alone[]": text("those of them for which no other basis in force asks"),
    }
)  # fmt: skip


def render_lifecycle(lifecycle: Lifecycle) -> str:
    """Write how policies stand as JSON."""
    plain = {
        "format": FORMAT,
        "as_of": str(lifecycle.as_of),
        "within": lifecycle.within,
        "lists": [
            {"file": one.file, "named": one.named, "entries": one.entries, "documents": list(one.documents)}
            for one in lifecycle.endings
        ],
        "policies": [_policy(one) for one in lifecycle.policies],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _policy(policy: StandingPolicy) -> dict[str, object]:
    return {**_life(policy.life), "demands": policy.demands, "resting": [_item(one) for one in policy.resting]}


def _life(life: PolicyLife) -> dict[str, object]:
    return {
        "document": life.document,
        "named": life.named,
        "state": life.state,
        "status": life.status,
        "day": str(life.day) if life.day else None,
        "successor": life.successor,
        "successor_named": life.successor_named,
        "witnesses": [
            {
                "kind": one.kind,
                "named": one.named,
                "words": one.words,
                "locator": one.locator,
                "place": str(one.place) if one.place else None,
            }
            for one in life.witnesses
        ],
        "remarks": [
            {"key": one.key, "named": one.named, "day": str(one.day) if one.day else None} for one in life.remarks
        ],
    }


def _item(item: RestingItem) -> dict[str, object]:
    return {
        "requirement": item.requirement,
        "statement": item.statement,
        "locator": item.locator,
        "action": item.action,
        "others": list(item.others),
        "places": list(item.places),
        "change": item.change,
        "links": list(item.links),
        "features": list(item.features),
        "alone": list(item.alone),
    }

"""Words that are called otherwise now, and where the older ones are used, for programs."""

import json
from types import MappingProxyType
from typing import Final

from polreq.model.renamed import TermChange
from polreq.render.machine.keys import Key, Keys, choice, day, flag, text, whole
from polreq.results.drift import DRIFTS_IN, TermDrift

FORMAT: Final = "polreq-terms/1"

#: Every key.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "terms[].old": text("the older word"),
        "terms[].new": text("what it is called now"),
        "terms[].since": day("the day from which it is called so, or null"),
        "terms[].source": text("what says so"),
        "terms[].body": flag("it names a body"),
        "terms[].place": Key("file:line:column where the workspace says so; null for words of the program", ("string", "null")),
        "drift?[].old": text("an older word that is still used; this key and the next only with --drift"),
        "drift?[].new": text("what to write"),
        "drift?[].in": choice(DRIFTS_IN, "what it stands in"),
        "drift?[].item": text("id of the feature, requirement or channel"),
        "drift?[].field": text("key of the text"),
        "drift?[].words": text("the words around it"),
        "drift?[].place": text("file:line:column"),
        "policies?[].old": text("an older word in a policy, which stays as it is"),
        "policies?[].new": text("what it is called now"),
        "policies?[].document": text("id of the policy"),
        "policies?[].written": day("the day on which the policy was written, or null"),
        "policies?[].count": whole("how often it stands there"),
        "policies?[].place": Key("file:line:column of the first", ("string", "null")),
    }
)  # fmt: skip


def render_drift(drift: TermDrift) -> str:
    """Write the words, and where the older ones are used, as JSON."""
    plain: dict[str, object] = {"format": FORMAT, "terms": [_term(change) for change in drift.changes]}
    if drift.looked:
        plain["drift"] = [
            {
                "old": one.change.old,
                "new": one.change.new,
                "in": one.inside,
                "item": one.item,
                "field": one.field,
                "words": one.words,
                "place": str(one.place),
            }
            for one in drift.drifted
        ]
        plain["policies"] = [
            {
                "old": one.change.old,
                "new": one.change.new,
                "document": one.document,
                "written": str(one.written) if one.written else None,
                "count": one.count,
                "place": str(one.place) if one.place else None,
            }
            for one in drift.dated
        ]
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _term(change: TermChange) -> dict[str, object]:
    return {
        "old": change.old,
        "new": change.new,
        "since": str(change.since) if change.since else None,
        "source": change.source,
        "body": change.body,
        "place": str(change.place) if change.place else None,
    }

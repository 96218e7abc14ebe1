"""The report as JSON with a stable shape: every key is listed in KEYS, dates are ISO, nothing depends on the language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.model.place import Place
from polreq.render.machine.reasons import reason_row
from polreq.results.coverage import STATES, Count, Coverage, ItemCoverage
from polreq.results.figures import FIGURES, figure
from polreq.results.finding import Finding
from polreq.results.report import DocumentRow, Report, Thing
from polreq.results.suggestion import Suggestion
from polreq.results.summary import severity_of
from polreq.words import Lang, Text

#: Changes when a key is removed or changes its meaning, not when one is added.
FORMAT: Final = "polreq-report/1"

#: What JSON is made of.
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

#: Every key with its meaning; `[]` stands for each member of a list, `*` for keys that are data. Three kinds of value stand
#: in several places: `counts` is `coverage.total` and each member of `coverage.by.DIMENSION`, `place` is every `place` and
#: member of `related`, and the members of `gaps[].suggested` and `tolerated` are as those of `suggestions` and `findings`.
KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "format": "name and version of this format",
        "name": "name of the project",
        "as_of": "day that deadlines were compared with, or null",
        "coverage.items[].id": "id of the requirement",
        "coverage.items[].state": "delivered, deep, direct, justified, stale or missing",
        "coverage.items[].direct": "a confirmed link to a lower layer, or to a feature that was not given up",
        "coverage.items[].deep": "a chain of confirmed links ends at a feature that was not given up",
        "coverage.items[].delivered": "the features at the ends are done on every channel asked for",
        "coverage.items[].justified": "no such chain, but a written reason why none is needed",
        "coverage.items[].stale": "a stale link stands below it, at once or further down",
        "coverage.items[].features[]": "ids of the features at the ends of its chains",
        "coverage.items[].missing_channels[]": "channels it asks for on which it is not delivered",
        "coverage.items[].if_confirmed": "it would be deep if the shown suggestions were confirmed; not coverage",
        "coverage.items[].due": "earliest deadline, or null",
        "coverage.items[].window": "passed, soon, later or none",
        "coverage.out_of_scope.*": "requirements that do not bear on the product, by layer",
        "coverage.rejected": "requirements that a reviewer rejected",
        "counts.key": "what is counted: a layer, document id, business line …; empty where a requirement has none",
        **{f"counts.{f.key}": f.meaning.en for f in FIGURES.values()},
        "counts.states.*": "exclusive counts by state; they add up to the total",
        "things[].id": "id of a requirement or feature",
        "things[].layer": "high, middle, project, user or feature",
        "things[].title": "short name",
        "things[].text": "statement or description",
        "things[].force": "must, should, may, or empty for features",
        "things[].class": "requirement, prohibition, optional, or empty for features",
        "things[].status": "review status, or status of a feature: closed or ruled_out too where it is so on every channel",
        "things[].basis": "what it rests on, in words",
        "things[].document": "id of the policy document it comes from",
        "things[].due": "earliest deadline, or null",
        "things[].channels[].id": "channel",
        "things[].channels[].status": "status of a feature there; empty for requirements",
        "things[].line[]": "business lines",
        "things[].owner": "who is responsible",
        "things[].sure": "the program promises that the requirement was read right",
        "things[].doubts.*": "chance that a part of the reading is right, 0 to 1, for parts it is not sure of",
        "place.path": "file, relative to the workspace",
        "place.line": "first line is 1",
        "place.column": "first column is 1, in code points",
        "documents[].id": "id of the document",
        "documents[].title": "full title",
        "documents[].number": "document number",
        "documents[].level": "level of government",
        "documents[].genre": "genre by title",
        "documents[].status": "see docs/formats.md",
        "documents[].dates.written": "day of writing, or null",
        "documents[].dates.published": "day of publication, or null",
        "documents[].dates.effective": "day it takes effect, or null",
        "documents[].dates.expires": "last day, or null",
        "documents[].requirements": "its requirements in scope",
        "documents[].deep": "those covered to a feature",
        "matrix[].id": "id of the requirement",
        "matrix[].state": "as in coverage.items",
        "matrix[].below.*[]": "ids confirmed below it, by layer",
        "gaps[].id": "id of a requirement without a feature, most urgent first",
        "gaps[].state": "missing, stale or direct",
        "gaps[].window": "as in coverage.items",
        "gaps[].due": "earliest deadline, or null",
        "justified[].id": "id of the requirement",
        "justified[].reason": "why it needs no feature",
        "justified[].by": "who wrote that",
        "justified[].on": "when, or null",
        "deadlines[]": "ids of requirements with a calendar deadline, earliest first",
        "orphans[]": "ids of features that satisfy nothing",
        "unbased[]": "ids of requirements that rest on nothing",
        "links[].lower": "id of the end that satisfies",
        "links[].upper": "id of the end that is satisfied",
        "links[].trouble": "stale, broken or skips",
        "layer_links[].upper": "upper layer",
        "layer_links[].lower": "lower layer",
        "layer_links[].links": "number of confirmed links between the two",
        "channels[].id": "channel",
        "channels[].name": "as shown",
        "channels[].ruled_out": "why nothing new may be built on it; empty if it is in use",
        "channels[].basis": "clause that rules it out",
        "channels[].features.*": "number of features by their status on the channel",
        "suggestions[].lower": "id of the lower item",
        "suggestions[].upper": "id of the requirement",
        "suggestions[].score": "0 to 1",
        "suggestions[].reason[].kind": "what kind of reason it is; see docs/links.md, which says what both sides are",
        "suggestions[].reason[].upper": "words of the requirement, or the similar requirement",
        "suggestions[].reason[].lower": "words of the lower item, or the item that was decided about",
        "suggestions[].reason[].upper_in[].word": "a word of the requirement that is not in its own text",
        "suggestions[].reason[].upper_in[].part": "where it stands instead: heading or line",
        "suggestions[].reason[].lower_in[].word": "a word of the lower item that is not in its own text",
        "suggestions[].reason[].lower_in[].part": "where it stands instead: heading, module or line",
        "suggestions[].reason[].verdict": "for what was learned: confirmed or rejected",
        "suggestions[].reason[].model": "for a model of your own: its name",
        "suggestions[].reason[].score": "and its score, 0 to 1",
        "suggestions[].reason[].share": "share of the score; below 0 it speaks against the link",
        "drafts[]": "ids of requirements whose reading nobody has decided about yet",
        "advice[].key": "what to do next",
        "advice[].count": "how many things it is about",
        "advice[].command": "what to type",
        "findings[].code": "see docs/findings.md",
        "findings[].severity": "error, warning or info",
        "findings[].subject": "id of the item it is about",
        "findings[].facts.*": "values for the message; those in words end with _zh and _en",
    }
)


def render_json(report: Report, lang: Lang) -> str:
    """Write the whole report; `lang` changes nothing, since readers are programs."""
    del lang
    value: Json = {
        "format": FORMAT,
        "name": report.name,
        "as_of": _day(report.as_of),
        "coverage": _coverage(report.coverage),
        "things": [_thing(t) for t in report.things],
        "documents": [_document(d) for d in report.documents],
        "matrix": [{"id": r.id, "state": r.state, "below": {k: list(v) for k, v in r.below}} for r in report.matrix],
        "gaps": [
            {
                "id": g.id,
                "state": g.state,
                "window": g.window,
                "due": _day(g.due),
                "suggested": [_suggestion(s) for s in g.suggested],
            }
            for g in report.gaps
        ],
        "justified": [{"id": j.id, "reason": j.reason, "by": j.by, "on": _day(j.on)} for j in report.justified],
        "deadlines": list(report.deadlines),
        "orphans": list(report.orphans),
        "unbased": list(report.unbased),
        "links": [
            {"lower": k.lower, "upper": k.upper, "trouble": k.trouble, "place": place_json(k.place)}
            for k in report.links
        ],
        "layer_links": [{"upper": u, "lower": w, "links": n} for u, w, n in report.layer_links],
        "channels": [
            {"id": c.id, "name": c.name, "ruled_out": c.ruled_out, "basis": c.basis, "features": dict(c.counts)}
            for c in report.channels
        ],
        "suggestions": [_suggestion(s) for s in report.suggestions],
        "drafts": list(report.drafts),
        "advice": [{"key": a.key, "count": a.count, "command": a.command} for a in report.advice],
        "findings": [finding_json(f) for f in report.findings],
        "tolerated": [finding_json(f) for f in report.tolerated],
    }
    return dump(value)


def dump(value: Json) -> str:
    """Write JSON for people and programs: indented, Chinese as it is, keys in their order."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def place_json(place: Place) -> dict[str, Json]:
    """Return a place as JSON."""
    return {"path": place.path, "line": place.line, "column": place.column}


def _facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the facts; one that is said in both languages has a key for each, `NAME_zh` and `NAME_en`."""
    for name, value in finding.facts:
        if isinstance(value, Text):
            yield from ((f"{name}_zh", value.zh), (f"{name}_en", value.en))
        else:
            yield name, value


def finding_json(finding: Finding) -> dict[str, Json]:
    """Return a finding as JSON, without its words."""
    return {
        "code": finding.code,
        "severity": severity_of(finding),
        "place": place_json(finding.place),
        "subject": finding.subject,
        "facts": dict(_facts(finding)),
        "related": [place_json(p) for p in finding.related],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _coverage(coverage: Coverage) -> dict[str, Json]:
    return {
        "total": count_json(coverage.total),
        "by": {b.dimension: [count_json(c) for c in b.counts] for b in coverage.breakdowns},
        "items": [_item(i) for i in coverage.items],
        "out_of_scope": dict(coverage.out_of_scope),
        "rejected": coverage.rejected,
    }


def count_json(count: Count) -> dict[str, Json]:
    """Return a group with every figure by its name."""
    return {
        "key": count.key,
        **{key: figure(key, count) for key in FIGURES},
        "states": dict(zip(STATES, count.states, strict=True)),
    }


def _item(item: ItemCoverage) -> dict[str, Json]:
    return {
        "id": item.id,
        "state": item.state,
        "direct": item.direct,
        "deep": item.deep,
        "delivered": item.delivered,
        "justified": item.justified,
        "stale": item.stale,
        "features": list(item.features),
        "missing_channels": list(item.missing_channels),
        "if_confirmed": item.if_confirmed,
        "due": _day(item.due),
        "window": item.window,
    }


def _thing(thing: Thing) -> dict[str, Json]:
    return {
        "id": thing.id,
        "layer": thing.layer,
        "title": thing.title,
        "text": thing.text,
        "place": place_json(thing.place),
        "force": thing.force,
        "class": thing.kind,
        "status": thing.status,
        "basis": thing.basis,
        "document": thing.document,
        "due": _day(thing.due),
        "channels": [{"id": id, "status": status} for id, status in thing.channels],
        "line": list(thing.lines),
        "owner": thing.owner,
        "sure": thing.sure,
        "doubts": dict(thing.doubts),
    }


def _document(row: DocumentRow) -> dict[str, Json]:
    return {
        "id": row.id,
        "title": row.title,
        "number": row.number,
        "level": row.level,
        "genre": row.genre,
        "status": row.status,
        "dates": {
            "written": _day(row.dates.written),
            "published": _day(row.dates.published),
            "effective": _day(row.dates.effective),
            "expires": _day(row.dates.expires),
        },
        "requirements": row.count.total,
        "deep": figure("deep", row.count),
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Json]:
    return {
        "lower": suggestion.lower,
        "upper": suggestion.upper,
        "score": suggestion.score,
        "reason": [reason_row(reason) for reason in suggestion.reasons],
    }

"""The report as JSON with a stable shape: every key is listed in KEYS, dates are ISO, nothing depends on the language."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.model.clause import FORCES, NORMS
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.place import Place
from polreq.render.machine.keys import Keys, choice, day, flag, like, number, text, whole
from polreq.render.machine.reasons import reason_keys, reason_row
from polreq.results.coverage import GAP_STATES, STATES, WINDOWS, Count, Coverage, ItemCoverage
from polreq.results.figures import FIGURES, figure
from polreq.results.finding import SEVERITIES, Finding
from polreq.results.report import DocumentRow, Report, Thing
from polreq.results.suggestion import Suggestion
from polreq.results.summary import severity_of
from polreq.words import Lang, Text

#: Changes when a key is removed or changes its meaning, not when one is added.
FORMAT: Final = "polreq-report/1"

#: What JSON is made of.
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

#: The keys of a place, and of a finding without its words.
PLACE_KEYS: Final[Keys] = MappingProxyType(
    {
        "place.path": text("file, relative to the workspace"),
        "place.line": whole("first line is 1"),
        "place.column": whole("first column is 1, in code points"),
    }
)
FINDING_KEYS: Final[Keys] = MappingProxyType(
    {
        "findings[].code": text("see docs/findings.md"),
        "findings[].severity": choice(SEVERITIES, "error, warning or info"),
        "findings[].place": like("place"),
        "findings[].subject": text("id of the item it is about"),
        "findings[].facts.*": text("values for the message; those in words end with _zh and _en"),
        "findings[].related[]": like("place", "other places, such as the first use of a repeated id"),
    }
)

#: The keys of a group of requirements.
COUNT_KEYS: Final[Keys] = MappingProxyType(
    {
        "counts.key": text(
            "what is counted: a layer, document id, business line …; empty where a requirement has none"
        ),
        **{f"counts.{f.key}": whole(f.meaning.en) for f in FIGURES.values()},
        "counts.states.*": whole("exclusive counts by state; they add up to the total"),
    }
)

#: Every key of the report. Values of the same shape stand in several places; see SHAPES.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of this format"),
        "name": text("name of the project"),
        "owner?": text("whose part of the workspace it is about; left out for all of it, none: what nobody owns"),
        "as_of": day("day that deadlines were compared with, or null"),
        "coverage.total": like("counts", "all requirements in scope"),
        "coverage.by.*[]": like("counts", "each dimension in its groups"),
        "coverage.items[].id": text("id of the requirement"),
        "coverage.items[].state": choice(STATES, "delivered, deep, direct, justified, stale or missing"),
        "coverage.items[].direct": flag("a confirmed link to a lower layer, or to a feature that was not given up"),
        "coverage.items[].deep": flag("a chain of confirmed links ends at a feature that was not given up"),
        "coverage.items[].delivered": flag("the features at the ends are done on every channel asked for"),
        "coverage.items[].justified": flag("no such chain, but a written reason why none is needed"),
        "coverage.items[].stale": flag("a stale link stands below it, at once or further down"),
        "coverage.items[].features[]": text("ids of the features at the ends of its chains"),
        "coverage.items[].missing_channels[]": text("channels it asks for on which it is not delivered"),
        "coverage.items[].if_confirmed": flag("it would be deep if the shown suggestions were confirmed; not coverage"),
        "coverage.items[].due": day("earliest deadline, or null"),
        "coverage.items[].window": choice(WINDOWS, "passed, soon, later or none"),
        "coverage.out_of_scope.*": whole("requirements that do not bear on the product, by layer"),
        "coverage.rejected": whole("requirements that a reviewer rejected"),
        **COUNT_KEYS,
        "things[].id": text("id of a requirement or feature"),
        "things[].layer": choice((*LAYERS, FEATURE), "high, middle, project, user or feature"),
        "things[].title": text("short name"),
        "things[].text": text("statement or description"),
        "things[].place": like("place"),
        "things[].force": choice((*FORCES, ""), "must, should, may, or empty for features"),
        "things[].class": choice((*NORMS, ""), "requirement, prohibition, optional, or empty for features"),
        "things[].status": text(
            "review status, or status of a feature: closed or ruled_out too where it is so on every channel"
        ),
        "things[].basis": text("what it rests on, in words"),
        "things[].document": text("id of the policy document it comes from"),
        "things[].due": day("earliest deadline, or null"),
        "things[].channels[].id": text("channel"),
        "things[].channels[].status": text("status of a feature there; empty for requirements"),
        "things[].line[]": text("business lines"),
        "things[].owner": text("who is responsible"),
        "things[].sure": flag("the program promises that the requirement was read right"),
        "things[].doubts.*": number("chance that a part of the reading is right, 0 to 1, for parts it is not sure of"),
        **PLACE_KEYS,
        "documents[].id": text("id of the document"),
        "documents[].title": text("full title"),
        "documents[].number": text("document number"),
        "documents[].level": text("level of government"),
        "documents[].genre": text("genre by title"),
        "documents[].status": text("see docs/formats.md"),
        "documents[].dates.written": day("day of writing, or null"),
        "documents[].dates.published": day("day of publication, or null"),
        "documents[].dates.effective": day("day it takes effect, or null"),
        "documents[].dates.expires": day("last day, or null"),
        "documents[].requirements": whole("its requirements in scope"),
        "documents[].deep": whole("those covered to a feature"),
        "matrix[].id": text("id of the requirement"),
        "matrix[].state": choice(STATES, "as in coverage.items"),
        "matrix[].below.*[]": text("ids confirmed below it, by layer"),
        "gaps[].id": text("id of a requirement without a feature, most urgent first"),
        "gaps[].state": choice(GAP_STATES, "missing, stale or direct"),
        "gaps[].window": choice(WINDOWS, "as in coverage.items"),
        "gaps[].due": day("earliest deadline, or null"),
        "gaps[].suggested[]": like("suggestions[]", "links that would close it, the best first"),
        "justified[].id": text("id of the requirement"),
        "justified[].reason": text("why it needs no feature"),
        "justified[].by": text("who wrote that"),
        "justified[].on": day("when, or null"),
        "deadlines[]": text("ids of requirements with a calendar deadline, earliest first"),
        "orphans[]": text("ids of features that satisfy nothing"),
        "unbased[]": text("ids of requirements that rest on nothing"),
        "links[].lower": text("id of the end that satisfies"),
        "links[].upper": text("id of the end that is satisfied"),
        "links[].place": like("place"),
        "links[].trouble": choice(
            ("stale", "pending", "broken", "skips"),
            "stale, pending (a second person has to confirm it), broken or skips",
        ),
        "layer_links[].upper": choice(LAYERS, "upper layer"),
        "layer_links[].lower": choice((*LAYERS, FEATURE), "lower layer"),
        "layer_links[].links": whole("number of confirmed links between the two"),
        "channels[].id": text("channel"),
        "channels[].name": text("as shown"),
        "channels[].ruled_out": text("why nothing new may be built on it; empty if it is in use"),
        "channels[].basis": text("clause that rules it out"),
        "channels[].features.*": whole("number of features by their status on the channel"),
        "unsplit": whole("features that are not split by channel; they count on every channel in use with their own"),
        "suggestions[].lower": text("id of the lower item"),
        "suggestions[].upper": text("id of the requirement"),
        "suggestions[].score": number("0 to 1"),
        **reason_keys("suggestions[].reason[]", "upper", "lower"),
        "drafts[]": text("ids of requirements whose reading nobody has decided about yet"),
        "advice[].key": text("what to do next"),
        "advice[].count": whole("how many things it is about"),
        "advice[].command": text("what to type"),
        "advice[].file": text("where something is to be written; empty where nothing is"),
        **FINDING_KEYS,
        "tolerated[]": like("findings[]", "a finding that the baseline tolerates"),
    }
)

#: Beginnings of paths that stand for a value in several places.
SHAPES: Final = frozenset(("counts", "place"))


def render_json(report: Report, lang: Lang) -> str:
    """Write the whole report; `lang` changes nothing, since readers are programs."""
    del lang
    value: Json = {
        "format": FORMAT,
        "name": report.name,
        **({"owner": report.owner} if report.owner else {}),
        "as_of": day_json(report.as_of),
        "coverage": _coverage(report.coverage),
        "things": [thing_json(t) for t in report.things],
        "documents": [_document(d) for d in report.documents],
        "matrix": [{"id": r.id, "state": r.state, "below": {k: list(v) for k, v in r.below}} for r in report.matrix],
        "gaps": [
            {
                "id": g.id,
                "state": g.state,
                "window": g.window,
                "due": day_json(g.due),
                "suggested": [_suggestion(s) for s in g.suggested],
            }
            for g in report.gaps
        ],
        "justified": [{"id": j.id, "reason": j.reason, "by": j.by, "on": day_json(j.on)} for j in report.justified],
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
        "unsplit": report.unsplit,
        "suggestions": [_suggestion(s) for s in report.suggestions],
        "drafts": list(report.drafts),
        "advice": [{"key": a.key, "count": a.count, "command": a.command, "file": a.file} for a in report.advice],
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


def day_json(day: date | None) -> str | None:
    """Return a day as 2026-11-01, or null."""
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
        "due": day_json(item.due),
        "window": item.window,
    }


def thing_json(thing: Thing) -> dict[str, Json]:
    """Return a requirement or feature as it is shown."""
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
        "due": day_json(thing.due),
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
            "written": day_json(row.dates.written),
            "published": day_json(row.dates.published),
            "effective": day_json(row.dates.effective),
            "expires": day_json(row.dates.expires),
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

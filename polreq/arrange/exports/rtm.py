"""需求跟踪矩阵 for acceptance (GB/T 8567): requirements to their sources, clauses to what covers them, and 合格性规定."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.arrange.exports import cells
from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.owners import offices_said, owners_said
from polreq.arrange.wording import listed
from polreq.model.requirement import VERIFICATIONS, Requirement
from polreq.results.exported import Exported, Origin
from polreq.results.said import Said, Span
from polreq.words import Text
from polreq.words.exporting import CONCLUSIONS, SHEETS, TABLES
from polreq.words.names import BASES, CLASSES, SHORT_LAYERS, STATES, STATUSES, label
from polreq.words.names import VERIFICATIONS as METHODS
from polreq.words.sentences import count, joined

#: A method as a mark of its column.
_SET: Final = "√"

_RTM: Final = (
    Field("no", 5, "number"), Field("id", 15, "id"), Field("layer", 6), Field("statement", 34), Field("kind", 6), Field("force", 7),
    Field("basis", 18), Field("above", 14), Field("below", 14), Field("features", 20), Field("channels", 9), Field("units", 14),
    Field("due", 12, "date"), Field("verify", 8), Field("acceptance", 28), Field("evidence", 22), Field("fulfilment", 20), Field("state", 8, "state"), Field("note", 10),
)  # fmt: skip

#: What templates ask for besides.
_MORE: Final = (
    Field("title", 14), Field("line", 12), Field("heading", 18), Field("deadline", 16), Field("lead", 14), Field("support", 14),
    Field("answerable", 14), Field("developer", 12), Field("module", 12), Field("release", 8), Field("review", 8), Field("quote", 38),
    Field("missing_channels", 12), Field("problems", 24), Field("progress", 14), Field("person", 12), Field("office", 14),
)  # fmt: skip

_CLAUSES: Final = (
    Field("no", 5, "number"), Field("origin_kind", 9), Field("document", 22), Field("place", 16), Field("words", 50), Field("covered", 20),
    Field("features", 24), Field("conclusion", 12, "verdict"), Field("open", 34),
)  # fmt: skip

_METHODS: Final = (
    Field("no", 5, "number"), Field("id", 16, "id"), Field("statement", 60), *(Field(m, 7, name=METHODS[m]) for m in VERIFICATIONS),
    Field("verify", 10), Field("proposed", 34),
)  # fmt: skip

_OUTSIDE: Final = (
    Field("no", 5, "number"), Field("id", 16, "id"), Field("layer", 7), Field("statement", 64), Field("basis", 26), Field("units", 24), Field("why", 30),
)  # fmt: skip


def rtm_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange the matrix in both directions, the methods of verification, and what is out of scope."""
    inside = [r for r in exported.requirements.values() if r.id in exported.items]
    outside = [r for r in exported.requirements.values() if r.id not in exported.items]
    about = told(
        "rtm_of", number=count("requirement", len(inside)), outside=SHEETS["outside"], clauses=SHEETS["clauses"]
    )
    known = sum(bool(r.verify) for r in inside)
    methods = told("methods_of", unset=told("unset"), set=known, open=len(inside) - known)
    return (
        Draft(
            "rtm",
            TABLES["rtm"],
            (about, told("evidence")),
            _RTM,
            numbered(requirement_row(exported, r) for r in inside),
            _MORE,
            "A3",
        ),
        Draft(
            "clauses",
            SHEETS["clauses"],
            (told("clauses_of", number=len(exported.origins)),),
            _CLAUSES,
            numbered(_clause_row(exported, o) for o in exported.origins),
            paper="A3",
        ),
        Draft("methods", SHEETS["methods"], (methods,), _METHODS, numbered(_method_row(r) for r in inside)),
        Draft(
            "outside",
            SHEETS["outside"],
            (told("outside_of"),),
            _OUTSIDE,
            numbered(_outside_row(exported, r) for r in outside),
        ),
    )


def requirement_row(exported: Exported, requirement: Requirement) -> Mapping[str, Said]:
    """Say everything about one requirement in scope."""
    id, item = requirement.id, exported.items[requirement.id]
    ends = [exported.features[f] for f in exported.ends[id]]
    owned = exported.owners.get(id)
    return {
        "id": id,
        "layer": label(SHORT_LAYERS, requirement.layer),
        "title": requirement.title,
        "statement": requirement.statement,
        "kind": label(CLASSES, requirement.kind),
        "force": cells.force(requirement),
        "basis": cells.sources(exported, id),
        "above": cells.named(exported, exported.above.get(id, ())),
        "below": cells.named(exported, (i for i in exported.below.get(id, ()) if i in exported.requirements)),
        "features": cells.named(exported, exported.ends[id]),
        "progress": cells.feature_states(exported, id),
        "channels": cells.channel_names(exported, requirement.channels),
        "missing_channels": cells.channel_names(exported, item.missing_channels),
        "units": cells.bodies(requirement, "lead", "support", "owner", "actor"),
        "lead": cells.bodies(requirement, "lead"),
        "support": cells.bodies(requirement, "support"),
        "answerable": cells.bodies(requirement, "owner", "actor"),
        "developer": cells.developers(exported, id),
        "person": owners_said(owned) if owned and owned.persons else "",
        "office": offices_said(owned) if owned else "",
        "module": listed(dict.fromkeys(f.module for f in ends if f.module)),
        "release": listed(dict.fromkeys(f.release for f in ends if f.release)),
        "line": listed(requirement.lines),
        "heading": " / ".join(requirement.heading),
        "due": str(item.due or ""),
        "deadline": cells.deadline_words(requirement.deadlines),
        "verify": methods_said(requirement),
        "acceptance": cells.acceptance(exported, id),
        "evidence": cells.stacked(_evidence(exported, id)),
        "fulfilment": cells.fulfilled(exported, id),
        "state": cells.state(item),
        "problems": cells.problems(exported, item),
        "review": label(STATUSES, requirement.status),
        "quote": cells.stacked(o.text for o in exported.rests_on[id]),
        "note": requirement.note,
    }


def methods_said(requirement: Requirement) -> Said:
    """Name the methods that were set; say so where none was."""
    if not requirement.verify:
        return Span(told("unset"), tone="faint")
    return listed(label(METHODS, m) for m in VERIFICATIONS if m in requirement.verify)


def _evidence(exported: Exported, id: str) -> Iterator[Said]:
    """Yield what shows that a requirement is met: what tests prove or the backlog claims of its features, and who confirmed the links to them."""
    if id in exported.gaps and exported.items[id].justified:
        yield told("reason", reason=exported.gaps[id].reason)
    for name in exported.ends[id]:
        feature = exported.features[name]
        if not feature.given_up:
            yield told(
                "proven" if feature.is_proven else "claimed",
                feature=name,
                status=label(STATUSES, cells.how_far(feature)),
            )
    for name in exported.ends[id]:
        link = exported.links.get((name, id))
        if link and link.by:
            yield told("signed", feature=name, by=link.by, on=link.on or "—")


def _clause_row(exported: Exported, origin: Origin) -> Mapping[str, Said]:
    inside = [id for id in origin.requirements if id in exported.items]
    ends = {f for id in inside for f in exported.ends[id]}
    return {
        "origin_kind": label(BASES, origin.kind),
        "document": origin.name,
        "place": cells.place(origin),
        "words": origin.text,
        "covered": cells.stacked(origin.requirements),
        "features": cells.named(exported, (f for f in exported.features if f in ends)),
        "conclusion": _conclusion(exported, origin, inside),
        "open": cells.stacked(_open(exported, id) for id in origin.requirements),
    }


def _conclusion(exported: Exported, origin: Origin, inside: list[str]) -> Said:
    if not inside:
        rejected = all(exported.requirements[id].status == "rejected" for id in origin.requirements)
        return Span(CONCLUSIONS["rejected" if rejected else "outside"], tone="faint")
    states = [exported.items[id].state for id in inside]
    gaps = sum(exported.items[id].is_gap for id in inside)
    if gaps:
        return Span(CONCLUSIONS["none"], tone="bad") if gaps == len(inside) else Span(CONCLUSIONS["some"], tone="warn")
    if set(states) == {"justified"}:
        return Span(CONCLUSIONS["justified"], tone="faint")
    return Span(CONCLUSIONS["all"]) if "deep" in states else Span(CONCLUSIONS["delivered"], tone="good")


def _open(exported: Exported, id: str) -> Said:
    item = exported.items.get(id)
    if item is None:
        return joined(" ", (id, _outside(exported.requirements[id])))
    if item.justified and id in exported.gaps:
        return joined(" ", (id, told("reason", reason=exported.gaps[id].reason)))
    return joined(" ", (id, label(STATES, item.state))) if item.is_gap else ""


def _method_row(requirement: Requirement) -> Mapping[str, Said]:
    marks = dict.fromkeys(requirement.verify, _SET)
    return {
        "id": requirement.id,
        "statement": requirement.statement,
        "verify": methods_said(requirement),
        "proposed": "" if requirement.verify else _proposed(requirement),
        **marks,
    }


def _proposed(requirement: Requirement) -> Text:
    """Propose a method by what the requirement says: a number is measured, a prohibition looked for, the rest shown."""
    if requirement.targets or any(d.kind == "sla" for d in requirement.deadlines):
        method, why = "test", "has_number"
    elif requirement.kind == "prohibition":
        method, why = "inspection", "forbids"
    else:
        method, why = "demonstration", "works"
    return told("proposed", method=label(METHODS, method), why=told(why))


def _outside_row(exported: Exported, requirement: Requirement) -> Mapping[str, Said]:
    why = _outside(requirement)
    return {
        "id": requirement.id,
        "layer": label(SHORT_LAYERS, requirement.layer),
        "statement": requirement.statement,
        "basis": cells.sources(exported, requirement.id),
        "units": cells.bodies(requirement, "lead", "support", "owner", "actor"),
        "why": told("noted", why=why, note=requirement.note) if requirement.note else why,
    }


def _outside(requirement: Requirement) -> Text:
    return told("rejected" if requirement.status == "rejected" else "not_product")

"""编制依据: policy documents by level and day, and contracts, minutes and other bases."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from polreq.arrange.exports.draft import Draft, Field, numbered, told
from polreq.arrange.wording import listed
from polreq.model.document import LEVELS, Document
from polreq.results.exported import Exported
from polreq.results.said import Said
from polreq.words.exporting import SHEETS, TABLES
from polreq.words.names import BASES, DOCUMENT_STATUSES, label
from polreq.words.names import LEVELS as LEVEL_NAMES

_FIELDS: Final = (
    Field("no", 5, "number"), Field("name", 46), Field("number", 22), Field("issuers", 22), Field("level", 9), Field("genre", 8),
    Field("written", 11, "date"), Field("effective", 11, "date"), Field("standing", 12), Field("clauses", 9, "number"), Field("demands", 9, "number"),
    Field("note", 30),
)  # fmt: skip

_OTHER: Final = (
    Field("no", 5, "number"), Field("origin_kind", 12), Field("name", 44), Field("day", 12, "date"), Field("clauses", 9, "number"),
    Field("demands", 9, "number"),
)  # fmt: skip


def bases_drafts(exported: Exported) -> tuple[Draft, ...]:
    """Arrange what the requirements rest on."""
    ranks = {level: n for n, level in enumerate(LEVELS)}
    documents = sorted(
        exported.documents.values(),
        key=lambda d: (ranks.get(d.level, len(ranks)), d.dates.written or date.max),
    )
    return (
        Draft(
            "bases",
            TABLES["bases"],
            (told("bases_of"),),
            _FIELDS,
            numbered(_row(exported, d) for d in documents),
            (Field("published", 11, "date"),),
        ),
        Draft("other_bases", SHEETS["other_bases"], (), _OTHER, numbered(_others(exported))),
    )


def _row(exported: Exported, document: Document) -> Mapping[str, Said]:
    return {
        "name": f"《{document.title}》",
        "number": document.number,
        "issuers": listed(document.issuers),
        "level": label(LEVEL_NAMES, document.level) if document.level else "",
        "genre": document.genre,
        "written": str(document.dates.written or ""),
        "published": str(document.dates.published or ""),
        "effective": str(document.dates.effective or ""),
        "standing": label(DOCUMENT_STATUSES, _status(exported, document)),
        "note": told("digest_of", original=document.digest_of) if document.digest_of else "",
        **_counts(exported, "clause", document.id),
    }


def _status(exported: Exported, document: Document) -> str:
    """Return the status of a document on the day of the report."""
    return next((row.status for row in exported.report.documents if row.id == document.id), document.status)


def _others(exported: Exported) -> Iterator[Mapping[str, Said]]:
    """Yield what is no policy of the workspace, each name once, in the order of the origins."""
    known = [(o.kind, o.ref) for o in exported.origins if o.kind != "clause" or o.ref not in exported.documents]
    for kind, ref in dict.fromkeys(known):
        days = [o.on for o in exported.origins if (o.kind, o.ref) == (kind, ref) and o.on]
        yield {
            "origin_kind": label(BASES, kind),
            "name": ref,
            "day": str(min(days, default="")),
            **_counts(exported, kind, ref),
        }


def _counts(exported: Exported, kind: str, ref: str) -> Mapping[str, Said]:
    """Count the places of a basis that are named, and the requirements in scope that rest on it."""
    places = [o for o in exported.origins if (o.kind, o.ref) == (kind, ref)]
    demands = {id for o in places for id in o.requirements if id in exported.items}
    return {"clauses": str(len(places)), "demands": str(len(demands))}

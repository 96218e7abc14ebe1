"""Extract clauses from documents, remembering the answer by the text it was read from."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from polreq.extract.extracting import extract
from polreq.model.clause import Body, Cite, Clause, Deadline, Ground, Target
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.place import Place
from polreq.store.cache import Cache
from polreq.text.lexicon import Lexicon


def clauses_of(document: Document, lexicon: Lexicon, cache: Cache) -> tuple[Clause, ...]:
    """Return the clauses of a document, from the cache if this text was read before with the same lexicon."""
    key = text_digest(json.dumps([lexicon.digest, _plain_document(document)], ensure_ascii=False))
    places = {b.locator: b.place for b in document.blocks()}
    known = cache.recall("clauses", key, lambda text: tuple(_clause(row, places) for row in json.loads(text)))
    if known is not None:
        return known
    clauses = extract(document, lexicon)
    cache.put("clauses", key, json.dumps([_plain(c) for c in clauses], ensure_ascii=False))
    return clauses


def _plain_document(document: Document) -> list[object]:
    facts = [document.id, document.title, document.number, document.genre, document.level, *document.issuers]
    dates = [str(d) for d in (document.dates.written, document.dates.published, document.dates.effective)]
    blocks = [[b.kind, b.locator, b.text, b.level, b.cells, b.head] for b in document.blocks()]
    return [facts, dates, [[p.kind, p.title, p.genre, p.prefix, len(p.body)] for p in document.parts], blocks]


def _plain(clause: Clause) -> dict[str, object]:
    plain = asdict(clause)
    plain["place"] = None
    for deadline in plain["deadlines"]:
        deadline["date"] = deadline["date"] and deadline["date"].isoformat()
    return plain


def _clause(row: Any, places: dict[str, Place | None]) -> Clause:  # JSON as `_plain` wrote it
    deadlines = tuple(Deadline(**(d | {"date": d["date"] and date.fromisoformat(d["date"])})) for d in row["deadlines"])
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    values |= {
        "deadlines": deadlines,
        "targets": tuple(Target(**r) for r in row["targets"]),
        "units": tuple(Body(**r) for r in row["units"]),
        "cites": tuple(Cite(**r) for r in row["cites"]),
        "reasons": tuple(Ground(**r) for r in row["reasons"]),
        "place": places.get(row["locator"].rpartition(".s")[0]),
    }
    return Clause(**values)

"""policies/**/*.yml → policy documents."""

from collections.abc import Iterator
from typing import Final

from polreq.model.document import (
    BLOCK_KINDS,
    LEVELS,
    RELATIONS,
    STATUSES,
    Block,
    Dates,
    Document,
    Part,
    Relation,
    Source,
)
from polreq.model.place import Place
from polreq.store.load_fields import Fields, Log
from polreq.yamlio import Mapping

_DOCUMENT: Final = frozenset(
    (
        "polreq", "id", "title", "number", "issuers", "addressee", "level", "region", "genre", "dates", "status", "relations",
        "source", "digest_of", "body", "parts", "x",
    )
)  # fmt: skip
_DATES: Final = frozenset(("written", "published", "effective", "expires"))
_RELATION: Final = frozenset(("kind", "title", "number", "x"))
_SOURCE: Final = frozenset(("name", "digest", "form"))
_PART: Final = frozenset(("kind", "title", "genre", "prefix", "body", "x"))
_BLOCK: Final = frozenset(("kind", "text", "at", "level", "mark", "blank", "cells", "head", "children", "x"))


def read_document(node: Mapping, log: Log) -> Document | None:
    """Read a file with a policy document; None where it has no id."""
    fields = Fields(node, _DOCUMENT, log)
    name = fields.identity()
    locators: dict[str, Place] = {}
    document = Document(
        id=name,
        title=fields.required("title"),
        number=fields.text("number"),
        issuers=fields.texts("issuers"),
        addressee=fields.text("addressee"),
        level=fields.choice("level", LEVELS, ""),
        region=fields.text("region"),
        genre=fields.text("genre"),
        dates=_dates(fields),
        status=fields.choice("status", STATUSES, "unknown"),
        relations=fields.each("relations", _relation),
        source=_source(fields),
        digest_of=fields.text("digest_of"),
        body=tuple(_blocks(fields, "body", locators)),
        parts=tuple(_parts(fields, locators)),
        place=fields.place("id"),
    )
    return document if name else None


def _dates(fields: Fields) -> Dates:
    node = fields.mapping("dates")
    if node is None:
        return Dates()
    dates = Fields(node, _DATES, fields.log, fields.subject)
    return Dates(dates.day("written"), dates.day("published"), dates.day("effective"), dates.day("expires"))


def _source(fields: Fields) -> Source:
    node = fields.mapping("source")
    if node is None:
        return Source()
    source = Fields(node, _SOURCE, fields.log, fields.subject)
    return Source(source.text("name"), source.text("digest"), source.text("form"))


def _relation(node: Mapping, log: Log, subject: str) -> Relation:
    fields = Fields(node, _RELATION, log, subject)
    return Relation(fields.choice("kind", RELATIONS, "cites"), fields.text("title"), fields.text("number"))


def _parts(fields: Fields, locators: dict[str, Place]) -> Iterator[Part]:
    for node in fields.mappings("parts"):
        part = Fields(node, _PART, fields.log, fields.subject)
        yield Part(
            kind=part.choice("kind", ("inner", "attachment"), "inner"),
            title=part.required("title"),
            genre=part.text("genre"),
            prefix=part.text("prefix"),
            body=tuple(_blocks(part, "body", locators)),
        )


def _blocks(fields: Fields, key: str, locators: dict[str, Place]) -> Iterator[Block]:
    for node in fields.mappings(key):
        block = Fields(node, _BLOCK, fields.log, fields.subject)
        locator = block.text("at")
        if locator in locators:
            where = str(locators[locator])
            fields.log.find("I201", block.place("at"), fields.subject, ("id", locator), ("first", where))
        elif locator:
            locators[locator] = block.place("at")
        yield Block(
            kind=block.choice("kind", BLOCK_KINDS, "paragraph"),
            text=block.text("text"),
            locator=locator,
            level=block.whole("level"),
            mark=block.text("mark"),
            blank=block.whole("blank"),
            cells=block.texts("cells"),
            head=block.texts("head"),
            children=tuple(_blocks(block, "children", locators)),
            place=block.place("text"),
        )

"""Document → classified clauses: every character of every block in exactly one clause, in document order."""

import re
from collections.abc import Mapping
from typing import Final

from polreq.extract.cites import find_cites
from polreq.extract.classify import Answer, classify
from polreq.extract.tags import find_channels, find_lines, find_relation
from polreq.extract.targets import find_targets
from polreq.extract.subjects import actors
from polreq.extract.units import bracket_bodies
from polreq.extract.walk import Step, walk
from polreq.extract.weighing import Model, built_in
from polreq.model.clause import NORMS, Body, Clause, Deadline, Target
from polreq.model.document import Document
from polreq.text.dates import DateContext, find_deadlines
from polreq.text.lexicon import Lexicon

#: Classes in which a deadline other than 施行 is looked for.
_TIMED: Final = (*NORMS, "liability", "meta")


def extract(document: Document, lexicon: Lexicon, models: Mapping[str, Model] | None = None) -> tuple[Clause, ...]:
    """Cut a document into units and say of each what it is and what it asks for.

    Args:
        document: as read by ingest, or made by hand; its blocks need not be told apart well.
        lexicon: see load_lexicon.
        models: other weights than the built-in ones, for measuring.
    """
    weighed = models or built_in()
    dates = _date_context(document)
    first_leads = bool(re.search(r"第一位(?:者|的)?(?:为|是)牵头", document.text()))
    steps = walk(document, lexicon, lambda unit: classify(unit, lexicon, weighed))
    return tuple(_clause(document, step, dates, first_leads, lexicon) for step in steps)


def _date_context(document: Document) -> DateContext:
    year = re.search(r"(20\d{2}) ?年", document.title)
    dates = document.dates
    return DateContext(int(year[1]) if year else None, dates.written, dates.published, dates.effective)


def _clause(document: Document, step: Step[Answer], dates: DateContext, first_leads: bool, lexicon: Lexicon) -> Clause:
    answer, unit, block = step.answer, step.unit, step.block
    is_norm = answer.kind in NORMS
    deadlines = _deadlines(step, dates)
    locator = f"{block.locator}.s{step.number}".lstrip(".")
    return Clause(
        id=f"{document.id}#{locator}",
        document=document.id,
        locator=locator,
        text=block.text[step.start : step.end],
        start=step.start,
        kind=answer.kind,
        force=answer.force or None,
        product=answer.product,
        deadlines=deadlines,
        targets=_targets(unit.key, deadlines) if is_norm else (),
        units=_bodies(step, first_leads, lexicon),
        cites=find_cites(block.text[step.start : step.end]),
        channels=find_channels(unit.key, lexicon),
        lines=find_lines(unit.key, lexicon),
        relation=find_relation(unit.key, lexicon) if is_norm else (),
        level=document.level,
        heading=step.heading,
        reasons=answer.reasons,
        place=block.place,
    )


def _deadlines(step: Step[Answer], dates: DateContext) -> tuple[Deadline, ...]:
    kind = step.answer.kind
    if kind == "heading" or step.block.kind in ("date", "signature", "number", "title"):
        return ()
    found = find_deadlines(step.unit.key, dates)
    if kind == "meta":
        return found if step.unit.key.strip().startswith("（") else ()
    if kind == "liability":
        return tuple(d for d in found if d.kind in ("effective", "sla"))
    return found if kind in NORMS else tuple(d for d in found if d.kind == "effective")


def _targets(key: str, deadlines: tuple[Deadline, ...]) -> tuple[Target, ...]:
    spent = " ".join(d.text for d in deadlines)
    return tuple(t for t in find_targets(key) if t.text not in spent)


def _bodies(step: Step[Answer], first_leads: bool, lexicon: Lexicon) -> tuple[Body, ...]:
    kind, unit = step.answer.kind, step.unit
    if kind not in (*NORMS, "meta"):
        return ()
    found = list(bracket_bodies(unit.key, lexicon, first_leads))
    if kind != "meta":
        found += actors(unit.body, lexicon)
    return tuple({body.name: body for body in reversed(found)}.values())[::-1]

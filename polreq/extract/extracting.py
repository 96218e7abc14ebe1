"""Document → classified clauses: every character of every block in exactly one clause, in document order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from polreq.extract import rows
from polreq.extract.alike import decided_alike
from polreq.extract.classify import Answer, classify
from polreq.extract.doubting import Doubts, built_in_doubts, doubt_signals, sureness_of
from polreq.extract.named_bodies import bracket_bodies
from polreq.extract.scope import Scope, channels_in, default_owners, find_scope
from polreq.extract.subjects import actors
from polreq.extract.tags import find_lines, find_relation
from polreq.extract.walk import WalkStep, block_name, walk
from polreq.extract.weighing import Model, built_in
from polreq.late import late
from polreq.model.clause import NORMS, Body, Clause, Deadline, Target
from polreq.model.document import Document
from polreq.official.citations import find_cites
from polreq.official.date_context import DateContext, year_named
from polreq.official.deadlines import find_deadlines, read_cell
from polreq.official.quantities import Standing, find_targets, sets_conditions
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold

#: Meta lines that may say by when something is to be done.
_BY_WHEN: Final = late(
    r" *(?:(?:\d{1,3}[.、]|[一二三四五六七八九十]{1,3}、) *)?(?:（(?!(?:完成|办理)?(?:时限|期限)：)|（?(?:完成|办理)?(?:时限|期限)：(?P<when>[^。；）]+))"
)
#: Blocks whose dates are facts about the document.
_DATED: Final = ("date", "signature", "number", "title", "note")


def extract(
    document: Document, lexicon: Lexicon, models: Mapping[str, Model] | None = None, doubts: Doubts | None = None
) -> tuple[Clause, ...]:
    """Cut a document into units and say of each what it is, what it asks for, and how sure that is.

    Args:
        document: as read by ingest, or made by hand; its blocks need not be told apart well.
        lexicon: see load_lexicon.
        models: other weights than the built-in ones, for measuring.
        doubts: other weights than the built-in ones for how sure a reading is, for measuring.
    """
    weighed = doubts or built_in_doubts()
    return tuple(sure_of(reading, weighed) for reading in readings(document, lexicon, models or built_in()))


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """A clause, and what speaks for and against its being right; nothing for what is no norm."""

    clause: Clause
    signals: Mapping[str, str]


def readings(document: Document, lexicon: Lexicon, models: Mapping[str, Model]) -> Iterator[SentenceReading]:
    """Read a document clause by clause, as `extract` does, before it is weighed how sure each is."""
    steps = decided_alike(list(walk(document, lexicon, lambda unit: classify(unit, lexicon, models))), models)
    for clause, step in zip(_clauses(document, iter(steps), lexicon), steps, strict=True):
        yield SentenceReading(clause, doubt_signals(clause, step.answer, step.unit) if clause.is_norm else {})


def sure_of(reading: SentenceReading, doubts: Doubts) -> Clause:
    """Give the clause of a reading with how sure it is."""
    if not reading.signals:
        return reading.clause
    return replace(reading.clause, sureness=sureness_of(reading.signals, doubts))


def _clauses(document: Document, steps: Iterator[WalkStep[Answer]], lexicon: Lexicon) -> Iterator[Clause]:
    scope, dates = find_scope(document, lexicon), _date_context(document)
    owners: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    for step in steps:
        if step.heading[: len(under)] != under:
            owners = ()
        if said := default_owners(step.unit.key, lexicon):
            owners, under = said, _told_under(step)
        clause = _clause(document, step, dates, scope, lexicon)
        if owners and clause.is_norm and not any(body.role in ("lead", "owner") for body in clause.units):
            clause = replace(clause, units=(*clause.units, *(Body(name, "owner") for name in owners)))
        yield clause


def _told_under(step: WalkStep[Answer]) -> tuple[str, ...]:
    """Give the headings under which a unit's words hold: its own where it heads something, else those above it."""
    name = block_name(step.block)
    heads = step.block.children or step.answer.kind == "heading"
    return (*step.heading, name) if heads and step.heading[-1:] != (name,) else step.heading


def _date_context(document: Document) -> DateContext:
    dates = document.dates
    return DateContext(year_named(fold(document.title)), dates.written, dates.published, dates.effective)


def _under(dates: DateContext, step: WalkStep[Answer]) -> DateContext:
    """Add what stands above a unit about the year: the nearest heading that names one, and the title of the part it is in."""
    unit = step.unit
    heading = next((year for text in reversed(unit.heading) if (year := year_named(text))), None)
    title = dates.title_year if unit.part == unit.title else year_named(unit.part) or dates.title_year
    return replace(dates, heading_year=heading, title_year=title)


def _clause(document: Document, step: WalkStep[Answer], dates: DateContext, scope: Scope, lexicon: Lexicon) -> Clause:
    answer, unit, block = step.answer, step.unit, step.block
    is_norm = answer.kind in NORMS
    deadlines = _deadlines(step, _under(dates, step), lexicon)
    bodies = _bodies(step, scope, dates, lexicon)
    locator = f"{block.locator}.s{step.number}".lstrip(".")
    text = block.text[step.start : step.end]
    return Clause(
        id=f"{document.id}#{locator}",
        document=document.id,
        locator=locator,
        text=text,
        start=step.start,
        kind=answer.kind,
        force=answer.force or None,
        product=answer.product,
        deadlines=deadlines,
        targets=_targets(step, text, deadlines, dates, lexicon) if is_norm else (),
        units=bodies,
        cites=find_cites(text),
        channels=channels_in(_without_bodies(unit.key, bodies), scope, lexicon) if block.kind not in _NAMING else (),
        lines=find_lines(unit.key, lexicon),
        relation=find_relation(unit.key, lexicon) if is_norm else (),
        level=document.level,
        heading=step.heading,
        reasons=answer.reasons,
        place=block.place,
    )


#: Blocks that only name bodies: who gets a document, and who signs it.
_NAMING: Final = ("addressee", "signature")


def _without_bodies(key: str, bodies: tuple[Body, ...]) -> str:
    """Blank out those who are told to do something: 市政务服务中心 is a body there, and no hall in which things are offered."""
    for body in bodies:
        key = key.replace(fold(body.name), "〼")
    return key


def _deadlines(step: WalkStep[Answer], dates: DateContext, lexicon: Lexicon) -> tuple[Deadline, ...]:
    kind = step.answer.kind
    if kind == "heading" or step.block.kind in _DATED:
        return ()
    if step.block.kind == "row" and (found := rows.deadlines(step.block, dates, lexicon)):
        return tuple(found)
    text = step.block.text[step.start : step.end]
    by_when = _BY_WHEN.match(step.unit.key) if kind == "meta" else None
    if by_when and by_when["when"]:
        return read_cell(text[slice(*by_when.span("when"))], dates)
    words = find_deadlines(text, dates)
    if kind in NORMS or by_when:
        return words
    kept = ("effective", "sla", "relative") if kind == "liability" else ("effective",)
    return tuple(d for d in words if d.kind in kept)


def _targets(
    step: WalkStep[Answer], text: str, deadlines: tuple[Deadline, ...], dates: DateContext, lexicon: Lexicon
) -> tuple[Target, ...]:
    unit = step.unit
    above = (*unit.heading, unit.previous)
    standing = Standing(
        law=unit.law,
        conditions=any(sets_conditions(words) for words in above),
        optional=step.answer.kind == "optional",
    )
    row = step.block.kind == "row" and text == step.block.text
    written = dates.written or dates.published
    if row and (figures := rows.targets(step.block, written.year if written else None)):
        return tuple(figures)
    parts = step.block.cells if row else (text,)
    found = [target for part in parts for target in find_targets(part, lexicon.words("target.labels"), standing)]
    limits = [fold(d.text) for d in deadlines]
    return tuple(t for t in found if not any(fold(t.text) in limit or limit in fold(t.text) for limit in limits))


def _bodies(step: WalkStep[Answer], scope: Scope, dates: DateContext, lexicon: Lexicon) -> tuple[Body, ...]:
    kind, unit = step.answer.kind, step.unit
    if kind not in (*NORMS, "meta"):
        return ()
    found = (
        rows.bodies(step.block, dates, lexicon, scope.first_leads)
        if step.block.kind == "row" and kind != "meta"
        else []
    )
    found += bracket_bodies(unit.key, lexicon, scope.first_leads)
    if kind != "meta":
        found += actors(unit.body, lexicon)
    return tuple({body.name: body for body in reversed(found)}.values())[::-1]

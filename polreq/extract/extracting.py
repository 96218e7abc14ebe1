"""Document → classified clauses: every character of every block in exactly one clause, in document order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from polreq.extract import classify
from polreq.extract.cites import find_cites
from polreq.extract.context import Unit, enumerator
from polreq.extract.split import spans
from polreq.extract.tags import find_channels, find_lines, find_relation
from polreq.extract.targets import find_targets
from polreq.extract.units import actors, bracket_bodies, taken_over
from polreq.model.clause import NORMS, Body, Clause, Reason
from polreq.model.document import Block, Document
from polreq.text.dates import DateContext, find_deadlines
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold


@dataclass(frozen=True, slots=True)
class _Lead:
    """A lead-in (…如下：) and the style of the list that follows it."""

    kind: str
    force: str
    product: bool
    style: str = ""


def extract(document: Document, lexicon: Lexicon) -> tuple[Clause, ...]:
    """Cut a document into units and say of each what it is and what it asks for."""
    return tuple(_clauses(document, lexicon))


def _clauses(document: Document, lexicon: Lexicon) -> Iterator[Clause]:
    dates = _date_context(document)
    first_leads = bool(re.search(r"列?第一位(?:者|的)?(?:为|是)牵头", document.text()))
    yield from _walk(
        document, document.body, (), _genre(document.genre, document.title, lexicon), dates, first_leads, lexicon
    )
    for part in document.parts:
        genre = _genre(part.genre, part.title, lexicon)
        yield from _walk(document, part.body, (), genre, dates, first_leads, lexicon)


def _genre(genre: str, title: str, lexicon: Lexicon) -> str:
    if genre:
        return genre
    found = [name for name in lexicon.words("genre.names") if title.rstrip("）》").endswith(name)]
    return max(found, key=len, default="")


def _date_context(document: Document) -> DateContext:
    year = re.search(r"(20\d{2}) ?年", document.title)
    dates = document.dates
    return DateContext(int(year[1]) if year else None, dates.written, dates.published, dates.effective)


def _walk(
    document: Document,
    blocks: tuple[Block, ...],
    path: tuple[str, ...],
    genre: str,
    dates: DateContext,
    first_leads: bool,
    lexicon: Lexicon,
) -> Iterator[Clause]:
    lead: _Lead | None = None
    for block in blocks:
        clauses, lead = _block(document, block, path, genre, lead, dates, first_leads, lexicon)
        yield from clauses
        if block.children:
            own = next((c.text.strip() for c in clauses[:1] if c.kind == "heading"), "") or block.text.strip()[:40]
            inner = _walk(document, block.children, (*path, own), genre, dates, first_leads, lexicon)
            yield from inner


def _block(
    document: Document,
    block: Block,
    path: tuple[str, ...],
    genre: str,
    lead: _Lead | None,
    dates: DateContext,
    first_leads: bool,
    lexicon: Lexicon,
) -> tuple[list[Clause], _Lead | None]:
    key = fold(block.text)
    places = list(spans(block.text))
    style, _ = enumerator(key)
    if lead and (not style or (lead.style and style != lead.style) or style == "article"):
        lead = None
    if lead and not lead.style:
        lead = replace(lead, style=style)
    law = genre in lexicon.words("genre.law") or genre.endswith(lexicon.words("genre.law"))
    out: list[Clause] = []
    heading = path
    for index, (start, end) in enumerate(places):
        unit_style, words = enumerator(key[start:end])
        unit = Unit(
            key=key[start:end],
            body=key[start + words : end].strip(),
            style=unit_style,
            block=block.kind,
            index=index,
            count=len(places),
            follower=key[places[index + 1][0] : places[index + 1][1]].strip() if index + 1 < len(places) else "",
            heading=tuple(map(fold, heading)),
            genre=genre,
            law=law or style == "article",
            lead=lead.kind if lead else "",
            lead_force=lead.force if lead else "",
            lead_product=lead.product if lead else False,
            previous=fold(out[-1].text.strip()) if out and out[-1].kind == "heading" else "",
            title=fold(document.title),
        )
        clause = _clause(document, block, unit, start, heading, dates, first_leads, lexicon)
        clause = replace(
            clause,
            text=block.text[start:end],
            locator=f"{block.locator}.s{index + 1}" if block.locator else f"s{index + 1}",
        )
        out.append(replace(clause, id=f"{document.id}#{clause.locator}"))
        if clause.kind == "heading" and index == 0:
            heading = (*path, block.text[start:end].strip())
    last = out[-1] if out else None
    if last and key.rstrip().endswith("：") and last.kind not in ("meta", "heading", "background"):
        lead = _Lead(last.kind, last.force or "", last.product)
    return out, lead


def _clause(
    document: Document,
    block: Block,
    unit: Unit,
    start: int,
    heading: tuple[str, ...],
    dates: DateContext,
    first_leads: bool,
    lexicon: Lexicon,
) -> Clause:
    reasons: list[Reason] = []
    decided = classify.structural(unit, lexicon) or classify.not_norm(unit, lexicon)
    if decided:
        kind = decided.rule.split(":")[0]
        reasons.append(decided)
    else:
        kind, reason = classify.norm(unit, lexicon)
        reasons.append(reason)
    is_norm = kind in NORMS
    force = _force(kind, unit, lexicon) if is_norm else None
    product = is_norm and (unit.lead_product or lexicon.has(unit.body, "product.strong"))
    units: tuple[Body, ...] = bracket_bodies(unit.key, lexicon, first_leads) if kind in (*NORMS, "meta") else ()
    if is_norm:
        named = {b.name for b in units}
        units += tuple(b for b in (*actors(unit.body, lexicon), *taken_over(unit.body, lexicon)) if b.name not in named)
    quiet = kind in ("heading", "background", "report") or block.kind in ("date", "signature", "number")
    deadlines = () if quiet else find_deadlines(unit.key, dates)
    if kind in ("meta", "definition", "principle", "liability"):
        deadlines = tuple(
            d
            for d in deadlines
            if d.kind == "effective"
            or (kind == "meta" and block.kind == "paragraph" and len(unit.key) > 20)
            or (kind == "liability" and d.kind == "sla")
        )
    targets = find_targets(unit.key) if is_norm else ()
    spent = " ".join(d.text for d in deadlines)
    targets = tuple(t for t in targets if t.text not in spent)
    return Clause(
        id="",
        document=document.id,
        locator="",
        text="",
        start=start,
        kind=kind,
        force=force,
        product=product,
        deadlines=deadlines,
        targets=targets,
        units=units,
        cites=find_cites(unit.key),
        channels=find_channels(unit.key, lexicon),
        lines=find_lines(unit.key, lexicon),
        relation=find_relation(unit.key, lexicon) if is_norm else (),
        level=document.level,
        heading=heading,
        reasons=tuple(reasons),
        place=block.place,
    )


def _force(kind: str, unit: Unit, lexicon: Lexicon) -> str:
    if kind == "optional":
        return "may"
    if kind == "prohibition" or lexicon.has(unit.body, "modal.must.words"):
        return "must"
    clauses = [re.sub(r"^(?:并|同时|及时|认真|积极|切实|进一步|全面|依法|严格)+", "", c) for c in unit.body.split("，")]
    if any(lexicon.starts(c, "opener.firm.words") for c in clauses) and not all(
        lexicon.starts(c, "opener.soft.words") for c in clauses[:1]
    ):
        return "must"
    return "should"


def to_plain(clause: Clause) -> dict[str, object]:
    """Give the JSON object of a clause, as evaluation and other programs read it."""
    plain: dict[str, object] = {"id": clause.id, "locator": clause.locator, "text": clause.text, "class": clause.kind}
    if clause.force:
        plain["force"] = clause.force
        plain["product"] = clause.product
    plain["deadlines"] = [
        {"text": d.text, "kind": d.kind, "date": d.date.isoformat() if d.date else None} for d in clause.deadlines
    ]
    plain["targets"] = [{"text": t.text, "op": t.op, "value": _number(t.value), "unit": t.unit} for t in clause.targets]
    plain["units"] = [{"name": u.name, "role": u.role} for u in clause.units]
    plain["cites"] = [{"title": c.title, "no": c.number} for c in clause.cites]
    plain["channels"] = list(clause.channels)
    plain["line"] = list(clause.lines)
    return plain


def _number(value: str) -> int | float:
    return float(value) if "." in value else int(value)

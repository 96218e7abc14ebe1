"""Norms → requirement drafts, and the same again after an edit: ids and what people wrote survive."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, Final

from polreq.extract.responsible import answered
from polreq.late import late
from polreq.model.clause import Clause
from polreq.model.digest import text_digest
from polreq.model.document import Document
from polreq.model.requirement import AsRead, Basis, NewerWords, Requirement
from polreq.official.enumerators import ENUMERATORS
from polreq.text.likeness import likeness, pairs
from polreq.text.normalise import fold

_NUMBERED: Final = late(
    rf"^(?:{'|'.join(one.sentence for one in ENUMERATORS if one.sentence and one.rank is not None)})[ \u3000]*"
)

#: Below this likeness a changed clause is not recognised as the old one.
RECOGNISED: Final = 0.5


def draft(document: Document, clauses: Sequence[Clause], known: Sequence[Requirement]) -> tuple[Requirement, ...]:
    """Give the requirements of a document: the known ones, brought up to date, and drafts for norms that have none.

    A known requirement is recognised by the digest of its clause, else by the most similar clause. Where the clause
    changed, a candidate whose statement nobody touched takes the new words; anything a person decided or wrote stays,
    with the old digest, so that a check can point to it, and what was decided has the newer words beside it until somebody
    decides again; a number at the head of the clause that is another now is no change of it. Requirements whose clause is gone are kept as they are, and said to be so.
    Drafts name the bodies of the responsibility line behind their clause too, and say what the reading is not sure of.

    Args:
        document: the document; new ids begin with its id.
        clauses: its clauses, see extract.
        known: requirements as loaded; those that do not rest on this document are left out of the result.
    """
    clauses = answered(clauses)
    mine = [r for r in known if _basis(r, document.id)]
    matched = _recognise(document.id, clauses, mine)
    number = _last_number(document.id, known)
    covered = {at for at in matched.values() if at is not None}
    placed: list[tuple[int, int, Requirement]] = []
    before = -1
    for order, requirement in enumerate(mine):
        at = matched[order]
        if at is None:
            lost = (
                replace(requirement, newer=NewerWords(document.id, gone=True))
                if _is_decided(requirement)
                else requirement
            )
            placed.append((before, order, lost))
            continue
        before = at
        placed.append((at, order, _renewed(requirement, document.id, clauses[at])))
    for at, clause in enumerate(clauses):
        if clause.is_norm and at not in covered:
            number += 1
            placed.append((at, len(mine), _fresh(f"{document.id}-R{number:03d}", document.id, clause)))
    return tuple(requirement for _, _, requirement in sorted(placed, key=lambda item: item[:2]))


def _basis(requirement: Requirement, document: str) -> Basis | None:
    return next((b for b in requirement.bases if b.kind == "clause" and b.ref == document), None)


def _last_number(document: str, known: Iterable[Requirement]) -> int:
    pattern = re.compile(re.escape(document) + r"-R(\d+)")
    return max((int(m[1]) for r in known if (m := pattern.fullmatch(r.id))), default=0)


def _fresh(identity: str, document: str, clause: Clause) -> Requirement:
    return Requirement(
        id=identity,
        layer="high",
        statement=clause.text.strip(),
        bases=(Basis("clause", document, clause.locator, text_digest(clause.text), clause.text.strip()),),
        kind=clause.kind,
        force=clause.force or "must",
        product=clause.product,
        deadlines=clause.deadlines,
        targets=clause.targets,
        units=clause.units,
        channels=clause.channels,
        lines=clause.lines,
        relation=clause.relation,
        level=clause.level,
        heading=clause.heading,
        sure=clause.sureness is not None and clause.sureness.sure,
        doubts=clause.sureness.doubts if clause.sureness else (),
    )


def _renewed(requirement: Requirement, document: str, clause: Clause) -> Requirement:
    """Bring a known requirement up to date with the clause it was recognised in."""
    basis = _basis(requirement, document)
    if basis is None:
        return requirement
    moved = _resting(requirement, basis, replace(basis, locator=clause.locator), clause)
    if basis.digest == text_digest(clause.text) or not clause.is_norm:
        return moved
    fresh = _fresh(requirement.id, document, clause)
    if requirement.status != "candidate":
        if _without_number(basis.quote) == _without_number(fresh.bases[0].quote):
            return _resting(requirement, basis, fresh.bases[0], clause)
        return replace(moved, newer=_newer(requirement, fresh)) if _is_decided(requirement) else moved
    if requirement.statement != basis.quote:
        return _with_basis(requirement, basis, fresh.bases[0])
    bases = tuple(fresh.bases[0] if b is basis else b for b in requirement.bases)
    return replace(
        fresh,
        layer=requirement.layer,
        title=requirement.title,
        bases=bases,
        satisfies=requirement.satisfies,
        note=requirement.note,
        verify=requirement.verify,
        place=requirement.place,
    )


def _without_number(words: str) -> str:
    """Return words without the number at their head: a clause that is only counted otherwise says what it said."""
    return _NUMBERED.sub("", fold(words), count=1).strip()


def _is_decided(requirement: Requirement) -> bool:
    """Whether somebody decided that it is one, so that what its clause says now is theirs to take."""
    return requirement.is_read and requirement.status in ("accepted", "edited")


def _newer(requirement: Requirement, fresh: Requirement) -> NewerWords:
    """Give the words of today, and the parts that are read otherwise in them than the program had read in the older ones."""
    basis = fresh.bases[0]
    parts: dict[str, Any] = {}
    for part in fields(AsRead):
        known = getattr(requirement.read, part.name)
        before, now = getattr(requirement, part.name) if known is None else known, getattr(fresh, part.name)
        if now != before:
            parts[part.name] = now
    return NewerWords(basis.ref, basis.quote, basis.digest, read=AsRead(**parts))


def _resting(requirement: Requirement, old: Basis, new: Basis, clause: Clause) -> Requirement:
    """Put a basis in the place of another; what a clause stands under is told by it, and nothing waits that it does not say."""
    waits = NewerWords() if requirement.newer.document == old.ref else requirement.newer
    heading = clause.heading if requirement.is_read else requirement.heading
    return replace(_with_basis(requirement, old, new), heading=heading, newer=waits)


def _with_basis(requirement: Requirement, old: Basis, new: Basis) -> Requirement:
    return (
        requirement
        if old == new
        else replace(requirement, bases=tuple(new if b is old else b for b in requirement.bases))
    )


def _recognise(document: str, clauses: Sequence[Clause], mine: Sequence[Requirement]) -> dict[int, int | None]:
    """Give for each known requirement the index of its clause, or None if it is gone."""
    out: dict[int, int | None] = dict.fromkeys(range(len(mine)))
    bases = [_basis(r, document) for r in mine]
    by_digest: dict[str, list[int]] = defaultdict(list)
    for at, clause in enumerate(clauses):
        by_digest[text_digest(clause.text)].append(at)
    wanted: dict[str, list[int]] = defaultdict(list)
    for order, basis in enumerate(bases):
        if basis and basis.digest in by_digest:
            wanted[basis.digest].append(order)
    for digest, orders in wanted.items():
        out |= _share(orders, by_digest[digest], [basis.locator if basis else "" for basis in bases], clauses)
    taken = {at for at in out.values() if at is not None}
    left = [order for order, at in out.items() if at is None]
    free = [at for at, clause in enumerate(clauses) if at not in taken and clause.is_norm]
    out |= _most_similar(left, free, bases, mine, clauses)
    return out


def _share(
    orders: list[int], places: list[int], locators: list[str], clauses: Sequence[Clause]
) -> dict[int, int | None]:
    """Deal out clauses with the same words to the requirements that know these words.

    Equal numbers go in order; otherwise who knows the locator comes first, the rest in order. If there are more
    requirements than clauses (somebody split a clause into several requirements), the last clause serves them all.
    """
    if len(orders) == len(places):
        return dict(zip(orders, places, strict=True))
    out: dict[int, int | None] = {}
    free = list(places)
    for order in orders:
        at = next((p for p in free if clauses[p].locator == locators[order]), None)
        if at is not None:
            out[order] = at
            free.remove(at)
    for order in orders:
        if order not in out:
            same = next((p for p in places if clauses[p].locator == locators[order]), places[-1])
            out[order] = free.pop(0) if free else same
    return out


def _most_similar(
    left: list[int],
    free: list[int],
    bases: Sequence[Basis | None],
    mine: Sequence[Requirement],
    clauses: Sequence[Clause],
) -> dict[int, int | None]:
    """Assign changed clauses one to one, the most similar pair first; ties go to the same locator, then to document order."""
    old = {order: pairs((basis.quote if (basis := bases[order]) else "") or mine[order].statement) for order in left}
    new = {at: pairs(clauses[at].text) for at in free}
    found = []
    for order, grams in old.items():
        locator = basis.locator if (basis := bases[order]) else ""
        for at, others in new.items():
            score = likeness(grams, others)
            if score >= RECOGNISED:
                found.append((-score, clauses[at].locator != locator, abs(order - at), order, at))
    out: dict[int, int | None] = {}
    taken: set[int] = set()
    for *_, order, at in sorted(found):
        if order not in out and at not in taken:
            out[order] = at
            taken.add(at)
    return out

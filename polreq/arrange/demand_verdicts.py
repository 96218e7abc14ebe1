"""Whether demands are supported: by verdicts, each with what is said to whoever asked, the reasons, and what is unknown."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.demand_verdicts import (
    DEMAND_VERDICTS,
    BasisReason,
    DemandReason,
    DemandVerdict,
    DemandVerdicts,
    DutyReason,
    ForbiddenReason,
    MeansReason,
    TwinReason,
    UsedReason,
    UsersReason,
)
from polreq.results.said import Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, SectionPart
from polreq.words import Text
from polreq.words.demand_verdict import ACTS, NOTES, STANDINGS, UNKNOWNS, VERDICTS, told
from polreq.words.names import BASES, DOCUMENT_STATUSES, label
from polreq.words.sentences import filled, joined
from polreq.words.usage import MEASURES

#: Demands of a verdict, and bases of a demand, that are shown where not all are asked for.
SHOWN: Final = 10
_BASES_SHOWN: Final = 3


def arrange_demand_verdicts(verdicts: DemandVerdicts, *, every: bool = False) -> Page:
    """Arrange verdicts.

    Args:
        verdicts: of demands.
        every: whether long lists are listed whole.
    """
    title, day = told("title"), str(verdicts.as_of or "")
    if not verdicts.judged:
        return Page((Section((Prose((told("nothing"),), "text"),)),), title=title, day=day)
    notes: list[Said] = [_summary(verdicts)]
    if any("day" in one.unknowns for one in verdicts.judged):
        notes.append(told("no_day"))
    sections = [Section((Prose(tuple(notes), "text"),))]
    for verdict in DEMAND_VERDICTS:
        if found := [one for one in verdicts.judged if one.verdict == verdict]:
            sections.append(_section(verdict, found, every=every))
    return Page(tuple(sections), title=title, day=day)


def _summary(verdicts: DemandVerdicts) -> Text:
    counts = ((VERDICTS[v], sum(one.verdict == v for one in verdicts.judged)) for v in DEMAND_VERDICTS)
    said = listed(told("verdict", name=name, number=number) for name, number in counts if number)
    return told("summary", number=len(verdicts.judged), verdicts=said)


def _section(verdict: str, found: list[DemandVerdict], *, every: bool) -> Section:
    kept = found if every else found[:SHOWN]
    parts: list[SectionPart] = [Items(tuple(_item(one, every=every) for one in kept))]
    if left := len(found) - len(kept):
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    return Section(tuple(parts), VERDICTS[verdict])


def _item(one: DemandVerdict, *, every: bool) -> Item:
    lines: list[Said] = [Span(_note(one), tone="strong"), *reasons_of(one, every=every)]
    if one.unknowns:
        lines.append(told("unknown", what=joined(Text("；", "; "), (UNKNOWNS[key] for key in one.unknowns))))
    lines.append(Span(told("place", place=one.place), "path", "faint"))
    return Item((one.text,), Span(one.id, "id"), tuple(lines))


def _note(one: DemandVerdict) -> Text:
    """Say to whoever asked what is to be done; users alone are no written basis."""
    carried = any(isinstance(reason, BasisReason) and reason.carries for reason in one.reasons)
    return NOTES["voiced" if one.verdict == "supported" and not carried else one.verdict]


def reasons_of(one: DemandVerdict, *, every: bool) -> Iterator[Text]:
    """Say the reasons of a verdict, one each; of many bases the first few, those that carry it first."""
    bases = [r for r in one.reasons if isinstance(r, BasisReason)]
    first = sorted(bases, key=lambda basis: not basis.carries) if every else _first(bases)
    told_bases = False
    for reason in one.reasons:
        if not isinstance(reason, BasisReason):
            yield _told(reason)
        elif not told_bases:
            yield from map(_basis, first)
            if left := len(bases) - len(first):
                yield told("more_bases", number=left)
            told_bases = True
    if not bases:
        yield told("no_basis")


def _first(bases: Sequence[BasisReason]) -> list[BasisReason]:
    return sorted(bases, key=lambda basis: not basis.carries)[:_BASES_SHOWN]


def _told(reason: DemandReason) -> Text:
    match reason:
        case BasisReason():
            return _basis(reason)
        case DutyReason():
            return _duty(reason)
        case UsersReason():
            return _users(reason)
        case UsedReason():
            return _used(reason)
        case MeansReason(words):
            return told("means", words=listed(words))
        case TwinReason(id, title, kept):
            return told("twin" if kept else "twin_kept", id=id, title=title)
        case ForbiddenReason(act, words, said, source):
            if act:
                return told("forbidden", words=listed(words), act=ACTS[act], source=source)
            return told("forbidden_by", words=listed(words), said=said, source=source)
        case _:
            return told("no_product")


def _basis(basis: BasisReason) -> Text:
    standing = filled(STANDINGS[basis.standing], {"until": basis.until})
    if basis.standing == "in_force" and basis.kind != "clause":
        standing = told("written")
    if basis.standing in ("in_force", "ended") and basis.status and basis.status != "unknown":
        standing = label(DOCUMENT_STATUSES, basis.status)
    named = f"{basis.named} {basis.locator}".rstrip()
    said = told("basis", kind=label(BASES, basis.kind), named=named, standing=standing)
    beside = (
        told("ended_on", until=basis.until) if basis.standing == "ended" and basis.until else "",
        told("successor", successor=basis.successor) if basis.successor else "",
        told("changed") if basis.changed else "",
        told("via", id=basis.via) if basis.via else "",
    )
    return joined("", (said, *beside))


def _users(users: UsersReason) -> Text:
    number = told("number", number=users.count) if users.count else told("uncounted")
    on = Text(f"，{users.on}", f", {users.on}") if users.on else ""
    said = told("users", source=users.source, count=number, on=on)
    return joined("", (said, told("via", id=users.via) if users.via else ""))


def _used(used: UsedReason) -> Text:
    key = "little_used" if used.low else "used"
    number = f"{used.per_month:,.1f}".removesuffix(".0")
    said = told(key, measure=MEASURES[used.measure], total=used.total, last=used.last, number=number)
    return joined("", (said, told("via", id=used.via) if used.via else ""))


def _duty(duty: DutyReason) -> Text:
    key = "own_duty" if duty.own else "other_duty" if duty.proposer else "some_duty"
    return told(key, word=duty.word, body=duty.body, proposer=duty.proposer)

"""Words that are called otherwise now: the table of them, or where the older ones are still used and what to do."""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.wording import DOT
from polreq.model.renamed import TermChange
from polreq.results.drift import DatedTerm, DriftedTerm, TermDrift
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Column, Item, Items, Page, Prose, Section, SectionPart, Table
from polreq.words import Text
from polreq.words.drift import COLUMNS, FIELDS, INSIDE, KINDS, told
from polreq.words.names import TEXT_FIELDS, label

#: Places of one word that are shown where not all are asked for.
SHOWN: Final = 10


def arrange_drift(drift: TermDrift, *, every: bool = False) -> Page:
    """Arrange the words, or where the older ones are used.

    Args:
        drift: words and places.
        every: whether all places are listed.
    """
    if not drift.looked:
        notes = Prose((told("listed", number=len(drift.changes)),), "text")
        return Page((Section((notes, _table(drift.changes))),), title=told("title"))
    sections = [Section((Prose((_summary(drift),), "text"),))]
    sections += [_word(change, drift, every=every) for change in dict.fromkeys(one.change for one in drift.drifted)]
    if drift.dated:
        sections.append(Section((Items(tuple(map(_dated, drift.dated))),), told("policies")))
    return Page(tuple(sections), title=told("title"))


def _summary(drift: TermDrift) -> Text:
    if not drift.drifted:
        return told("nothing")
    return told("summary", number=len(drift.drifted), words=len({one.change for one in drift.drifted}))


def _table(changes: tuple[TermChange, ...]) -> Table:
    columns = (
        Column(COLUMNS["old"], key="old"),
        Column(COLUMNS["new"], key="new"),
        Column(COLUMNS["since"], "date", key="since"),
        Column(COLUMNS["kind"], key="kind"),
        Column(COLUMNS["source"], fit="most", key="source"),
    )
    rows = (
        (c.old, c.new, str(c.since or "—"), label(KINDS, "body" if c.body else "term"), c.source or str(c.place or ""))
        for c in changes
    )
    return Table(columns, tuple(rows))


def _word(change: TermChange, drift: TermDrift, *, every: bool) -> Section:
    """Arrange one older word: what it is called now and why, what to do, and every place."""
    found = [one for one in drift.drifted if one.change == change]
    kept = found if every else found[:SHOWN]
    notes: list[Said] = [*_ground(change), told("do_body" if change.body else "do", new=change.new)]
    parts: list[SectionPart] = [Prose(tuple(notes)), Items(tuple(map(_hit, kept)))]
    if left := len(found) - len(kept):
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    return Section(tuple(parts), told("change", old=change.old, new=change.new))


def _ground(change: TermChange) -> Iterator[Text]:
    if change.since and change.source:
        yield told("since", since=change.since, source=change.source)
    elif change.source:
        yield told("by", source=change.source)
    if change.place:
        yield told("own", place=change.place)


def _hit(one: DriftedTerm) -> Item:
    said = told(
        "hit",
        inside=INSIDE[one.inside],
        item=one.item,
        field=label(FIELDS if one.inside == "channel" else TEXT_FIELDS, one.field),
        words=one.words,
    )
    return Item((Span(str(one.place), "path"),), lines=(said,))


def _dated(one: DatedTerm) -> Item:
    change = one.change
    if one.written is None:
        when = told("undated")
    else:
        late = change.since is not None and one.written > change.since
        when = told("after" if late else "before", written=one.written)
    facts = Row((told("change", old=change.old, new=change.new), told("count", number=one.count), when), DOT)
    return Item((one.named,), Span(one.document, "id"), (facts,))

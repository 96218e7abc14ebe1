"""What is due when: overdue with what was delivered, soon, later by quarter; what recurs, service limits and what has no day apart."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from polreq.arrange.exports.cells import channel_names, deadline_kind, quarter
from polreq.arrange.owners import owned_title
from polreq.arrange.wording import DOT, listed
from polreq.results.due import DUE_GROUPS, DueEntry, DueList
from polreq.results.exported import Exported
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section, SectionPart
from polreq.words import Text
from polreq.words.due import GROUPS, told
from polreq.words.names import FORCES, STATES, label

#: Rows of a group that are shown where not all are asked for; what is overdue or due soon is never left out.
SHOWN: Final = 10

_TONES: Final = {"overdue": "bad", "soon": "warn"}


def arrange_due(due: DueList, exported: Exported, *, every: bool = False) -> Page:
    """Arrange the list.

    Args:
        due: where every deadline stands.
        exported: the requirements that have them.
        every: whether long groups, and what is closed, are listed whole.
    """
    title, day = owned_title(exported.report, told("title")), str(due.as_of)
    if not due.entries:
        return Page((Section((Prose((told("nothing"),), "text"),)),), title=title, day=day)
    notes: list[Said] = [due_summary(due)]
    if due.of("closed") and not every:
        notes.append(told("closed_too"))
    if due.unknown:
        notes.append(told("weekends", years=listed(_stretches(due.unknown))))
    shown = [group for group in DUE_GROUPS if due.of(group) and (every or group != "closed")]
    sections = (_group(group, due, exported, every=every) for group in shown)
    return Page((Section((Prose(tuple(notes), "text"),)), *sections), title=title, day=day)


def _stretches(years: tuple[int, ...]) -> Iterator[str]:
    """Name years, those that follow each other by the first and the last: `2003、2027–2029`."""
    for _, group in groupby(enumerate(years), lambda pair: pair[1] - pair[0]):
        stretch = [year for _, year in group]
        yield str(stretch[0]) if len(stretch) == 1 else f"{stretch[0]}–{stretch[-1]}"


def due_summary(due: DueList) -> Text:
    """Say how many deadlines stand where."""
    return told("summary", day=due.as_of, within=due.within, **due.counts)


def _group(group: str, due: DueList, exported: Exported, *, every: bool) -> Section:
    entries = due.of(group)
    kept = entries if every or group in ("overdue", "soon") else entries[:SHOWN]
    parts: list[SectionPart] = [Items(tuple(_item(entry, exported) for entry in kept))]
    if left := len(entries) - len(kept):
        parts.append(Prose((Span(told("more", number=left), tone="faint"),), "text"))
    return Section(tuple(parts), told_group(group, due))


def told_group(group: str, due: DueList) -> Text:
    """Name a group."""
    named = GROUPS[group]
    return Text(named.zh.format(days=due.within), named.en.format(days=due.within))


def _item(entry: DueEntry, exported: Exported) -> Item:
    requirement, item = exported.requirements[entry.requirement], exported.items[entry.requirement]
    bodies = [u.name for role in ("lead", "owner", "actor") for u in requirement.units if u.role == role]
    facts: list[Said] = [Span(entry.requirement, "id"), label(FORCES, requirement.force)]
    facts += [listed(dict.fromkeys(bodies))] if bodies else []
    return Item(
        tuple(_when(entry)),
        Span(label(STATES, item.state), "state", item.state),
        (requirement.statement, Row((*facts, *_delivered(entry, exported)), DOT)),
    )


def _when(entry: DueEntry) -> Iterator[Said]:
    """Say the day of an entry and how far it is, or the words of the source where there is none."""
    tone = _TONES.get(entry.group, "")
    if entry.day is None:
        yield Span(entry.deadline.text, "date", tone)
        yield Span(told("no_next") if entry.group == "recurring" else deadline_kind(entry.deadline), tone="faint")
        return
    yield Span(str(entry.day), "date", tone)
    if entry.days is not None:
        yield Span(distance(entry), tone=tone)
    if entry.group == "later":
        yield Span(quarter(entry.day), tone="faint")
    if entry.group == "recurring":
        yield Span(entry.deadline.text, tone="faint")


def distance(entry: DueEntry) -> Text:
    """Say how far the day of an entry is, in days and in working days."""
    days = entry.days or 0
    if not days:
        return told("today")
    return told("left" if days > 0 else "passed", days=abs(days), work=abs(entry.workdays or 0))


def _delivered(entry: DueEntry, exported: Exported) -> Iterator[Said]:
    """Say what was delivered of a requirement that is overdue or soon due."""
    if entry.group not in ("overdue", "soon"):
        return
    features = [exported.features[id] for id in exported.ends[entry.requirement]]
    done = sum(f.done for f in features)
    yield told("delivered", total=len(features), done=done) if features else told("no_feature")
    if missing := exported.items[entry.requirement].missing_channels:
        yield told("channels", channels=channel_names(exported, missing))

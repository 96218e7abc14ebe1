"""All requirements in scope as a register: each with what it rests on, its source text and its chain down to features."""

from typing import Final

from polreq.arrange.wording import ShownIndex, doubts_said, listed
from polreq.model.layer import FEATURE
from polreq.results.coverage import ItemCoverage
from polreq.results.report import Report, Thing
from polreq.results.sections import Column, End, Facet, Register, Selection
from polreq.words import Text
from polreq.words.names import DIMENSIONS, FORCES, NO_ENTRY, SHORT_LAYERS, STATES, STATUSES, WINDOWS, label
from polreq.words.report import FRONT
from polreq.words.sentences import COLUMNS, HEADINGS

#: Groups that somebody can choose from; what has more of them is found by its words.
CHOICES: Final = 40

#: Columns that stand in the list, and facts that are shown with one entry.
_COLUMNS: Final = (
    Column(COLUMNS["id"], "id"),
    Column(COLUMNS["layer"], size=4),
    Column(COLUMNS["force"], "force", size=4),
    Column(COLUMNS["state"], "state"),
    Column(COLUMNS["due"], "date"),
    Column(COLUMNS["statement"], fit="most"),
    Column(COLUMNS["owner"], size=12),
    Column(COLUMNS["basis"], fit="below"),
    Column(FRONT["source"], fit="below"),
    Column(COLUMNS["window"], fit="below"),
    Column(COLUMNS["line"], fit="below"),
    Column(COLUMNS["channels"], fit="below"),
    Column(COLUMNS["missing_channels"], fit="below"),
    Column(FRONT["reason"], fit="below"),
    Column(COLUMNS["unsure"], fit="below"),
)


def make_register(report: Report, index: ShownIndex) -> Register:
    """Arrange the requirements in scope, in the order of the matrix."""
    sources, reasons = dict(report.sources), {j.id: j.reason for j in report.justified}
    shown = [
        (index.things[row.id], index.items[row.id])
        for row in report.matrix
        if row.id in index.things and row.id in index.items
    ]
    entries = tuple(
        _entry(thing, item, index, sources.get(thing.id, ""), reasons.get(thing.id, "")) for thing, item in shown
    )
    features = [thing for thing in report.things if thing.layer == FEATURE]
    numbers = {thing.id: n for n, thing in enumerate([thing for thing, _ in shown] + features)}
    chains = [
        (numbers[upper], numbers[lower]) for upper, lower in report.edges if upper in numbers and lower in numbers
    ]
    items = [item for _, item in shown]
    return Register(
        HEADINGS["matrix"],
        _COLUMNS,
        entries,
        tuple(End(f.id, f.title, label(STATUSES, f.status)) for f in features),
        tuple(sorted(chains)),
        tuple(_views(items)),
        tuple(f for f in _facets(shown, index) if 1 < len(f.choices) <= CHOICES),
    )


def _entry(thing: Thing, item: ItemCoverage, index: ShownIndex, source: str, reason: str) -> tuple[str | Text, ...]:
    return (
        thing.id,
        label(SHORT_LAYERS, thing.layer),
        label(FORCES, thing.force),
        label(STATES, item.state),
        str(item.due or ""),
        thing.text or thing.title,
        thing.owner,
        thing.basis,
        source,
        label(WINDOWS, item.window) if item.is_pressing else "",
        listed(thing.lines),
        listed(index.channel(channel) for channel, _ in thing.channels),
        listed(map(index.channel, item.missing_channels)),
        reason,
        doubts_said(thing.doubts),
    )


def _views(items: list[ItemCoverage]) -> tuple[Selection, ...]:
    """Return what is looked at together; of what nothing is there, no view."""
    every = (
        ("all_entries", [True] * len(items)),
        ("only_gaps", [i.is_gap for i in items]),
        ("only_pressing", [i.is_pressing for i in items]),
        ("only_justified", [i.state == "justified" for i in items]),
    )
    found = ((FRONT[key], tuple(n for n, here in enumerate(kept) if here)) for key, kept in every)
    return tuple(Selection(name, numbers) for n, (name, numbers) in enumerate(found) if numbers or not n)


def _facets(shown: list[tuple[Thing, ItemCoverage]], index: ShownIndex) -> tuple[Facet, ...]:
    keys: tuple[tuple[str, list[tuple[str, ...]]], ...] = (
        ("layer", [(thing.layer,) for thing, _ in shown]),
        ("state", [(item.state,) for _, item in shown]),
        ("document", [(thing.document,) for thing, _ in shown]),
        ("line", [thing.lines or ("",) for thing, _ in shown]),
        ("channel", [tuple(c for c, _ in thing.channels) or ("",) for thing, _ in shown]),
    )
    return tuple(_facet(key, of, index) for key, of in keys)


def _facet(key: str, of: list[tuple[str, ...]], index: ShownIndex) -> Facet:
    groups = {group: n for n, group in enumerate(dict.fromkeys(group for groups in of for group in groups))}
    numbers = tuple(tuple(groups[group] for group in mine) for mine in of)
    if key == "state":
        return Facet(COLUMNS["state"], tuple(label(STATES, group) for group in groups), numbers)
    names = (index.row(key, group) if group else label(NO_ENTRY, key) for group in groups)
    return Facet(label(DIMENSIONS, key), tuple(names), numbers)

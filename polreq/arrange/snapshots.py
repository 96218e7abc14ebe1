"""Two snapshots compared: the figures of both, then what was gained and lost, each with its reasons."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

from polreq.arrange.history import revision_name
from polreq.arrange.wording import listed
from polreq.results.figures import FIGURE_NAMES
from polreq.results.history import HistoryMeasure
from polreq.results.said import Said, Span
from polreq.results.sections import Column, Page, Prose, Section, Table, TitledTable
from polreq.results.snapshots import SNAPSHOT_CHANGES, ChangeCause, SnapshotChange, SnapshotComparison, SnapshotEnd
from polreq.words import Text
from polreq.words.history import CAUSES, CHANGES, NUMBERS, SHORT_CHANGES, told
from polreq.words.names import STATES, STATUSES, label
from polreq.words.sentences import filled, joined, say

_FIGURES: Final = ("total", "deep", "delivered", "justified", "gaps")

#: Between reasons.
_NEXT: Final = Text("；", "; ")

_TONES: Final[Mapping[str, str]] = MappingProxyType(
    {"delivered": "good", "covered": "good", "fell": "bad", "stale": "warn", "feature_fell": "bad"}
)


def arrange_snapshots(comparison: SnapshotComparison) -> Page:
    """Arrange a comparison."""
    sections = [Section((_figures(comparison),), told("counts"))]
    for kind in SNAPSHOT_CHANGES:
        if changes := comparison.of(kind):
            heading = label(CHANGES, kind)
            sections.append(Section((_table(kind, changes, comparison),), heading, str(len(changes))))
    if not comparison.changes:
        sections.append(Section((Prose((told("no_changes"),), "text"),)))
    return Page(tuple(sections), title=_title(comparison), day=_between(comparison))


def snapshot_tables(comparison: SnapshotComparison) -> tuple[TitledTable, ...]:
    """Arrange all changes in one table, and the figures in another, as they are handed over."""
    columns = (
        Column(told("kind"), "state", key="change", size=14),
        Column(told("id"), "id", key="id", size=22),
        Column(told("what"), key="what", size=46),
        Column(told("was"), "state", key="before", size=10),
        Column(told("became"), "state", key="after", size=10),
        Column(told("why"), key="why", size=40),
    )
    rows = tuple((_kind(change), *_cells(change, comparison)) for change in comparison.changes)
    between = _between(comparison)
    return (
        TitledTable("changes", told("compared"), _title(comparison), (between,), Table(columns, rows), "A3", kept=2),
        TitledTable("figures", told("counts"), told("counts"), (between,), _figures(comparison), kept=1),
    )


def _title(comparison: SnapshotComparison) -> Text:
    return joined(say("colon"), (comparison.project if comparison.project.strip() else "", told("compared")))


def _between(comparison: SnapshotComparison) -> Text:
    return joined(" → ", (_end(comparison.before), _end(comparison.after)))


def _end(end: SnapshotEnd) -> Text:
    """Name a snapshot by what was asked for, its commit and its day."""
    if not end.revision:
        return told("end", name=told("workspace"), day=end.day) if end.day else told("workspace")
    short = str(revision_name(end.revision))
    said = (one for one in (short, str(end.day)) if one != end.name)
    return told("end", name=end.name, day=" ".join(said))


def _figures(comparison: SnapshotComparison) -> Table:
    columns = (
        Column(told("figure")),
        Column(_end(comparison.before), "number", size=16),
        Column(_end(comparison.after), "number", size=16),
        Column(told("difference"), "number", size=8),
    )
    rows: list[tuple[Said, ...]] = []
    for name, before, after in _numbers(comparison.before, comparison.after):
        rows.append((name, str(before), str(after), f"{after - before:+d}" if after != before else "0"))
    return Table(columns, tuple(rows))


def _numbers(before: SnapshotEnd, after: SnapshotEnd) -> Iterator[tuple[Text, int, int]]:
    def pair(measure: HistoryMeasure) -> list[int]:
        return [*(measure.figure(key) for key in _FIGURES), measure.proven, measure.overdue]

    names = (*(FIGURE_NAMES[key] for key in _FIGURES), NUMBERS["proven"], NUMBERS["overdue"])
    shown = zip(names, pair(before.measure), pair(after.measure), strict=True)
    # without a day nothing is called overdue, which is not none
    return (one for one in shown if one[0] != NUMBERS["overdue"] or (before.day and after.day))


def _table(kind: str, changes: tuple[SnapshotChange, ...], comparison: SnapshotComparison) -> Table:
    """Arrange the changes of one kind, without the columns that would be empty."""
    columns = (
        Column(told("id"), "id"),
        Column(told("was"), "state"),
        Column(told("became"), "state"),
        Column(told("what"), fit="below"),
        Column(told("why"), fit="below"),
    )
    empty = {"new": {1}, "gone": {2}, "stale": {1, 2}}.get(kind, set())
    rows = []
    for change in changes:
        id, what, before, after, why = _cells(change, comparison)
        rows.append(tuple(cell for n, cell in enumerate((id, before, after, what, why)) if n not in empty))
    return Table(tuple(column for n, column in enumerate(columns) if n not in empty), tuple(rows))


def _kind(change: SnapshotChange) -> Span:
    return Span(label(SHORT_CHANGES, change.kind), "state", _TONES.get(change.kind, ""))


def _cells(change: SnapshotChange, comparison: SnapshotComparison) -> tuple[Said, ...]:
    """Return id, what it is, how it was, how it is, and why."""
    id = f"{change.id} → {change.upper}" if change.upper else change.id
    names = STATUSES if change.kind == "feature_fell" else STATES
    # a feature that was deleted has no status any more
    gone = change.kind == "feature_fell" and not change.after
    after: Said = label(CAUSES, "deleted") if gone else label(names, change.after) if change.after else ""
    before: Said = label(names, change.before) if change.before else ""
    channels = dict(comparison.channels)
    why = joined(_NEXT, (_cause(cause, channels) for cause in _spoken(change)))
    return id, change.title, before, after, why


def _spoken(change: SnapshotChange) -> Iterator[ChangeCause]:
    """Yield the causes to be said: those of one kind that say the same of several features are one."""
    causes = change.causes or ((ChangeCause("unknown"),) if change.kind in ("delivered", "covered", "fell") else ())
    for (kind, before, after), group in groupby(causes, key=lambda c: (c.kind, c.before, c.after)):
        found = tuple(group)
        if kind in ("reached", "unlinked", "feature_gone", "status", "given_up"):
            yield ChangeCause(kind, tuple(id for one in found for id in one.ids), before, after)
        else:
            yield from found


def _cause(cause: ChangeCause, channels: Mapping[str, str]) -> Text:
    ids: Text | str
    if cause.kind == "channel":
        feature, channel = cause.ids
        ids = joined(" ", (feature, channels.get(channel) or channel))
    elif cause.kind == "stale":
        ids = " → ".join(cause.ids)
    elif cause.kind == "asks_channels":
        ids = listed(channels.get(id) or id for id in cause.ids)
    else:
        ids = listed(cause.ids)
    before, after = label(STATUSES, cause.before), label(STATUSES, cause.after)
    return filled(CAUSES[cause.kind], {"ids": ids, "before": before, "after": after})

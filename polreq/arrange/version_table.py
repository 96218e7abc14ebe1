"""The table of both versions (新旧对照表) that is handed over: every clause with both texts, what became of it, and why."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.arrange.wording import listed
from polreq.results.said import Row, Said, Span, Stack
from polreq.results.sections import Column, Table, TitledTable
from polreq.results.versions import StaleItem, VersionDifference, VersionImpact, VersionRow, VersionView, WordRun
from polreq.words import Text
from polreq.words.names import label
from polreq.words.sentences import filled
from polreq.words.versions import CHANGES, DIFFERENCES, FATES, told

_COLUMNS: Final = (
    Column(told("new_place"), "id", key="new", size=11),
    Column(told("new_text"), key="new_text", size=46),
    Column(told("old_place"), "id", key="old", size=11),
    Column(told("old_text"), key="old_text", size=46),
    Column(told("change"), "state", key="change", size=12),
    Column(told("note"), key="note", size=36),
)
#: What of the changes asks for attention.
CHANGE_TONES: Final = MappingProxyType({"substantive": "warn", "added": "good", "removed": "bad", "unchanged": "faint"})

_STALE: Final = (
    Column(told("requirement"), "id", key="requirement", size=16), Column(told("clause"), "id", key="clause", size=14),
    Column(told("fate"), "state", key="fate", size=14), Column(told("place"), "id", key="place", size=14),
    Column(told("features"), key="features", size=22), Column(told("statement"), fit="most", key="statement", size=46),
)  # fmt: skip
_FATE_TONES: Final = MappingProxyType({"removed": "bad", "substantive": "warn"})


def version_tables(view: VersionView) -> tuple[TitledTable, ...]:
    """Arrange all sheets: the clauses, and what is touched in the workspace where there is one."""
    if view.impact is None or not view.impact.stale:
        return (version_table(view),)
    note = (filled(told("fresh"), {"places": places(view.impact.fresh)}),) if view.impact.fresh else ()
    touched = TitledTable("impact", told("impact"), told("impact"), note, stale_table(view.impact), "A3", kept=1)
    return version_table(view), touched


def version_table(view: VersionView, *, marked: bool = False) -> TitledTable:
    """Arrange every clause as a row.

    Args:
        view: what is shown.
        marked: the changed words have a tone; a workbook would give it to the whole cell.
    """
    old, new = view.comparison.titles
    sides = ((told("sides_old"), old), (told("sides_new"), new)) if old != new else ()
    notes = tuple(Text(f"{side.zh}：{title}", f"{side.en}: {title}") for side, title in sides)
    title = Text(f"{new}{told('sheet').zh}", f"{new}: {told('sheet').en}")
    return TitledTable(
        "versions",
        told("sheet"),
        title,
        notes,
        Table(_COLUMNS, tuple(_row(row, marked=marked) for row in view.rows)),
        "A3",
        kept=1,
    )


def stale_table(impact: VersionImpact) -> Table:
    """Arrange the requirements whose clauses are others now."""
    return Table(_STALE, tuple(_stale_row(item) for item in impact.stale))


def _stale_row(item: StaleItem) -> tuple[Said, ...]:
    fate = Span(label(FATES, item.change), "state", _FATE_TONES.get(item.change, ""))
    features: Said = listed(item.features) if item.features else Span(told("no_feature"), tone="faint")
    return item.requirement, item.clause, fate, listed(item.places), features, item.statement


def note_lines(row: VersionRow) -> Iterator[Text]:
    """Say in what a clause differs, and where its parts come from and went to; one line each."""
    if len(row.olds) > 1:
        yield filled(told("from_several"), {"places": places([article.locator for article in row.olds])})
    if row.moved:
        yield told("moved")
    if row.also:
        yield filled(told("also"), {"places": places(row.also)})
    for one in row.differences:
        yield _difference(one)


def places(locators: Sequence[str]) -> Text:
    """List places."""
    return listed(Text(one, one) for one in locators)


def _difference(one: VersionDifference) -> Text:
    template = told("changed" if one.before and one.after else "put_in" if one.after else "struck")
    return filled(template, {"kind": label(DIFFERENCES, one.kind), "before": one.before, "after": one.after})


def _row(row: VersionRow, *, marked: bool) -> tuple[Said, ...]:
    notes = tuple(note_lines(row))
    return (
        row.new.locator if row.new else "",
        _cell(row.new_runs, "good" if marked else ""),
        listed(article.locator for article in row.olds),
        _cell(row.old_runs, "bad" if marked else ""),
        Span(label(CHANGES, row.change), "state", CHANGE_TONES.get(row.change, "")),
        Stack(notes) if len(notes) > 1 else notes[0] if notes else "",
    )


def _cell(runs: Sequence[WordRun], tone: str) -> Said:
    """Lay out a text, one paragraph below the other."""
    lines = [Row(tuple(line), "") for line in in_lines(runs, tone)]
    return Stack(tuple(lines)) if len(lines) > 1 else lines[0] if lines else ""


def in_lines(runs: Sequence[WordRun], tone: str, form: str = "{}") -> list[list[Said]]:
    """Cut runs into paragraphs.

    Args:
        runs: of one text.
        tone: of the words that changed.
        form: how these are written, with `{}` for them.
    """
    lines: list[list[Said]] = [[]]
    for run in runs:
        for n, part in enumerate(run.text.split("\n")):
            if n:
                lines.append([])
            if part:
                lines[-1].append(Span(form.format(part), tone=tone) if run.changed else part)
    return [line for line in lines if line]

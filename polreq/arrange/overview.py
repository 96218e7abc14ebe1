"""Several workspaces on one page: the sums, a row for each, the most urgent gaps of all, and how to read the numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from polreq.arrange.wording import aside, days_to, listed
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.overview import Overview, ProjectFigures, ProjectGap, ProjectRow
from polreq.results.said import Said, Share, Span
from polreq.results.sections import Column, Page, Prose, Section, SectionPart, Table, Tallies, Tally
from polreq.words import Text
from polreq.words.names import FORCES, STATES, label
from polreq.words.overview import tell_overview
from polreq.words.report import FRONT, told
from polreq.words.sentences import COLUMNS, count, joined, say

#: Stands where a number is not known.
_UNKNOWN: Final = "—"

#: Columns of the projects that are left out where they say nothing.
_DAY, _PEOPLE, _PROBLEM = 1, 10, 11


def arrange_overview(overview: Overview) -> Page:
    """Arrange an overview."""
    sheet = _Sheet(overview)
    sections = [Section((sheet.table(),), tell_overview("projects"))]
    if overview.known:
        sections.insert(0, Section(tuple(sheet.front())))
        sections.append(Section(tuple(sheet.gaps()), tell_overview("gaps")))
        sections.append(Section((Prose(tuple(sheet.notes())),), tell_overview("notes")))
    return Page(
        tuple(sections),
        title=tell_overview("title"),
        day=sheet.day(),
        dated=any(overview.days),
        warnings=tuple(sheet.warnings()),
    )


class _Sheet:
    """The parts of the page."""

    def __init__(self, overview: Overview) -> None:
        self.overview = overview
        self.total = overview.total
        shared = Counter(row.name for row in overview.rows)
        self.names = {row.folder: _name(row, shared) for row in overview.rows}

    def day(self) -> Text:
        days = self.overview.days
        if self.overview.as_of:
            return say("as_of", day=self.overview.as_of)
        if not days:
            return tell_overview("none_read")
        if not any(days):
            return say("no_as_of")
        return tell_overview("several_days") if len(days) > 1 else tell_overview("own_day", day=days[0])

    def warnings(self) -> Iterator[Said]:
        if unknown := len(self.overview.unknown):
            yield tell_overview("left_out", number=unknown)

    # --- the sums

    def front(self) -> Iterator[SectionPart]:
        total, known = self.total, len(self.overview.known)
        if not total.count.total:
            yield Prose((tell_overview("nothing", known=known),), "text")
            return
        gaps = figure("gaps", total.count)
        sentence = told(
            "headline",
            total=count("requirement", total.count.total),
            deep=figure("deep", total.count),
            delivered=figure("delivered", total.count),
            gaps=told("some_gaps", number=gaps) if gaps else told("no_gaps"),
            must=told("of_these_must", number=total.mandatory_gaps) if total.mandatory_gaps else "",
            late=told("and_late", number=total.overdue) if total.overdue else "",
        )
        key = "counted" if known > 1 else "counted_one"
        yield Prose((Span(tell_overview(key, known=known, sentence=sentence), tone="strong"),), "text")
        yield Tallies(tuple(self.tallies()))

    def tallies(self) -> Iterator[Tally]:
        total = self.total
        for key in ("deep", "delivered"):
            yield Tally(FIGURE_NAMES[key], Share(figure(key, total.count), total.count.total), FRONT["of_all"])
        yield Tally(FRONT["must_gaps"], _bad(total.mandatory_gaps, total.mandatory), FRONT["of_must"])
        if total.overdue is not None:
            yield Tally(FRONT["overdue"], _bad(total.overdue, total.dated), FRONT["of_dated"])

    # --- a row for each

    def table(self) -> Table:
        several = len(self.overview.days) > 1
        columns = [
            Column(tell_overview("project"), fit="cut"),
            Column(tell_overview("as_of"), "date"),
            Column(tell_overview("total"), "number"),
            *(Column(FIGURE_NAMES[key], "share") for key in ("deep", "delivered")),
            Column(FIGURE_NAMES["gaps"], "number"),
            Column(tell_overview("must"), "number"),
            Column(tell_overview("overdue"), "number"),
            Column(tell_overview("soon"), "number"),
            # on a terminal there is no room for these beside the others
            Column(tell_overview("severities"), "number", fit="below"),
            Column(tell_overview("people"), "number", fit="below"),
            Column(tell_overview("problem"), fit="below"),
        ]
        rows = [self.row(row) for row in self.overview.rows]
        if len(self.overview.known) > 1:
            rows.append((Span(tell_overview("sum"), tone="strong"), "", *_cells(self.total), ""))
        needed = (several, self.total.people is not None, bool(self.overview.unknown))
        left_out = {n for n, wanted in zip((_DAY, _PEOPLE, _PROBLEM), needed, strict=True) if not wanted}
        shown = [n for n in range(len(columns)) if n not in left_out]
        return Table(tuple(columns[n] for n in shown), tuple(tuple(row[n] for n in shown) for row in rows))

    def row(self, row: ProjectRow) -> tuple[Said, ...]:
        name = self.names[row.folder]
        if row.figures is None:
            why = joined(Text("。", ". "), (row.problem or "", row.remedy or ""))
            return (name, *("" for _ in range(_PROBLEM - 1)), Span(why, tone="bad"))
        day = str(row.as_of) if row.as_of else Span(tell_overview("no_day"), tone="warn")
        return (name, day, *_cells(row.figures), "")

    # --- gaps

    def gaps(self) -> Iterator[SectionPart]:
        if not self.overview.gaps:
            yield Prose((say("no_open"),), "text")
            return
        columns = (
            Column(tell_overview("project")),
            Column(COLUMNS["id"], "id"),
            Column(COLUMNS["force"], "force"),
            Column(tell_overview("when"), "date"),
            Column(COLUMNS["state"], "state"),
            Column(tell_overview("what"), fit="cut"),
        )
        left = figure("gaps", self.total.count) - len(self.overview.gaps)
        more = tell_overview("more_gaps", number=left) if left else ""
        yield Prose((tell_overview("order"),), "text")
        yield Table(columns, tuple(map(self.gap, self.overview.gaps)), headed=False, more=more)

    def gap(self, gap: ProjectGap) -> tuple[Said, ...]:
        late = gap.due is not None and gap.as_of is not None and gap.due < gap.as_of
        when = aside(str(gap.due), days_to(gap.due, gap.as_of) or "") if gap.due else ""
        return (
            self.names[gap.folder],
            gap.id,
            Span(label(FORCES, gap.force), "force"),
            Span(when, "date", "bad" if late else ""),
            Span(label(STATES, gap.state), "state", gap.state),
            gap.text,
        )

    # --- how to read it

    def notes(self) -> Iterator[Said]:
        yield tell_overview("denominators")
        undated = [self.names[row.folder] for row in self.overview.known if row.as_of is None]
        if self.overview.as_of:
            yield tell_overview("one_day", day=self.overview.as_of)
        elif any(self.overview.days):
            yield tell_overview("own_days")
        if undated:
            yield tell_overview("undated", names=listed(undated))
        if any(self.overview.days):
            yield tell_overview("late")
        yield tell_overview("severe")
        if self.total.people is not None:
            yield tell_overview("owners")
        yield tell_overview("unsuggested")


def _name(row: ProjectRow, shared: Counter[str]) -> Text | str:
    """Name a workspace by its project; with its folder where others are called the same or it has to be looked for."""
    if row.name in ("", row.folder):
        return row.folder
    return aside(row.name, row.folder) if shared[row.name] > 1 or row.figures is None else row.name


def _cells(figures: ProjectFigures) -> Iterator[Said]:
    total = figures.count.total
    yield str(total)
    for key in ("deep", "delivered"):
        yield Share(figure(key, figures.count), total)
    yield _number(figure("gaps", figures.count))
    yield _number(figures.mandatory_gaps, "bad")
    yield _number(figures.overdue, "bad")
    yield _number(figures.soon, "warn")
    yield Span(f"{figures.errors}/{figures.warnings}", "number", "bad" if figures.errors else "")
    yield _UNKNOWN if figures.people is None else str(len(figures.people))


def _number(number: int | None, tone: str = "") -> Said:
    if number is None:
        return Span(_UNKNOWN, "number", "faint")
    return Span(str(number), "number", tone if number else "")


def _bad(part: int, total: int) -> Share:
    return Share(part, total, "bad" if part else "")

"""What `polreq trace` shows: first how much is covered, then what is urgent, and what to do next at the end."""

from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.arrange.coverage import coverage_bars
from polreq.arrange.figures import conclusions, share
from polreq.arrange.owners import owned_title
from polreq.arrange.wording import (
    ShownIndex,
    days_to,
    drafts,
    index,
    lateness,
    mandatory,
    out_of_scope,
    partly_met,
    pressing,
    unread_warning,
    unsplit,
    unsure,
)
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.report import GapRow, Report
from polreq.results.said import Phrase, Row, Said, Share, Span
from polreq.results.sections import Column, Page, Prose, Section, SectionPart, Step, Steps, Table
from polreq.results.suggestion import score_text
from polreq.results.summary import summarize
from polreq.words import Text
from polreq.words.names import (
    DIMENSIONS,
    DOCUMENT_STATUSES,
    FORCES,
    STATES,
    STATUSES,
    TROUBLES,
    WINDOWS,
    label,
)
from polreq.words.sentences import COLUMNS, HEADINGS, SENTENCES, advise, count, joined, say

#: Rows of the most urgent gaps, and of every other list, unless all are wanted.
TOP_GAPS: Final = 10
TOP_OTHERS: Final = 5

#: Where the rest of a shortened list stands.
FULL_REPORT: Final = "polreq report"
FINDINGS: Final = "polreq check"

_URGENCY: Final = MappingProxyType({"passed": "bad", "soon": "warn"})

#: Columns of lists whose entries explain themselves.
_ID: Final = Column(COLUMNS["id"], "id")
_TEXT: Final = Column(COLUMNS["description"], fit="cut")


def arrange_trace(report: Report, *, verbose: bool = False, rest: Text | str = FULL_REPORT) -> Page:
    """Arrange the report as it is shown where one works.

    Args:
        report: what to show.
        verbose: whether to show lists in full and coverage along every dimension.
        rest: where the rest of shortened lists stands, if not under a command.
    """
    sheet = TraceSheet(report, verbose, rest)
    sections = [sheet.coverage()]
    for part in (
        sheet.gaps,
        sheet.deadlines,
        sheet.channels,
        sheet.documents,
        sheet.links,
        sheet.orphans,
        sheet.unbased,
        sheet.justified,
        sheet.findings,
        sheet.next,
    ):
        sections += part()
    return Page(
        tuple(sections),
        title=owned_title(report, report.name if report.name.strip() else HEADINGS["report"]),
        day=say("as_of", day=report.as_of) if report.as_of else say("no_as_of"),
        dated=report.as_of is not None,
        warnings=unread_warning(report.unread),
    )


class TraceSheet:
    """The sections of one report; those with nothing to say are left out.

    Args:
        report: about the workspace, or about a part of it.
        verbose: whether to show lists in full.
        rest: the command, or the place, that shows what is left out of lists.
    """

    def __init__(self, report: Report, verbose: bool, rest: Text | str = FULL_REPORT) -> None:
        self.report = report
        self.verbose = verbose
        self.rest = rest
        self.index: ShownIndex = index(report)

    def top(self, total: int, top: int = TOP_OTHERS) -> int:
        return total if self.verbose else min(total, top)

    def of(self, shown: int, total: int) -> Text | str:
        return say("top_of", shown=shown, total=total) if shown < total else str(total)

    def more(self, total: int, shown: int) -> Said:
        """Say how many rows a shortened list leaves out."""
        return say("more", number=total - shown, command=self.rest) if total > shown else ""

    # --- how much is covered

    def coverage(self) -> Section:
        total = self.report.coverage.total
        if not total.total:
            return Section(
                (Prose((say("none_owned" if self.report.owner else "no_requirements"),)),), HEADINGS["coverage"]
            )
        parts: list[SectionPart] = [Prose(tuple(self.conclusions()))]
        for breakdown in self.report.coverage.breakdowns:
            first = breakdown.dimension == "layer"
            if breakdown.counts and (first or self.verbose):
                name = label(DIMENSIONS, breakdown.dimension)
                parts.append(coverage_bars(breakdown, total, self.index, name, key=first))
        return Section(tuple(parts), HEADINGS["coverage"])

    def conclusions(self) -> Iterator[Said]:
        """Yield the conclusion first, then what is open and what suggestions would add."""
        report, total = self.report, self.report.coverage.total
        yield from (said._replace(tone="strong") for said in conclusions(total))
        if report.gaps:
            number = count("requirement", figure("gaps", total))
            yield say("gaps", number=number, must=mandatory(report, self.index))
        else:
            yield Span(say("no_open"), tone="good")
        late = lateness(report, self.index)
        if late:
            overdue = any(i.window == "passed" for i in pressing(report, self.index))
            yield Span(late, tone="bad" if overdue else "")
        partly = partly_met(report)
        if partly:
            yield Span(partly)
        if figure("if_confirmed", total) > figure("deep", total):
            yield Span(say("if_confirmed", share=share("if_confirmed", total)), tone="faint")
        outside = out_of_scope(report)
        if outside:
            yield Span(outside, tone="faint")
        unread = drafts(report, self.index)
        if unread:
            yield Span(unread, tone="faint")

    # --- what is urgent

    def gaps(self) -> Iterator[Section]:
        gaps = self.report.gaps
        if not gaps:
            return
        shown = gaps[: self.top(len(gaps), TOP_GAPS)]
        columns = (
            _ID,
            Column(COLUMNS["force"], "force"),
            Column(COLUMNS["due"], "date"),
            _TEXT,
            Column("", fit="below"),
        )
        rows = [
            (g.id, self.force(g), self.when(g.due, g.window), self.index.statement(g.id), self.beside(g)) for g in shown
        ]
        table = Table(columns, tuple(rows), headed=False, more=self.more(len(gaps), len(shown)))
        yield Section((table,), HEADINGS["gaps"], self.of(len(shown), len(gaps)))

    def beside(self, gap: GapRow) -> Said:
        """Say what the reading of a gap is not sure of, and what is suggested for it."""
        doubts = self.index.doubts(gap.id)
        suggested = self.suggestion(gap)
        return Row((Span(unsure(doubts), tone="warn"), suggested), "  ") if doubts else suggested

    def suggestion(self, gap: GapRow) -> Said:
        if not gap.suggested:
            return ""
        best, *others = gap.suggested
        fields: tuple[tuple[str, Said], ...] = (
            ("id", Span(best.lower, "id")),
            ("title", Span(self.index.name(best.lower), cut=True)),
            ("score", Span(score_text(best.score), "score")),
        )
        more = say("others", number=len(others)) if others else ""
        return Row((Phrase(SENTENCES["suggested"], fields, "faint"), Span(more, tone="faint")), "")

    def force(self, gap: GapRow) -> Text | str:
        thing = self.index.things.get(gap.id)
        return label(FORCES, thing.force) if thing else ""

    def when(self, due: date | None, window: str) -> Said:
        tone = _URGENCY.get(window, "")
        if not due:
            return Span(label(WINDOWS, "none"), tone=tone)
        days = days_to(due, self.report.as_of) if window in _URGENCY else None
        return Span(joined(" ", (str(due), days or "")), "date", tone)

    def deadlines(self) -> Iterator[Section]:
        listed = {g.id for g in self.report.gaps[: self.top(len(self.report.gaps), TOP_GAPS)]}
        due = [i for i in pressing(self.report, self.index) if i.id not in listed]
        if not due:
            return
        shown = due[: self.top(len(due))]
        columns = (_ID, Column(COLUMNS["state"], "state"), Column(COLUMNS["due"], "date"), _TEXT)
        rows = [
            (
                i.id,
                Span(label(STATES, i.state), "state", i.state),
                self.when(i.due, i.window),
                self.index.statement(i.id),
            )
            for i in shown
        ]
        table = Table(columns, tuple(rows), headed=False, more=self.more(len(due), len(shown)))
        yield Section((table,), HEADINGS["deadlines"], self.of(len(shown), len(due)))

    # --- where it stands

    def channels(self) -> Iterator[Section]:
        rows = self.report.channels
        if not rows:
            return
        used = [s for s in STATUSES if any(s == key for row in rows for key, _ in row.counts)]
        numbers = [Column(label(STATUSES, s), "number") for s in used]
        table: list[tuple[Said, ...]] = []
        for row in rows:
            counts = dict(row.counts)
            why: Text | str = ""
            if row.ruled_out:
                resting = say("resting_on", basis=row.basis) if row.basis else ""
                why = joined("", (say("ruled_out", reason=row.ruled_out), resting))
            name = Span(row.name, tone="faint" if row.ruled_out else "")
            table.append((name, *(str(counts.get(s, 0)) for s in used), Span(why, tone="warn")))
        columns = (Column("", fit="cut"), *numbers, Column("", fit="below"))
        parts: tuple[SectionPart, ...] = (Table(columns, tuple(table)),)
        if note := unsplit(self.report):
            parts = (*parts, Prose((Span(note, tone="faint"),)))
        yield Section(parts, HEADINGS["channels"])

    def documents(self) -> Iterator[Section]:
        rows = self.report.documents
        if not rows:
            return
        shown = rows[: self.top(len(rows))]
        columns = (
            Column(COLUMNS["title"], fit="most"),
            Column(COLUMNS["status"], "state"),
            Column(FIGURE_NAMES["deep"], "share"),
        )
        table = [
            (
                f"{row.number} {row.title}" if row.number else row.title,
                label(DOCUMENT_STATUSES, row.status),
                Share(figure("deep", row.count), row.count.total),
            )
            for row in shown
        ]
        part = Table(columns, tuple(table), headed=False, more=self.more(len(rows), len(shown)))
        yield Section((part,), HEADINGS["documents"], self.of(len(shown), len(rows)))

    # --- what is not in order

    def links(self) -> Iterator[Section]:
        columns = (
            Column(COLUMNS["lower"], "id"),
            Column(COLUMNS["trouble"]),
            Column(COLUMNS["place"], "path", fit="cut"),
        )
        rows = [
            (f"{r.lower} → {r.upper}", Span(label(TROUBLES, r.trouble), tone="warn"), str(r.place))
            for r in self.report.links
        ]
        yield from self.listed("links", columns, rows)

    def orphans(self) -> Iterator[Section]:
        yield from self.named("orphans", self.report.orphans)

    def unbased(self) -> Iterator[Section]:
        yield from self.named("unbased", self.report.unbased)

    def justified(self) -> Iterator[Section]:
        if self.verbose:
            yield from self.listed("justified", (_ID, _TEXT), [(j.id, j.reason) for j in self.report.justified])

    def named(self, key: str, ids: Sequence[str]) -> Iterator[Section]:
        """List things by id and name."""
        rows = [(id, self.index.name(id) or self.index.statement(id)) for id in ids]
        yield from self.listed(key, (_ID, _TEXT), rows)

    def listed(self, key: str, columns: tuple[Column, ...], rows: Sequence[tuple[Said, ...]]) -> Iterator[Section]:
        if not rows:
            return
        shown = rows[: self.top(len(rows))]
        table = Table(columns, tuple(shown), headed=False, more=self.more(len(rows), len(shown)))
        yield Section((table,), HEADINGS[key], str(len(rows)))

    def findings(self) -> Iterator[Section]:
        if not self.report.findings:
            return
        found = summarize(self.report.findings)
        numbers = (("error", found.errors), ("warning", found.warnings), ("info", found.infos))
        said: list[Said] = [Span(count(key, number), tone=key if number else "faint") for key, number in numbers]
        said.append(Span(say("see", command=FINDINGS), tone="faint"))
        yield Section((Prose((Row(tuple(said), "  "),)),), HEADINGS["findings"], str(found.total))

    def next(self) -> Iterator[Section]:
        if self.report.advice:
            yield Section((next_steps(self.report),), HEADINGS["next"])


def next_steps(report: Report) -> Steps:
    """Arrange what to do next."""
    return Steps(tuple(Step(advise(a.key, a.count, a.file), a.command) for a in report.advice))

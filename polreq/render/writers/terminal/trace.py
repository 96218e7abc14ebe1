"""The report on the terminal: first how much is covered, then what is urgent, and what to do next right above the prompt."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from polreq.render.figures import Index, days_to, index, percent, pressing
from polreq.render.oneline import clean
from polreq.render.unread import unread_lines
from polreq.render.words import (
    DOCUMENT_STATUSES,
    FORCES,
    HEADINGS,
    STATES,
    STATUSES,
    TROUBLES,
    WINDOWS,
    advise,
    count,
    label,
    say,
)
from polreq.render.writers.terminal.canvas import NARROWEST, Line, Span, column, draw, fit, pad, width_of, wrap
from polreq.render.writers.terminal.coverage import coverage_lines
from polreq.results.figures import figure
from polreq.results.report import GapRow, Report
from polreq.results.suggestion import Suggestion
from polreq.results.summary import summarize
from polreq.words import Lang

#: Rows of the most urgent gaps, and of every other list, unless all are wanted.
TOP_GAPS: Final = 10
TOP_OTHERS: Final = 5

#: Where the rest of a shortened list stands.
FULL_REPORT: Final = "polreq report"
FINDINGS: Final = "polreq check"

#: Cells below which a text beside its id is too short to be read.
SHORTEST_TEXT: Final = 24

_URGENCY: Final = {"passed": "bad", "soon": "warn", "later": "", "unjudged": "", "none": ""}


def render_trace(report: Report, lang: Lang, *, width: int = 80, color: bool = False, verbose: bool = False) -> str:
    """Draw the report for a terminal of the given width.

    Args:
        report: what to draw.
        lang: language of the words.
        width: cells in a line.
        color: whether to use the terminal's colours; without them the same is said by characters.
        verbose: whether to show lists in full and coverage along every dimension.
    """
    sheet = _Sheet(report, lang, max(width, NARROWEST), verbose)
    lines: list[Line] = list(sheet.top())
    lines += coverage_lines(report, sheet.index, lang, sheet.width, verbose=verbose)
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
        found = list(part())
        if found:
            lines += [(), *found]
    return draw(lines, color=color)


class _Sheet:
    """The sections of one report, each an iterator of lines that is empty where there is nothing to say."""

    def __init__(self, report: Report, lang: Lang, width: int, verbose: bool) -> None:
        self.report = report
        self.lang = lang
        self.width = width
        self.verbose = verbose
        self.index: Index = index(report)

    def top(self) -> Iterator[Line]:
        name = clean(self.report.name) or label(HEADINGS, "report", self.lang)
        day = say("as_of", self.lang, day=self.report.as_of) if self.report.as_of else ""
        room = self.width - width_of(day) - 1
        yield ((column(name, room), "title"), (" " + day, ""))
        if not self.report.as_of:
            yield ((fit(say("no_as_of", self.lang), self.width), "faint"),)
        for text in unread_lines(self.report.unread, self.lang):
            for line in wrap(text, self.width):
                yield ((line, "bad"),)
        yield ()

    def heading(self, key: str, beside: str = "") -> Line:
        """Return a section's title with a number beside it and a rule up to the edge."""
        title = label(HEADINGS, key, self.lang)
        beside = f" {beside}" if beside else ""
        rule = "─" * max(0, self.width - width_of(title + beside) - 1)
        return ((title, "title"), (beside, ""), (" " + rule, "faint"))

    def shown(self, total: int, top: int = TOP_OTHERS) -> int:
        return total if self.verbose else min(total, top)

    def of(self, shown: int, total: int) -> str:
        return say("top_of", self.lang, shown=shown, total=total) if shown < total else str(total)

    def rest(self, total: int, shown: int) -> Iterator[Line]:
        """Say how many rows a shortened list leaves out."""
        if total > shown:
            more = say("more", self.lang, number=total - shown, command=FULL_REPORT)
            yield ((fit("  " + more, self.width), "faint"),)

    # --- what is urgent

    def gaps(self) -> Iterator[Line]:
        gaps = self.report.gaps
        if not gaps:
            return
        shown = gaps[: self.shown(len(gaps), TOP_GAPS)]
        yield self.heading("gaps", self.of(len(shown), len(gaps)))
        forces = [self.force(g) for g in shown]
        whens = [self.when(g.due, g.window) for g in shown]
        wide, long = max(map(width_of, forces)), max(map(width_of, whens))
        rows = [
            (
                g.id,
                (("  " + pad(force, wide), ""), ("  " + pad(when, long), _URGENCY.get(g.window, ""))),
                self.index.statement(g.id),
            )
            for g, force, when in zip(shown, forces, whens, strict=True)
        ]
        for gap, lines in zip(shown, self.entries(rows), strict=True):
            yield from lines
            yield from self.suggestion(gap)
        yield from self.rest(len(gaps), len(shown))

    def entries(self, rows: Sequence[tuple[str, Sequence[Span], str]]) -> Iterator[list[Line]]:
        """Lay out rows of id, facts and text: on one line each, or on two where the text would be too short to read."""
        ids = max(width_of(clean(id)) for id, _, _ in rows)
        taken = max(2 + ids + sum(width_of(t) for t, _ in facts) for _, facts, _ in rows) + 2
        room = self.width - taken
        for id, facts, text in rows:
            head: list[Span] = [("  ", ""), (pad(clean(id), ids), "id"), *facts]
            if room >= SHORTEST_TEXT:
                yield [(*head, (" " * (taken - sum(width_of(t) for t, _ in head)) + fit(clean(text), room), ""))]
            else:
                yield [head, (("      " + fit(clean(text), self.width - 6), ""),)]

    def suggestion(self, gap: GapRow) -> Iterator[Line]:
        if not gap.suggested:
            return
        best, *others = gap.suggested
        more = say("others", self.lang, number=len(others)) if others else ""
        whole = clean(self.index.name(best.lower))
        room = self.width - 6 - width_of(self.suggested(best, "") + more)
        yield (("      " + self.suggested(best, fit(whole, room)) + more, "faint"),)

    def suggested(self, suggestion: Suggestion, title: str) -> str:
        return say("suggested", self.lang, id=clean(suggestion.lower), title=title, score=f"{suggestion.score:.2f}")

    def force(self, gap: GapRow) -> str:
        thing = self.index.things.get(gap.id)
        return label(FORCES, thing.force, self.lang) if thing else ""

    def when(self, due: date | None, window: str) -> str:
        if not due:
            return label(WINDOWS, "none", self.lang)
        days = days_to(due, self.report.as_of, self.lang) if window in ("passed", "soon") else ""
        return f"{due} {days}".rstrip()

    def deadlines(self) -> Iterator[Line]:
        listed = {g.id for g in self.report.gaps[: self.shown(len(self.report.gaps), TOP_GAPS)]}
        due = [i for i in pressing(self.report, self.index) if i.id not in listed]
        if not due:
            return
        shown = due[: self.shown(len(due))]
        yield self.heading("deadlines", self.of(len(shown), len(due)))
        states = [label(STATES, i.state, self.lang) for i in shown]
        whens = [self.when(i.due, i.window) for i in shown]
        wide, long = max(map(width_of, states)), max(map(width_of, whens))
        rows = [
            (
                i.id,
                (("  " + pad(state, wide), i.state), ("  " + pad(when, long), _URGENCY.get(i.window, ""))),
                self.index.statement(i.id),
            )
            for i, state, when in zip(shown, states, whens, strict=True)
        ]
        for lines in self.entries(rows):
            yield from lines
        yield from self.rest(len(due), len(shown))

    # --- where it stands

    def channels(self) -> Iterator[Line]:
        rows = self.report.channels
        if not rows:
            return
        yield self.heading("channels")
        statuses = [s for s in STATUSES if any(s == key for row in rows for key, _ in row.counts)]
        names = min(24, max(width_of(clean(r.name)) for r in rows))
        heads = [label(STATUSES, s, self.lang) for s in statuses]
        if heads:
            yield (("  " + pad("", names), ""), *(("  " + pad(h, 6, right=True), "faint") for h in heads))
        for row in rows:
            numbers = dict(row.counts)
            spans: list[Span] = [("  " + column(clean(row.name), names), "faint" if row.ruled_out else "")]
            for status, head in zip(statuses, heads, strict=True):
                spans.append(("  " + pad(str(numbers.get(status, 0) or "·"), max(6, width_of(head)), right=True), ""))
            yield spans
            if row.ruled_out:
                why = say("ruled_out", self.lang, reason=clean(row.ruled_out))
                if row.basis:
                    why += say("resting_on", self.lang, basis=clean(row.basis))
                yield from (((" " * 6 + line, "warn"),) for line in wrap(why, self.width - 6))

    def documents(self) -> Iterator[Line]:
        rows = self.report.documents
        if not rows:
            return
        shown = rows[: self.shown(len(rows))]
        yield self.heading("documents", self.of(len(shown), len(rows)))
        for row in shown:
            status = label(DOCUMENT_STATUSES, row.status, self.lang)
            deep, total = figure("deep", row.count), row.count.total
            tail = (
                f"  {pad(status, 10)}{pad(f'{deep}/{total}', 8, right=True)} {pad(percent(deep, total), 5, right=True)}"
            )
            name = clean(f"{row.number} {row.title}" if row.number else row.title)
            yield (("  " + column(name, self.width - 2 - width_of(tail)), ""), (tail, ""))
        yield from self.rest(len(rows), len(shown))

    # --- what is not in order

    def links(self) -> Iterator[Line]:
        rows = self.report.links
        if not rows:
            return
        shown = rows[: self.shown(len(rows))]
        yield self.heading("links", str(len(rows)))
        rows_of = [
            (f"{r.lower} → {r.upper}", (("  " + label(TROUBLES, r.trouble, self.lang), "warn"),), str(r.place))
            for r in shown
        ]
        for lines in self.entries(rows_of):
            yield from lines
        yield from self.rest(len(rows), len(shown))

    def orphans(self) -> Iterator[Line]:
        yield from self.listed("orphans", self.report.orphans)

    def unbased(self) -> Iterator[Line]:
        yield from self.listed("unbased", self.report.unbased)

    def justified(self) -> Iterator[Line]:
        if self.verbose and self.report.justified:
            yield self.heading("justified", str(len(self.report.justified)))
            for lines in self.entries([(j.id, (), j.reason) for j in self.report.justified]):
                yield from lines

    def listed(self, key: str, found: Sequence[str]) -> Iterator[Line]:
        """List things by id and name."""
        if not found:
            return
        shown = found[: self.shown(len(found))]
        yield self.heading(key, str(len(found)))
        for lines in self.entries([(id, (), self.index.name(id) or self.index.statement(id)) for id in shown]):
            yield from lines
        yield from self.rest(len(found), len(shown))

    def findings(self) -> Iterator[Line]:
        if not self.report.findings:
            return
        found = summarize(self.report.findings)
        yield self.heading("findings", str(found.total))
        numbers = (("error", found.errors), ("warning", found.warnings), ("info", found.infos))
        spans: list[Span] = [("  ", "")]
        for severity, number in numbers:
            spans.append((count(severity, number, self.lang), severity if number else "faint"))
            spans.append(("  ", ""))
        yield (*spans, (say("see", self.lang, command=FINDINGS), "faint"))

    def next(self) -> Iterator[Line]:
        if not self.report.advice:
            return
        yield self.heading("next")
        for number, advice in enumerate(self.report.advice, start=1):
            what = advise(advice.key, advice.count, self.lang)
            first, *rest = wrap(what, self.width - 5)
            yield ((f"{number:>3}. ", "strong"), (first, ""))
            yield from ((("     " + line, ""),) for line in rest)
            if advice.command:
                yield (("     ", ""), (clean(advice.command), "command"))

"""The first page of a report: one sentence, four numbers, what is overdue and what to decide; then how to read the numbers."""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.figures import conclusions, share
from polreq.arrange.wording import ShownIndex, days_to, drafts, lateness, mandatory, out_of_scope, pressing
from polreq.results.coverage import ItemCoverage
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.report import Report
from polreq.results.said import Said, Share, Span
from polreq.results.sections import Column, Prose, Section, SectionPart, Step, Steps, Table, Tallies, Tally
from polreq.words import Text
from polreq.words.names import STATES, label
from polreq.words.report import FRONT, told
from polreq.words.sentences import COLUMNS, count, joined, say

#: Overdue requirements on the first page, so that it stays one page.
SHOWN: Final = 8


def front_sections(report: Report, index: ShownIndex, rest: Text) -> Iterator[Section]:
    """Yield the first page.

    Args:
        report: what it is about.
        index: its things.
        rest: name of the section that shows what the first page leaves out.
    """
    front = _Front(report, index)
    if not report.coverage.total.total:
        yield Section((Prose((say("none_owned" if report.owner else "no_requirements"),), "text"),))
        yield Section((), FRONT["pressing"])
        yield Section((), FRONT["decide"])
        return
    yield Section((Prose((Span(front.headline(), tone="strong"),), "text"), Tallies(tuple(front.tallies()))))
    yield Section((front.late(rest),), FRONT["pressing"])
    yield Section((front.decisions(),), FRONT["decide"])


def notes(report: Report, index: ShownIndex) -> Iterator[Said]:
    """Yield what the numbers of the first page rest on, each with its denominator."""
    total = report.coverage.total
    if not total.total:
        return
    yield from conclusions(total)
    if report.gaps:
        yield say("gaps", number=count("requirement", figure("gaps", total)), must=mandatory(report, index))
    else:
        yield say("no_open")
    late = lateness(report, index)
    if late:
        yield late
    if figure("if_confirmed", total) > figure("deep", total):
        yield say("if_confirmed", share=share("if_confirmed", total))
    yield say("trouble", links=len(report.links), orphans=len(report.orphans), unbased=len(report.unbased))
    outside = out_of_scope(report)
    if outside:
        yield outside
    if report.coverage.rejected:
        yield say("rejected", number=count("requirement", report.coverage.rejected))
    unread = drafts(report, index)
    if unread:
        yield unread


class _Front:
    """The parts of the first page."""

    def __init__(self, report: Report, index: ShownIndex) -> None:
        self.report = report
        self.index = index
        self.total = report.coverage.total
        self.pressing = pressing(report, index)
        self.overdue = sum(i.window == "passed" for i in self.pressing)
        self.must = mandatory(report, index)

    def headline(self) -> Text:
        gaps = figure("gaps", self.total)
        return told(
            "headline",
            total=count("requirement", self.total.total),
            deep=figure("deep", self.total),
            delivered=figure("delivered", self.total),
            gaps=told("some_gaps", number=gaps) if gaps else told("no_gaps"),
            must=told("of_these_must", number=self.must) if self.must else "",
            late=told("and_late", number=self.overdue) if self.overdue else "",
        )

    def tallies(self) -> Iterator[Tally]:
        total = self.total.total
        for key in ("deep", "delivered", "gaps"):
            number = figure(key, self.total)
            tone = ("bad" if number else "good") if key == "gaps" else ""
            yield Tally(FIGURE_NAMES[key], Share(number, total, tone), FRONT["of_all"])
        if self.report.as_of:
            dated = sum(1 for i in self.report.coverage.items if i.due)
            yield Tally(FRONT["overdue"], Share(self.overdue, dated, "bad" if self.overdue else ""), FRONT["of_dated"])
        else:
            must = next((c.total for c in self.report.coverage.by("force") if c.key == "must"), 0)
            yield Tally(FRONT["must_gaps"], Share(self.must, must, "bad" if self.must else ""), FRONT["of_must"])

    def late(self, rest: Text) -> SectionPart:
        if not self.report.as_of:
            return Prose((FRONT["not_judged"],), "text")
        if not self.pressing:
            return Prose((FRONT["none_pressing"],), "text")
        columns = (
            Column(COLUMNS["due"], "date"),
            Column(COLUMNS["statement"], fit="cut"),
            Column(COLUMNS["owner"]),
            Column(COLUMNS["state"], "state"),
            Column(COLUMNS["id"], "id"),
        )
        left = len(self.pressing) - SHOWN
        more = told("rest_in_matrix", number=left, section=rest) if left > 0 else ""
        return Table(columns, tuple(map(self.late_row, self.pressing[:SHOWN])), more=more)

    def late_row(self, item: ItemCoverage) -> tuple[Said, ...]:
        thing = self.index.things[item.id]
        tone = "bad" if item.window == "passed" else "warn"
        when = joined(" ", (str(item.due), days_to(item.due, self.report.as_of) or ""))
        return (
            Span(when, "date", tone),
            thing.text or thing.title,
            thing.owner,
            Span(label(STATES, item.state), "state", item.state),
            item.id,
        )

    def decisions(self) -> SectionPart:
        report = self.report
        numbers = (
            ("decide_late", self.overdue),
            ("decide_must", self.must),
            ("decide_other", len(report.gaps) - self.must),
            ("decide_readings", len(report.drafts)),
            ("decide_links", len(report.links)),
            ("decide_orphans", len(report.orphans)),
            ("decide_unbased", len(report.unbased)),
        )
        steps = tuple(Step(told(key, number=number)) for key, number in numbers if number)
        return Steps(steps) if steps else Prose((FRONT["nothing_to_decide"],), "text")

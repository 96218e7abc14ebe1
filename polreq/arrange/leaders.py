"""The report as a page for leaders (领导看的报告): the first page, pictures, one register of all, and short annexes.

It stays small however large the workspace is: whatever grows with the number of requirements stands in the register.
"""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.coverage import coverage_bars
from polreq.arrange.flow import layer_flow
from polreq.arrange.front import front_sections, notes
from polreq.arrange.history import history_sections
from polreq.arrange.paper import report_title
from polreq.arrange.pictures import channel_maps, deadline_line
from polreq.arrange.register import make_register
from polreq.arrange.trace import TraceSheet
from polreq.arrange.wording import index, unread_warning
from polreq.results.report import Report
from polreq.results.sections import Page, Prose, Section, SectionPart
from polreq.words import Text
from polreq.words.names import DIMENSIONS, STATE_MEANINGS, STATES, label
from polreq.words.report import FRONT
from polreq.words.sentences import HEADINGS, joined, say

#: Where annexes leave something out.
_REST: Final = Text("polreq report 的 Markdown 报告", "the report as Markdown")

#: Dimensions of few groups that no picture shows.
_SMALL: Final = ("force",)


def arrange_leaders(report: Report, rest: Text = _REST) -> Page:
    """Arrange the report for people who decide, and for all who look something up in it.

    Args:
        report: what to show.
        rest: where that stands which annexes leave out.
    """
    view = index(report)
    sections = list(front_sections(report, view, HEADINGS["matrix"]))
    if report.coverage.total.total:
        sections += _pictures(report)
        sections += history_sections(report.history) if report.history else ()
        sections.append(Section((make_register(report, view),), HEADINGS["matrix"]))
        sections.append(Section((Prose(tuple(notes(report, view))), *_meanings()), FRONT["notes"]))
        sections += (
            Section((coverage_bars(b, report.coverage.total, view, label(DIMENSIONS, b.dimension)),), deeper=True)
            for b in report.coverage.breakdowns
            if b.dimension in _SMALL and b.counts
        )
    sheet = TraceSheet(report, verbose=False, rest=rest)
    for part in (sheet.channels, sheet.documents, sheet.links, sheet.orphans, sheet.unbased):
        sections += part()
    return Page(
        tuple(sections),
        title=report_title(report),
        day=say("as_of", day=report.as_of) if report.as_of else say("no_as_of"),
        dated=report.as_of is not None,
        warnings=unread_warning(report.unread),
    )


def _pictures(report: Report) -> Iterator[Section]:
    view = index(report)
    arrows = (Prose((say("flow"),), "text"),) if report.layer_links else ()
    yield Section((layer_flow(report), *arrows), FRONT["flow"])
    maps = channel_maps(report, view)
    if maps:
        yield Section((Prose((FRONT["by_channel_note"],), "text"), *maps), FRONT["by_channel"])
    line = deadline_line(report)
    if line:
        yield Section((line,), FRONT["timeline"])


def _meanings() -> Iterator[SectionPart]:
    """Yield what the states mean, in one line each."""
    lines = (joined(say("colon"), (label(STATES, key), words)) for key, words in STATE_MEANINGS.items())
    yield Prose(tuple(lines))

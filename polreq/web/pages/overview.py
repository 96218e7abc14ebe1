"""The first page: how much is covered, what is open, what is due, and what to do next."""

from typing import Final

from polreq.arrange.trace import TraceSheet
from polreq.arrange.wording import unread_warning
from polreq.render.writers.html import write_html
from polreq.results.report import Report
from polreq.results.sections import Page
from polreq.web.exchange import Request, Response, data
from polreq.web.layout import shown, ways
from polreq.web.site import Site
from polreq.web.steps import next_steps
from polreq.words import Text
from polreq.words.sentences import say
from polreq.words.web import PAGES, on_page

#: Where the rest of shortened lists is, which the terminal has under a command.
_REST: Final = Text("“缺口”和“报告”两页", "the pages 'Gaps' and 'Report'")


def show(site: Site, _request: Request) -> Response:
    """Show how the workspace stands."""
    html = write_html(_arranged(site.report()), site.lang, ways(site))
    return shown(site, on_page("overview", site.lang), (html,), at="/")


def _arranged(report: Report) -> Page:
    sheet = TraceSheet(report, verbose=False, rest=_REST)
    sections = [sheet.coverage(), *next_steps(report.advice)]
    for part in (sheet.gaps, sheet.deadlines, sheet.channels, sheet.links, sheet.documents):
        sections += part()
    return Page(
        tuple(sections),
        title=report.name if report.name.strip() else PAGES["overview"],
        day=say("as_of", day=report.as_of) if report.as_of else say("no_as_of"),
        dated=report.as_of is not None,
        warnings=unread_warning(report.unread),
    )


def language(site: Site, request: Request) -> Response:
    """Change the language of all pages."""
    site.lang = "zh" if request.words("lang") == "zh" else "en"
    return data({})

"""What the checks found."""

from typing import Final

from polreq.arrange.findings import arrange_findings
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import element
from polreq.results.summary import summarize
from polreq.web.exchange import Request, Response
from polreq.web.layout import shown, ways
from polreq.web.site import Site
from polreq.words.web import on_page

#: Findings that a page shows, the most severe first; all of them are counted.
_MOST: Final = 200


def show(site: Site, _request: Request) -> Response:
    """Show the findings."""
    found, title = site.now(), on_page("findings", site.lang)
    summary = summarize(found.findings, accepted=found.tolerated, files=found.files)
    html = write_html(arrange_findings(found.findings[:_MOST], summary), site.lang, ways(site))
    return shown(site, title, (element("h1", title), html))

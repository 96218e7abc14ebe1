"""The policy documents of the workspace, in one list; and the button that extracts what is new."""

from polreq.render.writers.html.markup import Markup, element
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.said import Share
from polreq.web.exchange import Request, Response, data
from polreq.web.layout import shown
from polreq.web.lists import Listed, list_data, list_frame
from polreq.web.site import Site
from polreq.words.names import DOCUMENT_STATUSES, LEVELS, label
from polreq.words.sentences import COLUMNS
from polreq.words.web import on_page


def show(site: Site, _request: Request) -> Response:
    """Show the list."""
    lang = site.lang
    title = on_page("documents", lang)
    main: list[Markup] = [element("h1", title)]
    waiting = sum(f.code == "E401" for f in site.now().findings)
    if waiting:
        button = element("button", on_page("extract", lang), type="button", id="extract", class_="primary")
        main.append(element("p", on_page("waiting", lang, n=waiting), " ", button, class_="warnings"))
    listed = _listed(site)
    main.append(
        list_frame("/documents/rows", lang, listed) if listed.rows else element("p", on_page("no_documents", lang))
    )
    return shown(site, title, main, at="/documents", script="documents.js")


def rows(site: Site, _request: Request) -> Response:
    """Give its rows."""
    return data(list_data(_listed(site)))


def extract(site: Site, _request: Request) -> Response:
    """Extract what is new, and write the drafts."""
    site.standing.extract()
    return data({"to": "/documents"})


def _listed(site: Site) -> Listed:
    lang = site.lang
    names = ("id", "number", "title", "level", "written", "status", "total")
    kinds = ("id", "middle", "wide", "short", "date", "short", "number")
    columns = [(COLUMNS[key].words(lang), kind) for key, kind in zip(names, kinds, strict=True)]
    columns.append((FIGURE_NAMES["deep"].words(lang), "number"))
    found = tuple(
        (
            row.id,
            row.number,
            row.title,
            label(LEVELS, row.level).words(lang) if row.level else "",
            str(row.dates.written or row.dates.published or ""),
            label(DOCUMENT_STATUSES, row.status).words(lang),
            str(row.count.total),
            Share(figure("deep", row.count), row.count.total).percent,
        )
        for row in site.report().documents
    )
    return Listed(tuple(columns), found)

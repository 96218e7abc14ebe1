"""Search in all texts."""

from typing import Final

from polreq.arrange.hits import arrange_found
from polreq.conclude.named import document_named
from polreq.conclude.search import search_texts
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import element
from polreq.web.exchange import Request, Response, redirect
from polreq.web.layout import address, shown, ways
from polreq.web.site import Site
from polreq.words.web import on_page

#: Hits of each kind that a page shows; who has more looks for more words.
_MOST: Final = 100


def show(site: Site, request: Request) -> Response:
    """Show what was found, or the one thing that has this id, number or title."""
    words, lang, assessment = request.query.get("q", "").strip(), site.lang, site.now().assessment
    if words in assessment.requirements or words in assessment.features:
        return redirect(address("/item", id=words))
    if document := document_named(assessment.workspace.documents, words):
        return redirect(address("/document", id=document.id))
    found = search_texts(assessment, words)
    html = write_html(arrange_found(found, assessment.unread, most=_MOST), lang, ways(site))
    title = on_page("search", lang)
    return shown(site, f"{title} {words}", (element("h1", title), html))

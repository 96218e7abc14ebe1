"""One requirement or feature with its whole chain up and down."""

from polreq.arrange.card import arrange_shown
from polreq.conclude.shown_item import make_shown
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import Markup, element
from polreq.web.exchange import Request, Response
from polreq.web.layout import address, anchor, shown, ways
from polreq.web.site import Site
from polreq.words.web import on_page


def show(site: Site, request: Request) -> Response:
    """Show the item that the address names."""
    name, lang, found = request.query.get("id", ""), site.lang, site.now()
    assessment = found.assessment
    if name not in assessment.requirements and name not in assessment.features:
        words = on_page("no_such_item", lang, id=name)
        return shown(site, words, (element("p", words, class_="warnings"),), status=404)
    title = (assessment.requirements.get(name) or assessment.features[name]).title
    page = arrange_shown(make_shown(assessment, name, found.findings, found.suggestions, site.standing.reasons(name)))
    main = [element("h1", f"{name} {title}".rstrip()), *_ways_on(site, name), write_html(page, lang, ways(site))]
    return shown(site, name, main, at="/items")


def _ways_on(site: Site, name: str) -> list[Markup]:
    """Lead to the words in the document, and to the review of the item."""
    lang, assessment = site.lang, site.now().assessment
    requirement = assessment.requirements.get(name)
    if requirement is None:
        return []
    links = [
        element("a", f"{on_page('item_in_text', lang)}：{assessment.documents[b.ref].number or b.ref} {b.locator}", href=address("/document", id=b.ref) + f"#{anchor(_block(b.locator))}")
        for b in requirement.bases
        if b.kind == "clause" and b.ref in assessment.documents
    ]  # fmt: skip
    links.append(element("a", on_page("review_this", lang), href=address("/review", id=name)))
    return [element("p", *links, class_="ways")]


def _block(locator: str) -> str:
    """Return the line of a document that a place lies in, which may be a sentence of it."""
    before, _, last = locator.rpartition(".s")
    return before if before and last.isdigit() else locator

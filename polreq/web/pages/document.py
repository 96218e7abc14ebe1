"""One document: how it stands, and its whole text with the requirements marked in it."""

from collections.abc import Iterator

from polreq.arrange.document import arrange_document
from polreq.checks.assessment import Assessment
from polreq.conclude.marked_document import mark_document
from polreq.conclude.shown_document import make_document_shown
from polreq.model.document import Document
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import Markup, element, joined
from polreq.results.sections import Page, Steps
from polreq.results.show import Mark, MarkedLine
from polreq.web.exchange import Request, Response
from polreq.web.layout import address, anchor, shown, ways
from polreq.web.site import Site
from polreq.web.steps import next_steps
from polreq.words import Lang
from polreq.words.names import FORCES, STATES, label
from polreq.words.web import PAGES, on_page

#: Deepest heading that HTML has.
_DEEPEST = 6


def show(site: Site, request: Request) -> Response:
    """Show the document that the address names."""
    name, lang, assessment = request.query.get("id", ""), site.lang, site.now().assessment
    document = assessment.documents.get(name)
    if document is None:
        words = on_page("no_such_document", lang, id=name)
        return shown(site, words, (element("p", words, class_="warnings"),), status=404)
    before, after = _around(site, document)
    main = (
        before,
        element("h2", on_page("text_of", lang), id="text"),
        element("p", on_page("legend", lang), class_="t-faint"),
        element("article", *_text(document, assessment, lang)),
        after,
    )
    return shown(site, document.title, main, at="/documents")


def _around(site: Site, document: Document) -> tuple[Markup, Markup]:
    """Lay out what stands before the text, what the document is and how it is covered, and behind it, what is open."""
    made = make_document_shown(site.now().assessment, site.report(), document)
    page, leading = arrange_document(made, rest=PAGES["whole_list"]), ways(site)
    steps = next_steps([a for a in made.report.advice if a.key != "show_all"])
    sections = [s for s in page.sections[2:] if not isinstance(s.parts[0], Steps)]
    after = Page((*sections, *steps))
    return write_html(page._replace(sections=page.sections[:2]), site.lang, leading), write_html(
        after, site.lang, leading
    )


def _text(document: Document, assessment: Assessment, lang: Lang) -> Iterator[Markup]:
    names = _Names(assessment, lang)
    for line in mark_document(assessment, document):
        block = line.block
        words = joined(_pieces(line, names))
        if line.whole:
            others = joined((names.link(item, item) for item in line.whole), " ")
            words = joined((words, " ", element("small", on_page("more_here", lang), others)))
        level = min(_DEEPEST, block.level + 2)
        tag = f"h{level}" if block.kind == "heading" else "p"
        yield element(
            tag,
            words,
            id=anchor(block.locator) if block.locator else None,
            class_=f"b-{block.kind} run" if line.marks else f"b-{block.kind}",
        )


def _pieces(line: MarkedLine, names: "_Names") -> Iterator[Markup]:
    text, at = line.block.text, 0
    for mark in line.marks:
        yield joined((text[at : mark.start],))
        yield names.marked(text[mark.start : mark.end], mark)
        at = mark.end
    yield joined((text[at:],))


class _Names:
    """Says what the requirements are that words rest on."""

    def __init__(self, assessment: Assessment, lang: Lang) -> None:
        self._assessment = assessment
        self._lang = lang

    def link(self, item: str, words: str) -> Markup:
        state, said = self._standing(item)
        return element("a", words, href=address("/item", id=item), class_=f"mark t-{state}", title=f"{item} {said}")

    def marked(self, words: str, mark: Mark) -> Markup:
        """Mark words: a link to the first requirement, with its state in words behind them; others follow."""
        first, *others = mark.items
        _, said = self._standing(first)
        more = joined((self.link(item, item) for item in others), " ")
        return joined((self.link(first, words), element("small", said, class_="state"), more))

    def _standing(self, item: str) -> tuple[str, str]:
        requirement, covered = self._assessment.requirements[item], self._assessment.covered.get(item)
        force = label(FORCES, requirement.force).words(self._lang)
        if covered:
            return covered.state, f"{force}·{label(STATES, covered.state).words(self._lang)}"
        return "faint", on_page("rejected" if requirement.status == "rejected" else "outside", self._lang)

"""Bring in a document: a file is dropped, what was read is shown, and it is written when the user says so."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from polreq.arrange.findings import notices
from polreq.arrange.wording import listed
from polreq.model.document import Document
from polreq.pipeline.ingest import Taking
from polreq.pipeline.read import Opened
from polreq.pipeline.standing import read_bytes_as
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import Markup, element
from polreq.results.said import Said, Span
from polreq.results.sections import Facts, Page, Prose, Section, SectionPart
from polreq.web.exchange import Request, Response, UnclearError, data
from polreq.web.layout import address, needs_script, shown
from polreq.web.site import Site
from polreq.words import Text
from polreq.words.names import LEVELS, label
from polreq.words.sentences import COLUMNS, HEADINGS
from polreq.words.web import PAGES, on_page

#: Lines of the text that are shown before it is written.
_LINES: Final = 12


def show(site: Site, _request: Request) -> Response:
    """Show where to drop a file."""
    lang, title = site.lang, on_page("bring", site.lang)
    drop = element(
        "label",
        element("b", on_page("drop", lang)),
        element("span", on_page("choose_file", lang), class_="button"),
        element("input", type="file", id="file", class_="hidden"),
        id="drop",
        data_reading=on_page("reading", lang, name="{name}"),
    )
    main = (
        element("h1", title),
        needs_script(lang),
        element("p", on_page("bring_lead", lang)),
        element("p", on_page("bring_kinds", lang), class_="t-faint"),
        drop,
        element("div", id="read", aria_live="polite"),
    )
    return shown(site, title, main, at="/bring", script="bring.js")


def read(site: Site, request: Request) -> Response:
    """Read a file and show what was read; nothing is written, and nobody else waits while it is read."""
    name = request.query.get("name", "").replace("\\", "/").rpartition("/")[2] or "file"
    opened = read_bytes_as(name, request.body)
    with site.lock:
        taking = site.standing.would(opened)
        key = "" if taking.verdict == "none" else site.waiting.put((name, opened))
    lang = site.lang
    before, after = (write_html(page, lang, top=2) for page in _arranged(opened, taking))
    button = _taking(site, taking, key) if taking.verdict in ("new", "other") else None
    there = (
        element("p", element("a", taking.known, href=address("/document", id=taking.known))) if taking.known else None
    )
    return data({"html": element("div", before, there, button, after)})


def _taking(site: Site, taking: Taking, key: str) -> Markup:
    """Make the button that writes it, and the choice of what it is: a new document, or the newer version of one."""
    lang, documents = site.lang, site.now().assessment.workspace.documents
    choices = [
        element("option", f"{one.id} {one.title}", value=one.id, selected=one.id == taking.known or None)
        for one in documents
    ]
    if taking.verdict == "new":
        choices.insert(0, element("option", on_page("as_new", lang), value=""))
    what = (
        element("label", on_page("is_what", lang), " ", element("select", *choices, id="over")) if documents else None
    )
    old = element(
        "a",
        on_page("see_changes", lang),
        href="/compare",
        target="_blank",
        rel="noopener",
        class_="button",
        id="changes",
        hidden=not taking.known or None,
    )
    button = element(
        "button",
        on_page("take", lang),
        class_="primary",
        id="take",
        data_key=key,
        data_anyway=on_page("take_anyway", lang),
    )
    return element("p", what, " ", old, " ", button)


def take(site: Site, request: Request) -> Response:
    """Write what was read, and extract its requirements."""
    waiting = site.waiting.get(request.words("key"))
    if waiting is None:
        return data({"said": on_page("gone", site.lang)}, 410)
    over = request.sent().get("over", "")
    if not isinstance(over, str):
        raise UnclearError
    brought, drafted = site.standing.take(*waiting, update=request.sent().get("update") is True, over=over)
    if not brought.written:
        html = write_html(Page((Section((notices(brought.findings),)),)), site.lang)
        return data({"html": html}, 409)
    _, document, path = brought.written[0]
    number = sum(one.new for one in drafted)
    said = on_page("brought", site.lang, path=path.relative_to(site.asked.root).as_posix(), n=number)
    if overtaken := sum(one.overtaken for one in drafted):
        said += on_page("overtaken", site.lang, n=overtaken)
    return data({"said": said, "to": address("/document", id=document.id)})


def _arranged(opened: Opened, taking: Taking) -> tuple[Page, Page]:
    """Arrange what was read: what it would do, the facts of the document and what is odd about it; then how its text begins."""
    verdicts = {"new": "is_new", "same": "is_there", "other": "is_other", "none": "is_none"}
    words = PAGES[verdicts[taking.verdict]]
    verdict = Text(words.zh.format(id=taking.known), words.en.format(id=taking.known))
    tone = {"new": "good", "same": "", "other": "warn", "none": "bad"}[taking.verdict]
    sections = [Section((Prose((Span(verdict, tone=tone),)),), PAGES["read_as"])]
    if opened.document:
        sections.append(Section((Facts(tuple(_facts(opened.document))),)))
    if opened.findings:
        sections.append(Section((notices(opened.findings),), HEADINGS["findings"], str(len(opened.findings))))
    text = (Section(tuple(_beginning(opened.document)), PAGES["first_lines"]),) if opened.document else ()
    return Page(tuple(sections)), Page(text)


def _facts(document: Document) -> Iterator[tuple[Text, Said]]:
    """Yield what was read of the document; what was not found is said to be missing, since people have to look there."""
    dates = document.dates
    said: dict[str, Said] = {
        "title": Span(document.title, tone="strong"),
        "number": document.number,
        "issuers": listed(document.issuers) if document.issuers else "",
        "genre": document.genre,
        "level": label(LEVELS, document.level) if document.level else "",
        "written": str(dates.written or ""),
        "published": str(dates.published or ""),
        "effective": str(dates.effective or ""),
        "expires": str(dates.expires or ""),
    }
    rare = ("published", "effective", "expires")
    for key, words in said.items():
        if words or key not in rare:
            yield COLUMNS[key], words or Span(PAGES["not_given"], tone="warn")


def _beginning(document: Document) -> Iterator[SectionPart]:
    total = sum(1 for _ in document.blocks())
    lines: list[Said] = [block.text for block in islice(document.blocks(), _LINES)]
    words = PAGES["paragraphs"]
    lines.append(Span(Text(words.zh.format(n=total), words.en.format(n=total)), tone="faint"))
    yield Prose(tuple(lines), "text")

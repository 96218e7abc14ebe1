"""Old and new (新旧对照): a document of the workspace beside the newer version that was read and waits to be written."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.arrange.version_table import version_tables
from polreq.arrange.versions import arrange_versions
from polreq.render.writers.docx import blank_template, write_docx
from polreq.render.writers.html import write_html
from polreq.render.writers.html.markup import element
from polreq.results.sections import Steps
from polreq.results.versions import VersionView
from polreq.sheets.printed import printed
from polreq.web.exchange import Request, Response, download
from polreq.web.layout import address, shown, ways
from polreq.web.site import Site
from polreq.words import Lang
from polreq.words.web import on_page

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"


def _document(view: VersionView, lang: Lang) -> bytes:
    values = {"project": view.comparison.titles[1], "day": "—"}
    return write_docx(version_tables(view), values, lang, blank_template("A3", lang))


#: Form → words of its button, media type, and what writes it, the same as `polreq diff -o`.
FORMS: Final[Mapping[str, tuple[str, str, Callable[[VersionView, Lang], bytes]]]] = MappingProxyType(
    {
        "xlsx": ("compare_xlsx", f"{_OFFICE}.spreadsheetml.sheet", lambda view, lang: printed(version_tables(view), lang)),
        "docx": ("compare_docx", f"{_OFFICE}.wordprocessingml.document", _document),
    }
)  # fmt: skip


def show(site: Site, request: Request) -> Response:
    """Show both versions clause by clause, and what the newer one touches."""
    lang, view = site.lang, _view(site, request)
    title = on_page("compare", lang)
    if view is None:
        return shown(site, title, (element("p", on_page("gone", lang), class_="warnings"),), at="/bring", status=404)
    asked = {name: request.query[name] for name in ("key", "id")}
    buttons = (
        element(
            "a", on_page(words, lang), href=address("/compare/save", form=form, **asked), class_="button", download=True
        )
        for form, (words, *_) in FORMS.items()
    )
    page = arrange_versions(view)
    # what to do next is on the page that was left, whose button takes the newer version in
    page = page._replace(sections=tuple(s for s in page.sections if not isinstance(s.parts[0], Steps)))
    main = (
        element("p", on_page("compare_lead", lang), class_="t-faint"),
        element("p", *buttons, class_="buttons"),
        write_html(page, lang, ways(site)),
    )
    return shown(site, title, main, at="/bring")


def save(site: Site, request: Request) -> Response:
    """Give the table of both versions as a file."""
    view, lang = _view(site, request), site.lang
    if view is None:
        return show(site, request)
    form = request.query.get("form", "")
    form = form if form in FORMS else "xlsx"
    _, kind, write = FORMS[form]
    return download(write(view, lang), kind, f"{on_page('compare_file', lang)}.{form}")


def _view(site: Site, request: Request) -> VersionView | None:
    """Compare what was read with a document; None where one of them is gone."""
    waiting = site.waiting.get(request.query.get("key"))
    document = site.now().assessment.documents.get(request.query.get("id", ""))
    if waiting is None or waiting[1].document is None or document is None:
        return None
    return site.standing.compare(document, waiting[1].document)

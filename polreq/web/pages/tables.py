"""Tables that are handed over (交付表格), saved from the page of the report: the same as `polreq export` writes."""

from typing import Final

from polreq.arrange.exports.draft import laid
from polreq.arrange.exports.tables import EXPORTS
from polreq.arrange.exports.template import fitted
from polreq.conclude.exported import make_exported
from polreq.render.writers.docx import blank_template, write_docx
from polreq.render.writers.html.markup import Markup, element
from polreq.sheets.printed import printed
from polreq.web.exchange import Request, Response, UnclearError, download
from polreq.web.layout import address
from polreq.web.site import Site
from polreq.words.exporting import TABLES
from polreq.words.web import on_page

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"

#: Endings of the files, and their media types.
_KINDS: Final = {"xlsx": f"{_OFFICE}.spreadsheetml.sheet", "docx": f"{_OFFICE}.wordprocessingml.document"}


def save(site: Site, request: Request) -> Response:
    """Give a table as a workbook or as a Word document, with the columns that polreq.yml asks for."""
    what, form = request.query.get("what", ""), request.query.get("form", "")
    if what not in EXPORTS or form not in _KINDS:
        raise UnclearError
    lang, exported = site.lang, make_exported(site.now().assessment, site.report())
    drafts = EXPORTS[what](exported)
    own = exported.settings.export.columns.of(what)
    made = fitted(drafts, exported, (own,)) if own else None
    sheets = made.sheets if made and made.found else tuple(laid(one, exported) for one in drafts)
    name = f"{TABLES[what].words(lang)}.{form}"
    if form == "xlsx":
        return download(printed(sheets, lang), _KINDS[form], name)
    values = {"project": exported.settings.name, "day": str(exported.report.as_of or "—")}
    written = write_docx(sheets, values, lang, blank_template(sheets[0].paper, lang))
    return download(written, _KINDS[form], name)


def table_buttons(site: Site) -> Markup:
    """Make the buttons of the tables, each as both kinds of file."""
    lang = site.lang
    made = []
    for what in EXPORTS:
        links = (
            element(
                "a",
                "Excel" if form == "xlsx" else "Word",
                href=address("/report/table/save", what=what, form=form),
                download=True,
            )
            for form in _KINDS
        )
        made.append(element("li", TABLES[what].words(lang), " ", *links))
    return element("details", element("summary", on_page("tables", lang)), element("ul", *made, class_="tables"))

"""The report: the page for leaders as it is saved, and buttons that save it for people who have no polreq."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from polreq.arrange.leaders import arrange_leaders
from polreq.arrange.paper import arrange_paper
from polreq.arrange.tables import gaps_table, matrix_table
from polreq.render.writers.html import write_html
from polreq.render.writers.html.alone import page_with_policy, whole_page
from polreq.render.writers.html.markup import element
from polreq.render.writers.markdown import write_markdown
from polreq.results.report import Report
from polreq.sheets.workbook import workbook
from polreq.sheets.writing import csv_text
from polreq.web.exchange import Request, Response, download, page
from polreq.web.layout import address, shown, ways
from polreq.web.pages.tables import table_buttons
from polreq.web.site import Site
from polreq.words import Lang
from polreq.words.web import PAGES, on_page

_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


#: Address of the report as a page of its own.
ALONE: Final = "/report/page"


def _workbook(report: Report, lang: Lang) -> bytes:
    return workbook(matrix_table(report), lang, PAGES["matrix_file"])


#: Form → words of its button, name of the file, its ending, media type, and what writes it.
FORMS: Final[Mapping[str, tuple[str, str, str, str, Callable[[Report, Lang], bytes]]]] = MappingProxyType(
    {
        "html": ("as_html", "report_file", ".html", "text/html; charset=utf-8", lambda r, lang: whole_page(arrange_leaders(r), lang).encode()),
        "markdown": ("as_markdown", "report_file", ".md", "text/markdown; charset=utf-8", lambda r, lang: write_markdown(arrange_paper(r), lang).encode()),
        "workbook": ("as_workbook", "matrix_file", ".xlsx", _WORKBOOK, _workbook),
        "csv": ("as_matrix", "matrix_file", ".csv", "text/csv; charset=utf-8", lambda r, lang: csv_text(matrix_table(r), lang).encode()),
        "csv-gaps": ("as_gaps", "gaps_file", ".csv", "text/csv; charset=utf-8", lambda r, lang: csv_text(gaps_table(r), lang).encode()),
    }
)  # fmt: skip


def show(site: Site, _request: Request) -> Response:
    """Show the report, and the buttons."""
    lang = site.lang
    buttons = (
        element("a", on_page(words, lang), href=address("/report/save", form=key), class_="button", download=True)
        for key, (words, *_) in FORMS.items()
    )
    leaders = arrange_leaders(site.report(), rest=PAGES["whole_report"])
    by_itself = element(
        "a", on_page("report_alone", lang), href=ALONE, class_="button", target="_blank", rel="noopener"
    )
    main = (
        element("p", on_page("report_lead", lang), *buttons, by_itself, class_="buttons"),
        table_buttons(site),
        write_html(leaders, lang, ways(site)),
    )
    return shown(site, on_page("report", lang), main, at="/report", script="register.js")


def alone(site: Site, _request: Request) -> Response:
    """Show the report as the file that is saved, with the policy that the file itself has: its own style and script, nothing else."""
    text, policy = page_with_policy(arrange_leaders(site.report()), site.lang)
    return replace(page(text), policy=policy)


def save(site: Site, request: Request) -> Response:
    """Give the report as a file."""
    form = request.query.get("form", "")
    _, name, ending, kind, write = FORMS[form if form in FORMS else "markdown"]
    return download(write(site.report(), site.lang), kind, on_page(name, site.lang) + ending)

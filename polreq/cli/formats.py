"""The tables of formats: name → function from conclusions to text. Commands offer these names.

A format imports its arrangement and its writer when it is asked for, so that a check of unchanged input loads one of them
and not all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from polreq.results.citation import CitationCheck
    from polreq.results.due import DueList
    from polreq.results.exported import Exported
    from polreq.results.finding import Finding
    from polreq.results.overview import Overview
    from polreq.results.report import Report
    from polreq.results.summary import Summary
    from polreq.words import Lang

ReportFormat = Callable[["Report", "Lang"], str]
DueFormat = Callable[["DueList", "Exported", "Lang"], str]
FindingFormat = Callable[[Sequence["Finding"], "Summary", "Lang"], str]


def _report_text(report: Report, lang: Lang) -> str:
    from polreq.arrange.trace import arrange_trace
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_trace(report), lang)


def _report_markdown(report: Report, lang: Lang) -> str:
    from polreq.arrange.paper import arrange_paper
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_paper(report), lang)


def _report_html(report: Report, lang: Lang) -> str:
    from polreq.arrange.leaders import arrange_leaders
    from polreq.render.writers.html.alone import whole_page

    return whole_page(arrange_leaders(report), lang)


def _report_json(report: Report, lang: Lang) -> str:
    from polreq.render.machine.json_ import render_json

    return render_json(report, lang)


def _report_csv(report: Report, lang: Lang) -> str:
    from polreq.arrange.tables import matrix_table
    from polreq.sheets.writing import csv_text

    return csv_text(matrix_table(report), lang)


def _report_csv_gaps(report: Report, lang: Lang) -> str:
    from polreq.arrange.tables import gaps_table
    from polreq.sheets.writing import csv_text

    return csv_text(gaps_table(report), lang)


def _report_mermaid(report: Report, lang: Lang) -> str:
    from polreq.arrange.flow import layer_flow
    from polreq.render.writers.mermaid import write_mermaid

    return write_mermaid(layer_flow(report), lang)


#: For `report`. `text` is what `trace` shows, at its default width and without colours.
REPORT_FORMATS: Final[Mapping[str, ReportFormat]] = MappingProxyType(
    {
        "text": _report_text,
        "markdown": _report_markdown,
        "html": _report_html,
        "json": _report_json,
        "csv": _report_csv,
        "csv-gaps": _report_csv_gaps,
        "mermaid": _report_mermaid,
    }
)

#: How names of files with a report end → formats that they may hold, the usual one first.
REPORT_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".md": ("markdown",),
        ".markdown": ("markdown",),
        ".html": ("html",),
        ".htm": ("html",),
        ".txt": ("text", "markdown", "mermaid"),
        ".json": ("json",),
        ".csv": ("csv", "csv-gaps"),
        ".mmd": ("mermaid",),
    }
)


def _overview_text(overview: Overview, lang: Lang) -> str:
    from polreq.arrange.overview import arrange_overview
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_overview(overview), lang)


def _overview_markdown(overview: Overview, lang: Lang) -> str:
    from polreq.arrange.overview import arrange_overview
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_overview(overview), lang)


def _overview_html(overview: Overview, lang: Lang) -> str:
    from polreq.arrange.overview import arrange_overview
    from polreq.render.writers.html.alone import whole_page

    return whole_page(arrange_overview(overview), lang)


def _overview_json(overview: Overview, _lang: Lang) -> str:
    from polreq.render.machine.overview import render_overview

    return render_overview(overview)


#: For `report --workspaces`. `text` is what the terminal shows, at its default width and without colours.
OVERVIEW_FORMATS: Final[Mapping[str, Callable[[Overview, Lang], str]]] = MappingProxyType(
    {"text": _overview_text, "markdown": _overview_markdown, "html": _overview_html, "json": _overview_json}
)

#: How names of files with an overview end → formats that they may hold, the usual one first.
OVERVIEW_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".md": ("markdown",),
        ".markdown": ("markdown",),
        ".html": ("html",),
        ".htm": ("html",),
        ".txt": ("text", "markdown"),
        ".json": ("json",),
    }
)


def _due_text(due: DueList, exported: Exported, lang: Lang) -> str:
    from polreq.arrange.due import arrange_due
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_due(due, exported, every=True), lang, width=None)


def _due_markdown(due: DueList, exported: Exported, lang: Lang) -> str:
    from polreq.arrange.due import arrange_due
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_due(due, exported, every=True), lang)


def _due_json(due: DueList, exported: Exported, lang: Lang) -> str:
    from polreq.render.machine.due import render_due

    return render_due(due, exported, lang)


def _due_calendar(due: DueList, exported: Exported, lang: Lang) -> str:
    from polreq.render.machine.due import render_calendar

    return render_calendar(due, exported, lang)


#: For `due`. `text` is what the terminal shows with --all.
DUE_FORMATS: Final[Mapping[str, DueFormat]] = MappingProxyType(
    {"text": _due_text, "markdown": _due_markdown, "json": _due_json, "ics": _due_calendar}
)

#: How names of files with what is due end → formats that they may hold, the usual one first.
DUE_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {".txt": ("text",), ".md": ("markdown",), ".json": ("json",), ".ics": ("ics",)}
)


def _findings_text(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.arrange.findings import arrange_findings
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_findings(findings, summary), lang, width=None)


def _findings_json(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.ci import render_findings_json

    return render_findings_json(findings, summary, lang)


def _findings_github(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.ci import render_github

    return render_github(findings, summary, lang)


def _findings_gitlab(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.ci import render_gitlab

    return render_gitlab(findings, summary, lang)


def _findings_sarif(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.sarif import render_sarif

    return render_sarif(findings, summary, lang)


def _findings_junit(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.junit import render_junit

    return render_junit(findings, summary, lang)


def _findings_cobertura(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    from polreq.render.machine.cobertura import render_cobertura

    return render_cobertura(findings, summary, lang)


#: For `check`. `text` leaves lines whole; on a terminal the command breaks them.
FINDING_FORMATS: Final[Mapping[str, FindingFormat]] = MappingProxyType(
    {
        "text": _findings_text,
        "json": _findings_json,
        "github": _findings_github,
        "gitlab": _findings_gitlab,
        "sarif": _findings_sarif,
        "junit": _findings_junit,
        "cobertura": _findings_cobertura,
    }
)


def _citations_text(checks: Sequence[CitationCheck], lang: Lang) -> str:
    from polreq.arrange.citations import arrange_citations
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_citations(checks), lang, width=None)


def _citations_json(checks: Sequence[CitationCheck], lang: Lang) -> str:
    from polreq.render.machine.citations import render_citations

    return render_citations(checks, lang)


#: For `check-citation`.
CITATION_FORMATS: Final[Mapping[str, Callable[[Sequence[CitationCheck], Lang], str]]] = MappingProxyType(
    {"text": _citations_text, "json": _citations_json}
)

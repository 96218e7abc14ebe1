"""The tables of formats: name → function from conclusions to text. Commands offer these names.

A format imports its arrangement and its writer when it is asked for, so that a check of unchanged input loads one of them
and not all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from polreq.results.alignment import Comparison
    from polreq.results.citation import CitationCheck
    from polreq.results.due import DueList
    from polreq.results.exported import Exported
    from polreq.results.finding import Finding
    from polreq.results.history import CoverageHistory
    from polreq.results.levels import LevelChain
    from polreq.results.overview import Overview
    from polreq.results.report import Report
    from polreq.results.sections import Page, TitledTable
    from polreq.results.snapshots import SnapshotComparison
    from polreq.results.summary import Summary
    from polreq.results.versions import VersionView
    from polreq.words import Lang

ReportFormat = Callable[["Report", "Lang"], str]
DueFormat = Callable[["DueList", "Exported", "Lang"], str]
VersionFormat = Callable[["VersionView", "Lang"], str | bytes]
HistoryFormat = Callable[["CoverageHistory | SnapshotComparison", "Lang"], str | bytes]
LevelFormat = Callable[["LevelChain", "Lang"], str | bytes]
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


def _alignment_text(comparison: Comparison, lang: Lang) -> str:
    from polreq.arrange.alignments import arrange_alignment
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_alignment(comparison), lang, width=None)


def _alignment_markdown(comparison: Comparison, lang: Lang) -> str:
    from polreq.arrange.alignments import arrange_alignment
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_alignment(comparison), lang)


def _alignment_jsonl(comparison: Comparison, _lang: Lang) -> str:
    from polreq.render.machine.alignments import render_alignments

    return render_alignments(comparison)


#: For `align`.
ALIGNMENT_FORMATS: Final[Mapping[str, Callable[[Comparison, Lang], str]]] = MappingProxyType(
    {"text": _alignment_text, "markdown": _alignment_markdown, "jsonl": _alignment_jsonl}
)


def _levels_text(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.levels import arrange_levels
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_levels(chain), lang, width=None)


def _levels_markdown(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.levels import arrange_levels
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_levels(chain), lang)


def _levels_json(chain: LevelChain, _lang: Lang) -> str:
    from polreq.render.machine.levels import render_levels

    return render_levels(chain)


def _levels_csv(chain: LevelChain, lang: Lang) -> str:
    from polreq.arrange.level_table import level_tables
    from polreq.sheets.writing import csv_text

    return csv_text(level_tables(chain)[0].table, lang)


def _levels_xlsx(chain: LevelChain, lang: Lang) -> bytes:
    from polreq.arrange.level_table import level_tables
    from polreq.sheets.printed import printed

    return printed(level_tables(chain), lang)


def _levels_docx(chain: LevelChain, lang: Lang) -> bytes:
    from polreq.arrange.level_table import level_tables
    from polreq.render.writers.docx import blank_template, write_docx

    sheets = level_tables(chain)
    return write_docx(sheets, {"project": chain.documents[0].title, "day": "—"}, lang, blank_template("A3", lang))


#: For `align` with several levels. `text` is what the terminal shows, at any width.
LEVEL_FORMATS: Final[Mapping[str, LevelFormat]] = MappingProxyType(
    {
        "text": _levels_text,
        "markdown": _levels_markdown,
        "json": _levels_json,
        "csv": _levels_csv,
        "xlsx": _levels_xlsx,
        "docx": _levels_docx,
    }
)

#: How names of files with aligned documents end → formats that they may hold.
ALIGN_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".json": ("json",),
        ".jsonl": ("jsonl",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
        ".docx": ("docx",),
    }
)


def _versions_text(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(arrange_versions(view), lang, width=None)


def _versions_markdown(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(arrange_versions(view), lang)


def _versions_html(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.versions import arrange_versions
    from polreq.render.writers.html.alone import whole_page

    return whole_page(arrange_versions(view, whole=True), lang)


def _versions_jsonl(view: VersionView, _lang: Lang) -> str:
    from polreq.render.machine.versions import render_versions

    return render_versions(view)


def _versions_csv(view: VersionView, lang: Lang) -> str:
    from polreq.arrange.version_table import version_tables
    from polreq.sheets.writing import csv_text

    return csv_text(version_tables(view)[0].table, lang)


def _versions_xlsx(view: VersionView, lang: Lang) -> bytes:
    from polreq.arrange.version_table import version_tables
    from polreq.sheets.printed import printed

    return printed(version_tables(view), lang)


def _versions_docx(view: VersionView, lang: Lang) -> bytes:
    from polreq.arrange.version_table import version_tables
    from polreq.render.writers.docx import blank_template, write_docx

    sheets = version_tables(view)
    return write_docx(sheets, {"project": view.comparison.titles[1], "day": "—"}, lang, blank_template("A3", lang))


#: For `diff`. `text` is what the terminal shows, at any width.
VERSION_FORMATS: Final[Mapping[str, VersionFormat]] = MappingProxyType(
    {
        "text": _versions_text,
        "markdown": _versions_markdown,
        "jsonl": _versions_jsonl,
        "html": _versions_html,
        "csv": _versions_csv,
        "xlsx": _versions_xlsx,
        "docx": _versions_docx,
    }
)

#: How names of files with two versions end → formats that they may hold.
VERSION_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".jsonl": ("jsonl",),
        ".html": ("html",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
        ".docx": ("docx",),
    }
)


def history_page(found: CoverageHistory | SnapshotComparison) -> Page:
    """Arrange a history, or a comparison of two snapshots."""
    from polreq.results.history import CoverageHistory

    if isinstance(found, CoverageHistory):
        from polreq.arrange.history import arrange_history

        return arrange_history(found)
    from polreq.arrange.snapshots import arrange_snapshots

    return arrange_snapshots(found)


def _history_tables(found: CoverageHistory | SnapshotComparison) -> tuple[TitledTable, ...]:
    from polreq.results.history import CoverageHistory

    if isinstance(found, CoverageHistory):
        from polreq.arrange.history import history_tables

        return history_tables(found)
    from polreq.arrange.snapshots import snapshot_tables

    return snapshot_tables(found)


def _history_text(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.terminal import write_terminal

    return write_terminal(history_page(found), lang)


def _history_markdown(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.markdown import write_markdown

    return write_markdown(history_page(found), lang)


def _history_html(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.render.writers.html.alone import whole_page

    return whole_page(history_page(found), lang)


def _history_json(found: CoverageHistory | SnapshotComparison, _lang: Lang) -> str:
    from polreq.render.machine.history import render_history, render_snapshots
    from polreq.results.history import CoverageHistory

    return render_history(found) if isinstance(found, CoverageHistory) else render_snapshots(found)


def _history_csv(found: CoverageHistory | SnapshotComparison, lang: Lang) -> str:
    from polreq.sheets.writing import csv_text

    return csv_text(_history_tables(found)[0].table, lang)


def _history_xlsx(found: CoverageHistory | SnapshotComparison, lang: Lang) -> bytes:
    from polreq.sheets.printed import printed

    return printed(_history_tables(found), lang)


#: For `history`. `text` is what the terminal shows, at its default width and without colours.
HISTORY_FORMATS: Final[Mapping[str, HistoryFormat]] = MappingProxyType(
    {
        "text": _history_text,
        "markdown": _history_markdown,
        "html": _history_html,
        "json": _history_json,
        "csv": _history_csv,
        "xlsx": _history_xlsx,
    }
)

#: How names of files with a history end → formats that they may hold.
HISTORY_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".txt": ("text",),
        ".md": ("markdown",),
        ".html": ("html",),
        ".json": ("json",),
        ".csv": ("csv",),
        ".xlsx": ("xlsx",),
    }
)

"""The tables of formats: name → function from conclusions to text. Commands offer these names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from polreq.arrange.alignments import arrange_alignment
from polreq.arrange.citations import arrange_citations
from polreq.arrange.findings import arrange_findings
from polreq.arrange.flow import layer_flow
from polreq.arrange.paper import arrange_paper
from polreq.arrange.tables import gaps_table, matrix_table
from polreq.arrange.trace import arrange_trace
from polreq.render.machine.alignments import render_alignments
from polreq.render.machine.ci import render_findings_json, render_github, render_gitlab
from polreq.render.machine.citations import render_citations
from polreq.render.machine.json_ import render_json
from polreq.render.machine.junit import render_junit
from polreq.render.machine.sarif import render_sarif
from polreq.render.writers.markdown import write_markdown
from polreq.render.writers.mermaid import write_mermaid
from polreq.render.writers.terminal import write_terminal
from polreq.results.alignment import Row
from polreq.results.citation import CitationCheck
from polreq.results.finding import Finding
from polreq.results.report import Report
from polreq.results.summary import Summary
from polreq.sheets.writing import csv_text
from polreq.words import Lang

ReportFormat = Callable[[Report, Lang], str]
FindingFormat = Callable[[Sequence[Finding], Summary, Lang], str]

#: For `report`. `text` is what `trace` shows, at its default width and without colours.
REPORT_FORMATS: Final[Mapping[str, ReportFormat]] = MappingProxyType(
    {
        "text": lambda report, lang: write_terminal(arrange_trace(report), lang),
        "markdown": lambda report, lang: write_markdown(arrange_paper(report), lang),
        "json": render_json,
        "csv": lambda report, lang: csv_text(matrix_table(report), lang),
        "csv-gaps": lambda report, lang: csv_text(gaps_table(report), lang),
        "mermaid": lambda report, lang: write_mermaid(layer_flow(report), lang),
    }
)

#: How names of files with a report end → formats that they may hold, the usual one first.
REPORT_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ".md": ("markdown",),
        ".markdown": ("markdown",),
        ".txt": ("text", "markdown", "mermaid"),
        ".json": ("json",),
        ".csv": ("csv", "csv-gaps"),
        ".mmd": ("mermaid",),
    }
)

#: For `check`. `text` leaves lines whole; on a terminal the command breaks them.
FINDING_FORMATS: Final[Mapping[str, FindingFormat]] = MappingProxyType(
    {
        "text": lambda findings, summary, lang: write_terminal(arrange_findings(findings, summary), lang, width=None),
        "json": render_findings_json,
        "github": render_github,
        "gitlab": render_gitlab,
        "sarif": render_sarif,
        "junit": render_junit,
    }
)

#: For `check-citation`.
CITATION_FORMATS: Final[Mapping[str, Callable[[Sequence[CitationCheck], Lang], str]]] = MappingProxyType(
    {
        "text": lambda checks, lang: write_terminal(arrange_citations(checks), lang, width=None),
        "json": render_citations,
    }
)

#: For `align`.
ALIGNMENT_FORMATS: Final[Mapping[str, Callable[[Iterable[Row], Lang], str]]] = MappingProxyType(
    {
        "text": lambda rows, lang: write_terminal(arrange_alignment(rows), lang, width=None),
        "jsonl": lambda rows, lang: render_alignments(rows),
    }
)

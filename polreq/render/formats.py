"""The tables of formats: name → function from values to text. Commands offer these names."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.machine.ci import render_findings_json, render_github, render_gitlab
from polreq.render.machine.json_ import render_json
from polreq.render.machine.junit import render_junit
from polreq.render.machine.sarif import render_sarif
from polreq.render.writers.csv_ import render_gaps, render_matrix
from polreq.render.writers.markdown import render_markdown
from polreq.render.writers.mermaid import render_flow
from polreq.render.writers.terminal import render_findings, render_trace
from polreq.results.finding import Finding
from polreq.results.report import Report
from polreq.results.summary import Summary
from polreq.words import Lang

ReportFormat = Callable[[Report, Lang], str]
FindingFormat = Callable[[Sequence[Finding], Summary, Lang], str]

#: For `report` and `trace`. `text` is what the terminal shows, at its default width and without colours.
REPORT_FORMATS: Final[Mapping[str, ReportFormat]] = MappingProxyType(
    {
        "text": render_trace,
        "markdown": render_markdown,
        "json": render_json,
        "csv": render_matrix,
        "csv-gaps": render_gaps,
        "mermaid": render_flow,
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

#: For `check`.
FINDING_FORMATS: Final[Mapping[str, FindingFormat]] = MappingProxyType(
    {
        "text": render_findings,
        "json": render_findings_json,
        "github": render_github,
        "gitlab": render_gitlab,
        "sarif": render_sarif,
        "junit": render_junit,
    }
)

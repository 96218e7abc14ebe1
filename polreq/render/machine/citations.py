"""Checked citations for programs."""

import json
from collections import Counter
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.machine.keys import Keys, choice, text, whole
from polreq.results.citation import CITATION_STATES, CitationCheck
from polreq.results.finding import SEVERITIES
from polreq.results.messages import message
from polreq.results.summary import severity_of
from polreq.words import Lang

#: Every key of checked citations.
KEYS: Final[Keys] = MappingProxyType(
    {
        **{f"summary.{state}": whole("citations in this state") for state in CITATION_STATES},
        "citations[].path": text("file in which it stands"),
        "citations[].line": whole("first line is 1"),
        "citations[].column": whole("first column is 1, in code points"),
        "citations[].text": text("the citation as it is written"),
        "citations[].title": text("title of the cited document"),
        "citations[].number": text("its number, as written"),
        "citations[].state": choice(CITATION_STATES, "ok, wrong, or unknown: the document is not registered"),
        "citations[].correct": text("how it ought to be written"),
        "citations[].findings[].code": text("see docs/findings.md"),
        "citations[].findings[].severity": choice(SEVERITIES, "error, warning or info"),
        "citations[].findings[].message": text("what is wrong, in the language of the user"),
        "citations[].findings[].hint": text("what to do next"),
    }
)


def render_citations(checks: Sequence[CitationCheck], lang: Lang) -> str:
    """Write the citations and how many there are of each state."""
    counts = Counter(check.state for check in checks)
    plain = {
        "summary": {state: counts[state] for state in CITATION_STATES},
        "citations": [_plain(check, lang) for check in checks],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def _plain(check: CitationCheck, lang: Lang) -> dict[str, object]:
    findings = []
    for finding in check.findings:
        said, hint = (text.words(lang) for text in message(finding))
        findings.append({"code": finding.code, "severity": severity_of(finding), "message": said, "hint": hint})
    return {
        "path": check.place.path,
        "line": check.place.line,
        "column": check.place.column,
        "text": check.text,
        "title": check.title,
        "number": check.number,
        "state": check.state,
        "correct": check.correct,
        "findings": findings,
    }

"""Checked citations for programs."""

import json
from collections import Counter
from collections.abc import Sequence

from polreq.results.citation import CITATION_STATES, CitationCheck
from polreq.results.messages import message
from polreq.results.summary import severity_of
from polreq.words import Lang


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

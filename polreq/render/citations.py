"""Checked citations as text, one line each, and as JSON."""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.messages import message
from polreq.render.oneline import clean
from polreq.render.words import CITATIONS, label, say
from polreq.results.citation import CITATION_STATES, CitationCheck
from polreq.results.summary import severity_of
from polreq.words import Lang


def render_text(checks: Sequence[CitationCheck], lang: Lang) -> str:
    """Write one line a citation: state, place, what is written, what is right, and why."""
    return "".join(f"{_line(check, lang)}\n" for check in checks)


def render_json(checks: Sequence[CitationCheck], lang: Lang) -> str:
    """Write the citations and how many there are of each state."""
    counts = Counter(check.state for check in checks)
    plain = {
        "summary": {state: counts[state] for state in CITATION_STATES},
        "citations": [_plain(check, lang) for check in checks],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def render_summary(checks: Sequence[CitationCheck], lang: Lang) -> str:
    """Say in one line how many citations there are of each state."""
    counts = Counter(check.state for check in checks)
    return say("citations", lang, total=len(checks), **{state: counts[state] for state in CITATION_STATES})


CITATION_FORMATS: Final[Mapping[str, Callable[[Sequence[CitationCheck], Lang], str]]] = MappingProxyType(
    {"text": render_text, "json": render_json}
)


def _line(check: CitationCheck, lang: Lang) -> str:
    place = str(check.place) if check.place.path else f"{check.place.line}:{check.place.column}"
    parts = [label(CITATIONS, check.state, lang), place, clean(check.text)]
    if check.state == "unknown" and check.correct:
        parts.append(say("nearest_citation", lang, correct=clean(check.correct)))
    elif check.correct and check.correct != check.text:
        parts.append(f"→ {clean(check.correct)}")
    parts += [f"{finding.code} {clean(message(finding, lang)[0])}" for finding in check.findings]
    return "  ".join(parts)


def _plain(check: CitationCheck, lang: Lang) -> dict[str, object]:
    findings = []
    for finding in check.findings:
        said, hint = message(finding, lang)
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

"""Findings for build servers: JSON, GitHub workflow commands and GitLab Code Quality."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.machine.fingerprint import fingerprints
from polreq.render.machine.json_ import COUNT_KEYS, FINDING_KEYS, PLACE_KEYS, Json, count_json, dump, finding_json
from polreq.render.machine.keys import Keys, choice, flag, like, text, whole
from polreq.results.finding import SEVERITIES, Finding
from polreq.results.messages import message
from polreq.results.summary import Summary, severity_of
from polreq.words import Lang

#: Changes when a key is removed or changes its meaning, not when one is added.
FORMAT: Final = "polreq-findings/1"

#: Every key of findings as JSON; shapes as in the report.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of this format"),
        "summary.errors": whole("findings of that severity"),
        "summary.warnings": whole("findings of that severity"),
        "summary.infos": whole("findings of that severity"),
        "summary.tolerated": whole("findings that the baseline tolerates, which are not among the others"),
        "summary.files": whole("files looked at"),
        "summary.fail_on": choice((*SEVERITIES, "never"), "severity from which findings make the check fail"),
        "summary.fail_codes[]": text("codes of findings that make it fail whatever their severity"),
        "summary.gates": whole("gates that were not passed"),
        "summary.failed": flag("whether the check failed: exit status 1"),
        "coverage": like("counts", "all requirements in scope; null where a file could not be read", null=True),
        **COUNT_KEYS,
        **PLACE_KEYS,
        **FINDING_KEYS,
        "findings[].message": text("what is wrong, in the language of the user"),
        "findings[].hint": text("what to do next"),
    }
)

_GITHUB_LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}
_GITLAB_SEVERITIES: Final = {"error": "major", "warning": "minor", "info": "info"}


def render_findings_json(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write findings as JSON with their words, and the numbers that the exit code rests on."""
    rows: list[Json] = []
    for finding in findings:
        words, hint = (text.words(lang) for text in message(finding))
        rows.append({**finding_json(finding), "message": words, "hint": hint})
    return dump(
        {
            "format": FORMAT,
            "summary": {
                "errors": summary.errors,
                "warnings": summary.warnings,
                "infos": summary.infos,
                "tolerated": summary.tolerated,
                "files": summary.files,
                "fail_on": summary.fail_on,
                "fail_codes": summary.fail_codes,
                "gates": summary.gates,
                "failed": summary.failed,
            },
            "coverage": count_json(summary.coverage) if summary.coverage else None,
            "findings": rows,
        }
    )


def render_github(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write one workflow command for each finding, the most severe first: GitHub shows only ten of a kind."""
    del summary
    lines = []
    for finding in sorted(findings, key=lambda f: SEVERITIES.index(severity_of(f))):
        words, hint = (text.words(lang) for text in message(finding))
        place = finding.place
        properties = {"file": place.path, "line": str(place.line), "col": str(place.column), "title": finding.code}
        shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        text = f"{words}\n{hint}" if hint else words
        lines.append(f"::{_GITHUB_LEVELS[severity_of(finding)]} {shown}::{_data(text)}\n")
    return "".join(lines)


def render_gitlab(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write GitLab's Code Quality report."""
    del summary
    rows: list[Json] = [
        {
            "description": message(finding)[0].words(lang),
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _GITLAB_SEVERITIES[severity_of(finding)],
            "location": {"path": finding.place.path, "lines": {"begin": finding.place.line}},
        }
        for finding, fingerprint in fingerprints(findings)
    ]
    return dump(rows)


def _data(text: str) -> str:
    """Escape a workflow command's message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape a workflow command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")

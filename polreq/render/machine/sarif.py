"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from polreq import __version__
from polreq.model.place import Place
from polreq.render.machine.fingerprint import fingerprints
from polreq.render.machine.json_ import Json, dump
from polreq.results.finding import Finding
from polreq.results.messages import generic, message
from polreq.results.rules import RULES
from polreq.results.summary import Summary, severity_of
from polreq.words import Lang

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

#: Name of our fingerprint and the version of how it is made.
FINGERPRINT: Final = "polreqFinding/v1"

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def render_sarif(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write one run with the rules that occur and a result for each finding."""
    del summary
    codes = sorted({f.code for f in findings})
    numbers = {code: n for n, code in enumerate(codes)}
    driver: dict[str, Json] = {
        "name": "polreq",
        "version": __version__,
        "rules": [_rule(code, lang) for code in codes],
    }
    run: dict[str, Json] = {
        "tool": {"driver": driver},
        "language": "zh-CN" if lang == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "results": [_result(f, numbers[f.code], mark, lang) for f, mark in fingerprints(findings)],
    }
    return dump({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, lang: Lang) -> dict[str, Json]:
    words, hint = (text.words(lang) for text in generic(code))
    return {
        "id": code,
        "shortDescription": {"text": words},
        "help": {"text": hint or words},
        "defaultConfiguration": {"level": _LEVELS[RULES[code].severity]},
    }


def _result(finding: Finding, rule: int, fingerprint: str, lang: Lang) -> dict[str, Json]:
    words, hint = (text.words(lang) for text in message(finding))
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[severity_of(finding)],
        "message": {"text": f"{words}\n{hint}" if hint else words},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": n, "physicalLocation": _location(place)} for n, place in enumerate(finding.related)
        ]
    return result


def _location(place: Place) -> dict[str, Json]:
    """Return a location; the path is a URI, so Chinese file names are percent-encoded."""
    return {
        "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": max(1, place.line), "startColumn": max(1, place.column)},
    }

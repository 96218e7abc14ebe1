"""Findings as JUnit XML: a test case for each rule that holds, and one for each finding."""

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from polreq.results.finding import Finding
from polreq.results.messages import generic, message
from polreq.results.rules import RULES
from polreq.results.summary import Summary, severity_of
from polreq.words import Lang

#: Characters that XML 1.0 cannot hold, even as entities.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write one suite; a finding below the threshold is a skipped case, so that it is seen and fails nothing."""
    failing = [summary.fails(f) for f in findings]
    broken = {f.code for f in findings}
    holding = [code for code in RULES if code not in broken]
    numbers = {
        "tests": str(len(findings) + len(holding)),
        "failures": str(sum(failing)),
        "errors": "0",
        "skipped": str(len(findings) - sum(failing)),
    }
    root = ElementTree.Element("testsuites", {"name": "polreq", **numbers})
    suite = ElementTree.SubElement(root, "testsuite", {"name": "polreq check", **numbers})
    for finding, fails in zip(findings, failing, strict=True):
        _case(suite, finding, fails, lang)
    for code in holding:
        ElementTree.SubElement(suite, "testcase", {"classname": code, "name": _valid(generic(code)[0].words(lang))})
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _case(suite: ElementTree.Element, finding: Finding, fails: bool, lang: Lang) -> None:
    """Add the case of one finding; its name holds the place, which is different for each."""
    words, hint = (_valid(text.words(lang)) for text in message(finding))
    place = _valid(str(finding.place))
    name = _valid(f"{finding.place} {finding.subject}".rstrip())
    attributes = {
        "classname": finding.code,
        "name": name,
        "file": _valid(finding.place.path),
        "line": str(finding.place.line),
    }
    case = ElementTree.SubElement(suite, "testcase", attributes)
    if fails:
        result = ElementTree.SubElement(case, "failure", {"type": severity_of(finding), "message": words})
    else:
        result = ElementTree.SubElement(case, "skipped", {"message": words})
    result.text = f"{place} {finding.code} {words}" + (f"\n{hint}" if hint else "")


def _valid(text: str) -> str:
    return _NOT_XML.sub("�", text)

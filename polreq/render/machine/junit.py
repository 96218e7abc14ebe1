"""Findings as JUnit XML: a suite for each layer with a case for each requirement, and one for all that is not about one."""

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree

from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.summary import Summary
from polreq.words import Lang

#: Characters that XML 1.0 cannot hold, even as entities.
_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


#: The suite of findings about files, documents, links and features.
WORKSPACE: Final = "workspace"


def render_junit(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write the suites; a case with findings below the threshold only is skipped, so that they are seen and fail nothing."""
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        about.setdefault(finding.subject, []).append(finding)
    suites: dict[str, list[tuple[str, list[Finding]]]] = {}
    for layer, item in summary.requirements:
        suites.setdefault(layer, []).append((item, about.pop(item, [])))
    for subject, found in about.items():
        for finding in found:
            # its place tells it from others about the same thing
            suites.setdefault(WORKSPACE, []).append((f"{finding.place} {subject}".rstrip(), [finding]))
    root = ElementTree.Element("testsuites", {"name": "polreq"})
    for name, cases in suites.items():
        suite = ElementTree.SubElement(root, "testsuite", {"name": name})
        for case, found in cases:
            _case(suite, case, found, summary, lang)
        _count(suite, [suite])
    _count(root, list(root))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _count(element: ElementTree.Element, suites: Sequence[ElementTree.Element]) -> None:
    for name, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")):
        element.set(name, str(sum(len(suite.findall(path)) for suite in suites)))
    element.set("errors", "0")


def _case(suite: ElementTree.Element, name: str, found: Sequence[Finding], summary: Summary, lang: Lang) -> None:
    """Add the case of a requirement, or of one finding about something else; what fails comes first in it."""
    case = ElementTree.SubElement(suite, "testcase", {"classname": suite.get("name", ""), "name": _valid(name)})
    if not found:
        return
    ordered = sorted(found, key=lambda f: not summary.fails(f))
    first = ordered[0]
    case.set("file", _valid(first.place.path))
    case.set("line", str(first.place.line))
    words = _valid(message(first)[0].words(lang))
    if summary.fails(first):
        result = ElementTree.SubElement(case, "failure", {"type": first.code, "message": words})
    else:
        result = ElementTree.SubElement(case, "skipped", {"message": words})
    result.text = "\n".join(_told(finding, lang) for finding in ordered)


def _told(finding: Finding, lang: Lang) -> str:
    words, hint = (text.words(lang) for text in message(finding))
    return _valid(f"{finding.place} {finding.code} {words}" + (f"\n{hint}" if hint else ""))


def _valid(text: str) -> str:
    return _NOT_XML.sub("�", text)

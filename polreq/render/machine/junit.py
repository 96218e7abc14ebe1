"""Findings as JUnit XML: a suite for each layer with a case for each requirement, and one for all that is not about one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from polreq.model.place import Place
from polreq.render.machine.xml_text import valid
from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.summary import Summary
from polreq.words import Lang, Text
from polreq.words.sentences import say

#: The suite of findings about files, documents, links and features.
WORKSPACE: Final = "workspace"


@dataclass(frozen=True, slots=True)
class _Case:
    """A case: a requirement, or one finding about something else.

    Args:
        name: of the case.
        found: findings about it.
        excused: why it counts as no failure although something is missing: what the baseline tolerates, a written reason.
        place: where it is, if no finding says so.
    """

    name: str
    found: Sequence[Finding] = ()
    excused: Sequence[Text] = ()
    place: Place | None = None


def render_junit(findings: Sequence[Finding], summary: Summary, lang: Lang) -> str:
    """Write the suites.

    A case with findings below the threshold only, with findings that the baseline tolerates or with a written reason is
    skipped: that is seen and fails nothing.
    """
    root = ElementTree.Element("testsuites", {"name": "polreq"})
    for name, cases in _suites(findings, summary).items():
        suite = ElementTree.SubElement(root, "testsuite", {"name": name})
        for case in cases:
            _write(suite, case, summary, lang)
        _count(suite, [suite])
    _count(root, list(root))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suites(findings: Sequence[Finding], summary: Summary) -> dict[str, list[_Case]]:
    about: dict[str, list[Finding]] = {}
    for finding in findings:
        about.setdefault(finding.subject, []).append(finding)
    excused: dict[str, list[Text]] = {
        one.id: [say("justified_one", reason=one.reason)] for one in summary.requirements if one.reason
    }
    known = {one.id for one in summary.requirements}
    others = [_Case(_name(f), [f]) for f in findings if f.subject not in known]
    for finding in summary.accepted:
        said = say("tolerated_one", what=message(finding)[0])
        if finding.subject in known:
            excused.setdefault(finding.subject, []).append(said)
        else:
            others.append(_Case(_name(finding), excused=[said], place=finding.place))
    suites: dict[str, list[_Case]] = {}
    for one in summary.requirements:
        case = _Case(one.id, about.get(one.id, ()), excused.get(one.id, ()), one.place)
        suites.setdefault(one.layer, []).append(case)
    return suites | ({WORKSPACE: others} if others else {})


def _name(finding: Finding) -> str:
    """Name the case of what is about no requirement; its place tells it from others about the same thing."""
    return f"{finding.place} {finding.subject}".rstrip()


def _count(element: ElementTree.Element, suites: Sequence[ElementTree.Element]) -> None:
    for name, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("skipped", "testcase/skipped")):
        element.set(name, str(sum(len(suite.findall(path)) for suite in suites)))
    element.set("errors", "0")


def _write(suite: ElementTree.Element, case: _Case, summary: Summary, lang: Lang) -> None:
    """Add a case; what fails comes first in it."""
    element = ElementTree.SubElement(suite, "testcase", {"classname": suite.get("name", ""), "name": valid(case.name)})
    if not (case.found or case.excused):
        return
    ordered = sorted(case.found, key=lambda f: not summary.fails(f))
    first = ordered[0] if ordered else None
    if place := first.place if first else case.place:
        element.set("file", valid(place.path))
        element.set("line", str(place.line))
    words = valid((message(first)[0] if first else case.excused[0]).words(lang))
    if first and summary.fails(first):
        result = ElementTree.SubElement(element, "failure", {"type": first.code, "message": words})
    else:
        result = ElementTree.SubElement(element, "skipped", {"message": words})
    told = [_told(finding, lang) for finding in ordered]
    result.text = "\n".join([*told, *(valid(said.words(lang)) for said in case.excused)])


def _told(finding: Finding, lang: Lang) -> str:
    words, hint = (text.words(lang) for text in message(finding))
    return valid(f"{finding.place} {finding.code} {words}" + (f"\n{hint}" if hint else ""))

"""JUnit XML, as nearly every test runner writes it → test cases with their results."""

from typing import Final
from xml.etree.ElementTree import Element

from polreq.errors import PolreqError
from polreq.guarded.unreadable import UnreadableError
from polreq.guarded.xml import parse_xml
from polreq.ingest.evidence.case import ReadCase
from polreq.model.place import Place

#: Properties of a case that say what it tests.
_NAMING: Final = ("feature", "requirement", "story", "issue", "需求", "功能")


def is_junit(data: bytes) -> bool:
    """Whether bytes look like JUnit XML."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and b"<testsuite" in data[:4096]


def junit_cases(file: str, data: bytes) -> tuple[ReadCase, ...]:
    """Read the cases of a file; one that ran several times is as its last run says.

    Raises:
        PolreqError: it is no JUnit XML.
    """
    try:
        root = parse_xml(file, data)
    except UnreadableError as error:
        raise PolreqError(f"无法读取 {file}：{error.said.zh}", f"cannot read {file}: {error.said.en}") from error
    found = {case.id: case for element in root.iter("testcase") for case in (_case(file, element),)}
    return tuple(found.values())


def _case(file: str, element: Element) -> ReadCase:
    name, owner = element.get("name", ""), element.get("classname", "")
    properties = [(one.get("name", "").lower(), one.get("value") or one.text or "") for one in element.iter("property")]
    named = tuple(value.strip() for key, value in properties if key in _NAMING and value.strip())
    return ReadCase(
        Place(file), f"{owner}.{name}".strip("."), name or owner, _result(element), named, f"{owner} {name}"
    )


def _result(element: Element) -> str:
    if element.find("failure") is not None or element.find("error") is not None:
        return "failed"
    return "skipped" if element.find("skipped") is not None else "passed"

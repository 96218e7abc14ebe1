"""Files of ReqIF as DOORS, Polarion and ReqView write them: what is kept of them, and what is said of their mistakes."""

import pytest
from exchanged import told
from papers import zipped

from polreq.exchange.reqif_reading import read

DAY = 'LAST-CHANGE="2024-05-06T07:08:09Z"'

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd" xmlns:x="http://www.w3.org/1999/xhtml">
<THE-HEADER><REQ-IF-HEADER IDENTIFIER="h"><TITLE>Doors module</TITLE></REQ-IF-HEADER></THE-HEADER>
<CORE-CONTENT><REQ-IF-CONTENT>
"""
TAIL = "</REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>\n"

TYPES = f"""\
<DATATYPES>
<DATATYPE-DEFINITION-ENUMERATION IDENTIFIER="prio" {DAY}><SPECIFIED-VALUES>
<ENUM-VALUE IDENTIFIER="p1" {DAY} LONG-NAME="High"><PROPERTIES><EMBEDDED-VALUE KEY="0" OTHER-CONTENT=""/></PROPERTIES></ENUM-VALUE>
<ENUM-VALUE IDENTIFIER="p2" {DAY}><PROPERTIES><EMBEDDED-VALUE KEY="1" OTHER-CONTENT="Low"/></PROPERTIES></ENUM-VALUE>
</SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>
</DATATYPES>
<SPEC-TYPES>
<SPEC-OBJECT-TYPE IDENTIFIER="t" {DAY} LONG-NAME="System Requirement"><SPEC-ATTRIBUTES>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="a-id" {DAY} LONG-NAME="ReqIF.ForeignID"/>
<ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="a-text" {DAY} LONG-NAME="ReqIF.Text"/>
<ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="a-chapter" {DAY} LONG-NAME="ReqIF.ChapterName"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="a-name" {DAY} LONG-NAME="ReqIF.Name"/>
<ATTRIBUTE-DEFINITION-ENUMERATION IDENTIFIER="a-prio" MULTI-VALUED="true" {DAY} LONG-NAME="Priority"/>
<ATTRIBUTE-DEFINITION-STRING IDENTIFIER="a-status" {DAY} LONG-NAME="Status"><DEFAULT-VALUE>
<ATTRIBUTE-VALUE-STRING THE-VALUE="new"><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>a-status</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>
</DEFAULT-VALUE></ATTRIBUTE-DEFINITION-STRING>
</SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE>
<SPEC-RELATION-TYPE IDENTIFIER="sat" {DAY} LONG-NAME="Satisfies"/>
<SPEC-RELATION-TYPE IDENTIFIER="con" {DAY} LONG-NAME="Conflicts with"/>
</SPEC-TYPES>
"""


def text(attribute: str, value: str) -> str:
    kind = f"<DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>{attribute}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION>"
    return f'<ATTRIBUTE-VALUE-STRING THE-VALUE="{value}">{kind}</ATTRIBUTE-VALUE-STRING>'


def xhtml(attribute: str, value: str) -> str:
    kind = f"<DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>{attribute}</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION>"
    return f"<ATTRIBUTE-VALUE-XHTML>{kind}<THE-VALUE><x:div>{value}</x:div></THE-VALUE></ATTRIBUTE-VALUE-XHTML>"


def chosen(attribute: str, *values: str) -> str:
    kind = f"<DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>{attribute}</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION>"
    words = "".join(f"<ENUM-VALUE-REF>{value}</ENUM-VALUE-REF>" for value in values)
    return f"<ATTRIBUTE-VALUE-ENUMERATION><VALUES>{words}</VALUES>{kind}</ATTRIBUTE-VALUE-ENUMERATION>"


def spec_object(identifier: str, *values: str) -> str:
    type_ = "<TYPE><SPEC-OBJECT-TYPE-REF>t</SPEC-OBJECT-TYPE-REF></TYPE>"
    return f'<SPEC-OBJECT IDENTIFIER="{identifier}" {DAY}>{type_}<VALUES>{"".join(values)}</VALUES></SPEC-OBJECT>\n'


def relation(type_: str, source: str, target: str) -> str:
    ends = "".join(
        f"<{end}><SPEC-OBJECT-REF>{one}</SPEC-OBJECT-REF></{end}>"
        for end, one in (("SOURCE", source), ("TARGET", target))
    )
    return f'<SPEC-RELATION IDENTIFIER="r" {DAY}><TYPE><SPEC-RELATION-TYPE-REF>{type_}</SPEC-RELATION-TYPE-REF></TYPE>{ends}</SPEC-RELATION>\n'


def place(identifier: str, *below: str) -> str:
    children = f"<CHILDREN>{''.join(below)}</CHILDREN>" if below else ""
    return f'<SPEC-HIERARCHY IDENTIFIER="s-{identifier}" {DAY}><OBJECT><SPEC-OBJECT-REF>{identifier}</SPEC-OBJECT-REF></OBJECT>{children}</SPEC-HIERARCHY>'


OBJECTS = (
    spec_object("o2", text("a-id", "R-2"), xhtml("a-text", "Second."), text("a-status", "agreed"))
    + spec_object("o1", text("a-id", "R-1"), text("a-name", "Login"), xhtml("a-text", "<x:p>The system:</x:p><x:ul><x:li>one</x:li><x:li><x:b>two</x:b></x:li></x:ul>"), chosen("a-prio", "p1", "p2"))
    + spec_object("c1", text("a-id", "C-1"), xhtml("a-chapter", "Access"))
    + spec_object("loose", xhtml("a-text", "In no document."))
)  # fmt: skip

MODULE = (
    f"{HEAD}{TYPES}<SPEC-OBJECTS>\n{OBJECTS}</SPEC-OBJECTS>\n"
    f"<SPEC-RELATIONS>\n{relation('sat', 'o2', 'o1')}{relation('con', 'o2', 'loose')}</SPEC-RELATIONS>\n"
    f'<SPECIFICATIONS><SPECIFICATION IDENTIFIER="s" {DAY}><CHILDREN>{place("c1", place("o1"), place("o2"))}</CHILDREN></SPECIFICATION></SPECIFICATIONS>\n{TAIL}'
)


def test_a_module_is_read_in_the_order_of_its_document_with_all_that_objects_tell():
    found, findings = read("m.reqif", MODULE.encode())
    assert findings == ()
    assert found.title == "Doors module"
    first, second, loose = found.items
    assert (first.id, first.layer, first.title, first.above) == ("R-1", "", "Login", ())
    assert first.text == "The system:\n- one\n- two"
    assert first.fields == (
        ("chapter", "Access"),
        ("type", "System Requirement"),
        ("Priority", "High、Low"),
        ("Status", "new"),
    )
    assert (second.id, second.text, second.above) == ("R-2", "Second.", ("R-1",))
    assert dict(second.fields)["Status"] == "agreed"
    assert dict(second.fields)["Conflicts with"] == "loose"
    assert (loose.id, loose.text) == ("loose", "In no document.")
    line = MODULE[: MODULE.index('"o2"')].count("\n") + 1
    assert str(second.place) == f"m.reqif:{line}:1"


def test_all_documents_of_an_archive_are_read():
    other = f"{HEAD}{TYPES}<SPEC-OBJECTS>{spec_object('z', text('a-id', 'R-9'), xhtml('a-text', 'Nine.'))}</SPEC-OBJECTS>{TAIL}"
    found, findings = read(
        "m.reqifz", zipped({"a.reqif": MODULE.encode(), "b.reqif": other.encode(), "picture.png": b"no XML"})
    )
    assert findings == ()
    assert [item.id for item in found.items] == ["R-1", "R-2", "loose", "R-9"]
    assert str(found.items[-1].place).startswith("m.reqifz/b.reqif:")


def test_all_mistakes_are_told_at_once_with_their_places():
    objects = [
        spec_object("a", text("a-id", "R-1"), xhtml("a-text", "One.")),
        spec_object("b", text("a-id", "R-1"), xhtml("a-text", "Another one.")),
        spec_object("a", text("a-id", "R-2"), xhtml("a-text", "The identifier again.")),
        spec_object("d", text("a-id", "R-4")),
    ]
    relations = relation("sat", "b", "gone")
    data = f"{HEAD}{TYPES}<SPEC-OBJECTS>\n{''.join(objects)}</SPEC-OBJECTS><SPEC-RELATIONS>\n{relations}</SPEC-RELATIONS>{TAIL}"
    found, findings = read("m.reqif", data.encode())
    assert [(item.id, item.text) for item in found.items] == [("R-1", "One.")]
    line = data[: data.index("<SPEC-OBJECTS>")].count("\n") + 2
    assert told(findings) == [
        f"m.reqif:{line + 1}:1 X734 R-1: m.reqif:{line}:1",
        f"m.reqif:{line + 2}:1 X734 a: m.reqif:{line}:1",
        f"m.reqif:{line + 3}:1 X737 R-4: it has neither title nor text",
        f"m.reqif:{line + 5}:1 X735 R-1: the file has no object gone",
    ]


BOMB = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>\n<REQ-IF>&y;</REQ-IF>'
REACHING = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]>\n<REQ-IF>&x;</REQ-IF>'


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (BOMB.encode(), "m.reqif:1:13 X733 m.reqif: 'm.reqif' declares XML entities"),
        (REACHING.encode("utf-16"), "m.reqif:1:14 X733 m.reqif: 'm.reqif' declares XML entities"),
        (b"<REQ-IF>\n<A></B>", "m.reqif:2:6 X733 m.reqif: not valid XML (mismatched tag: line 2, column 5)"),
        (b"", "m.reqif:1:1 X733 m.reqif: not valid XML (no element found: line 1, column 0)"),
        (b"\n<html/>", "m.reqif:2:1 X733 m.reqif: its top is not REQ-IF but html"),
        (b"<a>" * 300, "m.reqif:1:601 X733 m.reqif: elements are nested deeper than 200"),
        (b'<?xml version="1.0" encoding="none"?><a/>', "m.reqif:1:1 X733 m.reqif: an encoding that is not known (unknown encoding: none)"),
        (zipped({"a.txt": b"x"}), "m.reqif:1:1 X733 m.reqif: there is no .reqif file in the archive"),
        (zipped({"a.reqif": b"x"})[:-20], "m.reqif:1:1 X733 m.reqif: the archive is broken"),
        (zipped({"a.reqif": b"<REQ-IF"}), "m.reqif/a.reqif:1:1 X733 m.reqif/a.reqif: not valid XML (unclosed token: line 1, column 0)"),
    ],
    ids=["bomb", "reaching", "unclosed", "empty", "html", "deep", "encoding", "no document", "broken archive", "broken document"],
)  # fmt: skip
def test_what_is_no_reqif_is_refused_before_it_can_do_harm(data, line):
    found, findings = read("m.reqif", data)
    assert found.items == ()
    assert told(findings) == [line]

"""Documents of StrictDoc that other people made: what is kept of them, and what is said of their mistakes."""

import pytest
from exchanged import told

from polreq.exchange.strictdoc_reading import read

DOCUMENT = """\
[DOCUMENT]
MID: c2d4542d5f1741c88dfcb4f68ad7dcbd
TITLE: Rail system
VERSION: 1.0
OPTIONS:
  MARKUP: RST
METADATA:
  AUTHOR: somebody

[GRAMMAR]
ELEMENTS:
- TAG: SYSTEM_REQUIREMENT
  FIELDS:
  - TITLE: UID
    TYPE: String
    REQUIRED: True
  - TITLE: ASIL
    HUMAN_TITLE: Safety level
    TYPE: SingleChoice(A, B, C, D)
    REQUIRED: True
  - TITLE: STATEMENT
    TYPE: String
    REQUIRED: True
  RELATIONS:
  - TYPE: Parent
    ROLE: Verifies

[TEXT]
STATEMENT: >>>
Introduction, no requirement.
<<<

[[SECTION]]
TITLE: Doors

[SYSTEM_REQUIREMENT]
UID: SYS-1
ASIL: B
TITLE: Closing
STATEMENT: >>>
Doors shall close.

   [REQUIREMENT] is only a word here.
<<<
COMMENT: first
COMMENT: >>>
second
third
<<<

[[SECTION]]
TITLE: Emergency

[SYSTEM_REQUIREMENT]
UID: SYS-2
ASIL: A
STATEMENT: Doors shall open.
RELATIONS:
- TYPE: Parent
  VALUE: SYS-1
- TYPE: Parent
  VALUE: SYS-9
  ROLE: Conflicts
- TYPE: File
  VALUE: src/door.c

[[/SECTION]]

[[/SECTION]]
"""

OLD = """\
[DOCUMENT]
TITLE: Old
REQ_PREFIX: R-

[FREETEXT]
[REQUIREMENT]
UID: not a requirement
[/FREETEXT]

[SECTION]
UID: SEC
TITLE: Chapter

[REQUIREMENT]
UID: R-1
TAGS: a, b
STATEMENT: One.
REFS:
- TYPE: Child
  VALUE: R-2

[/SECTION]

[COMPOSITE_REQUIREMENT]
UID: R-2
STATEMENT: Two.
"""


def test_a_document_with_a_grammar_of_its_own_is_read():
    found, findings = read("d.sdoc", DOCUMENT.encode())
    assert findings == ()
    assert found.title == "Rail system"
    first, second = found.items
    assert (first.id, first.layer, first.title, first.above) == ("SYS-1", "", "Closing", ())
    assert first.text == "Doors shall close.\n\n   [REQUIREMENT] is only a word here."
    assert first.fields == (
        ("chapter", "Doors"),
        ("type", "SYSTEM_REQUIREMENT"),
        ("Safety level", "B"),
        ("COMMENT", "first\nsecond\nthird"),
    )
    assert str(first.place) == "d.sdoc:36:1"
    assert (second.text, second.above) == ("Doors shall open.", ("SYS-1",))
    assert dict(second.fields) == {
        "chapter": "Doors / Emergency",
        "type": "SYSTEM_REQUIREMENT",
        "Safety level": "A",
        "Conflicts": "SYS-9",
        "File": "src/door.c",
    }


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_older_documents_are_read(ends):
    found, findings = read("d.sdoc", ("\ufeff" + OLD.replace("\n", ends)).encode())
    assert findings == ()
    assert [(i.id, i.text, i.fields, i.above) for i in found.items] == [
        ("R-1", "One.", (("chapter", "Chapter"), ("TAGS", "a, b")), ()),
        ("R-2", "Two.", (("type", "COMPOSITE_REQUIREMENT"),), ("R-1",)),
    ]


MISTAKES = """\
[DOCUMENT]
TITLE: x

[REQUIREMENT]
STATEMENT: no id

[REQUIREMENT]
UID: A
STATEMENT: fine

[REQUIREMENT]
UID: A
STATEMENT: again

[REQUIREMENT]
UID: B
this is no field
STATEMENT: x

stray words

[REQUIREMENT]
UID: C
STATEMENT: x
RELATIONS:
- Parent

[DOCUMENT_FROM_FILE]
FILE: other.sdoc

[/SECTION]

[[SECTION]]
TITLE: open

[REQUIREMENT]
UID: D

[REQUIREMENT]
UID: E
STATEMENT: >>>
never ends
"""


def test_all_mistakes_are_told_at_once_with_their_places():
    found, findings = read("d.sdoc", MISTAKES.encode())
    assert [item.id for item in found.items] == ["A"]
    assert told(findings) == [
        "d.sdoc:4:1 X737 d.sdoc: it has no UID; strictdoc manage auto-uid gives it one",
        "d.sdoc:11:1 X734 A: d.sdoc:7:1",
        "d.sdoc:17:1 X737 B: 'NAME: text' is expected, not: this is no field",
        "d.sdoc:20:1 X737 d.sdoc: this line is not understood: stray words",
        "d.sdoc:26:1 X737 C: '- TYPE: Parent' or the like is expected, not: - Parent",
        "d.sdoc:28:1 X737 d.sdoc: it stands in other.sdoc: import that file too",
        "d.sdoc:31:1 X737 d.sdoc: nothing is open that [/SECTION] could close",
        "d.sdoc:33:1 X737 d.sdoc: [[SECTION]] is never closed",
        "d.sdoc:36:1 X737 D: it has neither title nor text",
        "d.sdoc:41:12 X737 E: the text that >>> begins has no <<<",
    ]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"# Markdown\n", "d.sdoc:1:1 X733 d.sdoc: it does not begin with [DOCUMENT]"),
        (b"", "d.sdoc:1:1 X733 d.sdoc: it does not begin with [DOCUMENT]"),
        (b"[DOCUMENT]\nTITLE: \xff\n", "d.sdoc:2:8 Y003"),
    ],
)
def test_what_is_no_document_is_refused(data, line):
    found, findings = read("d.sdoc", data)
    assert found.items == ()
    assert told(findings) == [line]

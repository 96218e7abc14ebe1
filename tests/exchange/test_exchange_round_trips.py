"""Doorstop, StrictDoc, ReqIF: whole outputs of a small example, and what was written is read back, whatever people wrote."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from traced_items import IDS, SMALL, traced

from polreq.exchange import doorstop, doorstop_tree, reqif, reqif_reading, strictdoc, strictdoc_reading
from polreq.exchange.shown import visible
from polreq.model.layer import FEATURE, LAYERS
from polreq.results.traced import Traced, TracedItem

ORDER = (*LAYERS, FEATURE)


def test_a_document_of_strictdoc(golden):
    golden("small.sdoc", strictdoc.write(SMALL).decode("utf-8"))


def test_a_file_of_reqif(golden):
    golden("small.reqif", reqif.write(SMALL).decode("utf-8"))


def test_a_tree_of_doorstop(golden):
    files = doorstop.write(SMALL)
    golden("small-doorstop.txt", "".join(f"=== {path}\n{data.decode('utf-8')}" for path, data in files.items()))


def normal(found: Traced, told: Callable[[str], str], title: Callable[[str], str] | None = None) -> list[object]:
    """Return items by layer as a format can hold them: fields in any order, those that say nothing left out."""
    items = sorted(found.items, key=lambda item: ORDER.index(item.layer))
    return [
        (
            item.id,
            item.layer,
            (title or told)(item.title),
            told(item.text),
            {key: told(text) for key, text in item.fields if told(text)},
            sorted(item.above),
            item.covered,
        )
        for item in items
    ]


def speaking(found: Traced) -> Traced:
    """Give every item a text that can be seen: one that says nothing is left out, which another test shows."""
    return Traced(found.title, tuple(replace(i, text=i.text if i.text.strip() else f"文{i.text}") for i in found.items))


def trimmed(text: str) -> str:
    """Return what Doorstop keeps of a text."""
    return "\n".join(line.rstrip() for line in visible(text).split("\n")).strip("\n")


def lines(text: str) -> str:
    """Return what StrictDoc keeps of a text: one that is blank cannot stand there."""
    text = re.sub("\r\n?", "\n", visible(text))
    return text if text.strip() else ""


def one_line(text: str) -> str:
    return " ".join(visible(text).split())


ANY = traced(IDS.filter(str.strip))


@given(ANY.filter(lambda found: found.items))
def test_doorstop_gives_back_what_was_written(found):
    found = speaking(found)
    files = doorstop.write(found)
    back, findings = doorstop_tree.read("tree", files)
    assert findings == ()
    assert normal(back, trimmed) == normal(found, trimmed)


@given(ANY)
def test_strictdoc_gives_back_what_was_written(found):
    found = speaking(found)
    back, findings = strictdoc_reading.read("t.sdoc", strictdoc.write(found))
    assert findings == ()
    assert normal(back, lines, one_line) == normal(found, lines, one_line)
    assert back.title == (one_line(found.title) or "polreq")


@given(ANY)
def test_reqif_gives_back_what_was_written(found):
    found = speaking(found)
    written = reqif.write(found)
    back, findings = reqif_reading.read("t.reqif", written)
    assert findings == ()
    assert normal(back, visible) == normal(found, visible)
    assert reqif_reading.read("t.reqifz", reqif.write_packed(found))[0].items == back.items
    assert reqif.write(found) == written


MARKS = [
    "<<<",
    "前\n<<<\n后",
    "\\<<<",
    "\n\\\\<<<",
    ">>>",
    "\\>>>",
    ">>>\n甲\n<<<",
    "[LINK: A-1]",
    "甲 [LINK\\: A-1] 乙",
    "[ANCHOR: x]",
    "[[SECTION]]",
    "[REQUIREMENT]\nUID: 假",
    "UID: 假",
    "RELATIONS:\n- TYPE: Parent",
    "]]>",
    "<xhtml:br/>&#10;",
    "  前面有空格\n\t制表符\n\n末尾有空格  ",
    "---\n...\n- a: {b}",
    "'单' \"双\" 引号：# 不是注释",
    "no",
    "2024-01-01",
    "\x07\ud800响铃",
]


@pytest.mark.parametrize("text", MARKS)
def test_marks_of_the_formats_inside_a_text_are_text(text):
    items = (
        TracedItem("A-1", "high", text, f"{text}", (("note", text),)),
        TracedItem("B-1", "middle", "", "乙", (), ("A-1",)),
    )
    found = Traced("示例", items)
    back, findings = doorstop_tree.read("tree", doorstop.write(found))
    assert (findings, normal(back, trimmed)) == ((), normal(found, trimmed))
    back, findings = strictdoc_reading.read("t.sdoc", strictdoc.write(found))
    assert (findings, normal(back, lines, one_line)) == ((), normal(found, lines, one_line))
    back, findings = reqif_reading.read("t.reqif", reqif.write(found))
    assert (findings, normal(back, visible)) == ((), normal(found, visible))


@pytest.mark.parametrize(
    "key",
    ["level", "links", "layer", "covered", "polreq-id", "polreq-level", "2024-01-01", "yes", "UID", "TITLE", "STATEMENT", "status",
     "ReqIF.Text", "ReqIF.ForeignID", "名称", "Title", "编号", "a: b", "uid-x"],
)  # fmt: skip
def test_a_field_may_be_called_like_what_a_format_keeps_for_itself(key):
    found = Traced("示例", (TracedItem("A-1", "high", "", "甲", ((key, "值"), ("force", "must"))),))
    for back, findings in (
        doorstop_tree.read("tree", doorstop.write(found)),
        strictdoc_reading.read("t.sdoc", strictdoc.write(found)),
        reqif_reading.read("t.reqif", reqif.write(found)),
    ):
        assert (back.items, findings) == (found.items, ())


def test_ids_that_a_format_cannot_have_come_back_and_links_lead_to_them():
    ids = ["登录", "F 1", "F-1", "f-01", "F_1", "all-1", "CON.1", ".x-1", "-y-1", "a/b-1", "A:B", "#", "x" * 200 + "-1"]
    items = tuple(TracedItem(id_, "middle", "", f"第 {n} 项", (), tuple(ids[:n][-1:])) for n, id_ in enumerate(ids))
    found = Traced("示例", items)
    files = doorstop.write(found)
    assert len({path.lower() for path in files}) == len(ids) + 1
    for back, findings in (
        doorstop_tree.read("tree", files),
        strictdoc_reading.read("t.sdoc", strictdoc.write(found)),
        reqif_reading.read("t.reqif", reqif.write(found)),
    ):
        assert (back.items, findings) == (found.items, ())

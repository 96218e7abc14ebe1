"""Which documents a text names, with the number and the issuer beside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.citations import find_citations


def read(text):
    """(title, number, issuers) of every citation."""
    return [(c.title, str(c.number.number) if c.number else "", c.issuers) for c in find_citations(text)]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("落实《办件意见》（国发〔2018〕2号）要求", [("办件意见", "国发〔2018〕2号", ())]),
        ("《办件意见》(国发〔2018〕2号，2018年7月印发)", [("办件意见", "国发〔2018〕2号", ())]),
        ("《办件意见（国发〔2018〕2号）》", [("办件意见", "国发〔2018〕2号", ())]),
        ("国发〔2018〕2号《办件意见》", [("办件意见", "国发〔2018〕2号", ())]),
        ("国发〔2018〕2号文件《办件意见》", [("办件意见", "国发〔2018〕2号", ())]),
        ("《办件意见》国发〔2018〕2号", [("办件意见", "国发〔2018〕2号", ())]),
        ("按国发〔2018〕2号、《办件意见》", [("", "国发〔2018〕2号", ()), ("办件意见", "", ())]),
        ("《甲办法》\n国发〔2018〕2号《乙意见》", [("甲办法", "", ()), ("乙意见", "国发〔2018〕2号", ())]),
        ("《关于印发〈甲（试行）〉的通知》《乙》", [("关于印发〈甲（试行）〉的通知", "", ()), ("乙", "", ())]),
        ("《关于印发《甲》的通知》", [("关于印发《甲》的通知", "", ())]),
        ("《未完\n《乙办法》", [("乙办法", "", ())]),
        ("国务院办公厅印发《甲方案》", [("甲方案", "", ("国务院办公厅",))]),
        ("国务院于2018年7月发布了《甲方案》", [("甲方案", "", ("国务院",))]),
        ("中共中央办公厅、国务院办公厅《甲方案》", [("甲方案", "", ("中共中央办公厅", "国务院办公厅"))]),
        ("经国务院同意，现印发《甲方案》", [("甲方案", "", ())]),
        ("国务院。《甲方案》", [("甲方案", "", ())]),
        ("《甲方案》（国务院办公厅，2018年7月）", [("甲方案", "", ("国务院办公厅",))]),
        ("《甲方案》由国办印发", [("甲方案", "", ("国务院办公厅",))]),
        (
            "《甲》《乙》（国发〔2018〕2号、国办发〔2018〕3号）",
            [("甲", "", ()), ("乙", "", ()), ("", "国发〔2018〕2号", ()), ("", "国办发〔2018〕3号", ())],
        ),
        (
            "《甲》（国发〔2018〕2号，代替国发〔2010〕1号）",
            [("甲", "国发〔2018〕2号", ()), ("", "国发〔2010〕1号", ())],
        ),
        (
            "落实国务院关于加强办件工作的意见（国发〔2018〕2号）",
            [("国务院关于加强办件工作的意见", "国发〔2018〕2号", ())],
        ),
        ("国务院、国务院办公厅《甲方案》", [("甲方案", "", ())]),
        ("没有引用任何文件。", []),
    ],
)
def test_title_number_and_issuer_are_read_together(text, cited):
    assert read(text) == cited


def test_a_short_name_stands_for_the_title_it_was_defined_for():
    text = "《办件管理办法》（国发〔2018〕2号，以下简称《办法》）施行。《办法》规定……"
    first, second = find_citations(text)
    assert (first.title, first.stands_for) == ("办件管理办法", "")
    assert (second.title, second.stands_for, second.start) == ("办法", "办件管理办法", text.rindex("《"))


def test_a_body_that_is_not_of_the_centre_is_named_as_written():
    (citation,) = find_citations("按照望川市人民政府印发的《办件意见》")
    assert (citation.issuers, citation.other_issuer) == ((), "按照望川市人民政府")


@pytest.mark.parametrize("text", ["《" * 3000, "》" * 3000, "《" * 3000 + "》" * 3000, "《甲。" * 500 + "》" * 500])
def test_marks_without_end_are_read_through(text):
    assert all(len(citation.title) <= 160 for citation in find_citations(text))


@given(st.text("《》〈〉（）甲国发〔2018〕27号，。 \n", max_size=60))
def test_any_text_is_read_and_places_lie_within_it_in_order(text):
    found = find_citations(text)
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)

"""Relations that a document's own words make clear."""

import pytest

from polreq.ingest.relations import relations
from polreq.model.document import Relation


def kinds(opening, rest="", own=()):
    return [(r.kind, r.title) for r in relations([opening], [opening, rest], own)]


def test_a_chain_of_titles_in_the_opening_is_what_the_document_implements():
    chain = "为贯彻落实《甲意见》（国发〔2020〕1号）、《乙通知》（国办发〔2020〕2号）和《丙方案》精神，制定本方案。"
    assert kinds(chain) == [("implements", "甲意见"), ("implements", "乙通知"), ("implements", "丙方案")]


def test_a_title_further_down_is_only_cited():
    assert kinds("甲。", "根据《甲办法》执行。") == [("cites", "甲办法")]


@pytest.mark.parametrize(
    "text",
    [
        "《甲办法》（甲发〔2014〕52号）、《乙规定》同时废止。",
        "《甲办法》和《乙规定》自2024年1月1日起废止。",
        "《甲办法》、《乙规定》等2件文件同时废止。",
        "废止《甲办法》《乙规定》。",
    ],
)
def test_titles_whose_end_is_declared_are_repealed(text):
    assert kinds("甲。", text) == [("repeals", "甲办法"), ("repeals", "乙规定")]


def test_what_a_document_prints_and_short_names_are_no_relations():
    text = "现将《甲方案》印发给你们。根据《乙意见》（国发〔2020〕1号，以下简称《意见》），请执行。"
    assert kinds(text, own=("甲方案",)) == [("implements", "乙意见")]


def test_things_in_book_title_marks_that_are_no_documents_are_left_out():
    assert kinds("需提交《示例申请》《示例证》，阅读《人民日报》。") == []


def test_a_document_named_twice_is_one_relation_with_its_number():
    found = relations([], ["依照《甲办法》执行。", "见《甲办法》（甲发〔2020〕1号）。"], ())
    assert found == (Relation("cites", "甲办法", "甲发〔2020〕1号"),)


def test_relations_and_citations_are_read_alike():
    text = "根据《甲办法》第三条、《关于印发《乙方案》的通知》和丙厅《丁意见》（望政发〔2026〕3号）、《未写完的规定，制定本方案。"
    assert kinds(text) == [
        ("implements", "甲办法"),
        ("implements", "关于印发《乙方案》的通知"),
        ("implements", "丁意见"),
    ]

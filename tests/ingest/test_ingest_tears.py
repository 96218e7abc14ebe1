"""Paragraphs of a whole text that a line break within a bracket has torn apart."""

import pytest

from polreq.ingest import read_source

NOTICE = "示例市档案局关于开展查询的通知\n示档〔2028〕7号\n各有关单位：\n{}\n示例市档案局\n2028年3月1日\n{}"


def lines_of(body, after="", name="a.txt"):
    document = read_source(name, NOTICE.format(body, after).encode()).document
    assert document is not None
    return [block.text for block in document.blocks()]


@pytest.mark.parametrize(
    ("pieces", "whole"),
    [
        (("一、各单位应当报送材料（申请书、", "承诺书）。"), "一、各单位应当报送材料（申请书、承诺书）。"),
        (
            ("一、各单位应当报送材料（申请书、", "承诺书和", "授权书），每月更新。"),
            "一、各单位应当报送材料（申请书、承诺书和授权书），每月更新。",
        ),
        (("一、投标人应当注册。[提供：执照扫描件", "]"), "一、投标人应当注册。[提供：执照扫描件]"),
        (("一、有关要求，按照《示例档案", "管理办法》执行。"), "一、有关要求，按照《示例档案管理办法》执行。"),
    ],
)
def test_a_bracket_that_a_line_leaves_open_is_closed_on_the_next(pieces, whole):
    assert whole in lines_of("\n".join(pieces))


@pytest.mark.parametrize(
    "pieces",
    [
        ("一、各单位应当报送材料（申请书、", "二、承诺书）由申请人签字。"),
        ("一、各单位应当报送材料（申请书、", "承诺书另行报送。"),
        ("一、各单位应当报送材料。", "承诺书）另附。"),
    ],
)
def test_what_opens_or_closes_nothing_stays_a_line(pieces):
    assert all(piece in lines_of("\n".join(pieces)) for piece in pieces)


def test_the_list_of_who_gets_copies_and_the_line_that_tells_who_printed_it_are_notes():
    after = "发送：各机构（示例大数据中心、示例信息科技发\n展中心）全体员工\n示例市档案局办公室  2028年3月2日发\n"
    document = read_source("a.txt", NOTICE.format("一、各单位应当每月更新目录。", after).encode()).document
    assert document is not None
    assert [block.text for block in document.body if block.kind == "note"] == [
        "发送：各机构（示例大数据中心、示例信息科技发展中心）全体员工",
        "示例市档案局办公室  2028年3月2日发",
    ]
    assert document.parts == ()


def test_titles_stay_on_their_lines():
    text = "示例市档案局关于印发《示例市档案\n查询办法》的通知\n示档〔2028〕7号\n各有关单位：\n请遵照执行。\n"
    document = read_source("a.txt", text.encode()).document
    assert document is not None
    assert [block.text for block in document.blocks() if block.kind == "title"] == text.splitlines()[:2]

"""Nothing of a text is lost: body and parts put together again are the source, character by character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.ingest import read_source
from polreq.ingest.decode import decode
from polreq.ingest.readers.markdown import read_markdown
from polreq.ingest.readers.text import read_text
from polreq.ingest.structure import structure
from polreq.model.document import Source

PIECES = (
    "示例省人民政府关于印发示例办法的通知", "示政发〔2024〕1号", "各市人民政府：", "第一章 总则", "第一条 为了示例，制定本办法。",
    "一、总体要求", "（一）指导思想。", "1.示例。说明。", "1.1 目的", "2.2 范围", "①示例", "【说明】", "——坚持示例。", "附件：1.示例表", "附件1",
    "示例省人民政府", "2024年1月1日", "（此件公开发布）", "目录", "甲 | 乙", "丙 | 丁", "a\tb\tc", "# 标题", "## 小标题", "<!-- 注 -->", "| 甲 | 乙 |",
    "|---|---|", "　　缩进", "\u200b", " ", "\ufeff", "抄送：某某。", "中华人民共和国国务院令", "第1号", "…〔201817", "(-)示例",
)  # fmt: skip

ENDS = st.sampled_from(("\n", "\r\n", "\r", "\n\n", "\n\n\n"))
UNMARKED = st.characters(exclude_characters="*_`[]\\\\<>&$", exclude_categories=["Cs"])


def lines_of(letters):
    """Return texts of lines of which some are well formed and the others are of such letters."""
    pieces = st.sampled_from(PIECES) | st.text(letters, max_size=12)
    return st.lists(st.tuples(pieces, ENDS), max_size=25).map(
        lambda pairs: "".join(piece + end for piece, end in pairs)
    )


LINES = lines_of(st.characters(exclude_categories=["Cs"]))


def normal(text: str) -> str:
    """Return the text as a document gives it back: without BOM, line ends as LF, the last line ended."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return lines if not lines or lines.endswith("\n") else lines + "\n"


@given(text=st.text() | LINES)
def test_any_text_is_given_back(text):
    document = structure(read_text(decode(text.encode())), Source("a")).document
    assert document.text() == normal(text)


@given(text=st.text(UNMARKED) | lines_of(UNMARKED))
def test_any_markdown_is_given_back_but_for_markup_within_its_lines(text):
    document = structure(read_markdown(decode(text.encode())), Source("a")).document
    assert document.text() == normal(text)


@given(text=LINES, name=st.sampled_from(("a.txt", "a.md")))
def test_every_place_with_words_has_a_name_of_its_own(text, name):
    document = read_source(name, text.encode(), force=True).document
    blocks = [] if document is None else [block for block in document.blocks() if block.text]
    assert all(block.locator for block in blocks)
    assert len({block.locator for block in blocks}) == len(blocks)


@given(text=LINES)
def test_only_headings_have_a_level_and_children(text):
    document = read_source("a.txt", text.encode(), force=True).document
    for block in () if document is None else document.blocks():
        assert (block.level > 0) == (block.kind == "heading")
        assert block.kind == "heading" or not block.children


@pytest.mark.parametrize("folder", ["corpus/national/txt", "corpus/legislation", "gold/docs", "gold/paragraphs/docs"])
def test_real_documents_are_given_back(shared, some_of, folder):
    changed = []
    for path in some_of((shared / folder).iterdir()):
        data = path.read_bytes()
        document = read_source(path.name, data).document
        if document is None or document.text() != normal(data.decode()):
            changed.append(path.name)
    assert changed == []

"""Archives: limits against bombs, documents packed singly, encodings of text files."""

import zipfile

import pytest
from papers import zipped

from polreq.guarded.archive import ENTRIES, Archive
from polreq.guarded.unreadable import UnreadableError
from polreq.ingest import read_source

TEXT = "示例局关于示例的通知\n请执行，并将有关情况报送上级机关。\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"a.txt": b"0" * 20_000_000}), "100:1"),
        (zipped({f"{n}.txt": b"" for n in range(ENTRIES + 1)}), "文件过多"),
        (zipped({"a.txt": TEXT.encode()})[:-30], "已损坏"),
        (b"PK\x03\x04 not an archive", "已损坏"),
    ],
)
def test_an_archive_beyond_the_limits_is_refused(data, words):
    with pytest.raises(UnreadableError) as refused:
        Archive(data)
    assert words in refused.value.said.zh
    result = read_source("a.zip", data)
    assert result.document is None
    assert [f.code for f in result.findings] == ["X701"]


def test_a_member_longer_than_it_declares_is_refused():
    data = zipped({"a.txt": b"0" * 1000}, level=zipfile.ZIP_STORED)
    size = (1000).to_bytes(4, "little")
    lie = data.replace(size + size, size + (10).to_bytes(4, "little"))
    with pytest.raises(UnreadableError):
        Archive(lie).read("a.txt")


def test_a_document_packed_singly_is_read(outline_of):
    data = zipped({"文件/通知.txt": TEXT.encode(), "__MACOSX/._通知.txt": b"x", "图.png": b"x"})
    result = read_source("通知.zip", data)
    assert outline_of(result.document).startswith("title 标题 示例局关于示例的通知")
    assert result.document.source.name == "通知.zip"


def test_an_archive_of_several_documents_is_refused_with_their_number():
    result = read_source("a.zip", zipped({"a.txt": TEXT.encode(), "b.md": TEXT.encode()}))
    assert [(f.code, "2 个可读文件" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", ".docx"),
        (b"{\\rtf1}", "RTF"),
        (b"\x89PNG\r\n", "图片"),
        (b"Rar!\x1a", "RAR"),
    ],
)
def test_kinds_that_cannot_be_read_are_refused_with_a_way_out(data, words):
    result = read_source("a.doc", data)
    assert [(f.code, words in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings_of_text(encoding, read):
    document = read_source("a.txt", TEXT.encode(encoding)).document
    assert document.text() == TEXT


def test_big5_is_told_from_gb18030():
    text = "示例局公告\n為提升政府服務效能，各機關應於收件後三日內通知申請人補正，並將辦理情形登錄於系統。\n" * 3
    result = read_source("a.txt", text.encode("big5"), force=True)
    assert result.document.text() == text


def test_line_ends_of_other_systems(read):
    assert read("甲。\r\n乙。\r丙。").text() == "甲。\n乙。\n丙。\n"


def test_a_web_page_with_another_ending_is_read_as_one():
    page = "<!DOCTYPE html><html><body><p>示例局关于示例的通知</p><p>请各单位于月底前报送材料，并说明情况，逾期不再受理。</p></body></html>"
    assert read_source("下载", page.encode()).document.source.form == "html"

"""Whatever bytes come, the answer is a document or a finding that says why there is none; never an exception."""

import io
import zipfile

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import Paper, ofd, zipped

from polreq.ingest import read_source


def word():
    document = docx.Document()
    document.add_paragraph("示例办法", style="Title")
    document.add_paragraph("第一条 示例。", style="List Number")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(1, 0))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def paper():
    page = Paper()
    page.write("center", "示例办法")
    page.write("indent", "示例。" * 60)
    return page.save()


SOURCES = {
    "a.docx": word(),
    "a.pdf": paper(),
    "a.ofd": ofd([[(30, 40, "示例办法"), (30, 60, "示例。")]]),
    "a.html": '<table><tr><td rowspan=3 colspan="0">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table><p>示例</p>'.encode(),
    "a.txt": "示例局关于示例的通知\n示发〔2020〕1号\n各局：\n一、甲\n附件1\n表\n1 | 2\n示例局\n2020年1月1日\n".encode(),
}


def check(name, data, force):
    result = read_source(name, data, force=force)
    assert result.document is not None or [f.code for f in result.findings if f.code in ("X701", "X704")]


@given(
    name=st.sampled_from(sorted(SOURCES)),
    at=st.floats(0, 1),
    cut=st.integers(0, 40),
    put=st.binary(max_size=12),
    force=st.booleans(),
)
@settings(deadline=None, max_examples=50)
def test_bytes_changed_anywhere(name, at, cut, put, force):
    data = SOURCES[name]
    place = int(at * len(data))
    check(name, data[:place] + put + data[place + cut :], force)


@given(
    name=st.sampled_from(("a.docx", "a.ofd")),
    data=st.data(),
    put=st.sampled_from((b"", b'"', b"x", b"9999999", b"<a/>")),
)
@settings(deadline=None, max_examples=50)
def test_members_of_archives_changed_anywhere(name, data, put):
    with zipfile.ZipFile(io.BytesIO(SOURCES[name])) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    member = data.draw(st.sampled_from(sorted(m for m in members if m.endswith(".xml"))))
    place = data.draw(st.integers(0, len(members[member])))
    cut = data.draw(st.integers(0, 3))
    members[member] = members[member][:place] + put + members[member][place + cut :]
    check(name, zipped(members), force=False)


@given(
    name=st.sampled_from(("a.txt", "a.html", "a.pdf", "a.zip", "a")), data=st.binary(max_size=200), force=st.booleans()
)
def test_any_bytes(name, data, force):
    check(name, data, force)

"""One odd file is named and stops nothing else: what readers once fell over, and the net for what they will fall over next."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from review_world import make
from terminal import polreq, write

from polreq.ingest import read_source
from polreq.ingest.ids import propose_id
from polreq.store.paths import problem_of_name
from polreq.yamlio import parse

GOOD = "关于公开指南的通知\n\n各单位应当在2026年底前公开指南。\n"
POLICY = "polreq: policy/1\nid: {}\ntitle: 某通知\nbody:\n  - {{kind: paragraph, at: p1, text: 各部门应当公布指南。, blank: {}}}\n"


# --- YAML


@settings(max_examples=300)
@given(st.text(st.sampled_from("\r\n\x85\u2028\u2029\ufeff?:-[]{}|>&*!%@`'\"# ,a中\t\x00~"), max_size=12))
@example("\r?")
@example("\x85?")
@example("\u2028 ?")
@example("\r[")
def test_any_text_is_read_or_refused_at_a_place_that_is_in_it(text):
    _, findings = parse(text.encode(), "a.yml")
    lines = text.removeprefix("\ufeff").split("\n")
    for finding in findings:
        # what is missing at the end of a text is reported at the line behind it
        assert 1 <= finding.place.line <= len(lines) + 1
        assert 1 <= finding.place.column <= max(map(len, lines)) + 2


# --- readers


def docx(numbering: str = "", styles: str = "", body: str = "") -> bytes:
    """Make a Word document of parts of its XML."""
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    package = "http://schemas.openxmlformats.org/package/2006"
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/word/{n}.xml" ContentType="{word}.{kind}+xml"/>' for n, kind in kinds.items())
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type="{office}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="{n}" Type="{office}/{n}" Target="{n}.xml"/>' for n in ("styles", "numbering"))
        + "</Relationships>",
        "word/document.xml": f"<w:document {w}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {w}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {w}>{numbering}</w:numbering>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def listed(level: str = "", number: str = "", pr: str = '<w:ilvl w:val="0"/>') -> bytes:
    """Make a Word document with one numbered paragraph; `level` stands in the level of the list."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{number}</w:num>'
    )
    paragraph = (
        f'<w:p><w:pPr><w:numPr>{pr}<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>应当公开指南。</w:t></w:r></w:p>'
    )
    return docx(numbering, body=paragraph)


def styled(styles: str) -> bytes:
    return docx(
        styles=styles, body='<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>应当公开指南。</w:t></w:r></w:p>'
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (listed(), "1.应当公开指南。"),
        (listed("<w:start/>"), "1.应当公开指南。"),
        (listed('<w:start w:val="-3"/><w:numFmt w:val="chineseCounting"/>'), "一.应当公开指南。"),
        (listed('<w:start w:val="2000000000"/><w:numFmt w:val="lowerRoman"/>'), "i.应当公开指南。"),
        (listed('<w:start w:val="99999"/><w:numFmt w:val="lowerRoman"/>'), "x" * 999 + "ix.应当公开指南。"),
        (listed(pr="<w:ilvl/>"), "1.应当公开指南。"),
        (listed(number="<w:lvlOverride><w:startOverride/></w:lvlOverride>"), "1.应当公开指南。"),
        (styled('<w:style w:styleId="a"><w:name/><w:basedOn/></w:style>'), "应当公开指南。"),
        (
            styled(
                '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
            ),
            "应当公开指南。",
        ),
    ],
)
def test_a_word_document_with_missing_or_senseless_values_is_read_without_them(data, said):
    pytest.importorskip("docx")
    document = read_source("a.docx", data).document
    assert document is not None
    assert [f"{block.mark}{block.text}" for block in document.blocks()] == [said]


@pytest.mark.parametrize("body", ["<p>应当公开<?x>指南。</p>", "<p>应当<!--x-->公开指南。</p><?php x ?>"])
def test_a_web_page_with_instructions_for_programs_is_read(body):
    pytest.importorskip("selectolax")
    document = read_source("a.html", f"<html><body>{body}</body></html>".encode()).document
    assert document is not None
    assert "指南。" in document.text()


@pytest.mark.parametrize("span", ["²", "①", "9" * 5_000, "-1", "x"])
def test_a_cell_that_covers_no_number_of_rows_covers_one(span):
    pytest.importorskip("selectolax")
    rows = f'<tr><td rowspan="{span}" colspan="{span}">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>'
    document = read_source("a.html", f"<html><body><p>清单</p><table>{rows}</table></body></html>".encode()).document
    assert document is not None
    assert "丙 | 丁" in document.text()


def test_an_archive_with_a_nameless_member_is_refused_or_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x", "x")
        archive.writestr("n.txt", GOOD)
    data = out.getvalue().replace(b"PK\x01\x02", b"PK\x01\x02", 1)
    nameless = io.BytesIO()
    with zipfile.ZipFile(nameless, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x"), "x")
        archive.filelist[0].filename = ""
        archive.writestr("n.txt", GOOD)
    for packed in (data, nameless.getvalue()):
        assert read_source("a.zip", packed).document is not None


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e308"])
def test_an_ofd_with_numbers_that_are_none_is_a_finding_or_a_document(number):
    ofd = 'xmlns="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f"<OFD {ofd}><DocBody><DocRoot>d.xml</DocRoot></DocBody></OFD>",
        "d.xml": f'<Document {ofd}><Pages><Page BaseLoc="p.xml"/></Pages></Document>',
        "p.xml": f'<Page {ofd}><TextObject Boundary="10 10 {number} 5" Size="{number}"><TextCode X="{number}" Y="4">指南</TextCode>'
        "</TextObject></Page>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    read = read_source("a.ofd", out.getvalue())
    assert read.document or read.findings


@settings(max_examples=300)
@given(st.text(st.sampled_from("和及与关于印发的通知（）〔〕0123456789²①１一、《》：:。\n 号国办发局"), max_size=30))
@example("和")
@example("1" * 5_000)
@example("国办发〔" + "9" * 5_000 + "〕1号\n关于公开的通知")
def test_any_short_text_becomes_a_document_with_a_usable_id_or_a_finding(text):
    read = read_source("a.txt", text.encode(), force=True)
    assert read.document or read.findings
    if read.document:
        assert read.document.id


@given(st.text(max_size=40), st.text(st.sampled_from("国办发〔〕0123456789号²①Ａ/.. "), max_size=12))
def test_a_proposed_id_can_name_a_file_unless_it_is_a_reserved_or_long_one(title, number):
    problem = problem_of_name(propose_id(number, title, None))
    assert problem is None or "Windows" in problem.en or "bytes" in problem.en


# --- the net


def test_a_number_of_empty_lines_that_fills_the_memory_is_refused(tmp_path):
    root = write(make(tmp_path / "ws"), policies__p=POLICY.format("p", "999999999999"))
    ran = polreq(root, "check", "--no-cache", lang="en")
    assert ran.code == 1
    assert "S106 the number '999999999999' of 'blank' is wrong" in ran.out


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_name_that_is_no_utf8_is_told_and_the_others_are_read(tmp_path):
    root = make(tmp_path / "ws")
    odd = os.path.join(os.fsencode(root), b"requirements", b"\xff\xfe.yml")
    Path(os.fsdecode(odd)).write_text("polreq: requirements/1\nrequirements: []\n", encoding="utf-8")
    for command in (
        ["check"],
        ["check", "--format", "json"],
        ["report", "--format", "json"],
        ["trace", "--format", "json"],
    ):
        ran = polreq(root, *command, "--no-cache", lang="en")
        assert ran.code == 1
        assert "\\xff\\xfe.yml" in ran.out.replace("\\\\", "\\")
    source = os.fsdecode(os.path.join(os.fsencode(tmp_path), b"\xff.txt"))
    Path(source).write_text(GOOD, encoding="utf-8")
    assert polreq(root, "ingest", source).code == 0
    assert polreq(root, "extract", source, "--format", "jsonl").code == 0


def broken(*_arguments, **_options):
    raise KeyError("what nobody thought of")


def test_a_file_at_which_reading_fails_is_named_and_the_others_are_read(tmp_path, monkeypatch):
    import polreq.store.load as loading

    root = make(tmp_path / "ws")
    read = loading.read_file

    def fail_once(data, path, *rest):
        return broken() if path == "requirements/p.yml" else read(data, path, *rest)

    monkeypatch.setattr(loading, "read_file", fail_once)
    ran = polreq(root, "check", "--no-cache", lang="en")
    assert ran.code == 1
    assert "requirements/p.yml:1:1 P001 polreq failed at this file (KeyError: 'what nobody thought of'" in ran.out
    shown = polreq(root, "show", "F-1", "--no-cache", lang="en")
    # the item is there all the same, below the file that is missing from its chain
    above, item, _ = shown.out.partition("\nF-1  feature")
    assert (shown.code, "requirements/p.yml:1:1 P001" in above, bool(item)) == (1, True, True)


def test_a_source_at_which_a_reader_fails_does_not_end_a_batch(tmp_path, monkeypatch):
    import polreq.pipeline.read as reading

    root = make(tmp_path / "ws")
    read = reading.read_source

    def fail_once(name, data, **options):
        return broken() if name == "bad.txt" else read(name, data, **options)

    monkeypatch.setattr(reading, "read_source", fail_once)
    for name in ("bad", "good"):
        (tmp_path / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    ran = polreq(root, "ingest", "../bad.txt", "../good.txt", lang="en")
    assert ran.code == 1
    assert "../bad.txt:1:1 P001 polreq failed at this file (KeyError" in ran.out
    assert [path.name for path in (root / "policies").iterdir()] == ["公开指南的通知.yml"]
    ran = polreq(root, "extract", "../bad.txt", "../good.txt", "--format", "jsonl", lang="en")
    assert ran.code == 1
    assert "P001" in ran.err
    assert "公开指南" in ran.out


def test_a_document_at_which_extraction_fails_does_not_keep_the_others_from_it(tmp_path, monkeypatch):
    import polreq.pipeline.propose as proposing

    root = write(make(tmp_path / "ws"), policies__a=POLICY.format("a", "0"), policies__b=POLICY.format("b", "0"))
    extract = proposing.clauses_of
    monkeypatch.setattr(
        proposing, "clauses_of", lambda document, *rest: broken() if document.id == "a" else extract(document, *rest)
    )
    ran = polreq(root, "trace", "--no-cache", lang="en")
    assert ran.code == 1
    assert "P001 policies/a.yml" in ran.err
    assert (root / "requirements" / "b.yml").is_file()
    assert not (root / "requirements" / "a.yml").exists()


def test_the_last_net_says_which_file_was_being_read(tmp_path, monkeypatch):
    import polreq.pipeline.review as reviewing

    root = make(tmp_path / "ws")
    monkeypatch.setattr(reviewing, "read_sheets", broken)
    (root / "t.csv").write_text("x\n", encoding="utf-8")
    ran = polreq(root, "review", "--import", "t.csv", "--no-cache", lang="en")
    assert (ran.code, ran.out) == (2, "")
    assert "Internal error (KeyError: 'what nobody thought of', t.csv)" in ran.err
    assert "Traceback" not in ran.err

"""Files that are made to harm: bombs, loops, depth, odd characters, devices; made when they are needed and never kept."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from benchmarks.attacks.containers import docx, ofd, packed, pdf, pdf_page, stream, xlsx

Maker = Callable[[], bytes]

_LONG: Final = 100 * 1024 * 1024
#: Characters that nobody sees, that turn lines round, or that steer a terminal.
ODD: Final = "应\u202e当\u2066公\u200b开\ufeff指\x1b]0;x\x07\x1b[31m南\x9b1m\x00\u2028。::warning::x\r\n::error::y"
_MILLION: Final = 1_000_000

_RUNS: Final = ("一", "1", "由市政府", "一、", "局", "应当", "5个工作日内", "不少于", "，", "a", "《", "（")


def _laughs() -> str:
    lines = ['a0: &a0 ["ha","ha"]']
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines) + "\n"


def texts() -> Mapping[str, Maker]:
    """Return files of text by name; the end of a name tells the kind."""
    said: dict[str, Maker] = {
        "long line.txt": lambda: b"a" * _LONG,
        "long line.csv": lambda: b"a," * (_LONG // 2),
        "long line.jsonl": lambda: b'{"id":"' + b"a" * _LONG,
        "long chinese line.txt": lambda: "公".encode() * 8 * _MILLION,
        "nul.txt": lambda: b"\0" * 100_000,
        "odd.txt": lambda: ODD.encode() * 20,
        "odd.md": lambda: f"# {ODD}\n\n{ODD}\n".encode(),
        "odd.html": lambda: f"<html><title>{ODD}</title><p>{ODD}</p></html>".encode(),
        "odd.csv": lambda: f"编号,标题,状态\n{ODD[:60]},{ODD},完成\n".encode(),
        "surrogate.txt": lambda: b"\xed\xa0\x80\xed\xb0\x80" * 100,
        "surrogate.json": lambda: b'[{"id": "\\ud800", "title": "\\udc00\\ud800", "status": "done"}]',
        "depth.json": lambda: b"[" * 200_000,
        "digits.json": lambda: b'[{"id": ' + b"9" * 100_000 + b', "title": "x"}]',
        "nested.html": lambda: b"<html><body>" + b"<div>" * 100_000 + "应当公开。".encode(),
        "nested table.html": lambda: b"<html>" + b"<table><tr><td>" * 5_000 + "应当公开。".encode(),
        "spans.html": lambda: (
            "<html><p>清单</p><table>".encode() + b'<tr><td rowspan="65534" colspan="1000">a</td></tr>' * 1_000
        ),
        "nested.md": lambda: b"> " * 50_000 + b"a\n" + b"[" * 50_000 + b"*" * 50_000,
        "formulas.csv": lambda: "编号,标题,状态\n=1+1,=cmd|' /C calc'!A0,完成\n@SUM(1),+1,-1\n".encode(),
        "long id.csv": lambda: b"\xef\xbb\xbf" + "编号,标题,状态\n".encode() + b"x" * _MILLION + ",甲,完成\n".encode(),
        "ids.csv": lambda: "编号,标题,状态\n../../x,甲,完成\nCON,乙,完成\n/etc/x,丙,完成\n".encode(),
        "columns.csv": lambda: b"a," * 500_000 + b"\n" + b"1," * 500_000,
        "quote.csv": lambda: b'a,"' + b"b\n" * _MILLION,
        "instructions.txt": lambda: b"\x7fELF" + os.urandom(4_000),
    }
    for run in _RUNS:
        said[f"run of {run}.txt"] = lambda run=run: f"关于公开的通知\n\n{run * (30_000 // len(run))}\n".encode()  # type: ignore[misc]
    return said


def yamls() -> Mapping[str, Maker]:
    """Return YAML files, which may also stand in a workspace."""
    return {
        "aliases.yml": lambda: f"polreq: policy/1\n{_laughs()}".encode(),
        "anchors.yml": lambda: b"a: &a [*a]\n",
        "merge.yml": lambda: b"a: &a {b: 1}\nc: {<<: *a, <<: *a}\n",
        "tag.yml": lambda: b"!!python/object/apply:os.system ['touch owned']\n",
        "depth.yml": lambda: b"[" * 200_000,
        "block depth.yml": lambda: b"- " * 200_000 + b"a\n",
        "items.yml": lambda: b"a: [" + b"a," * 30 * _MILLION + b"]\n",
        "long line.yml": lambda: b"polreq: policy/1\nid: " + b"a" * _LONG + b"\n",
        "long key.yml": lambda: b"a" * _MILLION + b": 1\n" + b"a" * _MILLION + b": 1\n",
        "nul.yml": lambda: b"polreq: policy/1\nid: a\0b\n",
        "surrogate.yml": lambda: b'polreq: policy/1\nid: "\\ud800"\ntitle: "\\udc00"\n',
        "utf16.yml": lambda: "polreq: policy/1\nid: a\n".encode("utf-16"),
        "odd.yml": lambda: f"polreq: policy/1\nid: a\ntitle: {ODD!r}\nbody: []\n".encode(),
        "out.yml": lambda: (
            b"polreq: policy/1\nid: ../../../out/x\ntitle: x\nbody:\n"
            + "  - {kind: paragraph, at: p1, text: 各部门应当公布指南。}\n".encode()
        ),
        "long id.yml": lambda: b"polreq: policy/1\nid: " + b"x" * 5_000 + b"\ntitle: x\nbody: []\n",
        "blank.yml": lambda: (
            b"polreq: policy/1\nid: a\ntitle: x\nbody:\n  - {kind: paragraph, at: p1, text: a, blank: 99999999}\n"
        ),
        "digits.yml": lambda: (
            b"polreq: policy/1\nid: a\ntitle: x\nbody:\n  - {kind: heading, at: p1, text: a, level: "
            + b"9" * 100_000
            + b"}\n"
        ),
        "dates.yml": lambda: b"polreq: policy/1\nid: a\ntitle: x\ndates: {written: 0000-99-99}\nbody: []\n",
    }


def archives() -> Mapping[str, Maker]:
    """Return Word, OFD and PDF documents, workbooks and archives."""
    paragraph = "<w:p><w:r><w:t>应当公开指南。</w:t></w:r></w:p>"
    entity = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    cycle = '<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>'
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c></row>'
    text = '<TextObject Boundary="1 1 9 9" Size="3"><TextCode X="0" Y="3">应当公开指南</TextCode></TextObject>'
    nested = [
        stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</X %d 0 R>>>>" % (n + 6),
        )
        for n in range(9)
    ]
    last = stream(b"BT /F 9 Tf (x) Tj ET " * 10, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return {
        "bomb.docx": lambda: docx(paragraph * 400_000),
        "depth.docx": lambda: docx("<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000),
        "deep tags.docx": lambda: docx("<a>" * 100_000 + "</a>" * 100_000),
        "entities.docx": lambda: docx(paragraph, before=entity),
        "cycle.docx": lambda: docx('<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>', cycle),
        "broken.docx": lambda: docx(b"<"),
        "pages.ofd": lambda: ofd(text, 200_000),
        "depth.ofd": lambda: ofd("<a>" * 50_000 + "</a>" * 50_000),
        "broken.ofd": lambda: ofd(b"\0"),
        "far cells.xlsx": lambda: xlsx(cell + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "far column.xlsx": lambda: xlsx('<row r="1"><c r="ZZZZZZZZZ1"><v>1</v></c></row>'),
        "many rows.xlsx": lambda: xlsx(
            "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 60_000))
        ),
        "broken.xlsx": lambda: xlsx(b"<worksheet"),
        "bomb.zip": lambda: packed({"a.txt": b"\0" * 300_000_000}),
        "nested.zip": lambda: packed({"a.zip": packed({"b.zip": packed({"c.txt": "应当公开"})})}),
        "traversal.zip": lambda: packed({"../../out.txt": "关于公开的通知\n\n应当公开。\n"}),
        "members.zip": lambda: packed({f"{n}.txt": "a" for n in range(5_000)}),
        "bomb.reqifz": lambda: packed({"a.reqif": b"<" + b" " * 300_000_000}),
        "forms.pdf": lambda: pdf_page(stream(b"/X Do"), *nested, last, resources=b"/XObject <</X 5 0 R>>"),
        "flate.pdf": lambda: pdf_page(stream(b" " * 2_000_000_000, deflated=2)),
        "loop.pdf": lambda: pdf([b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2>>"]),
        "pages.pdf": lambda: pdf(
            [
                b"<</Type /Catalog /Pages 2 0 R>>",
                b"<</Type /Pages /Kids [" + b"3 0 R " * 2_000 + b"] /Count 2000>>",
                b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F <</Type /Font"
                b" /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>",
                stream(b"BT /F 9 Tf (x) Tj ET " * 2_000),
            ]
        ),
        "broken.pdf": lambda: b"%PDF-1.7\n" + b"0 0 obj <<" * 10_000,
    }


def foreign() -> Mapping[str, Maker]:
    """Return files of other requirement tools, of test runs, and of collections to be linked."""
    deep = b"<testsuite>" + b"<a>" * 100_000
    return {
        "entities.reqif": lambda: b'<!DOCTYPE a [<!ENTITY a "x">]><REQ-IF>&a;</REQ-IF>',
        "depth.reqif": lambda: b"<REQ-IF>" + b"<a>" * 100_000,
        "depth.xml": lambda: deep,
        "entities.xml": lambda: b'<!DOCTYPE a [<!ENTITY a "x">]><testsuite><testcase name="&a;"/></testsuite>',
        "depth.sdoc": lambda: b"[DOCUMENT]\nTITLE: a\n" + b"[[SECTION]]\nTITLE: a\n" * 20_000,
        "long.sdoc": lambda: b"[DOCUMENT]\nTITLE: " + b"a" * 5_000_000,
        "depth.needs.json": lambda: b'{"versions": {"a": {"needs": ' + b'{"a":' * 100_000,
        "odd.needs.json": lambda: json.dumps(
            {
                "current_version": "",
                "versions": {"": {"needs": {"../x": {"id": "../x", "title": ODD}, "y": 1, "z": None}}},
            }
        ).encode(),
        "depth.jsonl": lambda: b'{"id": "a", "text": ' + b"[" * 100_000,
        "odd.jsonl": lambda: json.dumps({"id": ODD, "text": ODD}).encode() + b"\n",
    }


def special(folder: Path) -> Iterator[Path]:
    """Put what is no file, or leads elsewhere, into a folder, and yield each."""
    os.mkfifo(folder / "pipe.txt")
    sparse = folder / "sparse.txt"
    with sparse.open("wb") as file:
        file.truncate(8 << 30)
    for name, target in (
        ("zero.txt", "/dev/zero"),
        ("out.txt", "/etc/passwd"),
        ("self.txt", "self.txt"),
        ("none.txt", "gone"),
    ):
        (folder / name).symlink_to(target)
    yield from (folder / name for name in ("pipe.txt", "sparse.txt", "zero.txt", "out.txt", "self.txt", "none.txt"))

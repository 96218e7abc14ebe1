"""Scans and pictures: pages without text are recognised where the extra is there, and never passed over in silence."""

import io
import math
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import Paper, zipped

from polreq.errors import MissingExtraError
from polreq.ingest import read_source
from polreq.ingest.layout import read_pages
from polreq.ingest.printed import Piece, PrintedPage
from polreq.ingest.readers.scan import RecognisedPage, Recogniser, spans
from polreq.ingest.readers.scan_lines import ReadLine, plain, straightened

PIL = pytest.importorskip("PIL.Image", reason="pictures are made with Pillow, which is not installed here")

# --- lines as they are recognised

PARAGRAPHS = [
    "一、各窗口应当公布办事指南、收费依据、办理时限和监督电话，指南有变化的，应当自变化之日起三日内更新，并在门口张贴。",
    "（二）窗口人员应当一次告知所缺材料，不得要求重复提交已经提交过的材料，办结后应当请办事人评价，评价结果按月公布在门户网站。",
    "以上。",
]


def ink(rows, *, slant=0.0, size=33.0):
    """Give the boxes of ink of (indented, text) rows on a page that lies aslant: flat and late where a sign is so."""
    lines = []
    for n, (indented, text) in enumerate(rows):
        left = 200 + (2 * size if indented else 0) + (size / 2 if text[0] == "（" else 0)
        right = 200 + (2 * size if indented else 0) + size * len(text) - (size / 2 if text[-1] in "。，、" else 0)
        top, bottom = 300 + 60 * n - 2, 300 + 60 * n + size + 4
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        cos, sin = math.cos(slant), math.sin(slant)
        lines.append(ReadLine(text, tuple((x * cos - y * sin, x * sin + y * cos) for x, y in corners), 0.99))
    return lines


def rows_of(paragraphs, length=28):
    for paragraph in paragraphs:
        text = f"　　{paragraph}"
        for start in range(0, len(text), length):
            yield start == 0, text[start : start + length].lstrip("　")


@given(st.floats(-0.05, 0.05))
def test_paragraphs_are_told_on_a_page_that_lies_aslant(slant):
    pieces = tuple(straightened(ink(list(rows_of(PARAGRAPHS)), slant=slant)))
    assert [line.text for line in read_pages([PrintedPage(1654, 2339, pieces)])] == PARAGRAPHS


MARKS = {
    "办结后,应当公布;": "办结后，应当公布；",
    "方案(试行)": "方案（试行）",
    "比例为2:1,不低于95%,": "比例为2:1，不低于95%，",
    "APP, PC": "APP, PC",
    "1,000元": "1,000元",
    "一 2 一": "— 2 —",
    "-12-": "— 12 —",
    "3一": "— 3 —",
    "窗□受理": "窗口受理",
    "□是 □否": "□是 □否",
    "一": "一",
    "一二": "一二",
    "2027": "2027",
}


@pytest.mark.parametrize(("read", "printed"), MARKS.items())
def test_marks_are_written_as_printed(read, printed):
    assert plain(read) == printed


@given(st.lists(st.tuples(st.text("一（a。", min_size=1, max_size=9), *[st.floats(-1e5, 1e5)] * 8), max_size=6))
def test_no_boxes_end_the_reading(found):
    lines = [ReadLine(text, tuple(zip(at[::2], at[1::2], strict=True)), 0.9) for text, *at in found]
    assert [piece.text for piece in straightened(lines)] == [plain(line.text) for line in lines]


@pytest.mark.parametrize(
    ("numbers", "said"), [([1], "1"), ([1, 2, 3], "1–3"), ([1, 3, 4, 9], "1, 3–4, 9"), ([2, 4], "2, 4")]
)
def test_numbers_of_pages(numbers, said):
    assert spans(numbers) == said


# --- files of pictures, with a recogniser that knows what stands on them


def picture(kind="PNG", pages=1):
    buffer = io.BytesIO()
    images = [PIL.new("L", (1654, 2339), 255 - n) for n in range(pages)]
    images[0].save(buffer, kind, **({"save_all": True, "append_images": images[1:]} if pages > 1 else {}))
    return buffer.getvalue()


def mixed(kinds):
    """Make a PDF whose pages are text, pictures, pictures with a stamp, or blank."""
    from reportlab.lib.utils import ImageReader

    paper = Paper(head="")
    paper.canvas.showPage()
    for n, kind in enumerate(kinds):
        if kind in ("picture", "stamped"):
            image = PIL.new("L", (400, 560), 200 - n)
            paper.canvas.drawImage(ImageReader(image), 0, 0, paper.width, paper.height)
        if kind == "stamped":
            paper.at(300, 800, "扫描于示例软件")
        if kind == "text":
            for y, text in enumerate(
                ["示例市示例局关于公布窗口的通知", "各窗口：", PARAGRAPHS[0][:40], PARAGRAPHS[0][40:]]
            ):
                paper.at(72, 100 + 22 * y, text)
        paper.canvas.showPage()
    return paper.save()


class Knowing:
    """Stands in for the recogniser."""

    asked: list[tuple[int, int]]
    doubtful: tuple[str, ...] = ()

    def read(self, image, dpi):
        Knowing.asked.append(image.size)
        rows = ["示例局关于公布窗口的通知", "各窗口：", f"一、第{len(Knowing.asked)}窗口应当公布指南。"]
        pieces = tuple(Piece(text, 80, 100 + 40 * n, 80 + 16 * len(text), 116 + 40 * n) for n, text in enumerate(rows))
        return RecognisedPage(PrintedPage(595, 842, pieces), self.doubtful)


@pytest.fixture
def knowing(monkeypatch):
    from polreq.ingest.readers import pdf
    from polreq.ingest.readers import picture as of_pictures

    Knowing.asked, Knowing.doubtful = [], ()
    for module in (pdf, of_pictures):
        monkeypatch.setattr(module, "Recogniser", Knowing)
    return Knowing


def said(result):
    return [(f.code, *(value for _, value in f.facts)) for f in result.findings if f.code in ("X713", "X714", "X715")]


@pytest.mark.parametrize(("kind", "pages"), [("PNG", 1), ("JPEG", 1), ("TIFF", 1), ("TIFF", 3)])
def test_pictures_are_recognised_page_by_page(knowing, kind, pages):
    heard = []
    result = read_source("扫描.jpg", picture(kind, pages), progress=lambda *told: heard.append(told))
    assert result.document.source.form == "picture"
    assert [b.text for b in result.document.blocks() if b.text.startswith("一、")] == [
        f"一、第{n}窗口应当公布指南。" for n in range(1, pages + 1)
    ]
    assert heard == [(n, pages, "扫描.jpg") for n in range(pages + 1)]
    assert said(result) == [("X713", "1" if pages == 1 else f"1–{pages}")]


def test_a_picture_packed_singly_is_recognised_and_one_beside_a_document_is_not(knowing):
    alone = read_source("a.zip", zipped({"扫描.jpg": picture("JPEG")}))
    assert said(alone) == [("X713", "1")]
    beside = read_source("a.zip", zipped({"扫描.jpg": picture("JPEG"), "通知.txt": "示例局通知\n公布清单。".encode()}))
    assert (beside.document.source.form, said(beside)) == ("text", [])


def test_only_the_pages_without_text_are_recognised(knowing):
    knowing.doubtful = ("示例局关", "各窗")
    kinds = ["text", "picture", "", "stamped", "text"]
    result = read_source("混合.pdf", mixed(kinds))
    assert len(knowing.asked) == 2
    assert said(result) == [
        ("X713", "3, 5"),
        ("X714", "3", "2", "示例局关、各窗"),
        ("X714", "5", "2", "示例局关、各窗"),
    ]


def test_a_text_that_is_whole_asks_for_no_recogniser(knowing):
    assert said(read_source("文字.pdf", mixed(["text", "text"]))) == []
    assert knowing.asked == []


@pytest.mark.parametrize("broken", [b"\x89PNG\r\n\x1a\n rest", b"\xff\xd8\xff rest", b"II*\x00\x08\x00\x00\x00"])
def test_a_broken_picture_is_refused(knowing, broken):
    (finding,) = read_source("a.png", broken).findings
    assert (finding.code, dict(finding.facts)["problem"].zh) == ("X701", "图片已损坏")


# --- without the extra


@pytest.fixture
def missing(monkeypatch):
    monkeypatch.setitem(sys.modules, "rapidocr", None)


def test_without_the_extra_a_scan_is_refused_with_what_to_install(missing):
    for name, data in (("a.pdf", mixed(["picture", "picture"])), ("a.png", picture())):
        (finding,) = read_source(name, data).findings
        problem = dict(finding.facts)["problem"]
        assert finding.code == "X701"
        assert "pip install 'polreq[ocr]'" in problem.zh
        assert "pip install 'polreq[ocr]'" in problem.en


def test_without_the_extra_pages_that_were_not_read_are_named(missing):
    result = read_source("混合.pdf", mixed(["text", "picture", "text", "stamped", "picture"]))
    assert result.document is not None
    assert said(result) == [("X715", "3, 5–6")]


def test_without_its_models_the_extra_counts_as_missing(monkeypatch, tmp_path):
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed here")
    import rapidocr

    monkeypatch.setattr(rapidocr, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(MissingExtraError):
        Recogniser()


# --- with the extra


def test_a_printed_notice_is_recognised_without_a_network(monkeypatch):
    pytest.importorskip("rapidocr", reason="the extra 'ocr' is not installed here")
    from benchmarks.scanned_pages import Scan, font, pictures, printed, scanned

    if font() is None:
        pytest.skip("no Chinese font is known on this machine; name one in $POLREQ_FONT")

    import socket

    def refused(*_):
        raise AssertionError("a scan is read without a network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    lines = [("title", "示例市示例局关于公布窗口的通知"), ("margin", "各窗口："), ("", PARAGRAPHS[0])]
    data = scanned(pictures(printed(lines), Scan(dpi=150, slant=0.5, grey=20)), 150)
    result = read_source("a.pdf", data)
    assert [block.text for block in result.document.blocks()] == [text for _, text in lines]
    assert said(result)[0] == ("X713", "1")

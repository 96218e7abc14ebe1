"""PDF: paragraphs put together from lines, running heads and page numbers dropped, columns read in turn."""

import io
import itertools

import pytest
from papers import Paper

from polreq.ingest import read_source

LONG = "各部门应当依托全国一体化在线政务服务平台，推进政务服务事项网上办理，做到申请材料一次提交、办理进度随时可查、办理结果及时送达。"


def pdf(lines, **options):
    paper = Paper(**options)
    for kind, text in lines:
        paper.write(kind, text)
    return read_source("a.pdf", paper.save())


def test_a_notice(outline_of):
    document = pdf(
        [
            ("center", "示例省人民政府关于"),
            ("center", "做好政务服务工作的通知"),
            ("center", "示政发〔2024〕8号"),
            ("left", "各市人民政府，省政府各部门、各直属机构："),
            ("indent", LONG),
            ("indent", "一、总体要求"),
            ("indent", f"（一）便民利企。{LONG}"),
            ("indent", "二、保障措施"),
            ("indent", LONG),
            ("right", "示例省人民政府"),
            ("right", "2024年3月5日"),
            ("indent", "（此件公开发布）"),
        ]
    ).document
    assert (
        outline_of(document)
        == f"""title 标题 示例省人民政府关于
title 标题~2 做好政务服务工作的通知
number 文号 示政发〔2024〕8号
addressee 主送 各市人民政府，省政府各部门、各直属机构：
paragraph p1 {LONG}
heading 一 一、总体要求
  heading 一.(一) （一）便民利企。{LONG}
heading 二 二、保障措施
  paragraph 二.p1 {LONG}
signature 署名 示例省人民政府
date 日期 2024年3月5日
note 附注 （此件公开发布）"""
    )
    assert document.source.form == "pdf"


def test_a_paragraph_goes_on_over_the_page():
    numbers = [
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        *(f"十{n}" for n in "一二三四五六七八九"),
        "二十",
    ]
    articles = [f"第{n}条 {LONG.replace('一次', f'{n}次')}" for n in numbers]
    document = pdf([("center", "示例办法"), *[("indent", article) for article in articles]]).document
    assert [block.text for block in document.blocks()] == ["示例办法", *articles]


def test_words_in_latin_letters_are_joined_across_lines():
    paper = Paper()
    for y, text in ((100, "示例平台支持 interoper-"), (120, "ability 的要求，采用 open"), (140, "standards 建设。")):
        paper.at(72, y, text)
    document = read_source("a.pdf", paper.save()).document
    assert [b.text for b in document.blocks()] == ["示例平台支持 interoperability 的要求，采用 open standards 建设。"]


def test_two_columns_are_read_one_after_the_other():
    paper = Paper()
    paper.at(200, 90, "示例公告")
    left = [f"左栏第{n}行文字共有十六个字左右" for n in "一二三四五六"]
    right = [f"右栏第{n}行文字共有十六个字左右" for n in "一二三四五六"]
    for i, (one, other) in enumerate(zip(left, right, strict=True)):
        paper.at(72, 120 + 20 * i, one)
        paper.at(320, 120 + 20 * i, other)
    document = read_source("a.pdf", paper.save()).document
    assert "".join(b.text for b in document.blocks()) == "示例公告" + "".join(left) + "".join(right)


def in_columns(paragraphs, rows=8):
    """Set paragraphs in two columns of 16 characters, each column so many rows long."""
    paper = Paper()
    places = ((x, 120 + 20 * row) for x in itertools.cycle((72, 320)) for row in range(rows))
    for text in paragraphs:
        for begin, line in [(24, text[:14]), *((0, text[at : at + 16]) for at in range(14, len(text), 16))]:
            x, y = next(places)
            if (x, y) == (72, 120):
                paper.canvas.showPage()
            paper.at(x + begin, y, line)
    return [block.text for block in read_source("a.pdf", paper.save()).document.blocks()]


def of_length(count):
    """Return one sentence of so many characters."""
    return (LONG.replace("。", "，") * count)[: count - 1] + "。"


def test_a_paragraph_goes_on_in_the_next_column_after_a_full_stop_in_the_last_place():
    paragraphs = [of_length(14 + 7 * 16) + "申请材料一次提交。", of_length(60), "三、" + of_length(40)]
    assert in_columns(paragraphs) == paragraphs


def test_a_page_with_two_lines_in_its_second_column_has_the_columns_of_the_others():
    paragraphs = [of_length(14 + 15 * 16), of_length(14 + 7 * 16), of_length(20)]
    assert in_columns(paragraphs) == paragraphs


def test_a_column_in_which_most_lines_are_indented_is_a_column():
    items = [f"第{n}项。{LONG[: 8 if n % 3 else 22]}。" for n in range(10, 34)]
    assert in_columns(items, rows=16) == items


def test_a_number_centered_under_a_title_of_like_length_is_a_line_of_its_own():
    paper = Paper(head="")
    paper.write("center", "示例市人民政府办公室文件")
    paper.write("center", "示政办〔2024〕18号示例")
    document = read_source("a.pdf", paper.save()).document
    assert [b.text for b in document.blocks()] == ["示例市人民政府办公室文件", "示政办〔2024〕18号示例"]


def test_the_last_row_of_a_table_alone_on_the_next_page_is_a_row():
    paper = Paper()
    row = ["一、二、三、四。"[2 * n] for n in range(4)]
    for page in range(2):
        if page:
            paper.canvas.showPage()
        for y in range(100, 180 if page == 0 else 140, 40):
            for n, text in enumerate(row):
                paper.canvas.rect(72 + 100 * n, paper.height - y - 40, 100, 40)
                paper.at(80 + 100 * n, y + 25, f"{text}{page}{y}单元")
    blocks = list(read_source("a.pdf", paper.save()).document.blocks())
    places = [(0, 100), (0, 140), (1, 100)]
    assert [(b.kind, b.cells) for b in blocks] == [
        ("row", tuple(f"{text}{page}{y}单元" for text in row)) for page, y in places
    ]


def test_blank_pages_are_refused_as_such():
    paper = Paper(head="")
    paper.canvas.showPage()
    result = read_source("空白.pdf", paper.save().replace(b"Tj", b"  "))
    assert result.document is None
    assert [(f.code, "空白" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


def test_a_broken_pdf_is_refused():
    result = read_source("a.pdf", b"%PDF-1.7 broken")
    assert result.document is None
    assert [f.code for f in result.findings] == ["X701"]


KINDS = {"title": "center", "number": "center", "addressee": "left", "signature": "right", "date": "right"}


@pytest.mark.parametrize("ending", ["71号*", "39号*", "706号*", "123号*", "118号*"])
def test_real_documents_survive_paper(shared, ending, outline_of):
    path = next((shared / "corpus/national/txt").glob(f"*{ending}.txt"))
    document = read_source(path.name, path.read_bytes()).document
    blocks = [block for block in document.blocks() if block.text.strip()]
    printed = pdf([(KINDS.get(block.kind, "indent"), block.text.strip()) for block in blocks]).document
    read = [block for block in printed.blocks() if block.text.strip()]
    assert ["".join(b.text.split()) for b in read] == ["".join(b.text.split()) for b in blocks]
    assert [(b.kind, b.locator) for b in read] == [(b.kind, b.locator) for b in blocks]
    assert (printed.number, printed.issuers, printed.dates) == (document.number, document.issuers, document.dates)


def test_a_table_with_merged_cells_goes_on_over_the_page():
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    Paper()  # makes the font known
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")

    def cell(text):
        return Paragraph(text, style) if text else ""

    tasks = [[f"第{n}项任务内容写得比较长因此需要换行", f"甲{n}局", f"乙{n}局"] for n in range(30)]
    texts = [["任务", "单位", ""], ["", "牵头", "配合"], ["建设平台", "丙局", "丁局"], ["", "戊局", ""], *tasks]
    table = Table([[cell(text) for text in row] for row in texts], colWidths=[160, 100, 100], repeatRows=2)
    table.setStyle(
        [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        + [("SPAN", start, end) for start, end in (((0, 0), (0, 1)), ((1, 0), (2, 0)), ((0, 2), (0, 3)))]
    )
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer).build(
        [cell("示例任务分工表"), table, cell("注：各单位应当按时报送进展情况，遇有重大事项及时报告。")]
    )
    blocks = list(read_source("a.pdf", buffer.getvalue()).document.blocks())
    rows = [block for block in blocks if block.kind == "row"]
    assert [block.kind for block in blocks] == ["title", *["row"] * 34, "paragraph"]
    assert {row.head for row in rows} == {("任务", "单位 牵头", "单位 配合")}
    assert [row.cells for row in rows] == [
        ("任务", "单位", "单位"),
        ("任务", "牵头", "配合"),
        ("建设平台", "丙局", "丁局"),
        ("建设平台", "戊局", ""),
        *map(tuple, tasks),
    ]


# --- pages as GB/T 9704 has them: 37 mm above, 35 mm below, 22 lines of 28 characters, the number 7 mm below the text

SENTENCES = [
    f"{n}、各窗口应当公布第{n}类事项的办事指南、收费依据、办理时限和监督电话，指南有变化的，应当自变化之日起三日内更新，"
    "并在门口张贴；窗口人员应当一次告知所缺材料，不得要求重复提交已经提交过的材料，办结后应当请办事人评价。"
    for n in (
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
        "十四",
        "十五",
        "十六",
    )
]


def sheet(paragraphs, number, *, foot=28 * 72 / 25.4):
    """Set paragraphs on pages of that kind; `number` gives what stands under each page, counted from 1."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    Paper()  # the font
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    width, height = A4
    rows = [row for text in paragraphs for row in broken_at(f"　　{text}", 28)]
    for page, start in enumerate(range(0, len(rows), 22), 1):
        canvas.setFont("STSong-Light", 16)
        for n, row in enumerate(rows[start : start + 22]):
            text = row.lstrip("　")
            canvas.drawString(79 + 16 * (len(row) - len(text)), height - 105 - 16 - 28.9 * n, text)
        canvas.setFont("STSong-Light", 14)
        said = number(page)
        canvas.drawString(79 if page % 2 == 0 else width - 79 - 14 * len(said) / 2, foot, said)
        canvas.showPage()
    canvas.save()
    return [block.text for block in read_source("a.pdf", buffer.getvalue()).document.blocks()]


def broken_at(text, length):
    return [text[start : start + length] for start in range(0, len(text), length)]


NUMBERS = {
    "dashes": lambda page: f"— {page} —",
    "short dashes": lambda page: f"-{page}-",
    "words": lambda page: f"第{page}页",
    "of all": lambda page: f"{page}/3",
    "bare": lambda page: str(page),
    "bare, from 17 on": lambda page: str(page + 16),
    "none": lambda page: "",
}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS.keys())
@pytest.mark.parametrize("foot", [20, 45, 79, 92])
def test_the_number_of_a_page_below_the_text_goes_and_paragraphs_are_whole(number, foot):
    assert sheet(SENTENCES, number, foot=foot) == SENTENCES


def test_a_number_that_counts_no_pages_stays():
    said = ("300", "12", "45")
    read = sheet(SENTENCES, lambda page: said[page - 1], foot=79)
    assert [number for number in said if any(number in line for line in read)] == list(said)


@pytest.mark.parametrize("digits", [1, 2, 3])
def test_a_year_that_a_line_breaks_is_whole(digits):
    before = "窗口应当公布办事指南，指南有变化的应当及时更新，首次核对限于"[: 26 - digits]
    text = f"{before}2027年6月底前完成，以后每季度末核对一次，核对结果应当在门口张贴并报示例局备案。"
    assert broken_at(f"　　{text}", 28)[1].startswith("2027"[digits:] + "年")
    assert sheet([text, *SENTENCES], lambda page: "") == [text, *SENTENCES]


def test_lines_of_a_cell_that_were_ended_on_purpose_stay_apart():
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    Paper()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    cells = [
        (["任务"], ["责任单位"]),
        (["公布事项清单，清单有变化的应当", "及时更新。"], ["示例市教育局", "示例市民政局"]),
        (["核对办事指南。"], ["示例市人力资源和社会", "保障局"]),
    ]
    canvas.setFont("STSong-Light", 12)
    for row, (left, right) in enumerate(cells):
        for x, lines in ((80, left), (280, right)):
            for n, line in enumerate(lines):
                canvas.drawString(x + 6, 700 - 50 * row - 15 * n, line)
    for n in range(4):
        canvas.line(80, 715 - 50 * n, 420, 715 - 50 * n)
    for x in (80, 280, 420):
        canvas.line(x, 715, x, 565)
    canvas.save()
    rows = [block.cells for block in read_source("a.pdf", buffer.getvalue()).document.blocks() if block.cells]
    assert rows == [
        ("任务", "责任单位"),
        ("公布事项清单，清单有变化的应当及时更新。", "示例市教育局 示例市民政局"),
        ("核对办事指南。", "示例市人力资源和社会保障局"),
    ]

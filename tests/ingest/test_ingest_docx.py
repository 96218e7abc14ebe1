"""Word documents: generated numbers, merged cells, tracked changes, footnotes, text boxes."""

import io

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from papers import zipped

from polreq.ingest import read_source


def saved(document):
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_back(document, outline_of):
    result = read_source("a.docx", saved(document))
    assert result.document is not None, result.findings
    assert result.document.source.form == "docx"
    return outline_of(result.document)


def number(paragraph, list_id, level):
    xml = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def define_list(document, levels, list_id=70):
    """Define a list whose levels are (format, text) pairs."""
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{list_id}">{rows}</w:abstractNum>')
    numbering.insert(0, abstract)
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}"><w:abstractNumId w:val="{list_id}"/></w:num>')
    )
    return list_id


def test_numbers_that_word_generates_are_written_out(outline_of):
    document = docx.Document()
    numbers = define_list(document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")])
    document.add_paragraph("示例市工作方案")
    for level, text in [
        (0, "总体要求"),
        (1, "工作目标"),
        (2, "网上可办。逐项公布。"),
        (2, "一网通办。统一入口。"),
        (1, "基本原则"),
        (0, "保障"),
    ]:
        number(document.add_paragraph(text), numbers, level)
    document.add_paragraph("加强组织领导。")
    assert (
        read_back(document, outline_of)
        == """title 标题 示例市工作方案
heading 一 一、总体要求
  heading 一.(一) （一）工作目标
    heading 一.(一).1 1.网上可办。逐项公布。
    heading 一.(一).2 2.一网通办。统一入口。
  heading 一.(二) （二）基本原则
heading 二 二、保障
  paragraph 二.p1 加强组织领导。"""
    )


def chapters(restart):
    """Give a law whose articles are the second level of a list, with a third below them."""
    document = docx.Document()
    numbers = define_list(
        document, [("chineseCounting", "第%1章 "), ("chineseCounting", "第%2条 "), ("decimal", "%3.")]
    )
    if restart is not None:
        for level in document.part.numbering_part.element.find(qn("w:abstractNum")).findall(qn("w:lvl"))[1:]:
            level.append(parse_xml(f'<w:lvlRestart {nsdecls("w")} w:val="{restart}"/>'))
    for level, text in [
        (0, "总则"),
        (1, "甲。"),
        (2, "子。"),
        (1, "乙。"),
        (2, "丑。"),
        (0, "附则"),
        (1, "丙。"),
        (2, "寅。"),
    ]:
        number(document.add_paragraph(text), numbers, level)
    return [block.text for block in read_source("a.docx", saved(document)).document.blocks()]


@pytest.mark.parametrize(
    ("restart", "articles", "items"),
    [
        (None, "一二一", "111"),  # every level begins anew below a higher one
        (0, "一二三", "123"),  # no level does
        (1, "一二一", "121"),  # only below a chapter
        (2, "一二一", "111"),  # below an article, and below a chapter
    ],
)
def test_a_level_begins_anew_where_the_list_says_so(restart, articles, items):
    first, second, third = (f"第{n}条 " for n in articles)
    a, b, c = items
    assert chapters(restart) == [
        "第一章 总则", f"{first}甲。", f"{a}.子。", f"{second}乙。", f"{b}.丑。", "第二章 附则", f"{third}丙。", f"{c}.寅。",
    ]  # fmt: skip


def test_a_number_stays_apart_from_figures_behind_it():
    document = docx.Document()
    numbers = define_list(document, [("decimal", "%1."), ("decimal", "%1.%2"), ("chineseCounting", "%3、")])
    for level, text in [(0, "2027年底前建成。"), (1, "5个窗口受理。"), (1, "统一受理。"), (2, "3日内办结。")]:
        number(document.add_paragraph(text), numbers, level)
    blocks = read_source("a.docx", saved(document)).document.blocks()
    assert [block.text for block in blocks] == [
        "1. 2027年底前建成。",
        "1.1 5个窗口受理。",
        "1.2统一受理。",
        "一、3日内办结。",
    ]


def in_lines(text, width):
    """Break paragraphs into lines of one width, each a paragraph of Word."""
    document = docx.Document()
    for paragraph in text:
        for start in range(0, len(paragraph), width):
            document.add_paragraph(paragraph[start : start + width])
    result = read_source("a.docx", saved(document))
    return [block.text for block in result.document.blocks()], [f.code for f in result.findings]


SHORT = [
    "示例市示例局关于公布办事窗口的通知",
    "各窗口：",
    "一、各窗口应当公布办事指南、收费依据、办理时限和监督电话，指南有变化的，应当自变化之日起三日内更新，并在门口张贴。",
    "二、窗口人员应当佩戴工作牌，一次告知所缺材料，不得要求重复提交；办结后应当请办事人评价，评价结果按月公布。",
]


def test_a_short_document_broken_into_lines_is_paragraphs_again():
    read, codes = in_lines(SHORT, 30)
    assert read == SHORT
    assert "X707" in codes


def test_a_short_document_of_whole_paragraphs_stays_as_it_is():
    whole = [
        *SHORT[:2],
        "一、各窗口应当公布办事指南、收费依据、办理时限和监督电话",
        "二、窗口人员应当佩戴工作牌、一次告知所缺材料、请办事人评价",
    ]
    read, codes = in_lines(whole, 60)
    assert read == whole
    assert "X707" not in codes


@pytest.mark.parametrize(
    ("form", "text", "written"),
    [
        ("decimal", "第%1条", "第2条示例"),
        ("japaneseCounting", "第%1条", "第二条示例"),
        ("decimalEnclosedCircle", "%1", "②示例"),
        ("upperLetter", "%1.", "B.示例"),
        ("lowerRoman", "(%1)", "(ii)示例"),
        ("bullet", "●", "示例"),
        ("none", "", "示例"),
    ],
)
def test_forms_of_generated_numbers(form, text, written):
    document = docx.Document()
    numbers = define_list(document, [(form, text)])
    for _ in range(2):
        number(document.add_paragraph("示例"), numbers, 0)
    blocks = read_source("a.docx", saved(document)).document.blocks()
    assert [block.text for block in blocks][1] == written


def test_title_and_headings_by_style(outline_of):
    document = docx.Document()
    document.add_paragraph("示例平台使用说明", style="Title")
    document.add_paragraph("用户登录", style="Heading 1")
    document.add_paragraph("支持实名登录。")
    document.add_paragraph("扫码", style="Heading 2")
    document.add_paragraph("支持扫码登录。")
    document.add_paragraph("办件查询", style="Heading 1")
    document.add_paragraph("支持查询进度。")
    assert (
        read_back(document, outline_of)
        == """title 标题 示例平台使用说明
heading 用户登录 用户登录
  paragraph 用户登录.p1 支持实名登录。
  heading 用户登录.扫码 扫码
    paragraph 用户登录.扫码.p1 支持扫码登录。
heading 办件查询 办件查询
  paragraph 办件查询.p1 支持查询进度。"""
    )


def test_merged_cells_are_filled_in():
    document = docx.Document()
    document.add_paragraph("示例任务分解表")
    table = document.add_table(rows=5, cols=3)
    texts = [
        ["任务", "单位", ""],
        ["", "牵头", "配合"],
        ["建平台", "甲局", "乙局"],
        ["", "丙局", "丁局"],
        ["二、保障", "", ""],
    ]
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).merge(table.cell(3, 0))
    table.cell(4, 0).merge(table.cell(4, 2))
    blocks = list(read_source("a.docx", saved(document)).document.blocks())
    rows = [block for block in blocks if block.kind == "row"]
    assert {row.head for row in rows} == {("任务", "单位 牵头", "单位 配合")}
    assert [row.cells for row in rows] == [
        ("任务", "单位", "单位"),
        ("任务", "牵头", "配合"),
        ("建平台", "甲局", "乙局"),
        ("建平台", "丙局", "丁局"),
    ]
    assert blocks[-1].text == "二、保障"


def test_tracked_changes_are_accepted():
    document = docx.Document()
    paragraph = document.add_paragraph("各部门")
    for xml in (
        '<w:del {ns} w:id="1" w:author="a"><w:r><w:delText>可以</w:delText></w:r></w:del>',
        '<w:ins {ns} w:id="2" w:author="a"><w:r><w:t>应当</w:t></w:r></w:ins>',
        '<w:moveFrom {ns} w:id="3" w:author="a"><w:r><w:t>旧处</w:t></w:r></w:moveFrom>',
        '<w:moveTo {ns} w:id="4" w:author="a"><w:r><w:t>共享数据。</w:t></w:r></w:moveTo>',
        "<w:r {ns}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
    ):
        paragraph._p.append(parse_xml(xml.format(ns=nsdecls("w"))))
    blocks = read_source("a.docx", saved(document)).document.blocks()
    assert [block.text for block in blocks] == ["各部门应当共享数据。"]


def test_a_footnote_follows_its_paragraph_as_a_note():
    document = docx.Document()
    paragraph = document.add_paragraph("各部门应当共享数据。")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    document.add_paragraph("各市应当落实。")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>数据不含涉密数据。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    blocks = read_source("a.docx", saved(document)).document.blocks()
    assert [(block.kind, block.text) for block in blocks] == [
        ("paragraph", "各部门应当共享数据。"),
        ("note", "脚注1：数据不含涉密数据。"),
        ("paragraph", "各市应当落实。"),
    ]


def test_a_text_box_is_read_once_and_a_line_break_makes_a_line():
    document = docx.Document()
    paragraph = document.add_paragraph("甲。")
    paragraph.runs[0].add_break()
    paragraph.runs[0].add_text("乙。")
    paragraph.runs[0].add_break(WD_BREAK.PAGE)
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字。</w:t></w:r></w:p></w:txbxContent>"
    space = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    xml = (
        f'<w:r {nsdecls("w")} {space}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    paragraph._p.append(parse_xml(xml))
    blocks = read_source("a.docx", saved(document)).document.blocks()
    assert [block.text for block in blocks] == ["甲。", "乙。", "框内文字。"]


def test_a_broken_document_is_refused():
    result = read_source("a.docx", zipped({"word/document.xml": b"<w:document", "[Content_Types].xml": b"<Types/>"}))
    assert result.document is None
    assert [f.code for f in result.findings] == ["X701"]


def test_a_document_that_unpacks_to_far_too_much_is_refused():
    result = read_source("a.docx", zipped({"word/document.xml": b" " * 30_000_000}))
    assert [(f.code, "100:1" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


def test_real_documents_survive_word(shared, some_of):
    for path in some_of((shared / "corpus/national/txt").glob("*.txt")):
        document = read_source(path.name, path.read_bytes()).document
        blocks = [block for block in document.blocks() if block.text.strip() and block.kind != "row"]
        word = docx.Document()
        for block in blocks:
            word.add_paragraph(f"　　{block.text}" if block.kind == "paragraph" else block.text)
        read = read_source("a.docx", saved(word)).document
        assert [b.text for b in read.blocks()] == [b.text.strip() for b in blocks], path.name
        facts = (read.number, read.title, read.issuers, read.addressee, read.dates, read.genre)
        assert facts == (
            document.number, document.title, document.issuers, document.addressee, document.dates, document.genre,
        ), path.name  # fmt: skip

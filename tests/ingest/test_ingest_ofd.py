"""OFD: text objects ordered by their place on the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import ofd, zipped

from polreq.ingest import read_source


def test_text_objects_become_paragraphs(outline_of):
    data = ofd(
        [
            [
                (80, 40, "示例局关于示例的通知"),
                (30, 60, "各单位："),
                (40, 70, "请于本月底前将本单位政务服务事项清单报送示例局，清单应"),
                (30, 80, "当经主要负责人审核。"),
                (120, 90, "示例局"),
                (120, 100, "2024年5月6日"),
            ],
            [(30, 40, "附件"), (80, 50, "示例清单"), (40, 60, "一、甲类"), (40, 70, "示例事项。")],
        ]
    )
    result = read_source("a.ofd", data)
    assert (
        outline_of(result.document)
        == """title 标题 示例局关于示例的通知
addressee 主送 各单位：
paragraph p1 请于本月底前将本单位政务服务事项清单报送示例局，清单应当经主要负责人审核。
signature 署名 示例局
date 日期 2024年5月6日
[attachment 示例清单]
attachment 附件.附件说明 附件
title 附件.标题 示例清单
heading 附件.一 一、甲类
  paragraph 附件.一.p1 示例事项。"""
    )
    assert result.document.source.form == "ofd"


LINE = "下列事项自公布之日起由各单位按照职责分工办理，不得推诿。"


def test_rows_of_a_table_stay_apart():
    rows = [("序号", "事项", "单位"), ("1", "示例许可", "示例局"), ("2", "示例备案", "示例厅")]
    cells = [(30 + 50 * n, 60 + 10 * y, text) for y, row in enumerate(rows) for n, text in enumerate(row)]
    page = [(80, 40, "示例清单"), (30, 50, "单位：件"), *cells, (30, 90, "注：数据截至上月"), (40, 100, LINE)]
    blocks = read_source("a.ofd", ofd([page])).document.blocks()
    assert ["".join(block.text.split()) for block in blocks] == [
        "示例清单",
        "单位：件",
        *map("".join, rows),
        "注：数据截至上月",
        LINE,
    ]


def test_an_ofd_of_pictures_is_refused():
    result = read_source("a.ofd", ofd([[]]))
    assert [(f.code, "图片" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


def test_entities_are_refused():
    root = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><OFD><DocRoot>&b;</DocRoot></OFD>'
    result = read_source("a.ofd", zipped({"OFD.xml": root}))
    assert result.document is None
    assert [(f.code, "实体" in dict(f.facts)["problem"].zh) for f in result.findings] == [("X701", True)]


# --- text on templates, in graphic units, and in the lengths of an object of its own

NOTICE = (
    (60, "示例局关于示例的通知"),
    (80, "各单位："),
    (95, "　　一、请于本月底前报送清单。"),
    (110, "　　二、逾期不予受理。"),
)


def drawn(page, *, resources="", common="", pages=1, **members):
    """Make an OFD of pages that hold these objects, with resources and further members beside them."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    files = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        f"</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes>{common}</ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{i}" BaseLoc="Page_{i}.xml"/>' for i in range(pages))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/Res.xml": f"<ofd:Res {space}><ofd:CompositeGraphicUnits>{resources}</ofd:CompositeGraphicUnits></ofd:Res>",
    }
    for name, content in {**{f"Page_{i}": page for i in range(pages)}, **members}.items():
        files[f"Doc_0/{name}.xml"] = f"<ofd:Page {space}>{content}</ofd:Page>"
    return zipped({name: text.encode() for name, text in files.items()})


def text_object(x, y, text, *, size=5.0, scale=1.0, matrix=None):
    """Make a text object at (left, base line) in millimetres; its own lengths are `scale` times as long."""
    ctm = matrix or f"{1 / scale} 0 0 {1 / scale} 0 0"
    return (
        f'<ofd:TextObject Boundary="{x} {y - size} {size * len(text)} {size + 1}" Size="{size * scale}" CTM="{ctm}">'
        f'<ofd:TextCode X="0" Y="{size * scale}" DeltaX="g {len(text) - 1} {size * scale}">{text}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def on_page(objects, before=""):
    return f"{before}<ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content>"


def lines_of(data):
    result = read_source("a.ofd", data)
    assert result.document is not None, result.findings
    return [block.text for block in result.document.blocks()]


AS_PRINTED = ["示例局关于示例的通知", "各单位：", "一、请于本月底前报送清单。", "二、逾期不予受理。"]


def notice(**options):
    return "".join(text_object(30, y, text, **options) for y, text in NOTICE)


@given(st.floats(0.2, 6))
def test_lengths_of_an_object_are_brought_to_the_page(scale):
    assert lines_of(drawn(on_page(notice(scale=scale)))) == AS_PRINTED


@given(st.floats(0.3, 1), st.floats(0, 40), st.floats(0, 60))
def test_text_in_graphic_units_is_read_where_the_unit_is_placed(scale, x, y):
    inner = f'<ofd:CompositeGraphicUnit ID="8"><ofd:Content>{notice()}</ofd:Content></ofd:CompositeGraphicUnit>'
    outer = (
        '<ofd:CompositeGraphicUnit ID="7"><ofd:Content><ofd:PageBlock><ofd:CompositeObject ResourceID="8" '
        'Boundary="0 0 210 297"/></ofd:PageBlock></ofd:Content></ofd:CompositeGraphicUnit>'
    )
    placed = f'<ofd:CompositeObject ResourceID="7" Boundary="{x} {y} 210 297" CTM="{scale} 0 0 {scale} 0 0"/>'
    assert lines_of(drawn(on_page(placed), resources=inner + outer)) == AS_PRINTED


def test_a_unit_that_holds_itself_ends():
    unit = (
        '<ofd:CompositeGraphicUnit ID="7"><ofd:Content><ofd:CompositeObject ResourceID="7" Boundary="0 9 9 9"/>'
        '<ofd:CompositeObject ResourceID="7" Boundary="0 9 9 9"/></ofd:Content></ofd:CompositeGraphicUnit>'
    )
    data = drawn(on_page('<ofd:CompositeObject ResourceID="7" Boundary="0 0 9 9"/>'), resources=unit)
    assert [f.code for f in read_source("a.ofd", data).findings] == ["X701"]


def test_a_page_of_units_without_number_is_refused():
    many = '<ofd:CompositeObject ResourceID="7" Boundary="0 9 9 9"/>' * 40
    unit = f'<ofd:CompositeGraphicUnit ID="7"><ofd:Content>{many}</ofd:Content></ofd:CompositeGraphicUnit>'
    problem = dict(read_source("a.ofd", drawn(on_page(many), resources=unit)).findings[0].facts)["problem"]
    assert problem.zh == "一页超过 100000 个对象"


TEMPLATE = '<ofd:TemplatePage ID="3" BaseLoc="Under.xml"/>'


@pytest.mark.parametrize("pages", [1, 2, 3, 5])
def test_a_letterhead_on_a_template_is_read_once_and_a_running_head_on_it_is_dropped(pages):
    under = on_page(text_object(60, 45, "示例市示例局文件", size=8) + text_object(60, 12, "示例市示例局公报"))
    page = on_page(text_object(30, 80, "各单位："), '<ofd:Template TemplateID="3" ZOrder="Background"/>')
    read = lines_of(drawn(page, common=TEMPLATE, pages=pages, Under=under))
    assert read.count("示例市示例局文件") == 1
    assert read.count("各单位：") == pages
    assert read.count("示例市示例局公报") == (pages if pages < 3 else 0)


def test_what_is_written_at_a_slant_is_a_watermark():
    slanted = text_object(30, 90, "仅供内部使用", matrix="0.7 0.7 -0.7 0.7 0 0")
    assert lines_of(drawn(on_page(notice() + slanted))) == AS_PRINTED


def test_one_text_code_may_hold_several_lines():
    first, second = "一、各单位应当报送清单，", "清单应当经负责人审核。"
    deltas = f"g {len(first) - 1} 5 {-5 * (len(first) - 1)} g {len(second) - 1} 5"
    down = f"g {len(first) - 1} 0 9 g {len(second) - 1} 0"
    code = f'<ofd:TextCode X="0" Y="5" DeltaX="{deltas}" DeltaY="{down}">{first}{second}</ofd:TextCode>'
    lines = f'<ofd:TextObject Boundary="30 60 {5 * len(first)} 20" Size="5">{code}</ofd:TextObject>'
    assert lines_of(drawn(on_page(lines))) == [first + second]

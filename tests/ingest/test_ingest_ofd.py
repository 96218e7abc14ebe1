"""OFD: text objects ordered by their place on the page."""

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

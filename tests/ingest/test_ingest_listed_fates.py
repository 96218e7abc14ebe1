"""Lists of documents that are ended together, as they are printed: lines below headings, and rows of tables."""

from polreq.ingest.source import read_source

HEAD = "望川市人民政府关于公布规范性文件清理结果的通知\n\n望政发〔2026〕9号\n\n各县（区）人民政府：\n\n现公布清理结果。\n\n望川市人民政府\n\n2026年5月6日\n\n"


def read(text, name="目录.txt"):
    document = read_source(name, text.encode()).document
    return [(r.kind, r.title, r.number) for r in document.relations]


def test_lines_are_read_by_the_heading_above_them():
    text = (
        HEAD
        + "附件1\n\n废止的规范性文件目录\n\n1．望川市行政审批办法（2019—2021年）（望政发〔2019〕2号）\n\n2．望川市墙体广告管理规定\n\n"
        "附件2\n\n继续有效的规范性文件目录\n\n1．望川市数据共享管理办法（望政发〔2022〕1号）\n"
    )
    assert read(text) == [
        ("repeals", "望川市行政审批办法（2019—2021年）", "望政发〔2019〕2号"),
        ("repeals", "望川市墙体广告管理规定", ""),
    ]


def test_rows_are_read_by_their_column_of_results():
    text = (
        "# 望川市人民政府关于公布规范性文件清理结果的通知\n\n望政发〔2026〕9号\n\n| 序号 | 文件名称 | 文号 | 清理结果 |\n|---|---|---|---|\n"
        "| 1 | 望川市大厅管理办法 | 望政发〔2018〕5号 | 废止 |\n| 2 | 望川市热线管理办法 | 望政发〔2020〕6号 | 继续有效 |\n"
        "| 3 | 望川市印章管理规定 | 望政发〔2017〕7号 | 宣布失效 |\n"
    )
    assert read(text, "目录.md") == [
        ("repeals", "望川市大厅管理办法", "望政发〔2018〕5号"),
        ("repeals", "望川市印章管理规定", "望政发〔2017〕7号"),
    ]


def test_a_document_that_ends_nothing_has_no_list():
    assert read("望川市人民政府关于加强管理的通知\n\n一、望川市大厅管理办法\n") == []

"""Numbered lines: which numbering, which number, what they are called in a locator, and where a title ends."""

import pytest

from polreq.ingest.headings import may_refer, numbered, own_title


@pytest.mark.parametrize(
    ("line", "scheme", "number", "label"),
    [
        ("第一编 总则", "编", 1, "第一编"),
        ("第十二章　附　则", "章", 12, "第十二章"),
        ("第2章 总则", "章", 2, "第2章"),
        ("第三节 受理", "节", 3, "第三节"),
        ("第一百零三条 示例。", "条", 103, "第一百零三条"),
        ("第二十条之一　示例。", "条", 20, "第二十条之一"),
        ("第一条为进一步示例。", "条", 1, "第一条"),
        ("十一、总体要求", "一、", 11, "十一"),
        ("一．总体要求", "一、", 1, "一"),
        ("（二十三）示例", "（一）", 23, "(二十三)"),
        ("(四)示例", "（一）", 4, "(四)"),
        ("㈡示例", "（一）", 2, "(二)"),
        ("1.示例", "1.", 1, "1"),
        ("１２．示例", "1.", 12, "12"),
        ("3、示例", "1.", 3, "3"),
        ("⒊示例", "1.", 3, "3"),
        ("2.2024年示例", "1.", 2, "2"),
        ("1.2.3 示例", "1.1", 3, "1.2.3"),
        ("5. 1.2组织机构", "1.1", 2, "5.1.2"),
        ("5. 1. 2. 1 人员", "1.1", 1, "5.1.2.1"),
        ("3. 1个平台", "1.", 3, "3"),
        ("2. 10.5亿元投资", "1.", 2, "2"),
        ("（10）示例", "（1）", 10, "(10)"),
        ("⑵示例", "（1）", 2, "(2)"),
        ("2）示例", "1）", 2, "2)"),
        ("⑳示例", "①", 20, "⑳"),
        ("b.示例", "a.", 2, "b"),
        ("【数据共享】", "【】", 0, "【数据共享】"),
    ],
)
def test_a_numbered_line(line, scheme, number, label):
    found = numbered(line)
    assert found is not None
    assert (found.scheme, found.number, found.label) == (scheme, number, label)


@pytest.mark.parametrize(
    "line",
    [
        "2019年底前完成示例。",
        "3.5亿元用于示例。",
        "1.5倍以上",
        "第一章规定的示例，由示例部门办理；逾期的除外。",
        "12345热线",
        "10%以上",
        "一是示例",
        "示例",
        "",
    ],
)
def test_a_line_without_number(line):
    assert numbered(line) is None


def test_a_number_without_point_counts_only_where_the_document_numbers_so():
    assert numbered("1 总则") is None
    assert numbered("1 总则", decimals=True).label == "1"


@pytest.mark.parametrize(
    ("line", "refers"),
    [
        ("第三条规定的材料，可以容缺。", True),
        ("第三条、第四条所列事项除外。", True),
        ("第三条 国家建设示例平台。", False),
        ("三、四季度完成示例。", True),
        ("二、三级示例医院参照执行。", True),
        ("三、四项示例机制", False),
    ],
)
def test_a_line_that_may_only_refer(line, refers):
    assert may_refer(line, numbered(line)) is refers


@pytest.mark.parametrize(
    ("line", "title", "goes_on"),
    [
        ("第一章　总　则", "总则", False),
        ("一、总体要求", "总体要求", False),
        ("（一）指导思想。", "指导思想", False),
        ("（一）指导思想。以示例为指导。", "指导思想", True),
        ("2.完善制度：示例部门牵头。", "完善制度", True),
        ("（一）示例材料；", "", True),
        ("第三条（原则）示例。", "原则", True),
        ("第三条 示例。", "", True),
        ("（一）示例部门要在收到材料后，按照示例要求，及时告知申请人，并说明理由。", "", True),
    ],
)
def test_the_title_of_a_numbered_line(line, title, goes_on):
    assert own_title(line, numbered(line)) == (title, goes_on)

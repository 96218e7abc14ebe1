"""The importers' benchmark writes the numbers that Word would generate, and sees what is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.importers import Case, compare, equal_share, first_difference, sentences, squeezed
from benchmarks.importers_write import Numbers, Paragraph, chinese, chinese_value, docx, ofd_of, paragraphs_of, pdf
from polreq.ingest import read_source

PARAGRAPHS = [
    Paragraph("title", "示例市政务服务工作方案"),
    Paragraph("addressee", "各区人民政府，市政府各部门、各直属机构："),
    Paragraph("heading", "一、总体要求"),
    Paragraph(
        "paragraph", "（一）各部门应当公布政务服务事项清单，做到申请材料一次提交、办理进度随时可查、办理结果及时送达。"
    ),
    Paragraph("paragraph", "（二）各区应当设立综合窗口。"),
    Paragraph("heading", "二、任务清单"),
    Paragraph("row", "任务 | 单位", ("任务", "单位")),
    Paragraph("row", "建设示例平台 | 示例数据局", ("建设示例平台", "示例数据局")),
    Paragraph("row", "编制示例标准 | 示例市监局", ("编制示例标准", "示例市监局")),
    Paragraph("signature", "示例市人民政府办公室"),
    Paragraph("date", "2024年5月6日"),
]


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.docx", docx), ("a.pdf", pdf), ("a.ofd", ofd_of)],
)
def test_what_is_written_is_read_back(name, write):
    outcome = compare(Case("示例", name, write(PARAGRAPHS), squeezed(PARAGRAPHS)))
    assert (outcome.same, outcome.share, outcome.difference) == (True, 1.0, "")


def test_two_columns_are_read_back():
    long = [
        Paragraph("paragraph", f"第{n}项工作应当按照下列要求办理：{'甲乙丙丁，' * n}不得推诿。") for n in range(10, 34)
    ]
    paragraphs = [PARAGRAPHS[0], *long]
    data = pdf(paragraphs, columns=2)
    assert squeezed(paragraphs_of(read_source("a.pdf", data).document)) == squeezed(paragraphs)


def test_only_numbers_that_a_list_would_count_are_generated():
    texts = [
        "一、甲",
        "（一）乙",
        "（二）丙",
        "1.丁",
        "二、戊",
        "（一）己",
        "（三）庚",
        "第三条 辛",
        "四、壬",
        "一、癸",
    ]
    numbers = Numbers()
    assert [numbers.of(text) for text in texts] == [
        ("outline", 0, 0, "甲"),
        ("outline", 0, 1, "乙"),
        ("outline", 0, 1, "丙"),
        ("outline", 0, 2, "丁"),
        ("outline", 0, 0, "戊"),
        ("outline", 0, 1, "己"),
        None,
        None,
        None,
        ("outline", 1, 0, "癸"),
    ]


@given(st.integers(1, 99))
def test_chinese_numbers_are_read_as_written(number):
    assert chinese_value(chinese(number)) == number


def test_a_lost_character_and_a_lost_end_of_a_paragraph_are_seen():
    wanted = ("甲乙丙", "丁戊")
    assert equal_share(wanted, wanted) == 1.0
    assert equal_share(wanted, ("甲乙丙丁戊",)) == pytest.approx(2 * 6 / 13)
    assert equal_share(wanted, ("甲乙丙", "丁")) == pytest.approx(2 * 6 / 13)
    assert first_difference(wanted, ("甲乙丙", "丁")) == "wanted '丁戊', found '丁'"


def test_sentences_of_a_page():
    page = "<div>网站标识码：1</div><p>各部门<b>应当公布</b>政务服务事项清单和指南。</p><p>打印</p>"
    assert sentences(page) == ["各部门应当公布政务服务事项清单和指南。"]

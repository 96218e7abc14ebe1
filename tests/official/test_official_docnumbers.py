"""Numbers of documents: well written, badly written, damaged, and figures that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.docnumbers import DocNumber, find_numbers, issuer_of, number_alone, parse_docnumber


def read(text):
    """(number as it should be, faults) of every number of a text."""
    return [(str(found.number), found.faults) for found in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "right", "faults"),
    [
        ("国办发〔2018〕45号", "国办发〔2018〕45号", ()),
        ("国办发 〔2018〕 45 号", "国办发〔2018〕45号", ()),
        ("国办发[2018]45号", "国办发〔2018〕45号", ("marks",)),
        ("国办发(2018)45号", "国办发〔2018〕45号", ("marks",)),
        ("国办发【２０１８】４５号", "国办发〔2018〕45号", ("marks",)),
        ("国办发〔201845号", "国办发〔2018〕45号", ("bracket",)),
        ("国办发2018〕45号", "国办发〔2018〕45号", ("bracket",)),
        ("国办发2018 45号", "国办发〔2018〕45号", ("bracket",)),
        ("国办发2018年45号", "国办发〔2018〕45号", ("bracket",)),
        ("国发12022)5号", "国发〔2022〕5号", ("bracket",)),
        ("国办发〔2018〕45", "国办发〔2018〕45号", ("hao",)),
        ("望政〔201760", "望政〔2017〕60号", ("bracket", "hao")),
        ("国办发〔2018〕第45号", "国办发〔2018〕45号", ("ordinal",)),
        ("国办发〔2018〕045号", "国办发〔2018〕45号", ("padded",)),
        ("国发〔18〕27号", "国发〔2018〕27号", ("short_year",)),
        ("国发〔二〇一八〕二十七号", "国发〔2018〕27号", ("numerals",)),
        ("国务院令第716号", "国务院令第716号", ()),
        ("中华人民共和国国务院令 第716号", "国务院令第716号", ()),
        ("国令第716号", "国务院令第716号", ()),
        ("国务院第716号令", "国务院令第716号", ()),
        ("望政文〔2004〕15号", "望政文〔2004〕15号", ()),
        ("望川市第十六届人民代表大会常务委员会公告第35号", "望川市第十六届人民代表大会常务委员会公告第35号", ()),
        ("GB 22239-2019", "GB 22239-2019", ()),
        ("DB44/T 2189-2019", "DB44/T 2189-2019", ()),
        ("GB/T22239—2019", "GB/T 22239-2019", ()),
        ("GB/T 25000.51-2016", "GB/T 25000.51-2016", ()),
    ],
)
def test_a_number_is_read_and_its_faults_are_named(text, right, faults):
    assert read(text) == [(right, faults)]
    assert read(f"根据{text}，") == [(right, faults)]


@pytest.mark.parametrize(
    "text",
    [
        "2018年5月15日印发",
        "共2018个事项，45号楼",
        "到2025年达到90%",
        "发现2018年底前完成的45项",
        "第十五届人民代表大会",
        "受理编号（2018）",
        "拨打12345热线",
        "《意见》发布于2018年",
    ],
)
def test_other_figures_are_no_numbers(text):
    assert read(text) == []


@pytest.mark.parametrize("before", ["根据", "按照", "贯彻落实", "详见", "《意见》和", "认真执行"])
def test_words_before_the_letters_are_no_part_of_them(before):
    assert parse_docnumber(f"{before}望政办发〔2026〕3号") == DocNumber("望政办发", 2026, "3", "yearly")


@given(
    code=st.sampled_from(["国发", "国办发", "国办函", "望政发", "人社部发"]),
    year=st.integers(1950, 2049),
    seq=st.integers(1, 9999),
)
def test_a_number_is_read_as_it_is_written(code, year, seq):
    number = DocNumber(code, year, str(seq), "yearly")
    (found,) = find_numbers(f"见附件：{number}。")
    assert (found.number, found.faults, found.end - found.start) == (number, (), len(str(number)))


def test_central_letters_name_the_issuer():
    assert issuer_of(DocNumber("国办函", 2021, "105", "yearly")) == "国务院办公厅"
    assert issuer_of(DocNumber("望政发", 2021, "105", "yearly")) == ""


@pytest.mark.parametrize("text", ["中华人民共和国国务院令第716号", "国令第716号", "国家主席令第3号"])
def test_a_number_begins_with_the_first_character_of_its_letters(text):
    (found,) = find_numbers(f"据{text}，")
    assert (found.start, found.end) == (1, 1 + len(text))


def test_the_day_before_an_order_is_no_part_of_it():
    assert [str(f.number) for f in find_numbers("（2000年10月31日原国家发展计划委员会令第8号）")] == [
        "原国家发展计划委员会令第8号"
    ]


@pytest.mark.parametrize("text", ["《设计标准》（GB 50180）", "《设计标准》（GB 50180，以下简称标准）"])
def test_a_standard_without_year_is_one_in_brackets(text):
    assert [str(f.number) for f in find_numbers(text)] == ["GB 50180"]
    assert find_numbers("编号GB 50180的柜子") == ()


@pytest.mark.parametrize(
    ("text", "alone"),
    [("望政办发〔2026〕3号", True), (" 望政办发 [2026] 3 号 ", True), ("应当按照望政办发〔2026〕3号执行", False), ("望政办发〔2026〕3号文", False), ("", False)],
)  # fmt: skip
def test_a_number_alone_has_no_words_beside_it(text, alone):
    assert number_alone(text) == (DocNumber("望政办发", 2026, "3", "yearly") if alone else None)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.text.normalise import fold, without_radicals


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("２０２０年（试行）", "2020年（试行）"),
        ("国办发[2018]45号", "国办发〔2018〕45号"),
        ("(一)总体要求:", "（一）总体要求："),
        ("不低于９０％", "不低于90%"),
        ("第一章\u3000总则", "第一章 总则"),
        ("二○○八年", "二〇〇八年"),
        ("ＡＺ与ａｚ", "AZ与az"),
        ("⼯作部⻔和⼈⺠政府", "工作部门和人民政府"),
    ],
)
def test_variants_of_one_character_become_one_form(text, key):
    assert fold(text) == key


@given(st.text())
def test_the_key_is_as_long_as_the_text(text):
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


def test_radicals_from_first_to_last_become_characters_and_nothing_else_changes():
    assert without_radicals("⼀⿕⻄「Ａ」") == "一龠西「Ａ」"

"""Numerals: one value however they are written, wherever they stand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.days import first_day
from polreq.official.deadlines import DateContext, find_deadlines
from polreq.official.docnumbers import find_numbers
from polreq.official.numerals import integer, parse_number, parse_ratio, plain
from polreq.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15", "15"),
        ("1,200", "1200"),
        ("0.5", "0.5"),
        ("十", "10"),
        ("十五", "15"),
        ("二十四", "24"),
        ("两", "2"),
        ("一百零八", "108"),
        ("三千二百", "3200"),
        ("二〇二〇", "2020"),
        ("三点二", "3.2"),
        ("1.2亿", "120000000"),
        ("三万五千", "35000"),
        ("半", "0.5"),
    ],
)
def test_numerals_are_read(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "若干", "一批", "点五", "3个", "三点"])
def test_other_words_are_no_numbers(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("九成二", "92"),
        ("八成", "80"),
        ("七成半", "75"),
        ("百分之八十", "80"),
        ("百分之九十九点五", "99.5"),
        ("三分之二", "66.67"),
        ("五分之一", "20"),
        ("一半", "50"),
    ],
)
def test_shares_are_read_as_percentages(text, value):
    assert parse_ratio(text) == Decimal(value)


def test_a_share_of_nothing_is_none():
    assert parse_ratio("零分之一") is None


@given(st.integers(min_value=0, max_value=9999))
def test_written_numerals_read_back(number):
    digits, units = "零一二三四五六七八九", ["", "十", "百", "千"]
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if zero and text else "") + digits[digit] + units[place]
            zero = False
        else:
            zero = True
    assert parse_number(text or "零") == number


@pytest.mark.parametrize(("value", "text"), [("50.00", "50"), ("1E+2", "100"), ("0.50", "0.5"), ("7", "7")])
def test_numbers_are_written_plainly(value, text):
    assert plain(Decimal(value)) == text


@pytest.mark.parametrize("zero", "〇零○OoＯ")
def test_a_zero_is_read_however_it_is_typed(zero):
    assert integer(f"二{zero}{zero}四") == 2004
    assert parse_number(f"二{zero}{zero}四") == 2004
    assert first_day(f"二{zero}{zero}四年十月十五日") == date(2004, 10, 15)
    (deadline,) = find_deadlines(fold(f"二{zero}{zero}四年十月十五日前"), DateContext())
    assert deadline.date == date(2004, 10, 15)
    (found,) = find_numbers(f"望政发〔二{zero}{zero}四〕3号")
    assert str(found.number) == "望政发〔2004〕3号"


@pytest.mark.parametrize("text", ["O", "OO", "o", "Ｏ", "", "半年", "²", "一" * 5000, "9" * 5000])
def test_what_is_no_whole_number_is_none(text):
    assert integer(text) is None


@given(st.integers(0, 9999))
def test_a_whole_number_is_read_digit_by_digit_and_in_full_width(number):
    assert integer(str(number)) == number
    assert integer(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))) == number
    assert integer(str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))) == number

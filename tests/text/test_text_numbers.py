from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.numerals import parse_number, parse_ratio, plain


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

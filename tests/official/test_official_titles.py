"""Titles: however they are quoted, spaced or abbreviated, the same document has the same key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.official.titles import TitleKey, quoted, rank, title_key

GUIDELINE = "国务院关于推进“互联网+办件”工作的指导意见"

QUOTES = ["“{}”", '"{}"', "「{}」", "‘{}’", "{}", "〈{}〉", "《{}》", "＜{}＞", "<{}>"]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("中华人民共和国数据法", TitleKey("数据法")),
        ("数据法（2018年修正）", TitleKey("数据法")),
        ("数据法（2018年10月26日第二次修正）", TitleKey("数据法")),
        ("关于加强办件工作的意见", TitleKey("加强办件工作意见")),
        ("国务院办公厅关于加强办件工作的意见", TitleKey("加强办件工作意见", "国务院办公厅")),
        ("国务院办公厅关于印发〈办件管理办法（试行）〉的通知", TitleKey("办件管理办法", "国务院办公厅", "试行", True)),
        ("国务院办公厅印发关于方便群众办件实施方案的通知", TitleKey("方便群众办件实施方案", "国务院办公厅", "", True)),
        ("国务院办公厅关于转发发展改革委等部门办件试点方案的通知", TitleKey("办件试点方案", "国务院办公厅", "", True)),
        (
            "某省人民政府关于转发国务院关于加强办件工作意见的通知",
            TitleKey("加强办件工作意见", "某省人民政府", "", True),
        ),
        ("某省实施〈中华人民共和国数据法〉办法", TitleKey("某省实施数据法办法")),
    ],
)
def test_the_key_is_what_tells_a_title_from_others(title, key):
    assert title_key(title) == key


@given(quote=st.sampled_from(QUOTES), at=st.integers(0, 20), space=st.sampled_from(["", " ", "\u3000", "\n"]))
def test_quotes_spaces_and_width_do_not_matter(quote, at, space):
    written = f"国务院关于推进{quote.format('互联网＋办件')}工作的指导意见"
    assert title_key(written[:at] + space + written[at:]) == title_key(GUIDELINE)


def test_another_issuer_is_another_document():
    known = title_key(GUIDELINE)
    assert rank(title_key("某省人民政府关于推进“互联网+办件”工作的指导意见"), known) is None
    assert rank(title_key("关于推进互联网+办件工作的指导意见"), known) == 1
    assert rank(known, known) == 0


def test_the_text_in_force_fits_better_than_the_trial():
    asked = title_key("办件管理办法")
    assert rank(asked, title_key("办件管理办法")) < rank(asked, title_key("办件管理办法（试行）"))


@pytest.mark.parametrize(
    ("title", "right"),
    [
        ("办件条例", "《办件条例》"),
        ("关于印发《办件规划》的通知", "《关于印发〈办件规划〉的通知》"),
        ("关于转发《关于印发〈办件规划〉的通知》的通知", "《关于转发〈关于印发《办件规划》的通知〉的通知》"),
        ("关于落实〈甲法〉〈乙法〉的意见", "《关于落实〈甲法〉〈乙法〉的意见》"),
        ("办件》条例", "《办件》条例》"),
    ],
)
def test_marks_within_marks_alternate(title, right):
    assert quoted(title) == right


@given(st.text("甲乙《》〈〉", max_size=12))
def test_a_title_that_is_rightly_marked_stays_as_it_is_and_means_the_same(title):
    right = quoted(title)
    assert quoted(right[1:-1]) == right
    assert title_key(right) == title_key(title)

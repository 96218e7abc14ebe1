"""Likeness of texts by their character pairs: one measure, whoever asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.text.likeness import letters, likeness, pairs

TEXT = st.text("甲乙丙丁AbＣ１2 ，。\n", max_size=20)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("网上办理", "网上办理", 1.0),
        ("网上办理。", "网上 办理", 1.0),
        ("网上办理", "掌上办理", 4 / 6),
        ("ＡＰＰ上线", "app上线", 1.0),
        ("办办办", "办办", 2 / 3),
        ("办", "办", 1.0),
        ("办", "理", 0.0),
        ("", "", 0.0),
        ("，。", "；", 0.0),
    ],
)
def test_the_share_of_pairs_that_both_have(one, other, share):
    assert likeness(pairs(one), pairs(other)) == pytest.approx(share)


@given(TEXT, TEXT)
def test_it_is_the_same_from_both_sides_and_one_only_for_the_same_pairs(one, other):
    a, b = pairs(one), pairs(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert (likeness(a, b) == 1) == (a == b and bool(a))


@given(TEXT)
def test_spaces_and_punctuation_count_nothing(text):
    assert pairs(text) == pairs(letters(text)) == pairs(f" {text}。")

"""The one bilingual value."""

from polreq.words import Text


def test_a_text_is_read_in_either_language():
    text = Text("缺口", "gap")
    assert (text.words("zh"), text.words("en")) == ("缺口", "gap")


def test_texts_are_values_that_can_be_sorted_and_looked_up():
    one, same, other = Text("甲", "a"), Text("甲", "a"), Text("乙", "b")
    assert {one: 1}[same] == 1
    assert sorted([one, other]) == sorted([other, one])

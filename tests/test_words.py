"""The one bilingual value."""

from polreq.words import Text
from polreq.words.review import COLUMNS, field_name
from polreq.words.sentences import filled


def test_a_text_is_read_in_either_language():
    text = Text("缺口", "gap")
    assert (text.words("zh"), text.words("en")) == ("缺口", "gap")


def test_texts_are_values_that_can_be_sorted_and_looked_up():
    one, same, other = Text("甲", "a"), Text("甲", "a"), Text("乙", "b")
    assert {one: 1}[same] == 1
    assert sorted([one, other]) == sorted([other, one])


def test_a_template_is_filled_in_both_languages_and_left_alone_where_nothing_fills_it():
    template = Text("还有 {n} 条", "{n} more")
    assert filled(template, {"n": 3}) == Text("还有 3 条", "3 more")
    assert filled(Text("写成 {甲: 乙}", "write {a: b}"), {}) == Text("写成 {甲: 乙}", "write {a: b}")


def test_a_field_of_a_digest_has_a_name_of_its_own_or_that_of_its_column():
    assert (field_name("module").zh, field_name("class")) == ("模块", COLUMNS["kind"])
    assert field_name("kind") == COLUMNS["kind"]

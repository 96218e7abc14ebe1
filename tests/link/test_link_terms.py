"""Terms: what of a text is compared."""

import pytest

from polreq.link.stem import parts, stem
from polreq.link.terms import known_words, pair_terms, word_terms


@pytest.mark.parametrize(
    "family",
    [("task", "tasks"), ("store", "stores", "stored", "storing"), ("plan", "planned", "planning"), ("library", "libraries"),
     ("initialize", "initialized", "initialization"), ("process", "processes", "processing"), ("class", "classes"),
     ("fair", "fairly"), ("use", "uses")],
)  # fmt: skip
def test_forms_of_a_word_have_one_stem(family):
    assert len({stem(word) for word in family}) == 1


def test_what_is_left_of_a_short_word_is_no_other_word():
    assert [stem(word) for word in ("use", "us", "fly", "red")] == ["use", "us", "fly", "red"]


def test_identifiers_are_taken_apart_and_kept_whole():
    assert parts("ccmCtrlTask") == ["ccm", "ctrl", "task", "ccmctrltask"]
    assert parts("DPUFsw2") == ["dpu", "fsw", "2", "dpufsw2"]


def test_words_come_from_the_segmenter_without_stop_words():
    assert word_terms(lambda text: ["提供", "的", "APP", "，", "服务"])("提供的APP，服务") == ["提供", "app", "服务"]


def test_a_text_without_chinese_needs_no_segmenter():
    def never(text):
        raise AssertionError(text)

    assert word_terms(never)("The tasks are stored") == [stem("tasks"), stem("stored")]


def test_pairs_stay_within_a_run_of_chinese():
    assert pair_terms("电子证照，亮证APP") == ["电子", "子证", "证照", "亮证", "app"]


def test_wanted_words_are_counted_without_a_segmenter_and_the_rest_counts_for_the_length():
    found = known_words({"电子证照", "证照", "进度", "task"})("电子证照办理进度，进度Tasks")
    assert found == {"电子证照": 1, "进度": 2, "task": 1, "": pytest.approx(10 / 2.2 - 3)}


def test_a_latin_word_counts_once_and_no_single_character_is_a_word():
    assert known_words({"app", "证"})("办证app，亮证") == {"app": 1, "": pytest.approx(4 / 2.2)}

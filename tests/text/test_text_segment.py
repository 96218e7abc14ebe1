from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.errors import MissingExtraError
from polreq.text.segment import _frequencies, adverbs, frequency, is_fast, make_segmenter, verbs


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("按照国办发〔2018〕45号要求", "国办发〔2018〕45号"),
        ("不低于90%的事项", "90%"),
        ("支持IPv6改造", "IPv6"),
        ("2019年12月31日前", "2019年12月31日"),
        ("符合GB/T 39735-2020", "GB/T 39735-2020"),
    ],
)
def test_names_and_figures_stay_whole(text, whole):
    assert any(whole in word for word in make_segmenter().words(text))


def test_words_of_the_field_are_kept_together():
    assert "免申即享" in make_segmenter("jieba", ["免申即享"]).words("推行免申即享服务")


def test_the_dictionary_is_the_one_that_jieba_would_build():
    import jieba

    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    known, total = _frequencies()
    assert (known, total) == tokenizer.gen_pfdict(tokenizer.get_dict_file())


def test_words_of_one_segmenter_are_not_known_to_another():
    text = "推行免申即享服务"
    before = make_segmenter().words(text)
    assert make_segmenter("jieba", ["免申即享"]).words(text) != before
    assert make_segmenter().words(text) == before


@cache
def both():
    return make_segmenter("jieba"), make_segmenter("rjieba")


def assert_same(text):
    pytest.importorskip("rjieba")
    one, other = both()
    assert one.words(text) == other.words(text)


KNOWN = sorted(word for word, count in _frequencies()[0].items() if count)
PIECES = st.one_of(
    st.sampled_from(KNOWN),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF),
    st.characters(min_codepoint=0x3400, max_codepoint=0x4DBF),
    st.sampled_from("的一是和在对为中上大不以与及等到用也就日月年各市县省局 \t\n，。、；：（）《》〔〕“”·—…+#&._%-0123456789%aZé①㈠々〇"),
    st.sampled_from(["国办发〔2018〕45号", "GB/T 39735-2020", "2022-03-15", "26341-2010", "5.1.1", "12345热线", "互联网+政务", "C++", "\r\n"]),
    st.characters(),
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_both_segmenters_cut_any_text_alike(text):
    assert_same(text)


def test_both_segmenters_cut_the_sample_alike():
    root = Path(__file__).resolve().parents[2]
    for folder in ("policies", "requirements", "docs"):
        for file in sorted((root / folder).iterdir()):
            if file.is_file():
                for line in file.read_text(encoding="utf-8").splitlines():
                    assert_same(line)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_character_but_white_space_is_lost(text):
    assert "".join("".join(both()[0].words(text)).split()) == "".join(text.split())


def test_a_missing_accelerator_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rjieba", None)
    with pytest.raises(MissingExtraError):
        make_segmenter("rjieba").words("一件事")


def test_the_accelerator_is_there_where_it_can_be_used(monkeypatch):
    try:
        make_segmenter("rjieba").words("一件事")
    except MissingExtraError:
        assert not is_fast()
    else:
        assert is_fast()
    monkeypatch.setattr("sys.path", [])
    monkeypatch.delitem(__import__("sys").modules, "rjieba", raising=False)
    assert not is_fast()


def test_the_dictionary_tells_verbs_from_adverbs():
    assert "瞄准" in verbs()
    assert "充分" in adverbs()
    assert not verbs() & adverbs()


def test_how_often_a_word_was_seen_and_names_of_persons_never():
    assert frequency("方便") > 1000
    assert (frequency("谢谢"), frequency("高峰"), frequency("没有这个词")) == (0, 0, 0)

import pytest

from polreq.errors import MissingExtraError
from polreq.text.segment import _frequencies, adverbs, make_segmenter, segmented, verbs


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
    assert any(whole in word for word in segmented(text))


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


def test_both_segmenters_cut_chinese_words_alike():
    pytest.importorskip("rjieba")
    text = "各地区要依托一体化平台推进政务服务事项全流程网上办理"
    assert make_segmenter("rjieba").words(text) == make_segmenter("jieba").words(text)


def test_a_missing_accelerator_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "rjieba", None)
    with pytest.raises(MissingExtraError):
        make_segmenter("rjieba").words("一件事")


def test_the_dictionary_tells_verbs_from_adverbs():
    assert "瞄准" in verbs()
    assert "充分" in adverbs()
    assert not verbs() & adverbs()

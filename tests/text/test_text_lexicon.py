import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.text.lexicon import Lexicon, load_lexicon
from polreq.yamlio.parse import parse


def extra(text):
    node, findings = parse(text.encode(), "lexicon.yml")
    assert not findings
    return [node]


def test_a_longer_word_hides_the_modal_word_inside_it():
    lexicon = load_lexicon()
    assert [hit.word for hit in lexicon.find("主要应用要应当整改", "modal.must.words")] == ["要", "应当"]


def test_a_workspace_adds_words_to_a_list():
    lexicon = load_lexicon(extra("polreq: lexicon/1\nline:\n  一件事: [出生一件事联办]\n  停车: [停车缴费]\n"))
    assert "出生一件事联办" in lexicon.words("line.一件事")
    assert "一件事" in lexicon.words("line.一件事")
    assert lexicon.below("line")["停车"] == ("停车缴费",)


def test_the_built_in_lexicon_stays_as_it_is():
    load_lexicon(extra("line: {停车: [停车缴费]}\n"))
    assert "停车" not in load_lexicon().below("line")


def test_lexicons_with_other_words_have_another_digest():
    assert load_lexicon().digest == load_lexicon(extra("polreq: lexicon/1\n")).digest
    assert load_lexicon().digest != load_lexicon(extra("line: {停车: [停车缴费]}\n")).digest


def test_channels_stand_only_for_known_channels():
    lexicon = load_lexicon()
    known = set(lexicon.below("channel.words"))
    for term, channels in lexicon.below("channel.expand").items():
        assert set(channels) <= known, term


WORDS = st.lists(st.text(alphabet="应当要求可以（+", min_size=1, max_size=4), min_size=1, unique=True)


@given(WORDS, st.text(alphabet="应当要求可以（+", max_size=12))
def test_the_longest_word_is_found_at_each_place(words, text):
    lexicon = Lexicon({"list": tuple(words)})
    plain = re.compile("|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))))
    assert [hit.word for hit in lexicon.find(text, "list")] == plain.findall(text)


@given(WORDS, st.text(alphabet="应当要求可以（+", max_size=12))
def test_the_longest_word_at_the_end_is_found(words, text):
    assert Lexicon({"list": tuple(words)}).ends(text, "list") == max(filter(text.endswith, words), key=len, default="")


@given(WORDS, st.text(alphabet="应当要求可以（+", max_size=12))
def test_the_longest_word_at_the_beginning_is_found(words, text):
    found = max(filter(text.startswith, words), key=len, default="")
    assert Lexicon({"list": tuple(words)}).starts(text, "list") == found


@given(WORDS, st.text(alphabet="应当要求可以（+", max_size=12))
def test_a_list_is_in_a_text_if_one_of_its_words_is(words, text):
    assert Lexicon({"list": tuple(words)}).has(text, "list") == any(word in text for word in words)


def test_an_unknown_list_is_a_mistake_of_the_caller():
    for ask in (load_lexicon().has, load_lexicon().find, load_lexicon().starts, load_lexicon().ends):
        with pytest.raises(KeyError):
            ask("应当", "no.such.list")

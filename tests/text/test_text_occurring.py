from hypothesis import given
from hypothesis import strategies as st

from polreq.text.lexicon import load_lexicon
from polreq.text.occurring import Occurring

TEXTS = st.text(alphabet="应当要（求", max_size=8)


@given(st.dictionaries(st.sampled_from("abc"), st.lists(TEXTS, max_size=4)), TEXTS)
def test_a_list_that_is_not_told_has_no_word_in_the_text(lists, text):
    told = Occurring(lists).within(text)
    assert {name for name, words in lists.items() if any(word in text for word in words)} <= told


@given(st.sampled_from(sorted(load_lexicon().lists)), st.data())
def test_words_of_the_lexicon_are_told_wherever_they_stand(name, data):
    lexicon = load_lexicon()
    if words := lexicon.words(name):
        text = data.draw(TEXTS) + data.draw(st.sampled_from(words)) + data.draw(TEXTS)
        assert name in lexicon.lists_in(text)

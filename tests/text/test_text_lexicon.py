from polreq.text.lexicon import load_lexicon
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

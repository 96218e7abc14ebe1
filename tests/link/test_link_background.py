"""The background beside which a collection is looked at."""

from polreq.link import LinkItem, Options, rank
from polreq.link.background import load_background


def test_the_background_is_never_found():
    item = load_background().items[0]
    queries = [LinkItem("q", {"text": item.text})]
    corpus = [LinkItem("F1", {"title": "暗黑模式"})]
    assert {m.found for m in rank(queries, corpus, (), Options(), list)} <= {"F1"}


def test_no_text_stands_there_twice():
    background = load_background()
    texts = [item.text for item in (*background.items, *background.clauses)]
    assert len(set(texts)) == len(texts)


def test_a_word_that_many_features_have_counts_less_even_in_the_smallest_collection():
    """Both features share one word with the requirement; 查询 is in many features everywhere, 殡葬 in hardly any."""
    query = [LinkItem("q", {"text": "提供殡葬查询"})]
    corpus = [LinkItem("common", {"title": "查询"}), LinkItem("rare", {"title": "殡葬"})]
    assert [m.found for m in rank(query, corpus, (), Options(), list)] == ["rare", "common"]

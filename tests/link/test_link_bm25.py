"""BM25: scores from postings, the same with and without numpy, and the share of every term."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from polreq.link.bm25 import build
from polreq.link.rows import NumpyRows, PlainRows


def test_a_score_is_what_the_formula_says():
    index = build([[(["a", "b"], 1)], [(["b", "c"], 1)]], {"a", "b"}, k1=1.2, b=0.75)
    rare = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    common = math.log(1 + (2 - 2 + 0.5) / (2 + 0.5))
    # every document has mean length, so the norm is k1, and a term that occurs once weighs 2.2 / (1 + 1.2) = 1
    assert index.scores({"a": 1, "b": 2}) == pytest.approx([rare + 2 * common, 2 * common])
    assert index.shares({"a": 1, "b": 2}, 0) == pytest.approx({"a": rare, "b": 2 * common})
    assert index.shares({"a": 1, "b": 2}, 1) == pytest.approx({"b": 2 * common})


def test_terms_that_are_not_wanted_count_for_the_length_only():
    short = build([[(["a"], 1)], [(["a", "x", "x"], 1)]], {"a"}, k1=1.2, b=0.75)
    one, other = short.scores({"a": 1})
    assert one > other > 0


def test_parts_weigh_as_they_are_told_and_may_be_weighted_counts():
    plain = build([[(["a", "a", "b"], 1)], [(["b"], 1)]], {"a"}, k1=1.2, b=0.75)
    parts = build([[({"a": 2.0}, 1), (["b"], 1)], [({"b": 0.5}, 2)]], {"a"}, k1=1.2, b=0.75)
    assert plain.scores({"a": 1}) == pytest.approx(parts.scores({"a": 1}))


def test_further_texts_count_for_how_rare_a_term_is_and_for_nothing_else():
    alone = build([[(["a", "b"], 1)], [(["b"], 1)]], {"a", "b"}, k1=1.2, b=0.75)
    beside = build([[(["a", "b"], 1)], [(["b"], 1)]], {"a", "b"}, k1=1.2, b=0.75, others=[{"a"}, {"a"}])
    assert beside.rarity("a") == pytest.approx(math.log(1 + (4 - 3 + 0.5) / (3 + 0.5)))
    assert beside.postings["a"] == alone.postings["a"]
    assert beside.size == 2


def test_an_index_like_another_one_gives_scores_that_can_be_compared():
    whole = build([[(["a", "b"], 1)], [(["b"], 1)], [(["c"], 1)]], {"a", "b"}, k1=1.2, b=0.75)
    part = build([[(["a", "b"], 1)]], {"a", "b"}, k1=1.2, b=0.75, like=whole)
    assert part.scores({"a": 1, "b": 2}) == whole.scores({"a": 1, "b": 2})[:1]


terms = st.sampled_from("abcdef")


@settings(deadline=None)  # the first call imports numpy
@given(st.lists(st.lists(terms, max_size=8), max_size=12), st.dictionaries(terms, st.floats(0.1, 5), max_size=6))
def test_numpy_gives_the_same_numbers(documents, query):
    pytest.importorskip("numpy")
    parts = [[(document, 1.0)] for document in documents]
    plain, quick = (build(parts, set(query), 1.2, 0.75, rows=rows) for rows in (PlainRows(), NumpyRows()))
    assert quick.scores(query).tolist() == plain.scores(query)


@given(st.lists(st.lists(terms, max_size=8), min_size=1, max_size=12), st.dictionaries(terms, st.floats(0.1, 5)))
def test_shares_add_up_to_the_score(documents, query):
    index = build([[(document, 1.0)] for document in documents], set(query), 1.2, 0.75)
    for position, score in enumerate(index.scores(query)):
        assert math.fsum(index.shares(query, position).values()) == pytest.approx(score)

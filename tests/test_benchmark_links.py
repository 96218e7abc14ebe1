"""The benchmark of links measures as the scorers beside the checkout do, and keeps vectors between runs."""

import pytest

from benchmarks.link_measures import ranked
from benchmarks.links_small import hits
from benchmarks.vectors import KeptVectors, NotKeptError


def test_an_article_that_is_said_to_have_no_source_counts_as_local_only_if_it_has_none():
    gold = {"第一条": {"第三条"}, "第二条": {"第四条", "第五条"}, "第三条": set(), "第四条": set()}
    aligned = {
        "第一条": ["第三条", "第九条"],
        "第二条": ["第九条", "第八条", "第五条"],
        "第三条": [],
        "第四条": ["第一条"],
    }
    assert hits(aligned, gold) == (1 / 2, 1.0, pytest.approx(2 * 1 / (1 + 2)))


def test_an_article_without_an_answer_is_said_to_be_local():
    assert hits({}, {"第一条": {"第三条"}, "第二条": set()}) == (0.0, 0.0, pytest.approx(2 * 1 / (2 + 1)))


def test_measures_of_a_ranking():
    figures = ranked({"q": ["a", "b", "c"]}, {"q": {"b", "d"}}).over(["q"])
    assert {name: figures[name] for name in ("R@1", "R@5", "MRR@10", "MAP")} == {
        "R@1": 0.0,
        "R@5": 0.5,
        "MRR@10": 0.5,
        "MAP": 0.25,
    }


def test_vectors_are_there_in_the_next_run_and_missing_ones_are_computed_only_if_asked(tmp_path):
    first = KeptVectors(tmp_path / "new")
    assert first.get("vectors", "a") is None
    first.put("vectors", "a", "AAAA")
    first.close()
    second = KeptVectors(tmp_path / "new", compute=False)
    assert second.get("vectors", "a") == "AAAA"
    second.require(1)
    with pytest.raises(NotKeptError):
        second.get("vectors", "b")
    with pytest.raises(NotKeptError):
        second.require(2)
    second.close()

"""The benchmark of links measures as the scorers beside the checkout do, and keeps vectors between runs."""

import pytest

from benchmarks.link_measures import ranked
from benchmarks.vectors import KeptVectors, NotKeptError


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

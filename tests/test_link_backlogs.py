"""The backlogs that scores of links are judged on are whole, and are measured without what only one reader saw."""

import pytest

from benchmarks.backlogs import BACKLOGS, OWN, has_text, measures, read_backlog, text_of
from benchmarks.expand_labels import CORPUS
from benchmarks.links_data import read_rows


def test_figures_of_a_small_run():
    scores = {("q", "a"): 0.8, ("q", "b"): 0.6, ("q", "c"): 0.05}
    assert measures(scores, {"q": {"a"}, "r": set()}) == (1.0, 1.0, 1.0, pytest.approx(0.4), 0.5)


def test_no_precision_is_told_where_nothing_is_likely():
    assert measures({("q", "a"): 0.01}, {"q": {"a"}})[3:] == (None, None)


@pytest.mark.parametrize("name", OWN)
def test_every_link_names_a_segment_and_an_item(name):
    items = [row["id"] for row in read_rows(BACKLOGS / f"features_{name}.jsonl")]
    segments = [row["id"] for row in read_rows(BACKLOGS / f"clauses_{name}.jsonl")]
    links = read_rows(BACKLOGS / f"links_{name}.jsonl")
    assert [row["id"] for row in links] == segments
    assert len(set(segments)) == len(segments) == 80
    assert len(set(items)) == len(items)
    assert {link["f"] for row in links for link in row["links"]} <= set(items)
    assert {link["degree"] for row in links for link in row["links"]} <= {"full", "partial"}


@pytest.mark.parametrize("name", OWN)
def test_every_reference_gives_one_line_of_text_and_no_text_is_stored(name):
    rows = read_rows(BACKLOGS / f"clauses_{name}.jsonl")
    assert all("text" not in row for row in rows)
    texts = [text_of(row) for row in rows if has_text(row)]
    assert len(texts) == (80 if CORPUS.is_dir() else 40)
    assert all(14 <= len(text) <= 200 and text == text.strip() and "\n" not in text for text in texts)


@pytest.mark.parametrize("name", OWN)
def test_a_link_that_one_of_two_readers_saw_is_neither_right_nor_wrong(name):
    backlog = read_backlog(name)
    assert {clause.id for clause in backlog.clauses} == set(backlog.gold)
    agreed = {(query, feature) for query, wanted in backlog.gold.items() for feature in wanted}
    assert agreed
    assert not agreed & backlog.disputed

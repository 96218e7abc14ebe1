"""The labelled pairs that `diff` is measured on are whole, and the measures are what they say."""

import re

import pytest

from benchmarks.links_data import read_rows
from benchmarks.versions import (
    ARCHIVE,
    LAWS,
    OWN,
    PAIRS,
    alignment_f1,
    class_f1,
    read_labels,
    read_versions,
    told_simply,
)
from polreq.change.articles import articles
from polreq.ingest import read_source
from polreq.results.versions import CHANGES

FILES = sorted(OWN.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_numbers_of_articles_and_changes_and_no_text(path):
    for row in read_rows(path):
        assert set(row) == {"new", "old", "change"}
        assert row["change"] in CHANGES
        assert (row["change"] == "added") == (not row["old"])
        assert (row["change"] == "removed") == (row["new"] is None)
        for name in (*row["old"], *([row["new"]] if row["new"] else ())):
            assert re.fullmatch(r"第[一二三四五六七八九十百零]+条", name)


def test_labels_name_every_article_of_both_versions():
    if not (ARCHIVE.is_file() and LAWS.is_dir()):
        pytest.skip("the texts of the laws are not beside this checkout")
    own = [pair for pair in PAIRS if pair.labels.parent == OWN]
    assert {pair.labels for pair in own} == set(FILES)
    texts = read_versions(own)
    for pair in own:
        rows = read_rows(pair.labels)
        assert [row["new"] for row in rows if row["new"]] == [a.locator for a in articles(texts[pair.new])]
        named = {place for row in rows for place in row["old"]}
        assert named == {a.locator for a in articles(texts[pair.old])}
        removed = [place for row in rows if not row["new"] for place in row["old"]]
        kept = {place for olds, _ in read_labels(pair.labels).values() for place in olds}
        assert not kept & set(removed)


def test_pairs_and_changes_are_counted():
    labels = {"一": (frozenset("一"), "unchanged"), "二": (frozenset("二三"), "substantive")}
    said = {"一": (frozenset("一"), "unchanged"), "二": (frozenset("二"), "wording")}
    assert alignment_f1(labels, said) == pytest.approx(2 * 2 / (2 + 3))
    assert class_f1(labels, said) == pytest.approx(0.5)


def test_the_simple_program_takes_the_nearest_article():
    old = read_source(
        "a.txt", "办法\n\n第一条 各部门应当及时公开办理结果。\n\n第二条 本办法自公布之日起施行。\n".encode()
    )
    new = read_source("b.txt", "办法\n\n第一条 公园每天六时开放。\n\n第二条 各部门应当及时公开办理结果。\n".encode())
    assert told_simply(old.document, new.document) == {
        "第一条": (frozenset(), "added"),
        "第二条": (frozenset({"第一条"}), "unchanged"),
    }

"""The labelled pairs that `align` is measured on are whole, and are measured as they say."""

import re

import pytest

from benchmarks.alignment import Told, f1, macro_f1, majority
from benchmarks.alignment_data import LAWS, OWN, PAIRS, Labelled, read_labels, read_law
from benchmarks.links_data import read_rows
from polreq.arrange.alignments import RELATIONS
from polreq.change.articles import articles
from polreq.link import LinkItem
from polreq.link.aligning import Aligned, Alignment
from polreq.link.relating import Related

FILES = sorted(OWN.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_numbers_of_articles_and_relations_and_no_text(path):
    for row in read_rows(path):
        assert set(row) <= {"lower", "upper", "readings"}
        told = [*row["upper"], *(one for one in row.get("readings", ()) if one)]
        assert {one["relation"] for one in told} <= set(RELATIONS)
        for name in (row["lower"], *(one["article"] for one in told)):
            assert re.fullmatch(r"第[一二三四五六七八九十]+条", name)
        names = [one["article"] for one in row["upper"]]
        assert len(set(names)) == len(names)
        if "readings" in row:
            first, second = row["readings"]
            assert first != second
            assert (row["upper"][0] if row["upper"] else None) in (first, second)


@pytest.mark.parametrize("pair", [p for p in PAIRS if p.labels.parent == OWN], ids=lambda pair: pair.name)
def test_labels_name_every_article_of_the_lower_document_and_only_articles_of_the_upper_one(pair):
    if not LAWS.is_dir():
        pytest.skip("the texts of the laws are not beside this checkout")
    labels = read_labels(pair.labels)
    assert list(labels) == [article.locator for article in articles(read_law(pair.lower))]
    above = {article.locator for article in articles(read_law(pair.upper))}
    assert {article for uppers in labels.values() for article, _ in uppers} <= above


def test_every_file_of_labels_is_measured():
    assert {pair.labels for pair in PAIRS if pair.labels.parent == OWN} == set(FILES)


def aligned(upper, kind="same"):
    return Aligned(upper, Related(kind, (), 0.5), 0.5)


def test_what_is_told_is_measured_against_the_labels():
    items = [LinkItem(id_, {"text": "应当公开。"}) for id_ in ("第一条", "第二条", "第三条", "第四条")]
    labels = [[(0, "same"), (1, "partial")], [(2, "stricter")], [(3, "partial")], []]
    told = Told(
        Labelled("", items, items, {}, labels),
        [
            Alignment("第一条", (aligned("第二条", "same"),)),
            Alignment("第二条", nearest=aligned("第三条", "stricter")),
            Alignment("第三条", (aligned("第一条"), aligned("第二条"), aligned("第四条"))),
            Alignment("第四条", nearest=aligned("第一条")),
        ],
    )
    assert told.hits == (pytest.approx(2 / 3), 1.0)
    assert told.said_hit == pytest.approx(1 / 3)
    assert told.local == (1, 2, 1)
    assert f1(told.local) == pytest.approx(2 / 3)
    assert told.relations == [("partial", "same"), ("stricter", "stricter")]


def test_a_relation_that_is_never_told_counts_as_nothing_found():
    pairs = [("same", "same"), ("same", "same"), ("partial", "same")]
    assert majority(pairs) == pairs
    assert macro_f1(pairs) == pytest.approx((2 * 2 / 5 + 0) / 2)

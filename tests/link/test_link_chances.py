"""Scores as chances."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.link import LinkItem, Options, rank
from polreq.link.chances import BACKLOG, TEXTS, WITH_VECTORS, Evidence, chance

KINDS = [kind + vectors for kind in (BACKLOG, TEXTS) for vectors in ("", WITH_VECTORS)]
values = st.floats(0, 1000)
evidences = st.builds(Evidence, values, values, st.floats(0, 1), st.floats(0, 1), st.integers(0, 5000))


@given(evidences, values, st.sampled_from(KINDS))
def test_a_higher_score_is_a_higher_chance(evidence, other, kind):
    low, high = sorted((evidence.value, other))
    less, more = (chance(replace(evidence, value=value), kind) for value in (low, high))
    assert 0 < less <= more <= 1
    if high - low > 0.001 and more < 0.999:
        assert less < more


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_common_is_next_to_no_chance(kind):
    assert chance(Evidence(0, 3, length=40), kind) < 0.005


@pytest.mark.parametrize("part", ["covered", "rarest"])
@given(evidences)
def test_a_document_that_has_more_of_what_is_asked_is_likelier(part, evidence):
    assert chance(replace(evidence, **{part: 0.0}), BACKLOG) <= chance(replace(evidence, **{part: 1.0}), BACKLOG)


def characters(text):
    return list(text)


def test_titles_are_a_backlog_and_texts_are_not():
    """The same words: a backlog's chances know more than the score, those of texts do not."""
    asked = [LinkItem("q", {"text": "提供办件进度查询"})]
    backlog = [LinkItem("f", {"title": "办件进度查询", "description": ""})]
    texts = [LinkItem("f", {"title": "办件进度查询", "text": ""})]
    scores = [rank(asked, corpus, (), Options(), characters)[0].score for corpus in (backlog, texts)]
    assert scores[0] != scores[1]

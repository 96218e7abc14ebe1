"""What somebody else decided while a review was open: contrary decisions are findings, and nothing is written over."""

from datetime import date
from pathlib import Path

import pytest
from review_world import links, make
from terminal import polreq

from polreq.decide.links import Signature
from polreq.pipeline.review import Reviewing, open_review
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, Decision, Prepared
from polreq.store.caches import open_cache

SIGNED = ("--no-cache", "--by", "王敏", "--on", "2026-10-01")


@pytest.fixture
def root(tmp_path):
    return make(tmp_path / "ws")


def opened(root: Path) -> Reviewing:
    """Open a review of 李航's."""
    with open_cache(None) as cache:
        found = open_review(root, cache, as_of=None)
    return Reviewing(root, found, Signature("李航", date(2026, 10, 2)))


def others(root: Path, *decision: str) -> None:
    """Let 王敏 decide something in another window."""
    assert polreq(root, "review", *decision, *SIGNED).code == 0


def contrary(prepared: Prepared) -> list[tuple[str, dict[str, str]]]:
    return [(f.code, {name: str(value) for name, value in f.facts}) for f in prepared.findings]


def test_a_link_that_was_decided_meanwhile_is_a_finding_and_not_written_over(root):
    mine = opened(root)
    others(root, "--reject", "F-1:P-1")
    before = links(root)
    prepared = mine.decide([Decision(CONFIRM, "P-1", "F-1")])
    assert [(f.code, dict(f.facts)["by"]) for f in prepared.findings] == [("R911", "王敏")]
    assert links(root) == before
    # other links are decided as if nothing had been, and what was seen now may be decided anew
    assert mine.decide([Decision(CONFIRM, "P-2", "F-2")]).findings == ()
    assert mine.decide([Decision(REJECT, "P-1", "F-1")]).changes == ()
    assert mine.decide([Decision(CONFIRM, "P-1", "F-1")]).findings == ()
    assert "verdict: rejected" not in links(root)


def test_who_decided_the_same_meanwhile_is_not_contradicted(root):
    mine = opened(root)
    others(root, "--confirm", "F-1:P-1", "--justify", "P-3=二期再议")
    before = links(root)
    prepared = mine.decide([Decision(CONFIRM, "P-1", "F-1"), Decision(JUSTIFY, "P-3", reason="二期再议")])
    assert (prepared.findings, prepared.changes) == ((), ())
    assert links(root) == before


def test_another_reason_that_was_given_meanwhile_is_not_written_over(root):
    mine = opened(root)
    others(root, "--justify", "P-3=二期再议")
    before = links(root)
    prepared = mine.decide([Decision(JUSTIFY, "P-3", reason="不做")])
    assert contrary(prepared) == [("R911", {"what": "P-3", "verdict": "二期再议", "by": "王敏", "on": "2026-10-01"})]
    assert links(root) == before
    assert mine.decide([Decision(JUSTIFY, "P-3", reason="不做")]).findings == ()
    assert "reason: 不做" in links(root)


def test_the_first_reason_is_written_where_nobody_gave_one_meanwhile(root):
    mine = opened(root)
    others(root, "--confirm", "F-1:P-1")
    assert mine.decide([Decision(JUSTIFY, "P-3", reason="不做")]).findings == ()
    assert "reason: 不做" in links(root)

"""The sample workspace: it loads without a finding, its bases hold, and every lesson it teaches is really there."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from polreq.checks.assessment import Assessment
from polreq.checks.baseline import split
from polreq.checks.table import run
from polreq.coverage import Ask, compute
from polreq.extract.extracting import extract
from polreq.extract.requirements import draft
from polreq.graph import build
from polreq.model.digest import feature_digest, text_digest
from polreq.model.workspace import Workspace
from polreq.pipeline.suggest import suggest_links
from polreq.results.figures import figure
from polreq.results.rules import RULES
from polreq.store.caches import open_cache
from polreq.store.load import load
from polreq.text.lexicon import load_lexicon

ROOT = Path(__file__).resolve().parents[1]
AS_OF = date(2026, 11, 1)
DOCUMENTS = sorted(path.stem for path in (ROOT / "policies").glob("*.yml"))

#: Findings that the sample is built to show, besides gaps of demands that are not mandatory and notes about digests.
LESSONS = {
    ("C601", "gwyl-716-R009"),
    ("C604", "lzbf-2026-8-R004"),
    ("C605", "lzbf-2026-8-R007"),
    ("C606", "F-059"),
    ("C607", "U-019"),
    ("C608", "F-065"),
    ("C608", "F-066"),
    ("C608", "F-067"),
    ("C609", "P-012"),
    ("L504", "F-060→gbf-2018-45-R007"),
}

#: Features that answer a demand, with nobody having confirmed it yet.
WAITING = {"F-030": "gbf-2019-51-R009", "F-012": "gf-2016-55-R010", "F-010": "lzbf-2026-8-R017"}


@cache
def sample() -> Workspace:
    return load(ROOT).workspace


@cache
def assessment() -> Assessment:
    workspace = sample()
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(as_of=AS_OF, ends=True)), AS_OF)


def requirement(item: str):
    return next(r for r in sample().requirements if r.id == item)


def test_loads_without_findings():
    assert load(ROOT).findings == ()


def test_every_layer_and_kind_of_evidence_occurs():
    workspace = sample()
    assert {r.layer for r in workspace.requirements} == {"high", "middle", "project", "user"}
    kinds = {b.kind for r in workspace.requirements for b in r.bases}
    assert kinds == {"clause", "contract", "meeting", "instruction", "index", "evidence"}
    assert {d.level for d in workspace.documents} == {"national", "province", "city"}
    assert workspace.settings.as_of == AS_OF


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_clause_base_has_its_words_and_digest(document):
    workspace = sample()
    read = next(d for d in workspace.documents if d.id == document)
    clauses = {c.id: c.text.strip() for c in extract(read, load_lexicon())}
    bases = [b for r in workspace.requirements for b in r.bases if b.kind == "clause" and b.ref == document]
    assert bases
    for basis in bases:
        text = clauses[f"{basis.ref}#{basis.locator}"]
        assert (basis.quote, basis.digest) == (text, text_digest(text))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_extraction_finds_nothing_to_add(document):
    workspace = sample()
    read = next(d for d in workspace.documents if d.id == document)
    drafts = draft(read, extract(read, load_lexicon()), workspace.requirements)
    assert [r.id for r in drafts] == [r.id for r in workspace.requirements if r.id.startswith(f"{document}-R")]


def test_digests_of_real_documents_say_so():
    for document in sample().documents:
        notes = "".join(b.text for b in document.blocks() if b.kind == "note")
        if document.level == "national":
            assert document.digest_of == f"{document.title}（{document.number}）"
            assert "摘编，非原文" in notes
        else:
            assert not document.digest_of
            assert "虚构" in notes


def test_findings_are_the_lessons_and_nothing_else():
    workspace = sample()
    findings, tolerated = split(run(assessment()), workspace.tolerated, AS_OF)
    told = {(f.code, f.subject) for f in findings if f.code not in ("C602", "C603", "D303")}
    assert told == LESSONS
    assert [(f.code, f.subject) for f in tolerated] == [("C601", "gf-2018-27-R008")]
    assert {f.code for f in findings if RULES[f.code].severity == "error"} == {"C601", "C604"}


def test_stale_link_was_reviewed_before_the_acceptance_changed():
    link = next(k for k in sample().links if k.lower == "F-060" and k.upper == "gbf-2018-45-R007")
    feature = next(f for f in sample().features if f.id == "F-060")
    assert link.lower_digest
    assert link.lower_digest != feature_digest(feature, sample().settings.digest_fields.feature)


def test_justified_gap_counts_as_answered():
    item = assessment().covered["gwyl-716-R006"]
    assert (item.deep, item.state) == (False, "justified")


def test_channels_are_ruled_out_by_a_clause():
    ruled_out = {c.id: c.basis for c in sample().settings.channels if c.ruled_out}
    assert set(ruled_out) == {"baidu", "quickapp"}
    for basis in ruled_out.values():
        document, _, locator = basis.partition("#")
        assert any((b.ref, b.locator) == (document, locator) for r in sample().requirements for b in r.bases), basis


def test_demand_against_a_prohibition_was_rejected_with_a_reason():
    demand, prohibition = requirement("M-010"), requirement("gbh-2026-12-R006")
    assert (demand.status, prohibition.kind, prohibition.force) == ("rejected", "prohibition", "must")
    assert prohibition.id in demand.note
    assert next(f for f in sample().features if f.id == "F-058").status == "closed"
    assert ("F-058", "gbh-2026-12-R006") in assessment().graph.rejected


def test_links_that_skip_a_layer_give_a_reason():
    skips = {(k.lower, k.upper): k.skip for k in sample().links if k.skip}
    assert set(skips) == {("P-008", "gf-2016-55-R013"), ("U-007", "M-016")}


def test_waiting_suggestions_are_suggested_and_not_linked(tmp_path):
    with open_cache(tmp_path) as cache:
        suggested = suggest_links(sample(), assessment().graph, cache).links
    assert set(WAITING.items()) <= {(s.lower, s.upper) for s in suggested}
    assert not [wanted for wanted in WAITING.values() if assessment().covered[wanted].deep]


def test_a_chain_ends_before_a_feature():
    assert assessment().graph.below["gf-2024-3-R004"] == ("M-025",)
    assert (assessment().covered["gf-2024-3-R004"].state, assessment().covered["M-025"].state) == ("direct", "missing")


def test_answered_share_leaves_something_to_do():
    total = assessment().coverage.total
    assert 0.6 <= figure("answered", total) / total.total <= 0.8


def test_the_list_of_lessons_names_what_exists():
    head = (ROOT / "polreq.yml").read_text(encoding="utf-8").split("polreq: workspace/1")[0]
    named = set(re.findall(r"\b(?:[a-z]+-\d+(?:-\d+)?-R\d{3}|[FMPU]-\d{3})(?!\d)", head))
    known = {r.id for r in sample().requirements} | {f.id for f in sample().features}
    assert named <= known
    subjects = {part for _, subject in LESSONS for part in subject.split("→")}
    assert subjects <= named
    assert set(WAITING) | set(WAITING.values()) <= named

"""Decisions about readings: what is written into requirements/, that it survives extraction, and that it can be taken back."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_world import TEXTS, decisions, held, make, reviewing
from terminal import polreq

from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.decide.links import Signature
from polreq.decide.queue import make_review
from polreq.decide.readings import ReadingDecider
from polreq.extract.requirements import draft
from polreq.graph import build
from polreq.model.clause import Clause, Sureness
from polreq.model.document import Document
from polreq.model.requirement import AsRead, NewerWords, Signed
from polreq.model.workspace import Workspace
from polreq.results.reading_values import FIELDS, value_of
from polreq.results.readings import ACCEPT, CORRECT, DROP, REMARK, REOPEN, ReadingDecision
from polreq.results.review import CONFIRM, Decision
from polreq.store.load import load


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def loaded(root):
    return {r.id: r for r in load(root).workspace.requirements}


def test_a_correction_is_written_where_it_stands_with_what_had_been_read(root):
    before = held(root)
    done = reviewing(root).decide([ReadingDecision(CORRECT, "doc-1-R002", "force", "必须", note="省里有刚性要求")])
    assert not done.findings
    assert held(root) == before.replace(
        "    statement: 推动电子证照在政务服务中共享应用。\n    class: requirement\n    force: should\n",
        "    statement: 推动电子证照在政务服务中共享应用。\n    class: requirement\n    force: must\n",
    ).replace(
        "    status: candidate   # 等省厅答复\n    doubts: {force: 0.71, units: 0.625}\n",
        "    status: edited   # 等省厅答复\n    doubts: {units: 0.625}\n    note: 省里有刚性要求\n"
        "    review: {by: 王敏, on: 2026-11-03}\n    read: {force: should}\n",
    )


def test_what_had_been_read_as_nothing_is_kept_as_nothing(root):
    session = reviewing(root)
    session.decide([ReadingDecision(CORRECT, "doc-1-R004", "units", "市政务局：牵头，各区政府：配合")])
    found = loaded(root)["doc-1-R004"]
    assert [(u.name, u.role) for u in found.units] == [("市政务局", "lead"), ("各区政府", "support")]
    assert found.read == AsRead(units=())
    assert "    read: {units: []}\n" in held(root)
    session.decide([ReadingDecision(CORRECT, "doc-1-R004", "units", "无")])
    again = loaded(root)["doc-1-R004"]
    assert (again.units, again.read, again.status) == ((), AsRead(), "accepted")
    assert "read:" not in held(root)


def test_accepting_takes_the_doubts_away_and_rejecting_keeps_the_reason(root):
    reviewing(root).decide(
        [
            ReadingDecision(ACCEPT, "doc-1-R001"),
            ReadingDecision(ACCEPT, "doc-1-R003"),
            ReadingDecision(DROP, "doc-1-R004", note="是保障措施"),
        ]
    )
    found = loaded(root)
    signed = Signed("王敏", date(2026, 11, 3))
    assert [
        (found[i].status, found[i].sure, found[i].doubts, found[i].review) for i in ("doc-1-R001", "doc-1-R003")
    ] == [
        ("accepted", False, (), signed),
        ("accepted", False, (), signed),
    ]
    assert (found["doc-1-R004"].status, found["doc-1-R004"].note) == ("rejected", "是保障措施")


def test_taking_up_again_gives_back_what_the_program_had_read(root):
    session = reviewing(root)
    wanted = [
        ReadingDecision(CORRECT, "doc-1-R003", "units", "无"),
        ReadingDecision(CORRECT, "doc-1-R003", "deadlines", "按月；2027年底前"),
    ]
    session.decide(wanted)
    changed = loaded(root)["doc-1-R003"]
    assert [(d.text, d.kind, d.date) for d in changed.deadlines] == [
        ("按月", "recurring", None),
        ("2027年底前", "milestone", date(2027, 12, 31)),
    ]
    session.decide([ReadingDecision(REOPEN, "doc-1-R003")])
    again = loaded(root)["doc-1-R003"]
    assert [u.name for u in again.units] == ["统一受理平台"]
    assert (again.status, again.review, again.read) == ("candidate", Signed(), AsRead())


def test_a_decision_that_stands_changes_nothing_and_a_wrong_one_stops_all(root):
    session = reviewing(root)
    session.decide([ReadingDecision(ACCEPT, "doc-1-R001")])
    before = held(root)
    assert session.decide([ReadingDecision(ACCEPT, "doc-1-R001")]).empty
    wrong = session.decide(
        [
            ReadingDecision(ACCEPT, "doc-1-R002"),
            ReadingDecision(ACCEPT, "doc-1-R999"),
            ReadingDecision(CORRECT, "doc-1-R003", "颜色", "红"),
            ReadingDecision(CORRECT, "doc-1-R003", "force", "也许"),
            ReadingDecision(CORRECT, "doc-1-R003", "deadlines", "很快"),
            ReadingDecision(CORRECT, "doc-1-R003", "units", "市政务局:主办"),
            ReadingDecision(CORRECT, "doc-1-R003", "channels", "飞机"),
            ReadingDecision(DROP, "doc-1-R002"),
        ]
    )
    assert [f.code for f in wrong.findings] == ["I202", "R914", "R915", "R915", "R915", "R915", "R903"]
    assert held(root) == before


def test_both_kinds_are_written_together_the_link_with_the_digest_of_the_corrected_requirement(root):
    session = reviewing(root)
    before = {path.name: path.read_bytes() for path in root.rglob("*.yml")}
    session.decide([ReadingDecision(CORRECT, "doc-1-R001", "force", "应推动"), Decision(CONFIRM, "doc-1-R001", "F-1")])
    assert polreq(root, "review", "--stale", "--list", "--no-cache").out == "没有待复核的关联。\n"
    session.decide([Decision(CONFIRM, "doc-1-R005", "F-1")])
    assert session.undo()
    assert session.undo()
    assert not session.undo()
    assert {path.name: path.read_bytes() for path in root.rglob("*.yml")} == before


def test_what_somebody_else_decided_meanwhile_is_said_and_nothing_is_written(root):
    mine, other = reviewing(root), reviewing(root, "李航")
    other.decide([ReadingDecision(CORRECT, "doc-1-R002", "force", "必须")])
    before = held(root)
    told = mine.decide([ReadingDecision(ACCEPT, "doc-1-R002")])
    assert [(f.code, dict(f.facts)["by"], dict(f.facts)["verdict"].zh) for f in told.findings] == [
        ("R911", "李航", "已修改、约束力 必须")
    ]
    assert held(root) == before
    assert not mine.decide([ReadingDecision(ACCEPT, "doc-1-R002")]).findings
    assert not mine.decide([ReadingDecision(ACCEPT, "doc-1-R001")]).findings
    assert not other.undo()


def test_a_text_that_was_changed_by_hand_meanwhile_is_said_too(root):
    session = reviewing(root)
    path = root / "requirements" / "doc_1.yml"
    text = path.read_text(encoding="utf-8").replace(
        "statement: 加强窗口人员培训。", "statement: 加强窗口和热线人员培训。"
    )
    path.write_text(text, encoding="utf-8")
    assert [f.code for f in session.decide([ReadingDecision(ACCEPT, "doc-1-R004")]).findings] == ["R913"]
    assert path.read_text(encoding="utf-8") == text


def test_the_queue_has_the_unsure_first_and_nothing_that_was_decided(root):
    def order():
        with_links = make_review(reviewing(root)._found.assessment, ())
        return [e.thing.id for e in with_links.readings], [
            (e.thing.id, hasattr(e, "requirement")) for e in with_links.queue
        ]

    readings, queue = order()
    assert readings == ["doc-1-R003", "doc-1-R002", "doc-1-R004", "doc-1-R005", "doc-1-R001"]
    assert queue[:5] == [
        ("doc-1-R003", True),
        ("doc-1-R002", True),
        ("doc-1-R004", True),
        ("doc-1-R001", True),
        ("doc-1-R001", False),
    ]
    reviewing(root).decide(
        [ReadingDecision(ACCEPT, "doc-1-R003"), ReadingDecision(CORRECT, "doc-1-R004", "product", "是")]
    )
    assert order()[0] == ["doc-1-R002", "doc-1-R005", "doc-1-R001"]


def test_a_note_alone_leaves_the_reading_in_the_queue(root):
    reviewing(root).decide([ReadingDecision(REMARK, "doc-1-R002", note="等省厅答复")])
    found = loaded(root)["doc-1-R002"]
    assert (found.note, found.status, found.review, found.is_draft) == ("等省厅答复", "candidate", Signed(), True)


# --- any sequence of decisions

SURE = Sureness(0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.95, True)
UNSURE = Sureness(0.9, 0.7, 0.5, 0.9, 0.9, 0.6, 0.3, False)
DOCUMENT = Document("doc-1", "示例市2026年政务服务工作方案")


def clauses(texts, sureness):
    return tuple(
        Clause(f"doc-1#p{n}.s1", "doc-1", f"p{n}.s1", text, 0, "requirement", "must", True, sureness=one)
        for n, (text, one) in enumerate(zip(texts, sureness, strict=True), 1)
    )


def assessed(requirements):
    workspace = Workspace(documents=(DOCUMENT,), requirements=requirements)
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask(None)))


@given(st.lists(decisions, max_size=8), st.sets(st.integers(0, 4)), st.permutations(range(5)))
def test_what_people_decided_survives_extraction_also_where_the_text_changed(made, changed, order):
    drafts = draft(DOCUMENT, clauses(TEXTS, (SURE, UNSURE, UNSURE, SURE, UNSURE)), ())
    decider = ReadingDecider(assessed(drafts))
    for decision in made:
        prepared = decider.prepare([decision], Signature("王敏", date(2026, 11, 3)))
        assert not prepared.findings
        decider.remember(prepared)
    kept = tuple(decider._items[r.id] for r in drafts)
    texts = [TEXTS[n].replace("。", "，并加强监督。") if n in changed else TEXTS[n] for n in order]
    after = {r.id: r for r in draft(DOCUMENT, clauses(texts, [UNSURE] * 5), kept)}
    for one in kept:
        if one.status != "candidate":
            assert replace(after[one.id], bases=one.bases, newer=NewerWords()) == one
            changed_here = TEXTS.index(one.bases[0].quote) in changed
            assert after[one.id].is_overtaken == (changed_here and one.status != "rejected")
            assert after[one.id].bases[0].digest == one.bases[0].digest
        # what the program had read is never lost: with it the first draft comes back
        first = next(r for r in drafts if r.id == one.id)
        for field in FIELDS:
            was = value_of(one.read, field)
            assert (value_of(one, field) if was is None else was) == value_of(first, field)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.lists(decisions, min_size=1, max_size=3), max_size=4))
def test_undoing_everything_gives_the_files_back_byte_for_byte(made):
    with tempfile.TemporaryDirectory() as name:
        root = make(Path(name))
        before = held(root)
        session = reviewing(root)
        states = [before]
        for some in made:
            if not session.decide(some).empty:
                states.append(held(root))
        assert not load(root).findings
        while states[1:]:
            assert held(root) == states.pop()
            assert session.undo()
        assert held(root) == before
        assert not session.undo()

"""What must hold of the tables of any workspace."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import workspaces

from polreq.arrange.exports.draft import laid
from polreq.arrange.exports.tables import EXPORTS
from polreq.checks.assessment import Assessment
from polreq.conclude.exported import make_exported
from polreq.conclude.report import make_report
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.model.clause import Deadline, Target
from polreq.model.requirement import BASIS_KINDS, Basis
from polreq.model.workspace import Workspace
from polreq.results.exported import Exported
from polreq.results.said import whole
from polreq.sheets.writing import csv_text

DAY = date(2026, 11, 1)

#: Texts that a spreadsheet could take for a formula, or that break rows apart.
WILD = st.sampled_from(("=1+1", "+86", "-5", "@SUM(A1)", "＝A1", "\t=1", "甲\n=乙", '"', "甲,乙", "", "普通文字"))


@st.composite
def worlds(draw) -> Workspace:
    """A workspace of `workspaces` whose requirements rest on something and have deadlines and goals, with texts of any kind."""
    base = draw(workspaces())
    origins = st.builds(
        Basis,
        st.sampled_from(BASIS_KINDS),
        st.sampled_from(("甲合同", "乙纪要", "=丙")),
        st.sampled_from(("", "5.2", "一.p1.s1", "-3")),
        quote=WILD,
    )
    deadlines = st.builds(
        Deadline,
        WILD,
        st.sampled_from(("milestone", "sla")),
        st.sampled_from((None, date(2026, 10, 1), date(2027, 1, 1))),
    )
    requirements = tuple(
        replace(
            r,
            statement=draw(WILD) or r.statement,
            note=draw(WILD),
            bases=tuple(draw(st.lists(origins, max_size=3))),
            deadlines=tuple(draw(st.lists(deadlines, max_size=2))),
            targets=tuple(draw(st.lists(st.builds(Target, WILD, st.just(">="), st.just("80")), max_size=2))),
        )
        for r in base.requirements
    )
    return replace(base, requirements=requirements)


def exported(workspace: Workspace) -> Exported:
    graph = build(workspace)
    assessment = Assessment(workspace, graph, compute(workspace, graph, Ask(DAY)), DAY)
    return make_exported(assessment, make_report(assessment, (), ()))


def cells(found: Exported, table: str, sheet: int, *columns: str) -> list[tuple[str, ...]]:
    """The cells of some columns of a sheet, row by row."""
    draft = EXPORTS[table](found)[sheet]
    return [tuple(whole(row.get(c, ""), "zh") for c in columns) for row in draft.rows]


@given(worlds())
def test_every_requirement_stands_in_the_matrix_once(workspace):
    found = exported(workspace)
    inside = [id for (id,) in cells(found, "rtm", 0, "id")]
    outside = [id for (id,) in cells(found, "rtm", 3, "id")]
    assert sorted(inside + outside) == sorted(r.id for r in workspace.requirements)
    assert set(inside) == {r.id for r in workspace.requirements if r.in_scope}
    assert [id for (id,) in cells(found, "rtm", 2, "id")] == inside


@given(worlds())
def test_both_directions_of_the_matrix_say_the_same(workspace):
    found = exported(workspace)
    resting = {(b.kind, b.ref, b.locator, r.id) for r in workspace.requirements for b in r.bases}
    told = {(o.kind, o.ref, o.locator, id) for o in found.origins for id in o.requirements}
    assert told == resting
    assert {(o.kind, o.ref, o.locator, id) for id, known in found.rests_on.items() for o in known} == resting
    rows = cells(found, "rtm", 1, "covered")
    assert sorted(id for (ids,) in rows for id in ids.split("\n") if id) == sorted(id for *_, id in resting)


@given(worlds())
def test_links_up_and_down_are_those_of_the_graph(workspace):
    found = exported(workspace)
    graph = build(workspace)
    up = {(id, u.split(" ")[0]) for id, above in cells(found, "rtm", 0, "id", "above") for u in above.split("\n") if u}
    down = {
        (d.split(" ")[0], id) for id, below in cells(found, "rtm", 0, "id", "below") for d in below.split("\n") if d
    }
    inside = set(found.items)
    pairs = {(lower, upper) for upper, lowers in graph.below.items() for lower in lowers if lower in found.requirements}
    assert up == {pair for pair in pairs if pair[0] in inside}
    assert down == {pair for pair in pairs if pair[1] in inside}


@given(worlds(), st.sampled_from(("zh", "en")))
def test_no_cell_can_run_and_none_is_lost(workspace, lang):
    found = exported(workspace)
    for make in EXPORTS.values():
        for draft in make(found):
            sheet = laid(draft, found)
            rows = list(csv.reader(io.StringIO(csv_text(sheet.table, lang).removeprefix("\ufeff"), newline="")))
            assert [len(row) for row in rows] == [len(sheet.table.columns)] * (len(draft.rows) + 1)
            for row in rows:
                for column, cell in zip(sheet.table.columns, row, strict=True):
                    number = column.role == "number" and cell.removeprefix("-").isdigit()
                    assert number or not cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))


@given(worlds())
def test_every_deadline_and_every_goal_in_scope_has_its_row(workspace):
    found = exported(workspace)
    inside = [r for r in workspace.requirements if r.in_scope]
    assert len(cells(found, "due", 0, "id")) == sum(len(r.deadlines) for r in inside)
    scored = sum(1 for r in inside if not r.targets and any(b.kind == "index" for b in r.bases))
    assert len(cells(found, "indicators", 0, "id")) == sum(len(r.targets) for r in inside) + scored


@given(worlds())
def test_lamps_follow_the_written_rules(workspace):
    found = exported(workspace)
    soon = found.settings.due_soon_days
    for id, lamp in cells(found, "ledger", 0, "id", "lamp"):
        item = found.items[id]
        closed = item.state in ("delivered", "justified")
        left = (item.due - DAY).days if item.due else None
        late = left is not None and left < 0
        near = left is not None and 0 <= left <= soon
        expected = "绿" if closed else "红" if late else "黄" if near or item.is_gap else "绿"
        assert lamp.startswith(expected)


@pytest.mark.parametrize("table", EXPORTS)
def test_keys_of_rows_are_columns(table):
    """A cell under a key that no column has would be lost without a word."""
    draft = EXPORTS[table](exported(Workspace()))[0]
    keys = [f.key for f in (*draft.fields, *draft.others)]
    assert len(keys) == len(set(keys))

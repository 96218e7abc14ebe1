"""What breaks if a feature goes: what coverage itself says of the workspace without it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import feature, requirement, workspaces

from polreq.checks.assessment import Assessment
from polreq.conclude.breakage import make_breakage
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.model.clause import Deadline
from polreq.model.link import Gap
from polreq.model.workspace import Settings, Workspace
from polreq.results.breakage import Loss


def assessed(world: Workspace) -> Assessment:
    graph = build(world)
    return Assessment(world, graph, compute(world, graph, Ask()))


def losses(world: Workspace, *gone: str) -> list[tuple[str, str, str]]:
    return [(loss.id, loss.before, loss.after) for loss in make_breakage(assessed(world), gone).losses]


def test_what_hangs_on_the_feature_alone_is_lost_all_the_way_up():
    world = Workspace(
        requirements=(requirement("H"), requirement("M", "middle", satisfies=("H",))),
        features=(feature("F", satisfies=("M",)), feature("G", satisfies=("H",))),
    )
    assert losses(world, "F") == [("M", "delivered", "missing")]
    assert make_breakage(assessed(world), ["F"]).kept == ("H",)
    assert losses(world, "G", "F") == [("H", "delivered", "direct"), ("M", "delivered", "missing")]


def test_mandatory_ones_come_first_then_the_earlier_deadline():
    def due(day):
        return (Deadline("到期", "milestone", date.fromisoformat(day)),)

    world = Workspace(
        requirements=(
            requirement("H1", force="may", deadlines=due("2026-01-01")),
            requirement("H2", force="must"),
            requirement("H3", force="must", deadlines=due("2026-02-01")),
            requirement("H4", force="should"),
        ),
        features=(feature("F", satisfies=("H1", "H2", "H3", "H4")),),
    )
    assert [loss for loss, *_ in losses(world, "F")] == ["H3", "H2", "H4", "H1"]


def test_a_channel_that_only_this_feature_has_is_lost_though_another_feature_stays():
    world = Workspace(
        settings=Settings(),
        requirements=(requirement("H", channels=("pc", "app")),),
        features=(
            feature("F", satisfies=("H",), channels=(("app", "done"),)),
            feature("G", satisfies=("H",), channels=(("pc", "done"),)),
        ),
    )
    assert make_breakage(assessed(world), ["F"]).losses == (
        Loss("H", "must", "delivered", "deep", channels=("app",), left=("G",)),
    )


def test_a_written_reason_stands_in():
    world = Workspace(
        requirements=(requirement("H"),), features=(feature("F", satisfies=("H",)),), gaps=(Gap("H", "另有平台"),)
    )
    assert losses(world, "F") == [("H", "delivered", "justified")]


@pytest.mark.parametrize("status", ["closed", "ruled_out"])
def test_what_was_given_up_is_missed_by_nothing(status):
    world = Workspace(requirements=(requirement("H"),), features=(feature("F", status, satisfies=("H",)),))
    assert losses(world, "F") == []


@given(workspaces(), st.data())
def test_it_is_what_coverage_says_of_the_workspace_without_the_feature(world, data):
    names = [f.id for f in world.features]
    gone = data.draw(st.sets(st.sampled_from(names))) if names else set()
    found = make_breakage(assessed(world), gone)
    left = assessed(replace(world, features=tuple(f for f in world.features if f.id not in gone))).covered
    before = assessed(world).covered
    assert {loss.id: loss.after for loss in found.losses} == {loss.id: left[loss.id].state for loss in found.losses}
    assert not {loss.id for loss in found.losses} & set(found.kept)
    for id, item in before.items():
        if left[id].state != item.state and item.deep and not left[id].deep:
            assert id in {loss.id for loss in found.losses}
        if id not in found.kept and id not in {loss.id for loss in found.losses}:
            assert left[id] == item

"""The trace graph: which links count, which need looking at."""

from dataclasses import replace

from hypothesis import given
from worlds import feature, requirement, workspaces

from polreq.graph import build
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.layer import LayerStep
from polreq.model.link import Link
from polreq.model.workspace import DigestFields, Settings, Workspace

FIELDS = DigestFields()


def kinds(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(t.kind, t.link.lower, t.link.upper) for t in build(workspace).troubles]


def test_inline_satisfies_is_a_confirmed_link_that_never_goes_stale():
    world = Workspace(requirements=(requirement("H"),), features=(feature("F", satisfies=("H",)),))
    graph = build(world)
    assert graph.below == {"H": ("F",)}
    assert graph.troubles == ()


def test_a_reviewed_link_is_stale_once_an_end_has_changed_and_then_does_not_count():
    high, done = requirement("H"), feature("F")
    link = Link(
        "F",
        "H",
        lower_digest=feature_digest(done, FIELDS.feature),
        upper_digest=requirement_digest(high, FIELDS.requirement),
    )
    world = Workspace(requirements=(high,), features=(done,), links=(link,))
    assert kinds(world) == []
    changed = replace(world, requirements=(replace(high, statement="改过的内容"),))
    assert kinds(changed) == [("stale", "F", "H")]
    assert build(changed).below == {}
    assert build(changed).stale_below == {"H": ("F",)}
    assert build(replace(changed, settings=Settings(stale_counts=True))).below == {"H": ("F",)}


def test_a_change_in_a_field_that_does_not_count_leaves_the_link_fresh():
    high, done = requirement("H"), feature("F")
    link = Link("F", "H", lower_digest=feature_digest(done, FIELDS.feature))
    world = Workspace(requirements=(high,), features=(replace(done, owner="别人", status="doing"),), links=(link,))
    assert kinds(world) == []


def test_a_missing_end_a_wrong_direction_a_skipped_layer_and_contradictions_are_troubles():
    world = Workspace(
        requirements=(requirement("H"), requirement("P", "project")),
        features=(feature("F"),),
        links=(
            Link("F", "X"),
            Link("H", "F"),
            Link("P", "H"),
            Link("F", "P"),
            Link("F", "P", "rejected"),
        ),
    )
    assert kinds(world) == [
        ("contradicted", "F", "P"),
        ("broken", "F", "X"),
        ("not_allowed", "H", "F"),
        ("skips", "P", "H"),
    ]
    assert build(world).below == {"H": ("P",), "P": ("F",)}


def test_a_skipped_layer_with_a_reason_is_fine():
    world = Workspace(
        requirements=(requirement("H"), requirement("P", "project")),
        links=(Link("P", "H", skip="合同直接引用政策原文"),),
    )
    assert kinds(world) == []


def test_a_rejected_link_and_a_rejected_requirement_carry_nothing():
    world = Workspace(
        requirements=(requirement("H"), requirement("M", "middle", status="rejected")),
        features=(feature("F"),),
        links=(Link("F", "H", "rejected"), Link("M", "H"), Link("F", "M")),
    )
    graph = build(world)
    assert graph.below == {}
    assert graph.rejected == {("F", "H")}


def test_requirements_of_one_layer_in_a_circle_are_named_once():
    world = Workspace(
        settings=Settings(steps=(LayerStep("middle", "middle"),)),
        requirements=(requirement("A", "middle"), requirement("B", "middle"), requirement("C", "middle")),
        links=(Link("A", "B"), Link("B", "A"), Link("C", "A")),
    )
    graph = build(world)
    assert graph.circles == (("A", "B"),)
    assert graph.order == ("C",)


def test_what_rests_on_a_circle_is_not_in_it_and_an_item_may_be_a_circle_of_its_own():
    world = Workspace(
        settings=Settings(steps=(LayerStep("middle", "middle"),)),
        requirements=tuple(requirement(name, "middle") for name in "ABCD"),
        links=(Link("A", "B"), Link("B", "A"), Link("A", "C"), Link("D", "D")),
    )
    assert build(world).circles == (("A", "B"), ("D",))


def test_a_link_within_a_layer_needs_a_step_that_allows_it_and_no_reason_helps():
    world = Workspace(
        requirements=(requirement("A", "middle"), requirement("B", "middle")),
        links=(Link("A", "B", skip="同一处室"),),
    )
    assert kinds(world) == [("not_allowed", "A", "B")]


def test_a_pair_reviewed_twice_is_repeated_but_not_one_that_stands_with_its_item_too():
    high, done = requirement("H"), feature("F", satisfies=("H",))
    reviewed = Link("F", "H", lower_digest=feature_digest(done, FIELDS.feature))
    world = Workspace(requirements=(high,), features=(done,), links=(reviewed,))
    assert kinds(world) == []
    assert kinds(replace(world, links=(reviewed, replace(reviewed, by="王敏")))) == [("repeated", "F", "H")]


@given(workspaces())
def test_every_lower_item_comes_before_its_uppers(world):
    graph = build(world)
    position = {item: n for n, item in enumerate(graph.order)}
    assert len(position) == len(graph.layers)
    assert all(position[lower] < position[upper] for upper, lowers in graph.below.items() for lower in lowers)


@given(workspaces())
def test_reaching_is_the_closure_above(world):
    graph = build(world)
    for item in graph.layers:
        assert graph.reaching([item]) == {item, *graph.closure_above(item)}

"""Coverage: the meanings of MODEL §2 on small workspaces, and invariants against a slow reference."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import feature, requirement, workspaces

from polreq.coverage import Ask, compute, live_gaps
from polreq.graph import build
from polreq.model.clause import Deadline
from polreq.model.document import Document
from polreq.model.feature import GIVEN_UP
from polreq.model.layer import LAYERS, LayerStep
from polreq.model.link import Gap, Link
from polreq.model.requirement import Basis
from polreq.model.workspace import Channel, Settings, Workspace
from polreq.results.coverage import DIMENSIONS, STATES, window_of
from polreq.results.figures import FIGURES, figure
from polreq.results.suggestion import Suggestion

#: What each figure counts, told by the facts of an item alone.
FACTS = {
    "total": lambda item: True,
    "direct": lambda item: item.direct,
    "deep": lambda item: item.deep,
    "delivered": lambda item: item.delivered,
    "justified": lambda item: item.justified and not item.deep,
    "answered": lambda item: item.deep or item.justified,
    "gaps": lambda item: not item.deep and not item.justified,
    "if_confirmed": lambda item: item.if_confirmed,
}


def cover(world: Workspace, **ask):
    return compute(world, build(world), Ask(**ask))


def states(world: Workspace, **ask) -> dict[str, str]:
    return {i.id: i.state for i in cover(world, **ask).items}


def chain(status: str = "done", **settings) -> Workspace:
    """H ← M ← P ← U ← F, all confirmed."""
    return Workspace(
        settings=Settings(**settings),
        requirements=(
            requirement("H"),
            requirement("M", "middle", satisfies=("H",)),
            requirement("P", "project", satisfies=("M",)),
            requirement("U", "user", satisfies=("P",)),
        ),
        features=(feature("F", status, satisfies=("U",)),),
    )


def test_a_whole_chain_to_a_done_feature_is_delivered():
    assert states(chain()) == dict.fromkeys("HMPU", "delivered")


def test_a_whole_chain_to_a_planned_feature_is_deep():
    assert states(chain("planned")) == dict.fromkeys("HMPU", "deep")


def test_a_chain_to_a_feature_that_was_given_up_stops_before_it():
    assert states(chain("closed")) == {"H": "direct", "M": "direct", "P": "direct", "U": "missing"}


def test_work_given_up_on_every_channel_covers_nothing():
    world = Workspace(
        requirements=(requirement("A"), requirement("B"), requirement("C")),
        features=(
            feature("F1", channels=(("quickapp", "ruled_out"),), satisfies=("A",)),
            feature("F2", "doing", channels=(("pc", "closed"), ("app", "ruled_out")), satisfies=("B",)),
            feature("F3", channels=(("pc", "closed"), ("app", "done")), satisfies=("C",)),
        ),
    )
    assert states(world) == {"A": "missing", "B": "missing", "C": "delivered"}
    assert [f.standing for f in world.features] == ["ruled_out", "closed", "done"]
    closed = feature("F", "closed", channels=(("pc", "doing"), ("app", "ruled_out")))
    assert closed.on_channels == (("pc", "closed"), ("app", "ruled_out"))


def test_a_stale_link_to_given_up_work_is_no_link():
    world = Workspace(
        requirements=(requirement("H"),),
        features=(feature("F", "closed"),),
        links=(Link("F", "H", lower_digest="0" * 12),),
    )
    assert states(world) == {"H": "missing"}


def test_features_at_the_ends_are_found_round_a_circle():
    steps = (LayerStep("middle", "middle"), LayerStep("middle", "feature"))
    world = Workspace(
        settings=Settings(steps=steps),
        requirements=(
            requirement("M1", "middle", satisfies=("M2",)),
            requirement("M2", "middle", satisfies=("M1",)),
            requirement("M3", "middle", satisfies=("M1",)),
        ),
        features=(feature("F1", "doing", satisfies=("M2",)), feature("F2", satisfies=("M3",))),
    )
    items = cover(world, ends=True).items
    assert [(i.state, i.features) for i in items] == [
        ("deep", ("F1", "F2")), ("deep", ("F1", "F2")), ("delivered", ("F2",)),
    ]  # fmt: skip


def test_delivered_asks_for_every_feature_at_the_ends_or_for_any_by_setting():
    world = Workspace(
        requirements=(requirement("H"),),
        features=(feature("F1", satisfies=("H",)), feature("F2", "doing", satisfies=("H",))),
    )
    assert states(world) == {"H": "deep"}
    assert states(replace(world, settings=Settings(delivered="any"))) == {"H": "delivered"}


def test_delivered_asks_for_every_channel_that_the_requirement_names_and_that_is_in_use():
    channels = (("pc", "done"), ("app", "doing"), ("quickapp", "planned"))
    world = Workspace(
        requirements=(requirement("H", channels=("pc", "app", "quickapp")),),
        features=(feature("F", "doing", channels=channels, satisfies=("H",)),),
    )
    (item,) = cover(world).items
    assert (item.state, item.missing_channels) == ("deep", ("app", "quickapp"))
    ruled_out = tuple(
        replace(c, ruled_out="停止新建") if c.id == "quickapp" else c
        for c in (Channel("pc", "PC"), Channel("app", "APP"), Channel("quickapp", "快应用"))
    )
    done = replace(
        world,
        settings=Settings(channels=ruled_out),
        features=(replace(world.features[0], channels=(("pc", "done"), ("app", "done"), ("quickapp", "planned"))),),
    )
    assert states(done) == {"H": "delivered"}


def test_a_channel_that_no_feature_is_on_is_missing():
    world = Workspace(
        requirements=(requirement("H", channels=("pc", "wechat")),),
        features=(feature("F", channels=(("pc", "done"),), satisfies=("H",)),),
    )
    (item,) = cover(world).items
    assert (item.state, item.missing_channels) == ("deep", ("wechat",))


@pytest.mark.parametrize("channel", [c.id for c in Settings().channels])
@pytest.mark.parametrize(("status", "state"), [("done", "delivered"), ("doing", "deep")])
def test_a_feature_that_names_no_channel_is_on_each_of_them(channel, status, state):
    world = Workspace(
        requirements=(requirement("H", channels=(channel,)),), features=(feature("F", status, satisfies=("H",)),)
    )
    assert states(world) == {"H": state}


@pytest.mark.parametrize("channels", [(), ("pc",)])
def test_by_any_feature_at_the_ends_one_that_is_not_done_delivers_nothing(channels):
    world = Workspace(
        settings=Settings(delivered="any"),
        requirements=(requirement("H", channels=channels),),
        features=(feature("F", "doing", satisfies=("H",)),),
    )
    assert states(world) == {"H": "deep"}


def test_a_feature_not_done_on_all_its_channels_holds_up_a_requirement_that_names_none():
    unfinished = feature("G", "doing", channels=(("pc", "done"), ("app", "doing")), satisfies=("H",))
    world = Workspace(requirements=(requirement("H"),), features=(feature("F", satisfies=("H",)), unfinished))
    assert states(world) == {"H": "deep"}


def test_a_channel_that_was_given_up_or_is_unknown_to_the_workspace_asks_nothing_of_the_others():
    channels = (("pc", "done"), ("app", "ruled_out"), ("kiosk", "doing"))
    elsewhere = feature("G", "done", channels=channels, satisfies=("H",))
    world = Workspace(
        requirements=(requirement("H", channels=("pc", "app")),), features=(feature("F", satisfies=("H",)), elsewhere)
    )
    assert states(world) == {"H": "delivered"}


def test_items_are_counted_under_each_of_their_keys_and_those_without_one_last():
    """Of the bases only clauses name documents; the level is that of the documents where the item has none of its own."""
    clauses = (Basis("clause", "d-2", "p1"), Basis("clause", "d-1", "p1"), Basis("contract", "一期合同"))
    world = Workspace(
        documents=(Document("d-1", "一", level="city"), Document("d-2", "二", level="national")),
        requirements=(
            requirement("A", bases=(Basis("contract", "一期合同"),)),
            requirement("B", bases=clauses, channels=("app", "pc"), lines=("办件",), relation=("G2C",)),
            requirement("C", bases=clauses[:1], level="county"),
        ),
    )
    coverage = cover(world)
    counted = {d: {c.key: c.total for c in coverage.by(d)} for d in DIMENSIONS}
    assert {d: list(keys.items()) for d, keys in counted.items()} == {
        "layer": [("high", 3), ("middle", 0), ("project", 0), ("user", 0)],
        "document": [("d-1", 1), ("d-2", 2), ("", 1)],
        "line": [("办件", 1), ("", 2)],
        "channel": [("pc", 1), ("app", 1), ("", 2)],
        "relation": [("G2C", 1), ("", 2)],
        "level": [("national", 1), ("city", 1), ("county", 1), ("", 1)],
        "force": [("must", 3)],
        "window": [("none", 3)],
    }


def test_suggestions_never_cover_and_are_counted_beside():
    world = Workspace(requirements=(requirement("H"),), features=(feature("F"),))
    coverage = cover(world, suggestions=(Suggestion("F", "H", 0.9),))
    assert coverage.items[0].state == "missing"
    assert (figure("deep", coverage.total), figure("if_confirmed", coverage.total)) == (0, 1)
    weak = cover(world, suggestions=(Suggestion("F", "H", Settings().suggest_min - 0.01),))
    assert figure("if_confirmed", weak.total) == 0


def test_a_written_reason_is_not_coverage_and_expires_when_the_requirement_changes():
    world = Workspace(requirements=(requirement("H"),), gaps=(Gap("H", "由省平台承担"),))
    assert states(world) == {"H": "justified"}
    assert states(replace(world, gaps=(Gap("H", "由省平台承担", digest="0" * 12),))) == {"H": "missing"}
    both = replace(world, gaps=(Gap("H", "旧的", digest="0" * 12), Gap("H", "由省平台承担"), Gap("H", "另一条")))
    assert live_gaps(both)["H"].reason == "由省平台承担"


def test_a_written_reason_answers_where_only_a_lower_requirement_stands_below():
    world = Workspace(
        requirements=(requirement("H"), requirement("M", "middle", satisfies=("H",))),
        gaps=(Gap("H", "本期不做"), Gap("M", "本期不做")),
    )
    total = cover(world).total
    assert states(world) == {"H": "justified", "M": "justified"}
    assert {key: figure(key, total) for key in ("total", "direct", "justified", "answered", "gaps")} == {
        "total": 2, "direct": 1, "justified": 2, "answered": 2, "gaps": 0,
    }  # fmt: skip


def test_a_written_reason_for_what_has_a_feature_is_not_counted():
    world = Workspace(
        requirements=(requirement("H"),),
        features=(feature("F", "doing", satisfies=("H",)),),
        gaps=(Gap("H", "本期不做"),),
    )
    total = cover(world).total
    assert states(world) == {"H": "deep"}
    assert (figure("justified", total), figure("answered", total)) == (0, 1)


def test_a_stale_link_does_not_cover_but_shows():
    world = replace(chain(), links=(Link("F", "U", lower_digest="0" * 12),))
    assert states(world) == {"H": "direct", "M": "direct", "P": "direct", "U": "stale"}
    assert all(i.stale for i in cover(world).items)


def test_what_does_not_bear_on_the_product_or_was_rejected_is_outside_the_denominator():
    world = Workspace(
        requirements=(requirement("A"), requirement("B", product=False), requirement("C", status="rejected")),
    )
    coverage = cover(world)
    assert (coverage.total.total, coverage.out_of_scope, coverage.rejected) == (1, (("high", 1),), 1)


def test_deadline_windows():
    day = date(2026, 11, 1)
    assert [window_of(d, day, 30) for d in (None, date(2026, 10, 31), day, date(2026, 12, 1), date(2026, 12, 2))] == [
        "none", "passed", "soon", "soon", "later",
    ]  # fmt: skip
    assert window_of(date(2020, 1, 1), None, 30) == "unjudged"


def test_only_calendar_deadlines_make_an_item_due():
    deadlines = (Deadline("3个工作日内", "sla"), Deadline("2026年底前", "milestone", date(2026, 12, 31)))
    world = Workspace(requirements=(requirement("H", deadlines=deadlines),))
    assert cover(world).items[0].due == date(2026, 12, 31)


@given(workspaces())
def test_counts_add_up_in_every_layer_and_in_the_total(world):
    coverage = cover(world)
    layers = {r.id: r.layer for r in world.requirements}
    for count in (coverage.total, *coverage.by("layer")):
        assert {key: figure(key, count) for key in FIGURES} == {
            key: sum(holds(item) for item in coverage.items if count.key in ("total", layers[item.id]))
            for key, holds in FACTS.items()
        }
    assert [c.key for c in coverage.by("layer")] == list(LAYERS)
    assert sum(c.total for c in coverage.by("layer")) == coverage.total.total
    for dimension in ("force", "window"):
        assert sum(c.total for c in coverage.by(dimension)) == coverage.total.total


@given(workspaces(), st.randoms(use_true_random=False))
def test_the_order_of_items_and_links_changes_nothing(world, chance: random.Random):
    def shuffled(values):
        values = list(values)
        chance.shuffle(values)
        return tuple(values)

    other = replace(
        world,
        requirements=shuffled(world.requirements),
        features=shuffled(world.features),
        links=shuffled(world.links),
        gaps=shuffled(world.gaps),
    )
    one, two = cover(world), cover(other)
    assert one.total == two.total
    assert one.by("layer") == two.by("layer")
    assert {i.id: i for i in one.items} == {i.id: i for i in two.items}


@given(workspaces(), st.data())
def test_another_confirmed_link_lowers_no_direct_or_deep_coverage(world, data):
    layer_of = {r.id: r.layer for r in world.requirements} | {f.id: "feature" for f in world.features}
    steps = {(s.upper, s.lower) for s in world.settings.steps}
    taken = {(k.lower, k.upper) for k in world.links}
    free = [
        (lo, up)
        for lo in layer_of
        for up in layer_of
        if (layer_of[up], layer_of[lo]) in steps and (lo, up) not in taken
    ]
    if not free:
        return
    lower, upper = data.draw(st.sampled_from(free))
    before = {i.id: i for i in cover(world).items}
    for item in cover(replace(world, links=(*world.links, Link(lower, upper)))).items:
        assert item.direct >= before[item.id].direct
        assert item.deep >= before[item.id].deep
        if world.settings.delivered == "any":
            assert item.delivered >= before[item.id].delivered


@given(workspaces())
def test_bit_masks_agree_with_walking_every_chain(world):
    graph = build(world)
    features = {f.id: f for f in world.features}
    by_id = {r.id: r for r in world.requirements}
    for item in cover(world, ends=True).items:
        ends = [features[i] for i in graph.closure_below(item.id) if i in features and not features[i].given_up]
        assert set(item.features) == {f.id for f in ends}
        assert item.deep == bool(ends)
        quantor = all if world.settings.delivered == "every" else any
        asked = by_id[item.id].channels
        if not asked:
            expected = bool(ends) and quantor(f.done for f in ends)
        else:
            expected = bool(ends)
            for channel in asked:
                there = [
                    f for f in ends if not f.channels or dict(f.channels).get(channel, "ruled_out") not in GIVEN_UP
                ]
                expected = (
                    expected
                    and bool(there)
                    and quantor(dict(f.channels).get(channel, f.status) == "done" for f in there)
                )
        assert item.delivered == expected


@given(workspaces())
def test_states_are_ranked_and_exclusive(world):
    for item in cover(world).items:
        assert item.state in STATES
        assert item.delivered <= item.deep
        assert item.deep <= item.direct

"""Coverage (覆盖): from the graph to the state of every requirement and to counts, in one pass upwards.

What a requirement can reach is folded into three bit masks, one bit for each channel and one for the feature as a whole
(`has`, `done`, `undone`). Masks of lower items are joined by "or", which is the same in any order and any number of times,
so that one pass in topological order is exact on a graph with many paths.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar

from polreq.graph import TraceGraph
from polreq.model.digest import requirement_digest
from polreq.model.feature import GIVEN_UP, Feature
from polreq.model.layer import LAYERS
from polreq.model.link import Gap
from polreq.model.requirement import Requirement
from polreq.model.workspace import Settings, Workspace
from polreq.results.coverage import DIMENSIONS, STATES, WINDOWS, Breakdown, Count, Coverage, ItemCoverage, window_of
from polreq.results.suggestion import Suggestion

T = TypeVar("T")


class Reach(NamedTuple):
    """What an item reaches: bit 0 is the feature as a whole, bit n the n-th channel of the settings."""

    has: int = 0
    done: int = 0
    undone: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """What coverage is computed for.

    Args:
        as_of: the day that deadlines are compared with; None: no deadline counts as passed or near.
        suggestions: links proposed; those of at least `Settings.suggest_min` count for "if confirmed".
        ends: whether to list the features at the ends of every requirement's chains.
    """

    as_of: date | None = None
    suggestions: tuple[Suggestion, ...] = ()
    ends: bool = False


def compute(workspace: Workspace, graph: TraceGraph, ask: Ask) -> Coverage:
    """Compute the coverage of a workspace.

    Args:
        workspace: what people wrote.
        graph: its graph.
        ask: see Ask.
    """
    settings = workspace.settings
    bits = {c.id: 1 << n for n, c in enumerate(settings.channels, start=1)}
    given_up = {f.id for f in workspace.features if f.given_up}
    built = [f for f in workspace.features if f.id not in given_up]
    reach = _fold({f.id: _feature_reach(f, bits) for f in built}, graph, _joined)
    ends = _ends(built, graph) if ask.ends else {}
    if_confirmed = graph.reaching([f.id for f in built], _proposed(ask.suggestions, settings.suggest_min))
    unsettled = _above_stale(graph, given_up)
    gaps = live_gaps(workspace)
    items = []
    for requirement in workspace.requirements:
        if not requirement.in_scope:
            continue
        mask = reach.get(requirement.id, Reach())
        missing = _missing(requirement, mask, settings, bits)
        items.append(
            ItemCoverage(
                id=requirement.id,
                direct=any(lower not in given_up for lower in graph.below.get(requirement.id, ())),
                deep=bool(mask.has),
                delivered=bool(mask.has) and not missing,
                justified=requirement.id in gaps and not mask.has,
                stale=requirement.id in unsettled,
                features=ends.get(requirement.id, ()),
                missing_channels=tuple(c.id for c in settings.channels if missing & bits[c.id]) if mask.has else (),
                if_confirmed=requirement.id in if_confirmed,
                due=requirement.due,
                window=window_of(requirement.due, ask.as_of, settings.due_soon_days),
            )
        )
    return _count(workspace, tuple(items))


def count_of(key: str, items: Iterable[ItemCoverage]) -> Count:
    """Count some of the requirements in scope, as those of every other group are counted."""
    tally = _Tally()
    for item in items:
        tally.add(item)
    return tally.count(key)


def narrowed(workspace: Workspace, coverage: Coverage, ids: Collection[str]) -> Coverage:
    """Return the coverage of some requirements: how each stands is what it is in the whole."""
    mine = replace(workspace, requirements=tuple(r for r in workspace.requirements if r.id in ids))
    return _count(mine, tuple(i for i in coverage.items if i.id in ids))


def live_gaps(workspace: Workspace) -> dict[str, Gap]:
    """Return the written reasons whose requirement has not changed since, by requirement id; of several the first holds."""
    fields = workspace.settings.digest_fields.requirement
    by_id = {r.id: r for r in workspace.requirements} if workspace.gaps else {}
    live: dict[str, Gap] = {}
    for gap in workspace.gaps:
        requirement = by_id.get(gap.requirement)
        if requirement is None:
            continue
        fresh = not gap.digest or requirement_digest(requirement, fields) == gap.digest
        if fresh or workspace.settings.stale_counts:
            live.setdefault(gap.requirement, gap)
    return live


def _fold(found: dict[str, T], graph: TraceGraph, join: Callable[[list[T]], T]) -> dict[str, T]:
    """Carry what the features at the bottom have up to every item, lower items first; circles until nothing changes.

    Args:
        found: what each feature has; completed and returned.
        graph: the graph.
        join: puts together what several items have; the same in any order and any number of times.
    """

    def changed(item: str) -> bool:
        parts = [found[i] for i in (item, *graph.below.get(item, ())) if i in found]
        if not parts:
            return False
        before, found[item] = found.get(item), join(parts)
        return found[item] != before

    for item in graph.order:
        changed(item)
    settled = set(graph.order)
    left = [item for item in graph.layers if item not in settled]
    while sum(map(changed, left)):
        pass
    return found


def _joined(parts: list[Reach]) -> Reach:
    has = done = undone = 0
    for part in parts:
        has |= part.has
        done |= part.done
        undone |= part.undone
    return Reach(has, done, undone)


def _feature_reach(feature: Feature, bits: Mapping[str, int]) -> Reach:
    if not feature.channels:
        every = 1 + sum(bits.values())
        return Reach(every, every, 0) if feature.status == "done" else Reach(every, 0, every)
    has, done = 1, int(feature.done)
    for channel, status in feature.channels:
        if status in GIVEN_UP or channel not in bits:
            continue
        has |= bits[channel]
        if status == "done":
            done |= bits[channel]
    return Reach(has, done, has & ~done)


def _missing(requirement: Requirement, mask: Reach, settings: Settings, bits: Mapping[str, int]) -> int:
    """Return the bits on which the requirement is not delivered.

    A requirement that names no channel of the product asks for the features as a whole. Channels that are ruled out
    are not asked for. By the setting `every`, all features at the ends that are on a channel must be done there.
    """
    ruled_out = {c.id for c in settings.channels if c.ruled_out}
    asked = sum(bits[c] for c in set(requirement.channels) if c in bits and c not in ruled_out) or 1
    undone = mask.undone if settings.delivered == "every" else 0
    return asked & (~mask.done | undone)


def _ends(built: Iterable[Feature], graph: TraceGraph) -> dict[str, tuple[str, ...]]:
    rank = {f.id: n for n, f in enumerate(built)}
    ends = _fold({i: frozenset((i,)) for i in rank}, graph, _union)
    return {item: tuple(sorted(found, key=rank.__getitem__)) for item, found in ends.items()}


def _union(parts: list[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*parts)


def _proposed(suggestions: Iterable[Suggestion], floor: float) -> dict[str, list[str]]:
    extra: dict[str, list[str]] = {}
    for suggestion in suggestions:
        if suggestion.score >= floor:
            extra.setdefault(suggestion.lower, []).append(suggestion.upper)
    return extra


def _above_stale(graph: TraceGraph, given_up: set[str]) -> set[str]:
    """Return every item that has a stale link below it, at once or further down; one to a given-up feature is none."""
    live = {lower: uppers for lower, uppers in graph.stale_above.items() if lower not in given_up}
    return graph.reaching({upper for uppers in live.values() for upper in uppers}, live)


def _count(workspace: Workspace, items: tuple[ItemCoverage, ...]) -> Coverage:
    by_id = {r.id: r for r in workspace.requirements}
    levels = {d.id: d.level for d in workspace.documents}
    tallies: dict[str, dict[str, _Tally]] = {d: {} for d in DIMENSIONS}
    for dimension, keys in _fixed_keys(workspace).items():
        tallies[dimension] = {key: _Tally() for key in keys}
    total = _Tally()
    for item in items:
        total.add(item)
        for dimension, keys in _keys(by_id[item.id], item, levels).items():
            for key in keys:
                tallies[dimension].setdefault(key, _Tally()).add(item)
    outside = dict.fromkeys(LAYERS, 0)
    for requirement in workspace.requirements:
        if not requirement.product and requirement.status != "rejected":
            outside[requirement.layer] += 1
    return Coverage(
        total=total.count("total"),
        breakdowns=tuple(
            Breakdown(
                d,
                tuple(t.count(key) for key, t in _nameless_last(tallies[d]) if any(t.states.values()) or d == "layer"),
            )
            for d in DIMENSIONS
        ),
        items=items,
        out_of_scope=tuple((layer, n) for layer, n in outside.items() if n),
        rejected=sum(r.status == "rejected" for r in workspace.requirements),
    )


def _fixed_keys(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Keys in the order in which they are shown; others follow in the order of the workspace."""
    return {
        "layer": LAYERS,
        "document": tuple(d.id for d in workspace.documents),
        "channel": tuple(c.id for c in workspace.settings.channels),
        "relation": ("G2G", "G2B", "G2C"),
        "level": ("national", "province", "city", "county"),
        "force": ("must", "should", "may"),
        "window": WINDOWS,
    }


def _nameless_last(tallies: dict[str, "_Tally"]) -> list[tuple[str, "_Tally"]]:
    """Return the rows of a dimension; items that it says nothing about come after all others."""
    return sorted(tallies.items(), key=lambda pair: pair[0] == "")


def _keys(requirement: Requirement, item: ItemCoverage, levels: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the keys under which an item is counted, an empty one where it has none.

    The level of government is the requirement's own, else that of the documents that it rests on.
    """
    documents = tuple(dict.fromkeys(b.ref for b in requirement.bases if b.kind == "clause"))
    of_documents = tuple(dict.fromkeys(levels.get(d, "") for d in documents))
    return {
        "layer": (requirement.layer,),
        "document": documents or ("",),
        "line": requirement.lines or ("",),
        "channel": requirement.channels or ("",),
        "relation": requirement.relation or ("",),
        "level": (requirement.level,) if requirement.level else of_documents or ("",),
        "force": (requirement.force,),
        "window": (item.window,),
    }


class _Tally:
    """Counts in the making."""

    __slots__ = ("direct", "if_confirmed", "states")

    def __init__(self) -> None:
        self.direct = self.if_confirmed = 0
        self.states = dict.fromkeys(STATES, 0)

    def add(self, item: ItemCoverage) -> None:
        self.direct += item.direct
        self.if_confirmed += item.if_confirmed
        self.states[item.state] += 1

    def count(self, key: str) -> Count:
        return Count(key, tuple(self.states.values()), self.direct, self.if_confirmed)

"""The trace graph (追溯图): requirements of four layers and features, joined by confirmed links.

Adjacency is kept in plain dicts, so that every closure is one pass; the graph library is loaded only to name
a circle.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.layer import FEATURE, LAYERS, LayerStep
from polreq.model.link import Link
from polreq.model.workspace import Settings, Workspace

#: What can be wrong with a link; the names are part of the report.
TROUBLES = ("broken", "not_allowed", "skips", "stale", "contradicted", "repeated", "pending")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A link that needs looking at.

    Args:
        kind: one of TROUBLES.
        link: the link.
        detail: ids concerned: the missing end, or the changed ends; for a pending one those who confirmed it.
        first: the earlier link that it contradicts or repeats.
    """

    kind: str
    link: Link
    detail: tuple[str, ...] = ()
    first: Link | None = None


@dataclass(frozen=True)
class TraceGraph:
    """Requirements, features and the confirmed links between them.

    Args:
        layers: layer of every requirement and feature by id, in workspace order.
        below: upper id → ids that satisfy it, by links that count.
        stale_below: upper id → ids that satisfy it by stale links.
        rejected: (lower, upper) pairs that a person rejected.
        troubles: links that need looking at, in file order.
    """

    layers: Mapping[str, str]
    below: Mapping[str, tuple[str, ...]]
    stale_below: Mapping[str, tuple[str, ...]]
    rejected: frozenset[tuple[str, str]] = frozenset()
    troubles: tuple[Trouble, ...] = ()
    links: tuple[Link, ...] = field(default=(), repr=False)

    @cached_property
    def above(self) -> dict[str, tuple[str, ...]]:
        """Lower id → ids that it satisfies, by links that count."""
        return _reverse(self.below)

    @cached_property
    def stale_above(self) -> dict[str, tuple[str, ...]]:
        """Lower id → ids that it satisfies by stale links."""
        return _reverse(self.stale_below)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """All ids with every lower item before its uppers (Kahn); items in or above a circle are left out."""
        waiting = {i: len(self.below.get(i, ())) for i in self.layers}
        ready = [i for i, n in waiting.items() if n == 0]
        for i in ready:
            for upper in self.above.get(i, ()):
                waiting[upper] -= 1
                if waiting[upper] == 0:
                    ready.append(upper)
        return tuple(ready)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Groups of items that satisfy each other in a circle, each from its first id on."""
        left = set(self.layers) - set(self.order)
        if not left:
            return ()
        # Only now is the library worth its import time (about 0.3 s).
        import networkx as nx

        sub = nx.DiGraph((u, v) for u in left for v in self.below.get(u, ()) if v in left)
        groups = [sorted(g) for g in nx.strongly_connected_components(sub) if len(g) > 1]
        loops = [[u] for u in left if u in self.below.get(u, ())]
        return tuple(sorted(tuple(g) for g in groups + loops))

    def closure_below(self, start: str) -> Iterator[str]:
        """Yield all ids below, nearest first, each once."""
        return _closure(start, self.below)

    def closure_above(self, start: str) -> Iterator[str]:
        """Yield all ids above, nearest first, each once."""
        return _closure(start, self.above)

    def reaching(self, starts: Iterable[str], extra: Mapping[str, Iterable[str]] | None = None) -> set[str]:
        """Return all ids from which one of the starts can be reached downwards, the starts included.

        Args:
            starts: ids to begin from.
            extra: further links, lower id → upper ids, such as suggestions.
        """
        extra = extra or {}
        seen = set(starts)
        stack = list(seen)
        while stack:
            item = stack.pop()
            for uppers in (self.above.get(item, ()), extra.get(item, ())):
                for upper in uppers:
                    if upper not in seen:
                        seen.add(upper)
                        stack.append(upper)
        return seen


def build(workspace: Workspace) -> TraceGraph:
    """Build the graph of a workspace.

    Links written inline (`satisfies`) count as confirmed; they carry no digests and never go stale. A link in trace/
    wins over the same link written inline. A link that waits for a second person (待第二人复核) does not count, wherever it is written.
    """
    layers = {r.id: r.layer for r in workspace.requirements}
    layers |= {f.id: FEATURE for f in workspace.features}
    out_of_play = {r.id for r in workspace.requirements if r.status == "rejected"}
    forces = {r.id: r.force for r in workspace.requirements}
    allowed = set(workspace.settings.steps)
    digests = _Digests(workspace)
    below: dict[str, list[str]] = {}
    stale: dict[str, list[str]] = {}
    kept: list[Link] = []
    decided, troubles = _decide(workspace)
    for link in decided:
        trouble = _end_or_step_trouble(link, layers, allowed)
        if trouble:
            troubles.append(trouble)
        if (trouble and trouble.kind != "skips") or link.verdict == "rejected":
            continue
        if link.lower in out_of_play or link.upper in out_of_play:
            continue  # a demand that a reviewer rejected neither covers nor needs covering
        kept.append(link)
        changed = _changed(link, digests)
        if changed:
            troubles.append(Trouble("stale", link, changed))
        elif len(link.confirmers) < (asked := workspace.settings.people_for(forces[link.upper])) and asked > 1:
            troubles.append(Trouble("pending", link, tuple(one.by for one in link.confirmers)))
            continue
        counts = not changed or workspace.settings.stale_counts
        (below if counts else stale).setdefault(link.upper, []).append(link.lower)
    return TraceGraph(
        layers=layers,
        below={k: tuple(v) for k, v in below.items()},
        stale_below={k: tuple(v) for k, v in stale.items()},
        rejected=frozenset((k.lower, k.upper) for k in decided if k.verdict == "rejected"),
        troubles=tuple(troubles),
        links=tuple(kept),
    )


def allowed_pairs(settings: Settings) -> frozenset[tuple[str, str]]:
    """Return the (upper layer, lower layer) pairs between which links may be proposed."""
    return frozenset((s.upper, s.lower) for s in settings.steps)


def _decide(workspace: Workspace) -> tuple[list[Link], list[Trouble]]:
    """Return one link for each pair of ids, and what is wrong with the others."""
    seen: dict[tuple[str, str], Link] = {}
    troubles: list[Trouble] = []
    for link in (*workspace.links, *_inline(workspace)):
        first = seen.setdefault((link.lower, link.upper), link)
        if first is link:
            continue
        if first.verdict != link.verdict:
            troubles.append(Trouble("contradicted", link, first=first))
        elif first.lower_digest and link.lower_digest:
            troubles.append(Trouble("repeated", link, first=first))
    return list(seen.values()), troubles


def _inline(workspace: Workspace) -> Iterator[Link]:
    for requirement in workspace.requirements:
        for upper in requirement.satisfies:
            yield Link(requirement.id, upper, place=requirement.place)
    for feature in workspace.features:
        for upper in feature.satisfies:
            yield Link(feature.id, upper, place=feature.place)


def _end_or_step_trouble(link: Link, layers: Mapping[str, str], allowed: set[LayerStep]) -> Trouble | None:
    gone = tuple(i for i in (link.lower, link.upper) if i not in layers)
    if gone:
        return Trouble("broken", link, gone)
    upper, lower = layers[link.upper], layers[link.lower]
    if LayerStep(upper, lower) in allowed or link.verdict == "rejected":
        return None
    if upper in LAYERS and (lower == FEATURE or LAYERS.index(lower) > LAYERS.index(upper)):
        return None if link.skip else Trouble("skips", link)
    return Trouble("not_allowed", link)


class _Digests:
    """Digest of each item, taken only for items that a reviewed link asks for."""

    def __init__(self, workspace: Workspace) -> None:
        self._fields = workspace.settings.digest_fields
        self._requirements = {r.id: r for r in workspace.requirements}
        self._features = {f.id: f for f in workspace.features}
        self._known: dict[str, str] = {}

    def __getitem__(self, item: str) -> str:
        if item not in self._known:
            requirement = self._requirements.get(item)
            self._known[item] = (
                requirement_digest(requirement, self._fields.requirement)
                if requirement
                else feature_digest(self._features[item], self._fields.feature)
            )
        return self._known[item]


def _changed(link: Link, digests: _Digests) -> tuple[str, ...]:
    ends = ((link.lower, link.lower_digest), (link.upper, link.upper_digest))
    return tuple(item for item, known in ends if known and digests[item] != known)


def _reverse(edges: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for upper, lowers in edges.items():
        for lower in lowers:
            out.setdefault(lower, []).append(upper)
    return {k: tuple(v) for k, v in out.items()}


def _closure(start: str, edges: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    seen = {start}
    queue = [start]
    for item in queue:
        for after in edges.get(item, ()):
            if after not in seen:
                seen.add(after)
                queue.append(after)
                yield after

"""Suggest links for what is not covered yet; the answer is cached by the texts that went into it."""

import json
from collections.abc import Iterable

from polreq import __version__
from polreq.coverage import NOT_BUILT, live_gaps
from polreq.graph import TraceGraph, allowed_pairs
from polreq.link.item import Item, Options
from polreq.link.suggesting import suggest
from polreq.model.digest import text_digest
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE
from polreq.model.link import Suggestion
from polreq.model.requirement import Requirement
from polreq.model.workspace import Workspace
from polreq.store.cache import Cache
from polreq.text.segment import Segmenter, make_segmenter

#: Candidates kept for one requirement.
TOP = 5


def suggest_links(workspace: Workspace, graph: TraceGraph, cache: Cache) -> tuple[Suggestion, ...]:
    """Suggest lower items for every requirement in scope that leads to no feature and has no reason for it.

    Returns:
        suggestions of at least the score that the settings ask for, best first.
    """
    built = [f for f in workspace.features if f.status not in NOT_BUILT]
    covered = graph.reaching(f.id for f in built)
    gaps = live_gaps(workspace)
    open_items = [r for r in workspace.requirements if r.in_scope and r.id not in covered and r.id not in gaps]
    decided = _decided(graph)
    taught = {upper for upper, _ in decided}
    is_open = {r.id for r in open_items}
    reviewed = [r for r in workspace.requirements if r.id in taught and r.id not in is_open]
    steps = allowed_pairs(workspace.settings)
    segmenter = make_segmenter()  # loads its dictionary only when it is asked for words
    found: list[Suggestion] = []
    for upper_layer, lower_layer in sorted(steps):
        uppers = [requirement_item(r) for r in open_items if r.layer == upper_layer]
        lowers: list[Item] = (
            [feature_item(f) for f in built]
            if lower_layer == FEATURE
            else [requirement_item(r) for r in workspace.requirements if r.layer == lower_layer and r.in_scope]
        )
        if uppers and lowers:
            teachers = [requirement_item(r) for r in reviewed if r.layer == upper_layer]
            found += _cached(uppers, lowers, teachers, decided, segmenter, cache)
    floor = workspace.settings.suggest_min
    shown = [s for s in found if s.score >= floor]
    return tuple(sorted(shown, key=lambda s: (-s.score, s.upper, s.lower)))


def requirement_item(requirement: Requirement) -> Item:
    """Arrange a requirement for linking."""
    return Item(
        id=requirement.id,
        fields={"title": requirement.title, "text": requirement.statement},
        channels=requirement.channels,
        lines=requirement.lines,
        heading=requirement.heading,
        kind=requirement.kind,
    )


def feature_item(feature: Feature) -> Item:
    """Arrange a feature for linking."""
    return Item(
        id=feature.id,
        fields={
            "title": feature.title,
            "module": feature.module,
            "description": feature.description,
            "acceptance": feature.acceptance,
        },
        channels=tuple(c for c, _ in feature.channels),
        lines=feature.lines,
    )


def _decided(graph: TraceGraph) -> dict[tuple[str, str], str]:
    decided = {(k.upper, k.lower): "confirmed" for k in graph.links}
    return decided | {(upper, lower): "rejected" for lower, upper in graph.rejected}


def _cached(
    uppers: list[Item],
    lowers: list[Item],
    teachers: list[Item],
    decided: dict[tuple[str, str], str],
    segmenter: Segmenter,
    cache: Cache,
) -> Iterable[Suggestion]:
    key = text_digest(
        json.dumps(
            [
                __version__,
                [_plain(i) for i in uppers],
                [_plain(i) for i in lowers],
                [_plain(i) for i in teachers],
                sorted((*pair, verdict) for pair, verdict in decided.items()),
            ]
        )
    )
    known = cache.recall("suggestions", key, _from_text)
    if known is not None:
        return known
    found = suggest(uppers, lowers, decided, Options(top=TOP), segmenter.words, teachers)
    cache.put(
        "suggestions", key, json.dumps([[s.lower, s.upper, s.score, s.reason] for s in found], ensure_ascii=False)
    )
    return found


def _from_text(text: str) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(lower, upper, score, tuple((a, b, share) for a, b, share in reason))
        for lower, upper, score, reason in json.loads(text)
    )


def _plain(item: Item) -> list[object]:
    return [item.id, dict(item.fields), item.channels, item.lines, item.heading, item.kind]

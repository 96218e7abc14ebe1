"""Suggest links for what is not covered yet; the answer is cached by the texts that went into it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from polreq.coverage import live_gaps
from polreq.graph import TraceGraph, allowed_pairs
from polreq.link.item import LinkItem, Options
from polreq.link.rivals import with_rivals
from polreq.link.semantic import MODEL, available
from polreq.link.suggesting import suggest
from polreq.model.digest import text_digest
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE
from polreq.model.requirement import Requirement
from polreq.model.workspace import Linking, Workspace
from polreq.results.finding import Finding
from polreq.results.progress import Progress, silent
from polreq.results.suggestion import Suggestion
from polreq.store.cache import Cache
from polreq.store.codec import decode, encode
from polreq.text.choosing import choose_segmenter

#: Candidates kept for one requirement.
TOP = 5


@dataclass(frozen=True, slots=True)
class Suggested:
    """Links that were proposed, and what went wrong meanwhile.

    Args:
        links: of at least the score that the settings ask for, best first.
        findings: what a model of the user's own could not do.
    """

    links: tuple[Suggestion, ...] = ()
    findings: tuple[Finding, ...] = ()


def suggest_links(
    workspace: Workspace,
    graph: TraceGraph,
    cache: Cache,
    thesaurus: tuple[str, ...] = (),
    progress: Progress = silent,
) -> Suggested:
    """Suggest lower items for every requirement in scope that leads to no feature and has no reason for it.

    Args:
        workspace: what people wrote; its settings say how links are suggested.
        graph: of the workspace.
        cache: keeps suggestions, vectors, and the answers of a model of the user's own.
        thesaurus: the workspace's own lines.
        progress: hears of vectors that are computed and pairs that a model of the user's own is asked about.
    """
    how = workspace.settings.link
    floor = 0.0 if how.rerank else workspace.settings.suggest_min  # a model may raise what the words alone do not
    searching = _Searching(_options(how, thesaurus), _decided(graph), floor, cache, progress)
    groups = list(_groups(workspace, graph, searching))
    findings: tuple[Finding, ...] = ()
    if how.rerank and groups:
        from polreq.pipeline.reranking import ask_again

        again = ask_again(groups, searching.items, how.rerank, cache, TOP, progress)
        groups, findings = list(again.groups), again.findings
    least = workspace.settings.suggest_min
    shown = [s for group in groups for s in with_rivals(group) if s.score >= least]
    return Suggested(tuple(sorted(shown, key=lambda s: (-s.score, s.upper, s.lower))), findings)


def uses_vectors(how: Linking) -> bool:
    """Whether closeness in meaning has a part in suggestions: it is installed, and not switched off."""
    return how.semantic and available()


def requirement_item(requirement: Requirement) -> LinkItem:
    """Arrange a requirement for linking."""
    return LinkItem(
        id=requirement.id,
        fields={"title": requirement.title, "text": requirement.statement},
        channels=requirement.channels,
        lines=requirement.lines,
        heading=requirement.heading,
        kind=requirement.kind,
    )


def feature_item(feature: Feature) -> LinkItem:
    """Arrange a feature for linking."""
    return LinkItem(
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


def _options(how: Linking, thesaurus: tuple[str, ...]) -> Options:
    return Options(
        top=max(TOP, how.rerank.top) if how.rerank else TOP,
        semantic=uses_vectors(how),
        learn=how.learn,
        thesaurus=thesaurus,
    )


def _groups(workspace: Workspace, graph: TraceGraph, searching: "_Searching") -> Iterator[tuple[Suggestion, ...]]:
    """Yield the suggestions for each requirement and each layer below it, best first."""
    built = [f for f in workspace.features if not f.given_up]
    covered = graph.reaching(f.id for f in built)
    gaps = live_gaps(workspace)
    open_items = [r for r in workspace.requirements if r.in_scope and r.id not in covered and r.id not in gaps]
    taught = {upper for upper, _ in searching.decided}
    is_open = {r.id for r in open_items}
    reviewed = [r for r in workspace.requirements if r.id in taught and r.id not in is_open]
    for upper_layer, lower_layer in sorted(allowed_pairs(workspace.settings)):
        uppers = [requirement_item(r) for r in open_items if r.layer == upper_layer]
        lowers: list[LinkItem] = (
            [feature_item(f) for f in built]
            if lower_layer == FEATURE
            else [requirement_item(r) for r in workspace.requirements if r.layer == lower_layer and r.in_scope]
        )
        if uppers and lowers:
            teachers = [requirement_item(r) for r in reviewed if r.layer == upper_layer]
            found = searching.search(uppers, lowers, teachers)
            yield from (tuple(group) for _, group in groupby(found, key=lambda s: s.upper))


def _decided(graph: TraceGraph) -> dict[tuple[str, str], str]:
    decided = {(k.upper, k.lower): "confirmed" for k in graph.links}
    return decided | {(upper, lower): "rejected" for lower, upper in graph.rejected}


@dataclass(frozen=True, slots=True)
class _Found:
    """What the cache keeps of one step between layers."""

    links: tuple[Suggestion, ...]


class _Searching:
    """Seeks suggestions, or remembers those for the same texts, decisions and settings."""

    def __init__(
        self, options: Options, decided: dict[tuple[str, str], str], floor: float, cache: Cache, progress: Progress
    ) -> None:
        self._floor = floor
        self.items: dict[str, LinkItem] = {}
        self.decided = decided
        self._options = options
        self._cache = cache
        self._progress = progress
        self._segmenter = choose_segmenter()  # loads its dictionary only when it is asked for words

    def search(
        self, uppers: list[LinkItem], lowers: list[LinkItem], teachers: list[LinkItem]
    ) -> tuple[Suggestion, ...]:
        """Return the suggestions of one step between layers, in the order of the upper items, best first in each."""
        self.items |= {item.id: item for item in (*uppers, *lowers)}
        key = self._key(uppers, lowers, teachers)
        known = self._cache.recall("suggestions", key, lambda text: decode(_Found, text, ""))
        if known is not None:
            return known.links
        vectors = _Vectors(self._cache, len(uppers) + len(lowers) + len(teachers), self._progress)
        options = replace(self._options, vectors=vectors)
        found = suggest(uppers, lowers, self.decided, options, self._segmenter.words, teachers, self._floor)
        vectors.over()
        self._cache.put("suggestions", key, encode(_Found(found)))
        return found

    def _key(self, *items: list[LinkItem]) -> str:
        """Digest everything that the answer depends on."""
        o = self._options
        how = [o.top, MODEL if o.semantic else "", o.learn, o.thesaurus, self._floor]
        decided = (
            sorted((*pair, verdict) for pair, verdict in self.decided.items()) if o.learn else sorted(self.decided)
        )
        return text_digest(json.dumps([how, [[_plain(i) for i in some] for some in items], decided]))


class _Vectors:
    """The cache as the place of vectors; says how many are computed."""

    def __init__(self, cache: Cache, total: int, progress: Progress) -> None:
        self._cache = cache
        self._done = 0
        self._total = total
        self._progress = progress

    def get(self, kind: str, key: str) -> str | None:
        return self._cache.get(kind, key)

    def put(self, kind: str, key: str, text: str) -> None:
        self._cache.put(kind, key, text)
        self._done += 1
        # texts of the package's own may be among them, which nobody has counted
        self._total = max(self._total, self._done + 1)
        self._progress(self._done, self._total, "")

    def over(self) -> None:
        if self._done:
            self._progress(self._total, self._total, "")


def _plain(item: LinkItem) -> list[object]:
    return [item.id, dict(item.fields), item.channels, item.lines, item.heading, item.kind]

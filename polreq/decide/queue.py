"""The queue of a review: what people have to decide, the most valuable decision first."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polreq.checks.assessment import Assessment
from polreq.conclude.things import things
from polreq.coverage import live_gaps
from polreq.decide.reading_input import terms_in
from polreq.decide.reading_queue import readings_of
from polreq.judge.fulfilment import weigh
from polreq.model.link import Link
from polreq.model.requirement import Requirement
from polreq.results.coverage import WINDOWS
from polreq.results.fulfilment import FulfilledAspect
from polreq.results.report import JustifiedRow, Thing
from polreq.results.review import Candidate, Entry, Review
from polreq.results.suggestion import Suggestion
from polreq.results.together import Together, together_of

_FORCE_RANK = {"must": 0, "should": 1, "may": 2}


def make_review(
    assessment: Assessment, suggestions: tuple[Suggestion, ...], *, stale: bool = False, decided: bool = False
) -> Review:
    """Gather what has to be decided: requirements without a feature or reason, links whose ends changed since, and readings.

    Among links, mandatory requirements come first, then overdue ones and those that are due soon, then those where the program is
    least sure (its best score is nearest to one half), then the earlier deadline, then the order of the workspace.

    Args:
        assessment: workspace, graph and coverage.
        suggestions: links proposed, best first.
        stale: put requirements with stale links before all others.
        decided: also list links and readings that are decided and stand.
    """
    gather = _Gatherer(assessment, suggestions)
    entries = [entry for r in assessment.workspace.requirements if (entry := gather.entry(r, decided))]
    windows = {window: n for n, window in enumerate(WINDOWS)}

    def value(entry: Entry) -> tuple[bool, int, int, float, date]:
        return (
            stale and not entry.stale,
            _FORCE_RANK[entry.thing.force],
            windows[entry.window],
            uncertainty(entry),
            entry.thing.due or date.max,
        )

    lowers = tuple(t for t in gather.things.values() if t.status not in ("rejected", "closed", "ruled_out"))
    return Review(
        tuple(sorted(entries, key=value)),
        readings_of(assessment, decided=decided),
        stale,
        lowers,
        assessment.as_of,
        not assessment.coverage.items,
        tuple(terms_in(assessment).channels.items()),
    )


def uncertainty(entry: Entry) -> float:
    """Return how far the best score is from one half: 0 where a decision teaches most; 1 where nothing is proposed."""
    scores = [c.score for c in entry.candidates if c.score is not None and not c.verdict]
    return abs(max(scores) - 0.5) if scores else 1.0


def acceptance_of(assessment: Assessment, item: str) -> str:
    """Return what a feature is accepted by (验收标准); requirements have none."""
    feature = assessment.features.get(item)
    return feature.acceptance if feature else ""


def _spread(suggestions: Sequence[Suggestion], together: Together | None) -> list[Suggestion]:
    """Put those that answer together behind the best one, before what speaks of the same parts again; scores stay."""
    if together is None:
        return list(suggestions)
    return sorted(suggestions, key=lambda one: one is not suggestions[0] and one.lower not in together.lowers)


class _Gatherer:
    """Gathers requirements with their candidates."""

    def __init__(self, assessment: Assessment, suggestions: tuple[Suggestion, ...]) -> None:
        self.things: dict[str, Thing] = things(assessment)
        self._assessment = assessment
        self._digest = assessment.digest
        self._gaps = {g.requirement: g for g in reversed(assessment.workspace.gaps)} | live_gaps(assessment.workspace)
        self._changed = {(t.link.lower, t.link.upper): t.detail for t in assessment.graph.troubles if t.kind == "stale"}
        waiting = [t.link for t in assessment.graph.troubles if t.kind == "pending"]
        self._pending = {(link.lower, link.upper) for link in waiting}
        self._links: dict[str, list[Link]] = {}
        written = {(link.lower, link.upper) for link in assessment.workspace.links}
        # one that is written inline was confirmed by nobody
        inline = [replace(link, verdict="") for link in waiting if (link.lower, link.upper) not in written]
        for link in (*assessment.workspace.links, *inline):
            if link.lower in self.things and link.upper in self.things:
                self._links.setdefault(link.upper, []).append(link)
        self._proposed: dict[str, list[Suggestion]] = {}
        for suggestion in suggestions:
            self._proposed.setdefault(suggestion.upper, []).append(suggestion)

    def entry(self, requirement: Requirement, decided: bool) -> Entry | None:
        """Return what has to be decided about a requirement, or None if nothing has."""
        if not requirement.in_scope:
            return None
        item = self._assessment.covered[requirement.id]
        candidates = [
            self._reviewed(link)
            for link in self._links.get(requirement.id, ())
            if decided or (link.lower, link.upper) in self._changed or (link.lower, link.upper) in self._pending
        ]
        is_open = item.is_gap
        proposed = self._proposed.get(requirement.id, []) if is_open else []
        together = together_of([(one.lower, one.reasons) for one in proposed])
        candidates += map(self._suggested, _spread(proposed, together))
        gap = self._gaps.get(requirement.id)
        if not is_open and not candidates and not (decided and gap):
            return None
        return Entry(
            thing=self.things[requirement.id],
            state=item.state,
            window=item.window,
            digest=self._digest(requirement.id),
            candidates=tuple(sorted(candidates, key=lambda c: not (c.changed or c.pending))),
            bases=requirement.bases,
            heading=requirement.heading,
            gap=JustifiedRow(gap.requirement, gap.reason, gap.by, gap.on) if gap else None,
            justified=item.justified,
            above=self._above(requirement.id) if any(c.changed for c in candidates) else (),
            together=together,
        )

    def _above(self, item: str) -> tuple[str, ...]:
        """Return what an item satisfies, at once or further up, in the order of the workspace; stale links count too."""
        graph = self._assessment.graph
        reached = graph.reaching([item], graph.stale_above) - {item}
        return tuple(r.id for r in self._assessment.workspace.requirements if r.id in reached)

    def _suggested(self, suggestion: Suggestion) -> Candidate:
        return Candidate(
            thing=self.things[suggestion.lower],
            acceptance=acceptance_of(self._assessment, suggestion.lower),
            module=self._module(suggestion.lower),
            score=suggestion.score,
            reasons=suggestion.reasons,
            digests=(self._digest(suggestion.lower), self._digest(suggestion.upper)),
            fulfilment=self._says(suggestion.upper, suggestion.lower),
        )

    def _says(self, upper: str, lower: str) -> tuple[FulfilledAspect, ...]:
        """Return what a feature says of what is asked; channels are among the reasons already."""
        feature = self._assessment.features.get(lower)
        aspects = weigh(self._assessment.requirements[upper], feature, frozenset()) if feature else ()
        return tuple(one for one in aspects if one.said and one.kind != "channels")

    def _module(self, item: str) -> str:
        feature = self._assessment.features.get(item)
        return feature.module if feature else ""

    def _reviewed(self, link: Link) -> Candidate:
        return Candidate(
            thing=self.things[link.lower],
            acceptance=acceptance_of(self._assessment, link.lower),
            module=self._module(link.lower),
            digests=(self._digest(link.lower), self._digest(link.upper)),
            verdict=link.verdict,
            before=(link.lower_digest, link.upper_digest),
            changed=self._changed.get((link.lower, link.upper), ()),
            by=link.by,
            on=link.on,
            note=link.note,
            skip=link.skip,
            pending=(link.lower, link.upper) in self._pending,
            fulfilment=self._says(link.upper, link.lower),
        )

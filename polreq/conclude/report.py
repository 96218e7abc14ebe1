"""Put the report together: all that was concluded about a workspace."""

from collections import Counter
from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.checks.coverage import orphans, unbased
from polreq.conclude.advice import filling
from polreq.conclude.around import crossings, sources
from polreq.conclude.things import things
from polreq.coverage import live_gaps
from polreq.judge.priority import rank
from polreq.model.feature import FEATURE_STATUSES, Feature
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.priority import PROFILES
from polreq.model.workspace import Channel
from polreq.results.coverage import nothing
from polreq.results.finding import Finding
from polreq.results.report import (
    Advice,
    ChannelRow,
    DocumentRow,
    GapRow,
    JustifiedRow,
    LinkRow,
    MatrixRow,
    Report,
    Thing,
)
from polreq.results.suggestion import Suggestion
from polreq.results.summary import severity_of

#: Suggestions shown for one gap.
SHOWN_SUGGESTIONS = 3


def make_report(
    assessment: Assessment,
    findings: tuple[Finding, ...],
    tolerated: tuple[Finding, ...],
    suggestions: tuple[Suggestion, ...] = (),
) -> Report:
    """Make a report of an assessment.

    Args:
        assessment: workspace, graph and coverage.
        findings: what counts, sorted.
        tolerated: what the baseline tolerates, sorted.
        suggestions: links proposed, best first.
    """
    workspace = assessment.workspace
    shown = tuple(things(assessment).values())
    gaps = gap_rows(assessment, suggestions)
    without_feature = orphans(assessment)
    without_basis = unbased(assessment)
    links = tuple(
        LinkRow(t.link.lower, t.link.upper, t.kind, t.link.place or SETTINGS_FILE)
        for t in assessment.graph.troubles
        if t.kind in ("stale", "pending", "broken", "skips")
    )
    return Report(
        name=workspace.settings.name,
        as_of=assessment.as_of,
        coverage=assessment.coverage,
        things=shown,
        documents=_documents(assessment),
        matrix=_matrix(assessment),
        gaps=gaps,
        justified=_justified(assessment),
        deadlines=_deadlines(assessment),
        orphans=without_feature,
        unbased=without_basis,
        links=links,
        edges=_edges(assessment),
        sources=sources(assessment),
        crossings=crossings(assessment),
        layer_links=_layer_links(assessment),
        channels=_channels(assessment),
        unsplit=sum(not f.channels for f in workspace.features),
        suggestions=suggestions,
        advice=_advice(assessment, findings, gaps, suggestions, (without_feature, without_basis), shown, links),
        findings=findings,
        tolerated=tolerated,
        drafts=tuple(r.id for r in workspace.requirements if r.is_draft),
        unread=assessment.unread,
    )


def gap_rows(assessment: Assessment, suggestions: tuple[Suggestion, ...]) -> tuple[GapRow, ...]:
    """Return requirements without a feature and without a reason, in the order of the workspace's profile (see judge/priority)."""
    proposed: dict[str, list[Suggestion]] = {}
    for suggestion in suggestions:
        proposed.setdefault(suggestion.upper, []).append(suggestion)
    settings = assessment.workspace.settings
    places = rank(assessment, settings.profile(settings.phase) or PROFILES[0]).places()
    return tuple(
        GapRow(i.id, i.state, i.window, i.due, tuple(proposed.get(i.id, ())[:SHOWN_SUGGESTIONS]))
        for i in sorted((i for i in assessment.coverage.items if i.is_gap), key=lambda i: places[i.id])
    )


def _justified(assessment: Assessment) -> tuple[JustifiedRow, ...]:
    """Return the reasons that answer a requirement, in the order of the workspace; others are findings."""
    gaps = live_gaps(assessment.workspace)
    written = [gaps[i.id] for i in assessment.coverage.items if i.justified]
    return tuple(JustifiedRow(g.requirement, g.reason, g.by, g.on) for g in written)


def _documents(assessment: Assessment) -> tuple[DocumentRow, ...]:
    counts = {c.key: c for c in assessment.coverage.by("document")}
    rows = []
    for d in assessment.workspace.documents:
        count = counts.get(d.id) or nothing(d.id)
        rows.append(DocumentRow(d.id, d.title, d.number, d.level, d.genre, assessment.statuses[d.id], d.dates, count))
    return tuple(rows)


def _matrix(assessment: Assessment) -> tuple[MatrixRow, ...]:
    layer_of = assessment.graph.layers
    rows = []
    for item in assessment.coverage.items:
        below: dict[str, list[str]] = {}
        for other in assessment.graph.closure_below(item.id):
            below.setdefault(layer_of[other], []).append(other)
        ordered = tuple((layer, tuple(below[layer])) for layer in (*LAYERS, FEATURE) if layer in below)
        rows.append(MatrixRow(item.id, item.state, ordered))
    return tuple(sorted(rows, key=lambda row: LAYERS.index(layer_of[row.id])))


def _deadlines(assessment: Assessment) -> tuple[str, ...]:
    dated = [(i.due, i.id) for i in assessment.coverage.items if i.due]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


def _edges(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return the links that count, from the requirements that are in scope or lie above some."""
    return tuple(
        (r.id, lower) for r in assessment.workspace.requirements for lower in assessment.graph.below.get(r.id, ())
    )


def _layer_links(assessment: Assessment) -> tuple[tuple[str, str, int], ...]:
    layer_of = assessment.graph.layers
    waiting = {(t.link.lower, t.link.upper) for t in assessment.graph.troubles if t.kind == "pending"}
    counts = Counter(
        (layer_of[k.upper], layer_of[k.lower]) for k in assessment.graph.links if (k.lower, k.upper) not in waiting
    )
    order = {layer: n for n, layer in enumerate((*LAYERS, FEATURE))}
    ranked = sorted(counts.items(), key=lambda pair: (order[pair[0][0]], order[pair[0][1]]))
    return tuple((upper, lower, n) for (upper, lower), n in ranked)


def _channels(assessment: Assessment) -> tuple[ChannelRow, ...]:
    if not any(f.channels for f in assessment.workspace.features):
        return ()
    rows = []
    for channel in assessment.workspace.settings.channels:
        counts = Counter(status for f in assessment.workspace.features for status in _there(f, channel))
        ordered = tuple((status, counts[status]) for status in FEATURE_STATUSES if counts[status])
        rows.append(ChannelRow(channel.id, channel.name, channel.ruled_out, channel.basis, ordered))
    return tuple(rows)


def _there(feature: Feature, channel: Channel) -> Iterator[str]:
    """Yield how a feature stands on a channel, if it is there; what is not split by channel is on every one in use."""
    if feature.channels:
        yield from (status for name, status in feature.on_channels if name == channel.id)
    elif not channel.ruled_out:
        yield feature.status


def _advice(
    assessment: Assessment,
    findings: tuple[Finding, ...],
    gaps: tuple[GapRow, ...],
    suggestions: tuple[Suggestion, ...],
    loose: tuple[tuple[str, ...], tuple[str, ...]],
    shown: tuple[Thing, ...],
    links: tuple[LinkRow, ...],
) -> tuple[Advice, ...]:
    """Say what to do next, the most useful first; each with how many things it is about."""
    written = sum(1 for f in findings if f.code[0] in "YSI" and severity_of(f) == "error")
    troubles = Counter(link.trouble for link in links)
    unread = sum(1 for f in findings if f.code == "E401")
    outside = next((r.id for r in assessment.workspace.requirements if not r.product and r.status != "rejected"), "")
    # with some in scope, what is out of scope is as it should be
    unscoped = 0 if assessment.coverage.total.total else sum(n for _, n in assessment.coverage.out_of_scope)
    # what has mistakes may be all there is
    begun = written or assessment.workspace.documents or assessment.workspace.requirements or assessment.unread
    steps = (
        Advice("fix_errors", written, "polreq check"),
        Advice("begin", 0 if begun else 1, "polreq ingest FILE"),
        Advice("extract", unread, "polreq trace"),
        Advice("look_at_scope", unscoped, f"polreq show {outside}"),
        Advice(
            "review_newer", sum(r.is_overtaken for r in assessment.workspace.requirements), "polreq review --readings"
        ),
        Advice(
            "review_readings", sum(r.is_draft for r in assessment.workspace.requirements), "polreq review --readings"
        ),
        Advice("review_suggestions", len({s.upper for s in suggestions}), "polreq review"),
        Advice("renew_stale", troubles["stale"], "polreq review --stale"),
        Advice("second_person", troubles["pending"], "polreq review --links"),
        filling(gaps, shown, links),
        Advice("link_orphans", len(loose[0]), "polreq report"),
        Advice("add_bases", len(loose[1]), "polreq report"),
    )
    wanted = tuple(step for step in steps if step.count)
    return wanted or (Advice("all_done", 0, "polreq report"),)

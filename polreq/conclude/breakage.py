"""What breaks if features go: coverage as it is, compared with coverage as it would be without them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.results.breakage import Breakage, Loss
from polreq.results.coverage import ItemCoverage

_FORCE_RANK: Final = {"must": 0, "should": 1, "may": 2}

#: The states from the best to the worst; with a reason written down, a requirement without a feature is answered for.
_RANKS: Final = {
    state: rank for rank, state in enumerate(("delivered", "deep", "justified", "direct", "stale", "missing"))
}


def make_breakage(assessment: Assessment, gone: Collection[str]) -> Breakage:
    """Say which requirements would lose coverage without some of the features.

    A requirement loses where its state gets worse, or where a channel is no longer delivered that is today. Both are computed as
    coverage is everywhere, so that a requirement with another feature on the same channels loses nothing.

    Args:
        assessment: the workspace as it is.
        gone: ids of features of it.
    """
    workspace = assessment.workspace
    left = replace(workspace, features=tuple(f for f in workspace.features if f.id not in gone))
    ask = Ask(assessment.as_of, ends=True)
    now, then = compute(workspace, assessment.graph, ask), compute(left, build(left), ask)
    above = {upper for feature in gone for upper in assessment.graph.closure_above(feature)}
    losses: list[Loss] = []
    kept: list[str] = []
    for before, after in zip(now.items, then.items, strict=True):
        if before.id not in above and before == after:
            continue  # a stale link that goes does not count, and is missed all the same
        if loss := _loss(before, after, assessment.requirements[before.id].force):
            losses.append(loss)
        else:
            kept.append(before.id)
    return Breakage(
        gone=tuple(f.id for f in workspace.features if f.id in gone),
        losses=tuple(sorted(losses, key=lambda loss: (_FORCE_RANK[loss.force], loss.due or date.max))),
        kept=tuple(kept),
    )


def _loss(before: ItemCoverage, after: ItemCoverage, force: str) -> Loss | None:
    """Return what a requirement would lose; None where it would lose nothing."""
    channels = tuple(c for c in after.missing_channels if before.deep and c not in before.missing_channels)
    if _RANKS[after.state] <= _RANKS[before.state] and not channels:
        return None
    return Loss(before.id, force, before.state, after.state, channels, after.features, before.due)

"""Compare two snapshots of a workspace: what was gained and lost, each with the links and features that explain it."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.model.feature import GIVEN_UP, Feature
from polreq.results.coverage import GAP_STATES, ItemCoverage
from polreq.results.snapshots import SNAPSHOT_CHANGES, ChangeCause, SnapshotChange

#: How far work is; what was given up stands below all.
_RANKS: Final = MappingProxyType({"closed": 0, "ruled_out": 0, "idea": 1, "planned": 2, "doing": 3, "done": 4})


def compare_snapshots(before: Assessment, after: Assessment) -> tuple[SnapshotChange, ...]:
    """Compare two snapshots.

    Args:
        before: the earlier one; its coverage names the features at the ends of chains.
        after: the later one, likewise.
    """
    pair = _Pair(before, after)
    found = [*pair.requirements(), *pair.links(), *pair.features()]
    return tuple(sorted(found, key=lambda change: SNAPSHOT_CHANGES.index(change.kind)))


def _level(item: ItemCoverage) -> int:
    """Say how far a requirement is: a gap, answered, delivered."""
    return 2 if item.state == "delivered" else 0 if item.state in GAP_STATES else 1


class _Pair:
    """Two snapshots."""

    def __init__(self, before: Assessment, after: Assessment) -> None:
        self.before = before
        self.after = after
        self.stale_before = _stale(before)
        self.stale_after = _stale(after)

    def requirements(self) -> Iterator[SnapshotChange]:
        """Yield what became of the requirements in scope, in the order of the later snapshot, then those that left it."""
        for id, item in self.after.covered.items():
            title = self.after.requirements[id].statement
            old = self.before.covered.get(id)
            if old is None:
                yield SnapshotChange("new", id, title, "", item.state, causes=(self.came(id),))
            elif _level(item) != _level(old):
                rose = _level(item) > _level(old)
                kind = "fell" if not rose else "delivered" if item.state == "delivered" else "covered"
                causes = tuple(dict.fromkeys(self.causes(old, item)))
                yield SnapshotChange(kind, id, title, old.state, item.state, causes=causes)
        for id, old in self.before.covered.items():
            if id not in self.after.covered:
                title = self.before.requirements[id].statement
                yield SnapshotChange("gone", id, title, old.state, "", causes=(self.went(id),))

    def came(self, id: str) -> ChangeCause:
        known = self.before.requirements.get(id)
        if known is None:
            return ChangeCause("written")
        return ChangeCause("taken_back" if known.status == "rejected" else "in_scope")

    def went(self, id: str) -> ChangeCause:
        known = self.after.requirements.get(id)
        if known is None:
            return ChangeCause("deleted")
        return ChangeCause("rejected" if known.status == "rejected" else "out_of_scope")

    def causes(self, old: ItemCoverage, new: ItemCoverage) -> Iterator[ChangeCause]:
        """Yield why a requirement stands otherwise than it did."""
        for id in new.features:
            if id not in old.features:
                yield ChangeCause("reached", (id,), after=self.after.features[id].standing)
        for id in old.features:
            kept = id in new.features
            yield from _moved(self.before.features[id], self.after.features[id]) if kept else self.lost(id, new)
        asked, asks = (set(a.requirements[new.id].channels) for a in (self.before, self.after))
        if asks != asked:
            yield ChangeCause("asks_channels", tuple(sorted(asks))) if asks else ChangeCause("asks_whole")
        if old.justified and not new.justified and not new.features:
            yield ChangeCause("reason_lapsed")
        if new.justified and not old.justified:
            yield ChangeCause("reason_given")

    def lost(self, id: str, item: ItemCoverage) -> Iterator[ChangeCause]:
        """Yield why a requirement no longer has a feature."""
        feature = self.after.features.get(id)
        if feature is None:
            yield ChangeCause("feature_gone", (id,))
        elif feature.given_up:
            yield ChangeCause("given_up", (id,), self.before.features[id].standing, feature.standing)
        else:
            broken = self.broken_below(item.id)
            yield ChangeCause("stale", broken) if broken else ChangeCause("unlinked", (id,))

    def broken_below(self, id: str) -> tuple[str, ...]:
        """Name the ends of the first link below a requirement that counted before and is stale now."""
        for upper in (id, *self.before.graph.closure_below(id)):
            for lower in self.before.graph.below.get(upper, ()):
                if (lower, upper) in self.stale_after:
                    return lower, upper
        return ()

    def links(self) -> Iterator[SnapshotChange]:
        """Yield the links that are stale now and were not."""
        for (lower, upper), ends in self.stale_after.items():
            if (lower, upper) not in self.stale_before:
                causes = (ChangeCause("changed", ends),)
                yield SnapshotChange("stale", lower, self.title(lower), upper=upper, causes=causes)

    def title(self, id: str) -> str:
        feature = self.after.features.get(id)
        return feature.title if feature else self.after.requirements[id].statement

    def features(self) -> Iterator[SnapshotChange]:
        """Yield the features whose status fell, as a whole or on a channel, and those that were deleted."""
        for id, old in self.before.features.items():
            new = self.after.features.get(id)
            if new is None:
                yield SnapshotChange("feature_fell", id, old.title, old.standing, "", causes=(ChangeCause("deleted"),))
                continue
            fell = tuple(cause for cause in _moved(old, new) if _rank(cause.after) < _rank(cause.before))
            if fell:
                yield SnapshotChange("feature_fell", id, new.title, old.standing, new.standing, causes=fell)


def _stale(assessment: Assessment) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the stale links, and of each the ends that changed."""
    return {(t.link.lower, t.link.upper): t.detail for t in assessment.graph.troubles if t.kind == "stale"}


def _moved(old: Feature, new: Feature) -> Iterator[ChangeCause]:
    """Yield how the status of a feature changed, as a whole and on channels that it had before and has."""
    changed = old.standing != new.standing
    if changed:
        yield ChangeCause("status", (new.id,), old.standing, new.standing)
    were = dict(old.on_channels)
    if set(were) != {channel for channel, _ in new.on_channels}:
        yield ChangeCause("on_channels", (new.id,))
    for channel, status in new.on_channels:
        if were.get(channel, status) == status:
            continue
        # to give up a feature is to give it up on every channel: said once
        if not (changed and (status in GIVEN_UP or were[channel] in GIVEN_UP)):
            yield ChangeCause("channel", (new.id, channel), were[channel], status)


def _rank(status: str) -> int:
    return _RANKS.get(status, 0)

"""Two snapshots of a workspace compared (快照比较): what was gained and lost in between, and why."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from polreq.results.history import HistoryMeasure

#: What became of a requirement, link or feature, as it is listed: gained (delivered 新交付, covered 新有着落), lost (fell 退回, stale 关联失效,
#: feature_fell 功能状态退回), and what the scope gained and lost (new 新增, gone 减少).
SNAPSHOT_CHANGES: Final = ("delivered", "covered", "fell", "stale", "feature_fell", "new", "gone")

#: Why: a feature reached or lost by links, its status, a stale link, its channels or those asked for, a written reason, and for what is new or gone
#: whether it was written, deleted, rejected, or found to be about the product or not.
CHANGE_CAUSES: Final = (
    "reached", "unlinked", "feature_gone", "given_up", "status", "channel", "on_channels", "stale", "changed", "asks_channels", "asks_whole",
    "reason_given", "reason_lapsed", "written", "deleted", "rejected", "taken_back", "in_scope", "out_of_scope",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChangeCause:
    """Why something is other than it was.

    Args:
        kind: one of CHANGE_CAUSES.
        ids: of the features, links or channels that it is about.
        before: how it was: a status; empty where that does not matter.
        after: how it is.
    """

    kind: str
    ids: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class SnapshotChange:
    """What became of one requirement, link or feature.

    Args:
        kind: one of SNAPSHOT_CHANGES.
        id: of the requirement or feature; of a link that of its lower end.
        title: what a requirement says, or a feature is called.
        before: state of the requirement, or status of the feature, in the earlier snapshot; empty where it was not there.
        after: the same in the later one.
        upper: upper end of a link.
        causes: none where neither links nor items explain it, such as changed settings.
    """

    kind: str
    id: str
    title: str
    before: str = ""
    after: str = ""
    upper: str = ""
    causes: tuple[ChangeCause, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotEnd:
    """One of the two snapshots.

    Args:
        name: as it was asked for.
        revision: name of the commit; empty for the workspace as it is now.
        day: that deadlines are compared with; None where none is known.
        measure: how it stood.
    """

    name: str
    revision: str
    day: date | None
    measure: HistoryMeasure


@dataclass(frozen=True, slots=True)
class SnapshotComparison:
    """Two snapshots, and what changed in between, by SNAPSHOT_CHANGES and then in the order of the workspace.

    Args:
        project: name of the project.
        channels: (id, name) of the channels of the later one.
    """

    project: str
    before: SnapshotEnd
    after: SnapshotEnd
    changes: tuple[SnapshotChange, ...]
    channels: tuple[tuple[str, str], ...] = ()

    def of(self, kind: str) -> tuple[SnapshotChange, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind == kind)

"""Coverage (覆盖): the state of every requirement, and counts with their denominators."""

from dataclasses import dataclass
from datetime import date
from typing import Final

#: The state of a requirement: exactly one of these, so that counts add up to the total; in the order in which they are shown.
#: delivered 已交付, deep 全链覆盖, direct 直接覆盖 (the chain ends before a feature), justified 有理由的缺口,
#: stale 待复核 (links exist, but an end changed since review), missing (no link to work that goes on).
STATES: Final = ("delivered", "deep", "direct", "justified", "stale", "missing")

#: States of a requirement that has neither a feature nor a written reason: a gap (缺口).
GAP_STATES: Final = ("direct", "stale", "missing")

#: What coverage is broken down by.
DIMENSIONS: Final = (
    "layer", "document", "line", "channel", "relation", "level", "force", "window",
)  # fmt: skip

#: Deadline windows: passed 已过期, soon 临近, later 以后, unjudged 未判断 (no day to compare with), none 无时限.
WINDOWS: Final = ("passed", "soon", "later", "unjudged", "none")


def window_of(due: date | None, as_of: date | None, soon_days: int) -> str:
    """Name the window (see WINDOWS) that a deadline falls in; the deadline's own day is not yet passed."""
    if due is None:
        return "none"
    if as_of is None:
        return "unjudged"
    if due < as_of:
        return "passed"
    return "soon" if (due - as_of).days <= soon_days else "later"


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """How one requirement in scope is covered.

    Args:
        id: of the requirement.
        direct: a confirmed link to a lower layer, or to a feature that was not given up.
        deep: a chain of confirmed links ends at a feature that was not given up.
        delivered: see Settings.delivered; on every channel it asks for that is not ruled out.
        justified: no such chain, but a written reason why none is needed.
        stale: a stale link stands below it, at once or further down.
        features: ids of the features at the ends of its chains.
        missing_channels: channels it asks for on which no feature at the ends is done.
        if_confirmed: it would be deep if the shown suggestions were confirmed.
        due: earliest deadline.
        window: one of WINDOWS.
    """

    id: str
    direct: bool = False
    deep: bool = False
    delivered: bool = False
    justified: bool = False
    stale: bool = False
    features: tuple[str, ...] = ()
    missing_channels: tuple[str, ...] = ()
    if_confirmed: bool = False
    due: date | None = None
    window: str = "none"

    @property
    def state(self) -> str:
        """The one state it is counted under; see STATES."""
        if self.delivered:
            return "delivered"
        if self.deep:
            return "deep"
        if self.justified:
            return "justified"
        if self.direct:
            return "direct"
        return "stale" if self.stale else "missing"

    @property
    def is_gap(self) -> bool:
        """Whether it has neither a feature nor a written reason."""
        return self.state in GAP_STATES

    @property
    def is_pressing(self) -> bool:
        """Whether its deadline has passed or is near, and it is neither delivered nor justified."""
        return self.window in ("passed", "soon") and self.state not in ("delivered", "justified")


@dataclass(frozen=True, slots=True)
class Count:
    """Counts of one group. Every figure that is shown is one of results/figures.py, computed from these.

    Args:
        key: the group.
        states: how many requirements are in each of STATES; they add up to all requirements of the group.
        direct: those with a confirmed link to a lower layer or a feature, whatever their state.
        if_confirmed: those that would be deep if the shown suggestions were confirmed.
    """

    key: str
    states: tuple[int, ...]
    direct: int
    if_confirmed: int

    @property
    def total(self) -> int:
        """All requirements of the group: the denominator of every figure."""
        return sum(self.states)

    def among(self, *states: str) -> int:
        """Return how many requirements are in one of the states."""
        return sum(self.states[STATES.index(state)] for state in states)


def nothing(key: str) -> Count:
    """Return the count of a group without requirements."""
    return Count(key, (0,) * len(STATES), 0, 0)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts along one dimension. An item with two business lines counts in both rows."""

    dimension: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of a workspace.

    Args:
        total: all requirements in scope.
        breakdowns: one for each of DIMENSIONS, in that order.
        items: by id, in the order of the workspace.
        out_of_scope: requirements that do not bear on the product, by layer.
        rejected: requirements that a reviewer rejected.
    """

    total: Count
    breakdowns: tuple[Breakdown, ...]
    items: tuple[ItemCoverage, ...]
    out_of_scope: tuple[tuple[str, int], ...] = ()
    rejected: int = 0

    def by(self, dimension: str) -> tuple[Count, ...]:
        """Return the counts along the dimension."""
        return next(b.counts for b in self.breakdowns if b.dimension == dimension)

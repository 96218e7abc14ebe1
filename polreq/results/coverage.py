"""Coverage (覆盖): the state of every requirement, and counts with their denominators."""

from dataclasses import dataclass
from datetime import date
from typing import Final

#: The state of a requirement: exactly one of these, best first, so that counts add up to the total.
#: delivered 已交付, deep 全链覆盖, direct 直接覆盖 (the chain ends before a feature), justified 有理由的缺口,
#: stale 待复核 (links exist, but an end changed since review), missing 缺口.
STATES: Final = ("delivered", "deep", "direct", "justified", "stale", "missing")

#: What coverage is broken down by.
DIMENSIONS: Final = (
    "layer", "document", "line", "channel", "relation", "level", "force", "window",
)  # fmt: skip

#: Deadline windows: passed 已过期, soon 临近, later 以后, unjudged 未判断 (no day to compare with), none 无时限.
WINDOWS: Final = ("passed", "soon", "later", "unjudged", "none")


@dataclass(frozen=True, slots=True)
class ItemCoverage:
    """How one requirement in scope is covered.

    Args:
        id: of the requirement.
        direct: a confirmed link to a lower layer or a feature.
        deep: a chain of confirmed links ends at a feature.
        delivered: see Settings.delivered; on every channel it asks for that is not ruled out.
        justified: a written reason stands against it.
        stale: at least one link that would cover it is stale.
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
        if self.direct:
            return "direct"
        if self.justified:
            return "justified"
        return "stale" if self.stale else "missing"


@dataclass(frozen=True, slots=True)
class Count:
    """Counts of one group; `total` is the denominator of all others.

    `direct`, `deep`, `delivered`, `justified` and `if_confirmed` are cumulative facts; `states` are exclusive.
    """

    key: str
    total: int
    direct: int
    deep: int
    delivered: int
    justified: int
    if_confirmed: int
    states: tuple[int, ...]

    @property
    def answered(self) -> int:
        """Covered to a feature or with a written reason: what `--fail-under` measures."""
        return self.states[0] + self.states[1] + self.states[STATES.index("justified")]


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

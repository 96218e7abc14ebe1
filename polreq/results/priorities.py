"""In which order requirements are met (优先级排序), and why."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

#: MoSCoW: must 必须做, should 应该做, could 可以做, wont 这一期不做.
BUCKETS: Final = ("must", "should", "could", "wont")


@dataclass(frozen=True, slots=True)
class Points:
    """What one factor gives a requirement.

    Args:
        factor: one of model/priority.FACTORS.
        most: the most that it can give.
        given: what it gives; None: nothing is known of it, so that it neither helps nor harms.
    """

    factor: str
    most: int
    given: float | None


@dataclass(frozen=True, slots=True)
class Placed:
    """A requirement in the order.

    Args:
        id: of the requirement.
        score: 0 to 100: points given of those that could be given by what is known.
        bucket: one of BUCKETS.
        floor: it is in its bucket because policy makes it mandatory, whatever its score.
        points: of each factor that weighs anything.
    """

    id: str
    score: float
    bucket: str
    floor: bool
    points: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class Priorities:
    """All requirements that are still to be met, in order.

    Args:
        profile: its name.
        ranked: first comes first.
    """

    profile: str
    ranked: tuple[Placed, ...]

    def of(self, ids: Collection[str]) -> "Priorities":
        """Return some of them, in the same order and with the same scores."""
        return replace(self, ranked=tuple(one for one in self.ranked if one.id in ids))

    def places(self) -> dict[str, int]:
        """Return the place of each requirement, from 1."""
        return {one.id: place for place, one in enumerate(self.ranked, start=1)}

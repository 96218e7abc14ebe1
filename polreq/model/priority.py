"""What comes first (优先级): profiles by which requirements are put in order."""

from dataclasses import dataclass, field
from typing import Final

from polreq.model.layer import LAYERS
from polreq.model.place import Place

#: What speaks for doing a requirement early: layer 层级, force 约束力, deadline 时限, points 考核分值, evidence 用户证据, effort 工作量.
FACTORS: Final = ("layer", "force", "deadline", "points", "evidence", "effort")


@dataclass(frozen=True, slots=True)
class FactorWeights:
    """How much each of FACTORS weighs, beside the others; 0: not at all."""

    layer: int = 0
    force: int = 0
    deadline: int = 0
    points: int = 0
    evidence: int = 0
    effort: int = 0

    def of(self, factor: str) -> int:
        """Return the weight of a factor."""
        found: int = getattr(self, factor)
        return found


@dataclass(frozen=True, slots=True)
class Profile:
    """A way to put requirements in order.

    Args:
        name: what people call it.
        layers: layers of demand, the one that goes first in front.
        weights: of the factors.
        floor: whether what policy makes mandatory is never put below what must be done (政策底线).
    """

    name: str
    layers: tuple[str, ...] = LAYERS
    weights: FactorWeights = FactorWeights()
    floor: bool = True
    place: Place | None = field(default=None, compare=False)


#: The two phases of the field (DOMAIN: 两个阶段). In the first, policy and the department decide; in the second the user does, and policy is a floor.
#: The weights are ours: a step between layers outweighs what lies between must and may in the first, users' evidence outweighs the layer in the second.
PROFILES: Final = (
    Profile("phase1", LAYERS, FactorWeights(layer=50, force=25, deadline=15, points=5, evidence=5)),
    Profile("phase2", ("user", "middle", "project", "high"), FactorWeights(layer=20, force=10, deadline=15, points=5, evidence=40, effort=10)),
)  # fmt: skip

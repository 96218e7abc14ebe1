"""The four layers of demand (需求层级) and the steps allowed between them."""

from dataclasses import dataclass
from typing import Final

#: Requirement layers from the top; see design: 高层 policy, 中层 department, 项目 vendor, 用户 citizens and enterprises.
LAYERS: Final = ("high", "middle", "project", "user")

#: Below all layers: what is built (backlog feature 功能).
FEATURE: Final = "feature"

#: What a high requirement rests on (条款).
CLAUSE: Final = "clause"


@dataclass(frozen=True, slots=True, order=True)
class LayerStep:
    """One allowed step: an item of the lower layer may satisfy one of the upper layer."""

    upper: str
    lower: str


#: Each layer may be satisfied by the next one down, or directly by a feature. Other steps skip a layer and need a reason.
DEFAULT_STEPS: Final = (
    LayerStep("high", "middle"),
    LayerStep("middle", "project"),
    LayerStep("project", "user"),
    LayerStep("high", "feature"),
    LayerStep("middle", "feature"),
    LayerStep("project", "feature"),
    LayerStep("user", "feature"),
)

"""Whether what is confirmed says as much as was asked (符合情况): met 符合, partly 部分符合, not stated 未说明."""

from dataclasses import dataclass
from typing import Final, Literal

FulfilmentState = Literal["met", "partly", "not_stated"]

#: States, the best first.
FULFILMENT_STATES: Final[tuple[FulfilmentState, ...]] = ("met", "partly", "not_stated")

#: What of a requirement is compared: a quantified goal 量化指标, a time limit 办理时限, a milestone 时间节点, channels 渠道, whom it is for 对象.
ASPECTS: Final = ("number", "limit", "deadline", "channels", "users")


@dataclass(frozen=True, slots=True)
class FulfilledAspect:
    """One thing that a requirement asks for, and what features say of it.

    Args:
        kind: one of ASPECTS.
        state: whether they say as much.
        asked: words of the requirement; ids of channels.
        said: words of the features; ids of channels; none where they do not say.
        features: ids of the features that say so.
    """

    kind: str
    state: FulfilmentState
    asked: tuple[str, ...]
    said: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How far the features of a requirement say what it asks for.

    Args:
        id: of the requirement.
        aspects: in the order of the requirement.
    """

    id: str
    aspects: tuple[FulfilledAspect, ...]

    @property
    def state(self) -> FulfilmentState:
        """Met where all is; not stated where nothing is said of anything; else partly."""
        states = {aspect.state for aspect in self.aspects}
        return states.pop() if len(states) == 1 else "partly"

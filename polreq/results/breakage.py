"""What would break if features went (影响): requirements that would lose coverage."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Loss:
    """A requirement that would lose coverage.

    Args:
        id: of the requirement.
        force: how binding it is.
        before: its state of coverage today.
        after: its state without the features.
        channels: channels it asks for that are delivered today and would not be.
        left: features that would remain at the ends of its chains.
        due: earliest deadline.
    """

    id: str
    force: str
    before: str
    after: str
    channels: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Breakage:
    """What would break.

    Args:
        gone: ids of the features.
        losses: mandatory ones first, then the earlier deadline, then the order of the workspace.
        kept: ids of requirements in scope above the features that would stand as they stand today.
    """

    gone: tuple[str, ...]
    losses: tuple[Loss, ...]
    kept: tuple[str, ...]

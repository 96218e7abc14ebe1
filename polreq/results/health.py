"""What `doctor` finds: one line for each thing it looked at."""

from dataclasses import dataclass

from polreq.words import Text


@dataclass(frozen=True, slots=True)
class Health:
    """One thing that was looked at.

    Args:
        state: `good`, `note` (works, could be better) or `bad`.
        said: what was found, with what to do if anything.
    """

    state: str
    said: Text

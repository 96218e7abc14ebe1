"""What `doctor` finds: one line for each thing it looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """One thing that was looked at.

    Args:
        state: `good`, `note` (works, could be better) or `bad`.
        zh: what was found, in Chinese, with what to do if anything.
        en: the same in English.
    """

    state: str
    zh: str
    en: str

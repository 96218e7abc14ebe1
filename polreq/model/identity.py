"""What an id says by itself: the letter of `F-001` tells features from `U-001`, a demand of users."""

import re
from collections.abc import Iterable
from typing import Final

_LETTERED: Final = re.compile(r"([a-z])[._\- ]?\d", re.IGNORECASE)


def alike(name: str, ids: Iterable[str]) -> list[str]:
    """Return those ids that can be meant by a mistyped one: where it is a letter with a number, only those of that letter."""
    letter = _letter(name)
    return [one for one in ids if not letter or _letter(one) == letter]


def _letter(name: str) -> str:
    found = _LETTERED.match(name)
    return found[1].casefold() if found else ""

"""What an id says by itself: the letter of `F-001` tells features from `U-001`, a demand of users."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_LETTERED: Final = re.compile(r"([a-z])[._\- ]?\d", re.IGNORECASE)


def alike(name: str, ids: Iterable[str]) -> list[str]:
    """Return those ids that can be meant by a mistyped one: where it is a letter with a number, only those of that letter."""
    letter = _letter(name)
    return [one for one in ids if not letter or _letter(one) == letter]


def close(name: str, ids: Iterable[str], n: int = 1) -> list[str]:
    """Return up to n ids that may be meant by a mistyped one, the nearest first; letters and digits of any width are the same."""
    narrow = unicodedata.normalize("NFKC", name)
    return get_close_matches(narrow, alike(narrow, ids), n=n)


def _letter(name: str) -> str:
    found = _LETTERED.match(name)
    return found[1].casefold() if found else ""

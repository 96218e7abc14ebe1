"""Text that people wrote, put on one line and made harmless for whatever shows it."""

import unicodedata
from typing import Final

#: Categories of characters that act instead of being seen: controls, format marks (direction overrides) and surrogates.
_ACTING: Final = frozenset(("Cc", "Cf", "Cs"))


def clean(text: str) -> str:
    """Put text on one line with single spaces, without the characters that would act on a terminal or a page."""
    seen = text if text.isprintable() else "".join(_seen(c) for c in text)
    return " ".join(seen.split())


def _seen(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _ACTING else character

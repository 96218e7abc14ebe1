"""References to other articles of the same document (本条例第十条), whose numbers move with the articles."""

import re
from collections.abc import Mapping
from typing import Final

from polreq.late import late
from polreq.official.numerals import CHINESE

#: A number behind a title in 《》 is one of another document.
_REFERENCE: Final = late(rf"(?<!》)第{CHINESE}条(?:之{CHINESE})?")


def cited(text: str) -> frozenset[str]:
    """Return the numbers of the articles of its own document that a text refers to."""
    return frozenset(_REFERENCE.findall(text))


def carried_back(text: str, sources: Mapping[str, str]) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Write the references of a newer text with the numbers that the older version gave to the same articles.

    Args:
        text: plain text of an article of the newer version.
        sources: number of an article there → number of the one that it comes from.

    Returns:
        the text, and (older number, newer number) of each reference that merely moved, once.
    """
    moved: dict[tuple[str, str], None] = {}

    def older(match: re.Match[str]) -> str:
        number = sources.get(match[0], match[0])
        if number != match[0]:
            moved[number, match[0]] = None
        return number

    return _REFERENCE.sub(older, text), tuple(moved)

"""The marks of titles (书名号) in a text."""

from collections.abc import Iterator
from typing import Final

from polreq.late import late

_TITLE_MARK: Final = late("[《》]")


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every 《…》 of a text with its marks, the outermost where they are nested.

    A mark that is never closed, or never opened, hides no other title.
    """
    reach = 0
    for start, end in marked_spans(text):
        if start >= reach:
            yield start, end
            reach = end


def marked_spans(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of every 《…》 of a text, those that hold others before these."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for mark in _TITLE_MARK.finditer(text):
        if mark[0] == "《":
            opened.append(mark.start())
        elif opened:
            found.append((opened.pop(), mark.end()))
    return sorted(found)

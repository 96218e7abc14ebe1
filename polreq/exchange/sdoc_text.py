"""Texts in .sdoc files: what would be read as the file's own marks gets a backslash, which the reader takes away again."""

import re
from typing import Final

from polreq.late import late

#: An end mark at the start of a line; a begin mark that is all of a line; a link or an anchor of StrictDoc's.
_MARKS: Final = late(
    r"^(?P<bar>\\*)(?=<<<)|^(?P<only>\\*)(?=>>>$)|\[(?P<word>LINK|ANCHOR)(?P<inner>\\*): ", re.MULTILINE
)


def escaped(text: str) -> str:
    """Return text in which nothing looks like a mark."""
    return _MARKS.sub(lambda found: _with(found, 1), text)


def unescaped(text: str) -> str:
    """Return text as it was before `escaped`."""
    return _MARKS.sub(lambda found: _with(found, -1), text)


def _with(found: re.Match[str], more: int) -> str:
    """Write a mark with one backslash more or less; one without any stays as it is when they are taken away."""
    bars = "\\" * max(len(found["inner"] or found["bar"] or found["only"] or "") + more, 0)
    return f"[{found['word']}{bars}: " if found["word"] else bars

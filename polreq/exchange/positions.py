"""Where the members of objects stand in JSON text: what `json` does not say."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from polreq.late import late

_SPACE: Final = late(r"[ \t\n\r]*")
_DECODER: Final = json.JSONDecoder()


class Member(NamedTuple):
    """A member of an object.

    Args:
        key: its name.
        value: what it holds.
        key_at: where the name begins, in characters from 0.
        value_at: where the value begins.
    """

    key: str
    value: Any
    key_at: int
    value_at: int


def members(text: str, at: int) -> Iterator[Member]:
    """Yield the members of an object in the order in which they stand, names that are given twice included.

    Args:
        text: JSON that is known to be right.
        at: where the value begins, or white space before it; one that is no object has no members.
    """
    at = _after_space(text, at)
    if not text.startswith("{", at):
        return
    at = _after_space(text, at + 1)
    while text[at] != "}":
        key_at = at
        key, at = _DECODER.raw_decode(text, at)
        value_at = _after_space(text, _after_space(text, at) + 1)
        value, at = _DECODER.raw_decode(text, value_at)
        yield Member(key, value, key_at, value_at)
        at = _after_space(text, at)
        if text[at] == ",":
            at = _after_space(text, at + 1)


class Lines:
    """Line and column of places in a text; where lines begin is found once."""

    def __init__(self, text: str) -> None:
        self._begins = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, at: int) -> tuple[int, int]:
        """Return line and column of a place, both from 1."""
        line = bisect_right(self._begins, at)
        return line, at - self._begins[line - 1] + 1


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    assert found
    return found.end()

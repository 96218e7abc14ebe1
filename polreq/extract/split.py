"""Cut a block's text into units: stretches up to 。；！？ with the closing quotes and brackets that follow."""

from collections.abc import Iterator
from typing import Final

from polreq.text.normalise import fold

_OPEN: Final = {"（": "）", "《": "》", "〈": "〉", "“": "”", "‘": "’", "【": "】"}
_CLOSE: Final = frozenset(_OPEN.values())
_ENDS: Final = "。；！？"

#: A quotation or bracket that runs longer than this is not trusted to be closed where it should be.
_LONGEST: Final = 400


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each unit; the units join to the whole text.

    Ends inside brackets, quotation marks and 《》 do not count, where these are closed soon enough. White space between
    two units belongs to the first of them.
    """
    key = fold(text)
    closes = _partners(key)
    start, at, size = 0, 0, len(text)
    while at < size:
        mark = key[at]
        if mark in _OPEN and at in closes:
            at = closes[at] + 1
            continue
        at += 1
        if mark in _ENDS:
            while at < size and (key[at] in _CLOSE or key[at] in _ENDS or key[at] == " "):
                at += 1
            yield start, at
            start = at
    if start < size:
        yield start, size


def _partners(key: str) -> dict[int, int]:
    """Give for each opening mark the place of its closing mark, for pairs that can be trusted."""
    out: dict[int, int] = {}
    stack: list[int] = []
    for at, mark in enumerate(key):
        if mark in _OPEN:
            stack.append(at)
        elif mark in _CLOSE:
            for depth in range(len(stack) - 1, -1, -1):
                if _OPEN[key[stack[depth]]] == mark:
                    if at - stack[depth] <= _LONGEST:
                        out[stack[depth]] = at
                    del stack[depth:]
                    break
    return out

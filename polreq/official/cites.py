"""Cited documents (引用文件): titles in 《》, nested ones too, with the number in the bracket that follows."""

import re
from collections.abc import Iterator
from typing import Final

from polreq.model.clause import Cite
from polreq.text.normalise import fold

_TITLE_MARK: Final = re.compile("[《》]")
_NUMBER: Final = re.compile(r"^ ?（([^（）]{2,60}?(?:〔\d{4}〕 ?\d+ ?号|第? ?\d+ ?号|〔\d{4}〕\d+))[^（）]{0,20}）")
_STANDARD: Final = re.compile(
    r"^ ?（((?:GB|DB|YD|GA|DA|JT|HJ|JG|CJ|SB|WS|NY)[A-Z]{0,2} ?\d{0,4}(?:/ ?[TZ])? ?[\d.]+(?:[-—]\d{4})?)[^（）]{0,20}）"
)


def find_cites(text: str) -> tuple[Cite, ...]:
    """Find the titles in 《》 of a text, the outer one of nested titles, each once."""
    key = fold(text)
    out: dict[str, Cite] = {}
    for start, end in title_spans(text):
        title = text[start + 1 : end - 1].strip()
        after = key[end : end + 119]
        number = _NUMBER.match(after) or _STANDARD.match(after)
        if title and (title not in out or (number and not out[title].number)):
            written = text[end + number.start(1) : end + number.end(1)] if number else ""
            out[title] = Cite(title, written)
    return tuple(out.values())


def title_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every 《…》 of a text with its marks, the outermost where they are nested.

    A mark that is never closed, or never opened, hides no other title.
    """
    opened: list[int] = []
    outermost: list[tuple[int, int]] = []
    for mark in _TITLE_MARK.finditer(text):
        if mark[0] == "《":
            opened.append(mark.start())
        elif opened:
            start = opened.pop()
            while outermost and outermost[-1][0] > start:
                outermost.pop()
            outermost.append((start, mark.end()))
    yield from outermost

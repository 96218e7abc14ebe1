"""Cited documents (引用文件): titles in 《》, nested ones too, with the number in the bracket that follows."""

import re
from collections.abc import Iterator
from typing import Final

from polreq.model.clause import Cite
from polreq.text.normalise import fold

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

    A mark that is never closed hides nothing behind it: reading goes on after it.
    """
    depth, start, at = 0, -1, 0
    while at < len(text):
        if text[at] == "《":
            start = at if depth == 0 else start
            depth += 1
        elif text[at] == "》" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1
        at += 1
        if at == len(text) and depth:
            at, depth = start + 1, 0

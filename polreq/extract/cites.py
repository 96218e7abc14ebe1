"""Cited documents (引用文件): titles in 《》, nested ones too, with the number in the bracket that follows."""

import re
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
    depth, start = 0, -1
    for at, mark in enumerate(key):
        if mark == "《":
            if depth == 0:
                start = at + 1
            depth += 1
        elif mark == "》" and depth:
            depth -= 1
            if depth == 0:
                title = text[start:at].strip()
                after = key[at + 1 : at + 120]
                number = _NUMBER.match(after) or _STANDARD.match(after)
                if title and (title not in out or (number and not out[title].number)):
                    written = text[at + 1 + number.start(1) : at + 1 + number.end(1)] if number else ""
                    out[title] = Cite(title, written)
    return tuple(out.values())

"""Markdown → lines: `#` headings, quotes, lists, tables and comments become marks around the words."""

import re
from dataclasses import replace
from typing import Final

from polreq.ingest.lines import Line, Raw
from polreq.ingest.readers.text import split_lines
from polreq.text.normalise import SPACES

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+")
_BEFORE: Final = re.compile(r"(?:>[ \t]*|[-*+][ \t]+|\*\*(?=\S)|__(?=\S))+")
_NO_WORDS: Final = re.compile(r"<!--.*-->|\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?|[-*_]{3,}|```.*")


def read_markdown(text: str) -> Raw:
    """Read Markdown; lines without words, such as comments and rules, are kept as marks."""
    return Raw("markdown", tuple(_read(line) for line in split_lines(text)))


def _read(line: Line) -> Line:
    words = line.text
    if _NO_WORDS.fullmatch(words.rstrip(SPACES)):
        return replace(line, mark=line.mark + words, text="")
    if heading := _HEADING.match(words):
        return replace(line, mark=line.mark + heading.group(), text=words[heading.end() :], rank=len(heading.group(1)))
    if words.startswith("|") and words.rstrip(SPACES).endswith("|") and words.count("|") > 2:
        return replace(line, cells=tuple(cell.strip(SPACES) for cell in words.strip(SPACES)[1:-1].split("|")))
    if before := _BEFORE.match(words):
        line = replace(line, mark=line.mark + before.group(), text=words[before.end() :])
    plain = line.text.replace("**", "")
    return replace(line, reading=plain) if plain != line.text else line

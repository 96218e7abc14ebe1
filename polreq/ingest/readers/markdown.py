"""Markdown → lines: `#` headings, quotes, lists, tables and comments become marks around the words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.readers.text import split_lines
from polreq.text.normalise import SPACES

_HEADING: Final = re.compile(r"(#{1,6})[ \t\u3000]+")
_BEFORE: Final = re.compile(r"(?:>[ \t]*|[-*+][ \t]+|\*\*(?=\S)|__(?=\S))+")
#: 1\\. for 1., which would begin a list: the back slash is no part of the words.
_ESCAPE: Final = re.compile(r"\\([.()\[\]*_#+\-!])")
_NO_WORDS: Final = re.compile(
    r"<!--.*-->|\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?|[-*_]{3,}|```.*|!\[[^\]]*\]\([^)]*\)|<br\s*/?>"
)

#: Keys of front matter as converters and site generators write them, and the fields of polreq.ingest.labels.
_KEYED: Final = re.compile(r"(?P<key>[A-Za-z_-]{2,20}):(?P<value>.*)")
_FRONT: Final = {
    "title": "title", "docno": "number", "number": "number", "doc_number": "number", "issuer": "issuer", "author": "issuer",
    "publisher": "issuer", "date": "published", "published": "published", "effective": "effective", "expires": "expires",
}  # fmt: skip


def read_markdown(text: str) -> Raw:
    """Read Markdown; lines without words, such as comments and rules, are kept as marks."""
    lines = split_lines(text)
    front = _front(lines)
    head = [replace(line, mark=line.mark + line.text, text="") for line in lines[:front]]
    said = (label for line in lines[:front] if (label := _label(line.text)))
    return Raw("markdown", (*head, *map(_read, lines[front:])), tuple(said))


def _front(lines: Sequence[SourceLine]) -> int:
    """Count the lines of the front matter: `key: value` between two lines of three dashes at the very beginning."""
    if not lines or lines[0].text.rstrip(SPACES) != "---" or lines[0].mark.strip("\ufeff"):
        return 0
    end = next((at for at, line in enumerate(lines[1:], 1) if line.text.rstrip(SPACES) == "---"), 0)
    return end + 1 if end > 1 and _KEYED.match(lines[1].text) else 0


def _label(text: str) -> tuple[str, str] | None:
    found = _KEYED.match(text)
    name = _FRONT.get(found["key"].lower(), "") if found else ""
    value = found["value"].strip().strip("\"'") if found else ""
    return (name, value) if name and value else None


def _read(line: SourceLine) -> SourceLine:
    words = line.text
    if _NO_WORDS.fullmatch(words.rstrip(SPACES)):
        return replace(line, mark=line.mark + words, text="")
    if heading := _HEADING.match(words):
        return replace(line, mark=line.mark + heading.group(), text=words[heading.end() :], rank=len(heading.group(1)))
    if words.startswith("|") and words.rstrip(SPACES).endswith("|") and words.count("|") > 2:
        return replace(line, cells=tuple(cell.strip(SPACES) for cell in words.strip(SPACES)[1:-1].split("|")))
    if before := _BEFORE.match(words):
        line = replace(line, mark=line.mark + before.group(), text=words[before.end() :])
    plain = _ESCAPE.sub(r"\1", line.text.replace("**", ""))
    return replace(line, reading=plain) if plain != line.text else line

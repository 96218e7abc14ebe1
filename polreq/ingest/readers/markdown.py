"""Markdown → lines: `#` headings, quotes, lists and comments become marks around the words; tables of either kind are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from polreq.ingest.labels import field_of
from polreq.ingest.lines import Raw, SourceLine
from polreq.ingest.readers.html import read_tables
from polreq.ingest.readers.markdown_inline import plain
from polreq.ingest.readers.text import split_lines
from polreq.late import late
from polreq.text.normalise import SPACES

_HEADING: Final = late(r"(#{1,6})[ \t\u3000]+")
_BEFORE: Final = late(r"(?:>[ \t]*|[-*+][ \t]+)+")
_NO_WORDS: Final = late(
    r"<!--.*-->|\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?|[-*_]{3,}|```.*|!\[[^\]]*\]\([^)]*\)|<br\s*/?>"
    r"|</?(?:div|center|p|span|html|body|details|summary)(?:\s[^<>]*)?>|<img\s[^<>]*>|\[TOC\]",
    re.I,
)
#: The text of a footnote: [^1]: …
_FOOTNOTE: Final = late(r"\[\^(?P<n>[^\]\s]{1,20})\]:[ \t]*")
_UNDERLINE: Final = late(r"={3,}")
_TABLE: Final = late(r"(?:<html>|<body>|<div[^<>]*>|\s)*<table[\s>]", re.I)
_TABLE_END: Final = late(r"</table>", re.I)
_CELL_BREAK: Final = late(r"<br\s*/?>", re.I)
_CELLS: Final = late(r"(?<!\\)\|")

#: Keys of front matter as converters and site generators write them, and the fields of polreq.ingest.labels.
_KEYED: Final = late(r"(?P<key>[A-Za-z_-]{2,20}|[一-鿿]{2,7})[:：](?P<value>.*)")
_FRONT: Final = {
    "title": "title", "docno": "number", "number": "number", "doc_number": "number", "issuer": "issuer", "author": "issuer",
    "publisher": "issuer", "date": "published", "published": "published", "publish_date": "published", "written": "written", "effective": "effective", "expires": "expires",
}  # fmt: skip


def read_markdown(text: str) -> Raw:
    """Read Markdown; lines without words, such as comments and rules, are kept as marks, markup within a line goes.

    Raises:
        MissingExtraError: if there is a table in HTML and selectolax is not installed.
    """
    lines = split_lines(text)
    front = _front(lines)
    head = [replace(line, mark=line.mark + line.text, text="") for line in lines[:front]]
    said = (label for line in lines[:front] if (label := _label(line.text)))
    return Raw("markdown", (*head, *_body(lines[front:])), tuple(said))


def _body(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    at = 0
    comment = False
    while at < len(lines):
        line = lines[at]
        words = line.text.rstrip(SPACES)
        if comment or (words.startswith("<!--") and "-->" not in words):
            comment = "-->" not in words
            yield replace(line, mark=line.mark + line.text, text="")
        elif _TABLE.match(words) and (count := _table_end(lines, at)):
            yield from _table(lines[at : at + count])
            at += count
            continue
        elif (
            at + 1 < len(lines) and words and not line.blank and _UNDERLINE.fullmatch(lines[at + 1].text.rstrip(SPACES))
        ):
            yield replace(_read(line), rank=1)
        elif _UNDERLINE.fullmatch(words):
            yield replace(line, mark=line.mark + line.text, text="")
        else:
            yield _read(line)
        at += 1


def _table_end(lines: Sequence[SourceLine], at: int) -> int:
    """Count the lines of a table in HTML; 0 if it never ends."""
    return next((n for n, line in enumerate(lines[at:], 1) if _TABLE_END.search(line.text)), 0)


def _table(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the rows of a table in HTML; the last of them takes the place of all its lines."""
    source = "\n".join(line.mark + line.text + "\n" * line.blank for line in lines)
    rows = read_tables(source)
    if not rows:
        yield from (replace(line, mark=line.mark + line.text, text="") for line in lines)
        return
    yield from (replace(row, more=-1) for row in rows[:-1])
    more = sum(1 + line.blank for line in lines) - 1 - lines[-1].blank
    yield replace(rows[-1], blank=lines[-1].blank, more=more)


def _front(lines: Sequence[SourceLine]) -> int:
    """Count the lines of the front matter: `key: value` between two lines of three dashes at the very beginning."""
    if not lines or lines[0].text.rstrip(SPACES) != "---" or lines[0].mark.strip("\ufeff"):
        return 0
    end = next((at for at, line in enumerate(lines[1:], 1) if line.text.rstrip(SPACES) == "---"), 0)
    return end + 1 if end > 1 and _KEYED.match(lines[1].text) else 0


def _label(text: str) -> tuple[str, str] | None:
    found = _KEYED.match(text)
    name = (_FRONT.get(found["key"].lower(), "") or field_of(found["key"])) if found else ""
    value = found["value"].strip().strip("\"'") if found else ""
    return (name, value) if name and value else None


def _cell(text: str) -> str:
    """Return what a cell says; <br> in it parts names from each other, and is nothing within a sentence."""
    lines = (plain(part).replace("\\|", "|").strip(SPACES) for part in _CELL_BREAK.split(text))
    return re.sub(r"(?<=[，、；（])\n", "", "\n".join(lines))


def _read(line: SourceLine) -> SourceLine:
    words = line.text
    if _NO_WORDS.fullmatch(words.rstrip(SPACES)):
        return replace(line, mark=line.mark + words, text="")
    if heading := _HEADING.match(words):
        said = plain(words[heading.end() :])
        return replace(line, mark=line.mark + heading.group(), text=said, rank=len(heading.group(1)))
    if words.startswith("|") and words.rstrip(SPACES).endswith("|") and words.count("|") > 2:
        cells = _CELLS.split(words.strip(SPACES)[1:-1])
        return replace(line, text=plain(words), cells=tuple(map(_cell, cells)))
    if note := _FOOTNOTE.match(words):
        said = plain(words[note.end() :])
        reading = f"脚注{note['n']}：{said}" if note["n"].isdecimal() else ""
        return replace(line, mark=line.mark + note.group(), text=said, reading=reading)
    if before := _BEFORE.match(words):
        line = replace(line, mark=line.mark + before.group(), text=words[before.end() :])
    return replace(line, text=plain(line.text))

"""Markdown (GitHub's kind) out of any text: escaping, tables and lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from polreq.late import late
from polreq.render.oneline import clean

#: Characters that mean something in running text, and underscores at the edge of a word.
_SPECIAL = late(r"[\\`*\[\]~$|]|(?<![^\W_])_|_(?![^\W_])")

#: A pipe that would end a cell.
_PIPE = late(r"(?<!\\)\|")

#: What makes a line a heading, list, quote or rule when it stands at its beginning.
_LEADING = late(r"^(?:([#+=>-])|(\d{1,9})([.)]))")

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}


def plain(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    safe = _SPECIAL.sub(lambda found: "\\" + found.group(), clean(text).translate(_ENTITIES))
    return _LEADING.sub(
        lambda found: (found.group(1) and "\\" + found.group(1)) or f"{found.group(2)}\\{found.group(3)}", safe
    )


def phrase(text: str) -> str:
    """Return a piece of a line that Markdown shows as it stands, with the spaces that part it from its neighbours."""
    shown = plain(text)
    if not shown:
        return " " if text[:1] == " " else ""
    return (" " if text[0] == " " else "") + shown + (" " if text[-1] == " " else "")


def code(text: str) -> str:
    """Return text as a code span; a table escapes the pipes in it."""
    flat = clean(text)
    if not flat:
        return ""
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence = "`" * (longest + 1)
    room = " " if flat.startswith("`") or flat.endswith("`") else ""
    return f"{fence}{room}{flat}{room}{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> Iterator[str]:
    """Yield the lines of a table whose cells are Markdown already.

    Args:
        head: headings of the columns.
        rows: cells of each row.
        right: columns that hold numbers.
    """
    numbers = set(right)
    yield _row(head)
    yield _row(["--:" if n in numbers else "---" for n in range(len(head))])
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(_PIPE.sub(r"\|", cell) for cell in cells) + " |"

"""Plain text → lines; nothing is dropped, so that the source can be put together again."""

from dataclasses import replace
from typing import Final

from polreq.ingest.lines import Raw, SourceLine
from polreq.late import late
from polreq.text.normalise import SPACES

#: Between the columns of a table in a text: a bar with spaces around it, or at the end of the line.
_BAR: Final = late(r" \|(?: |$)")


def read_text(text: str) -> Raw:
    """Read plain text: one line of the file is one line of the document; columns split by ` | ` or tabs are cells."""
    rows = split_lines(text)
    return Raw("text", tuple(_with_cells(rows)))


def split_lines(text: str) -> list[SourceLine]:
    """Split text at LF; leading white space becomes the mark, empty lines are counted on the line before them."""
    pieces = text.split("\n")
    if pieces[-1] == "":
        pieces.pop()
    lines: list[SourceLine] = []
    for piece in pieces:
        if piece == "" and lines:
            lines[-1] = replace(lines[-1], blank=lines[-1].blank + 1)
        else:
            words = piece.lstrip(SPACES)
            lines.append(SourceLine(words, piece[: len(piece) - len(words)]))
    return lines


def _with_cells(lines: list[SourceLine]) -> list[SourceLine]:
    counts = [_columns(line.text) for line in lines]
    result = []
    for i, line in enumerate(lines):
        near = [counts[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
        if " | " in line.text:
            cells = tuple(cell.strip(SPACES) for cell in _BAR.split(line.text))
            result.append(replace(line, cells=cells))
        elif counts[i] >= 2 and counts[i] in near:
            cells = tuple(cell.strip(SPACES) for cell in line.text.split("\t"))
            result.append(replace(line, cells=cells))
        else:
            result.append(line)
    return result


def _columns(text: str) -> int:
    return text.count("\t") + 1 if "\t" in text.strip(SPACES) else 0

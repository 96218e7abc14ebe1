"""What is said, as styled runs of one line: cut at its one piece that may be cut, or broken into lines."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

from polreq.render.oneline import clean
from polreq.render.writers.terminal.canvas import CanvasLine, Toned, fit, pad, width_of, wrap
from polreq.results.said import Said, Share, Span, Stack, in_one, pieces
from polreq.words import Lang, Text

#: Roles that are seen, where a piece has no tone of its own.
_STYLES: Final = MappingProxyType({"id": "id", "command": "command"})

#: What stands between pieces that a page would put below each other.
_STACKED: Final = Text("；", "; ")

#: Cells of a percentage.
_PERCENT: Final = 5


def runs(said: Said, lang: Lang) -> list[Toned]:
    """Return what is said as runs of text and style."""
    return [(text, style) for text, style, _ in _marked(said, lang)]


def text_of(said: Said, lang: Lang) -> str:
    """Return what is said as text for a line."""
    return "".join(text for text, _, _ in _marked(said, lang))


def one_line(saids: Sequence[Said], lang: Lang, room: int, between: str = "  ") -> list[Toned] | None:
    """Put pieces on one line, the one that may be cut shortened to the room; None if there is no such piece."""
    marked: list[tuple[str, str, bool]] = []
    for said in saids:
        found = _marked(said, lang)
        if found and marked:
            marked.append((between, "", False))
        marked += found
    if not any(cut for _, _, cut in marked):
        return None
    rest = room - sum(width_of(text) for text, _, cut in marked if not cut)
    return _joined((fit(text, max(0, rest)) if cut else text, style) for text, style, cut in marked)


def broken(line: CanvasLine, room: int) -> list[list[Toned]]:
    """Break runs into lines as `wrap` breaks their text."""
    text = "".join(part for part, _ in line)
    if not text.strip():
        return []
    styles = [style for part, style in line for _ in part]
    lines: list[list[Toned]] = []
    at = 0
    for words in wrap(text, max(1, room)):
        at = text.index(words, at) if words else at
        lines.append(_grouped(words, styles[at : at + len(words)]))
        at += len(words)
    return lines


def indented(indent: int, line: CanvasLine) -> list[Toned]:
    """Put spaces in front of a line, in its style if it has one style."""
    if len(line) == 1:
        return [(" " * indent + line[0][0], line[0][1])]
    return [(" " * indent, ""), *line]


def share_text(share: Share, width: int = 0) -> str:
    """Write a share for a column: `1/4   25%`, its number filled up to the right edge of the column."""
    return pad(f"{share.part}/{share.total} {pad(share.percent, _PERCENT, right=True)}", width, right=True)


def _grouped(text: str, styles: Sequence[str]) -> list[Toned]:
    return _joined(zip(text, styles, strict=True))


def _joined(line: Iterable[Toned]) -> list[Toned]:
    """Join neighbours of one style."""
    found: list[Toned] = []
    for text, style in line:
        if found and found[-1][1] == style:
            found[-1] = (found[-1][0] + text, style)
        else:
            found.append((text, style))
    return found


def _marked(said: Said, lang: Lang) -> list[tuple[str, str, bool]]:
    found: list[tuple[str, str, bool]] = []
    for piece in pieces(said, lang):
        if isinstance(piece, Stack):
            for n, one in enumerate(piece.pieces):
                found += [(_STACKED.words(lang), "", False)] if n else []
                found += _marked(one, lang)
        elif isinstance(piece, Share):
            found.append((f"{piece.part}/{piece.total} ({piece.percent})", piece.tone, False))
        else:
            text = _seen(in_one(piece.text, lang))
            if text:
                found.append((text, _style(piece), piece.cut))
    return found


def _style(piece: Span) -> str:
    if piece.role == "id" and piece.tone == "strong":
        return "command"
    return piece.tone or _STYLES.get(piece.role, "")


def _seen(text: str) -> str:
    """Make text harmless, and keep the space that parts it from its neighbours."""
    if not text.strip(" "):
        return text
    seen = clean(text)
    if not seen:
        return ""
    return (" " if text[0] == " " else "") + seen + (" " if text[-1] == " " else "")

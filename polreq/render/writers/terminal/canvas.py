"""Lines of styled text in terminal cells: cutting and wrapping that know how wide Chinese is, and the one use of rich.

Only the sixteen colours of the terminal's own theme are used, and never white, black or yellow, so that a light and a
dark background both work. A style is a word of STYLES; what it says is always said by the characters too.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Final

#: A piece of a line: its text and a key of STYLES, or empty for plain.
Toned = tuple[str, str]
CanvasLine = Sequence[Toned]

STYLES: Final = MappingProxyType(
    {
        "title": "bold",
        "strong": "bold",
        "faint": "dim",
        "id": "cyan",
        "command": "bold cyan",
        "bad": "bold red",
        "warn": "magenta",
        "good": "green",
        "delivered": "bold green",
        "deep": "green",
        "direct": "cyan",
        "justified": "dim",
        "stale": "magenta",
        "missing": "red",
        "error": "bold red",
        "warning": "bold magenta",
        "info": "bold cyan",
    }
)

#: Narrower than this nothing can be laid out; the terminal will wrap.
NARROWEST: Final = 40

#: Closing punctuation does not begin a line, opening punctuation does not end one.
_CLOSING: Final = frozenset("，。、；：？！”’）》〉】〕…,.;:?!)]}%")
_OPENING: Final = frozenset("“‘（《〈【〔([{")


def width_of(text: str) -> int:
    """Return how many cells the text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def fit(text: str, width: int) -> str:
    """Shorten to at most `width` cells, with an ellipsis where something was cut."""
    if width_of(text) <= width:
        return text
    if width < 1:
        return ""
    kept = ""
    for piece in _characters(text):
        if width_of(kept + piece) > width - 1:
            break
        kept += piece
    return kept.rstrip() + "…"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill up to `width` cells; longer text stays whole."""
    room = " " * max(0, width - width_of(text))
    return room + text if right else text + room


def column(text: str, width: int) -> str:
    """Cut or fill to exactly `width` cells."""
    return pad(fit(text, width), width)


def wrap(text: str, width: int) -> list[str]:
    """Break into lines of at most `width` cells; words stay whole where they can, punctuation stays with its text."""
    lines, line = [], ""
    for piece in _pieces(text):
        while line and width_of(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        while width_of(piece) > width:
            head = _head(piece, width)
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def draw(lines: Iterable[CanvasLine], *, color: bool) -> str:
    """Return the lines as text, with terminal colours or without."""
    trimmed = (_trimmed(line) for line in lines)
    if not color:
        return "".join("".join(text for text, _ in line) + "\n" for line in trimmed)
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(style) for name, style in STYLES.items()}
    styles[""] = Style.null()
    return "".join(
        "".join(styles[style].render(text, color_system=ColorSystem.STANDARD) for text, style in line) + "\n"
        for line in trimmed
    )


def _trimmed(line: CanvasLine) -> CanvasLine:
    """Drop spaces at the end, which would wrap in a terminal that is just as wide."""
    spans = list(line)
    while spans and not spans[-1][0].strip():
        spans.pop()
    return [*spans[:-1], (spans[-1][0].rstrip(), spans[-1][1])] if spans else ()


def _characters(text: str) -> list[str]:
    """Split into characters with the combining marks that follow them."""
    found: list[str] = []
    for c in text:
        if found and unicodedata.combining(c):
            found[-1] += c
        else:
            found.append(c)
    return found


def _pieces(text: str) -> list[str]:
    """Split where a line may end: between wide characters, and after spaces."""
    found: list[str] = []
    for c in text:
        if found and (
            c in _CLOSING or c == " " or found[-1][-1] in _OPENING or (_narrow(c) and _narrow(found[-1][-1]))
        ):
            found[-1] += c
        else:
            found.append(c)
    return found


def _narrow(c: str) -> bool:
    return c != " " and unicodedata.east_asian_width(c) not in ("W", "F")


def _head(text: str, width: int) -> str:
    """Return the longest beginning of at most `width` cells, and at least one character."""
    kept = ""
    for piece in _characters(text):
        if kept and width_of(kept + piece) > width:
            break
        kept += piece
    return kept

"""Two texts on the terminal: beside each other where there is room, below each other otherwise."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from polreq.render.writers.terminal.canvas import CanvasLine, Toned, width_of
from polreq.render.writers.terminal.runs import broken, indented, runs
from polreq.results.said import Row, Said, Stack
from polreq.results.sections import Face, Facing
from polreq.words import Lang

_INDENT: Final = 2
_BETWEEN: Final = " │ "


def facing_lines(part: Facing, lang: Lang, width: int, *, beside: bool) -> Iterator[CanvasLine]:
    """Yield what the sides are, and every pair of texts under its head with what is said about it below."""
    titles = [Row((name, title), "  ") for name, title in zip(part.names, part.titles, strict=True)]
    if beside:
        yield from _columns((titles[0], titles[1]), lang, width, "strong")
    else:
        yield from (line for title in titles for line in _wrapped(title, lang, _INDENT, width))
    for face in part.faces:
        yield ()
        yield from _wrapped(face.head, lang, 0, width)
        yield from _columns(face.texts, lang, width) if beside else _stacked(part, face, lang, width)
        for said in face.lines:
            yield from _wrapped(said, lang, _INDENT, width)


def _columns(texts: tuple[Said, Said], lang: Lang, width: int, tone: str = "") -> Iterator[CanvasLine]:
    half = (width - _INDENT - width_of(_BETWEEN)) // 2
    left, right = ([line for said in _paragraphs(text) for line in broken(runs(said, lang), half)] for text in texts)
    empty: list[Toned] = []
    for one, other in zip_longest(left, right, fillvalue=empty):
        room = half - sum(width_of(text) for text, _ in one)
        line = [*one, (" " * room, ""), (_BETWEEN, "faint"), *other]
        yield indented(_INDENT, [(text, style or tone) for text, style in line])


def _stacked(part: Facing, face: Face, lang: Lang, width: int) -> Iterator[CanvasLine]:
    """Yield one text below the other, each behind the name of its side."""
    for side, text in zip(part.names, face.texts, strict=True):
        name = side.words(lang)
        hang = _INDENT + width_of(name) + 2
        lines = (line for said in _paragraphs(text) for line in broken(runs(said, lang), width - hang))
        for n, line in enumerate(lines):
            yield [(" " * _INDENT, ""), (" " * (hang - _INDENT) if n else f"{name}  ", "faint"), *line]


def _wrapped(said: Said, lang: Lang, indent: int, width: int) -> Iterator[CanvasLine]:
    return (indented(indent, line) for line in broken(runs(said, lang), width - indent))


def _paragraphs(said: Said) -> tuple[Said, ...]:
    return said.pieces if isinstance(said, Stack) else (said,)

"""A text object of an OFD page → its words and where they stand; lengths are millimetres."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from polreq.ingest.printed import Piece

#: No page is a kilometre wide; `nan` and `inf` are numbers to Python.
_FARTHEST: Final = 1e6
#: Text at a slant is a watermark or the writing of a seal.
_SLANT: Final = 0.1
#: In units of the size of characters: how far down a character stands that begins a line, how far along one in a column.
_DOWN: Final = 0.5
_ALONG: Final = 1.6


@dataclass(frozen=True, slots=True)
class Matrix:
    """How lengths of an object become lengths of the page: (x, y) → (ax + cy + e, bx + dy + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the object is on the page."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inside(self, inner: "Matrix") -> "Matrix":
        """Return the matrix of an object that stands within this one."""
        e, f = self.at(inner.e, inner.f)
        return Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def moved(element: Element, by: Matrix) -> Matrix:
    """Return the matrix within an object: the corner of its Boundary, then its CTM."""
    boundary = numbers(element.get("Boundary", ""))
    corner = Matrix(e=boundary[0], f=boundary[1]) if len(boundary) == 4 else Matrix()
    own = numbers(element.get("CTM", ""))
    return by.inside(corner).inside(Matrix(*own) if len(own) == 6 else Matrix())


def text_pieces(element: Element, by: Matrix) -> Iterator[Piece]:
    """Yield the lines of a text object; those of one TextCode are told apart by their distances.

    Args:
        element: the object.
        by: the matrix of what it stands in.
    """
    boundary = numbers(element.get("Boundary", ""))
    if len(boundary) != 4:
        return
    inner = moved(element, by)
    if abs(inner.b) > _SLANT * abs(inner.a):
        return
    size = (numbers(element.get("Size", "")) or [boundary[3]])[0]
    x, y = 0.0, boundary[3]
    for code in element:
        if code.tag.rpartition("}")[2] == "TextCode" and code.text:
            x = (numbers(code.get("X", "")) or [x])[0]
            y = (numbers(code.get("Y", "")) or [y])[0]
            yield from _lines(code, (x, y), size, inner)


def _lines(code: Element, start: tuple[float, float], size: float, by: Matrix) -> Iterator[Piece]:
    """Yield the runs of a TextCode, cut where a character begins a line or stands far from the one before."""
    words = code.text or ""
    widths = [size / 2 if character.isascii() else size for character in words]
    across = _distances(code.get("DeltaX", ""), len(words)) or widths
    down = _distances(code.get("DeltaY", ""), len(words)) or [0.0] * len(words)
    x, y = start
    first, left, right = 0, x, x
    for i, width in enumerate(widths):
        if i:
            x, y = x + across[i - 1], y + down[i - 1]
            if abs(down[i - 1]) > _DOWN * size or not -_DOWN * size < x - right < _ALONG * size:
                yield from _piece(words[first:i], (left, right), y - down[i - 1], size, by)
                first, left = i, x
        right = x + width
    yield from _piece(words[first:], (left, right), y, size, by)


def _piece(words: str, span: tuple[float, float], base: float, size: float, by: Matrix) -> Iterator[Piece]:
    if words.strip():
        (x, bottom), (end, _) = by.at(span[0], base), by.at(span[1], base)
        yield Piece(words, min(x, end), bottom - size * math.hypot(by.c, by.d), max(x, end), bottom)


def _distances(said: str, count: int) -> list[float]:
    """Return so many distances from character to character: `g 3 5.6` stands for three times 5.6, the last one goes on.

    Nothing where none are given, or what is given are no numbers.
    """
    fields = said.split()
    found: list[float] = []
    at = 0
    while at < len(fields) and len(found) < count:
        repeated = fields[at] == "g"
        read = numbers(" ".join(fields[at + 1 : at + 3] if repeated else fields[at : at + 1]))
        if len(read) != (2 if repeated else 1):
            return []
        found += [read[-1]] * (max(0, min(int(read[0]), count - len(found))) if repeated else 1)
        at += 3 if repeated else 1
    return found + found[-1:] * (count - len(found))


def numbers(text: str) -> list[float]:
    """Return the numbers of an attribute; none if one of them is no number or beyond every page."""
    try:
        found = [float(word) for word in text.split()]
    except ValueError:
        return []
    return found if all(abs(number) <= _FARTHEST for number in found) else []

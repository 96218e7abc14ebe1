"""Lines as they are recognised on a picture → pieces of a page: made straight, of one size, with edges in common.

What is recognised has the box of its ink: lines slant as the paper lay, 一 is flat, （ begins late. Paragraphs are told by edges and sizes
of lines, so these are brought to what was printed. Lengths are pixels.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from polreq.ingest.printed import Piece
from polreq.late import late

#: Half-width marks that recognition writes beside Chinese characters.
_MARKS: Final = str.maketrans(",;:?!()", "，；：？！（）")
_BESIDE: Final = late(
    r"(?<=[一-鿿〇》”）〕％%0-9])[,;:?!()](?=[一-鿿《“（〔])|(?<=[一-鿿》”）〕％%])[,;:?!()]|[,;:?!()](?=[一-鿿《“（〔])"
)
#: The number of a page between dashes, which look like 一; one of them may be lost.
_NUMBERED: Final = late(r"[-—–一]\s*(\d{1,4})\s*[-—–一]?|(\d{1,4})\s*[-—–一]")
#: 口 behind these characters looks like an empty box: 窗口, 入口, 端口.
_SQUARE: Final = late(r"(?<=[窗入出端港接关进缺])[□▢]")
_OPENS: Final = late(r"[（《“‘〔【]")

#: Lines of so many characters tell size and slant; sizes this near to the usual one are the usual one.
_LONG: Final = 8.0
_MEASURED: Final = 2.0
_SHORT: Final = 4.0
_LIKE: Final = 0.15
#: How high the box of a line is, of its characters' size.
_BOX: Final = 1.1
#: Edges closer than this, in sizes of characters, are one edge.
_EDGE: Final = 0.4
#: Pages lie no more aslant than this, in radians.
_SLANT: Final = 0.1


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that was recognised.

    Args:
        text: what it says.
        corners: of its box, clockwise from the upper left one.
        score: how sure it is, up to 1.
    """

    text: str
    corners: tuple[tuple[float, float], ...]
    score: float


def straightened(lines: Sequence[ReadLine]) -> list[Piece]:
    """Bring lines to what was printed."""
    angle = _angle(lines)
    turned = [replace(line, corners=tuple(_turned(corner, -angle) for corner in line.corners)) for line in lines]
    boxes = [_box(line) for line in turned]
    body = _body(boxes)
    pieces = [_sized(piece, body) for piece in boxes]
    lefts = _edges([piece.left for piece in pieces], _EDGE * body)
    return [replace(piece, left=left) for piece, left in zip(pieces, lefts, strict=True)]


def plain(text: str) -> str:
    """Write the marks beside Chinese characters in full width, and the dashes beside the number of a page as such."""
    if number := _NUMBERED.fullmatch(text):
        return f"— {number[1] or number[2]} —"
    return _BESIDE.sub(lambda match: match[0].translate(_MARKS), _SQUARE.sub("口", text))


def _angle(lines: Sequence[ReadLine]) -> float:
    slants = [
        math.atan2(y2 - y1, x2 - x1)
        for (x1, y1), (x2, y2) in (line.corners[:2] for line in lines if _measure(line.text) >= _LONG)
        if x2 > x1
    ]
    usual = median(slants) if slants else 0.0
    return usual if abs(usual) <= _SLANT else 0.0


def _turned(point: tuple[float, float], angle: float) -> tuple[float, float]:
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)


def _box(line: ReadLine) -> Piece:
    xs, ys = [x for x, _ in line.corners], [y for _, y in line.corners]
    return Piece(plain(line.text), min(xs), min(ys), max(xs), max(ys))


def _body(boxes: Sequence[Piece]) -> float:
    """Return the size of the characters that most lines have."""
    sizes = [(piece.right - piece.left) / _measure(piece.text) for piece in boxes if _measure(piece.text) >= _LONG]
    if sizes:
        return median(sizes)
    return median([piece.size / _BOX for piece in boxes]) if boxes else 0.0


def _sized(piece: Piece, body: float) -> Piece:
    """Give a line the size of its characters, and the edge of the first one's cell."""
    length = _measure(piece.text)
    size = (piece.right - piece.left) / length if length >= _MEASURED else piece.size / _BOX
    size = body if abs(size - body) <= (_LIKE if length >= _SHORT else 2 * _LIKE) * body else size
    middle = (piece.top + piece.bottom) / 2
    left = piece.left - size / 2 if _OPENS.match(piece.text) else piece.left
    return replace(piece, left=left, top=middle - size / 2, bottom=middle + size / 2)


def _edges(values: Sequence[float], near: float) -> list[float]:
    """Return values with those of a group, each near to the next, as one."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    groups: list[list[int]] = []
    for at in order:
        if groups and values[at] - values[groups[-1][0]] <= near:
            groups[-1].append(at)
        else:
            groups.append([at])
    result = list(values)
    for group in groups:
        usual = median([values[at] for at in group])
        for at in group:
            result[at] = usual
    return result


def _measure(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)

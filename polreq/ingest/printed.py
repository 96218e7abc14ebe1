"""A printed page: words and where they stand, lines that are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest.ruled import RuledLine
from polreq.late import late
from polreq.text.normalise import SPACES

#: A page's margins for running heads and page numbers, as a share of its height.
_MARGIN: Final = 0.09

#: How far apart, in units of the size of characters, the words of a line are that belong to columns of a table.
_FAR: Final = 1.5

_WORD: Final = late(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one line of a page; distances are from the page's left and upper edge.

    `columns` is more than 1 for a line put together of words that stand far apart, as in a table without lines.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    columns: int = 1

    @property
    def size(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page, its words and the straight lines drawn on it, in any order."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    rules: tuple[RuledLine, ...] = ()

    def is_at_edge(self, piece: Piece) -> bool:
        """Whether words stand where pages have their running heads and numbers."""
        return self.is_within(_MARGIN, piece)

    def is_within(self, share: float, piece: Piece) -> bool:
        """Whether words stand within a share of the height from the upper or the lower edge."""
        return piece.bottom < self.height * share or piece.top > self.height * (1 - share)


def merged(row: Sequence[Piece]) -> Piece:
    """Join the pieces of a line; a wide gap stays as spaces, so that names beside each other stay apart."""
    text, before, columns = "", None, 1
    for piece in row:
        if before is not None:
            gap = piece.left - before.right
            columns += gap > _FAR * before.size
            text += (
                " " if gap > 0.6 * before.size or (needs_space(text, piece.text) and gap > 0.1 * before.size) else ""
            )
        text += piece.text.strip(SPACES)
        before = piece
    top, bottom = min(p.top for p in row), max(p.bottom for p in row)
    return Piece(text, row[0].left, top, max(p.right for p in row), bottom, columns)


def needs_space(before: str, after: str) -> bool:
    """Whether words run together if nothing is put between them."""
    return bool(_WORD.match(before[-1:]) and _WORD.match(after[:1]))

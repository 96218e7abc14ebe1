"""Tables drawn with lines on a page: the lines make a grid, words belong to the cell in which they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.ingest.grid import Cell

#: Lines closer than this, in points, are one line; a line may miss the one that it meets by as much.
_NEAR: Final = 3.0

#: A drawing is a table if it has so many columns, and words in so many of its cells; one row may be all that a page has
#: of a table that began on the page before.
_COLUMNS: Final = 2
_CELLS: Final = 4
_FILLED: Final = 0.4

#: No table on one page has more lines or more fields.
_MANY: Final = 3_000


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line across (`top == bottom`) or down (`left == right`) a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def across(self) -> bool:
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Frame:
    """The grid of a table: the places of its lines, and for each field of the grid the field that its cell begins with."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Return the first field of the cell at a point; None outside of the table."""
        row = next((r for r in range(len(self.ys) - 1) if self.ys[r] <= y < self.ys[r + 1]), None)
        column = next((c for c in range(len(self.xs) - 1) if self.xs[c] <= x < self.xs[c + 1]), None)
        return None if row is None or column is None else self.owner[row][column]

    def width(self, cell: tuple[int, int]) -> float:
        """Return how wide a cell is, by its first field."""
        columns = [c for c, owner in enumerate(self.owner[cell[0]]) if owner == cell]
        return self.xs[columns[-1] + 1] - self.xs[columns[0]]

    def cells(self, texts: dict[tuple[int, int], str]) -> list[list[Cell]]:
        """Return the cells row by row with the texts that stand in them."""
        rows: list[list[Cell]] = []
        for r, owners in enumerate(self.owner):
            row = []
            for c, owner in enumerate(owners):
                if owner == (r, c):
                    fields = [(i, k) for i, line in enumerate(self.owner) for k, o in enumerate(line) if o == owner]
                    height = max(i for i, _ in fields) - r + 1
                    width = max(k for _, k in fields) - c + 1
                    row.append(Cell(texts.get(owner, ""), height, width))
            rows.append(row)
        return rows

    def is_table(self, texts: dict[tuple[int, int], str]) -> bool:
        """Whether enough of the cells have words."""
        cells = {owner for owners in self.owner for owner in owners}
        return len(texts) >= max(_CELLS, _FILLED * len(cells))


def frames(rules: Sequence[RuledLine]) -> list[Frame]:
    """Find the grids that lines on a page make, from the top down."""
    if len(rules) > _MANY:
        return []  # a drawing, not a table
    found = [_frame(group) for group in _connected(rules)]
    return sorted((frame for frame in found if frame is not None), key=lambda f: f.top)


def _connected(rules: Sequence[RuledLine]) -> Iterator[list[RuledLine]]:
    """Group lines that meet."""
    left = list(rules)
    while left:
        group = [left.pop()]
        for rule in group:
            touching = [other for other in left if _meet(rule, other)]
            group += touching
            left = [other for other in left if other not in touching]
        yield group


def _meet(a: RuledLine, b: RuledLine) -> bool:
    return (
        a.left - _NEAR <= b.right
        and b.left - _NEAR <= a.right
        and a.top - _NEAR <= b.bottom
        and b.top - _NEAR <= a.bottom
    )


def _frame(rules: Sequence[RuledLine]) -> Frame | None:
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    xs, ys = _places([rule.left for rule in down]), _places([rule.top for rule in across])
    if len(xs) <= _COLUMNS or len(ys) < 2 or len(xs) * len(ys) > _MANY:
        return None
    owner = [[(r, c) for c in range(len(xs) - 1)] for r in range(len(ys) - 1)]
    for r in range(len(ys) - 1):
        for c in range(len(xs) - 1):
            x, y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if c and not any(abs(rule.left - xs[c]) <= _NEAR and rule.top <= y <= rule.bottom for rule in down):
                owner[r][c] = owner[r][c - 1]
            elif r and not any(abs(rule.top - ys[r]) <= _NEAR and rule.left <= x <= rule.right for rule in across):
                owner[r][c] = owner[r - 1][c]
    return Frame(xs, ys, tuple(map(tuple, owner)))


def _places(values: Sequence[float]) -> tuple[float, ...]:
    """Return values with those near each other taken as one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _NEAR:
            places.append(value)
    return tuple(places)

"""Pair the members of two groups one to one so that the pairs are worth most together (assignment problem)."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

_NEVER: Final = math.inf


def assign(worth: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Pair rows with columns, each at most once, so that the sum of what the pairs are worth is the largest.

    Args:
        worth: (row, column) → what the pair is worth, above 0; other pairs are never made.

    Returns:
        row → column.
    """
    found: dict[int, int] = {}
    for rows, columns in _islands(worth):
        found.update(_assign_island(rows, columns, worth))
    return found


def _islands(worth: Mapping[tuple[int, int], float]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield rows and columns that pairs tie together: what is best in one such island does not depend on the others."""
    columns_of: dict[int, list[int]] = defaultdict(list)
    rows_of: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(worth):
        columns_of[row].append(column)
        rows_of[column].append(row)
    seen: set[int] = set()
    for start in columns_of:
        if start in seen:
            continue
        rows, columns, waiting = {start}, set[int](), [start]
        while waiting:
            for column in columns_of[waiting.pop()]:
                columns.add(column)
                more = [row for row in rows_of[column] if row not in rows]
                rows.update(more)
                waiting += more
        seen |= rows
        yield sorted(rows), sorted(columns)


def _assign_island(
    rows: Sequence[int], columns: Sequence[int], worth: Mapping[tuple[int, int], float]
) -> dict[int, int]:
    """Find the best pairs by shortest augmenting paths (Hungarian method); a row may also go to a place of its own for nothing."""
    width = len(columns)
    costs = [[-worth.get((r, c), 0.0) for c in columns] + [0.0] * len(rows) for r in rows]
    taken = _cheapest(costs)
    pairs = {rows[row]: columns[at] for at, row in taken.items() if at < width}
    return {row: column for row, column in pairs.items() if (row, column) in worth}


def _cheapest(costs: Sequence[Sequence[float]]) -> dict[int, int]:
    """Return column → row of the assignment of all rows that costs least; there are at least as many columns as rows."""
    search = _Paths(costs)
    for row in range(len(costs)):
        search.add(row)
    return search.taken


class _Paths:
    """Rows assigned one by one, each by the cheapest path of changes; prices keep what every further change costs at least 0."""

    def __init__(self, costs: Sequence[Sequence[float]]) -> None:
        self.taken: dict[int, int] = {}
        self._costs = costs
        self._of_row, self._of_column = [0.0] * len(costs), [0.0] * len(costs[0])

    def add(self, start: int) -> None:
        """Assign one more row."""
        width = len(self._of_column)
        least, came, done = [_NEVER] * width, [-1] * width, list[int]()
        open_columns = set(range(width))
        at, row = -1, start
        while row >= 0:
            for column in open_columns:
                cost = self._costs[row][column] - self._of_row[row] - self._of_column[column]
                if cost < least[column]:
                    least[column], came[column] = cost, at
            at = min(open_columns, key=lambda column: (least[column], column))
            self._reprice(start, least[at], done)
            for column in open_columns:
                least[column] -= least[at] if column != at else 0.0
            least[at] = 0.0
            open_columns.discard(at)
            done.append(at)
            row = self.taken.get(at, -1)
        self._turn(start, at, came)

    def _reprice(self, start: int, step: float, done: Sequence[int]) -> None:
        self._of_row[start] += step
        for column in done:
            self._of_row[self.taken[column]] += step
            self._of_column[column] -= step

    def _turn(self, start: int, at: int, came: Sequence[int]) -> None:
        """Give each row of the path the column behind it, from the free column back to the new row."""
        while at >= 0:
            before = came[at]
            self.taken[at] = start if before < 0 else self.taken[before]
            at = before

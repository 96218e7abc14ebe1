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
    width = len(costs[0])
    of_row, of_column = [0.0] * len(costs), [0.0] * width
    taken: dict[int, int] = {}
    for start in range(len(costs)):
        least, came, done = [_NEVER] * width, [-1] * width, [False] * width
        at, row = -1, start
        while True:
            for column in range(width):
                if not done[column]:
                    cost = costs[row][column] - of_row[row] - of_column[column]
                    if cost < least[column]:
                        least[column], came[column] = cost, at
            nearest = min((c for c in range(width) if not done[c]), key=lambda c, least=least: (least[c], c))  # type: ignore[misc]
            step = least[nearest]
            of_row[start] += step
            for column in range(width):
                if done[column]:
                    of_row[taken[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            done[nearest], at = True, nearest
            if nearest not in taken:
                break
            row = taken[nearest]
        while at >= 0:
            before = came[at]
            taken[at] = start if before < 0 else taken[before]
            at = before
    return taken

"""Rows of scores, one for each document: lists, or arrays of numpy where it is installed and there is much to add up.

Both give the same values: what is added is added in the same order, and means are exact (math.fsum).
"""

import heapq
import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Final, Protocol

#: A list of floats, or an array of numpy, which may not be installed.
ScoreRow = Any

#: From so many scores on, numpy takes less time than importing it does.
_MUCH: Final = 200_000


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term: their positions in order, and how much the term weighs in each.

    Positions take eight bytes (`q`): numpy looks up by such ones in less than half the time.
    """

    positions: "array[int]"
    weights: "array[float]"


class Rows(Protocol):
    """How rows are added up."""

    def gather(self, size: int, found: Iterable[tuple[Postings, float]]) -> ScoreRow:
        """Add up postings, each times a factor, into a new row of that many documents."""
        ...

    def blend(self, parts: Sequence[tuple[float, ScoreRow]]) -> ScoreRow:
        """Add up rows of one length, each times a factor, into a new one."""
        ...

    def part(self, row: ScoreRow, positions: Sequence[int]) -> ScoreRow:
        """Return the scores of some documents as a row."""
        ...

    def largest(self, row: ScoreRow, count: int) -> list[float]:
        """Return the largest scores, the largest first."""
        ...

    def mean(self, row: ScoreRow) -> float:
        """Return the mean; 0 of an empty row."""
        ...

    def at_least(self, row: ScoreRow, floor: float) -> list[int]:
        """Return the positions of all scores from a floor on, in order."""
        ...

    def above(self, row: ScoreRow, other: ScoreRow) -> dict[int, float]:
        """Return by how much a row is above another one of its length, where it is."""
        ...


def choose_rows(scores: int) -> Rows:
    """Return how so many scores are added up.

    Args:
        scores: queries times documents.
    """
    return NumpyRows() if scores >= _MUCH and find_spec("numpy") else PlainRows()


def added(row: ScoreRow, gains: Mapping[int, float]) -> ScoreRow:
    """Return a copy of a row with something added to some of its scores."""
    grown = row.copy()
    for position, gain in gains.items():
        grown[position] += gain
    return grown


class PlainRows:
    """Rows as lists."""

    def gather(self, size: int, found: Iterable[tuple[Postings, float]]) -> ScoreRow:
        """See Rows."""
        total = [0.0] * size
        for postings, times in found:
            for position, value in zip(postings.positions, postings.weights, strict=True):
                total[position] += times * value
        return total

    def blend(self, parts: Sequence[tuple[float, ScoreRow]]) -> ScoreRow:
        """See Rows."""
        (times, row), *others = parts
        total = [times * one for one in row]
        for factor, other in others:
            total = [one + factor * more for one, more in zip(total, other, strict=True)]
        return total

    def part(self, row: ScoreRow, positions: Sequence[int]) -> ScoreRow:
        """See Rows."""
        return [row[position] for position in positions]

    def largest(self, row: ScoreRow, count: int) -> list[float]:
        """See Rows."""
        return heapq.nlargest(count, row)

    def mean(self, row: ScoreRow) -> float:
        """See Rows."""
        return math.fsum(row) / len(row) if row else 0.0

    def at_least(self, row: ScoreRow, floor: float) -> list[int]:
        """See Rows."""
        return [position for position, score in enumerate(row) if score >= floor]

    def above(self, row: ScoreRow, other: ScoreRow) -> dict[int, float]:
        """See Rows."""
        return {n: one - less for n, (one, less) in enumerate(zip(row, other, strict=True)) if one > less}


class NumpyRows:
    """Rows as arrays of numpy."""

    def __init__(self) -> None:
        import numpy

        self._numpy: Any = numpy

    def gather(self, size: int, found: Iterable[tuple[Postings, float]]) -> ScoreRow:
        """See Rows."""
        numpy = self._numpy
        total = numpy.zeros(size)
        for postings, times in found:
            positions = numpy.frombuffer(postings.positions, dtype=numpy.int64)
            total[positions] += times * numpy.frombuffer(postings.weights, dtype=numpy.float64)
        return total

    def blend(self, parts: Sequence[tuple[float, ScoreRow]]) -> ScoreRow:
        """See Rows."""
        (times, row), *others = parts
        total = times * row
        for factor, other in others:
            total += factor * other
        return total

    def part(self, row: ScoreRow, positions: Sequence[int]) -> ScoreRow:
        """See Rows."""
        return row[self._numpy.asarray(positions, dtype=self._numpy.intp)]

    def largest(self, row: ScoreRow, count: int) -> list[float]:
        """See Rows."""
        best = self._numpy.partition(row, len(row) - count)[-count:] if len(row) > count else row
        return sorted(best.tolist(), reverse=True)

    def mean(self, row: ScoreRow) -> float:
        """See Rows."""
        return math.fsum(row[row != 0].tolist()) / len(row) if len(row) else 0.0

    def at_least(self, row: ScoreRow, floor: float) -> list[int]:
        """See Rows."""
        found: list[int] = self._numpy.nonzero(row >= floor)[0].tolist()
        return found

    def above(self, row: ScoreRow, other: ScoreRow) -> dict[int, float]:
        """See Rows."""
        where = self._numpy.nonzero(row > other)[0]
        return dict(zip(where.tolist(), (row[where] - other[where]).tolist(), strict=True))

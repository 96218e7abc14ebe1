"""Closeness in meaning by vectors of single words: what everybody has of a sentence model, in plain Python.

The table was distilled by benchmarks/word_vectors.py. A text is the mean of its words' vectors, rare words counting more
(smooth inverse frequency, Arora et al. 2017); documents that are close to everything are held back.
"""

import base64
import math
from array import array
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from polreq.link.data_lines import lines
from polreq.link.item import LinkItem
from polreq.link.spotting import by_start, find

#: What closeness counts, per standard deviation among the background's features, in units of the mean of the query's ten best
#: scores. Of .15 and .25 the one that is better on left-out backlogs.
WEIGHT: Final = 0.15

#: How much of a document's closeness to all queries is taken off; the same as for vectors of whole texts.
_HUB: Final = 0.25

#: Texts whose vectors are remembered, 2 KB each: features are read once for every layer above them.
_REMEMBERED: Final = 16_384

_Vector = Sequence[float]

#: A direction, and what is taken off its closeness to anything.
_Document = tuple[_Vector, float]


class WordMeaning:
    """Closeness of the queries to documents that are asked about, measured against the background's features."""

    def __init__(self, queries: Sequence[LinkItem], corpus: Sequence[LinkItem], background: Sequence[LinkItem]) -> None:
        self._asked = [_vector(item.text) for item in queries]
        self._corpus = corpus
        self._there: dict[int, _Document] = {}
        size = len(self._asked) or 1
        self._all = [math.fsum(parts) / size for parts in zip(*self._asked, strict=True)] or [0.0] * _dimensions()
        self._usual = [self._read(item) for item in background]

    def closeness(self, query: int, positions: Sequence[int]) -> dict[int, float]:
        """Return by how many standard deviations documents are closer to a query than typical features are.

        Args:
            query: position of the query.
            positions: of the documents that are asked about.
        """
        asked = self._asked[query]
        usual = [_close(asked, one) for one in self._usual]
        mean = math.fsum(usual) / len(usual)
        spread = math.sqrt(math.fsum((one - mean) ** 2 for one in usual) / len(usual))
        if not spread:
            return {}
        # Rounding keeps the order the same on machines whose last digits differ.
        return {at: round((_close(asked, self._document(at)) - mean) / spread, 4) for at in positions}

    def _document(self, position: int) -> _Document:
        if position not in self._there:
            self._there[position] = self._read(self._corpus[position])
        return self._there[position]

    def _read(self, item: LinkItem) -> _Document:
        """Return the direction of a document, and what is taken off since it is close to all queries."""
        vector = _vector(item.text)
        return vector, _HUB * _times(vector, self._all)


def closeness(texts: Sequence[str], others: Sequence[str]) -> list[list[float]]:
    """Return how close every text is to every other one by its words, -1 to 1: a row for each text.

    Args:
        texts: one for each row.
        others: one for each column.
    """
    columns = [_vector(text) for text in others]
    # Rounding keeps what is decided the same on machines whose last digits differ.
    return [[round(_times(row, column), 4) for column in columns] for row in map(_vector, texts)]


def _close(asked: _Vector, there: _Document) -> float:
    vector, hub = there
    return _times(asked, vector) - hub


@lru_cache(maxsize=_REMEMBERED)
def _vector(text: str) -> _Vector:
    """Return the direction of a text; zeros if none of its words is known."""
    table, starts = _table()
    total: list[float] = []
    for word, count in find(text, starts).items():
        weight, vector = _word(table[word])
        factor = weight * math.log1p(count)
        total = (
            [one + factor * part for one, part in zip(total, vector, strict=True)]
            if total
            else [factor * part for part in vector]
        )
    length = math.sqrt(math.fsum(part * part for part in total))
    return [part / length for part in total] if length else [0.0] * _dimensions()


def _times(one: _Vector, other: _Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, tuple[str, ...]]]:
    """Read the table; a word's line is taken apart when a text has the word."""
    rows = dict(line.split("\t", 1) for line in lines("word_vectors.tsv"))
    return rows, by_start(rows)


@cache
def _word(line: str) -> tuple[float, "array[int]"]:
    """Return what a word counts, and its vector."""
    weight, coded = line.split("\t")
    return int(weight) / 100, array("b", base64.b85decode(coded))


@cache
def _dimensions() -> int:
    table, _ = _table()
    return len(_word(next(iter(table.values())))[1])


@cache
def direction(word: str) -> tuple[float, Sequence[float]]:
    """Return what a word counts, and its direction; of an unknown word that of the known words in it, or else none.

    Args:
        word: as a segmenter cuts it, which may be longer than the words that are known.
    """
    table, starts = _table()
    parts = [_word(table[part]) for part in ((word,) if word in table else find(word, starts))]
    if not parts:
        return 1.0, ()
    total = [math.fsum(values) for values in zip(*([w * v for v in vector] for w, vector in parts), strict=True)]
    length = math.sqrt(math.fsum(part * part for part in total))
    return max(weight for weight, _ in parts), [part / length for part in total] if length else ()

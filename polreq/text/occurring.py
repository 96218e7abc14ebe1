"""Which lists of words a text may have words of, told for all lists at once by the pairs of characters that words begin with."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import add
from typing import Final

#: Texts of which it is remembered what is in them: a sentence is asked about dozens of lists one after the other.
_REMEMBERED: Final = 1024

#: Characters that tell one word from another well enough.
_PAIR: Final = 2


class Occurring:
    """Tells which lists may occur in a text; what is not told does not occur.

    Args:
        lists: name → words.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        begin: dict[str, set[str]] = {}
        for name, words in lists.items():
            for word in words:
                begin.setdefault(word[:_PAIR], set()).add(name)
        self._always = frozenset(begin.pop("", ()))
        self._begin = {key: frozenset(names) for key, names in begin.items()}
        self._keys = frozenset(begin)
        self.within = lru_cache(maxsize=_REMEMBERED)(self._within)

    def _within(self, text: str) -> frozenset[str]:
        return self._always.union(*map(self._begin.__getitem__, self._keys & _pairs(text)))


@lru_cache(maxsize=_REMEMBERED)
def _pairs(text: str) -> frozenset[str]:
    """Give the characters of a text and each two that stand side by side."""
    return frozenset((*text, *map(add, text, text[1:])))

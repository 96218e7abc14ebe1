"""Where quantities stand: each with the words of its clause before and behind it, and what follows from the number itself (以上, 左右)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from polreq.late import late
from polreq.official.measures import Quantity, quantities
from polreq.official.patterns import GOALS

_SOFT: Final = late(rf"(?:{GOALS['soft']}| )+$")
_AFTER: Final = late(
    r" *(?:（[^（）]{1,10}）)?(?:(?P<up>(?:及|或)?以上)|(?P<about>左右|上下)|(?P<down>(?:及|或)?以[内下]|之内))"
)
_CLAUSE: Final = late(r"[，。；：！？…\n]|,(?!\d{3})|(?<!\d)\.(?!\d)")
_BRACKET: Final = late(r"（[^（）]*）")
_GOES_ON: Final = late(r" *(?:$|[、”）])| *(?:和|与|及|以及|并|且)")
#: Said of a quantity that belongs to what follows: 约30家, 各20家.
_OWN: Final = late(r"(?:[各近约]| )*$")
#: In place of a character in brackets, which is no word of the clause around them.
HIDDEN: Final = "〼"


@dataclass(frozen=True)
class QuantityPlace:
    """A quantity in its clause.

    Args:
        q: the quantity.
        first: where its clause begins in the text.
        left: words of the clause before it, brackets hidden.
        right: words of the clause behind it.
        ends: the mark that ends the clause, empty at the end of the text.
        inside: whether the clause is what a pair of brackets holds.
    """

    q: Quantity
    first: int
    left: str
    right: str
    ends: str
    inside: bool

    @cached_property
    def before(self) -> str:
        """The words before it without those that only say how (力争, 累计)."""
        return _SOFT.sub("", self.left)

    @cached_property
    def words(self) -> str:
        """The same without brackets and spaces around."""
        return self.before.strip(f" {HIDDEN}")

    @cached_property
    def _after(self) -> re.Match[str] | None:
        return _AFTER.match(self.right)

    @property
    def up(self) -> bool:
        """Whether 以上 follows."""
        return self._after is not None and self._after["up"] is not None

    @property
    def about(self) -> bool:
        """Whether 左右 follows."""
        return self._after is not None and self._after["about"] is not None

    @property
    def down(self) -> bool:
        """Whether 以内 or 以下 follows."""
        return self._after is not None and self._after["down"] is not None

    @property
    def end(self) -> int:
        """Where the quantity ends together with 以上 or 左右."""
        return self.q.end + (self._after.end() if self._after else 0)

    @cached_property
    def tail(self) -> str:
        """What follows in the clause behind 以上 or 左右."""
        return self.right[self._after.end() :] if self._after else self.right

    @property
    def is_last(self) -> bool:
        """Whether nothing follows that is counted: the clause or the item of a list ends."""
        return _GOES_ON.match(self.tail) is not None

    @property
    def start(self) -> int:
        """Where the quantity begins together with 约 or 各."""
        own = _OWN.search(self.left)
        return self.q.start - (len(own[0]) if own else 0)


def places(text: str) -> Iterator[QuantityPlace]:
    """Yield the quantities of a folded text in their clauses; what stands in brackets is a clause of its own."""
    found = list(quantities(text))
    if not found:
        return
    brackets = [m.span() for m in _BRACKET.finditer(text) if not _is_measure(m.span(), found)]
    outside = text
    for a, b in brackets:
        outside = outside[:a] + HIDDEN * (b - a) + outside[b:]
    stops = [0, *(m.end() for m in _CLAUSE.finditer(outside)), len(text) + 1]
    at = 0
    for q in found:
        around = next(((a, b) for a, b in brackets if a <= q.start and q.end <= b), None)
        if around:
            first, end = around[0] + 1, around[1] - 1
            yield QuantityPlace(q, first, text[first : q.start], text[q.end : end], "）", inside=True)
            continue
        while stops[at + 1] <= q.start:
            at += 1
        first, end = stops[at], min(stops[at + 1] - 1, len(text))
        yield QuantityPlace(q, first, outside[first : q.start], outside[q.end : end], text[end : end + 1], inside=False)


def _is_measure(span: tuple[int, int], found: list[Quantity]) -> bool:
    """Whether brackets are part of a measure word: 条（个）."""
    return any(q.start < span[0] and span[1] <= q.end for q in found)

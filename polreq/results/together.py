"""Suggestions that answer a requirement together (合起来落实): each speaks of another part of what an umbrella clause (总括性条款) lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from polreq.results.suggestion import Parts, Reason


@dataclass(frozen=True, slots=True)
class Together:
    """Suggestions for one requirement that answer more of its list together than any of them alone.

    Args:
        shares: for each of them its id and the parts that it adds to those before it.
        lacking: parts that none of the suggestions speaks of, in the order of the list.
        total: how many parts are listed.
    """

    shares: tuple[tuple[str, tuple[str, ...]], ...]
    lacking: tuple[str, ...]
    total: int

    @property
    def lowers(self) -> tuple[str, ...]:
        """The ids of the suggested items."""
        return tuple(lower for lower, _ in self.shares)

    @property
    def met(self) -> int:
        """How many parts they speak of."""
        return sum(len(parts) for _, parts in self.shares)


def together_of(suggestions: Sequence[tuple[str, Sequence[Reason]]]) -> Together | None:
    """Choose, best first, every suggestion that speaks of a part which none before it does.

    Args:
        suggestions: for one requirement, best first: ids and reasons.

    Returns:
        None if fewer than two are chosen: then there is no list, or the best of them answers as much alone.
    """
    listed = [(lower, reason) for lower, reasons in suggestions for reason in reasons if isinstance(reason, Parts)]
    met: set[str] = set()
    shares: list[tuple[str, tuple[str, ...]]] = []
    for lower, parts in listed:
        new = tuple(word.text for word in parts.upper if word.text not in met)
        if new:
            shares.append((lower, new))
            met.update(new)
    if len(shares) < 2:
        return None
    first = listed[0][1].lacking
    lacking_all = set.intersection(*({word.text for word in parts.lacking} for _, parts in listed))
    return Together(tuple(shares), tuple(w.text for w in first if w.text in lacking_all), listed[0][1].total)

"""What an attack came to: counted, and told where something did not hold."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """The result of one suite or of a part of it.

    Args:
        suite: its name.
        what: what was attacked.
        tried: number of attempts.
        wrong: a sentence for each that did not hold.
    """

    suite: str
    what: str
    tried: int
    wrong: tuple[str, ...] = ()


def rows(tallies: Iterable[Tally]) -> list[tuple[str, str, str, str]]:
    """Return a row of the table for each, and one for all together."""
    listed = list(tallies)
    shown = [(t.suite, t.what, f"{t.tried:,}", f"{len(t.wrong):,}") for t in listed]
    total = ("all", "", f"{sum(t.tried for t in listed):,}", f"{sum(len(t.wrong) for t in listed):,}")
    return [*shown, total]

"""What the project promises of its figures, and whether they keep it."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.table import table

#: Figures that differ by less come from the order of additions.
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and what it has to reach.

    Args:
        name: what was measured.
        figure: what came out; None if it could not be measured here.
        bar: what it has to reach.
        most: whether the bar is the most that the figure may be; otherwise the least.
        open: whether the bar is known not to be reached yet, so that missing it fails nothing.
        before: what 0.1.0 reached; None where nobody measured it.
    """

    name: str
    figure: float | None
    bar: float
    most: bool = False
    open: bool = False
    before: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure reaches the bar."""
        if self.figure is None:
            return False
        return self.figure <= self.bar + _SLACK if self.most else self.figure >= self.bar - _SLACK

    @property
    def fails(self) -> bool:
        """Whether something that was reached before is reached no more."""
        return self.figure is not None and not self.met and not self.open

    @property
    def verdict(self) -> str:
        """Say in words how it stands."""
        if self.figure is None:
            return "not measured"
        if self.met:
            return "met"
        return "missed, fails nothing" if self.open else "MISSED"


def report(bars: Sequence[Bar]) -> int:
    """Print how the figures stand to their bars; return 1 if one is missed that is not known to be.

    Figures are compared as they are, not as they are rounded for a table: hence four digits. What 0.1.0 reached is shown where any bar knows it.
    """
    known = any(bar.before is not None for bar in bars)
    rows = [
        (
            bar.name,
            *(("-" if bar.before is None else f"{bar.before:.3f}",) if known else ()),
            "-" if bar.figure is None else f"{bar.figure:.4f}",
            f"{'≤' if bar.most else '≥'} {bar.bar:g}",
            bar.verdict,
        )
        for bar in bars
    ]
    print(table(("bar", *(("0.1.0",) if known else ()), "figure", "to reach", "verdict"), rows))
    return int(any(bar.fails for bar in bars))

"""Coverage as it is shown: bars along one dimension."""

from collections.abc import Sequence
from typing import Final

from polreq.arrange.wording import ShownIndex
from polreq.results.coverage import STATES as STATE_KEYS
from polreq.results.coverage import Breakdown, Count
from polreq.results.figures import FIGURE_NAMES, figure
from polreq.results.sections import Bar, Bars
from polreq.words import Text
from polreq.words.names import STATES, label
from polreq.words.sentences import COLUMNS

#: Figures shown as a share of each row of a breakdown; the last is a state as well.
SHARES: Final = ("answered", "deep", "delivered")


def coverage_bars(breakdown: Breakdown, total: Count, index: ShownIndex, name: Text, *, key: bool = False) -> Bars:
    """Arrange the counts along one dimension; those along the layers end with the sum of all.

    Args:
        breakdown: counts along the dimension; not none.
        total: counts of everything in scope.
        index: names of documents and channels.
        name: of the dimension.
        key: explain the states below.
    """
    rows = [(index.row(breakdown.dimension, c.key), c) for c in breakdown.counts]
    return bars_of(name, rows, total if breakdown.dimension == "layer" else None, key=key)


def bars_of(
    name: Text, groups: Sequence[tuple[Text | str, Count]], total: Count | None = None, *, key: bool = False
) -> Bars:
    """Arrange the counts of groups, each with what it is called.

    Args:
        name: what the groups are.
        groups: not none.
        total: counts of all of them together, for a last row.
        key: explain the states below.
    """
    rows = [_bar(words, count) for words, count in groups]
    if total:
        rows.append(_bar(COLUMNS["total"], total, sum_=True))
    return Bars(
        name=name,
        parts=tuple((state, label(STATES, state)) for state in STATE_KEYS),
        total=FIGURE_NAMES["total"],
        shares=tuple((key if key == "delivered" else "", FIGURE_NAMES[key]) for key in SHARES),
        lead=SHARES.index("deep"),
        extra=FIGURE_NAMES["if_confirmed"],
        rows=tuple(rows),
        key=key,
    )


def _bar(name: Text | str, group: Count, *, sum_: bool = False) -> Bar:
    shares = tuple(figure(key, group) for key in SHARES)
    return Bar(name, group.total, shares, group.states, figure("if_confirmed", group), sum_)

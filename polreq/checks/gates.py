"""Gates (门槛): figures of coverage that must not fall below a floor, asked for with `check --fail-under`."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from polreq.model.place import Place
from polreq.results.coverage import Count
from polreq.results.figures import FIGURES, Gate, figure
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.words.names import LAYERS


def not_passed(counts: Mapping[str, Count], gates: Iterable[Gate], unread: int) -> tuple[Finding, ...]:
    """Return a finding for every gate that is not passed: too low (C610), nothing to measure (C611), files unread (C612).

    Args:
        counts: coverage by layer, that of all requirements under an empty name.
        gates: what was asked for.
        unread: number of files that could not be read; figures without their content say nothing about a gate.
    """
    return tuple(f for gate in gates for f in _judged(gate, counts[gate.layer], unread))


def _judged(gate: Gate, count: Count, unread: int) -> Iterator[Finding]:
    what = LAYERS[gate.layer] if gate.layer else Text("全部需求", "all requirements")
    named = FIGURES[gate.figure]
    facts = (
        ("what", what), ("figure", named.name), ("wanted", f"{gate.floor:f}%"),
    )  # fmt: skip
    place = Place("polreq.yml")
    part = figure(gate.figure, count)
    if unread:
        yield Finding("C612", place, gate.layer, (*facts, ("files", str(unread))))
    elif not count.total:
        yield Finding("C611", place, gate.layer, facts)
    elif Fraction(100 * part, count.total) < Fraction(gate.floor):
        yield Finding(
            "C610", place, gate.layer, (*facts, ("actual", f"{_percent(part, count.total)} ({part}/{count.total})"))
        )


def _percent(part: int, total: int) -> str:
    """Say a share cut to one decimal: never more than it is, so that a gate that failed does not look passed."""
    tenths = 1000 * part // total
    return "<0.1%" if part and not tenths else f"{tenths // 10}.{tenths % 10}%"

"""Values as they bind: read from goals and deadlines, and which of two is the stricter one."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final, Literal

from polreq.late import late
from polreq.model.clause import Deadline, Target
from polreq.official.durations import HOURS, bare_unit, longer
from polreq.official.measures import quantities
from polreq.official.patterns import WORDS
from polreq.results.governing import Bound
from polreq.text.normalise import fold

Strictness = Literal["same", "stricter", "looser", "against", "unknown"]

#: Kinds of deadlines that end on a day, and those that are time limits for each case.
_DATED: Final = ("milestone", "period")
_LIMITED: Final = ("sla", "relative")

#: 万人 is 10,000人.
_SCALE: Final = late(r"[十百千万亿]+(?=.)|[万亿]+$")
_TIMES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_AT_LEAST: Final = late(WORDS["at_least"])
#: Something has to be done so long before an event: 任期届满六十日前, 会议召开15日以前; the longer before, the stricter.
_AHEAD: Final = late(r"(?<!提)前")
_SHOWN: Final = late(WORDS["shown"])


def bound_of_target(target: Target) -> Bound:
    """Return the value of a goal."""
    return Bound(target.op, Decimal(target.value), target.unit)


def bound_of_deadline(deadline: Deadline, sentence: str = "") -> Bound | None:
    """Return the value of a deadline.

    Args:
        deadline: a day that must be met, or a time limit of each case.
        sentence: in which it stands; tells how long something is to be shown at least (公示5个工作日).

    Returns:
        None for other kinds of deadlines, and where no span of time is stated.
    """
    if deadline.kind in _DATED:
        return Bound("by", day=deadline.date) if deadline.date else None
    if deadline.kind not in _LIMITED:
        return None
    words = fold(deadline.text).removeprefix("第")
    spans = [q for q in quantities(words) if bare_unit(q.unit) in HOURS]
    if not spans:
        return None
    last, before = spans[-1], fold(sentence).partition(words)[0][-12:]
    ahead = _AHEAD.search(words)
    if ahead and words.endswith("内"):
        return None  # 期满前三个月内 opens a time as well as it ends one
    least = ahead or _AT_LEAST.search(words) or _SHOWN.search(before + words)
    return Bound(">=" if least else "<=", last.low if least else last.high, bare_unit(last.unit))


def strictness(one: Bound, other: Bound) -> Strictness:
    """Tell how a value stands to another one.

    Returns:
        `stricter` if who meets the first also meets the other, `looser` if it is the other way round, `against` if nobody can meet both,
        `unknown` if it cannot be told.
    """
    if "is" in (one.op, other.op):
        return "unknown" if one.op != other.op else "same" if one.word == other.word else "against"
    if "by" in (one.op, other.op):
        if one.op != other.op or one.day is None or other.day is None:
            return "unknown"
        return "same" if one.day == other.day else "stricter" if one.day < other.day else "looser"
    larger = _larger(one, other)
    if larger is None:
        return "unknown"
    return _by_ops(one.op, other.op)(larger)


def _by_ops(one: str, other: str) -> Callable[[int], Strictness]:
    """Return how a value stands to another one by whether it is larger (1), smaller (-1) or the same (0)."""
    if one == other == "=":
        return lambda larger: "against" if larger else "same"
    if "reduce" in (one, other) and one != other:
        return lambda larger: "unknown"
    ops = {one, other} - {"="}
    if len(ops) == 2:  # at most 3 and at least 5 exclude each other; at most 5 and at least 3 are two ends of a range
        apart = -1 if one == "<=" else 1
        return lambda larger: "against" if larger == apart else "unknown"
    sign = -1 if "<=" in ops else 1
    return lambda larger: "same" if not larger else "stricter" if larger == sign else "looser"


def _larger(one: Bound, other: Bound) -> int | None:
    (value, unit), (beside, as_unit) = _plain(one), _plain(other)
    if unit in HOURS and as_unit in HOURS:
        return longer((value, unit), (beside, as_unit))
    if unit != as_unit:
        return None
    return (value > beside) - (value < beside)


def _plain(bound: Bound) -> tuple[Decimal, str]:
    unit, value = bare_unit(bound.unit), bound.value
    if unit == "‰":
        return value / 10, "%"
    if scale := _SCALE.match(unit):
        for letter in scale[0]:
            value *= _TIMES[letter]
        unit = bare_unit(unit[scale.end() :])
    return value, unit

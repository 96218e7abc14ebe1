"""Compare what a requirement asks for with what its features say: numbers, time limits, milestones, channels, users.

A confirmed link says that a feature belongs to a requirement. Here is looked at how much of it the feature promises, in its title, description
and acceptance criteria. What nobody says is not stated, and never called missing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from polreq.change.comparing import topic, topic_at
from polreq.checks.assessment import Assessment
from polreq.model.clause import Deadline, Target
from polreq.model.feature import GIVEN_UP, Feature
from polreq.model.requirement import Requirement
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.durations import HOURS, bare_unit
from polreq.official.measures import quantities
from polreq.official.quantities import find_targets
from polreq.results.finding import Finding
from polreq.results.fulfilment import FULFILMENT_STATES, FulfilledAspect, Fulfilment, FulfilmentState
from polreq.text.normalise import fold

#: A promise is at least as much as asked if it is not below, or not above.
_SIGN: Final = {">=": 1, "reduce": 1, "<=": -1}

_NOUN: Final = re.compile(r"[一-龥]{2}")

#: Groups of whom services must think in particular, and how texts speak of them; everybody else is 群众 or 企业, of whom all features speak.
_GROUPS: Final = (
    ("老年人", ("老年", "老人", "长者", "适老")),
    ("残疾人", ("残疾", "残障", "视障", "听障", "无障碍", "读屏")),
)

_LIMITS: Final = ("sla", "relative")
_DATED: Final = ("milestone", "period")


def fulfilment(assessment: Assessment, id: str) -> Fulfilment | None:
    """Compare a requirement with all features below it that were not given up; None where it asks for nothing that is compared, or has none.

    Args:
        assessment: the workspace.
        id: of the requirement.
    """
    requirement = assessment.requirements[id]
    below = (assessment.features[i] for i in assessment.graph.closure_below(id) if i in assessment.features)
    ruled_out = frozenset(c.id for c in assessment.workspace.settings.channels if c.ruled_out)
    pairs = [weigh(requirement, f, ruled_out) for f in below if not f.given_up]
    return Fulfilment(id, together(pairs)) if pairs and pairs[0] else None


def check_fulfilment(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every mandatory requirement in scope of which features say less than it asks (C613).

    Channels are left out, which C609 is about, and milestones of which a part is delivered, which C604 and C605 are about.
    """
    for item in assessment.coverage.items:
        requirement = assessment.requirements[item.id]
        found = fulfilment(assessment, item.id) if requirement.force == "must" else None
        for aspect in found.aspects if found else ():
            if aspect.state == "partly" and aspect.kind != "channels" and "done" not in aspect.said:
                facts = (
                    ("id", item.id),
                    ("asked", "、".join(aspect.asked)),
                    ("feature", "、".join(aspect.features)),
                    ("said", "、".join(aspect.said)),
                )
                yield Finding("C613", assessment.place(item.id), item.id, facts)


def weigh(requirement: Requirement, feature: Feature, ruled_out: frozenset[str]) -> tuple[FulfilledAspect, ...]:
    """Compare a requirement with one feature.

    Args:
        requirement: what is asked.
        feature: what is promised.
        ruled_out: channels on which nothing may be built.

    Returns:
        as many aspects for every feature, in the same order.
    """
    text = fold("\n".join(part for part in (feature.title, feature.description, feature.acceptance) if part))
    asked = fold(requirement.statement)
    found = [_number(target, asked, text) for target in requirement.targets]
    found += [_limit(limit, asked, text) for limit in requirement.deadlines if limit.kind in _LIMITS]
    dated = [d for d in requirement.deadlines if d.kind in _DATED and d.date]
    found += [_deadline(deadline, feature, text) for deadline in dated]
    if channels := tuple(c for c in requirement.channels if c not in ruled_out):
        there = tuple(c for c, status in feature.on_channels if status not in GIVEN_UP)
        found.append(_set("channels", channels, tuple(c for c in channels if c in there)))
    if groups := _groups(asked):
        found.append(_set("users", groups, tuple(g for g in groups if g in _groups(text))))
    return tuple(replace(one, features=(feature.id,)) if one.said else one for one in found)


def together(pairs: Iterable[tuple[FulfilledAspect, ...]]) -> tuple[FulfilledAspect, ...]:
    """Put together what several features say: of each aspect the best, of channels and users all that they have, of milestones the last."""
    return tuple(_joined(aspects) for aspects in zip(*pairs, strict=True))


def _joined(aspects: tuple[FulfilledAspect, ...]) -> FulfilledAspect:
    first = aspects[0]
    if first.kind == "deadline":
        return _in_time(aspects)
    if first.kind not in ("channels", "users"):
        return min(aspects, key=lambda one: FULFILMENT_STATES.index(one.state))
    said = {word for one in aspects for word in one.said}
    whole = _set(first.kind, first.asked, tuple(word for word in first.asked if word in said))
    return replace(whole, features=tuple(id for one in aspects for id in one.features))


def _in_time(aspects: tuple[FulfilledAspect, ...]) -> FulfilledAspect:
    """Put together when several features are there: in time only if all are, since a requirement waits for the last of them."""
    said = tuple(dict.fromkeys(word for one in aspects for word in one.said))
    states = {one.state for one in aspects}
    state: FulfilmentState = aspects[0].state if len(states) == 1 else "partly"
    return FulfilledAspect(
        "deadline", state, aspects[0].asked, said, tuple(id for one in aspects for id in one.features)
    )


def _set(kind: str, asked: tuple[str, ...], said: tuple[str, ...]) -> FulfilledAspect:
    state: FulfilmentState = "met" if len(said) == len(asked) else "partly" if said else "not_stated"
    return FulfilledAspect(kind, state, asked, said)


def _number(target: Target, asked: str, text: str) -> FulfilledAspect:
    """Compare a goal with the goals of a feature about the same thing, and with bare numbers: the same one, or one that counts the same.

    Bare numbers of other things (三次以内能找到) promise nothing, so that of 30类证照 only 12类证照 or the number 30类 tells anything.
    """
    said = []
    about, counted = topic(asked, target.text), _counted(asked, asked.find(target.text) + len(target.text))
    for quantity in quantities(text):
        if bare_unit(quantity.unit) != bare_unit(target.unit):
            continue
        same = quantity.low == Decimal(target.value) and about & topic_at(text, quantity.start, quantity.end)
        if same or (counted and counted == _counted(text, quantity.end)):
            said.append((text[quantity.start : quantity.end], _is_enough(target, quantity.low)))
    for promised in find_targets(text):
        comparable = bare_unit(promised.unit) == bare_unit(target.unit) and _is_comparable(target, promised)
        if comparable and about & topic(text, promised.text):
            said.append((promised.text, _is_enough(target, Decimal(promised.value))))
    return _best("number", target.text, said)


def _counted(text: str, end: int) -> str:
    """Return what a number counts: the two characters of the noun behind its measure."""
    noun = _NOUN.match(text, end)
    return noun[0] if noun else ""


def _is_comparable(target: Target, promised: Target) -> bool:
    return promised.op == target.op or "=" in (promised.op, target.op)


def _is_enough(target: Target, promised: Decimal) -> bool:
    sign = _SIGN.get(target.op, 0)
    wanted = Decimal(target.value)
    return sign * (promised - wanted) >= 0 if sign else promised == wanted


def _limit(limit: Deadline, asked: str, text: str) -> FulfilledAspect:
    """Compare a time limit with the spans that a feature names."""
    wanted = next(_spans(fold(limit.text).removeprefix("第")), None)
    if wanted is None:
        return FulfilledAspect("limit", "not_stated", (limit.text,))
    about = topic(asked, fold(limit.text))
    same: list[tuple[str, bool]] = []
    other: list[tuple[str, bool]] = []
    for span in _spans(text):
        if (span.low, span.high) == (wanted.low, wanted.high):
            same.append((text[span.start : span.end], True))
        elif about & topic_at(text, span.start, span.end) and (span.high <= wanted.low or span.low > wanted.high):
            other.append((text[span.start : span.end], span.high <= wanted.low))
    return _best("limit", limit.text, [*same, *other])


@dataclass(frozen=True, slots=True)
class _Span:
    """A span of time in hours: at least and at most; a working day is between its eight hours and the four days around a weekend."""

    start: int
    end: int
    low: Decimal
    high: Decimal


def _spans(text: str) -> Iterator[_Span]:
    for quantity in quantities(text):
        if (unit := bare_unit(quantity.unit)) in HOURS:
            low, high = HOURS[unit]
            yield _Span(quantity.start, quantity.end, quantity.high * low, quantity.high * high)


def _best(kind: str, asked: str, said: list[tuple[str, bool]]) -> FulfilledAspect:
    if not said:
        return FulfilledAspect(kind, "not_stated", (asked,))
    words, enough = next((one for one in said if one[1]), said[0])
    return FulfilledAspect(kind, "met" if enough else "partly", (asked,), (words,))


def _deadline(deadline: Deadline, feature: Feature, text: str) -> FulfilledAspect:
    """Compare a milestone with when a feature is done: it is there, or its plan, release or text names a day."""
    if feature.done:
        return FulfilledAspect("deadline", "met", (deadline.text,), (feature.status,))
    last = deadline.date or date.max
    said: list[tuple[str, bool]] = []
    for source in (*feature.plan, feature.release, text):
        said += [(d.text, d.date <= last) for d in find_deadlines(source, DateContext()) if d.kind in _DATED and d.date]
    return _best("deadline", deadline.text, said)


def _groups(text: str) -> tuple[str, ...]:
    """Return the groups of people of whom services must think in particular."""
    return tuple(group for group, words in _GROUPS if any(word in text for word in words))

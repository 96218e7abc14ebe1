"""Compare what a requirement asks for with what its features say: numbers, time limits, milestones, channels, users.

A confirmed link says that a feature belongs to a requirement. Here is looked at how much of it the feature promises, in its title, description
and acceptance criteria. What nobody says is not stated, and never called missing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from polreq.change.comparing import topic, topic_at
from polreq.checks.assessment import Assessment
from polreq.late import late
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
from polreq.text.wordlists import read_lists

#: A promise is at least as much as asked if it is not below, or not above.
_SIGN: Final = {">=": 1, "reduce": 1, "<=": -1}

#: A half of a unit of time: 半天, 半个工作日, 半小时.
_HALF: Final = late(r"半个?(?P<unit>工作日|小时|日|天|月)(?!期)")
#: Half a day of an office is half a working day.
_OFFICE: Final = {"天": "工作日", "日": "工作日"}
#: Ends of the parts of a sentence, each with what it ends.
_PARTS: Final = late(r"[^，,。；;、\n]*[，,。；;、\n]?")
#: So many pairs of characters beside two numbers are one noun (业务系统45个): both count the same.
_ONE_NOUN: Final = 3
#: Tens of thousands and hundreds of millions in a unit: 1万人次 is 10000人次.
_SCALES: Final = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}

_NOUN: Final = late(r"[一-龥]{2}")

#: Groups of whom services must think in particular, and how texts speak of them; everybody else is 群众 or 企业, of whom all features speak.
_GROUPS: Final = (
    ("老年人", ("老年", "老人", "长者", "适老")),
    ("残疾人", ("残疾", "残障", "视障", "听障", "无障碍", "读屏")),
)

#: Texts that are remembered folded: a feature is compared with all requirements above it.
_REMEMBERED: Final = 16_384

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
        found = fulfilment(assessment, item.id) if requirement.force == "must" and _is_told(requirement) else None
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
    asked, groups = _asked(requirement.statement)
    text = _text(feature.title, feature.description, feature.acceptance) if _is_told(requirement) else ""
    found = [_number(target, asked, text) for target in requirement.targets]
    found += [_limit(limit, asked, text) for limit in requirement.deadlines if limit.kind in _LIMITS]
    dated = [d for d in requirement.deadlines if d.kind in _DATED and d.date]
    found += [_deadline(deadline, feature, text) for deadline in dated]
    if channels := tuple(c for c in requirement.channels if c not in ruled_out):
        there = tuple(c for c, status in feature.on_channels if status not in GIVEN_UP)
        found.append(_set("channels", channels, tuple(c for c in channels if c in there)))
    if groups:
        found.append(_set("users", groups, tuple(g for g in groups if g in _groups(text))))
    return tuple(replace(one, features=(feature.id,)) if one.said else one for one in found)


def _is_told(requirement: Requirement) -> bool:
    """Tell whether a requirement asks for something that a feature answers by its words, not by its channels alone."""
    _, groups = _asked(requirement.statement)
    return bool(requirement.targets or requirement.deadlines or groups)


@lru_cache(maxsize=_REMEMBERED)
def _asked(statement: str) -> tuple[str, tuple[str, ...]]:
    """Return a statement, folded, and the groups of people that it speaks of."""
    asked = fold(statement)
    return asked, _groups(asked)


@lru_cache(maxsize=_REMEMBERED)
def _text(*parts: str) -> str:
    """Return what a feature promises in its parts, folded."""
    return _promised(fold("\n".join(part for part in parts if part)))


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

    A bare number counts the same with the same noun behind it, or a long one beside it (接入业务系统不少于40个, 业务系统45个).

    Bare numbers of other things (三次以内能找到) promise nothing, so that of 30类证照 only 12类证照 or the number 30类 tells anything.
    """
    said: list[tuple[str, bool]] = []
    bare: list[tuple[str, bool]] = []
    about, counted = topic(asked, target.text), _counted(asked, asked.find(target.text) + len(target.text))
    if target.op == "reduce":  # 减少办事环节30%: what is reduced stands inside of the goal
        about = about.union(*(topic_at(target.text, q.start, q.end) for q in quantities(target.text)))
    wanted, unit = _scaled(Decimal(target.value), target.unit)
    for quantity in quantities(text):
        low, its = _scaled(quantity.low, quantity.unit)
        if its != unit:
            continue
        beside = about & topic_at(text, quantity.start, quantity.end)
        found = (text[quantity.start : quantity.end], _is_enough(target.op, wanted, low))
        if (low == wanted and beside) or (counted and counted == _counted(text, quantity.end)):
            said.append(found)
        elif len(beside) >= _ONE_NOUN:
            bare.append(found)
    for promised in find_targets(text):
        value, its = _scaled(Decimal(promised.value), promised.unit)
        comparable = its == unit and (promised.op == target.op or "=" in (promised.op, target.op))
        if comparable and _is_one_thing(about, topic(text, promised.text)):
            said.append((promised.text, _is_enough(target.op, wanted, value)))
    return _best("number", target.text, [*said, *bare])


def _counted(text: str, end: int) -> str:
    """Return what a number counts: the two characters of the noun behind its measure."""
    noun = _NOUN.match(text, end)
    return noun[0] if noun else ""


def _is_one_thing(one: set[str], other: set[str]) -> bool:
    """Whether the words beside two numbers may name one thing; a single pair of characters, as in 好评率 and 参评率, is no more than an ending."""
    return len(one & other) >= min(2, len(one), len(other)) > 0


def _scaled(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return a number with its unit, both without 万 and 亿."""
    while unit[:1] in _SCALES:
        value, unit = value * _SCALES[unit[0]], unit[1:]
    return value, bare_unit(unit)


def _is_enough(op: str, wanted: Decimal, promised: Decimal) -> bool:
    sign = _SIGN.get(op, 0)
    return sign * (promised - wanted) >= 0 if sign else promised == wanted


def _limit(limit: Deadline, asked: str, text: str) -> FulfilledAspect:
    """Compare a time limit with the spans that a feature names."""
    wanted = next(_spans(fold(limit.text).removeprefix("第")), None)
    if wanted is None:
        return FulfilledAspect("limit", "not_stated", (limit.text,))
    at_least = any(target.op == ">=" and target.text in limit.text for target in find_targets(asked))
    about = topic(asked, fold(limit.text))
    same: list[tuple[str, bool]] = []
    other: list[tuple[str, bool]] = []
    for span in _spans(text):
        words = text[span.start : span.end]
        if (span.low, span.high) == (wanted.low, wanted.high):
            same.append((words, True))
        elif about & topic_at(text, span.start, span.end) and (shorter := span.is_shorter(wanted)) is not None:
            other.append((words, shorter != at_least))
    return _best("limit", limit.text, [*same, *other])


@dataclass(frozen=True, slots=True)
class _Span:
    """A span of time in hours: at least and at most; a working day is between its eight hours and the four days around a weekend."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: str

    def is_shorter(self, other: "_Span") -> bool | None:
        """Whether it is no longer than another; None where that depends on how long a working day is."""
        if self.unit == other.unit:
            return self.low <= other.low
        if self.high <= other.low:
            return True
        return False if self.low > other.high else None


def _spans(text: str) -> Iterator[_Span]:
    found = [(q.start, q.end, q.high, bare_unit(q.unit)) for q in quantities(text)]
    found += [
        (half.start(), half.end(), Decimal("0.5"), _OFFICE.get(half["unit"], half["unit"]))
        for half in _HALF.finditer(text)
    ]
    for start, end, number, unit in sorted(found):
        if unit in HOURS:
            low, high = HOURS[unit]
            yield _Span(start, end, number * low, number * high, unit)


def _promised(text: str) -> str:
    """Return a text without the parts of its sentences that say what is not done."""
    denied = [word for word in read_lists("polreq.judge", "promises.yaml")["denied"] if word in text]
    if not denied:
        return text
    return "".join(part[0] for part in _PARTS.finditer(text) if not any(word in part[0] for word in denied))


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

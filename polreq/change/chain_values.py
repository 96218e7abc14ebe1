"""Numbers, time limits and days of clauses that carry each other out, side by side: which belong together, how far apart they are, which one governs."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from polreq.change.bounds import bound_of_deadline, bound_of_target, strictness
from polreq.change.governing import governing
from polreq.late import late
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines
from polreq.official.durations import HOURS, bare_unit
from polreq.official.patterns import WORDS
from polreq.official.quantities import find_targets
from polreq.results.alignment import Article
from polreq.results.governing import Bound, Stated
from polreq.results.levels import ChainDocument, LevelValue, ValueRow, ValueStep
from polreq.text.likeness import LetterPair, containment, pairs
from polreq.text.normalise import fold

_SENTENCES: Final = late(r"[。；\n]")
_PARTS: Final = late(r"[，,、：]")
_CONTEXT: Final = late(WORDS["value_words"])
#: Two values are about the same if this share of the pairs of characters around the shorter one stands around the other.
_ALIKE: Final = 0.34
#: Fewer pairs say nothing of what a value is about.
_FEW: Final = 2
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value with what tells what it is about.

    Args:
        value: as its level states it.
        kind: one of VALUE_KINDS.
        metric: what is counted, as far as the words say.
        around: pairs of characters around it.
        by: the first day that its sentence names; None where it names none.
    """

    value: LevelValue
    kind: str
    metric: str
    around: frozenset[LetterPair]
    by: date | None = None


def find_values(article: Article, level: int, document: ChainDocument, context: DateContext) -> tuple[FoundValue, ...]:
    """Find the values of a clause, in its order; the same one twice in a sentence is one.

    Args:
        article: the clause.
        level: position of its document.
        document: what counts of it in a chain.
        context: of its dates.
    """
    found = []
    for sentence in _SENTENCES.split(fold(article.text)):
        seen: set[Bound] = set()
        bounds = list(_bounds(sentence, context))
        first = next((bound.day for _, bound, _ in bounds if bound.day), None)
        for words, bound, metric in bounds:
            if bound not in seen:
                seen.add(bound)
                stated = Stated(
                    f"{document.id}#{article.locator}", words, bound, document.id, document.rank, document.region,
                    document.day, document.standing,
                )  # fmt: skip
                around = _around(sentence, words, [other for other, _, _ in bounds], whole=bound.op == "by")
                found.append(
                    FoundValue(
                        LevelValue(level, article.locator, stated), _kind(bound), metric, around, bound.day or first
                    )
                )
    return tuple(found)


def line_up(root: Sequence[FoundValue], below: Sequence[tuple[Sequence[FoundValue], bool]]) -> tuple[ValueRow, ...]:
    """Put the values of a clause and of those that carry it out side by side.

    Args:
        root: of the clause.
        below: of each clause below, from the top down, and whether what has no counterpart above is told too.
    """
    groups = [[one] for one in root]
    for values, told in below:
        taken = _pair(groups, values)
        fresh = [one for n, one in enumerate(values) if n not in taken]
        for n, group in taken.items():
            groups[group].append(values[n])
        if told:
            groups += [[one] for one in fresh]
    return tuple(_row(group) for group in groups)


def _bounds(sentence: str, context: DateContext) -> Iterator[tuple[str, Bound, str]]:
    """Yield words, value and metric of goals, then of days and time limits."""
    for target in find_targets(sentence):
        yield target.text, bound_of_target(target), target.metric
    for deadline in find_deadlines(sentence, context):
        if deadline.kind != "effective" and (bound := bound_of_deadline(deadline, sentence)):
            yield deadline.text, bound, ""


def _kind(bound: Bound) -> str:
    return "day" if bound.op == "by" else "limit" if bare_unit(bound.unit) in HOURS else "number"


def _around(sentence: str, words: str, values: Iterable[str], *, whole: bool) -> frozenset[LetterPair]:
    """Return what stands around a value: in its part of the sentence, or, where that says too little, in all of it."""
    part = sentence if whole else next((p for p in _PARTS.split(sentence) if words in p), sentence)
    bare = sorted(values, key=len, reverse=True)
    around = _without(part, bare)
    return around if len(around) >= _FEW else _without(sentence, bare)


def _without(text: str, values: Iterable[str]) -> frozenset[LetterPair]:
    for words in values:
        text = text.replace(words, " ")
    return pairs(_CONTEXT.sub(" ", text))


def _pair(groups: Sequence[Sequence[FoundValue]], values: Sequence[FoundValue]) -> dict[int, int]:
    """Return which values go to which group: the most alike first, each group and each value once."""
    scored = []
    for n, one in enumerate(values):
        for g, group in enumerate(groups):
            if any(other.value.level == one.value.level and not _is_same(one, other) for other in group):
                continue  # a document that states two values states them of two things
            same_day = any(other.by == one.by for other in group)
            if not same_day and (_is_staged(one, values) or _is_staged(group[0], [h[0] for h in groups])):
                continue  # of goals by stages (到2027年…，到2030年…) only those of one day are about the same
            likely = max((_likeness(one, other) for other in group if _comparable(one, other)), default=0.0)
            if likely >= _ALIKE or (likely and _is_alone(one, values) and _is_alone(group[0], [h[0] for h in groups])):
                scored.append((not same_day, -likely, g, n))
    taken: dict[int, int] = {}
    for _, _, g, n in sorted(scored):
        if n not in taken and g not in taken.values():
            taken[n] = g
    return taken


def _comparable(one: FoundValue, other: FoundValue) -> bool:
    mine, beside = one.value.stated.bound, other.value.stated.bound
    if one.kind != other.kind or (mine.op != beside.op and "=" not in (mine.op, beside.op)):
        return False
    return one.kind == "limit" or strictness(mine, beside) != "unknown"


def _is_staged(one: FoundValue, values: Sequence[FoundValue]) -> bool:
    """Whether a clause states the same for several days."""
    others = [o for o in values if o.value.level == one.value.level and o.by != one.by and _comparable(one, o)]
    return any(one.kind == "day" or _likeness(one, other) >= _ALIKE for other in others)


def _is_same(one: FoundValue, other: FoundValue) -> bool:
    return strictness(one.value.stated.bound, other.value.stated.bound) == "same"


def _likeness(one: FoundValue, other: FoundValue) -> float:
    return containment(one.around, other.around)


def _is_alone(one: FoundValue, values: Sequence[FoundValue]) -> bool:
    return sum(other.kind == one.kind and _comparable(one, other) for other in values) == 1


def _row(group: Sequence[FoundValue]) -> ValueRow:
    values = [one.value for one in group]
    stepped = tuple(replace(one, steps=tuple(_steps(one, values))) for one in values)
    metric = next((one.metric for one in group if one.metric), "")
    return ValueRow(group[0].kind, metric, stepped, governing(one.stated for one in values))


def _steps(one: LevelValue, values: Sequence[LevelValue]) -> Iterator[ValueStep]:
    """Yield how far a value is from the first one of every level above."""
    told = set()
    for upper in values:
        if upper.level < one.level and upper.level not in told:
            told.add(upper.level)
            yield _step(upper.level, one.stated.bound, upper.stated.bound)


def _step(level: int, lower: Bound, upper: Bound) -> ValueStep:
    verdict = strictness(lower, upper)
    if lower.day and upper.day:
        if lower.day == upper.day:
            return ValueStep(level, verdict)
        amount, unit = _apart(*sorted((lower.day, upper.day)))
        return ValueStep(level, verdict, amount, unit, "earlier" if lower.day < upper.day else "later")
    gap = lower.value - upper.value
    if not gap or bare_unit(lower.unit) != bare_unit(upper.unit):
        return ValueStep(level, verdict)
    return ValueStep(level, verdict, abs(gap), bare_unit(lower.unit), "more" if gap > 0 else "less")


def _apart(first: date, last: date) -> tuple[Decimal, str]:
    """Return the time between two days in years or months where they are whole, else in days."""
    if first.day == last.day or (_ends_month(first) and _ends_month(last)):
        months = (last.year - first.year) * _MONTHS + last.month - first.month
        years, rest = divmod(months, _MONTHS)
        return (Decimal(months), "月") if rest else (Decimal(years), "年")
    return Decimal((last - first).days), "天"


def _ends_month(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]

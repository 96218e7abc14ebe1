"""What is said of a chain of documents, wherever it is shown: names of levels, values with their differences, and which one governs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from polreq.arrange.wording import listed
from polreq.results.governing import Governing
from polreq.results.levels import ChainRow, LevelChain, LevelValue, ValueRow, ValueStep
from polreq.results.said import Row
from polreq.words import Text
from polreq.words.governing import GOVERNING, QUESTIONS
from polreq.words.levels import KINDS, RANKS, STEPS, UNITS, told
from polreq.words.names import label
from polreq.words.sentences import filled, joined

_POINTS = ("%", "个百分点")


def level_names(chain: LevelChain) -> tuple[Text, ...]:
    """Name the levels of a chain; those of one rank are numbered."""
    counts = Counter(document.rank for document in chain.documents)
    seen: Counter[str] = Counter()
    names = []
    for n, document in enumerate(chain.documents, start=1):
        seen[document.rank] += 1
        if not document.rank:
            names.append(filled(told("unnamed"), {"n": str(n)}))
        elif counts[document.rank] > 1:
            names.append(filled(told("numbered"), {"name": label(RANKS, document.rank), "n": str(seen[document.rank])}))
        else:
            names.append(label(RANKS, document.rank))
    return tuple(names)


def metric_said(row: ValueRow) -> Text:
    """Say what a value is of."""
    return Text(row.metric, row.metric) if row.metric else label(KINDS, row.kind)


def value_said(one: LevelValue, names: Sequence[Text]) -> Text:
    """Say what one level states, and how far that is from the levels above."""
    steps = steps_said(one, names)
    beside = filled(told("steps"), {"steps": steps}) if one.steps else ""
    return filled(told("value"), {"level": names[one.level], "words": one.stated.words, "steps": beside})


def values_said(value: ValueRow, row: ChainRow, names: Sequence[Text]) -> Row:
    """Say what the levels state, and which of those that have a clause in the row do not state it."""
    said = [value_said(one, names) for one in value.values]
    stating = {one.level for one in value.values}
    silent = [names[n] for n in range(row.level, len(names)) if row.at(n) and n not in stating]
    if silent:
        said.append(filled(told("unstated"), {"levels": listed(silent)}))
    return Row(tuple(said), Text("；", "; "))


def is_alone(value: ValueRow) -> bool:
    """Whether one level only states a value, so that nothing can be held against it."""
    return len({one.level for one in value.values}) == 1


def alone_said(row: ChainRow, names: Sequence[Text]) -> Iterator[Text]:
    """Yield for each level of a row the values that no other level states."""
    for n in range(row.level, len(names)):
        found = [value for value in row.values if is_alone(value) and value.values[0].level == n]
        if found:
            said = dict.fromkeys(
                filled(told("alone_one"), {"what": metric_said(value), "words": value.values[0].stated.words})
                for value in found
            )
            template = told("alone_top" if n == row.level else "alone")
            yield filled(template, {"level": names[n], "values": joined(Text("；", "; "), said)})


def steps_said(one: LevelValue, names: Sequence[Text]) -> Text:
    """Say how far a value is from those of the levels above; levels from which it is as far are named together."""
    levels: dict[tuple[str, Decimal | None, str], list[Text]] = {}
    for step in one.steps:
        levels.setdefault((_form(step), step.amount, step.unit), []).append(names[step.level])
    return joined(
        Text("，", ", "),
        (
            filled(STEPS[form], {"levels": listed(said), "amount": _amount(amount), "unit": _unit(amount, unit)})
            for (form, amount, unit), said in levels.items()
        ),
    )


def governing_said(row: ValueRow, names: Sequence[Text]) -> Text:
    """Say which value governs, and why; where it cannot be told, which one meets all."""
    found = row.governing
    why = joined(Text("；", "; "), (label(GOVERNING, reason) for reason in found.reasons))
    if found.stated is not None:
        return filled(told("governs"), _stated(row, found, names) | {"why": why})
    said = filled(told("governs_none"), {"why": why})
    if found.safest is None:
        return said
    return joined(Text("；", "; "), (said, filled(told("safest"), _stated(row, found, names))))


def questions_said(chain: LevelChain) -> Iterator[Text]:
    """Yield what has to be asked before values can be relied on, each question once."""
    asked = {question for row in chain.rows for value in row.values for question in value.governing.questions}
    yield from (QUESTIONS[key] for key in QUESTIONS if key in asked)


def _stated(row: ValueRow, found: Governing, names: Sequence[Text]) -> dict[str, Text | str]:
    stated = found.stated or found.safest
    assert stated is not None
    level = next(one.level for one in row.values if one.stated == stated)
    return {"level": names[level], "words": stated.words}


def _form(step: ValueStep) -> str:
    if step.amount is None:
        return step.verdict
    if step.unit in _POINTS and step.direction in ("more", "less"):
        return "higher" if step.direction == "more" else "lower"
    return step.direction


def _amount(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


def _unit(amount: Decimal | None, unit: str) -> Text:
    if unit not in UNITS:
        return Text(unit, unit)
    measure, one, many = UNITS[unit]
    return Text(measure, one if amount == 1 else many)

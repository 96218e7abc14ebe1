"""What `polreq explain` says about a finding, a figure, a state of coverage or a kind of reason."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from polreq.late import late
from polreq.results.explained import COUNTED, GROUP_REASONS, GROUPS, REASON_MEANINGS, REASON_NAMES, WHYS
from polreq.results.figures import FIGURE_NAMES, FIGURES
from polreq.results.rules import RULES
from polreq.results.said import Said, Span
from polreq.results.sections import Column, Facts, Page, Section, Table
from polreq.words import Text, names

_NAME: Final = Text("名称", "name")
_SEVERITY: Final = Text("级别", "severity")
_SAYS: Final = Text("意思", "it says")
_HINT: Final = Text("怎么办", "what to do")
_WHY: Final = Text("为什么要紧", "why it matters")
_EXAMPLE: Final = Text("例子", "example")
_COUNTS: Final = Text("算在内", "what counts")
_COUNTS_NOT: Final = Text("不算", "what does not")
_MEANING: Final = Text("含义", "it means")
_FIGURES: Final = Text("各个数", "Figures")
_STATES: Final = Text("需求的状态", "States of a requirement")
_REASONS: Final = Text("推荐的理由", "Reasons of suggestions")

_FIELD: Final = late(r"(?:\{\w+\})+")


def explainable() -> list[str]:
    """List everything that can be explained by the key that it has in outputs for programs."""
    return [*RULES, *dict.fromkeys((*FIGURES, *names.STATES, *REASON_NAMES))]


def arrange_explained(name: str) -> Page | None:
    """Arrange everything that goes by a name: a code in any case, a key, or what people call it; None where nothing does."""
    sections = tuple(_explained(name.strip()))
    return Page(sections) if sections else None


def arrange_all() -> Page:
    """Arrange one line for everything that can be explained."""
    parts = []
    for letter, codes in groupby(RULES, key=lambda code: code[0]):
        rows = tuple((Span(code, "rule"), Span(_plain(RULES[code].message))) for code in codes)
        parts.append(Section((_table(rows),), GROUPS[letter]))
    for heading, words in ((_FIGURES, FIGURE_NAMES), (_STATES, names.STATES), (_REASONS, REASON_NAMES)):
        parts.append(Section((_table(tuple((Span(key, "id"), Span(word)) for key, word in words.items())),), heading))
    return Page(tuple(parts))


def _table(rows: tuple[tuple[Said, ...], ...]) -> Table:
    return Table((Column(_NAME), Column(_SAYS, fit="most")), rows, headed=False)


def _explained(name: str) -> Iterator[Section]:
    if name.upper() in RULES:
        yield Section((Facts(tuple(_of_rule(name.upper()))),), name.upper())
    for key, figure in FIGURES.items():
        if _is(name, key, figure.name):
            counts, counts_not = COUNTED[key]
            facts = ((_NAME, figure.name), (_MEANING, figure.meaning), (_COUNTS, counts), (_COUNTS_NOT, counts_not))
            yield Section((Facts(facts),), _headed(_FIGURES, key))
    for heading, called, meanings in (
        (_STATES, names.STATES, names.STATE_MEANINGS),
        (_REASONS, REASON_NAMES, REASON_MEANINGS),
    ):
        for key, word in called.items():
            if _is(name, key, word):
                yield Section((Facts(((_NAME, word), (_MEANING, meanings[key]))),), _headed(heading, key))


def _of_rule(code: str) -> Iterator[tuple[Text, Said]]:
    rule, why = RULES[code], WHYS.get(code)
    yield _SEVERITY, names.SEVERITIES[rule.severity]
    yield _SAYS, _plain(rule.message)
    hint = _plain(rule.hint)
    if hint.zh.strip("…"):
        yield _HINT, hint
    reason = GROUP_REASONS[code[0]]
    yield _WHY, Text(f"{why.said.zh}{reason.zh}", f"{why.said.en} {reason.en}") if why else reason
    if why and why.example.zh:
        yield _EXAMPLE, why.example


def _plain(text: Text) -> Text:
    """Put an ellipsis where a finding says what it is about."""
    return Text(_FIELD.sub("…", text.zh), _FIELD.sub("…", text.en))


def _is(name: str, key: str, word: Text) -> bool:
    return name.lower() in (key, word.zh, word.en.lower())


def _headed(heading: Text, key: str) -> Text:
    return Text(f"{heading.zh}：{key}", f"{heading.en}: {key}")

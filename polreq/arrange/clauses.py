"""Extracted clauses for people: place, what it is, the text, and what was read out of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from polreq.arrange.wording import listed, unsure
from polreq.model.clause import NORMS, Clause, Deadline
from polreq.model.workspace import DEFAULT_CHANNELS, OTHER_CHANNELS
from polreq.results.said import Said, Span
from polreq.results.sections import Item, Items, Page, Prose, Section
from polreq.words import Text
from polreq.words.names import CLASSES, DEADLINES, FORCES, PARTS, ROLES, label
from polreq.words.sentences import count, joined, say

#: Names of channels; a workspace may have others, which keep their ids here.
_NAMES: Final = MappingProxyType({channel.id: channel.name for channel in (*DEFAULT_CHANNELS, *OTHER_CHANNELS)})

#: Between what was found of one kind.
_SEMICOLON: Final = "；"


def arrange_clauses(clauses: Sequence[Clause], *, explain: bool) -> Page:
    """Arrange the clauses one under the other, and at the end how many of each class there are.

    Args:
        clauses: of one document.
        explain: whether to add the reasons of every decision.
    """
    shown = [clause for clause in clauses if clause.text.strip()]
    items = Items(tuple(_item(clause, explain=explain) for clause in shown))
    return Page((Section((items, Prose((Span(_summary(shown), tone="strong"),))), close=True),))


def _item(clause: Clause, *, explain: bool) -> Item:
    lines: list[Said] = [clause.text.strip(), *_notes(clause), *_unsure(clause)]
    if explain:
        lines += _reasons(clause)
    what = Span(_what(clause), tone="good" if clause.is_norm else "faint")
    return Item((Span(clause.locator, tone="faint"), what), items=(Item(lines=tuple(lines)),))


def _what(clause: Clause) -> Text:
    words = [label(CLASSES, clause.kind)]
    if clause.kind in NORMS:
        words.append(label(FORCES, clause.force or ""))
    if clause.product:
        words.append(Text("产品", "product"))
    return joined("·", words)


def _reasons(clause: Clause) -> Iterator[Text]:
    for reason in clause.reasons:
        yield joined("", (label(PARTS, reason.field), f" ← {reason.rule} {reason.words}".rstrip()))


def _deadline(deadline: Deadline) -> Text:
    day = f" {deadline.date.isoformat()}" if deadline.date else ""
    return joined("", (deadline.text, "（", label(DEADLINES, deadline.kind), day, "）"))


def _notes(clause: Clause) -> Iterator[Text]:
    if clause.deadlines:
        yield joined("", (Text("时限：", "deadlines: "), joined(_SEMICOLON, map(_deadline, clause.deadlines))))
    if clause.targets:
        words = _SEMICOLON.join(f"{t.text}（{t.op} {t.value}{t.unit}）" for t in clause.targets)
        yield joined("", (Text("指标：", "targets: "), words))
    if clause.units:
        bodies = (joined("", (u.name, "（", label(ROLES, u.role), "）")) for u in clause.units)
        yield joined("", (Text("单位：", "units: "), joined(_SEMICOLON, bodies)))
    if clause.channels or clause.lines:
        channels = (Text(_NAMES.get(id_, id_), id_) for id_ in clause.channels)
        yield joined("", (Text("渠道与业务：", "channels and lines: "), listed((*channels, *clause.lines))))


def _unsure(clause: Clause) -> Iterator[Text]:
    if clause.sureness and clause.sureness.doubts:
        yield unsure(clause.sureness.doubts)


def _summary(clauses: Sequence[Clause]) -> Text:
    counts = Counter(c.kind for c in clauses)
    words = listed(joined(" ", (label(CLASSES, kind), str(n))) for kind, n in counts.most_common())
    return say("units", number=count("unit", sum(counts.values())), words=words)

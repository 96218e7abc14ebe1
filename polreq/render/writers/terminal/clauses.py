"""Extracted clauses for people: place, what it is, the text, and what was read out of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from polreq.model.clause import NORMS, Clause, Deadline
from polreq.model.workspace import DEFAULT_CHANNELS, OTHER_CHANNELS
from polreq.render.oneline import clean
from polreq.render.words import CLASSES, DEADLINES, FORCES, ROLES, label, pick
from polreq.render.writers.terminal.canvas import Line, draw, wrap
from polreq.words import Lang


def render_clauses(clauses: Sequence[Clause], lang: Lang, *, width: int, color: bool, explain: bool) -> str:
    """Write the clauses one under the other, and at the end how many of each class there are.

    Args:
        clauses: of one document.
        lang: language of the words.
        width: cells in a line.
        color: whether to use the terminal's colours.
        explain: whether to add the reasons of every decision.
    """
    lines: list[Line] = []
    for clause in clauses:
        if not clause.text.strip():
            continue
        lines.append([(f"{clause.locator}  ", "faint"), (_what(clause, lang), "good" if clause.is_norm else "faint")])
        for row in (clause.text.strip(), *_notes(clause, lang), *(_reasons(clause, lang) if explain else ())):
            lines += [[("    " + piece, "")] for piece in wrap(clean(row), width - 4)]
    lines.append([(_summary(clauses, lang), "strong")])
    return draw(lines, color=color)


def _what(clause: Clause, lang: Lang) -> str:
    words = [label(CLASSES, clause.kind, lang)]
    if clause.kind in NORMS:
        words.append(label(FORCES, clause.force or "", lang))
    if clause.product:
        words.append(pick(lang, "产品", "product"))
    return "·".join(words)


#: Names of channels; a workspace may have others, which keep their ids here.
_NAMES: Final = {channel.id: channel.name for channel in (*DEFAULT_CHANNELS, *OTHER_CHANNELS)}

#: What a reason is for.
_DECIDED: Final = {"class": ("类别", "class"), "force": ("约束力", "force"), "product": ("产品", "product")}


def _reasons(clause: Clause, lang: Lang) -> Iterator[str]:
    for reason in clause.reasons:
        decided = pick(lang, *_DECIDED[reason.field]) if reason.field in _DECIDED else reason.field
        yield f"{decided} ← {reason.rule} {reason.words}".rstrip()


def _deadline(deadline: Deadline, lang: Lang) -> str:
    day = f" {deadline.date.isoformat()}" if deadline.date else ""
    return f"{deadline.text}（{label(DEADLINES, deadline.kind, lang)}{day}）"


def _notes(clause: Clause, lang: Lang) -> Iterator[str]:
    if clause.deadlines:
        yield pick(lang, "时限：", "deadlines: ") + "；".join(_deadline(d, lang) for d in clause.deadlines)
    if clause.targets:
        words = "；".join(f"{t.text}（{t.op} {t.value}{t.unit}）" for t in clause.targets)
        yield pick(lang, "指标：", "targets: ") + words
    if clause.units:
        words = "；".join(f"{u.name}（{label(ROLES, u.role, lang)}）" for u in clause.units)
        yield pick(lang, "单位：", "units: ") + words
    if clause.channels or clause.lines:
        yield pick(lang, "渠道与业务：", "channels and lines: ") + "、".join(
            (*(_NAMES.get(id_, id_) if lang == "zh" else id_ for id_ in clause.channels), *clause.lines)
        )


def _summary(clauses: Sequence[Clause], lang: Lang) -> str:
    counts = Counter(c.kind for c in clauses if c.text.strip())
    words = "、".join(f"{label(CLASSES, kind, lang)} {n}" for kind, n in counts.most_common())
    return pick(lang, f"共 {sum(counts.values())} 段：{words}", f"{sum(counts.values())} units: {words}")

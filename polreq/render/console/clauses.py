"""Extracted clauses for people: place, what it is, the text, and what was read out of it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from polreq.model.clause import NORMS, Clause
from polreq.render.console.canvas import Line, draw, wrap
from polreq.render.oneline import clean
from polreq.render.words import CLASSES, FORCES, Lang, label, pick


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
        for row in (clause.text.strip(), *_notes(clause, lang), *(_reasons(clause) if explain else ())):
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


def _reasons(clause: Clause) -> Iterator[str]:
    for reason in clause.reasons:
        yield f"{reason.field} ← {reason.rule} {reason.words}".rstrip()


def _notes(clause: Clause, lang: Lang) -> Iterator[str]:
    if clause.deadlines:
        words = "；".join(f"{d.text}（{d.kind}{' ' + d.date.isoformat() if d.date else ''}）" for d in clause.deadlines)
        yield pick(lang, "时限：", "deadlines: ") + words
    if clause.targets:
        words = "；".join(f"{t.text}（{t.op} {t.value}{t.unit}）" for t in clause.targets)
        yield pick(lang, "指标：", "targets: ") + words
    if clause.units:
        yield pick(lang, "单位：", "units: ") + "；".join(f"{u.name}（{u.role}）" for u in clause.units)
    if clause.channels or clause.lines:
        yield pick(lang, "渠道与业务：", "channels and lines: ") + "、".join((*clause.channels, *clause.lines))


def _summary(clauses: Sequence[Clause], lang: Lang) -> str:
    counts = Counter(c.kind for c in clauses if c.text.strip())
    words = "、".join(f"{label(CLASSES, kind, lang)} {n}" for kind, n in counts.most_common())
    return pick(lang, f"共 {sum(counts.values())} 段：{words}", f"{sum(counts.values())} units: {words}")

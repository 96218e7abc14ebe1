"""Responsibility lines (（市数据局负责，6月底前）, 责任单位：…) → the norms before them, to which they belong."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from polreq.late import late
from polreq.model.clause import Clause, Deadline
from polreq.official.enumerators import ENUMERATORS
from polreq.text.normalise import fold


def answered(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Give the clauses with each responsibility line's bodies and dates added to the norms that it belongs to.

    A line belongs to the norms under its own heading, back to the responsibility line before it and not beyond the
    beginning of a numbered item; where there is no heading, to those of its paragraph, or of the paragraph before it if
    it is one of its own. What a norm says itself stays and comes first: a norm with a bracket of its own takes no other
    bodies, and dates are added only where it has none.
    """
    out = list(clauses)
    waiting: list[int] = []
    told = False
    for at, clause in enumerate(clauses):
        if clause.is_norm:
            waiting, told = ([] if told else waiting) + [at], False
        elif clause.kind == "meta" and (clause.units or _by_when(clause)):
            for norm in _meant(clauses, waiting, at):
                out[norm] = _with(out[norm], clause)
            told = True  # 牵头单位：…；配合单位：… are two units for the same norms
    return tuple(out)


def _meant(clauses: Sequence[Clause], waiting: Sequence[int], at: int) -> list[int]:
    heading = clauses[at].heading
    if heading:
        begins = _item(clauses, at)
        return [norm for norm in waiting if norm >= begins and clauses[norm].heading[: len(heading)] == heading]
    near = {_block(clauses[at]), _block(clauses[at - 1]) if at and clauses[at].start == 0 else _block(clauses[at])}
    return [norm for norm in waiting if _block(clauses[norm]) in near]


#: How an item of a list begins, as it stands in the text.
_NUMBERED: Final = late("|".join(f"(?:{each.sentence})" for each in ENUMERATORS if each.rank and each.sentence))


def _item(clauses: Sequence[Clause], at: int) -> int:
    """Give where the numbered item begins in whose last paragraph the line stands; 0 where the line is a paragraph itself."""
    if clauses[at].start == 0:
        return 0
    block = _block(clauses[at])
    for begin in range(at, -1, -1):
        if _block(clauses[begin]) != block:
            return 0
        if clauses[begin].start == 0:
            return begin if _NUMBERED.match(fold(clauses[begin].text).lstrip()) else 0
    return 0


def _by_when(line: Clause) -> tuple[Deadline, ...]:
    return tuple(deadline for deadline in line.deadlines if deadline.kind != "effective")


def _block(clause: Clause) -> str:
    return clause.locator.rpartition(".s")[0]


def _answers_itself(norm: Clause) -> bool:
    """Tell whether a norm has a bracket or label with bodies of its own."""
    words = fold(norm.text)
    aside = " ".join(_SET_APART.findall(words))
    return any(body.role != "actor" and fold(body.name) in aside for body in norm.units)


#: What stands in brackets, or behind 责任单位：.
_SET_APART: Final = late(r"[（〔【](?:[^（）〔〕【】]|（[^（）]*）)*[）〕】]|(?:单位|部门)：[^。；]*")


def _with(norm: Clause, line: Clause) -> Clause:
    named = {body.name for body in norm.units}
    added = () if _answers_itself(norm) else tuple(body for body in line.units if body.name not in named)
    return replace(norm, units=(*norm.units, *added), deadlines=norm.deadlines or _by_when(line))

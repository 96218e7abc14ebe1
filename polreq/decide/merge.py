"""Make one requirement out of several that say the same (合并), without losing an id, a basis or a decision."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.decide.links import Decider, Signature
from polreq.errors import UsageError
from polreq.model.identity import close
from polreq.model.link import Gap, Link
from polreq.model.requirement import Basis, Requirement
from polreq.results.review import CONFIRM, Decision

#: What a merged requirement notes; the id of the one that is kept follows.
INTO: Final = "并入"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge does.

    Args:
        keep: the requirement that is kept, with all bases.
        others: those merged into it, rejected with a note.
        bases: number of bases that the kept one gained.
        links: links carried over to it.
        gaps: the written reason carried over to it, if it had none.
        left: (link, why) of links that were not carried over: `stale`, `step` or `contrary`.
    """

    keep: Requirement
    others: tuple[Requirement, ...]
    bases: int
    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    left: tuple[tuple[Link, str], ...]


def plan_merge(assessment: Assessment, keep: str, others: Sequence[str], signature: Signature) -> Merged:
    """Work out a merge; nothing is written.

    The others are rejected with the note “并入 KEEP”, and their bases become bases of the one that is kept. Confirmed
    links of the others, in both directions and also those written inline, are recorded for it too; their own stay in
    the file but count no longer. Rejected links are not carried over: they were about other words.

    Raises:
        UsageError: an id cannot be merged; all are named.
    """
    requirements = assessment.requirements
    names = tuple(dict.fromkeys(others))
    _complain(requirements, keep, names)
    kept = requirements[keep]
    gone = tuple(requirements[name] for name in names)
    known = {_same_basis(b) for b in kept.bases}
    gained = []
    for basis in (b for r in gone for b in r.bases):
        if _same_basis(basis) not in known:
            known.add(_same_basis(basis))
            gained.append(replace(basis, place=None))
    links, left = _carry(assessment, keep, frozenset(names), signature)
    return Merged(
        keep=replace(kept, bases=(*kept.bases, *gained)),
        others=tuple(replace(r, status="rejected", note=_noted(r.note, keep)) for r in gone),
        bases=len(gained),
        links=links,
        gaps=_carry_reason(assessment, keep, names),
        left=left,
    )


def _complain(requirements: dict[str, Requirement], keep: str, others: tuple[str, ...]) -> None:
    wrong: list[tuple[str, str]] = []
    for name in (keep, *others):
        if name not in requirements:
            near = "".join(close(name, requirements))
            zh, en = (f"；是不是“{near}”？", f"; is it '{near}'?") if near else ("", "")
            wrong.append((f"没有编号为“{name}”的需求{zh}", f"there is no requirement '{name}'{en}"))
        elif requirements[name].status == "rejected":
            wrong.append((f"“{name}”已被否决", f"'{name}' was rejected already"))
        elif keep in requirements and requirements[name].layer != requirements[keep].layer:
            wrong.append((f"“{name}”与“{keep}”不在同一层", f"'{name}' and '{keep}' are of different layers"))
    if keep in others:
        wrong.append((f"“{keep}”不能并入自己", f"'{keep}' cannot be merged into itself"))
    if not others:
        wrong.append(("请给出要并入的需求编号", "name the requirements to be merged into it"))
    if wrong:
        raise UsageError("；".join(zh for zh, _ in wrong) + "。", "; ".join(en for _, en in wrong) + ".")


def _same_basis(basis: Basis) -> Basis:
    """Return what makes two bases the same: everything but the words and their digest of that day."""
    return replace(basis, digest="", quote="")


def _noted(note: str, keep: str) -> str:
    return f"{note}；{INTO} {keep}" if note else f"{INTO} {keep}"


def _carry(
    assessment: Assessment, keep: str, gone: frozenset[str], signature: Signature
) -> tuple[tuple[Link, ...], tuple[tuple[Link, str], ...]]:
    stale = {(t.link.lower, t.link.upper) for t in assessment.graph.troubles if t.kind == "stale"}
    decider = Decider(assessment)
    standing = {(k.lower, k.upper): k.verdict for k in (*assessment.graph.links, *assessment.workspace.links)}
    carried: list[Link] = []
    left: list[tuple[Link, str]] = []
    for link in assessment.graph.links:
        lower = keep if link.lower in gone else link.lower
        upper = keep if link.upper in gone else link.upper
        pair = (lower, upper)
        if pair == (link.lower, link.upper) or lower == upper or standing.get(pair) == "confirmed":
            continue
        if standing.get(pair) == "rejected":
            left.append((link, "contrary"))
        elif (link.lower, link.upper) in stale:
            left.append((link, "stale"))
        else:
            source = next(name for name in (link.lower, link.upper) if name in gone)
            note = f"{link.note}（由 {source} 带入）" if link.note else f"由 {source} 带入"
            decision = Decision(CONFIRM, upper, lower, note=note, reason=link.skip)
            prepared = decider.prepare([decision], signature)
            decider.remember(prepared)
            carried += prepared.links
            left += [] if prepared.links or not prepared.findings else [(link, "step")]
            standing[pair] = "confirmed"
    return tuple(carried), tuple(left)


def _carry_reason(assessment: Assessment, keep: str, others: tuple[str, ...]) -> tuple[Gap, ...]:
    """Return the reason of the first merged requirement that has one; the day and the person stay its own."""
    gaps = {g.requirement: g for g in assessment.workspace.gaps}
    found = next((gaps[name] for name in others if name in gaps), None)
    if keep in gaps or found is None:
        return ()
    decider = Decider(assessment)
    decision = Decision("justify", keep, reason=found.reason, by=found.by, on=found.on)
    return decider.prepare([decision], Signature()).gaps

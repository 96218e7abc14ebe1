"""One decision for many readings: all, all under a heading, all that are sure, all alike."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.decide.lessons import alike
from polreq.decide.reading_input import Misread, field_named, read_value, terms_in
from polreq.model.requirement import Requirement
from polreq.results.readings import ACCEPT, CORRECT, DROP, KEEP, ReadingDecision

#: What stands in the place of an id for every reading that nobody has decided about.
EVERY: Final = frozenset(("all", "全部", "*"))


def drafts_under(assessment: Assessment, heading: str = "") -> tuple[Requirement, ...]:
    """Return the readings that nobody has decided about, or whose clause has other words since; all or those below a heading that has these words."""
    words = "".join(heading.split())
    return tuple(
        r
        for r in assessment.workspace.requirements
        if (r.is_draft or r.is_overtaken) and (not words or any(words in "".join(h.split()) for h in r.heading))
    )


def sure_ones(assessment: Assessment, heading: str = "") -> tuple[ReadingDecision, ...]:
    """Return the decisions that accept what the program is sure of."""
    return tuple(ReadingDecision(ACCEPT, r.id) for r in drafts_under(assessment, heading) if r.is_draft and r.sure)


def spread(
    assessment: Assessment, decisions: Iterable[ReadingDecision], *, heading: str = "", like: bool = False
) -> tuple[ReadingDecision, ...]:
    """Return decisions with those about every reading written out, and those that are to be made alike.

    What is wrong with a decision (an id that is not there, a value that cannot be) is left for the judge of decisions to say.

    Args:
        assessment: the workspace.
        decisions: as they were asked for; an id of EVERY means all drafts.
        heading: only drafts under a heading with these words.
        like: also for the drafts that are like the one decided about.
    """
    found: list[ReadingDecision] = []
    for decision in decisions:
        if decision.item in EVERY:
            drafts = drafts_under(assessment, heading)
            found += (replace(decision, item=r.id) for r in drafts if _may_be(decision.kind, r))
        else:
            found.append(decision)
            found += _like(assessment, decision, heading) if like else ()
    return tuple(found)


def _may_be(kind: str, requirement: Requirement) -> bool:
    """Whether a decision about every reading can be about this one: what rests on nothing any more can only be given up."""
    if kind == KEEP:
        return bool(requirement.newer.quote)
    return kind == DROP or not requirement.newer.gone


def _like(assessment: Assessment, decision: ReadingDecision, heading: str) -> tuple[ReadingDecision, ...]:
    requirement = assessment.requirements.get(decision.item)
    field, value = "", None
    if requirement is None:
        return ()
    if decision.kind == CORRECT:
        field = field_named(decision.field) or ""
        value = read_value(field, decision.value, requirement, terms_in(assessment)) if field else None
        if not field or isinstance(value, Misread):
            return ()
    within = {r.id for r in drafts_under(assessment, heading)}
    return tuple(one for one in alike(assessment, decision, field, value) if one.item in within)

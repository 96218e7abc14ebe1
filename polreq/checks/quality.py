"""Rules about the quality of what people wrote: acceptance criteria (验收标准), and remarks on the wording of requirements and features."""

from collections.abc import Iterator
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.checks.coverage import orphans, unbased
from polreq.checks.wording.remarks import PlacedRemark, has_criterion
from polreq.model.feature import Feature
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.words.names import TEXT_FIELDS, label

#: Layers whose mandatory demands are what a project is accepted by: policy (督查) and contract (验收).
_ACCEPTED_BY: Final = ("high", "project")

#: From this share of features with a criterion on, those without one are exceptions that can be named one by one.
_CUSTOM: Final = 3, 4

#: Of so few features a share says nothing about how a team works.
_FEW: Final = 10


def check_acceptance(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every feature that is planned, under way or done and has no acceptance criterion.

    One that answers for a mandatory demand of policy or contract is a warning (Q001), others are infos (Q002). Where most
    features have none, that is said once for all others (Q003), and where none has one, for all.
    """
    asked = [f for f in assessment.workspace.features if f.standing in ("planned", "doing", "done")]
    written = sum(map(has_criterion, asked))
    bare = [f for f in asked if not has_criterion(f) and not f.tests]  # test cases show it as well
    customary = written > 0
    binding = {f.id: demand for f in bare if customary and (demand := _mandatory(f, assessment))}
    for feature in bare:
        if feature.id in binding:
            facts = (("id", feature.id), ("requirement", binding[feature.id]))
            yield Finding("Q001", assessment.place(feature.id), feature.id, facts)
    others = [f for f in bare if f.id not in binding]
    part, whole = _CUSTOM
    if whole * written >= part * (written + len(bare)):
        for feature in others:
            yield Finding("Q002", assessment.place(feature.id), feature.id, (("id", feature.id),))
    elif others and len(asked) >= _FEW:
        facts = (("count", str(len(bare))), ("total", str(len(asked))))
        yield Finding("Q003", assessment.place(others[0].id), "", facts)


def check_wording(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every item with vague words (Q004), several demands (Q005), no result (Q007), or words called otherwise now (Q008)."""
    for remark in assessment.remarks:
        if remark.code != "Q006":
            yield _finding(remark)


def check_solutions(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every item that names means and no need, and that neither serves a requirement nor rests on anything (Q006)."""
    means = [remark for remark in assessment.remarks if remark.code == "Q006"]
    alone = {*orphans(assessment), *unbased(assessment)} if means else set()
    for remark in means:
        if remark.item in alone:
            yield _finding(remark)


def _finding(remark: PlacedRemark) -> Finding:
    if remark.code == "Q008":
        old, new = remark.words
        named: tuple[tuple[str, str | Text], ...] = (("id", remark.item), ("field", label(TEXT_FIELDS, remark.key)))
        return Finding(remark.code, remark.place, remark.item, (*named, ("old", old), ("new", new)))
    words = Text("、".join(f"“{one}”" for one in remark.words), ", ".join(f"'{one}'" for one in remark.words))
    facts = (("id", remark.item), ("field", label(TEXT_FIELDS, remark.key)), ("words", words))
    return Finding(remark.code, remark.place, remark.item, facts)


def _mandatory(feature: Feature, assessment: Assessment) -> str:
    """Return the nearest mandatory demand of policy or contract that the feature answers for; empty if there is none."""
    for above in assessment.graph.closure_above(feature.id):
        requirement = assessment.requirements[above]
        if requirement.force == "must" and requirement.in_scope and requirement.layer in _ACCEPTED_BY:
            return above
    return ""

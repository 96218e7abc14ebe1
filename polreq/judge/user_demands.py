"""Demands of users: what they rest on, which of them no feature answers, and which no policy asks for."""

from collections.abc import Iterator

from polreq.checks.assessment import Assessment
from polreq.model.requirement import Requirement
from polreq.results.users import UserDemand


def unanswered(assessment: Assessment) -> tuple[UserDemand, ...]:
    """Return the demands of users that lead to no feature, and for which nobody gave a reason; most pieces of evidence first."""
    open_ = (r for r in _voiced(assessment) if r.id in assessment.covered)
    without = (r for r in open_ if not (assessment.covered[r.id].deep or assessment.covered[r.id].justified))
    return by_evidence(assessment, without)


def unbased(assessment: Assessment) -> tuple[UserDemand, ...]:
    """Return the demands of users that rest on nothing else, neither themselves, nor by what they serve, nor by what their features serve."""
    return by_evidence(assessment, (r for r in _voiced(assessment) if not _is_based(assessment, r)))


def evidence_of(requirement: Requirement) -> int:
    """Return how many pieces of evidence a requirement rests on; a source that nobody counted is one."""
    return sum(basis.count or 1 for basis in requirement.bases if basis.kind == "evidence")


def users_near(assessment: Assessment, id: str) -> Iterator[str]:
    """Yield ids of the requirements whose evidence speaks for an item: itself, those below it, and users' demands that the features below it answer too."""
    graph = assessment.graph
    below = tuple(graph.closure_below(id))
    features = [one for one in (id, *below) if one in assessment.features]
    beside = (
        above for feature in features for above in graph.closure_above(feature) if above in assessment.requirements
    )
    answered = (one for one in beside if assessment.requirements[one].layer == "user")
    for one in dict.fromkeys((id, *below, *answered)):
        if one in assessment.requirements and assessment.requirements[one].status != "rejected":
            yield one


def user_demand(assessment: Assessment, requirement: Requirement) -> UserDemand:
    """Say what is known of a demand."""
    days = [basis.on for basis in requirement.bases if basis.kind == "evidence" and basis.on]
    text = requirement.title or requirement.statement
    place = assessment.place(requirement.id)
    return UserDemand(requirement.id, text, evidence_of(requirement), max(days, default=None), place)


def by_evidence(assessment: Assessment, requirements: Iterator[Requirement]) -> tuple[UserDemand, ...]:
    """Return demands, those with most evidence first, else in the order of the workspace."""
    return tuple(sorted((user_demand(assessment, r) for r in requirements), key=lambda one: -one.count))


def _voiced(assessment: Assessment) -> Iterator[Requirement]:
    """Yield demands of users on which somebody's evidence rests; what was imported and is not said any more has none."""
    return (r for r in assessment.workspace.requirements if r.layer == "user" and r.in_scope and evidence_of(r))


def _is_based(assessment: Assessment, requirement: Requirement) -> bool:
    graph = assessment.graph
    near = {requirement.id, *graph.closure_above(requirement.id)}
    for below in graph.closure_below(requirement.id):
        if below in assessment.features:
            near |= set(graph.closure_above(below))
    return any(_is_basis(assessment, assessment.requirements[id_]) for id_ in near if id_ in assessment.requirements)


def _is_basis(assessment: Assessment, requirement: Requirement) -> bool:
    return requirement.status != "rejected" and (
        requirement.layer == "high" or any(basis.kind != "evidence" for basis in requirement.bases)
    )

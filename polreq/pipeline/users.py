"""What users say and use, beside what policy asks and what was built."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.judge.broken_promises import broken_promises
from polreq.judge.little_used import little_used
from polreq.judge.standing import Standings
from polreq.judge.surveys import surveys
from polreq.judge.user_demands import unanswered, unbased
from polreq.judge.using import uses_of
from polreq.link.item import Options
from polreq.link.ranking import rank
from polreq.model.requirement import Requirement
from polreq.official.titles import quoted
from polreq.pipeline.assess import Assessed
from polreq.pipeline.registry import registry_of
from polreq.pipeline.suggest import requirement_item
from polreq.pipeline.voices import messages_of
from polreq.results.users import NearPolicy, UnbasedDemand, UserDemand, UserOverview
from polreq.text.choosing import choose_segmenter

#: So many pieces of policy language are named for a demand, the nearest first.
_NEAR: Final = 2


def look_at_users(root: Path, found: Assessed, low: int | None = None) -> UserOverview:
    """Look at what users say and use.

    Args:
        root: folder of the workspace.
        found: what is known of it, as of a day.
        low: uses of a month below which a feature is little used; None: as the settings say.

    Raises:
        PolreqError: messages of earlier imports cannot be read.
    """
    assessment = found.assessment
    workspace = assessment.workspace
    low = workspace.settings.low_usage if low is None else low
    said = messages_of(root)
    uses = uses_of(workspace.usage)
    broken, joined = broken_promises(assessment, said)
    standings = Standings(assessment, registry_of(workspace.documents))
    little, unknown = little_used(assessment, uses, standings, low)
    return UserOverview(
        low=low,
        voices=sum(map(len, said.values())),
        voiced=sum(bool(id_) for id_ in said),
        joined=joined,
        services=len(workspace.usage),
        matched=sum(bool(one.feature) for one in workspace.usage),
        unanswered=unanswered(assessment),
        little_used=little,
        unknown=unknown,
        broken=broken,
        unbased=tuple(with_policy(assessment, unbased(assessment), standings)),
        surveys=surveys(assessment, uses),
    )


def with_policy(assessment: Assessment, demands: Sequence[UserDemand], standings: Standings) -> Iterator[UnbasedDemand]:
    """Yield demands with the policy language that is nearest to each, if any is near.

    Args:
        assessment: the workspace, which has the demands.
        demands: those that rest on no policy.
        standings: say which policy binds.
    """
    policy = [
        r
        for r in assessment.workspace.requirements
        if r.layer == "high" and r.status != "rejected" and r.kind != "prohibition" and standings.holds(r.id)
    ]
    near: dict[str, list[NearPolicy]] = {}
    if policy and demands:
        asked = [requirement_item(assessment.requirements[one.id]) for one in demands]
        floor = assessment.workspace.settings.suggest_min
        options = Options(top=_NEAR, explain=False)
        for match in rank(asked, [requirement_item(r) for r in policy], (), options, choose_segmenter().words):
            if match.score >= floor:
                policy_ = assessment.requirements[match.found]
                near.setdefault(match.query, []).append(
                    NearPolicy(policy_.id, policy_.statement, _cited(assessment, policy_), round(match.score, 4))
                )
    for one in demands:
        yield UnbasedDemand(one, tuple(near.get(one.id, ())))


def _cited(assessment: Assessment, requirement: Requirement) -> str:
    """Say how to cite what a requirement rests on: the first clause that is written in a document of the workspace."""
    clauses: Iterable[str] = (
        f"{quoted(document.title)}{f'（{document.number}）' if document.number else ''} {basis.locator}".rstrip()
        for basis in requirement.bases
        if basis.kind == "clause" and (document := assessment.documents.get(basis.ref))
    )
    return next(iter(clauses), "")

"""Judge whether demands are supported, and which of them are in conflict: gather what is known of them, and what says the same."""

from collections import defaultdict
from collections.abc import Iterable

from polreq.judge.conflicts import find_conflicts
from polreq.judge.demands import Twin, judge, open_demands
from polreq.link.demands import same_demands
from polreq.model.feature import Feature
from polreq.pipeline.assess import Assessed
from polreq.pipeline.registry import registry_of
from polreq.pipeline.review import find_duplicates
from polreq.pipeline.suggest import feature_item, requirement_item
from polreq.results.conflicts import Conflict, Conflicts
from polreq.results.demand_verdicts import DemandVerdicts
from polreq.text.choosing import choose_segmenter


def judge_demands(found: Assessed, ids: Iterable[str]) -> DemandVerdicts:
    """Judge demands.

    Args:
        found: what is known of the workspace, as of a day.
        ids: of requirements and features; none: what is open.
    """
    assessment = found.assessment
    workspace = assessment.workspace
    items = {r.id: requirement_item(r) for r in workspace.requirements}
    items |= {f.id: feature_item(f) for f in workspace.features}
    asked = tuple(ids) or open_demands(assessment)
    return judge(assessment, asked, registry_of(workspace.documents), items, _twins(found))


def conflicts_of(found: Assessed) -> Conflicts:
    """Find the conflicts of a workspace.

    Args:
        found: what is known of it, as of a day.
    """
    return find_conflicts(found.assessment, registry_of(found.assessment.workspace.documents))


def all_conflicts(found: Assessed) -> tuple[Conflict, ...]:
    """Find the same, with those that do not bear on the product."""
    conflicts = conflicts_of(found)
    return (*conflicts.found, *conflicts.beside)


def _twins(found: Assessed) -> dict[str, list[Twin]]:
    """Return requirements of one layer, and features, that say the same; of features the earlier one is kept."""
    twins: defaultdict[str, list[Twin]] = defaultdict(list)
    for pair in find_duplicates(found):
        if not pair.across:
            twins[pair.other.id].append(Twin(pair.keep.id, kept=True))
            twins[pair.keep.id].append(Twin(pair.other.id, kept=False))
    live = [f for f in found.assessment.workspace.features if not f.given_up]
    for one, other in same_demands([_said(f) for f in live], choose_segmenter().words):
        if not _differ(live[one], live[other]):
            twins[live[other].id].append(Twin(live[one].id, kept=True))
            twins[live[one].id].append(Twin(live[other].id, kept=False))
    return twins


def _said(feature: Feature) -> str:
    return f"{feature.title}\n{feature.description}".strip()


def _differ(one: Feature, other: Feature) -> bool:
    """Whether two features are for different channels or modules: the same thing built twice on purpose."""
    apart = one.channels and other.channels and not {c for c, _ in one.channels} & {c for c, _ in other.channels}
    return bool(apart or (one.module and other.module and one.module != other.module))

"""Requirements and features as they are shown (条目), by id."""

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.checks.naming import beginning, resting_on
from polreq.model.document import Document
from polreq.model.feature import Feature
from polreq.model.layer import FEATURE
from polreq.model.requirement import Requirement
from polreq.results.report import Thing


def things(assessment: Assessment) -> dict[str, Thing]:
    """Return all requirements and features as shown, by id."""
    documents = assessment.documents
    found = {r.id: requirement_thing(r, documents) for r in assessment.workspace.requirements}
    return found | {f.id: feature_thing(f) for f in assessment.workspace.features}


def requirement_thing(requirement: Requirement, documents: dict[str, Document]) -> Thing:
    """Return a requirement as it is shown."""
    owners = [b.name for role in ("lead", "owner", "actor") for b in requirement.units if b.role == role]
    clause = next((b for b in requirement.bases if b.kind == "clause"), None)
    return Thing(
        id=requirement.id,
        layer=requirement.layer,
        title=requirement.title or beginning(requirement.statement),
        text=requirement.statement,
        place=requirement.place or SETTINGS_FILE,
        force=requirement.force,
        kind=requirement.kind,
        status=requirement.status,
        basis=resting_on(requirement, documents),
        document=clause.ref if clause else "",
        due=requirement.due,
        channels=tuple((c, "") for c in requirement.channels),
        lines=requirement.lines,
        owner=owners[0] if owners else "",
        units=requirement.units,
        sure=requirement.sure,
        doubts=requirement.unsure_of,
    )


def feature_thing(feature: Feature) -> Thing:
    """Return a feature as it is shown."""
    return Thing(
        id=feature.id,
        layer=FEATURE,
        title=feature.title or beginning(feature.description),
        text=feature.description or feature.title,
        place=feature.place or SETTINGS_FILE,
        status=feature.standing,
        channels=feature.on_channels,
        lines=feature.lines,
        owner=feature.owner,
    )

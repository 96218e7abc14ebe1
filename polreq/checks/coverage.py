"""Rules about coverage: gaps, deadlines, orphans, missing bases, channels that are ruled out."""

from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.checks.naming import beginning, resting_on
from polreq.model.feature import GIVEN_UP
from polreq.results.finding import Finding
from polreq.words.names import LAYERS

#: Which code a gap has, by the force of the requirement.
_GAP_CODES = {"must": "C601", "should": "C602", "may": "C603"}


def check_unmet(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every requirement in scope that no chain leads from to a feature, and no reason is given for."""
    for item in assessment.coverage.items:
        if not item.is_gap:
            continue
        requirement = assessment.requirements[item.id]
        facts = (
            ("id", item.id),
            ("text", beginning(requirement.statement)),
            ("basis", resting_on(requirement, assessment.documents)),
        )
        yield Finding(_GAP_CODES[requirement.force], assessment.place(item.id), item.id, facts)


def check_deadlines(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every requirement that is not delivered and whose deadline has passed or is near."""
    for item in assessment.coverage.items:
        if not item.is_pressing:
            continue
        code = "C604" if item.window == "passed" else "C605"
        yield Finding(code, assessment.place(item.id), item.id, (("id", item.id), ("due", str(item.due))))


def check_channels_delivered(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every covered requirement that is missing on a channel it asks for."""
    names = {c.id: c.name for c in assessment.workspace.settings.channels}
    for item in assessment.coverage.items:
        if item.deep and item.missing_channels:
            channels = "、".join(names[c] for c in item.missing_channels)
            yield Finding("C609", assessment.place(item.id), item.id, (("id", item.id), ("channels", channels)))


def orphans(assessment: Assessment) -> tuple[str, ...]:
    """Return the features that satisfy nothing and were not given up, in workspace order."""
    tied = {link.lower for link in assessment.graph.links}
    return tuple(f.id for f in assessment.workspace.features if f.id not in tied and not f.given_up)


def check_orphans(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every feature that satisfies nothing."""
    for feature in orphans(assessment):
        yield Finding("C606", assessment.place(feature), feature, (("id", feature),))


def check_proofs(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every feature that is done and has failed tests, or none that passed where others have them."""
    features = assessment.workspace.features
    tested = any(feature.tests for feature in features)
    for feature in features:
        if not feature.done:
            continue
        failed = [one for one in feature.tests if one.result == "failed"]
        if failed:
            facts = (("id", feature.id), ("count", str(len(failed))), ("name", failed[0].title or failed[0].id))
            yield Finding("C620", assessment.place(feature.id), feature.id, facts)
        elif tested and not feature.is_proven:
            yield Finding("C621", assessment.place(feature.id), feature.id, (("id", feature.id),))


def unbased(assessment: Assessment) -> tuple[str, ...]:
    """Return the requirements that rest on nothing: no basis of their own and nothing above them."""
    return tuple(
        r.id
        for r in assessment.workspace.requirements
        if r.status != "rejected" and not r.bases and not assessment.graph.above.get(r.id)
    )


def check_bases(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every requirement that rests on nothing."""
    for item in unbased(assessment):
        facts = (("id", item), ("layer", LAYERS[assessment.requirements[item].layer]))
        yield Finding("C607", assessment.place(item), item, facts)


def check_ruled_out(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every feature that is still being built on a channel that is ruled out."""
    ruled_out = {c.id: c for c in assessment.workspace.settings.channels if c.ruled_out}
    for feature in assessment.workspace.features:
        for channel, status in feature.on_channels:
            if channel in ruled_out and status not in (*GIVEN_UP, "done"):
                known = ruled_out[channel]
                facts = (("id", feature.id), ("channel", known.name), ("reason", known.ruled_out))
                yield Finding("C608", feature.place or SETTINGS_FILE, feature.id, facts)

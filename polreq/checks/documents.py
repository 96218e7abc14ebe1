"""Rules about policy documents."""

from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.results.finding import Finding


def check_digests_of(assessment: Assessment) -> Iterator[Finding]:
    """Yield a note for every document that is a digest (摘编) and not the original text."""
    for document in assessment.workspace.documents:
        if document.digest_of:
            yield Finding("D303", document.place or SETTINGS_FILE, document.id)


def check_validity(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every document whose validity ran out before the day of looking."""
    for document in assessment.workspace.documents:
        last = document.dates.expires
        if last is not None and assessment.as_of is not None and last < assessment.as_of:
            facts = (("title", document.title), ("last", str(last)))
            yield Finding("D311", document.place or SETTINGS_FILE, document.id, facts)

"""Rules about policy documents."""

from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.results.finding import Finding


def check_digests_of(assessment: Assessment) -> Iterator[Finding]:
    """Yield a note for every document that is a digest (摘编) and not the original text."""
    for document in assessment.workspace.documents:
        if document.digest_of:
            yield Finding("D303", document.place or SETTINGS_FILE, document.id)

"""Rules about policy documents."""

from collections import Counter
from collections.abc import Iterator

from polreq.checks.assessment import SETTINGS_FILE, Assessment
from polreq.results.finding import Finding
from polreq.results.lifecycle import OVER
from polreq.words import Text
from polreq.words.lifecycle import STATES


def check_digests_of(assessment: Assessment) -> Iterator[Finding]:
    """Yield a note for every document that is a digest (摘编) and not the original text."""
    for document in assessment.workspace.documents:
        if document.digest_of:
            yield Finding("D303", document.place or SETTINGS_FILE, document.id)


def check_lives(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for every document whose validity ran out (D311), or on which requirements rest although it is over (D312) or ends soon (D313)."""
    resting = Counter(
        ref
        for requirement in assessment.workspace.requirements
        if requirement.status != "rejected"
        for ref in {basis.ref for basis in requirement.bases if basis.kind == "clause"}
    )
    more: tuple[str, str | Text]
    for life in assessment.lives:
        document, number = assessment.documents[life.document], resting[life.document]
        facts: tuple[tuple[str, str], ...] = (
            ("title", document.title),
            ("number", str(number)),
            ("document", document.id),
        )
        lapsed = life.state == "expired" or any(remark.key == "extended_unsaid" for remark in life.remarks)
        if lapsed and life.day:
            code, more = "D311", ("last", str(life.day))
        elif life.state in OVER and number:
            code, more = "D312", ("how", STATES[life.state])
        elif life.state == "soon" and number:
            code, more = "D313", ("day", str(life.day))
        else:
            continue
        yield Finding(code, document.place or SETTINGS_FILE, document.id, (*facts, more))

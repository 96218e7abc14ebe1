"""What the ends of stale links said when they were reviewed, as far as git remembers it."""

from dataclasses import replace
from pathlib import Path

from polreq.checks.assessment import Assessment
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.requirement import Requirement
from polreq.results.review import Candidate, Entry, Review
from polreq.store.history import earlier


def with_earlier_texts(root: Path, assessment: Assessment, review: Review) -> Review:
    """Add to every stale link the texts whose digests were noted at its review, where they are found."""
    entries = tuple(_entry(root, assessment, entry) if entry.stale else entry for entry in review.entries)
    return replace(review, entries=entries)


def _entry(root: Path, assessment: Assessment, entry: Entry) -> Entry:
    def known(candidate: Candidate) -> Candidate:
        ends = zip((candidate.thing.id, entry.thing.id), candidate.before, strict=True)
        found = [(item, _text(root, assessment, item, digest)) for item, digest in ends if item in candidate.changed]
        return replace(candidate, earlier=tuple((item, text) for item, text in found if text))

    return replace(entry, candidates=tuple(known(c) if c.changed else c for c in entry.candidates))


def _text(root: Path, assessment: Assessment, item: str, digest: str) -> str:
    """Return the text of an item in the version that has a digest, or nothing."""
    fields = assessment.workspace.settings.digest_fields
    for version in earlier(root, assessment.place(item).path, item):
        if isinstance(version, Requirement):
            if requirement_digest(version, fields.requirement) == digest:
                return version.statement
        elif feature_digest(version, fields.feature) == digest:
            return " ".join(part for part in (version.description or version.title, version.acceptance) if part)
    return ""

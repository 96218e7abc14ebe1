"""What the ends of stale links said when they were reviewed, as far as their earlier versions are known."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from polreq.checks.assessment import Assessment
from polreq.model.digest import feature_digest, requirement_digest
from polreq.model.feature import Feature
from polreq.model.requirement import Requirement
from polreq.results.review import Candidate, Difference, Entry, Review

#: Gives the versions of an item, the newest first, by the file in which it stands and its id.
Versions = Callable[[str, str], Iterable[Requirement | Feature]]


def with_earlier_texts(versions: Versions, assessment: Assessment, review: Review) -> Review:
    """Add to every stale link what its ends said at its review, field by field, where that is found."""
    past = _Past(versions, assessment)
    return replace(review, entries=tuple(past.entry(e) if e.stale else e for e in review.entries))


class _Past:
    """Compares items with their wordings of before."""

    def __init__(self, versions: Versions, assessment: Assessment) -> None:
        self._versions = versions
        self._assessment = assessment
        self._channels = {c.id: c.name for c in assessment.workspace.settings.channels}

    def entry(self, entry: Entry) -> Entry:
        return replace(entry, candidates=tuple(self._candidate(c, entry.thing.id) for c in entry.candidates))

    def _candidate(self, candidate: Candidate, upper: str) -> Candidate:
        ends = zip((candidate.thing.id, upper), candidate.before, strict=True)
        known = [d for item, digest in ends if item in candidate.changed for d in self._differences(item, digest)]
        return replace(candidate, differences=tuple(known))

    def _differences(self, item: str, digest: str) -> Iterator[Difference]:
        """Compare an item with its newest version that has a digest."""
        assessment = self._assessment
        requirement = assessment.requirements.get(item)
        today = requirement or assessment.features[item]
        counts = assessment.workspace.settings.digest_fields
        for version in self._versions(assessment.place(item).path, item):
            if isinstance(version, Requirement) and requirement:
                same = requirement_digest(version, counts.requirement) == digest
            elif isinstance(version, Feature) and not requirement:
                same = feature_digest(version, counts.feature) == digest
            else:
                continue
            if same:
                for field in counts.requirement if requirement else counts.feature:
                    before, after = self._said(version, field), self._said(today, field)
                    if before != after:
                        yield Difference(item, field, before, after)
                return

    def _said(self, item: Requirement | Feature, field: str) -> str:
        """Say a field as people wrote it, or by its key (class, force)."""
        match field:
            case "channels":
                ids = (c for c, _ in item.channels) if isinstance(item, Feature) else item.channels
                return "、".join(sorted(self._channels.get(c, c) for c in ids))
            case "line":
                return "、".join(sorted(item.lines))
            case "title":
                return item.title
        return _of_feature(item, field) if isinstance(item, Feature) else _of_requirement(item, field)


def _of_feature(feature: Feature, field: str) -> str:
    texts = {
        "description": feature.description,
        "acceptance": feature.acceptance,
        "module": feature.module,
        "release": feature.release,
    }
    return " ".join(texts[field].split())


def _of_requirement(requirement: Requirement, field: str) -> str:
    match field:
        case "class":
            return requirement.kind
        case "force":
            return requirement.force
        case "deadlines":
            return "、".join(f"{d.text} {d.date or ''}".strip() for d in requirement.deadlines)
        case "targets":
            return "、".join(t.text for t in requirement.targets)
        case "units":
            return "、".join(f"{u.name} {u.role}" for u in requirement.units)
        case _:
            return " ".join(requirement.statement.split())

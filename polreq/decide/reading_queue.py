"""The readings that nobody has decided about (待审的读法): first those whose clause reads otherwise now, then the most doubtful."""

from datetime import date

from polreq.checks.assessment import Assessment
from polreq.conclude.things import requirement_thing
from polreq.decide.lessons import proposals
from polreq.model.clause import FORCES
from polreq.model.digest import requirement_digest, text_digest
from polreq.model.requirement import Requirement
from polreq.results.coverage import WINDOWS, window_of
from polreq.results.newer import as_newer
from polreq.results.reading_values import FIELDS
from polreq.results.readings import Proposal, ReadingEntry


def readings_of(assessment: Assessment, *, decided: bool = False) -> tuple[ReadingEntry, ...]:
    """Gather the readings to be decided about: drafts of the program that nobody accepted, corrected or rejected, and what rests on older words.

    Those whose clause reads otherwise since somebody decided, or is gone, come first; then those with parts that the program is not
    sure of, then those that it does not promise to be right, then those
    that it does; among each, mandatory ones, then near deadlines, then the least likely, then the order of the workspace.

    Args:
        assessment: the workspace; requirements out of scope are among them, since that may be what was read wrong.
        decided: also list readings that are decided.
    """
    proposed = proposals(assessment)
    entries = [
        _entry(r, assessment, proposed.get(r.id, ()))
        for r in assessment.workspace.requirements
        if r.is_draft or r.is_overtaken or (decided and r.is_read)
    ]

    def turn(entry: ReadingEntry) -> tuple[int, int, int, float, date]:
        requirement = entry.requirement
        return (
            0 if entry.before else 1 if requirement.doubts else 3 if requirement.sure else 2,
            FORCES.index(requirement.force),
            WINDOWS.index(entry.window),
            min((chance for _, chance in requirement.doubts), default=1.0),
            requirement.due or date.max,
        )

    return tuple(sorted(entries, key=turn))


def reading_check(requirement: Requirement) -> str:
    """Digest all of a reading and how far its review is, so that whoever saw it knows whether it is still the same."""
    fields = requirement_digest(as_newer(requirement), ("statement", *FIELDS))
    newer = f" {requirement.newer.document} {requirement.newer.digest}" if requirement.is_overtaken else ""
    return text_digest(f"{fields} {requirement.status}{newer}")


def _entry(decided: Requirement, assessment: Assessment, proposed: tuple[Proposal, ...]) -> ReadingEntry:
    soon = assessment.workspace.settings.due_soon_days
    requirement = as_newer(decided)
    return ReadingEntry(
        thing=requirement_thing(requirement, assessment.documents),
        requirement=requirement,
        window=window_of(requirement.due, assessment.as_of, soon),
        check=reading_check(decided),
        proposals=proposed,
        before=decided if decided.is_overtaken else None,
    )

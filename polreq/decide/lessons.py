"""What people corrected, as lessons (从改正中学): the same correction twice is proposed a third time, and never made by itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from polreq.checks.assessment import Assessment
from polreq.decide.cues import Cue, cues_of
from polreq.decide.reading_input import ReadingTerms, terms_in
from polreq.model.requirement import Requirement, Signed
from polreq.results.reading_values import changed_fields, value_of, value_text
from polreq.results.readings import Proposal, ReadingDecision
from polreq.words import Text
from polreq.words.names import STATUSES
from polreq.words.review import tell

#: So often the same must have been corrected in the same way.
ENOUGH: Final = 2

#: What stands for a reading that was no requirement.
_DROPPED: Final = "dropped"


@dataclass(frozen=True, slots=True)
class Taught:
    """One correction, as far as others can be like it.

    Args:
        field: the part; empty where it was no requirement at all.
        before: what was taken away: the value of a part that holds one, the entries of one that is a list.
        after: what was put there instead.
        cues: what may have been the reason. Where entries of a list were taken away, they are that themselves: the same
            body was wrong again.
    """

    field: str
    before: object
    after: object
    cues: frozenset[Cue]

    def fits(self, requirement: Requirement, cues: frozenset[Cue]) -> bool:
        """Whether the same could be corrected in another reading."""
        if not self.field:
            return bool(cues & self.cues)
        value = value_of(requirement, self.field)
        if not isinstance(value, tuple):
            return value == self.before and bool(cues & self.cues)
        assert isinstance(self.before, tuple)
        assert isinstance(self.after, tuple)
        if self.before:
            return set(self.before) <= set(value) and value != _exchanged(value, self.before, self.after)
        return not set(self.after) <= set(value) and bool(cues & self.cues)

    def value_for(self, requirement: Requirement) -> object:
        """Return what the part of another reading would say."""
        value = value_of(requirement, self.field)
        if not isinstance(value, tuple):
            return self.after
        assert isinstance(self.before, tuple)
        assert isinstance(self.after, tuple)
        return _exchanged(value, self.before, self.after)


def lesson_of(requirement: Requirement, field: str, read: object, said: object) -> Taught:
    """Make a lesson of a correction.

    Args:
        requirement: in which it was made.
        field: the part.
        read: what the program had read.
        said: what a person wrote instead.
    """
    if isinstance(read, tuple) and isinstance(said, tuple):
        before = tuple(one for one in read if one not in said)
        after = tuple(one for one in said if one not in read)
        return Taught(field, before, after, frozenset() if before else cues_of(requirement, field))
    return Taught(field, read, said, cues_of(requirement, field))


def alike(assessment: Assessment, decision: ReadingDecision, field: str, value: object) -> tuple[ReadingDecision, ...]:
    """Return the same decision for the readings that nobody has decided about and that are like one.

    Like it are those in which the same stands, with the same entries in a list, or under the same cue: leading verb,
    binding word, heading.

    Args:
        assessment: the workspace.
        decision: to correct a part of a reading, or to drop it.
        field: the part; empty where it is no requirement.
        value: what the part is to say.
    """
    requirement = assessment.requirements[decision.item]
    if field:
        lesson = lesson_of(requirement, field, value_of(requirement, field), value)
    else:
        lesson = Taught("", None, None, cues_of(requirement, ""))
    channels = terms_in(assessment).channels
    return tuple(
        ReadingDecision(
            decision.kind,
            r.id,
            field,
            value_text(field, lesson.value_for(r), channels).zh if field else "",
            decision.note,
        )
        for r in assessment.workspace.requirements
        if r.is_draft and r.id != decision.item and lesson.fits(r, cues_of(r, field))
    )


def proposals(assessment: Assessment) -> Mapping[str, tuple[Proposal, ...]]:
    """Return the corrections that are proposed, by the id of the requirement; none where the settings say so.

    What people left as it was although it is alike speaks against a lesson: it is proposed only where more have corrected it.
    """
    if not assessment.workspace.settings.propose_corrections:
        return {}
    reviewed = [r for r in assessment.workspace.requirements if r.is_read and r.review != Signed()]
    learned = _Lessons(reviewed, terms_in(assessment))
    found = {r.id: learned.for_reading(r) for r in assessment.workspace.requirements if r.is_draft}
    return {item: made for item, made in found.items() if made}


@dataclass(frozen=True, slots=True)
class _Learned:
    """One lesson that was given often enough.

    Args:
        lesson: with the one cue that all have in common, or none.
        cue: that cue; None where the entries that were taken away say enough.
        taught: the requirements in which it was given.
    """

    lesson: Taught
    cue: Cue | None
    taught: tuple[Requirement, ...]

    @property
    def keys(self) -> tuple[object, ...]:
        """What a reading must have for the lesson to fit: its cue, or one of the entries that are taken away."""
        if self.cue:
            return (self.cue,)
        return self.lesson.before[:1] if isinstance(self.lesson.before, tuple) else ()


class _Lessons:
    """The lessons of a workspace, found by what they hang on: few of thousands of readings have that."""

    def __init__(self, reviewed: Sequence[Requirement], terms: ReadingTerms) -> None:
        self._terms = terms
        self._reviewed = reviewed
        self._cues: dict[tuple[str, str], frozenset[Cue]] = {}
        given: dict[tuple[str, object, object, Cue | None], list[Requirement]] = {}
        for requirement in reviewed:
            for lesson in _lessons(requirement):
                cues: list[Cue | None] = [*sorted(lesson.cues)] or [None]
                for cue in cues:
                    if cue or lesson.before:
                        given.setdefault((lesson.field, lesson.before, lesson.after, cue), []).append(requirement)
        often = [
            _Learned(Taught(field, before, after, frozenset([cue] if cue else [])), cue, tuple(taught))
            for (field, before, after, cue), taught in given.items()
            if len(taught) >= ENOUGH
        ]
        kept = [one for one in often if self._against(one.lesson) < len(one.taught)]
        # where two cues teach the same, the narrower one explains it better
        kept.sort(key=lambda one: (-len(one.taught), one.cue is not None and one.cue[0] == "heading"))
        self._by_key: dict[tuple[str, object], list[tuple[int, _Learned]]] = {}
        for rank, one in enumerate(kept):
            for key in one.keys:
                self._by_key.setdefault((one.lesson.field, key), []).append((rank, one))
        self._fields = tuple(dict.fromkeys(one.lesson.field for one in kept))

    def _against(self, lesson: Taught) -> int:
        """Count the readings that people looked at and left as the lesson would not."""
        return sum(r.status != "rejected" and self._fits(lesson, r) for r in self._reviewed)

    def _fits(self, lesson: Taught, requirement: Requirement) -> bool:
        return lesson.fits(requirement, self._cues_of(requirement, lesson.field))

    def _cues_of(self, requirement: Requirement, field: str) -> frozenset[Cue]:
        key = requirement.id, field
        if key not in self._cues:
            self._cues[key] = cues_of(requirement, field)
        return self._cues[key]

    def for_reading(self, requirement: Requirement) -> tuple[Proposal, ...]:
        """Return what would be corrected in a reading: for each part what was taught most often."""
        found = []
        for field in self._fields:
            value = value_of(requirement, field) if field else None
            entries: tuple[object, ...] = value if isinstance(value, tuple) else ()
            keys = (*self._cues_of(requirement, field), *entries)
            near = sorted({one for key in keys for one in self._by_key.get((field, key), ())}, key=lambda one: one[0])
            best = next((one for _, one in near if self._fits(one.lesson, requirement)), None)
            if best:
                found.append(self._proposal(requirement, best.lesson, best.cue, best.taught))
        return tuple(found)

    def _proposal(
        self, requirement: Requirement, lesson: Taught, cue: Cue | None, taught: Sequence[Requirement]
    ) -> Proposal:
        ids = tuple(r.id for r in taught)
        if not lesson.field:
            return Proposal("", STATUSES[requirement.status], STATUSES["rejected"], taught[-1].note, _cue(cue), ids)
        channels = self._terms.channels
        before, after = (
            value_text(lesson.field, value, channels) or Text("", "")
            for value in (value_of(requirement, lesson.field), lesson.value_for(requirement))
        )
        why = _cue(cue) if cue else tell("cue_same", words=value_text(lesson.field, lesson.before, channels))
        return Proposal(lesson.field, before, after, after.zh, why, ids)


def _lessons(requirement: Requirement) -> Iterable[Taught]:
    if requirement.status == "rejected":
        yield Taught("", _DROPPED, None, cues_of(requirement, ""))
        return
    for field in changed_fields(requirement):
        yield lesson_of(requirement, field, value_of(requirement.read, field), value_of(requirement, field))


def _cue(cue: Cue | None) -> Text:
    kind, words = cue or ("", "")
    return tell(f"cue_{kind}", words=words)


def _exchanged(value: tuple[object, ...], before: tuple[object, ...], after: tuple[object, ...]) -> tuple[object, ...]:
    """Put entries of a list in the place of others, or at its end where there were none."""
    out: list[object] = []
    done = False
    for one in value:
        if one not in before:
            out.append(one)
        elif not done:
            out += after
            done = True
    return tuple(dict.fromkeys(out if before else (*out, *after)))

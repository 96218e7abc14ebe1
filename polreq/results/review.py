"""What people are asked to decide in a review (审核), what they decide, and what that changes."""

from dataclasses import dataclass
from datetime import date

from polreq.model.clause import FORCES
from polreq.model.link import Gap, Link
from polreq.model.place import Place
from polreq.model.requirement import Basis, Requirement
from polreq.results.coverage import WINDOWS
from polreq.results.finding import Finding
from polreq.results.fulfilment import FulfilledAspect
from polreq.results.readings import ReadingChange, ReadingEntry
from polreq.results.report import JustifiedRow, Thing
from polreq.results.suggestion import Reason
from polreq.results.together import Together

#: What a reviewer can decide: the link holds 确认, it does not 否决, it still holds after a change 续认, the requirement
#: needs no feature 无需功能.
CONFIRM = "confirm"
REJECT = "reject"
RENEW = "renew"
JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of an item that is not as it was when a link of it was reviewed.

    Args:
        item: id of the item.
        field: as settings name it in `digest_fields`.
        before: what it said then; empty if nothing.
        after: what it says today.
    """

    item: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One link to be decided.

    Args:
        thing: the lower end.
        acceptance: what it is accepted by (验收标准), for features.
        score: 0 to 1; None for a link that nobody proposed.
        reasons: why it was proposed.
        digests: of the lower and the upper end today.
        verdict: what was decided before: `confirmed`, `rejected`, or empty.
        pending: it is confirmed, but waits for a second person (待第二人复核); written inline it has no verdict here.
        before: digests of both ends at that time; empty if not noted.
        changed: ids of the ends that changed since.
        by: who decided before; likewise `on`, `note` and `skip`.
        module: of the product, for features.
        differences: fields of the changed ends that are not as they were, where the wording of that time is known.
        fulfilment: of a feature: what it says of the numbers, limits, milestones and users that are asked for; nothing it does not say.
    """

    thing: Thing
    acceptance: str = ""
    score: float | None = None
    reasons: tuple[Reason, ...] = ()
    digests: tuple[str, str] = ("", "")
    verdict: str = ""
    before: tuple[str, str] = ("", "")
    changed: tuple[str, ...] = ()
    by: str = ""
    on: date | None = None
    note: str = ""
    skip: str = ""
    module: str = ""
    differences: tuple[Difference, ...] = ()
    fulfilment: tuple[FulfilledAspect, ...] = ()
    pending: bool = False

    @property
    def standing(self) -> str:
        """What was decided until now, as words/review.py names it: `stale`, `pending`, the verdict, or nothing."""
        return "stale" if self.changed else "pending" if self.pending else self.verdict


@dataclass(frozen=True, slots=True)
class Entry:
    """One requirement with everything that has to be decided about it.

    Args:
        thing: the requirement.
        state: coverage state; empty if it is out of scope.
        window: deadline window.
        digest: of the requirement today.
        candidates: stale links first, then suggestions: the best, those that answer together with others, the rest, best first.
        bases: what it rests on, with the words quoted.
        heading: headings above its clause, outermost first.
        gap: the written reason that stands against it, or stood until it changed.
        justified: whether that reason stands.
        above: ids of what it satisfies, at once or further up, where a link of it is stale: to be looked at with it.
        together: which of the suggestions answer more of what it lists together than any of them alone.
    """

    thing: Thing
    state: str = ""
    window: str = "none"
    digest: str = ""
    candidates: tuple[Candidate, ...] = ()
    bases: tuple[Basis, ...] = ()
    heading: tuple[str, ...] = ()
    gap: JustifiedRow | None = None
    justified: bool = False
    above: tuple[str, ...] = ()
    together: Together | None = None

    @property
    def stale(self) -> bool:
        """Whether a link of it has to be looked at again."""
        return any(c.changed for c in self.candidates)


@dataclass(frozen=True, slots=True)
class Review:
    """The queue of a review, in the order in which it is to be worked through.

    Args:
        entries: requirements whose links are to be decided about.
        readings: requirements whose reading nobody has decided about.
        stale: whether stale links were asked for first.
        things: all requirements and features that can be the lower end of a link.
        as_of: the day that deadlines are compared with.
        empty: there is no requirement in scope, so that nothing could be decided.
        channels: names of channels by id.
    """

    entries: tuple[Entry, ...]
    readings: tuple[ReadingEntry, ...] = ()
    stale: bool = False
    things: tuple[Thing, ...] = ()
    as_of: date | None = None
    empty: bool = False
    channels: tuple[tuple[str, str], ...] = ()

    @property
    def queue(self) -> tuple[Entry | ReadingEntry, ...]:
        """Both kinds in their turn: readings whose clause changed or that are not sure, since links rest on them; then by force and deadline, a reading before links.

        Each kind stays in its own order where turns are equal.
        """
        return tuple(sorted((*self.readings, *self.entries), key=self._turn))

    def _turn(self, entry: Entry | ReadingEntry) -> tuple[int, int, int, bool]:
        is_link = isinstance(entry, Entry)
        rank = 3
        if isinstance(entry, Entry):
            rank = 0 if self.stale and entry.stale else rank
        elif entry.before:
            rank = 1
        elif entry.thing.doubts:
            rank = 2
        return rank, FORCES.index(entry.thing.force), WINDOWS.index(entry.window), is_link


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided.

    Args:
        kind: CONFIRM, REJECT, RENEW or JUSTIFY.
        upper: id of the requirement.
        lower: id of the other end; empty for JUSTIFY.
        note: what they wrote; None keeps what is noted already.
        reason: why no feature is needed, or why the link skips a layer.
        by: who.
        on: when.
        place: where the decision stands in a table.
    """

    kind: str
    upper: str
    lower: str = ""
    note: str | None = None
    reason: str = ""
    by: str = ""
    on: date | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what a review changes.

    Args:
        lower: id of the lower end; empty for a justified gap.
        upper: id of the requirement.
        before: verdict until now: `confirmed`, `pending`, `rejected`, `stale`, `justified` or empty.
        after: verdict from now on.
        words: the note or the reason.
    """

    lower: str
    upper: str
    before: str
    after: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Decisions that were looked at and are ready to be written.

    Args:
        links: reviewed links as they will stand in trace/.
        gaps: justified gaps, likewise.
        changes: what that changes in links and gaps, in the order of the decisions.
        requirements: requirements as they will stand in requirements/, where readings were decided about.
        readings: what that changes in them, in the order of the decisions.
        findings: what is wrong with the others.
    """

    links: tuple[Link, ...] = ()
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    readings: tuple[ReadingChange, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.changes or self.requirements)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two requirements that say the same, of one layer or of two.

    Args:
        keep: the one to be kept: of the higher level of government, or else the earlier one; of two layers the upper one.
        other: the one that would be merged into it, or that satisfies it.
        score: share of character pairs that both statements have, 0 to 1.
        shared: deadlines and targets that both have, as written in the first.
        differs: words in which the statements differ: (of the one to be kept, of the other).
        across: whether they are of two layers: then a link is what joins them, since a merge would lose one of them.
    """

    keep: Thing
    other: Thing
    score: float
    shared: tuple[str, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()
    across: bool = False

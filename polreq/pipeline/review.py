"""A review in progress: every decision is on the disk before the next one is asked for, and the last ones can be undone.

A merge or a split changes requirements themselves; it is worked out on the files as they are at that moment.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from polreq.checks.assessment import Assessment
from polreq.decide.duplicates import duplicates
from polreq.decide.earlier import with_earlier_texts
from polreq.decide.edited import Edited, read_edited
from polreq.decide.links import Decider, Signature
from polreq.decide.merge import Merged, plan_merge
from polreq.decide.queue import make_review
from polreq.decide.readings import ReadingDecider
from polreq.decide.split import plan_split
from polreq.errors import reading
from polreq.link.demands import same_demands
from polreq.model.requirement import Requirement
from polreq.pipeline.assess import Assessed, assess, assess_again
from polreq.pipeline.read import read_table_bytes
from polreq.results.finding import Finding
from polreq.results.progress import Progress, silent
from polreq.results.readings import ReadingDecision
from polreq.results.report import Thing
from polreq.results.review import Decision, Duplicate, Prepared, Review
from polreq.sheets.reading import read_sheets
from polreq.store.cache import Cache
from polreq.store.files import marks
from polreq.store.git import user_name
from polreq.store.history import History
from polreq.store.save import record, save_requirements
from polreq.store.undo import Snapshot, restore, take_snapshot
from polreq.store.writing import writing
from polreq.text.choosing import choose_segmenter


class Reviewing:
    """Decisions about one workspace, written as they are made: about links, about readings, or both at once.

    One value serves one session of one person. It holds what was known when it was made; `decide` reads again what others
    have written since, under the lock of the workspace, before it writes.

    Args:
        root: folder of the workspace.
        found: what is known of it, see open_review.
        signature: who decides and when, where a decision does not say.
    """

    def __init__(self, root: Path, found: Assessed, signature: Signature) -> None:
        self._root = root
        self._found = found
        self._decider = Decider(found.assessment)
        self._readings = ReadingDecider(found.assessment)
        self._signature = signature
        self._past: list[tuple[Snapshot, Snapshot, tuple[Callable[[], None], ...]]] = []

    def judge(self, decisions: Iterable[Decision | ReadingDecision]) -> Prepared:
        """Say what decisions would change, and write nothing."""
        links, readings = _sorted(decisions)
        read = self._readings.prepare(readings, self._signature)
        # a link is reviewed as its ends will be
        forget = self._decider.remember(read)
        linked = self._decider.prepare(links, self._signature)
        forget()
        findings = (*read.findings, *linked.findings)
        if findings:
            return Prepared(findings=findings)
        return replace(linked, requirements=read.requirements, readings=read.readings)

    def decide(self, decisions: Iterable[Decision | ReadingDecision]) -> Prepared:
        """Write decisions down, all of them or, where one is wrong, none.

        What others have written since is seen first: where they decided about the same link or requirement in another
        way, that is a finding (R911, R913), and can be decided about once more.

        Returns:
            what was written; `findings` and nothing else where something is wrong, nothing at all where it stands already.
        """
        wanted = tuple(decisions)
        with writing(self._root) as files:
            contrary = self._catch_up(wanted)
            prepared = Prepared(findings=contrary) if contrary else self.judge(wanted)
            if prepared.empty:
                return prepared
            changed = {r.place.path for r in prepared.requirements if r.place}
            before = take_snapshot(files, changed)
            record(files, prepared.links, prepared.gaps, prepared.requirements)
            save_requirements(files, "", prepared.requirements)
            after = take_snapshot(files, changed)
            files.commit()
            self._found = replace(self._found, seen=marks(self._root))
        forgets = (self._decider.remember(prepared), self._readings.remember(prepared))
        self._past.append((before, after, forgets))
        return prepared

    def _catch_up(self, decisions: Sequence[Decision | ReadingDecision]) -> tuple[Finding, ...]:
        """Read again what others have written since, and say where it is contrary to what is to be written."""
        now = assess_again(self._root, self._found)
        if now is self._found:
            return ()
        decider, readings = Decider(now.assessment), ReadingDecider(now.assessment)
        about_links, about_readings = _sorted(decisions)
        contrary = (
            *self._decider.decided_since(decider, about_links),
            *self._readings.decided_since(readings, about_readings),
        )
        self._found, self._decider, self._readings = now, decider, readings
        return contrary

    def undo(self) -> bool:
        """Take the last decision back, which was one call of `decide`, so that the files are as they were, byte for byte.

        Returns:
            False if there is none, or if somebody else has written to the files since; nothing is done then.
        """
        if not self._past:
            return False
        before, after, forgets = self._past[-1]
        with writing(self._root) as files:
            if not restore(files, before, after):
                return False
        self._past.pop()
        for forget in forgets:
            forget()
        return True

    def targets(self, upper: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Return the items that may satisfy a requirement, those of the next layer or features first."""
        possible = [t for t in things if t.id != upper and self._decider.can_link(t.id, upper)]
        return tuple(sorted(possible, key=lambda t: self._decider.steps_over(t.id, upper)))

    def skips(self, lower: str, upper: str) -> bool:
        """Whether the link would skip a layer, which takes a reason."""
        return self._decider.steps_over(lower, upper)


def _sorted(
    decisions: Iterable[Decision | ReadingDecision],
) -> tuple[tuple[Decision, ...], tuple[ReadingDecision, ...]]:
    """Part decisions about links from those about readings."""
    every = tuple(decisions)
    return (
        tuple(one for one in every if isinstance(one, Decision)),
        tuple(one for one in every if isinstance(one, ReadingDecision)),
    )


def find_duplicates(found: Assessed) -> tuple[Duplicate, ...]:
    """Find requirements that say the same, of one layer or of two."""
    segment = choose_segmenter().words
    return duplicates(found.assessment, lambda statements: same_demands(statements, segment))


def merge(root: Path, found: Assessed, keep: str, others: Sequence[str], signature: Signature) -> Merged:
    """Merge requirements, in all files or in none.

    Args:
        root: folder of the workspace.
        found: what is known of it.
        keep: the requirement that is kept.
        others: those merged into it.
        signature: who decides and when.

    Raises:
        UsageError: an id cannot be merged.
        PolreqError: the files cannot be written.
    """
    with writing(root) as files:
        merged = plan_merge(assess_again(root, found).assessment, keep, others, signature)
        save_requirements(files, "", (merged.keep, *merged.others))
        record(files, merged.links, merged.gaps, merged.others)
    return merged


def split(root: Path, found: Assessed, item: str, words: str) -> tuple[Requirement, Requirement]:
    """Split a requirement, and write both parts into the file that holds it.

    Args:
        root: folder of the workspace.
        found: what is known of it.
        item: id of the requirement.
        words: the words with which its second part begins.

    Raises:
        UsageError: it cannot be split there.
        PolreqError: the files cannot be written.
    """
    with writing(root) as files:
        parts = plan_split(assess_again(root, found).assessment, item, words)
        save_requirements(files, "", parts, file=parts[0].place.path if parts[0].place else "")
    return parts


def signing_name(root: Path) -> str:
    """Return the name that git would sign a commit with in this folder; empty where it knows none."""
    return user_name(root)


def open_review(root: Path, cache: Cache, *, as_of: date | None, progress: Progress = silent) -> Assessed:
    """Load the workspace for a review; its mistakes are `check`'s to report."""
    return assess(root, cache, as_of=as_of, suggest=True, progress=progress)


def read_table(path: Path, assessment: Assessment) -> Edited:
    """Read the decisions out of a review table that people filled in.

    Raises:
        PolreqError: the file is not such a table.
    """
    with reading(path):
        return read_edited(path, read_sheets(path.name, read_table_bytes(path)), assessment)


def queue(root: Path, found: Assessed, *, stale: bool) -> Review:
    """Gather what has to be decided, with what the ends of stale links said when they were reviewed.

    Args:
        root: folder of the workspace.
        found: what is known about it.
        stale: put requirements with stale links before all others.
    """
    made = make_review(found.assessment, found.suggestions, stale=stale)
    return with_earlier_texts(History(root).of, found.assessment, made)

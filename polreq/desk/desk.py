"""The state of a review on the screen: where one is, what was decided, what can be undone; knows nothing of widgets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from polreq.model.requirement import Requirement
from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.reading_values import FIELD_NAMES
from polreq.results.readings import ACCEPT, CORRECT, DROP, KEEP, REMARK, ReadingDecision, ReadingEntry
from polreq.results.report import Thing
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, RENEW, Candidate, Decision, Entry, Prepared, Review
from polreq.words import Lang
from polreq.words.review import standing
from polreq.words.screen import on_screen


class Reviewer(Protocol):
    """What writes decisions down; see polreq.pipeline.review."""

    def decide(self, decisions: Iterable[Decision | ReadingDecision]) -> Prepared:
        """Write decisions down, all or none."""
        ...

    def undo(self) -> bool:
        """Take the last decision back."""
        ...

    def targets(self, upper: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Return the items that may satisfy a requirement."""
        ...

    def skips(self, lower: str, upper: str) -> bool:
        """Whether a link would skip a layer."""
        ...


#: Gives the queue and what writes to it; first splits a requirement where one is given as (id, words that begin its second part).
Opener = Callable[[tuple[str, str] | None], tuple[Review, Reviewer]]


#: Stands in the place of a lower end where a decision is about a reading.
READING: Final = "#"


@dataclass(frozen=True, slots=True)
class _Step:
    """One decision of this session, as far as the screen has to know for undoing it.

    Args:
        at: index in the queue.
        pick: index of the candidate.
        before: verdicts and requirements before it.
        what: what was decided, in words.
        written: whether anything was written.
    """

    at: int
    pick: int
    before: tuple[dict[tuple[str, str], str], dict[str, Requirement]]
    what: str
    written: bool


@dataclass(slots=True)
class Desk:
    """A review session.

    Args:
        review: the queue.
        reviewer: writes decisions.
        lang: language of messages.
        at: index of the entry in the queue.
        pick: index of its candidate.
        verdicts: what was decided in this session: (lower, upper) → `confirmed` or `rejected`; (empty, upper) → `justified`;
            (READING, id) → `accepted`, `corrected`, `kept` or `dropped`.
        changed: requirements as they stand since decisions about their reading.
        said: message of the last action.
        refused: why the last action wrote nothing, for who has to tell that apart.
    """

    review: Review
    reviewer: Reviewer
    lang: Lang
    at: int = 0
    pick: int = 0
    verdicts: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    added: dict[str, list[Candidate]] = field(default_factory=dict)
    changed: dict[str, Requirement] = field(default_factory=dict)
    steps: list[_Step] = field(default_factory=list)
    said: str = ""
    refused: tuple[Finding, ...] = ()
    _queue: tuple[Review, tuple[Entry | ReadingEntry, ...]] | None = None

    @property
    def queue(self) -> tuple[Entry | ReadingEntry, ...]:
        """Both kinds of entries in their turn."""
        if self._queue is None or self._queue[0] is not self.review:
            self._queue = (self.review, self.review.queue)
        return self._queue[1]

    @property
    def shown(self) -> Entry | ReadingEntry | None:
        """What is shown."""
        return self.queue[self.at] if self.queue else None

    @property
    def entry(self) -> Entry | None:
        """The requirement whose links are shown; None at a reading."""
        return self.shown if isinstance(self.shown, Entry) else None

    @property
    def reading(self) -> ReadingEntry | None:
        """The reading that is shown; None at links."""
        return self.shown if isinstance(self.shown, ReadingEntry) else None

    def as_it_is(self, entry: ReadingEntry) -> Requirement:
        """Return a requirement with what was decided about its reading in this session."""
        return self.changed.get(entry.thing.id, entry.requirement)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """Its candidates, with those that the reviewer chose at the end."""
        entry = self.entry
        return (*entry.candidates, *self.added.get(entry.thing.id, ())) if entry else ()

    @property
    def candidate(self) -> Candidate | None:
        """The candidate that is shown."""
        return self.candidates[self.pick] if self.pick < len(self.candidates) else None

    @property
    def note(self) -> str:
        """The note that waits for the decision about the pair that is shown."""
        return self.notes.get(self._key(), "")

    @property
    def done(self) -> int:
        """How many entries of the queue are decided."""
        return sum(self.settled(entry) != "" for entry in self.queue)

    def verdict(self, candidate: Candidate) -> str:
        """Return what was decided about a candidate in this session."""
        return self.verdicts.get((candidate.thing.id, self.entry.thing.id), "") if self.entry else ""

    def settled(self, entry: Entry | ReadingEntry) -> str:
        """Return how an entry was decided in this session, empty while something is left to decide."""
        upper = entry.thing.id
        if isinstance(entry, ReadingEntry):
            return self.verdicts.get((READING, upper), "")
        now = self.changed.get(upper)
        if now is not None and not now.in_scope:
            return "dropped"  # nothing has to answer it any more
        if ("", upper) in self.verdicts:
            return "justified"
        all_ = (*entry.candidates, *self.added.get(upper, ()))
        given = [self.verdicts.get((c.thing.id, upper), "") for c in all_]
        open_stale = any(c.changed and not v for c, v in zip(all_, given, strict=True))
        if "confirmed" in given and not open_stale:
            return "confirmed"
        return "rejected" if given and all(given) else ""

    def move(self, steps: int) -> None:
        """Go up or down the queue."""
        self.said = ""
        last = max(0, len(self.queue) - 1)
        self.at, self.pick = min(last, max(0, self.at + steps)), 0

    def turn(self, steps: int) -> None:
        """Go to another candidate of the same requirement."""
        self.said = ""
        if self.candidates:
            self.pick = (self.pick + steps) % len(self.candidates)

    def skip(self) -> None:
        """Leave the requirement for later: go to the next one that is open."""
        self.said = ""
        self._next_open()

    def confirm(self) -> None:
        """Accept the reading that is shown; confirm the pair, or renew it where it is stale."""
        if self.reading:
            self._read(ReadingDecision(ACCEPT, self.reading.thing.id), "accepted")
        else:
            self._about_pair(RENEW if self.candidate and self.candidate.verdict == "confirmed" else CONFIRM)

    def reject(self) -> None:
        """Say that the reading that is shown is no requirement; reject the pair."""
        if self.reading:
            self._read(ReadingDecision(DROP, self.reading.thing.id), "dropped")
        else:
            self._about_pair(REJECT)

    def keep(self) -> None:
        """Leave the requirement that is shown as it was, although its clause has newer words."""
        if self.reading:
            self._read(ReadingDecision(KEEP, self.reading.thing.id), "kept")

    def confirm_together(self) -> None:
        """Confirm all that answer the requirement together and are not decided yet; all or none is written."""
        entry = self.entry
        together = entry.together if entry else None
        if not entry or not together:
            self.said = on_screen("no_together", self.lang)
            return
        keys = [(lower, entry.thing.id) for lower in together.lowers if (lower, entry.thing.id) not in self.verdicts]
        decisions = [Decision(CONFIRM, upper, lower, self.notes.get((lower, upper))) for lower, upper in keys]
        what = f"{standing('confirmed').words(self.lang)} {'、'.join(lower for lower, _ in keys)} → {entry.thing.id}"
        self._write(decisions, keys, "confirmed", what)

    def correct(self, part: str, value: str) -> None:
        """Correct a part of the reading that is shown."""
        if self.reading:
            self._read(ReadingDecision(CORRECT, self.reading.thing.id, part, value), "corrected")

    def correct_as_written(self, words: str) -> None:
        """Correct a part of the reading that is shown, written as PART=VALUE."""
        part, _, value = words.replace("＝", "=").partition("=")
        self.correct(part.strip(), value.strip())

    def turn_product(self) -> None:
        """Say that the reading that is shown bears on the product, or does not, whichever it did not say."""
        if self.reading:
            self.correct("product", "no" if self.as_it_is(self.reading).product else "yes")

    def adopt(self) -> None:
        """Take the first correction that is proposed for the reading that is shown."""
        if not self.reading:
            return
        if not self.reading.proposals:
            self.said = on_screen("no_proposal", self.lang)
            return
        first = self.reading.proposals[0]
        if first.field:
            self.correct(first.field, first.value)
        else:
            self._read(ReadingDecision(DROP, self.reading.thing.id, note=first.value or None), "dropped")

    def under_heading(self) -> tuple[ReadingEntry, ...]:
        """Return the readings under the heading of the one that is shown that are not decided."""
        if not self.reading:
            return ()
        heading = self.reading.requirement.heading
        under = (e for e in self.review.readings if e.requirement.heading == heading and not e.gone)
        return tuple(e for e in under if not self.settled(e))

    def accept_heading(self) -> None:
        """Accept all readings under the heading of the one that is shown."""
        entries = self.under_heading()
        decisions = [ReadingDecision(ACCEPT, e.thing.id, note=None) for e in entries]
        what = on_screen("all_accepted", self.lang, number=len(entries))
        self._write(decisions, [(READING, e.thing.id) for e in entries], "accepted", what)

    def choose(self, thing: Thing, reason: str = "") -> None:
        """Confirm a link to something that was not proposed; `reason` is for one that skips a layer."""
        entry = self.entry
        if not entry:
            return
        ids = [c.thing.id for c in self.candidates]
        if thing.id not in ids:
            self.added.setdefault(entry.thing.id, []).append(Candidate(thing))
            ids.append(thing.id)
        self.pick = ids.index(thing.id)
        if not self._about_pair(CONFIRM, reason) and thing.id in [
            c.thing.id for c in self.added.get(entry.thing.id, ())
        ]:
            self.added[entry.thing.id].pop()
            self.pick = 0

    def justify(self, reason: str) -> None:
        """Write down why the requirement needs no feature."""
        if self.entry and reason.strip():
            self._decide(Decision(JUSTIFY, self.entry.thing.id, reason=reason.strip()), "justified")

    def remark(self, note: str) -> None:
        """Keep a note for what is shown; it is written at once where that is decided already."""
        if self.reading:
            self.notes[self._key()] = note.strip()
            verdict = self.settled(self.reading)
            if verdict:
                self._read(ReadingDecision(REMARK, self.reading.thing.id), verdict, stay=True)
            else:
                self.said = on_screen("noted", self.lang)
            return
        candidate, entry = self.candidate, self.entry
        if not candidate or not entry:
            self.said = on_screen("no_pair", self.lang)
            return
        self.notes[self._key()] = note.strip()
        decided = self.verdict(candidate)
        if decided:
            self._decide(self._decision(REJECT if decided == "rejected" else CONFIRM), decided, stay=True)
        else:
            self.said = on_screen("noted", self.lang)

    def undo(self) -> None:
        """Take the last decision of this session back, and show it again."""
        if not self.steps:
            self.said = on_screen("nothing_to_undo", self.lang)
            return
        step = self.steps[-1]
        if step.written and not self.reviewer.undo():
            self.said = on_screen("cannot_undo", self.lang)
            return
        self.steps.pop()
        self.verdicts, self.changed = step.before
        self.at, self.pick = step.at, step.pick
        self.said = on_screen("undone", self.lang, what=step.what)

    def split(self, opener: Opener, words: str) -> None:
        """Split the requirement that is shown and go on with the queue as it is then; earlier decisions stay as written."""
        shown = self.shown
        if not shown:
            return
        self.review, self.reviewer = opener((shown.thing.id, words))
        self.at, self.pick = next((n for n, e in enumerate(self.queue) if e.thing.id == shown.thing.id), 0), 0
        self.steps.clear()
        self.said = on_screen("was_split", self.lang, id=shown.thing.id)

    def _key(self) -> tuple[str, str]:
        if self.reading:
            return READING, self.reading.thing.id
        return (
            self.candidate.thing.id if self.candidate else "",
            self.entry.thing.id if self.entry else "",
        )

    def _decision(self, kind: str, reason: str = "") -> Decision:
        lower, upper = self._key()
        return Decision(kind, upper, lower, self.notes.get((lower, upper)), reason)

    def _about_pair(self, kind: str, reason: str = "") -> bool:
        if not self.candidate:
            self.said = on_screen("no_pair", self.lang)
            return False
        return self._decide(self._decision(kind, reason), "rejected" if kind == REJECT else "confirmed")

    def _decide(self, decision: Decision, verdict: str, *, stay: bool = False) -> bool:
        key = (decision.lower, decision.upper)
        what = f"{standing(verdict).words(self.lang)} {' → '.join(part for part in key if part)}"
        return self._write([decision], [key], verdict, what, stay=stay)

    def _read(self, decision: ReadingDecision, verdict: str, *, stay: bool = False) -> bool:
        note = self.notes.get((READING, decision.item), decision.note)
        words = [standing(verdict).words(self.lang), decision.item]
        if decision.field:
            name = FIELD_NAMES.get(decision.field)
            words.append(name.words(self.lang) if name else decision.field)
        what = " ".join(words)
        return self._write([replace(decision, note=note)], [(READING, decision.item)], verdict, what, stay=stay)

    def _write(
        self,
        decisions: Sequence[Decision | ReadingDecision],
        keys: Iterable[tuple[str, str]],
        verdict: str,
        what: str,
        *,
        stay: bool = False,
    ) -> bool:
        prepared = self.reviewer.decide(decisions)
        self.refused = prepared.findings
        if prepared.findings:
            self.said = "；".join(text.words(self.lang) for text in message(prepared.findings[0]))
            return False
        written = not prepared.empty
        self.steps.append(_Step(self.at, self.pick, (self.verdicts, self.changed), what, written))
        self.verdicts = self.verdicts | dict.fromkeys(keys, verdict)
        self.changed = self.changed | {r.id: r for r in prepared.requirements}
        if any(change.after == "pending" for change in prepared.changes):
            what = f"{what} · {standing('pending').words(self.lang)}"
        self.said = on_screen("wrote", self.lang, what=what) if written else on_screen("as_before", self.lang)
        if not stay:
            self._advance(verdict)
        return True

    def _advance(self, verdict: str) -> None:
        """After a rejection go on with the next candidate, after anything else with the next requirement."""
        if verdict == "rejected" and self.entry and not self.settled(self.entry):
            order = [*range(self.pick + 1, len(self.candidates)), *range(self.pick)]
            self.pick = next((n for n in order if not self.verdict(self.candidates[n])), self.pick)
            return
        self._next_open()

    def _next_open(self) -> None:
        entries = self.queue
        order = [*range(self.at + 1, len(entries)), *range(self.at)]
        following = next((n for n in order if not self.settled(entries[n])), None)
        if following is not None:
            self.at, self.pick = following, 0
        elif entries and self.settled(entries[self.at]):
            self.said = "  ".join(part for part in (self.said, on_screen("all_done", self.lang)) if part)

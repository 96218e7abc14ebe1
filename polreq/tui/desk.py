"""The state of a review on the screen: where one is, what was decided, what can be undone; knows nothing of widgets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from polreq.results.messages import message
from polreq.results.report import Thing
from polreq.results.review import CONFIRM, JUSTIFY, REJECT, RENEW, Candidate, Decision, Entry, Prepared, Review
from polreq.words import Lang
from polreq.words.review import standing
from polreq.words.screen import on_screen


class Reviewer(Protocol):
    """What writes decisions down; see polreq.pipeline.review."""

    def decide(self, decisions: Iterable[Decision]) -> Prepared:
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


@dataclass(frozen=True, slots=True)
class _Step:
    """One decision of this session, as far as the screen has to know for undoing it."""

    upper: str
    pick: int
    key: tuple[str, str]
    before: str
    verdict: str
    written: bool


@dataclass(slots=True)
class Desk:
    """A review session.

    Args:
        review: the queue.
        reviewer: writes decisions.
        lang: language of messages.
        at: index of the requirement in the queue.
        pick: index of its candidate.
        verdicts: what was decided in this session: (lower, upper) → `confirmed` or `rejected`; (empty, upper) → `justified`.
        said: message of the last action.
    """

    review: Review
    reviewer: Reviewer
    lang: Lang
    at: int = 0
    pick: int = 0
    verdicts: dict[tuple[str, str], str] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    added: dict[str, list[Candidate]] = field(default_factory=dict)
    steps: list[_Step] = field(default_factory=list)
    said: str = ""

    @property
    def entry(self) -> Entry | None:
        """The requirement that is shown."""
        return self.review.entries[self.at] if self.review.entries else None

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
        """How many requirements of the queue are decided."""
        return sum(self.settled(entry) != "" for entry in self.review.entries)

    def verdict(self, candidate: Candidate) -> str:
        """Return what was decided about a candidate in this session."""
        return self.verdicts.get((candidate.thing.id, self.entry.thing.id), "") if self.entry else ""

    def settled(self, entry: Entry) -> str:
        """Return how a requirement was decided in this session, empty while something is left to decide."""
        upper = entry.thing.id
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
        last = max(0, len(self.review.entries) - 1)
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
        """Confirm the pair that is shown, or renew it where it is stale."""
        self._about_pair(RENEW if self.candidate and self.candidate.verdict == "confirmed" else CONFIRM)

    def reject(self) -> None:
        """Reject the pair that is shown."""
        self._about_pair(REJECT)

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
            self._write(Decision(JUSTIFY, self.entry.thing.id, reason=reason.strip()), "justified")

    def remark(self, note: str) -> None:
        """Keep a note for the pair that is shown; it is written at once where the pair is decided already."""
        candidate, entry = self.candidate, self.entry
        if not candidate or not entry:
            self.said = on_screen("no_pair", self.lang)
            return
        self.notes[self._key()] = note.strip()
        decided = self.verdict(candidate)
        if decided:
            self._write(self._decision(REJECT if decided == "rejected" else CONFIRM), decided, stay=True)
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
        if step.before:
            self.verdicts[step.key] = step.before
        else:
            self.verdicts.pop(step.key, None)
        self.at = next((n for n, e in enumerate(self.review.entries) if e.thing.id == step.upper), 0)
        self.pick = step.pick
        self.said = on_screen("undone", self.lang, what=self._what(step.key, step.verdict))

    def split(self, opener: Opener, words: str) -> None:
        """Split the requirement that is shown and go on with the queue as it is then; earlier decisions stay as written."""
        entry = self.entry
        if not entry:
            return
        self.review, self.reviewer = opener((entry.thing.id, words))
        ids = [e.thing.id for e in self.review.entries]
        self.at, self.pick = (ids.index(entry.thing.id) if entry.thing.id in ids else 0), 0
        self.steps.clear()
        self.said = on_screen("was_split", self.lang, id=entry.thing.id)

    def _key(self) -> tuple[str, str]:
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
        return self._write(self._decision(kind, reason), "rejected" if kind == REJECT else "confirmed")

    def _write(self, decision: Decision, verdict: str, *, stay: bool = False) -> bool:
        prepared = self.reviewer.decide([decision])
        if prepared.findings:
            self.said = "；".join(text.words(self.lang) for text in message(prepared.findings[0]))
            return False
        key = (decision.lower, decision.upper)
        written = bool(prepared.changes)
        self.steps.append(_Step(decision.upper, self.pick, key, self.verdicts.get(key, ""), verdict, written))
        self.verdicts[key] = verdict
        self.said = (
            on_screen("wrote", self.lang, what=self._what(key, verdict))
            if written
            else on_screen("as_before", self.lang)
        )
        if not stay:
            self._advance(verdict)
        return True

    def _what(self, key: tuple[str, str], verdict: str) -> str:
        return f"{standing(verdict).words(self.lang)} {' → '.join(part for part in key if part)}"

    def _advance(self, verdict: str) -> None:
        """After a rejection go on with the next candidate, after anything else with the next requirement."""
        if verdict == "rejected" and self.entry and not self.settled(self.entry):
            order = [*range(self.pick + 1, len(self.candidates)), *range(self.pick)]
            self.pick = next((n for n in order if not self.verdict(self.candidates[n])), self.pick)
            return
        self._next_open()

    def _next_open(self) -> None:
        entries = self.review.entries
        order = [*range(self.at + 1, len(entries)), *range(self.at)]
        following = next((n for n in order if not self.settled(entries[n])), None)
        if following is not None:
            self.at, self.pick = following, 0
        elif entries and self.settled(entries[self.at]):
            self.said = "  ".join(part for part in (self.said, on_screen("all_done", self.lang)) if part)

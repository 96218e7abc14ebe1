"""Decisions of people about readings (审核读法) → requirements as they will stand, with everything that is wrong said at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from polreq.checks.assessment import Assessment
from polreq.decide.links import COMMAND_LINE, Signature
from polreq.decide.reading_input import Misread, ReadingTerms, field_named, read_value, terms_in
from polreq.model.identity import close
from polreq.model.place import Place
from polreq.model.requirement import AsRead, NewerWords, Requirement, Signed
from polreq.results.finding import Finding
from polreq.results.newer import as_newer, kept_older
from polreq.results.reading_values import FIELD_NAMES, FIELDS, changed_fields, value_of, value_text
from polreq.results.readings import ACCEPT, CORRECT, DROP, KEEP, REMARK, REOPEN, ReadingChange, ReadingDecision
from polreq.results.review import Prepared
from polreq.words import Text
from polreq.words.names import STATUSES, label
from polreq.words.review import tell
from polreq.words.sentences import joined, say

T = TypeVar("T", Requirement, AsRead)

#: Several decisions about one requirement take effect in this order: what it is at last, is what the last one says.
_ORDER: Final = (REOPEN, KEEP, CORRECT, ACCEPT, DROP, REMARK)


class ReadingDecider:
    """Judges decisions about readings against a workspace, and remembers what was decided since."""

    def __init__(self, assessment: Assessment) -> None:
        self._items: Mapping[str, Requirement] = assessment.requirements
        self._known: ReadingTerms = terms_in(assessment)
        self._unread = assessment.unread

    def prepare(self, decisions: Iterable[ReadingDecision], signature: Signature) -> Prepared:
        """Judge decisions.

        A decision that says what stands already changes nothing, and is not among the changes.

        Args:
            decisions: in any order; the same one may be given twice.
            signature: who decides and when, where a decision does not say.

        Returns:
            the requirements as they will stand, and what that changes; or findings alone.
        """
        findings: list[Finding] = []
        said: dict[tuple[str, str], ReadingDecision] = {}
        values: dict[tuple[str, str], object] = {}
        for decision in decisions:
            value = self._value(decision)
            if isinstance(value, Finding):
                findings.append(value)
                continue
            key = _about(decision)
            first = said.setdefault(key, decision)
            if first is not decision and (_says(first), values[key]) != (_says(decision), value):
                what = joined(" ", key[:1] if key[1] in ("", "note") else (key[0], FIELD_NAMES[key[1]]))
                findings.append(_finding("R903", decision, ("what", what), related=first.place))
            values.setdefault(key, value)
        if findings:
            return Prepared(findings=tuple(findings))
        return self._applied(said, values, signature)

    def _applied(
        self,
        said: Mapping[tuple[str, str], ReadingDecision],
        values: Mapping[tuple[str, str], object],
        signature: Signature,
    ) -> Prepared:
        wanted: dict[str, list[ReadingDecision]] = {}
        for decision in said.values():
            wanted.setdefault(decision.item, []).append(decision)
        requirements: list[Requirement] = []
        changes: list[ReadingChange] = []
        for item, mine in wanted.items():
            old = now = self._items[item]
            for decision in sorted(mine, key=lambda one: _ORDER.index(one.kind)):
                before = now
                now = _decided(now, decision, values[_about(decision)])
                if now != before:
                    signed = Signed(decision.by or signature.by, decision.on or signature.on)
                    if replace(now, note=before.note) != before:
                        now = replace(now, review=Signed() if decision.kind == REOPEN else signed)
                    changes += self._changes(before, now, decision)
            if now != old:
                requirements.append(now)
        return Prepared(requirements=tuple(requirements), readings=tuple(changes))

    def decided_since(self, now: "ReadingDecider", decisions: Iterable[ReadingDecision]) -> tuple[Finding, ...]:
        """Return a finding for every decision about a reading that is not as it was when somebody looked at it.

        Args:
            now: judges against the files as they are.
            decisions: what is to be decided, against the files as they were.
        """
        found = []
        for decision in decisions:
            before, today = self._items.get(decision.item), now._items.get(decision.item)
            if before is None or today is None or not _differs(before, today, decision):
                continue
            value = now._value(decision)
            if not isinstance(value, Finding) and _decided(today, decision, value) == today:
                continue
            if today.review == before.review:
                found.append(_finding("R913", decision, ("id", decision.item)))
                continue
            facts: tuple[tuple[str, str | Text], ...] = (
                ("what", decision.item),
                ("verdict", self._standing(today)),
                ("by", today.review.by),
                ("on", str(today.review.on or "")),
            )
            found.append(_finding("R911", decision, *facts))
        return tuple(found)

    def remember(self, prepared: Prepared) -> Callable[[], None]:
        """Take what was written as what stands.

        Returns:
            a function that forgets it again.
        """
        items = self._items
        self._items = {**items, **{r.id: r for r in prepared.requirements}}

        def forget() -> None:
            self._items = items

        return forget

    def _value(self, decision: ReadingDecision) -> object | Finding:
        """Return what a part is to say, None where the decision is about the whole; a finding where it cannot be taken."""
        item = self._items.get(decision.item)
        if item is None:
            return self._unknown(decision)
        if item.newer.gone and decision.kind in _TAKES:
            return _finding("R916", decision, ("id", decision.item))
        if decision.kind == KEEP and not item.is_overtaken:
            return _finding("R917", decision, ("id", decision.item))
        if decision.kind != CORRECT:
            return None
        field = field_named(decision.field)
        if field is None:
            choices = joined("、", FIELD_NAMES.values())
            return _finding("R914", decision, ("field", decision.field), ("choices", choices))
        value = read_value(field, decision.value, as_newer(item), self._known)
        if isinstance(value, Misread):
            facts = (("value", value.words), ("field", FIELD_NAMES[field]), ("expected", value.expected))
            return _finding("R915", decision, ("id", decision.item), *facts)
        return value

    def _unknown(self, decision: ReadingDecision) -> Finding:
        lost = next((f.place for f in self._unread if f.place.path.startswith("requirements/")), None)
        if lost:
            return _finding("I204", decision, ("id", decision.item), ("file", str(lost)))
        near = close(decision.item, self._items)
        return _finding("I202", decision, ("id", decision.item), ("nearest", near[0] if near else ""))

    def _changes(self, before: Requirement, now: Requirement, decision: ReadingDecision) -> Iterable[ReadingChange]:
        for field in FIELDS:
            if value_of(before, field) != value_of(now, field):
                then, today = (self._said(one, field) for one in (before, now))
                yield ReadingChange(now.id, field, then, today, decision.note or "")
        if decision.kind == REMARK:
            then, today = (_or_nothing(Text(one.note, one.note)) for one in (before, now))
            yield ReadingChange(now.id, "note", then, today)
        elif decision.kind != CORRECT or before.newer != now.newer:
            then, today = (label(STATUSES, one.status) for one in (before, now))
            if before.is_overtaken and decision.kind in _NEWER:
                then, today = tell("gone" if before.newer.gone else "overtaken"), tell(_NEWER[decision.kind])
            yield ReadingChange(now.id, "", then, today, now.note if decision.note else "")

    def _said(self, item: Requirement, field: str) -> Text:
        return _or_nothing(value_text(field, value_of(item, field), self._known.channels))

    def _standing(self, item: Requirement) -> Text:
        """Say what was decided about a reading."""
        parts = [joined(" ", (FIELD_NAMES[field], self._said(item, field))) for field in changed_fields(item)]
        return joined("、", (label(STATUSES, item.status), *parts))


def _decided(item: Requirement, decision: ReadingDecision, value: object) -> Requirement:
    """Return a requirement as a decision makes it; unsigned."""
    note = item.note if decision.note is None else decision.note
    match decision.kind:
        case "correct":
            field = field_named(decision.field)
            assert field
            return replace(_corrected(as_newer(item), field, value), note=note)
        case "keep":
            return replace(kept_older(item), note=note)
        case "accept":
            item = as_newer(item)
            status = "edited" if item.status == "edited" or any(changed_fields(item)) else "accepted"
            return replace(item, status=status, sure=False, doubts=(), note=note)
        case "drop":
            return replace(item, status="rejected", sure=False, doubts=(), note=note, newer=NewerWords())
        case "reopen":
            return _reopened(as_newer(item))
        case _:
            return replace(item, note=note)


def _corrected(item: Requirement, field: str, value: object) -> Requirement:
    """Write another value into a part; what the program had read there is kept, unless that is what it says again."""
    was = value_of(item, field)
    if was == value:
        return item
    changed = any(changed_fields(item))
    read = item.read
    if item.is_read:
        known = value_of(read, field)
        kept = was if known is None else None if known == value else known
        read = _with(read, field, kept)
    # what was edited otherwise, as by a split, stays so
    edited = read != AsRead() or not changed
    status = item.status if item.status == "rejected" else "edited" if edited else "accepted"
    doubts = tuple((part, chance) for part, chance in item.doubts if part != field)
    return replace(_with(item, field, value), status=status, sure=False, doubts=doubts, read=read)


def _reopened(item: Requirement) -> Requirement:
    """Return a requirement as the program had read it, undecided."""
    if item.status == "candidate" and item.read == AsRead():
        return item
    for field in changed_fields(item):
        item = _with(item, field, value_of(item.read, field))
    return replace(item, status="candidate", read=AsRead())


def _with(item: T, field: str, value: object) -> T:
    changed: dict[str, object] = {FIELDS[field]: value}
    return replace(item, **changed)  # type: ignore[arg-type] # of the type that this field has


#: Decisions that stand on the whole reading, as it was seen.
_ON_THE_WHOLE: Final = frozenset((ACCEPT, KEEP, REOPEN))

#: Decisions that need a clause to rest on.
_TAKES: Final = frozenset((ACCEPT, CORRECT, KEEP, REOPEN))

#: Decisions about a requirement whose clause reads otherwise now → what they make of it.
_NEWER: Final = MappingProxyType(
    {ACCEPT: "took_newer", CORRECT: "took_newer", REOPEN: "took_newer", KEEP: "kept_older", DROP: "given_up"}
)


def _differs(before: Requirement, today: Requirement, decision: ReadingDecision) -> bool:
    """Whether a requirement is no longer what somebody decided about."""
    if decision.kind == REMARK:
        return before.note != today.note
    fields: Sequence[str] = tuple(FIELDS) if decision.kind in _ON_THE_WHOLE else ()
    if decision.kind == CORRECT and (field := field_named(decision.field)):
        fields = (field,)
    return (
        before.status != today.status
        or before.newer != today.newer
        or before.statement != today.statement
        or any(value_of(before, field) != value_of(today, field) for field in fields)
    )


def _about(decision: ReadingDecision) -> tuple[str, str]:
    """Return what a decision is about: one part, the note, or the whole (empty)."""
    if decision.kind == CORRECT:
        return decision.item, field_named(decision.field) or decision.field
    return decision.item, "note" if decision.kind == REMARK else ""


def _says(decision: ReadingDecision) -> tuple[str, str | None]:
    return decision.kind, decision.note


def _or_nothing(words: Text) -> Text:
    return words if words.zh else say("empty")


def _finding(
    code: str, decision: ReadingDecision, *facts: tuple[str, str | Text], related: Place | None = None
) -> Finding:
    return Finding(code, decision.place or COMMAND_LINE, decision.item, facts, (related,) if related else ())

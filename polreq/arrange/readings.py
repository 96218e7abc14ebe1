"""A reading as people look at it (读法): what the requirement says, what was read out of it, and what is not sure."""

from collections.abc import Iterator, Mapping
from typing import Final

from polreq.arrange.wording import DOT, days_to, doubts_said, listed
from polreq.model.requirement import Requirement
from polreq.results.newer import as_newer, differing
from polreq.results.reading_values import FIELD_NAMES, value_of, value_text
from polreq.results.readings import Proposal, ReadingChange, ReadingEntry
from polreq.results.review import Review
from polreq.results.said import Said, Span
from polreq.results.sections import Item
from polreq.words import Text
from polreq.words.names import CLASSES, FORCES, label
from polreq.words.review import tell
from polreq.words.sentences import COLUMNS, joined, say

#: Parts that are lists; the others stand on the first line.
_LISTS: Final = ("deadlines", "targets", "units", "channels", "line")


def reading_item(entry: ReadingEntry, review: Review) -> Item:
    """Arrange one reading that is to be decided about."""
    thing, requirement = entry.thing, entry.requirement
    facts = (
        label(CLASSES, requirement.kind),
        label(FORCES, requirement.force),
        tell("about_product" if requirement.product else "not_about_product"),
        days_to(thing.due, review.as_of) or str(thing.due or ""),
        thing.basis,
    )
    mark = Span(newer_mark(entry), "state", "stale") if entry.before else Span(tell("reading"), "state", "faint")
    return Item(
        (Span(thing.id, "id", "strong"), Span(joined(DOT, facts), cut=True)),
        mark,
        lines=(thing.text,),
        facts=tuple(_notes(entry, review)),
    )


def _notes(entry: ReadingEntry, review: Review) -> Iterator[tuple[Text, Said]]:
    requirement = entry.requirement
    if entry.before:
        yield from newer_facts(entry.before, dict(review.channels))
        yield tell("to_decide"), _how_to_decide(entry.before)
        return
    if requirement.doubts:
        yield COLUMNS["unsure"], Span(doubts_said(requirement.doubts), tone="warn")
    elif requirement.sure:
        yield COLUMNS["sure"], Span(tell("promised"), tone="good")
    for field in _LISTS:
        value = value_of(requirement, field)
        if value != ():
            yield FIELD_NAMES[field], value_text(field, value, dict(review.channels))
    for proposal in entry.proposals:
        yield tell("proposed"), Span(proposal_said(entry.thing.id, proposal), tone="good")


def newer_mark(entry: ReadingEntry) -> Text:
    """Say what became of the clause that a requirement rests on."""
    return tell("gone" if entry.gone else "overtaken")


def newer_facts(before: Requirement, channels: Mapping[str, str]) -> Iterator[tuple[Text, Said]]:
    """Yield what a requirement said when it was decided about, and what is read otherwise in the words that its clause has now."""
    if before.newer.gone:
        return
    yield tell("was_said"), before.statement
    for field, then, today in differing(before, as_newer(before)):
        said = (value_text(field, one, channels) for one in (then, today))
        yield FIELD_NAMES[field], Span(joined(" → ", (words if words.zh else say("empty") for words in said)))


def _how_to_decide(before: Requirement) -> Text:
    if before.newer.gone:
        return tell("gone_note", id=before.id)
    return tell("overtaken_note", id=before.id)


def proposal_said(item: str, proposal: Proposal) -> Text:
    """Say a correction that is proposed: what it changes, who taught it, and how to take it."""
    if proposal.field:
        option = f'--set "{item}:{proposal.field}={proposal.value}"'
    else:
        option = f'--drop "{item}={proposal.value}"'
    return tell("proposal", change=proposal_change(proposal), command=f"polreq review readings {option}")


def proposal_change(proposal: Proposal) -> Text:
    """Say what a proposed correction changes, and in which requirements people made it."""
    name = FIELD_NAMES[proposal.field] if proposal.field else COLUMNS["status"]
    before, after = (said if said.zh else say("empty") for said in (proposal.before, proposal.after))
    return tell(
        "proposed_change", field=name, before=before, after=after, ids=listed(proposal.taught_by), cue=proposal.cue
    )


def change_name(change: ReadingChange) -> Text:
    """Name what a change is about; nothing where it is about the reading as a whole."""
    if change.field in FIELD_NAMES:
        return FIELD_NAMES[change.field]
    return COLUMNS["note"] if change.field else Text("", "")

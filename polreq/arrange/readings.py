"""A reading as people look at it (读法): what the requirement says, what was read out of it, and what is not sure."""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.wording import DOT, days_to, doubts_said
from polreq.results.reading_values import FIELD_NAMES, value_of, value_text
from polreq.results.readings import ReadingEntry
from polreq.results.review import Review
from polreq.results.said import Said, Span
from polreq.results.sections import Item
from polreq.words import Text
from polreq.words.names import CLASSES, FORCES, label
from polreq.words.review import tell
from polreq.words.sentences import COLUMNS, joined

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
    return Item(
        (Span(thing.id, "id", "strong"), Span(joined(DOT, facts), cut=True)),
        Span(tell("reading"), "state", "faint"),
        lines=(thing.text,),
        facts=tuple(_notes(entry, review)),
    )


def _notes(entry: ReadingEntry, review: Review) -> Iterator[tuple[Text, Said]]:
    requirement = entry.requirement
    if requirement.doubts:
        yield COLUMNS["unsure"], Span(doubts_said(requirement.doubts), tone="warn")
    elif requirement.sure:
        yield COLUMNS["sure"], Span(tell("promised"), tone="good")
    for field in _LISTS:
        value = value_of(requirement, field)
        if value != ():
            yield FIELD_NAMES[field], value_text(field, value, dict(review.channels))

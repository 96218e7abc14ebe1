"""What a review says without its screen: the queue, the stale links, what changes, duplicates."""

from collections.abc import Iterator, Sequence

from polreq.arrange.fulfilment import aspects_said
from polreq.arrange.readings import change_name, reading_item
from polreq.arrange.reasons import reasons_said
from polreq.arrange.together import together_command, together_said
from polreq.arrange.wording import DOT, aside, days_to, listed
from polreq.results.readings import ReadingChange
from polreq.results.review import Candidate, Change, Duplicate, Entry, Review
from polreq.results.said import Said, Span
from polreq.results.sections import Column, Item, Items, Page, Prose, Section, SectionPart, Table
from polreq.results.suggestion import score_text
from polreq.words import Text
from polreq.words.names import FORCES, SHORT_LAYERS, STATES, label
from polreq.words.review import field_name, field_text, number_of, standing, tell
from polreq.words.sentences import COLUMNS, joined

#: Between what is said in one breath.
_PAUSE = Text("，", ", ")


def arrange_queue(review: Review) -> Page:
    """Arrange the whole queue with its candidates, texts and reasons."""
    queue = review.queue
    if not queue:
        return _page(Prose((tell("none_yet" if review.empty else "nothing"),)))
    links, readings = (number_of("requirement", len(found)) for found in (review.entries, review.readings))
    if not review.readings:
        first = tell("queue", number=links)
    elif not review.entries:
        first = tell("queue_of_readings", number=readings)
    else:
        first = tell("queue_of_both", readings=readings, links=links)
    items = (_entry(one, review) if isinstance(one, Entry) else reading_item(one, review) for one in queue)
    return _page(_first(first), Items(tuple(items), apart=True))


def arrange_stale(review: Review) -> Page:
    """Arrange the links whose ends changed since they were reviewed, each end as it was and as it is."""
    items = tuple(_stale(entry, c) for entry in review.entries for c in entry.candidates if c.changed)
    return _page(Items(items, apart=True) if items else Prose((tell("no_stale"),)))


def arrange_changes(changes: Sequence[Change | ReadingChange], *, written: bool) -> Page:
    """Arrange what decisions change: before, after, which link, and the note."""
    if not changes:
        return _page(Prose((tell("nothing_changes"),)))
    number = number_of("change", len(changes))
    columns = (
        Column(tell("before"), "verdict"),
        Column("", "arrow"),
        Column(tell("after"), "verdict"),
        Column(COLUMNS["id"], "id"),
        Column(COLUMNS["note"], fit="cut"),
    )
    rows = tuple(_reading_change(c) if isinstance(c, ReadingChange) else _link_change(c) for c in changes)
    first = Prose((Span(tell("changed_now" if written else "would_change", number=number), tone="strong"),))
    return Page((Section((first, Table(columns, rows, headed=False)), close=True),))


def _link_change(change: Change) -> tuple[Said, ...]:
    return (
        Span(standing(change.before), "verdict", "faint"),
        Span("→", "arrow", "faint"),
        Span(standing(change.after), "verdict", "bad" if change.after == "rejected" else "good"),
        Span(f"{change.lower} → {change.upper}" if change.lower else change.upper, "id"),
        Span(change.words, tone="faint"),
    )


def _reading_change(change: ReadingChange) -> tuple[Said, ...]:
    return (
        Span(change.before, "verdict", "faint"),
        Span("→", "arrow", "faint"),
        Span(change.after, "verdict", "good"),
        Span(joined(" ", (change.item, change_name(change))), "id"),
        Span(change.words, tone="faint"),
    )


def arrange_duplicates(pairs: Sequence[Duplicate]) -> Page:
    """Arrange requirements that may be the same, with the command that merges them."""
    if not pairs:
        return _page(Prose((tell("no_duplicates"),)))
    number = number_of("pair", len(pairs))
    return _page(_first(tell("duplicates", number=number)), Items(tuple(map(_pair, pairs)), apart=True))


def _page(*parts: SectionPart) -> Page:
    return Page((Section(parts),))


def _first(sentence: Text) -> Prose:
    return Prose((Span(sentence, tone="strong"),))


def _entry(entry: Entry, review: Review) -> Item:
    thing = entry.thing
    facts = (
        label(SHORT_LAYERS, thing.layer),
        label(FORCES, thing.force),
        label(STATES, entry.state),
        days_to(thing.due, review.as_of) or str(thing.due or ""),
        thing.basis,
    )
    nothing = Item(lines=(Span(tell("no_candidate"), tone="faint"),))
    return Item(
        (Span(thing.id, "id", "strong"), Span(joined(DOT, facts), cut=True)),
        lines=(thing.text, *_together(entry)),
        items=tuple(map(_candidate, entry.candidates)) or (nothing,),
    )


def _together(entry: Entry) -> tuple[Said, ...]:
    """Say which suggestions answer the requirement together, and how they are confirmed at once."""
    if entry.together is None:
        return ()
    said, command = together_said(entry.together), together_command(entry.together, entry.thing.id)
    return Span(said, tone="strong"), Span(command, "command")


def _candidate(candidate: Candidate) -> Item:
    if candidate.score is not None:
        mark = Span(score_text(candidate.score), "score", "strong")
    else:
        mark = Span(_stands(candidate), "score", "strong")
    changed = tell("changed", ids=listed(candidate.changed)) if candidate.changed else ""
    return Item(
        (Span(candidate.thing.id, "id"), Span(candidate.thing.title, cut=True)),
        mark,
        (
            Span(changed, tone="stale"),
            Span(reasons_said(candidate.reasons), tone="faint"),
            aspects_said(candidate.fulfilment),
        ),
    )


def _stands(candidate: Candidate) -> Text | str:
    """Say how a candidate stands; of one that waits for a second person, who was the first."""
    said = standing(candidate.standing)
    return aside(said, candidate.by) if candidate.standing == "pending" and candidate.by else said


def _stale(entry: Entry, candidate: Candidate) -> Item:
    who = joined(" ", (standing(candidate.verdict), candidate.by, str(candidate.on or "")))
    items = list(_ends(entry, candidate))
    if entry.above:
        said = tell("above", number=number_of("requirement", len(entry.above)), ids=listed(entry.above))
        items.append(Item((Span(said, tone="stale"),)))
    return Item(
        (Span(f"{candidate.thing.id} → {entry.thing.id}", "id", "strong"), Span(who, tone="faint")),
        lines=(Span(candidate.note, tone="faint"),),
        items=tuple(items),
    )


def _ends(entry: Entry, candidate: Candidate) -> Iterator[Item]:
    """Yield the ends that changed: their digests, and each field as it was and is."""
    texts = (" ".join(part for part in (candidate.thing.text, candidate.acceptance) if part), entry.thing.text)
    ends = zip((candidate.thing, entry.thing), candidate.before, candidate.digests, texts, strict=True)
    for thing, before, today, text_today in ends:
        if thing.id not in candidate.changed:
            continue
        known = tuple(
            Item(
                (Span(field_name(d.field), tone="strong"),),
                facts=_then_and_now(field_text(d.field, d.before), field_text(d.field, d.after)),
            )
            for d in candidate.differences
            if d.item == thing.id
        )
        unknown = () if known else _then_and_now(tell("unknown_text", digest=before), text_today)
        yield Item((Span(thing.id, "id"), Span(f"{before} → {today}", tone="stale")), facts=unknown, items=known)


def _then_and_now(then: Text, now: Text | str) -> tuple[tuple[Text, Said], ...]:
    return (tell("before"), then), (tell("after"), now)


def _pair(pair: Duplicate) -> Item:
    shared = tell("shared", what=listed(pair.shared)) if pair.shared else tell("none_shared")
    why = joined(_PAUSE, (tell("alike", percent=f"{pair.score:.0%}"), shared))
    items = [Item((Span(why, tone="warn"),))]
    for thing in (pair.keep, pair.other):
        items.append(Item((Span(thing.id, "id"), Span(thing.basis, tone="faint")), lines=(thing.text,)))
    if pair.differs:
        words = listed(tell("differ", one=_word(one), other=_word(other)) for one, other in pair.differs)
        items.append(Item((Span(tell("differs", what=words), tone="faint"),)))
    join = tell("link_with" if pair.across else "merge_with", keep=pair.keep.id, other=pair.other.id)
    items.append(Item((Span(join, "command"),)))
    return Item(items=tuple(items))


def _word(word: str) -> Text:
    """Quote what one of two statements has, and say where it has nothing."""
    return tell("word", word=word) if word else tell("nothing_said")

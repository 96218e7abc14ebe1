"""What the screen shows of a reading, as styled text: pure functions of the session."""

from textual.content import Content

from polreq.arrange.readings import newer_facts, newer_mark, proposal_change
from polreq.arrange.wording import DOT, days_to, doubts_said
from polreq.desk.desk import Desk
from polreq.desk.marking import CLOSE, OPEN, pieces
from polreq.render.oneline import clean
from polreq.results.reading_values import FIELD_NAMES, FIELDS, value_of, value_text
from polreq.results.readings import ReadingEntry
from polreq.results.said import whole
from polreq.words.names import CLASSES, FORCES, SHORT_LAYERS, label
from polreq.words.review import standing, tell
from polreq.words.screen import on_screen
from polreq.words.sentences import COLUMNS, joined, say


def reading_facts(desk: Desk, entry: ReadingEntry) -> Content:
    """Paint what the requirement is: layer, force, class, deadline, basis, headings."""
    thing, requirement, lang = entry.thing, desk.as_it_is(entry), desk.lang
    kinds = (
        newer_mark(entry) if entry.before else tell("reading"),
        label(SHORT_LAYERS, requirement.layer),
        label(FORCES, requirement.force),
        label(CLASSES, requirement.kind),
        on_screen("due", lang, day=requirement.due) if requirement.due else "",
        days_to(requirement.due, desk.review.as_of) or "",
    )
    parts = [on_screen("basis", lang) + thing.basis if thing.basis else "", " / ".join(requirement.heading)]
    return Content.assemble(
        (joined(DOT, kinds).words(lang), "bold"), "\n", clean("  ".join(part for part in parts if part))
    )


def reading_text(desk: Desk, entry: ReadingEntry) -> Content:
    """Paint the requirement's words; those that something was read out of are marked."""
    requirement, lang = desk.as_it_is(entry), desk.lang
    times, goals = (d.text for d in requirement.deadlines), (t.text for t in requirement.targets)
    words = (*times, *goals, *(unit.name for unit in requirement.units))
    marked = (
        (f"{OPEN}{piece}{CLOSE}", "bold underline") if hit else piece
        for piece, hit in pieces(clean(requirement.statement), tuple(word for word in words if word))
    )
    lines = [Content.styled(clean(requirement.id), "bold"), Content.assemble(*marked)]
    quotes = {b.quote for b in requirement.bases if b.quote and clean(b.quote) != clean(requirement.statement)}
    lines += [Content.assemble((on_screen("quote", lang), "dim"), clean(quote)) for quote in sorted(quotes)]
    return Content("\n").join(lines)


def reading_parts(desk: Desk, entry: ReadingEntry) -> Content:
    """Paint what was read, part by part; `?` and the chance stand at those that are not sure."""
    requirement, lang = desk.as_it_is(entry), desk.lang
    doubts = dict(requirement.unsure_of)
    verdict = desk.settled(entry)
    head = on_screen("now", lang, verdict=standing(verdict)) if verdict else tell("reading").words(lang)
    lines = [Content.styled(head, "bold")]
    for field in FIELDS:
        said = value_text(field, value_of(requirement, field), dict(desk.review.channels))
        words = clean((said if said.zh else say("empty")).words(lang))
        name = FIELD_NAMES[field].words(lang)
        if field in doubts:
            lines.append(Content.styled(f"? {name} {words} {doubts[field]:.0%}", "bold"))
        else:
            lines.append(Content.assemble("  ", (name, "dim"), f" {words}"))
    return Content("\n").join(lines)


def reading_notes(desk: Desk, entry: ReadingEntry) -> Content:
    """Paint how sure the reading is, what is proposed, and the note that waits."""
    requirement, lang = desk.as_it_is(entry), desk.lang
    lines = []
    if entry.before:
        facts = newer_facts(entry.before, dict(desk.review.channels))
        lines += [Content.assemble((name.words(lang), "dim"), " ", clean(whole(said, lang))) for name, said in facts]
        if entry.gone:
            lines.append(Content.styled(on_screen("gone", lang), "bold"))
    elif requirement.unsure_of:
        unsure = joined(say("colon"), (COLUMNS["unsure"], doubts_said(requirement.unsure_of)))
        lines.append(Content.styled(unsure.words(lang), "bold"))
    elif requirement.sure:
        lines.append(Content(tell("promised").words(lang)))
    for proposal in entry.proposals:
        lines.append(Content(clean(on_screen("proposed", lang, change=proposal_change(proposal)))))
    if desk.note:
        lines.append(Content(on_screen("note_waiting", lang, note=clean(desk.note))))
    return Content("\n").join(lines)

"""What the page of the review shows of a reading: its words, what was read out of them part by part, and what is not sure."""

from collections.abc import Iterator

from polreq.arrange.readings import newer_facts, newer_mark, proposal_change
from polreq.arrange.wording import DOT, days_to, doubts_said
from polreq.desk.desk import Desk
from polreq.desk.marking import CLOSE, OPEN, pieces
from polreq.desk.quick import QUICK, TYPED
from polreq.model.requirement import Requirement
from polreq.render.writers.html.markup import Markup, element, joined
from polreq.results.reading_values import FIELD_NAMES, FIELDS, value_of, value_text
from polreq.results.readings import ReadingEntry
from polreq.results.said import whole
from polreq.web.layout import address
from polreq.words.names import CLASSES, FORCES, SHORT_LAYERS, label
from polreq.words.review import standing, tell
from polreq.words.screen import on_screen
from polreq.words.sentences import COLUMNS, say
from polreq.words.sentences import joined as joined_words
from polreq.words.web import on_page


def reading_panel(desk: Desk, entry: ReadingEntry) -> Markup:
    """Show the reading that is to be decided about."""
    requirement = desk.as_it_is(entry)
    sides = element("div", _words(desk, requirement), _parts(desk, entry, requirement), class_="sides")
    return joined(
        (_facts(desk, entry, requirement), sides, element("div", *_notes(desk, entry, requirement), class_="reasons"))
    )


def typed_part(desk: Desk, entry: ReadingEntry) -> str:
    """Return the part that is most in need of being typed anew: of a list, the one that is least sure."""
    doubted = sorted((chance, part) for part, chance in desk.as_it_is(entry).unsure_of if part in TYPED)
    return doubted[0][1] if doubted else "units"


def part_text(desk: Desk, entry: ReadingEntry, part: str) -> str:
    """Return what a part says, as people write it."""
    value = value_of(desk.as_it_is(entry), part)
    return value_text(part, value, dict(desk.review.channels)).words(desk.lang)


def _facts(desk: Desk, entry: ReadingEntry, requirement: Requirement) -> Markup:
    lang, due = desk.lang, requirement.due
    kinds = (
        newer_mark(entry) if entry.before else tell("reading"),
        label(SHORT_LAYERS, requirement.layer),
        label(FORCES, requirement.force),
        label(CLASSES, requirement.kind),
        on_screen("due", lang, day=due) if due else "",
        days_to(due, desk.review.as_of) or "",
    )
    beside = (
        on_screen("basis", lang) + entry.thing.basis if entry.thing.basis else "",
        " / ".join(requirement.heading),
    )
    shown = (element("span", part) for part in beside if part)
    return element("p", element("b", joined_words(DOT, kinds).words(lang)), *shown, class_="facts")


def _words(desk: Desk, requirement: Requirement) -> Markup:
    """Show the requirement's words; those that something was read out of are marked."""
    lang = desk.lang
    read = (
        (d.text for d in requirement.deadlines),
        (t.text for t in requirement.targets),
        (u.name for u in requirement.units),
    )
    words = tuple(word for group in read for word in group if word)
    marked = (
        element("mark", f"{OPEN}{piece}{CLOSE}") if hit else piece
        for piece, hit in pieces(requirement.statement, words)
    )
    quotes = sorted(
        {b.quote for b in requirement.bases if b.quote and b.quote.split() != requirement.statement.split()}
    )
    link = element("a", requirement.id, href=address("/item", id=requirement.id))
    return element(
        "section",
        element("h2", on_page("requirement", lang), " ", link),
        element("p", joined(marked), class_="words"),
        *(element("p", element("span", on_screen("quote", lang), class_="t-faint"), quote) for quote in quotes),
        class_="upper",
    )


def _parts(desk: Desk, entry: ReadingEntry, requirement: Requirement) -> Markup:
    """Show what was read, part by part, each with what corrects it; what is not sure says so."""
    lang, verdict, doubts = desk.lang, desk.settled(entry), dict(requirement.unsure_of)
    head = on_screen("now", lang, verdict=standing(verdict).words(lang)) if verdict else tell("reading").words(lang)
    rows = []
    for field in FIELDS:
        said = part_text(desk, entry, field) or say("empty").words(lang)
        sure = element("b", f"? {doubts[field]:.0%} ", class_="t-warn") if field in doubts else None
        rows.append(element("dt", FIELD_NAMES[field].words(lang)))
        rows.append(element("dd", sure, said, " ", *_corrections(desk, requirement, field)))
    return element("section", element("h2", head), element("dl", *rows), class_="lower parts")


def _corrections(desk: Desk, requirement: Requirement, field: str) -> Iterator[Markup]:
    """Make the buttons that correct a part: one for each other value, or one that asks for words."""
    lang = desk.lang
    if field == "product":
        yield element(
            "button",
            element("kbd", "p"),
            " ",
            on_page("the_other", lang),
            type="button",
            data_action="product",
            class_="small",
        )
    elif field in TYPED:
        yield element(
            "button", on_page("correct", lang), type="button", data_action="correct", data_part=field, class_="small"
        )
    else:
        names = FORCES if field == "force" else CLASSES
        for key, (part, value) in QUICK.items():
            if part == field and value != value_of(requirement, field):
                words = label(names, value).words(lang)
                yield element(
                    "button",
                    element("kbd", key),
                    " ",
                    words,
                    type="button",
                    data_action="quick",
                    data_key=key,
                    class_="small",
                )


def _notes(desk: Desk, entry: ReadingEntry, requirement: Requirement) -> Iterator[Markup]:
    """Say how sure the reading is, what is proposed, and the note that waits."""
    lang = desk.lang
    if entry.before:
        facts = newer_facts(entry.before, dict(desk.review.channels))
        rows = (element("p", element("b", name.words(lang)), " ", whole(said, lang)) for name, said in facts)
        yield from rows
        if entry.gone:
            yield element("p", on_screen("gone", lang), class_="t-warn")
    elif requirement.unsure_of:
        unsure = joined_words(say("colon"), (COLUMNS["unsure"], doubts_said(requirement.unsure_of)))
        yield element("p", unsure.words(lang), class_="t-warn")
    elif requirement.sure:
        yield element("p", tell("promised").words(lang), class_="t-good")
    for proposal in entry.proposals:
        yield element("p", on_screen("proposed", lang, change=proposal_change(proposal).words(lang)))
    if desk.note:
        yield element("p", f"{on_page('note_waits', lang)}：", desk.note)

"""What the page of the review shows of a session: pure functions from the session to pieces of HTML."""

from collections.abc import Iterator
from typing import Final

from polreq.arrange.fulfilment import aspects_said
from polreq.arrange.reasons import reason_sentences
from polreq.arrange.together import together_said
from polreq.arrange.wording import DOT, days_to, listed
from polreq.desk.desk import Desk
from polreq.desk.marking import CLOSE, OPEN, matched, pieces
from polreq.render.writers.html.markup import Markup, element, joined
from polreq.results.review import Candidate, Entry
from polreq.results.suggestion import score_text, speaks_against
from polreq.web.layout import address
from polreq.web.reading_panel import reading_panel
from polreq.words import Lang
from polreq.words.names import CLASSES, FORCES, SHORT_LAYERS, STATES, label
from polreq.words.review import field_name, field_text, number_of, standing, tell
from polreq.words.screen import on_screen
from polreq.words.sentences import joined as joined_words
from polreq.words.web import on_page

#: A requirement in the queue: decided how, or open.
SIGNS: Final = {
    "confirmed": "✓", "rejected": "✗", "justified": "–", "accepted": "✓", "corrected": "*", "kept": "=", "dropped": "✗", "": "",
}  # fmt: skip


def panel(desk: Desk) -> Markup:
    """Show what is to be decided about: a reading, or a requirement with a candidate."""
    entry, candidate = desk.entry, desk.candidate
    if desk.reading:
        return reading_panel(desk, desk.reading)
    if entry is None:
        return element("p", on_page("none_to_review", desk.lang))
    sides = element("div", _upper(desk, entry), _lower(desk, candidate), class_="sides")
    return joined((_facts(desk, entry), sides, _reasons(desk, candidate) if candidate else Markup("")))


def _facts(desk: Desk, entry: Entry) -> Markup:
    """Say what the requirement is: layer, force, class, state, deadline, basis, headings."""
    lang, thing = desk.lang, entry.thing
    due = (
        joined_words(" ", (on_screen("due", lang, day=thing.due), days_to(thing.due, desk.review.as_of) or ""))
        if thing.due
        else ""
    )
    kinds = (
        label(SHORT_LAYERS, thing.layer),
        label(FORCES, thing.force),
        label(CLASSES, thing.kind),
        label(STATES, entry.state),
        due,
    )
    words = matched(desk.candidate.reasons, upper=True) if desk.candidate else ()
    beside = [on_screen("basis", lang) + thing.basis] if thing.basis else []
    line = on_screen("line", lang) + "、".join(thing.lines) if thing.lines else ""
    heading = _marked(" / ".join(entry.heading), words) if entry.heading else None
    return element(
        "p",
        element("b", joined_words(DOT, kinds).words(lang)),
        *(element("span", part) for part in (*beside, heading, line) if part),
        class_="facts",
    )


def _upper(desk: Desk, entry: Entry) -> Markup:
    lang, thing = desk.lang, entry.thing
    words = matched(desk.candidate.reasons, upper=True) if desk.candidate else ()
    quotes = [b.quote for b in entry.bases if b.quote and b.quote.split() != thing.text.split()]
    return element(
        "section",
        element("h2", on_page("requirement", lang), " ", element("a", thing.id, href=address("/item", id=thing.id))),
        element("p", _marked(_text(thing.title, thing.text), words), class_="words"),
        *(_named(on_screen("quote", lang), quote) for quote in quotes),
        *_earlier(desk, entry, thing.id),
        _named(on_screen("gap", lang), entry.gap.reason) if entry.gap else None,
        class_="upper",
    )


def _lower(desk: Desk, candidate: Candidate | None) -> Markup:
    lang, entry = desk.lang, desk.entry
    if candidate is None or entry is None:
        return element(
            "section",
            element("h2", on_page("candidate", lang)),
            element("p", on_page("no_candidate", lang)),
            class_="lower",
        )
    thing, words = candidate.thing, matched(candidate.reasons, upper=False)
    beside = {"acceptance": candidate.acceptance, "module": candidate.module, "line": "、".join(thing.lines)}
    link = element("a", thing.id, href=address("/item", id=thing.id))
    return element(
        "section",
        element(
            "h2",
            on_screen("candidate", lang, at=desk.pick + 1, total=len(desk.candidates)),
            " ",
            link,
            " ",
            *_standing(desk, candidate),
        ),
        element("p", _marked(_text(thing.title, thing.text), words), class_="words"),
        *(_named(on_screen(key, lang), _marked(text, words)) for key, text in beside.items() if text),
        *([element("p", aspects_said(candidate.fulfilment).words(lang))] if candidate.fulfilment else []),
        *_earlier(desk, entry, thing.id),
        class_="lower",
    )


def _standing(desk: Desk, candidate: Candidate) -> Iterator[Markup]:
    """Say how sure the program is of a candidate, and how it was decided before and now."""
    lang = desk.lang
    if candidate.score is not None:
        yield element("small", on_screen("score", lang, score=score_text(candidate.score)))
    elif not candidate.verdict:
        yield element("small", on_screen("chosen", lang))
    if candidate.verdict:
        yield element(
            "small",
            on_screen(
                "earlier",
                lang,
                verdict=standing(candidate.verdict if candidate.changed else candidate.standing).words(lang),
            ),
        )
    if verdict := desk.verdict(candidate):
        yield element("strong", on_screen("now", lang, verdict=standing(verdict).words(lang)), class_="now")


def _reasons(desk: Desk, candidate: Candidate) -> Markup:
    """Say what speaks for the pair and against it, what changed since it was reviewed, and the note that waits."""
    lang, entry = desk.lang, desk.entry
    rows = []
    if candidate.changed:
        rows.append(element("p", on_screen("stale", lang, ids=listed(candidate.changed).words(lang)), class_="t-stale"))
        if entry and entry.above:
            number = number_of("requirement", len(entry.above))
            rows.append(
                element("p", tell("above", number=number, ids=listed(entry.above)).words(lang), class_="t-stale")
            )
    groups = {"against_it": True, "for_it": False}
    for key, against in groups.items():
        chosen = (r for r in candidate.reasons if speaks_against(r) is against)
        said = [sentence.words(lang) for sentence in reason_sentences(chosen)]
        if said or not against:
            items = (element("li", words) for words in said or [on_screen("no_reasons", lang)])
            name = (
                None if against else element("h3", on_screen("reasons", lang))
            )  # what speaks against it says so itself
            rows.append(element("div", name, element("ul", *items), class_=key))
    if entry and entry.together:
        rows.insert(0, element("p", together_said(entry.together).words(lang), class_="together"))
    if desk.note:
        rows.append(_named(f"{on_page('note_waits', lang)}：", desk.note))
    return element("div", *rows, class_="reasons")


def _earlier(desk: Desk, entry: Entry, item: str) -> Iterator[Markup]:
    """Say what an end of a stale link said when it was reviewed, or that nobody knows."""
    candidate = desk.candidate
    if not candidate or item not in candidate.changed:
        return
    lang: Lang = desk.lang
    known = [
        tell("of_then", field=field_name(d.field), text=field_text(d.field, d.before))
        for d in candidate.differences
        if d.item == item
    ]
    digest = candidate.before[1 if item == entry.thing.id else 0]
    for text in known or [tell("unknown_text", digest=digest)]:
        yield element("p", text.words(lang), class_="earlier")


def _named(name: str, words: str) -> Markup:
    return element("p", element("span", name, class_="t-faint"), words)


def _text(title: str, text: str) -> str:
    return text if text.startswith(title.rstrip("…")) else f"{title}：{text}"


def _marked(text: str, words: tuple[str, ...]) -> Markup:
    """Mark what both sides have, so that it is seen without colours too."""
    return joined(element("mark", f"{OPEN}{piece}{CLOSE}") if hit else piece for piece, hit in pieces(text, words))

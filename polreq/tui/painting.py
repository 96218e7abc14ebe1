"""What the screen shows, as styled text: pure functions of the session."""

from typing import Final

from textual.content import Content

from polreq.render.figures import days_to
from polreq.render.oneline import clean
from polreq.render.review_words import reason_words, standing
from polreq.render.screen_words import on_screen
from polreq.render.words import CLASSES, FORCES, SHORT_LAYERS, STATES, label, pick, say
from polreq.results.review import Candidate
from polreq.tui.desk import Desk
from polreq.tui.marking import CLOSE, OPEN, matched, pieces

#: A requirement in the queue: decided how, or open; characters of one cell in every terminal.
SIGNS: Final = {"confirmed": "+", "rejected": "x", "justified": "-", "": " "}

_BAR: Final = 20


def progress(desk: Desk) -> Content:
    """Paint the title with the progress bar."""
    total, done = len(desk.review.entries), desk.done
    filled = done * _BAR // total if total else 0
    bar = "█" * filled + "░" * (_BAR - filled)
    words = on_screen("progress", desk.lang, done=done, total=total)
    return Content.assemble((f" {on_screen('title', desk.lang)} ", "bold"), f" {bar} ", words)


def queue(desk: Desk, height: int, width: int) -> Content:
    """Paint the part of the queue around the requirement that is shown."""
    entries = desk.review.entries
    top = min(max(0, desk.at - height // 2), max(0, len(entries) - height))
    lines: list[Content] = []
    for number in range(top, min(len(entries), top + height)):
        entry = entries[number]
        here = number == desk.at
        mark = "!" if entry.thing.force == "must" else " "
        text = f"{'>' if here else ' '}{SIGNS[desk.settled(entry)]}{mark} {clean(entry.thing.id)}"
        text = _cut(text, width)
        lines.append(Content.styled(text, "bold reverse" if here else "dim" if desk.settled(entry) else ""))
    return Content("\n").join(lines)


def facts(desk: Desk) -> Content:
    """Paint what the requirement is: layer, force, state, deadline, basis, headings."""
    entry, lang = desk.entry, desk.lang
    if entry is None:
        return Content(on_screen("nothing", lang))
    thing = entry.thing
    due = days_to(thing.due, desk.review.as_of, lang)
    words = [
        label(SHORT_LAYERS, thing.layer, lang),
        label(FORCES, thing.force, lang),
        label(CLASSES, thing.kind, lang),
        label(STATES, entry.state, lang),
        on_screen("due", lang, day=thing.due) if thing.due else "",
        due,
    ]
    first = " · ".join(w for w in words if w)
    where = [thing.basis and on_screen("basis", lang) + thing.basis, " / ".join(entry.heading)]
    return Content.assemble((first, "bold"), "\n", clean("  ".join(w for w in where if w)))


def upper_text(desk: Desk) -> Content:
    """Paint the requirement with the matched words marked."""
    entry, lang = desk.entry, desk.lang
    if entry is None:
        return Content("")
    words = matched(desk.candidate.reasons, upper=True) if desk.candidate else ()
    parts = [Content.styled(clean(entry.thing.id), "bold"), _marked(_text(entry.thing.title, entry.thing.text), words)]
    quotes = [b.quote for b in entry.bases if b.quote and clean(b.quote) != clean(entry.thing.text)]
    parts += [Content.assemble((on_screen("quote", lang), "dim"), clean(quote)) for quote in quotes]
    parts += _earlier(desk, entry.thing.id)
    if entry.gap:
        parts.append(Content.assemble((on_screen("gap", lang), "dim"), clean(entry.gap.reason)))
    return Content("\n").join(parts)


def lower_text(desk: Desk) -> Content:
    """Paint the candidate with the matched words marked."""
    candidate, lang = desk.candidate, desk.lang
    if candidate is None:
        return Content(on_screen("no_candidate", lang) if desk.entry else "")
    words = matched(candidate.reasons, upper=False)
    parts = [_heading(desk, candidate), _marked(_text(candidate.thing.title, candidate.thing.text), words)]
    if candidate.acceptance:
        parts.append(
            Content.assemble((on_screen("acceptance", lang), "dim"), _marked(clean(candidate.acceptance), words))
        )
    return Content("\n").join([*parts, *_earlier(desk, candidate.thing.id)])


def reasons(desk: Desk) -> Content:
    """Paint why the candidate was proposed, and the note that waits."""
    candidate, lang = desk.candidate, desk.lang
    if candidate is None:
        return Content("")
    said = [reason_words(r, lang) for r in candidate.reasons]
    text = pick(lang, "；", "; ").join(said) or on_screen("no_reasons", lang)
    parts = [Content.assemble((on_screen("reasons", lang), "bold"), clean(text))]
    if candidate.changed:
        parts.insert(
            0, Content.styled(on_screen("stale", lang, ids=say("comma", lang).join(candidate.changed)), "bold")
        )
    if desk.note:
        parts.append(Content(on_screen("note_waiting", lang, note=clean(desk.note))))
    return Content("\n").join(parts)


def _earlier(desk: Desk, item: str) -> list[Content]:
    """Paint what an end of a stale link said when it was reviewed, where that is known."""
    known = dict(desk.candidate.earlier) if desk.candidate else {}
    if item not in known:
        return []
    return [Content.assemble((on_screen("then", desk.lang), "dim"), clean(known[item]))]


def _heading(desk: Desk, candidate: Candidate) -> Content:
    lang = desk.lang
    words = [on_screen("candidate", lang, at=desk.pick + 1, total=len(desk.candidates))]
    if candidate.score is not None:
        words.append(on_screen("score", lang, score=candidate.score))
    elif not candidate.verdict:
        words.append(on_screen("chosen", lang))
    if candidate.verdict:
        words.append(on_screen("earlier", lang, verdict=standing(candidate.verdict, lang)))
    verdict = desk.verdict(candidate)
    if verdict:
        words.append(on_screen("now", lang, verdict=standing(verdict, lang)))
    return Content.assemble((clean(candidate.thing.id), "bold"), "  " + "  ".join(words))


def _text(title: str, text: str) -> str:
    title, text = clean(title), clean(text)
    return text if text.startswith(title.rstrip("…")) else f"{title}：{text}"


def _marked(text: str, words: tuple[str, ...]) -> Content:
    return Content.assemble(
        *((f"{OPEN}{piece}{CLOSE}", "bold underline") if hit else piece for piece, hit in pieces(text, words))
    )


def _cut(text: str, width: int) -> str:
    while Content(text).cell_length > width:
        text = text[:-1]
    return text

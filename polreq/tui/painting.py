"""What the screen shows, as styled text: pure functions of the session."""

from typing import Final

from textual.content import Content

from polreq.arrange.fulfilment import aspects_said
from polreq.arrange.reasons import reasons_said
from polreq.arrange.together import together_said
from polreq.arrange.wording import DOT, days_to, listed
from polreq.desk.desk import Desk
from polreq.desk.marking import CLOSE, OPEN, matched, pieces
from polreq.render.oneline import clean
from polreq.results.review import Candidate, Entry
from polreq.results.suggestion import score_text, speaks_against
from polreq.tui.painting_reading import reading_facts, reading_notes, reading_parts, reading_text
from polreq.words import Lang, Text
from polreq.words.names import CLASSES, FORCES, SHORT_LAYERS, STATES, label
from polreq.words.review import field_name, field_text, number_of, standing, tell
from polreq.words.screen import on_screen
from polreq.words.sentences import joined

#: A requirement in the queue: decided how, or open; characters of one cell in every terminal.
SIGNS: Final = {
    "confirmed": "+", "rejected": "x", "justified": "-", "accepted": "+", "corrected": "*", "kept": "=", "dropped": "x", "": " ",
}  # fmt: skip

_BAR: Final = 20


def progress(desk: Desk) -> Content:
    """Paint the title with the progress bar."""
    total, done = len(desk.queue), desk.done
    filled = done * _BAR // total if total else 0
    bar = "█" * filled + "░" * (_BAR - filled)
    words = on_screen("progress", desk.lang, done=done, total=total)
    return Content.assemble((f" {on_screen('title', desk.lang)} ", "bold"), f" {bar} ", words)


def queue(desk: Desk, height: int, width: int) -> Content:
    """Paint the part of the queue around the requirement that is shown."""
    entries = desk.queue
    top = min(max(0, desk.at - height // 2), max(0, len(entries) - height))
    lines: list[Content] = []
    for number in range(top, min(len(entries), top + height)):
        entry = entries[number]
        here = number == desk.at
        mark = "!" if entry.thing.force == "must" else " "
        kind = " " if isinstance(entry, Entry) else "?"
        text = f"{'>' if here else ' '}{SIGNS[desk.settled(entry)]}{mark}{kind}{clean(entry.thing.id)}"
        text = _cut(text, width)
        lines.append(Content.styled(text, "bold reverse" if here else "dim" if desk.settled(entry) else ""))
    return Content("\n").join(lines)


def facts(desk: Desk) -> Content:
    """Paint what the requirement is: layer, force, state, deadline, basis, headings."""
    if desk.reading:
        return reading_facts(desk, desk.reading)
    entry, lang = desk.entry, desk.lang
    if entry is None:
        return Content(on_screen("nothing", lang))
    thing = entry.thing
    kinds = (
        label(SHORT_LAYERS, thing.layer),
        label(FORCES, thing.force),
        label(CLASSES, thing.kind),
        label(STATES, entry.state),
        on_screen("due", lang, day=thing.due) if thing.due else "",
        days_to(thing.due, desk.review.as_of) or "",
    )
    first = joined(DOT, kinds).words(lang)
    words = _within(desk, upper=True)
    parts = [
        Content(clean(on_screen("basis", lang) + thing.basis)) if thing.basis else None,
        _marked(clean(" / ".join(entry.heading)), words) if entry.heading else None,
        _named("line", "、".join(thing.lines), words, lang),
    ]
    return Content.assemble((first, "bold"), "\n", Content("  ").join(part for part in parts if part))


def upper_text(desk: Desk) -> Content:
    """Paint the requirement with the matched words marked."""
    if desk.reading:
        return reading_text(desk, desk.reading)
    entry, lang = desk.entry, desk.lang
    if entry is None:
        return Content("")
    words = _within(desk, upper=True)
    parts = [Content.styled(clean(entry.thing.id), "bold"), _marked(_text(entry.thing.title, entry.thing.text), words)]
    quotes = [b.quote for b in entry.bases if b.quote and clean(b.quote) != clean(entry.thing.text)]
    parts += [Content.assemble((on_screen("quote", lang), "dim"), clean(quote)) for quote in quotes]
    parts += _earlier(desk, entry.thing.id)
    if entry.gap:
        parts.append(Content.assemble((on_screen("gap", lang), "dim"), clean(entry.gap.reason)))
    return Content("\n").join(parts)


def lower_text(desk: Desk) -> Content:
    """Paint the candidate with the matched words marked."""
    if desk.reading:
        return reading_parts(desk, desk.reading)
    candidate, lang = desk.candidate, desk.lang
    if candidate is None:
        return Content(on_screen("no_candidate", lang) if desk.entry else "")
    words = _within(desk, upper=False)
    parts = [_heading(desk, candidate), _marked(_text(candidate.thing.title, candidate.thing.text), words)]
    beside = {
        "acceptance": candidate.acceptance,
        "module": candidate.module,
        "line": "、".join(candidate.thing.lines),
    }
    parts += [shown for key, text in beside.items() if (shown := _named(key, text, words, lang))]
    if candidate.fulfilment:
        parts.append(Content(clean(aspects_said(candidate.fulfilment).words(lang))))
    return Content("\n").join([*parts, *_earlier(desk, candidate.thing.id)])


def reasons(desk: Desk) -> Content:
    """Paint why the candidate was proposed, and the note that waits."""
    if desk.reading:
        return reading_notes(desk, desk.reading)
    candidate, lang = desk.candidate, desk.lang
    if candidate is None:
        return Content("")
    speaks, against = (
        reasons_said(r for r in candidate.reasons if speaks_against(r) is negative).words(lang)
        for negative in (False, True)
    )
    parts = [Content.assemble((on_screen("reasons", lang), "bold"), clean(speaks or on_screen("no_reasons", lang)))]
    if against:
        # first, since the end is cut off where the window is small
        parts.insert(0, Content(clean(against)))
    if desk.entry and desk.entry.together:
        said = f"{together_said(desk.entry.together).words(lang)}{on_screen('together_key', lang)}"
        parts.insert(0, Content.styled(clean(said), "bold"))
    if candidate.changed:
        parts.insert(0, Content.styled(_stale(desk, candidate), "bold"))
    if desk.note:
        parts.append(Content(on_screen("note_waiting", lang, note=clean(desk.note))))
    return Content("\n").join(parts)


def _stale(desk: Desk, candidate: Candidate) -> str:
    lang, entry = desk.lang, desk.entry
    words: list[Text | str] = [on_screen("stale", lang, ids=listed(candidate.changed))]
    if entry and entry.above:
        number = number_of("requirement", len(entry.above))
        words.append(tell("above", number=number, ids=listed(entry.above)))
    return clean(joined(Text("；", "; "), words).words(lang))


def _earlier(desk: Desk, item: str) -> list[Content]:
    """Paint what an end of a stale link said when it was reviewed, or that nobody knows."""
    candidate, entry, lang = desk.candidate, desk.entry, desk.lang
    if not candidate or not entry or item not in candidate.changed:
        return []
    known = [
        tell("of_then", field=field_name(d.field), text=clean(field_text(d.field, d.before).words(lang)))
        for d in candidate.differences
        if d.item == item
    ]
    digest = candidate.before[1 if item == entry.thing.id else 0]
    said = known or [tell("unknown_text", digest=digest)]
    return [Content.styled(text.words(lang), "italic") for text in said]


def _heading(desk: Desk, candidate: Candidate) -> Content:
    lang = desk.lang
    words = [on_screen("candidate", lang, at=desk.pick + 1, total=len(desk.candidates))]
    if candidate.score is not None:
        words.append(on_screen("score", lang, score=score_text(candidate.score)))
    elif not candidate.verdict:
        words.append(on_screen("chosen", lang))
    if candidate.verdict:
        words.append(
            on_screen("earlier", lang, verdict=standing(candidate.verdict if candidate.changed else candidate.standing))
        )
    verdict = desk.verdict(candidate)
    if verdict:
        words.append(on_screen("now", lang, verdict=standing(verdict)))
    return Content.assemble((clean(candidate.thing.id), "bold"), "  " + "  ".join(words))


def _named(key: str, text: str, words: tuple[str, ...], lang: Lang) -> Content | None:
    return Content.assemble((on_screen(key, lang), "dim"), _marked(clean(text), words)) if text else None


def _within(desk: Desk, *, upper: bool) -> tuple[str, ...]:
    """Return the matched words that may stand beside a text, in headings and modules."""
    return matched(desk.candidate.reasons, upper=upper) if desk.candidate else ()


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

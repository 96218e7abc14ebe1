"""The review on the terminal without its screen: the queue, the stale links, what changes, duplicates."""

from collections.abc import Iterator, Sequence

from polreq.render.figures import days_to
from polreq.render.oneline import clean
from polreq.render.review_words import field_name, field_text, number_of, reasons_said, standing, tell
from polreq.render.words import FORCES, SHORT_LAYERS, STATES, label, pick, say
from polreq.render.writers.terminal.canvas import NARROWEST, Line, Span, draw, fit, pad, width_of, wrap
from polreq.results.review import Candidate, Change, Duplicate, Entry, Review
from polreq.words import Lang

#: Cells before a candidate and before what is said about it.
_INDENT = 4


def render_queue(review: Review, lang: Lang, *, width: int = 80, color: bool = False) -> str:
    """Draw the whole queue with its candidates, texts and reasons."""
    width = max(width, NARROWEST)
    if not review.entries:
        return draw([((tell("nothing", lang), ""),)], color=color)
    number = number_of("requirement", len(review.entries), lang)
    lines: list[Line] = [((tell("queue", lang, number=number), "strong"),)]
    for entry in review.entries:
        lines += [(), *_entry(entry, review, lang, width)]
        if not entry.candidates:
            lines += _wrapped(tell("no_candidate", lang), _INDENT, width, "faint")
        for candidate in entry.candidates:
            lines += _candidate(candidate, lang, width)
    return draw(lines, color=color)


def render_stale(review: Review, lang: Lang, *, width: int = 80, color: bool = False) -> str:
    """Draw the links whose ends changed since they were reviewed, each end as it was and as it is."""
    width = max(width, NARROWEST)
    lines: list[Line] = []
    for entry in review.entries:
        for candidate in (c for c in entry.candidates if c.changed):
            lines += [(), *_stale(entry, candidate, lang, width)]
    return draw(lines[1:] or [((tell("no_stale", lang), ""),)], color=color)


def render_changes(
    changes: Sequence[Change], lang: Lang, *, written: bool, width: int = 80, color: bool = False
) -> str:
    """Draw what decisions change: before, after, which link, and the note."""
    width = max(width, NARROWEST)
    if not changes:
        return draw([((tell("nothing_changes", lang), ""),)], color=color)
    number = number_of("change", len(changes), lang)
    lines: list[Line] = [((tell("changed_now" if written else "would_change", lang, number=number), "strong"),)]
    names = [(standing(c.before, lang), standing(c.after, lang)) for c in changes]
    before = max(width_of(old) for old, _ in names)
    after = max(width_of(new) for _, new in names)
    for change, (old, new) in zip(changes, names, strict=True):
        link = f"{change.lower} → {change.upper}" if change.lower else change.upper
        style = "bad" if change.after == "rejected" else "good"
        spans: list[Span] = [
            (f"  {pad(old, before)} → ", "faint"),
            (pad(new, after), style),
            ("  " + clean(link), "id"),
        ]
        room = width - sum(width_of(text) for text, _ in spans) - 2
        lines.append([*spans, ("  " + fit(clean(change.words), max(0, room)), "faint")])
    return draw(lines, color=color)


def render_duplicates(pairs: Sequence[Duplicate], lang: Lang, *, width: int = 80, color: bool = False) -> str:
    """Draw requirements that may be the same, with the command that merges them."""
    width = max(width, NARROWEST)
    if not pairs:
        return draw([((tell("no_duplicates", lang), ""),)], color=color)
    number = number_of("pair", len(pairs), lang)
    lines: list[Line] = [((tell("duplicates", lang, number=number), "strong"),)]
    for pair in pairs:
        shared = tell("shared", lang, what=say("comma", lang).join(pair.shared)) if pair.shared else ""
        why = (tell("alike", lang, percent=f"{pair.score:.0%}"), shared or tell("none_shared", lang))
        lines += [(), (("  " + pick(lang, "，", ", ").join(why), "warn"),)]
        for thing in (pair.keep, pair.other):
            lines.append((("  ", ""), (clean(thing.id), "id"), ("  " + clean(thing.basis), "faint")))
            lines += _wrapped(thing.text, _INDENT, width)
        if pair.differs:
            words = [tell("differ", lang, one=one, other=other) for one, other in pair.differs]
            lines += _wrapped(tell("differs", lang, what=say("comma", lang).join(words)), 2, width, "faint")
        lines += _wrapped(tell("merge_with", lang, keep=pair.keep.id, others=pair.other.id), 2, width, "command")
    return draw(lines, color=color)


def _entry(entry: Entry, review: Review, lang: Lang, width: int) -> Iterator[Line]:
    thing = entry.thing
    words = [
        label(SHORT_LAYERS, thing.layer, lang),
        label(FORCES, thing.force, lang),
        label(STATES, entry.state, lang),
        days_to(thing.due, review.as_of, lang) or str(thing.due or ""),
        thing.basis,
    ]
    head: list[Span] = [(clean(thing.id), "command")]
    room = width - width_of(clean(thing.id)) - 2
    yield [*head, ("  " + fit(clean(" · ".join(w for w in words if w)), room), "")]
    yield from _wrapped(thing.text, 2, width)


def _candidate(candidate: Candidate, lang: Lang, width: int) -> Iterator[Line]:
    score = (
        f"{candidate.score:.2f}"
        if candidate.score is not None
        else standing("stale" if candidate.changed else candidate.verdict, lang)
    )
    head: list[Span] = [(" " * _INDENT + score + "  ", "strong"), (clean(candidate.thing.id), "id")]
    room = width - sum(width_of(text) for text, _ in head) - 2
    yield [*head, ("  " + fit(clean(candidate.thing.title), max(0, room)), "")]
    if candidate.changed:
        yield from _wrapped(
            tell("changed", lang, ids=say("comma", lang).join(candidate.changed)), _INDENT + 6, width, "stale"
        )
    text = reasons_said(candidate.reasons, lang)
    if text:
        yield from _wrapped(text, _INDENT + 6, width, "faint")


def _stale(entry: Entry, candidate: Candidate, lang: Lang, width: int) -> Iterator[Line]:
    link = f"{candidate.thing.id} → {entry.thing.id}"
    who = " ".join(part for part in (standing(candidate.verdict, lang), candidate.by, str(candidate.on or "")) if part)
    yield ((clean(link), "command"), ("  " + clean(who), "faint"))
    if candidate.note:
        yield from _wrapped(candidate.note, 2, width, "faint")
    texts = (" ".join(part for part in (candidate.thing.text, candidate.acceptance) if part), entry.thing.text)
    ends = zip((candidate.thing, entry.thing), candidate.before, candidate.digests, texts, strict=True)
    for thing, before, today, text_today in ends:
        if thing.id not in candidate.changed:
            continue
        yield (("  " + clean(thing.id), "id"), (f"  {before} → {today}", "stale"))
        known = [d for d in candidate.differences if d.item == thing.id]
        for d in known:
            yield ((" " * _INDENT + field_name(d.field, lang), "strong"),)
            then, now = (field_text(d.field, text, lang) for text in (d.before, d.after))
            yield from _then_and_now(then, now, lang, _INDENT + 2, width)
        if not known:
            yield from _then_and_now(tell("unknown_text", lang, digest=before), text_today, lang, _INDENT, width)
    if entry.above:
        number = number_of("requirement", len(entry.above), lang)
        ids = say("comma", lang).join(entry.above)
        yield from _wrapped(tell("above", lang, number=number, ids=ids), 2, width, "stale")


def _then_and_now(then: str, now: str, lang: Lang, indent: int, width: int) -> Iterator[Line]:
    rows = ((tell("before", lang), then), (tell("after", lang), now))
    wide = max(width_of(name) for name, _ in rows) + 2
    for name, text in rows:
        first, *rest = wrap(clean(text), width - indent - wide)
        yield ((" " * indent + pad(name, wide), "faint"), (first, ""))
        for line in rest:
            yield ((" " * (indent + wide) + line, ""),)


def _wrapped(text: str, indent: int, width: int, style: str = "") -> Iterator[Line]:
    for line in wrap(clean(text), width - indent):
        yield ((" " * indent + line, style),)

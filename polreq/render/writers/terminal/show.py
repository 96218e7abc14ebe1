"""One item on the terminal: its text, what it rests on, its chain up and down, its reviews and suggestions."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.model.layer import FEATURE
from polreq.model.workspace import OTHER_CHANNELS
from polreq.render.figures import days_to
from polreq.render.oneline import clean
from polreq.render.review_words import reasons_said
from polreq.render.words import (
    BASES,
    CLASSES,
    COLUMNS,
    DEADLINES,
    FORCES,
    HEADINGS,
    LAYERS,
    ROLES,
    SHORT_LAYERS,
    STATE_MEANINGS,
    STATES,
    STATUSES,
    VERDICTS,
    label,
    say,
)
from polreq.render.writers.terminal.canvas import NARROWEST, Line, Span, draw, fit, pad, width_of, wrap
from polreq.render.writers.terminal.findings import finding_lines
from polreq.results.show import Branch, Ruling, Shown
from polreq.results.suggestion import Suggestion
from polreq.words import Lang

#: Cells for a verdict and the space behind it.
VERDICT_WIDTH: Final = 11


def render_show(shown: Shown, lang: Lang, *, width: int = 80, color: bool = False) -> str:
    """Draw one requirement or feature with everything around it."""
    card = _Card(shown, lang, max(width, NARROWEST))
    lines: list[Line] = [*card.head(), *card.facts()]
    for part in (card.above, card.below, card.rulings, card.suggestions, card.reasons, card.findings):
        lines += part()
    return draw(lines, color=color)


class _Card:
    """The sections of one item."""

    def __init__(self, shown: Shown, lang: Lang, width: int) -> None:
        self.shown = shown
        self.lang = lang
        self.width = width
        self.titles = {t.id: t.title for t in shown.others}
        self.channels = {c.id: c.name for c in OTHER_CHANNELS} | dict(shown.channel_names)

    def heading(self, key: str) -> Iterator[Line]:
        yield ()
        title = label(HEADINGS, key, self.lang)
        yield ((title, "title"), (" " + "─" * max(0, self.width - width_of(title) - 1), "faint"))

    def head(self) -> Iterator[Line]:
        thing = self.shown.thing
        item = self.shown.coverage
        words = [
            label(LAYERS, thing.layer, self.lang),
            label(FORCES, thing.force, self.lang),
            label(CLASSES, thing.kind, self.lang),
            label(STATUSES, thing.status, self.lang),
        ]
        yield ((clean(thing.id), "command"), ("  " + " · ".join(clean(w) for w in words if w), ""))
        if item:
            yield from self.state(item.state, label(STATE_MEANINGS, item.state, self.lang))
            if item.stale and item.state != "stale":
                yield from self.state("stale", say("stale_below", self.lang))
        title = clean(thing.title)
        text = clean(thing.text)
        if title and not text.startswith(title.rstrip("…")):
            for line in wrap(title, self.width - 2):
                yield (("  " + line, "strong"),)
        for line in wrap(text, self.width - 4) if text else ():
            yield (("    " + line, ""),)
        yield ()

    def state(self, key: str, meaning: str) -> Iterator[Line]:
        """Name a state with what it means."""
        state = label(STATES, key, self.lang)
        first, *rest = wrap(meaning, self.width - width_of(state) - 4)
        yield (("  " + state, key), ("  " + first, ""))
        for line in rest:
            yield ((" " * (width_of(state) + 4) + line, ""),)

    def facts(self) -> Iterator[Line]:
        rows = [(label(COLUMNS, key, self.lang), text) for key, text in self.values() if text]
        wide = max((width_of(name) for name, _ in rows), default=0)
        for name, text in rows:
            first, *rest = wrap(clean(text), max(12, self.width - wide - 4))
            yield (("  " + pad(name, wide), "faint"), ("  " + first, ""))
            for line in rest:
                yield ((" " * (wide + 4) + line, ""),)

    def reasons(self) -> Iterator[Line]:
        """Say why the clause was read as it was, one decision a line."""
        if not self.shown.reasons:
            return
        yield from self.heading("reasons")
        by_field: dict[str, list[str]] = {}
        for reason in self.shown.reasons:
            by_field.setdefault(reason.field, []).append(f"{reason.rule} {reason.words}".strip())
        for field, rules in by_field.items():
            for n, line in enumerate(wrap(clean("；".join(rules)), self.width - 14)):
                yield (("  " + pad(field if n == 0 else "", 11) + " ", "faint"), (line, ""))

    def values(self) -> Iterator[tuple[str, str]]:
        """Yield the facts as (column, text)."""
        shown, thing, lang = self.shown, self.shown.thing, self.lang
        comma = say("comma", lang)
        if thing.due:
            yield "due", f"{thing.due} {days_to(thing.due, shown.as_of, lang)}"
        for deadline in shown.deadlines:
            yield "deadline", _with(label(DEADLINES, deadline.kind, lang), deadline.text, lang)
        for target in shown.targets:
            yield "target", f"{target.metric} {target.text}"
        yield "units", comma.join(u.name + say("aside", lang, text=label(ROLES, u.role, lang)) for u in shown.units)
        if not shown.units:
            yield "person" if thing.layer == FEATURE else "owner", thing.owner
        for basis in shown.bases:
            known = basis.ref == thing.document and thing.basis.endswith(basis.locator)
            source = thing.basis if known else f"{basis.ref} {basis.locator}".rstrip()
            parts = [label(BASES, basis.kind, lang), source, str(basis.on or "")]
            parts.append(say("evidence", lang, number=basis.count) if basis.count else "")
            quote = say("quoted", lang, text=basis.quote) if basis.quote and basis.quote != thing.text else ""
            yield "basis", " ".join(p for p in (*parts, quote) if p)
        if not shown.bases:
            yield "basis", thing.basis
        yield "heading", " / ".join(shown.heading)
        yield "channels", comma.join(_status(self.channel(id), status, lang) for id, status in thing.channels)
        if shown.coverage:
            yield "missing_channels", comma.join(map(self.channel, shown.coverage.missing_channels))
        yield "line", comma.join(thing.lines)
        yield "acceptance", shown.acceptance
        yield "note", shown.note
        if shown.justified:
            by = " ".join(p for p in (shown.justified.by, str(shown.justified.on or "")) if p)
            yield "reason", shown.justified.reason + (say("aside", lang, text=by) if by else "")
        yield "place", str(thing.place)
        yield "digest", shown.digest

    def channel(self, id: str) -> str:
        return self.channels.get(id) or id

    def above(self) -> Iterator[Line]:
        yield from self.heading("above")
        yield from (
            self.tree(self.shown.above, "  ")
            if self.shown.above
            else [(("  " + say("nothing_above", self.lang), "faint"),)]
        )

    def below(self) -> Iterator[Line]:
        yield from self.heading("below")
        yield from (
            self.tree(self.shown.below, "  ")
            if self.shown.below
            else [(("  " + say("nothing_below", self.lang), "faint"),)]
        )

    def tree(self, branches: Sequence[Branch], indent: str) -> Iterator[Line]:
        """Draw branches with guides, one line each, cut at the edge."""
        for branch in branches:
            last = branch is branches[-1]
            guide = indent + ("└─ " if last else "├─ ")
            words = STATUSES if branch.layer == "feature" else STATES
            state = label(words, branch.state, self.lang)
            if branch.stale:
                state = say("comma", self.lang).join((state, label(STATES, "stale", self.lang)))
            spans: list[Span] = [
                (guide, "faint"),
                (label(SHORT_LAYERS, branch.layer, self.lang) + " ", ""),
                (clean(branch.id), "id"),
                (f" [{state}]" if state else "", "stale" if branch.stale else branch.state if words is STATES else ""),
            ]
            tail = clean(branch.title) + (say("seen", self.lang) if branch.seen else "")
            spans.append((" " + fit(tail, max(0, self.width - 1 - sum(width_of(t) for t, _ in spans))), ""))
            yield spans
            yield from self.tree(branch.branches, indent + ("   " if last else "│  "))

    def rulings(self) -> Iterator[Line]:
        yield from self.heading("rulings")
        if not self.shown.rulings:
            yield (("  " + say("no_reviews", self.lang), "faint"),)
        for ruling in self.shown.rulings:
            yield from self.ruling(ruling)

    def ruling(self, ruling: Ruling) -> Iterator[Line]:
        verdict = label(VERDICTS, ruling.verdict, self.lang)
        who = say("inline", self.lang) if ruling.inline else " ".join(p for p in (str(ruling.on or ""), ruling.by) if p)
        state = label(STATES, "stale", self.lang) if ruling.stale else ""
        yield (
            ("  " + pad(verdict, VERDICT_WIDTH), "bad" if ruling.verdict == "rejected" else "good"),
            (clean(f"{ruling.lower} → {ruling.upper}"), "id"),
            ("  " + clean(who), ""),
            ("  " + state if state else "", "stale"),
        )
        for line in wrap(clean(ruling.note), self.width - VERDICT_WIDTH - 2) if ruling.note else ():
            yield ((" " * (VERDICT_WIDTH + 2) + line, "faint"),)

    def suggestions(self) -> Iterator[Line]:
        yield from self.heading("suggestions")
        if not self.shown.suggestions:
            yield (("  " + say("empty", self.lang), "faint"),)
        for suggestion in self.shown.suggestions:
            yield from self.suggestion(suggestion)

    def suggestion(self, suggestion: Suggestion) -> Iterator[Line]:
        other = suggestion.lower if suggestion.lower != self.shown.thing.id else suggestion.upper
        head: list[Span] = [(f"  {suggestion.score:.2f}  ", "strong"), (clean(other), "id")]
        room = self.width - sum(width_of(t) for t, _ in head) - 2
        yield (*head, ("  " + fit(clean(self.titles.get(other, "")), max(0, room)), ""))
        why = clean(reasons_said(suggestion.reasons, self.lang))
        for line in wrap(why, self.width - 8) if why else ():
            yield (("        " + line, "faint"),)

    def findings(self) -> Iterator[Line]:
        if self.shown.findings:
            yield from self.heading("findings")
            yield from finding_lines(self.shown.findings, self.lang, self.width)


def _with(kind: str, text: str, lang: Lang) -> str:
    return say("colon", lang).join((kind, text))


def _status(name: str, status: str, lang: Lang) -> str:
    return name + say("aside", lang, text=label(STATUSES, status, lang)) if status else name

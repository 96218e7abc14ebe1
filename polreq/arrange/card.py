"""What `polreq show` says about one item: its text, what it rests on, its chain up and down, reviews and suggestions."""

from collections.abc import Iterator, Sequence

from polreq.arrange.conflicts import conflict_items
from polreq.arrange.decision_log import logged
from polreq.arrange.findings import notices
from polreq.arrange.fulfilment import aspect_said
from polreq.arrange.owners import offices_said, owners_said
from polreq.arrange.reasons import reasons_said
from polreq.arrange.together import together_said
from polreq.arrange.wording import DOT, as_read, aside, days_to, doubts_said, listed
from polreq.model.feature import CaseResult
from polreq.model.layer import FEATURE
from polreq.model.link import Confirmer
from polreq.model.requirement import Basis
from polreq.model.workspace import OTHER_CHANNELS
from polreq.results.said import Said, Span
from polreq.results.sections import Facts, Item, Items, Limb, Page, Prose, Section, Tree
from polreq.results.show import Branch, Ruling, Shown
from polreq.results.suggestion import Suggestion, score_text
from polreq.results.together import together_of
from polreq.words import Text
from polreq.words.conflicts import told
from polreq.words.fulfilment import STATES as FULFILMENTS
from polreq.words.fulfilment import TITLE
from polreq.words.names import (
    BASES,
    CLASSES,
    DEADLINES,
    DOCUMENT_STATUSES,
    FORCES,
    LAYERS,
    PARTS,
    RESULTS,
    ROLES,
    SHORT_LAYERS,
    STATE_MEANINGS,
    STATES,
    STATUSES,
    VERDICTS,
    label,
)
from polreq.words.review import standing
from polreq.words.sentences import COLUMNS, HEADINGS, count, joined, say


def arrange_shown(shown: Shown) -> Page:
    """Arrange one requirement or feature with everything around it."""
    card = _Card(shown)
    sections = [
        Section((card.head(),)),
        Section((Facts(tuple((COLUMNS[key], said) for key, said in card.facts() if said)),)),
        card.branches("above", shown.above, "nothing_above"),
        card.branches("below", shown.below, "nothing_below"),
        *card.fulfilment(),
        *card.conflicts(),
        card.rulings(),
        card.suggestions(),
    ]
    if shown.log:
        sections.append(Section((Items(tuple(map(logged, shown.log))),), HEADINGS["log"]))
    if shown.reasons:
        sections.append(card.reasons())
    if shown.findings:
        sections.append(Section((notices(shown.findings),), HEADINGS["findings"]))
    return Page(tuple(sections))


class _Card:
    """The sections of one item."""

    def __init__(self, shown: Shown) -> None:
        self.shown = shown
        self.titles = {t.id: t.title for t in shown.others}
        self.channels = {c.id: c.name for c in OTHER_CHANNELS} | dict(shown.channel_names)

    def head(self) -> Items:
        """Say what it is, how it is covered, and its text."""
        thing, item = self.shown.thing, self.shown.coverage
        kinds = (
            label(LAYERS, thing.layer),
            label(FORCES, thing.force),
            label(CLASSES, thing.kind),
            label(STATUSES, thing.status),
        )
        items = [Item((Span(thing.id, "id", "strong"), joined(DOT, kinds)))]
        if item:
            items.append(_state(item.state, label(STATE_MEANINGS, item.state)))
            if item.stale and item.state != "stale":
                items.append(_state("stale", say("stale_below")))
        if thing.title.strip() and not thing.text.startswith(thing.title.rstrip("…")):
            items.append(Item(lines=(Span(thing.title, tone="strong"),)))
        items.append(Item(items=(Item(lines=(thing.text,)),)))
        return Items(tuple(items))

    def facts(self) -> Iterator[tuple[str, Said]]:
        """Yield the facts as (column, what it says); what says nothing is left out."""
        shown, thing = self.shown, self.shown.thing
        if thing.due:
            yield "due", joined(" ", (str(thing.due), days_to(thing.due, shown.as_of) or ""))
        for deadline in shown.deadlines:
            yield "deadline", joined(say("colon"), (label(DEADLINES, deadline.kind), deadline.text))
        for target in shown.targets:
            yield "target", f"{target.metric} {target.text}"
        yield from self.answering()
        yield from self.resting()
        yield "heading", " / ".join(shown.heading)
        yield "channels", _said(listed(self.channel(id, status) for id, status in thing.channels))
        if shown.coverage:
            yield "missing_channels", _said(listed(self.channel(id) for id in shown.coverage.missing_channels))
        yield "line", _said(listed(thing.lines))
        yield "acceptance", shown.acceptance
        yield "tests", _said(listed(_case(one) for one in shown.tests))
        yield from self.reading()
        yield "note", shown.note
        if shown.justified:
            by = " ".join(p for p in (shown.justified.by, str(shown.justified.on or "")) if p)
            yield "reason", aside(shown.justified.reason, by)
        yield "place", Span(str(thing.place), "path")
        yield "digest", shown.digest

    def reading(self) -> Iterator[tuple[str, Said]]:
        """Yield what the reading is not sure of, who looked at it, and what they changed."""
        shown = self.shown
        yield "unsure", _said(doubts_said(shown.thing.doubts))
        if shown.review:
            yield "review", " ".join(p for p in (shown.review.by, str(shown.review.on or "")) if p)
        if shown.read:
            yield "read", _said(as_read(shown.read, self.channels))

    def answering(self) -> Iterator[tuple[str, Said]]:
        """Yield who answers for it, in government and on our side."""
        shown, thing = self.shown, self.shown.thing
        yield "units", _said(listed(aside(u.name, label(ROLES, u.role)) for u in shown.units))
        if not shown.units:
            yield "person" if thing.layer == FEATURE else "owner", thing.owner
        if shown.owned:
            yield "office", _said(offices_said(shown.owned))
            yield "product_owner", owners_said(shown.owned)

    def resting(self) -> Iterator[tuple[str, Said]]:
        """Yield what it rests on, with the files that it was read from."""
        shown, thing = self.shown, self.shown.thing
        for basis in shown.bases:
            yield "basis", self.basis(basis)
        if not shown.bases:
            yield "basis", thing.basis
        for name, digest in shown.files:
            yield "source_file", f"{name} sha256 {digest}"

    def basis(self, basis: Basis) -> Said:
        """Name what the item rests on, with the words quoted where they are not its own."""
        thing = self.shown.thing
        known = basis.ref == thing.document and thing.basis.endswith(basis.locator)
        source = thing.basis if known else f"{basis.ref} {basis.locator}".rstrip()
        number = count("piece", basis.count) if basis.count else ""
        quote = say("quoted", text=basis.quote) if basis.quote and basis.quote != thing.text else ""
        over = dict(self.shown.over).get(basis.ref, "") if basis.kind == "clause" else ""
        named = aside(source, label(DOCUMENT_STATUSES, over)) if over else source
        return joined(" ", (label(BASES, basis.kind), named, str(basis.on or ""), number, quote))

    def channel(self, id: str, status: str = "") -> Text | str:
        return aside(self.channels.get(id) or id, label(STATUSES, status) if status else "")

    def branches(self, key: str, branches: Sequence[Branch], nothing: str) -> Section:
        if not branches:
            return Section((Prose((Span(say(nothing), tone="faint"),)),), HEADINGS[key])
        return Section((Tree(tuple(map(_limb, branches))),), HEADINGS[key])

    def fulfilment(self) -> Iterator[Section]:
        """Say of each thing that is asked whether the features say as much, with the words of both sides."""
        if found := self.shown.fulfilment:
            items = tuple(Item((aspect_said(one, self.channels),), FULFILMENTS[one.state]) for one in found.aspects)
            yield Section((Items(items),), TITLE)

    def conflicts(self) -> Iterator[Section]:
        """Say with which other requirements it is in conflict, and which one governs."""
        if self.shown.conflicts:
            yield Section((conflict_items(self.shown.conflicts),), told("of_item"))

    def rulings(self) -> Section:
        if not self.shown.rulings:
            return Section((Prose((Span(say("no_reviews"), tone="faint"),)),), HEADINGS["rulings"])
        return Section((Items(tuple(map(_ruling, self.shown.rulings))),), HEADINGS["rulings"])

    def suggestions(self) -> Section:
        items = tuple(map(self.suggestion, self.shown.suggestions))
        answering = [(s.lower, s.reasons) for s in self.shown.suggestions if s.upper == self.shown.thing.id]
        together = together_of(answering)
        first = (Prose((together_said(together),)),) if together else ()
        return Section((*first, Items(items)) if items else (), HEADINGS["suggestions"])

    def suggestion(self, suggestion: Suggestion) -> Item:
        other = suggestion.lower if suggestion.lower != self.shown.thing.id else suggestion.upper
        return Item(
            (Span(other, "id"), Span(self.titles.get(other, ""), cut=True)),
            Span(score_text(suggestion.score), "score", "strong"),
            (Span(reasons_said(suggestion.reasons), tone="faint"),),
        )

    def reasons(self) -> Section:
        """Say why the clause was read as it was, one decision a line."""
        by_field: dict[str, list[str]] = {}
        for reason in self.shown.reasons:
            by_field.setdefault(reason.field, []).append(f"{reason.rule} {reason.words}".strip())
        items = tuple(
            Item(("；".join(rules),), Span(label(PARTS, field), "field", "faint")) for field, rules in by_field.items()
        )
        return Section((Items(items),), HEADINGS["reasons"])


def _case(case: CaseResult) -> Text | str:
    return aside(case.title or case.id, label(RESULTS, case.result))


def _said(text: Text) -> Said:
    """Return nothing for words that say nothing."""
    return text if text.zh else ""


def _state(key: str, meaning: Text) -> Item:
    """Name a state with what it means."""
    return Item((meaning,), Span(label(STATES, key), "state", key))


def _limb(branch: Branch) -> Limb:
    words = STATUSES if branch.layer == FEATURE else STATES
    names = [label(words, branch.state)] if branch.state else []
    if branch.stale:
        names.append(label(STATES, "stale"))
    state = joined("", ("[", listed(names), "]")) if names else ""
    tone = "stale" if branch.stale else branch.state if words is STATES else ""
    title = joined("", (branch.title, say("seen") if branch.seen else ""))
    return Limb(
        (label(SHORT_LAYERS, branch.layer), Span(branch.id, "id"), Span(state, "state", tone), Span(title, cut=True)),
        tuple(map(_limb, branch.branches)),
    )


def _ruling(ruling: Ruling) -> Item:
    people = (Confirmer(ruling.by, ruling.on), *ruling.also)
    who: Text | str = listed(" ".join(p for p in (str(one.on or ""), one.by) if p) for one in people)
    tone = "bad" if ruling.verdict == "rejected" else "good"
    if ruling.pending:
        tone = "stale"
    state = Span(label(STATES, "stale"), "state", "stale") if ruling.stale else ""
    if ruling.pending:
        state = Span(standing("pending"), "state", "stale")
    return Item(
        (Span(f"{ruling.lower} → {ruling.upper}", "id"), say("inline") if ruling.inline else who, state),
        Span(label(VERDICTS, ruling.verdict), "verdict", tone),
        (Span(ruling.note, tone="faint"),),
    )

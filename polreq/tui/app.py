"""The review's screen: queue on the left, both texts side by side, one key for each decision."""

from collections.abc import Callable
from typing import ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from polreq.desk.desk import Desk, Opener
from polreq.desk.quick import QUICK, TYPED
from polreq.errors import PolreqError
from polreq.render.oneline import clean
from polreq.results.reading_values import FIELD_NAMES, value_of, value_text
from polreq.results.report import Thing
from polreq.tui import painting
from polreq.tui.prompts import AskLine, AskTarget
from polreq.words.screen import on_screen

#: Below this many columns or rows the texts cannot be read.
LEAST = (60, 16)

#: What a question that could do much is answered with.
_YES: Final = frozenset(("是", "y", "yes", "Y"))


class ReviewScreen(Screen[None]):
    """The one screen; its keys do not reach the windows that ask for text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "confirm", show=False),
        Binding("g", "together", show=False),
        Binding("n", "reject", show=False),
        Binding("t", "target", show=False),
        Binding("j", "justify", show=False),
        Binding("o", "note", show=False),
        Binding("s", "split", show=False),
        Binding("u", "undo", show=False),
        Binding("p", "product", show=False),
        Binding("e", "edit", show=False),
        Binding("a", "adopt", show=False),
        Binding("h", "heading", show=False),
        Binding("w", "keep", show=False),
        *(Binding(key, f"correct({part!r}, {value!r})", show=False) for key, (part, value) in QUICK.items()),
        Binding("space", "skip", show=False),
        Binding("q", "app.quit", show=False),
        Binding("up,k", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("left", "turn(-1)", show=False, priority=True),
        Binding("right,tab", "turn(1)", show=False, priority=True),
        Binding("pageup", "scroll_texts(-1)", show=False, priority=True),
        Binding("pagedown", "scroll_texts(1)", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, opener: Opener) -> None:
        super().__init__()
        self.desk = desk
        self._opener = opener

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        yield Static(id="progress")
        with Horizontal(id="body"):
            yield Static(id="queue")
            with Vertical(id="main"):
                yield Static(id="facts")
                with Horizontal(id="texts"):
                    with VerticalScroll(id="upper", can_focus=False):
                        yield Static(id="upper-text")
                    with VerticalScroll(id="lower", can_focus=False):
                        yield Static(id="lower-text")
                yield Static(id="reasons")
        yield Static(id="said")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Show the first requirement."""
        self.paint()

    def on_resize(self) -> None:
        """Fit the queue into the new size."""
        self.call_after_refresh(self.paint)

    def paint(self) -> None:
        """Show the session as it is now."""
        desk = self.desk
        small = self.size.width < LEAST[0] or self.size.height < LEAST[1]
        said = on_screen("too_small", desk.lang) if small else desk.said
        queue = self.query_one("#queue", Static)
        parts = {
            "progress": painting.progress(desk),
            "queue": painting.queue(desk, max(1, queue.size.height), max(1, queue.size.width)),
            "facts": painting.facts(desk),
            "upper-text": painting.upper_text(desk),
            "lower-text": painting.lower_text(desk),
            "reasons": painting.reasons(desk),
            "said": Content(said),
            "keys": Content(on_screen(_keys(desk), desk.lang)),
        }
        for name, content in parts.items():
            self.query_one(f"#{name}", Static).update(content)

    def action_move(self, steps: int) -> None:
        """Go up or down the queue."""
        self.desk.move(steps)
        self._show_top()

    def action_turn(self, steps: int) -> None:
        """Show another candidate."""
        self.desk.turn(steps)
        self._show_top()

    def action_skip(self) -> None:
        """Leave the requirement for later."""
        self.desk.skip()
        self._show_top()

    def action_confirm(self) -> None:
        """Accept the reading; confirm the pair, where a link that skips a layer is asked for its reason first."""
        if self.desk.reading:
            self._do(self.desk.confirm)
            return
        candidate = self.desk.candidate
        if candidate:
            self._link(candidate.thing)

    def action_reject(self) -> None:
        """Reject the pair; say that a reading is no requirement."""
        self._do(self.desk.reject)

    def action_keep(self) -> None:
        """Leave a requirement as it was, although its clause has newer words."""
        self._do(self.desk.keep)

    def action_together(self) -> None:
        """Confirm all suggestions that answer the requirement together."""
        self._do(self.desk.confirm_together)

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._do(self.desk.undo)

    def action_target(self) -> None:
        """Ask for something else to link."""
        entry = self.desk.entry
        if not entry:
            return
        things = self.desk.reviewer.targets(entry.thing.id, self.desk.review.things)

        def take(thing: Thing | None) -> None:
            if thing:
                self._link(thing)

        self.app.push_screen(AskTarget(self.desk.lang, things), take)

    def action_justify(self) -> None:
        """Ask why no feature is needed."""
        if self.desk.entry:
            gap = self.desk.entry.gap
            self._ask("ask_reason", self.desk.justify, gap.reason if gap else "")

    def action_note(self) -> None:
        """Ask for a note."""
        candidate, reading = self.desk.candidate, self.desk.reading
        known = candidate.note if candidate else self.desk.as_it_is(reading).note if reading else ""
        self._ask("ask_note", self.desk.remark, self.desk.note or known)

    def action_product(self) -> None:
        """Say that the reading bears on the product, or does not."""
        self._do(self.desk.turn_product)

    def action_correct(self, part: str, value: str) -> None:
        """Correct a part of the reading at once."""
        self._do(lambda: self.desk.correct(part, value))

    def action_adopt(self) -> None:
        """Take the correction that is proposed."""
        self._do(self.desk.adopt)

    def action_edit(self) -> None:
        """Ask for a part of the reading and what it says: of a list the one that is least sure, as it was read."""
        reading, lang = self.desk.reading, self.desk.lang
        if not reading:
            return
        requirement = self.desk.as_it_is(reading)
        doubted = sorted((chance, part) for part, chance in requirement.unsure_of if part in TYPED)
        part = doubted[0][1] if doubted else "units"
        said = value_text(part, value_of(requirement, part), dict(self.desk.review.channels))
        self._ask("ask_part", self.desk.correct_as_written, f"{FIELD_NAMES[part].words(lang)}={said.words(lang)}")

    def action_heading(self) -> None:
        """Ask whether to accept all readings under the same heading."""
        reading = self.desk.reading
        if reading:
            number, heading = len(self.desk.under_heading()), " / ".join(reading.requirement.heading)
            question = on_screen("ask_heading", self.desk.lang, number=number, heading=clean(heading))
            self._ask_in_words(question, lambda said: self.desk.accept_heading() if said.strip() in _YES else None, "")

    def action_split(self) -> None:
        """Ask where the requirement divides in two."""
        if self.desk.shown:
            self._ask("ask_split", lambda words: self.desk.split(self._opener, words), "")

    def action_scroll_texts(self, steps: int) -> None:
        """Scroll both texts by a page."""
        for name in ("#upper", "#lower"):
            pane = self.query_one(name, VerticalScroll)
            pane.scroll_relative(y=steps * max(1, pane.size.height - 1), animate=False)

    def _link(self, thing: Thing) -> None:
        entry, candidate = self.desk.entry, self.desk.candidate
        known = candidate if candidate and candidate.thing.id == thing.id else None
        skips = entry and self.desk.reviewer.skips(thing.id, entry.thing.id) and not (known and known.skip)
        if skips:
            self._ask("ask_skip", lambda reason: self.desk.choose(thing, reason), "")
        elif known:
            self._do(self.desk.confirm)
        else:
            self._do(lambda: self.desk.choose(thing))

    def _ask(self, question: str, use: Callable[[str], None], value: str) -> None:
        self._ask_in_words(on_screen(question, self.desk.lang), use, value)

    def _ask_in_words(self, question: str, use: Callable[[str], None], value: str) -> None:
        def take(answer: str | None) -> None:
            if answer is not None and answer.strip():
                self._do(lambda: use(answer))

        self.app.push_screen(AskLine(question, value), take)

    def _do(self, action: Callable[[], None]) -> None:
        try:
            action()
        except PolreqError as error:
            self.desk.said = error.said.words(self.desk.lang)
        self._show_top()

    def _show_top(self) -> None:
        for name in ("#upper", "#lower"):
            self.query_one(name, VerticalScroll).scroll_home(animate=False)
        self.paint()


class ReviewApp(App[None]):
    """The application around the screen: the terminal's own colours, so that light and dark ones both work."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #progress { height: 1; text-style: reverse; }
    #keys { height: auto; max-height: 2; text-style: reverse; }
    #said { height: 1; text-style: bold; padding: 0 1; }
    #body { height: 1fr; }
    #queue { width: 22; height: 1fr; text-wrap: nowrap; }
    #facts { height: auto; max-height: 3; padding: 0 1; }
    #texts { height: 1fr; }
    #upper, #lower { width: 1fr; height: 1fr; border: solid ansi_default; padding: 0 1; scrollbar-size-vertical: 1; }
    #reasons { height: auto; max-height: 6; padding: 0 1; }
    ModalScreen { align: center bottom; }
    .window { height: auto; max-height: 90%; border: solid ansi_default; padding: 0 1; }
    .window Input { border: none; padding: 0; height: 1; text-style: reverse; }
    .window OptionList { border: none; padding: 0; height: auto; max-height: 14; }
    """

    def __init__(self, desk: Desk, opener: Opener) -> None:
        super().__init__(ansi_color=True)
        self._first = ReviewScreen(desk, opener)

    def on_mount(self) -> None:
        """Open the screen in the colours of the terminal."""
        self.theme = "ansi-dark"
        self.push_screen(self._first)


def _keys(desk: Desk) -> str:
    """Name the line of keys for what is shown."""
    if desk.reading is None:
        return "keys"
    return "newer_keys" if desk.reading.before else "reading_keys"

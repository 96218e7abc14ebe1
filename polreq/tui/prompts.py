"""Small windows that ask for a line of text, or for something to link."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from polreq.desk.searching import search
from polreq.render.oneline import clean
from polreq.results.report import Thing
from polreq.words import Lang
from polreq.words.names import SHORT_LAYERS, label
from polreq.words.screen import on_screen


class AskLine(ModalScreen[str | None]):
    """Asks for one line; None if the reviewer went back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, question: str, value: str = "") -> None:
        super().__init__()
        self._question = question
        self._value = value

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(classes="window"):
            yield Static(Content(self._question))
            yield Input(self._value)

    @on(Input.Submitted)
    def take(self, event: Input.Submitted) -> None:
        """Give the line back."""
        self.dismiss(event.value)


class AskTarget(ModalScreen[Thing | None]):
    """Asks for a feature or a lower requirement, searching as one types."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("down", "go(1)", show=False, priority=True),
    ]

    def __init__(self, lang: Lang, things: Sequence[Thing]) -> None:
        super().__init__()
        self._lang = lang
        self._things = things
        self._found: tuple[Thing, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay the window out."""
        with Vertical(classes="window tall"):
            yield Static(Content(on_screen("ask_target", self._lang)))
            yield Input()
            yield OptionList()

    def on_mount(self) -> None:
        """Begin with everything."""
        self.query_one(OptionList).can_focus = False
        self._list("")

    @on(Input.Changed)
    def look(self, event: Input.Changed) -> None:
        """Search for what was typed so far."""
        self._list(event.value)

    @on(Input.Submitted)
    def take(self) -> None:
        """Give the chosen one back."""
        at = self.query_one(OptionList).highlighted
        if self._found and at is not None:
            self.dismiss(self._found[at])

    def action_go(self, steps: int) -> None:
        """Choose the one above or below."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = ((options.highlighted or 0) + steps) % len(self._found)

    def _list(self, words: str) -> None:
        self._found = search(words, self._things)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(self._line(thing)) for thing in self._found])
        if self._found:
            options.highlighted = 0
        else:
            options.add_option(Option(Content(on_screen("none_found", self._lang)), disabled=True))

    def _line(self, thing: Thing) -> Content:
        layer = label(SHORT_LAYERS, thing.layer).words(self._lang)
        return Content.assemble((clean(thing.id), "bold"), f"  {layer}  {clean(thing.title)}")

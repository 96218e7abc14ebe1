"""The review: one requirement at a time, one key a decision; every decision is written at once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from polreq.arrange.readings import newer_mark
from polreq.desk.desk import READING, Desk
from polreq.desk.quick import QUICK, TYPED
from polreq.desk.searching import search
from polreq.errors import PolreqError
from polreq.render.writers.html.markup import Markup, element
from polreq.results.reading_values import FIELD_NAMES
from polreq.results.readings import ReadingEntry
from polreq.web.exchange import Request, Response, UnclearError, data
from polreq.web.layout import address, needs_script, shown
from polreq.web.panel import SIGNS, panel
from polreq.web.reading_panel import part_text, typed_part
from polreq.web.site import Site
from polreq.words import Lang, Text
from polreq.words.names import SHORT_LAYERS, label
from polreq.words.review import tell
from polreq.words.screen import on_screen
from polreq.words.web import on_page

#: Keys of the decisions about links and about readings, and the names of their buttons.
KEYS: Final = MappingProxyType(
    {
        "link": (("y", "yes"), ("n", "no"), ("g", "together"), ("t", "other"), ("j", "none"), ("o", "note"), ("s", "split"), ("u", "undo"), (" ", "skip")),
        "reading": (("y", "yes"), ("n", "no"), ("p", "product"), ("e", "correct"), ("a", "adopt"), ("h", "heading"), ("o", "note"), ("s", "split"), ("u", "undo"), (" ", "skip")),
        "newer": (("y", "yes"), ("w", "keep"), ("n", "no"), ("e", "correct"), ("o", "note"), ("u", "undo"), (" ", "skip")),
    }
)  # fmt: skip

#: Actions that are called otherwise where a reading is shown, or one whose clause has newer words.
_CALLED: Final = MappingProxyType(
    {
        "link": {},
        "reading": {"yes": "accept", "no": "drop_it", "product": "product_key"},
        "newer": {"yes": "take_newer", "no": "drop_it", "keep": "keep_older"},
    }
)

#: Questions that are asked before an action: the action, and the words of its question.
_ASKED: Final = MappingProxyType(
    {
        "none": "ask_reason",
        "note": "ask_note",
        "split": "ask_split",
        "choose": "ask_skip",
        "other": "ask_target",
        "correct": "ask_part",
    }
)


def show(site: Site, request: Request) -> Response:
    """Begin a session of its own for this page."""
    stale, wanted, lang = request.query.get("stale") == "1", request.query.get("id", ""), site.lang
    only = request.query.get("only", "")
    key = site.open_desk(stale=stale, only=only)
    desk = _desk(site, key)
    if at := next((n for n, e in enumerate(desk.queue) if e.thing.id == wanted), 0):
        desk.move(at)
    order = on_page("stale_first" if stale else "queue_order", lang)
    choices = (("", "both"), ("readings", "only_readings"), ("links", "only_links"))
    narrow = (
        element(
            "a",
            on_page(words, lang),
            href=address("/review", only=kind) if kind else "/review",
            aria_current="true" if kind == only else None,
        )
        for kind, words in choices
    )
    main = element(
        "div",
        element("aside", element("h2", on_page("queue_list", lang), element("small", order)), element("div", element("div", class_="rows"), class_="view", tabindex=-1), id="queue"),
        element(
            "div",
            element("div", element("progress", max=1, value=0, aria_hidden="true"), element("span", class_="number"), class_="progress"),
            element("div", panel(desk), id="panel", aria_live="polite"),
            *(_buttons(kind, lang) for kind in KEYS),
            element("p", on_page("move_help", lang), class_="t-faint help"),
            id="work",
        ),
        id="desk",
        data_window=key,
        **{f"data_{name}": on_screen(words, lang) for name, words in _ASKED.items()},
    )  # fmt: skip
    title = on_page("review", lang)
    return shown(
        site,
        title,
        (element("h1", title), element("p", *narrow, class_="ways"), needs_script(lang), main, _dialog(lang)),
        at="/review",
        script="review.js",
    )


def rows(site: Site, request: Request) -> Response:
    """Give the queue of a session, and where it stands."""
    desk = site.desks.get(request.query.get("window", ""))
    if desk is None:
        return _outdated(site)
    queue = [
        [
            e.thing.id,
            e.thing.force == "must",
            f"{_mark(e).words(desk.lang)} " if isinstance(e, ReadingEntry) else "",
            e.thing.title or e.thing.text,
        ]
        for e in desk.queue
    ]
    return data({"queue": queue, "signs": _signs(desk), **_state(desk, desk.at)})


def act(site: Site, request: Request) -> Response:
    """Do what a key or a button says, if the page shows what is to be decided about."""
    desk = site.desks.get(request.words("window"))
    if desk is None:
        return _outdated(site)
    sent, before = request.sent(), desk.at
    action = _ACTIONS.get(request.words("action"))
    if action is None:
        raise UnclearError
    if [sent.get("upper"), sent.get("lower")] != list(_shown(desk)):
        return data(_state(desk, before) | {"said": on_page("elsewhere", site.lang), "all": _signs(desk)}, 409)
    desk.refused = ()
    try:
        extra = action(_Act(site, desk, sent))
    except PolreqError as error:
        desk.said = error.said.words(desk.lang)
        return data(_state(desk, before), 400)
    status = 0 if not desk.refused else (409 if any(f.code in ("R911", "R913") for f in desk.refused) else 400)
    return data(_state(desk, before) | extra, status or 200)


def targets(site: Site, request: Request) -> Response:
    """Search for what else could satisfy the requirement that is shown."""
    desk = site.desks.get(request.words("window"))
    if desk is None:
        return _outdated(site)
    possible = desk.reviewer.targets(desk.entry.thing.id, desk.review.things) if desk.entry else ()
    found = search(request.words("words"), possible)
    return data({"found": [[t.id, label(SHORT_LAYERS, t.layer).words(site.lang), t.title or t.text] for t in found]})


class _Act:
    """One action of a session: what it can be told, and what it does."""

    def __init__(self, site: Site, desk: Desk, sent: Mapping[str, Any]) -> None:
        self.site, self.desk, self.sent = site, desk, sent

    def words(self, name: str = "words") -> str:
        found = self.sent.get(name, "")
        if not isinstance(found, str):
            raise UnclearError
        return found

    def confirm(self) -> dict[str, object]:
        candidate = None if self.desk.reading else self.desk.candidate
        return self.link(candidate.thing.id) if candidate else self.done(self.desk.confirm)

    def choose(self) -> dict[str, object]:
        return self.link(self.words("id"), self.words())

    def link(self, lower: str, reason: str = "") -> dict[str, object]:
        """Confirm a link; one that skips a layer is asked for its reason first."""
        desk, entry = self.desk, self.desk.entry
        thing = next((t for t in (*(c.thing for c in desk.candidates), *desk.review.things) if t.id == lower), None)
        if not entry or not thing:
            raise UnclearError
        known = next((c for c in desk.candidates if c.thing.id == lower), None)
        if desk.reviewer.skips(lower, entry.thing.id) and not reason.strip() and not (known and known.skip):
            return {"ask": "choose", "id": lower}
        if known and known is desk.candidate and not reason:
            return self.done(desk.confirm)
        return self.done(lambda: desk.choose(thing, reason.strip()))

    def go(self) -> dict[str, object]:
        at = self.sent.get("to")
        if not isinstance(at, int):
            raise UnclearError
        return self.done(lambda: self.desk.move(at - self.desk.at))

    def quick(self) -> dict[str, object]:
        part, value = QUICK.get(self.words("key"), ("", ""))
        if not part:
            raise UnclearError
        return self.done(lambda: self.desk.correct(part, value))

    def split(self) -> dict[str, object]:
        self.desk.split(self.site.opener(), self.words())
        return {"reload": True}

    def done(self, action: Callable[[], None]) -> dict[str, object]:
        action()
        return {}


_ACTIONS: Final[Mapping[str, Callable[[_Act], dict[str, object]]]] = MappingProxyType(
    {
        "yes": _Act.confirm,
        "together": lambda act: act.done(act.desk.confirm_together),
        "no": lambda act: act.done(act.desk.reject),
        "keep": lambda act: act.done(act.desk.keep),
        "choose": _Act.choose,
        "none": lambda act: act.done(lambda: act.desk.justify(act.words())),
        "note": lambda act: act.done(lambda: act.desk.remark(act.words())),
        "split": _Act.split,
        "undo": lambda act: act.done(act.desk.undo),
        "skip": lambda act: act.done(act.desk.skip),
        "product": lambda act: act.done(act.desk.turn_product),
        "quick": _Act.quick,
        "correct": lambda act: act.done(lambda: act.desk.correct_as_written(act.words())),
        "adopt": lambda act: act.done(act.desk.adopt),
        "heading": lambda act: act.done(act.desk.accept_heading),
        "up": lambda act: act.done(lambda: act.desk.move(-1)),
        "down": lambda act: act.done(lambda: act.desk.move(1)),
        "left": lambda act: act.done(lambda: act.desk.turn(-1)),
        "right": lambda act: act.done(lambda: act.desk.turn(1)),
        "go": _Act.go,
    }
)


def _desk(site: Site, key: str) -> Desk:
    desk = site.desks.get(key)
    assert desk is not None, "it was put there just now"
    return desk


def _shown(desk: Desk) -> tuple[str, str]:
    """Return what a page shows of a session: the requirement, and the candidate or that it is a reading."""
    lower = READING if desk.reading else desk.candidate.thing.id if desk.candidate else ""
    return desk.shown.thing.id if desk.shown else "", lower


def _state(desk: Desk, before: int) -> dict[str, object]:
    """Return what a page has to know after an action: what it shows now, and how the queue has changed."""
    entries, (upper, lower) = desk.queue, _shown(desk)
    changed = {n: SIGNS[desk.settled(entries[n])] for n in {before, desk.at} if n < len(entries)}
    return {
        "at": desk.at,
        "kind": _kind(desk),
        "upper": upper,
        "lower": lower,
        "done": desk.done,
        "total": len(entries),
        "progress": on_screen("progress", desk.lang, done=desk.done, total=len(entries)),
        "said": desk.said,
        "html": panel(desk),
        "signs_at": changed,
        **(_words_of_reading(desk, desk.reading) if desk.reading else _words_of_link(desk)),
    }


def _kind(desk: Desk) -> str:
    """Name what is shown, as KEYS does."""
    if desk.reading is None:
        return "link"
    return "newer" if desk.reading.before else "reading"


def _mark(entry: ReadingEntry) -> Text:
    """Say in the queue what is to be decided about."""
    return newer_mark(entry) if entry.before else tell("reading")


def _words_of_link(desk: Desk) -> dict[str, object]:
    """Return the words that questions about links begin with."""
    gap = desk.entry.gap if desk.entry else None
    candidate = desk.candidate
    return {"none": gap.reason if gap else "", "note": desk.note or (candidate.note if candidate else "")}


def _words_of_reading(desk: Desk, reading: ReadingEntry) -> dict[str, object]:
    """Return the words that questions about readings begin with, and the question about a whole heading."""
    parts = {part: f"{FIELD_NAMES[part].words(desk.lang)}={part_text(desk, reading, part)}" for part in TYPED}
    number, heading = len(desk.under_heading()), " / ".join(reading.requirement.heading)
    return {
        "note": desk.note or desk.as_it_is(reading).note,
        "parts": parts,
        "correct": parts[typed_part(desk, reading)],
        "heading": on_page("ask_heading", desk.lang, number=number, heading=heading),
    }


def _signs(desk: Desk) -> list[str]:
    return [SIGNS[desk.settled(e)] for e in desk.queue]


def _outdated(site: Site) -> Response:
    return data({"said": on_page("outdated", site.lang), "reload": True}, 410)


def _buttons(kind: str, lang: Lang) -> Markup:
    """Make the buttons of one kind of decision; the page shows those of what is shown."""
    names = {name: _CALLED[kind].get(name, name) for _, name in KEYS[kind]}
    made = (
        element(
            "button",
            element("kbd", "␣" if key == " " else key),
            " ",
            on_page(names[name], lang),
            type="button",
            data_action=name,
            class_=f"do {name}",
        )
        for key, name in KEYS[kind]
    )
    return element("div", *made, class_=f"buttons of-{kind}", role="group")


def _dialog(lang: Lang) -> Markup:
    """Make the small window that asks for words, or for something to link."""
    buttons = (
        element("button", on_page("save", lang), class_="primary"),
        element("button", on_page("cancel", lang), type="button", class_="cancel"),
    )
    form = element(
        "form",
        element("label", element("span", class_="question"), element("textarea", rows=3, name="words"), element("input", type="text", name="find", placeholder=on_page("find_target", lang), autocomplete="off")),
        element("ul", class_="found", role="listbox"),
        element("p", on_page("enter_hint", lang), class_="t-faint hint-words"),
        element("p", on_page("choose_hint", lang), class_="t-faint hint-find"),
        element("p", *buttons, class_="buttons"),
        method="dialog",
    )  # fmt: skip
    return element("dialog", form, id="ask", data_nothing=on_screen("none_found", lang))

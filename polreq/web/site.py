"""What stands behind the pages: the workspace as it is now, the windows that are open on it, what waits to be written."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Generic, TypeVar

from polreq.conclude.report import make_report
from polreq.decide.links import Signature
from polreq.desk.desk import Desk, Opener
from polreq.pipeline.assess import Assessed
from polreq.pipeline.read import Opened
from polreq.pipeline.review import Reviewing, queue, split
from polreq.pipeline.standing import StandingWorkspace
from polreq.results.readings import ReadingDecision
from polreq.results.report import Report, Thing
from polreq.results.review import Decision, Prepared, Review
from polreq.words import Lang

#: Windows that are remembered; who opens more finds that the oldest has to be loaded again.
_WINDOWS: Final = 64

#: Documents that were read and wait to be written.
_WAITING: Final = 4

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the server was asked to do.

    Args:
        root: folder of the workspace.
        lang: language of the pages.
        by: who decides.
        today: gives the day of a decision, which is the one thing that depends on a clock.
        as_of: the day to compare deadlines with; None: what polreq.yml says.
        cached: whether the cache may be used.
        first: address of the page that is opened first.
    """

    root: Path
    lang: Lang
    by: str
    today: Callable[[], date]
    as_of: date | None = None
    cached: bool = True
    first: str = "/"


class Shelf(Generic[_Kept]):
    """Values by keys that nobody can guess; the oldest go when there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def put(self, value: _Kept) -> str:
        """Keep a value, and return its key."""
        key = secrets.token_urlsafe(12)
        self._kept[key] = value
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        return key

    def get(self, key: object) -> _Kept | None:
        """Return the value of a key; None if it is gone."""
        if not isinstance(key, str) or key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]


class Deciding:
    """Writes decisions of one window, each with the day on which it is made."""

    def __init__(self, reviewing: Reviewing, today: Callable[[], date]) -> None:
        self._reviewing = reviewing
        self._today = today

    def decide(self, decisions: Iterable[Decision | ReadingDecision]) -> Prepared:
        """Write decisions down, all or none."""
        return self._reviewing.decide(replace(d, on=d.on or self._today()) for d in decisions)

    def undo(self) -> bool:
        """Take the last decision of this window back."""
        return self._reviewing.undo()

    def targets(self, upper: str, things: Iterable[Thing]) -> tuple[Thing, ...]:
        """Return the items that may satisfy a requirement."""
        return self._reviewing.targets(upper, things)

    def skips(self, lower: str, upper: str) -> bool:
        """Whether a link would skip a layer."""
        return self._reviewing.skips(lower, upper)


@dataclass(slots=True)
class Site:
    """The workspace behind the pages; whoever uses it holds `lock`."""

    asked: Asked
    lang: Lang = "zh"
    page_token: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)
    desks: Shelf[Desk] = field(default_factory=lambda: Shelf(_WINDOWS))
    deciders: Shelf[Deciding] = field(default_factory=lambda: Shelf(_WINDOWS))
    waiting: Shelf[tuple[str, Opened]] = field(default_factory=lambda: Shelf(_WAITING))
    standing: StandingWorkspace = field(init=False)
    _report: tuple[Assessed, Report] | None = None

    def __post_init__(self) -> None:
        self.lang = self.asked.lang
        self.standing = StandingWorkspace(self.asked.root, self.asked.as_of, self.asked.cached)

    def now(self) -> Assessed:
        """Return what is known of the workspace as its files are now."""
        return self.standing.now()

    def report(self) -> Report:
        """Return all conclusions, the same as every other output lays out."""
        found = self.now()
        if self._report is None or self._report[0] is not found:
            self._report = found, make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
        return self._report[1]

    def decider(self) -> Deciding:
        """Return what writes decisions for a page that shows the workspace as it is now."""
        return Deciding(Reviewing(self.asked.root, self.now(), Signature(self.asked.by)), self.asked.today)

    def open_desk(self, *, stale: bool = False, only: str = "") -> str:
        """Begin a session of the review, and return its key; for `only` see opener."""
        return self.desks.put(Desk(*self.opener(stale=stale, only=only)(None), self.lang))

    def opener(self, *, stale: bool = False, only: str = "") -> Opener:
        """Return what gives the queue and what writes to it; it first splits a requirement where one is given.

        Args:
            stale: links whose ends changed come first.
            only: `readings` or `links`, where only one kind is wanted.
        """

        def open_queue(wanted: tuple[str, str] | None) -> tuple[Review, Deciding]:
            if wanted:
                split(self.asked.root, self.now(), *wanted)
            made = queue(self.asked.root, self.now(), stale=stale)
            made = replace(made, readings=()) if only == "links" else made
            return replace(made, entries=()) if only == "readings" else made, self.decider()

        return open_queue

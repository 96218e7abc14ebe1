"""Coverage over time as it is shown: the points, the way to a deadline in words and as a picture, and the tables of both."""

from collections.abc import Iterator
from typing import Final

from polreq.results.figures import FIGURE_NAMES
from polreq.results.history import FEWEST_BURN_POINTS, Burnup, CoverageHistory, HistoryPoint
from polreq.results.said import Said, Span
from polreq.results.sections import Column, CurvePoint, Curves, Page, Prose, Section, Table, TitledTable
from polreq.words import Text
from polreq.words.history import NUMBERS, told
from polreq.words.names import label
from polreq.words.sentences import joined, say

#: Figures that are drawn, each a part of the one before it.
_DRAWN: Final = ("total", "deep", "delivered")

#: Figures of the table that is handed over.
_TABLED: Final = ("total", "deep", "delivered", "justified", "gaps")

_REVISION_LETTERS: Final = 7


def arrange_history(history: CoverageHistory) -> Page:
    """Arrange a history."""
    first, last = history.points[0].day, history.points[-1].day
    return Page(tuple(history_sections(history)), title=_title(history), day=told("span", first=first, last=last))


def history_sections(history: CoverageHistory) -> Iterator[Section]:
    """Yield the points of a history, and the way to a deadline where there is one."""
    points = tuple(map(_point, history.points))
    names = (FIGURE_NAMES["gaps"], NUMBERS["proven"], NUMBERS["overdue"])
    lines = tuple((key, FIGURE_NAMES[key]) for key in _DRAWN)
    parts: list[Curves | Prose] = [Curves(told("day"), told("revision"), lines, names, points)]
    if notes := tuple(_notes(history)):
        parts.append(Prose(notes, "text"))
    yield Section(tuple(parts), told("title"))
    if history.burnup is not None:
        yield _burnup_section(history.burnup)


def history_tables(history: CoverageHistory) -> tuple[TitledTable, ...]:
    """Arrange the points, and those of the way to a deadline, as tables that are handed over."""
    columns = (
        Column(told("day"), "date", key="day", size=12),
        Column(told("revision"), "id", key="revision", size=12),
        *(Column(FIGURE_NAMES[key], "number", key=key, size=12) for key in _TABLED),
        *(Column(NUMBERS[key], "number", key=key, size=12) for key in ("proven", "overdue")),
        Column(told("problem"), key="problem", size=40),
    )
    rows = tuple(map(_row, history.points))
    tables = [TitledTable("history", told("points"), _title(history), tuple(_notes(history)), Table(columns, rows))]
    if history.burnup is not None:
        burnup = history.burnup
        numbers = Table(
            (
                Column(told("day"), "date", key="day", size=12),
                Column(NUMBERS["scope"], "number", key="scope", size=12),
                Column(FIGURE_NAMES["delivered"], "number", key="delivered", size=12),
            ),
            tuple((str(p.day), str(p.scope), str(p.delivered)) for p in burnup.points),
        )
        heading = told("burnup", until=burnup.until)
        said = (joined("", burnup_sentences(burnup)),)
        tables.append(TitledTable("burnup", Text("燃起图", "Burn-up"), heading, said, numbers))
    return tuple(tables)


def burnup_sentences(burnup: Burnup) -> Iterator[Text]:
    """Say what is left until the deadline, how fast it went so far, and whether that suffices; no more than that follows from it."""
    key = "whole" if burnup.whole else "nearest"
    now = burnup.last
    yield told(key, until=burnup.until, scope=now.scope, delivered=now.delivered, left=max(burnup.left, 0))
    verdict, pace = burnup.verdict, burnup.pace
    if verdict in ("done", "passed"):
        yield told(verdict, days=-burnup.days)
        return
    # what is needed is rounded up and what was done down, so that the two never look alike where they are not
    if burnup.days:
        yield told("needed", days=burnup.days, needed=_tenths(-(-burnup.left * 70 // burnup.days)))
    else:
        yield told("today", until=burnup.until)
    if pace is None:
        yield told("few", fewest=FEWEST_BURN_POINTS)
        return
    key = "pace" if pace.delivered > 0 else "fell" if pace.delivered else "idle"
    facts = {"points": pace.points, "since": pace.since, "last": now.day, "number": -pace.delivered}
    yield told(verdict, pace=told(key, **facts, pace=_tenths(pace.delivered * 70 // pace.days)))
    if pace.scope:
        yield told("grew" if pace.scope > 0 else "shrank", number=abs(pace.scope))


def revision_name(revision: str) -> Text | str:
    """Return the beginning of a commit's name, or a word for the workspace as it is now."""
    return revision[:_REVISION_LETTERS] if revision else told("now")


def _title(history: CoverageHistory) -> Text:
    return joined(say("colon"), (history.name if history.name.strip() else "", told("title")))


def _tenths(number: int) -> str:
    return f"{number // 10}.{number % 10}"


def _notes(history: CoverageHistory) -> Iterator[Text]:
    if history.left_out:
        yield told("left_out", number=history.left_out)
    unread = sum(point.measure is None for point in history.points)
    if unread:
        yield told("unread", number=unread)
    if history.shallow:
        yield told("shallow")
    if history.burnup is None:
        yield told("no_goal")


def _point(point: HistoryPoint) -> CurvePoint:
    name = Span(revision_name(point.revision), "id" if point.revision else "")
    measure = point.measure
    if measure is None:
        return CurvePoint(point.day, name, (), note=point.problem or "")
    drawn = tuple(measure.figure(key) for key in _DRAWN)
    return CurvePoint(point.day, name, drawn, (measure.figure("gaps"), measure.proven, measure.overdue))


def _row(point: HistoryPoint) -> tuple[Said, ...]:
    measure = point.measure
    if measure is None:
        numbers = ["" for _ in (*_TABLED, "proven", "overdue")]
    else:
        numbers = [*(str(measure.figure(key)) for key in _TABLED), str(measure.proven), str(measure.overdue)]
    name = revision_name(point.revision)
    return (str(point.day), name, *numbers, point.problem or "")


def _burnup_section(burnup: Burnup) -> Section:
    lines = (("total", NUMBERS["scope"]), ("delivered", label(FIGURE_NAMES, "delivered")))
    points = tuple(CurvePoint(p.day, "", (p.scope, p.delivered)) for p in burnup.points)
    goal = (burnup.until, told("goal", until=burnup.until))
    tone = {"done": "good", "enough": "good", "short": "bad", "passed": "bad"}.get(burnup.verdict, "")
    # what it comes to is the second sentence where nothing is left to be asked, and the third otherwise
    verdict = 1 if burnup.verdict in ("done", "passed") else 2
    sentences = (Span(one, tone=tone if n == verdict else "") for n, one in enumerate(burnup_sentences(burnup)))
    said = Prose(tuple(sentences), "text")
    return Section((said, Curves(told("day"), "", lines, (), points, goal)), told("burnup", until=burnup.until))

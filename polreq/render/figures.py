"""Numbers as shown: percentages that never lie at the ends, bars, days to go; and things found by id."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polreq.model.workspace import OTHER_CHANNELS
from polreq.render.words import DIMENSIONS, FORCES, LEVELS, NO_ENTRY, SHORT_LAYERS, WINDOWS, count, label, say
from polreq.results.coverage import Count, ItemCoverage
from polreq.results.figures import figure
from polreq.results.report import Report, Thing
from polreq.words import Lang

_DIMENSION_WORDS = {"layer": SHORT_LAYERS, "level": LEVELS, "force": FORCES, "window": WINDOWS}


@dataclass(frozen=True, slots=True)
class Index:
    """A report's things and items by id, with the words for what is not there."""

    things: dict[str, Thing]
    items: dict[str, ItemCoverage]
    documents: dict[str, str]
    channels: dict[str, str]

    def name(self, id: str) -> str:
        """Return the short name of a thing, empty if it is unknown."""
        return self.things[id].title if id in self.things else ""

    def statement(self, id: str) -> str:
        """Return the text of a thing, or its title where it has none, or nothing if it is unknown."""
        thing = self.things.get(id)
        return (thing.text or thing.title) if thing else ""

    def channel(self, id: str) -> str:
        """Return the name of a channel as the settings give it."""
        return self.channels.get(id) or id

    def row(self, dimension: str, key: str, lang: Lang) -> str:
        """Name a row of a breakdown."""
        if not key:
            return label(NO_ENTRY, dimension, lang)
        if dimension == "document":
            return self.documents.get(key) or key
        if dimension == "channel":
            return self.channel(key)
        return label(_DIMENSION_WORDS.get(dimension, DIMENSIONS), key, lang)


def index(report: Report) -> Index:
    """Make a report's index."""
    return Index(
        {t.id: t for t in report.things},
        {i.id: i for i in report.coverage.items},
        {d.id: d.number or d.title for d in report.documents},
        {c.id: c.name for c in OTHER_CHANNELS} | {row.id: row.name for row in report.channels},
    )


def percent(part: int, total: int) -> str:
    """Say a share; 0% and 100% are said only when they are exact, and a share of nothing is a dash."""
    if not total:
        return "—"
    rounded = (200 * part + total) // (2 * total)
    if part and not rounded:
        return "<1%"
    if part < total and rounded == 100:
        return ">99%"
    return f"{rounded}%"


def share(key: str, group: Count, lang: Lang) -> str:
    """Say the figure of that name with its denominator and percentage: `12/40（30%）`."""
    part = figure(key, group)
    return say("share", lang, part=part, total=group.total, percent=percent(part, group.total))


def conclusions(total: Count, lang: Lang, emphasis: str = "") -> list[str]:
    """Say what is covered, and what is answered, each with its denominator."""
    shares = {key: f"{emphasis}{share(key, total, lang)}{emphasis}" for key in ("deep", "delivered", "answered")}
    return [
        say("covered", lang, total=count("requirement", total.total, lang), **shares),
        say("answered", lang, justified=count("requirement", figure("justified", total), lang), **shares),
    ]


def cells(numbers: Sequence[int], width: int) -> list[int]:
    """Share `width` cells out among numbers by largest remainder; what is not zero gets a cell while there are enough."""
    total = sum(numbers)
    if not total:
        return [0] * len(numbers)
    least = [1 if n else 0 for n in numbers] if sum(1 for n in numbers if n) <= width else [0] * len(numbers)
    exact = [n * width / total for n in numbers]
    given = [max(int(e), low) for e, low in zip(exact, least, strict=True)]
    while sum(given) < width:
        given[max(range(len(given)), key=lambda i: (exact[i] - given[i], -i))] += 1
    while sum(given) > width:
        spare = [i for i in range(len(given)) if given[i] > least[i]]
        given[min(spare, key=lambda i: (exact[i] - given[i], i))] -= 1
    return given


def days_to(due: date | None, as_of: date | None, lang: Lang) -> str:
    """Say how far a deadline is from the day of the report; empty where either is unknown."""
    if due is None or as_of is None:
        return ""
    days = (due - as_of).days
    if not days:
        return say("today", lang)
    return say("left_days" if days > 0 else "passed_days", lang, days=count("day", abs(days), lang))


def mandatory(report: Report, index: Index) -> int:
    """Count the gaps that must be filled."""
    return sum(1 for g in report.gaps if g.id in index.things and index.things[g.id].force == "must")


def pressing(report: Report, index: Index) -> list[ItemCoverage]:
    """Return requirements that are overdue or nearly so, neither delivered nor justified, earliest first."""
    found = [index.items[id] for id in report.deadlines if id in index.items and id in index.things]
    return [i for i in found if i.is_pressing]


def lateness(report: Report, index: Index, lang: Lang) -> str:
    """Say how many requirements are overdue or nearly so; nothing if no day was given to compare with."""
    if not report.as_of:
        return ""
    windows = [i.window for i in pressing(report, index)]
    return say("late", lang, passed=windows.count("passed"), soon=windows.count("soon"))


def out_of_scope(report: Report, lang: Lang) -> str:
    """Say how many requirements do not bear on the product, by layer; empty if all of them do."""
    counts = report.coverage.out_of_scope
    if not counts:
        return ""
    number = count("requirement", sum(n for _, n in counts), lang)
    layers = say("comma", lang).join(f"{label(SHORT_LAYERS, layer, lang)} {n}" for layer, n in counts)
    return say("out_of_scope", lang, number=number, layers=layers)

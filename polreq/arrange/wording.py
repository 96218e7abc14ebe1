"""Numbers, days and names as all pages say them; and a report's things by id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.model.requirement import AsRead
from polreq.model.workspace import OTHER_CHANNELS
from polreq.results.coverage import ItemCoverage
from polreq.results.finding import Finding
from polreq.results.messages import message
from polreq.results.reading_values import FIELD_NAMES, value_of, value_text
from polreq.results.report import Report, Thing
from polreq.results.said import Said
from polreq.words import Text
from polreq.words.names import DIMENSIONS, FORCES, LEVELS, NO_ENTRY, PARTS, SHORT_LAYERS, WINDOWS, label
from polreq.words.sentences import count, joined, say

_DIMENSION_NAMES: Final = MappingProxyType({"layer": SHORT_LAYERS, "level": LEVELS, "force": FORCES, "window": WINDOWS})

#: Between words of a list.
COMMA: Final = say("comma")

#: Between short facts on one line.
DOT: Final = " · "


@dataclass(frozen=True, slots=True)
class ShownIndex:
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

    def doubts(self, id: str) -> tuple[tuple[str, float], ...]:
        """Return what the reading of a requirement is not sure of; nothing if it is unknown."""
        return self.things[id].doubts if id in self.things else ()

    def channel(self, id: str) -> str:
        """Return the name of a channel as the settings give it."""
        return self.channels.get(id) or id

    def row(self, dimension: str, key: str) -> Text | str:
        """Name a row of a breakdown."""
        if not key:
            return label(NO_ENTRY, dimension)
        if dimension == "document":
            return self.documents.get(key) or key
        if dimension == "channel":
            return self.channel(key)
        return label(_DIMENSION_NAMES.get(dimension, DIMENSIONS), key)


def index(report: Report) -> ShownIndex:
    """Make a report's index."""
    return ShownIndex(
        {t.id: t for t in report.things},
        {i.id: i for i in report.coverage.items},
        {d.id: d.number or d.title for d in report.documents},
        {c.id: c.name for c in OTHER_CHANNELS} | {row.id: row.name for row in report.channels},
    )


def aside(words: Text | str, beside: Text | str) -> Text | str:
    """Put words in brackets behind others; nothing where there are none."""
    return joined("", (words, say("aside", text=beside))) if beside else words


def listed(parts: Iterable[Text | str]) -> Text:
    """Put words into a list: `甲、乙`."""
    return joined(COMMA, parts)


def doubts_said(doubts: Iterable[tuple[str, float]]) -> Text:
    """Name the parts of a reading that are doubted, each with the chance that it is right, the least likely first."""
    ranked = sorted(doubts, key=lambda doubt: doubt[1])
    return listed(joined(" ", (label(PARTS, part), f"{chance:.0%}")) for part, chance in ranked)


def unsure(doubts: Iterable[tuple[str, float]]) -> Text:
    """Say what the program is not sure of (拿不准)."""
    return say("unsure", parts=doubts_said(doubts))


def as_read(read: AsRead, channels: Mapping[str, str]) -> Text:
    """Say what the program had read where a person wrote something else, also where that was nothing."""
    parts = []
    for field, name in FIELD_NAMES.items():
        value = value_of(read, field)
        if value is not None:
            parts.append(
                joined(say("colon"), (name, value_text(field, value, channels) if value != () else say("empty")))
            )
    return joined(Text("；", "; "), parts)


def days_to(due: date | None, as_of: date | None) -> Text | None:
    """Say how far a deadline is from the day of the report; None where either is unknown."""
    if due is None or as_of is None:
        return None
    days = (due - as_of).days
    if not days:
        return say("today")
    return say("left_days" if days > 0 else "passed_days", days=count("day", abs(days)))


def mandatory(report: Report, index: ShownIndex) -> int:
    """Count the gaps that must be filled."""
    return sum(1 for g in report.gaps if g.id in index.things and index.things[g.id].force == "must")


def pressing(report: Report, index: ShownIndex) -> list[ItemCoverage]:
    """Return requirements that are overdue or nearly so, neither delivered nor justified, earliest first."""
    found = [index.items[id] for id in report.deadlines if id in index.items and id in index.things]
    return [i for i in found if i.is_pressing]


def lateness(report: Report, index: ShownIndex) -> Text | None:
    """Say how many requirements are overdue or nearly so; None if no day was given to compare with."""
    if not report.as_of:
        return None
    windows = [i.window for i in pressing(report, index)]
    return say("late", passed=windows.count("passed"), soon=windows.count("soon"))


def partly_met(report: Report) -> Text | None:
    """Say how many mandatory requirements are met only partly by what features say (C613); None if none is, as far as anybody knows."""
    found = list(dict.fromkeys(finding.subject for finding in report.findings if finding.code == "C613"))
    return say("partly", number=len(found), command=f"polreq show {found[0]}") if found else None


def unsplit(report: Report) -> Text | None:
    """Say how many features the table of channels counts on every channel, since they name none."""
    return say("unsplit", number=count("feature", report.unsplit)) if report.channels and report.unsplit else None


def out_of_scope(report: Report) -> Text | None:
    """Say how many requirements do not bear on the product, by layer; None if all of them do."""
    counts = report.coverage.out_of_scope
    if not counts:
        return None
    layers = listed(joined(" ", (label(SHORT_LAYERS, layer), str(n))) for layer, n in counts)
    return say("out_of_scope", number=count("requirement", sum(n for _, n in counts)), layers=layers)


def drafts(report: Report, index: ShownIndex) -> Text | None:
    """Say how many readings nobody has looked at, and of how many of these the program is sure; None if all are decided about."""
    if not report.drafts:
        return None
    sure = sum(1 for id in report.drafts if id in index.things and index.things[id].sure)
    return say("drafts", number=count("requirement", len(report.drafts)), sure=sure)


def unread_warning(unread: Iterable[Finding]) -> tuple[Said, ...]:
    """Say which files could not be read, with what is wrong with each: a sentence, then one line each."""
    found = tuple(unread)
    if not found:
        return ()
    lines = [joined(" ", (str(f.place), f.code, message(f)[0])) for f in found]
    return (say("unread", number=len(found)), *lines)

"""What is due, for programs: JSON, and a calendar (iCalendar, RFC 5545) that office programs and telephones take in."""

import json
from types import MappingProxyType
from typing import Final

from polreq.model.clause import DEADLINE_KINDS, FORCES
from polreq.model.layer import LAYERS
from polreq.render.machine.json_ import Json, day_json
from polreq.render.machine.keys import Key, Keys, choice, day, text, whole
from polreq.results.coverage import STATES
from polreq.results.due import DUE_GROUPS, DueEntry, DueList
from polreq.results.exported import Exported
from polreq.words import Lang, Text
from polreq.words.due import told
from polreq.words.names import FORCES as FORCE_NAMES

FORMAT: Final = "polreq-due/1"

#: Every key of the list.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "as_of": day("the day from which one looks"),
        "within": whole("days that count as soon"),
        "weekends_only": Key("years whose holidays are not known, so that only weekends were left out", ("array",)),
        **{f"counts.{group}": whole("deadlines that stand there") for group in DUE_GROUPS},
        "due[].group": choice(DUE_GROUPS, "where it stands"),
        "due[].day": day("the last day that meets it; of what recurs, the next one"),
        "due[].days": Key("days to it, negative if it is over", ("integer", "null")),
        "due[].workdays": Key("working days to it, counted in the same way", ("integer", "null")),
        "due[].text": text("words of the source"),
        "due[].kind": choice(DEADLINE_KINDS, "what the words are"),
        "due[].requirement": text("id"),
        "due[].layer": choice(LAYERS, "layer of the requirement"),
        "due[].force": choice(FORCES, "how binding it is"),
        "due[].statement": text("its words"),
        "due[].state": choice(STATES, "how it is covered"),
        "due[].units": Key("bodies made responsible", ("array",)),
        "due[].features": Key("ids of the features below it", ("array",)),
        "due[].missing_channels": Key("channels that it asks for and that are not delivered", ("array",)),
    }
)

#: Octets in a line of a calendar, without its end (RFC 5545, 3.1).
_WIDE: Final = 75


def render_due(due: DueList, exported: Exported, lang: Lang) -> str:
    """Write the list as JSON; `lang` changes nothing, since readers are programs."""
    plain = {
        "format": FORMAT,
        "as_of": str(due.as_of),
        "within": due.within,
        "weekends_only": list(due.unknown),
        "counts": due.counts,
        "due": [_plain(entry, exported) for entry in due.entries],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2) + "\n"


def entry_json(entry: DueEntry) -> dict[str, Json]:
    """Return where a deadline stands, and its words."""
    return {
        "group": entry.group,
        "day": day_json(entry.day),
        "days": entry.days,
        "workdays": entry.workdays,
        "text": entry.deadline.text,
        "kind": entry.deadline.kind,
    }


def _plain(entry: DueEntry, exported: Exported) -> dict[str, Json]:
    requirement, item = exported.requirements[entry.requirement], exported.items[entry.requirement]
    return {
        **entry_json(entry),
        "requirement": requirement.id,
        "layer": requirement.layer,
        "force": requirement.force,
        "statement": requirement.statement,
        "state": item.state,
        "units": [unit.name for unit in requirement.units],
        "features": list(exported.ends[requirement.id]),
        "missing_channels": list(item.missing_channels),
    }


def render_calendar(due: DueList, exported: Exported, lang: Lang) -> str:
    """Write what has a day and is not closed as a calendar of whole days; what recurs by the calendar recurs in it.

    The stamp that every event must have is the day of the list, so that the same list gives the same file.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//polreq//due//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    numbers: dict[str, int] = {}
    for entry in due.of("overdue", "soon", "later", "recurring"):
        if entry.day is None:
            continue
        numbers[entry.requirement] = numbers.get(entry.requirement, 0) + 1
        lines += _event(entry, due, exported, numbers[entry.requirement], lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: DueEntry, due: DueList, exported: Exported, number: int, lang: Lang) -> list[str]:
    assert entry.day
    requirement = exported.requirements[entry.requirement]
    statement = Text(requirement.statement, requirement.statement)
    summary = told("event", force=FORCE_NAMES[requirement.force], statement=statement).words(lang)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_escaped(requirement.id)}-{number}@polreq",
        f"DTSTAMP:{due.as_of:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
        f"SUMMARY:{_escaped(summary)}",
        f"DESCRIPTION:{_escaped(chr(10).join((requirement.id, entry.deadline.text)))}",
        "TRANSP:TRANSPARENT",
    ]
    if entry.group == "recurring" and entry.months is not None:
        lines.append(f"RRULE:{_again(entry)}")
    return [*lines, "END:VEVENT"]


def _again(entry: DueEntry) -> str:
    if not entry.months:
        return "FREQ=WEEKLY"
    last = ";BYMONTHDAY=-1" if entry.month_end else ""
    return f"FREQ=MONTHLY;INTERVAL={entry.months}{last}"


def _escaped(value: str) -> str:
    """Write a text as calendars do: what parts values is escaped, lines are one line."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        value = value.replace(plain, written)
    return "".join(c for c in value if c.isprintable() or c == "\t")


def _folded(line: str) -> list[str]:
    """Break a line where it is longer than a calendar's may be; never inside a character."""
    lines, now, size = [], "", 0
    for character in line:
        wide = len(character.encode())
        if size + wide > _WIDE:
            lines.append(now)
            now, size = " ", 1
        now, size = now + character, size + wide
    return [*lines, now]

"""The parts of a reading as people write them, in cells and options: one form for showing and for reading back."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.model.clause import Body, Deadline, Target
from polreq.model.requirement import AsRead, Requirement
from polreq.words import Text
from polreq.words.names import CLASSES, DEADLINES, FORCES, OPS, ROLES, YES_NO, Names, label
from polreq.words.sentences import COLUMNS, joined

#: The parts of a reading that people can correct, as files call them → as Requirement and AsRead do.
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "class": "kind",
        "force": "force",
        "product": "product",
        "deadlines": "deadlines",
        "targets": "targets",
        "units": "units",
        "channels": "channels",
        "line": "lines",
    }
)

#: What they are called.
FIELD_NAMES: Final[Names] = MappingProxyType(
    {
        "class": COLUMNS["kind"],
        "force": COLUMNS["force"],
        "product": COLUMNS["product"],
        "deadlines": COLUMNS["due"],
        "targets": COLUMNS["target"],
        "units": COLUMNS["units"],
        "channels": COLUMNS["channels"],
        "line": COLUMNS["line"],
    }
)

#: Between the entries of a list. Names of bodies may hold 、 and ， but never this.
SEPARATOR: Final = Text("；", "; ")


def value_of(item: Requirement | AsRead, field: str) -> object:
    """Return what a part of a reading says; None where a person changed nothing (AsRead)."""
    return getattr(item, FIELDS[field])


def value_text(field: str, value: object, channels: Mapping[str, str]) -> Text:
    """Say a part of a reading, so that polreq.decide.reading_input can read it back.

    Args:
        field: one of FIELDS.
        value: what it says.
        channels: names of channels by id.
    """
    return joined(SEPARATOR, pieces(field, value, channels))


def pieces(field: str, value: object, channels: Mapping[str, str]) -> tuple[Text, ...]:
    """Say the entries of a part that is a list, each by itself; of another part its one value."""
    match value:
        case bool():
            return (label(YES_NO, "yes" if value else "no"),)
        case str():
            return (label(CLASSES if field == "class" else FORCES, value),)
        case tuple():
            return tuple(_piece(one, channels) for one in value)
    return ()


def changed_fields(item: Requirement) -> Iterable[str]:
    """Name the parts in which a person wrote something else than the program had read."""
    return (field for field in FIELDS if value_of(item.read, field) is not None)


def _piece(one: object, channels: Mapping[str, str]) -> Text:
    match one:
        case Deadline(text=words, kind=kind, date=day):
            return _in_brackets(words, joined(" ", (label(DEADLINES, kind), str(day or ""))))
        case Target(text=words, op=op, value=value, unit=unit):
            return _in_brackets(words, joined(" ", (label(OPS, op), f"{value}{unit}")))
        case Body(name=name, role=role):
            return _in_brackets(name, label(ROLES, role))
        case _:
            name = channels.get(str(one)) or str(one)
            return Text(name, name)


def _in_brackets(words: str, beside: Text) -> Text:
    return Text(f"{words}（{beside.zh}）", f"{words} ({beside.en})")

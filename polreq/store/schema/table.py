"""A table: the keys of one kind of mapping, and reading and writing derived from it."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from polreq import words
from polreq.store.schema.item import ReadItem
from polreq.store.schema.log import Log
from polreq.words.names import Names
from polreq.yamlio import Mapping, Plain, Scalar, YamlNode

T = TypeVar("T")

PlainItem = dict[str, Plain]

#: What says nothing, and is not written unless a row asks for it.
_EMPTY: Final[tuple[object, ...]] = ("", None, (), [], {})

#: The user's own key, of any content.
OWN: Final = "x"

#: A JSON Schema, or a part of one.
Form = dict[str, Any]


class Kind(ABC):
    """A kind of value: how it is read and written, and what it is called."""

    @abstractmethod
    def read(self, at: ReadItem, key: str, node: YamlNode) -> object:
        """Read a value that is there; None, and a finding, where it cannot be used."""

    @abstractmethod
    def called(self) -> words.Text:
        """Name the kind, as the docs do."""

    @abstractmethod
    def form(self) -> Form:
        """Give the JSON Schema of a value that is there: it lets pass whatever `read` takes without a finding."""

    def plain(self, value: Any) -> Plain:
        """Give what stands in the file for a value."""
        given: Plain = value
        return given

    def missing(self, at: ReadItem, key: str) -> None:
        """Report that a value that must be there is missing or blank."""
        if not at.has(key):
            at.log.find("S103", at.place(key), at.subject, ("key", key))
        elif isinstance(node := at.entries[key], Scalar) and not node.text.strip():
            at.find("S108", node, ("key", key))

    def takes(self) -> Names:
        """Return the words of which it takes one or more, with what they mean; none if it takes anything."""
        return {}

    def table(self) -> "KeyTable[Any] | None":
        """Return the table of the mappings that it holds, if any."""
        return None

    @property
    def whole(self) -> bool:
        """Whether it is a mapping with keys of people's own choice, which is replaced as a whole."""
        return False


@dataclass(frozen=True, slots=True)
class KeyRow:
    """A key.

    Args:
        key: as it stands in files.
        kind: what values it takes.
        meaning: what it holds.
        example: a value that may stand there, as it is written.
        fields: fields of the model that it fills; one that is named like the key by default.
        required: whether leaving it out is a mistake.
        shown: whether it is written even where it says the default; otherwise it is left out then.
        default: what it means to leave it out, where the model asks all makers for a value; None where the model says it.
        digest: whether settings may let it count in the digest of the item.
        others: further keys, one of which may stand in its place.
    """

    key: str
    kind: Kind
    meaning: words.Text
    example: str = ""
    fields: tuple[str, ...] = ()
    required: bool = False
    shown: bool = False
    default: object = None
    digest: bool = False
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of which one may stand there."""
        return (self.key, *self.others)

    @property
    def names(self) -> tuple[str, ...]:
        """The model's fields that it fills."""
        return self.fields or (self.key,)


#: A mapping that was read, and the values of the model's fields → what is made of it; None where nothing can be said about it.
Make = Callable[[ReadItem, dict[str, Any]], T | None]


@dataclass(frozen=True)
class KeyTable(Generic[T]):
    """The keys of one kind of mapping.

    Args:
        name: what such a mapping is called.
        model: class of the values that are made of it.
        rows: its keys, in the order in which they are written.
        header: what `polreq:` says at the top of such a file; empty for a part of a file.
        named: keys whose values name the item in findings, joined with an arrow.
        needs: fields without which nothing can be said about it.
        place: key at whose value it stands; empty for the mapping itself, None if the model has no place.
        spots: keys at whose values the model's `spots` are taken, where it has a place.
        own: whether it may hold `x`.
        begin: what is to be known before the keys are read.
        make: makes the value, where some keys depend on others.
        also: the same as JSON Schema.
        give: the same for writing.
    """

    name: str
    model: Callable[..., T]
    rows: tuple[KeyRow, ...]
    header: str = ""
    named: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    place: str | None = None
    spots: tuple[str, ...] = ()
    own: bool = True
    begin: Callable[[ReadItem], None] | None = None
    make: Make[T] | None = None
    also: Form | None = None
    give: Callable[[T, PlainItem], PlainItem] | None = None

    def read(self, node: Mapping, log: Log, subject: str = "") -> T | None:
        """Read a mapping; mistakes are noted, and what is wrong or left out has its default.

        Args:
            node: the mapping.
            log: takes what is wrong, and the ids.
            subject: id of the item that it is a part of.

        Returns:
            The value; None where nothing can be said about it.
        """
        return self._reader(node, log, subject)

    def plain(self, value: T) -> PlainItem:
        """Give what stands in the file for a value."""
        plain: PlainItem = {"polreq": self.header} if self.header else {}
        for row, names, default in self._write:
            held = getattr(value, names[0]) if len(names) == 1 else tuple([getattr(value, name) for name in names])
            if held == default and not row.shown:
                continue
            given = row.kind.plain(held)
            if row.others and isinstance(given, dict):
                plain.update(given)
            elif row.shown or row.required or given not in _EMPTY:
                plain[row.key] = given
        return self.give(value, plain) if self.give else plain

    def row(self, key: str) -> KeyRow | None:
        """Return the row of a key; None where there is none."""
        return self._by_key.get(key)

    def default(self, key: str) -> object:
        """Return what it means to leave a key out; None where that means nothing."""
        row = self._by_key[key]
        if row.default is not None or len(row.names) > 1:
            return row.default
        return self._defaults.get(row.names[0])

    @cached_property
    def _by_key(self) -> dict[str, KeyRow]:
        return {key: row for row in self.rows for key in row.keys}

    @cached_property
    def _known(self) -> frozenset[str]:
        more = ("polreq",) if self.header else ()
        return frozenset((*self._by_key, *more, *((OWN,) if self.own else ())))

    @cached_property
    def _reader(self) -> Callable[[Mapping, Log, str], T | None]:
        return _compile(self, self._known, self._fill)

    @cached_property
    def _write(self) -> tuple[tuple[KeyRow, tuple[str, ...], object], ...]:
        return tuple((row, row.names, self.default(row.key)) for row in self.rows)

    @cached_property
    def _defaults(self) -> dict[str, object]:
        """The model's defaults by field; None where it has none."""
        assert isinstance(self.model, type)
        return {one.name: None if one.default is MISSING else one.default for one in fields(self.model)}

    @cached_property
    def _fill(self) -> dict[str, Any]:
        """What is taken for fields that a file must give, or for which the model asks its makers, where it does not."""
        assert isinstance(self.model, type)
        asked = {one.name for one in fields(self.model) if one.default is MISSING}
        asked |= {name for row in self.rows if row.required for name in row.names}
        return {n: "" if row.default is None else row.default for row in self.rows for n in row.names if n in asked}


def _compile(
    table: KeyTable[T], known: frozenset[str], fill: dict[str, Any]
) -> Callable[[Mapping, Log, str], T | None]:
    """Make the function that reads a table's mappings; a large workspace has a hundred thousand of them.

    Args:
        table: the table.
        known: keys that may stand in a mapping.
        fill: what fields hold that are not given.
    """
    required = tuple((row.names[0], row.key, row.kind.missing) for row in table.rows if row.required)
    needs, named, place, begin, spots = table.needs, table.named, table.place, table.begin, table.spots
    make = table.make or (lambda at, values: table.model(**values))
    values_of = _compile_rows(table.rows, fill)

    def read(node: Mapping, log: Log, subject: str) -> T | None:
        at = ReadItem(node, log, subject)
        if not known.issuperset(node.entries):
            at.unknown(known)
        if named:
            at.subject = _subject(node, named) or subject
        at.before = len(log.findings)
        if begin:
            begin(at)
        values = values_of(at)
        for name, key, missing in required:
            value = values[name]
            if not value or value.isspace():
                missing(at, key)
        for name in needs:
            if not values[name]:
                return None
        if place is not None:
            values |= at.places(place, spots)
        return make(at, values)

    return read


def _compile_rows(rows: tuple[KeyRow, ...], fill: dict[str, Any]) -> Callable[[ReadItem], dict[str, Any]]:
    """Make the function that reads the values of a mapping; what is left out or cannot be used is as in `fill`."""
    by_key = {key: (row.kind.read, row.names[0], row.names[1:]) for row in rows for key in row.keys}

    def read(at: ReadItem) -> dict[str, Any]:
        values = fill.copy()
        for key, node in at.entries.items():
            row = by_key.get(key)
            if row is None or node.absent:
                continue
            read_one, name, others = row
            value: Any = read_one(at, key, node)
            if value is None:
                continue
            if others:
                values.update(zip((name, *others), value, strict=True))
            else:
                values[name] = value
        return values

    return read


def _subject(node: Mapping, named: tuple[str, ...]) -> str:
    """Return the name of an item, as far as it has one."""
    subject = ""
    for key in named:
        child = node.entries.get(key)
        if not isinstance(child, Scalar) or child.absent or not child.text or child.text.isspace():
            return ""
        subject = f"{subject}→{child.text}" if subject else child.text
    return subject

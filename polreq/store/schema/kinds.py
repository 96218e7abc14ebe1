"""Kinds of values that several tables use."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from polreq import words
from polreq.late import late
from polreq.store.schema.item import FLAG, MAPPING, TEXT, ReadItem
from polreq.store.schema.table import Form, KeyTable, Kind, PlainItem
from polreq.words.names import Names
from polreq.yamlio import Plain, Scalar, YamlNode

# Kinds are compared by what they are: methods for comparing and showing them would cost every start of the program a few
# milliseconds.

#: Letters, digits, Chinese characters and . _ - make an id; a file named after one that begins with a dot would be hidden.
#: The patterns are written so that JSON Schema, whose patterns are those of JavaScript, reads them alike.
_ID: Final = late("(?!\\.)[0-9A-Za-z._\\-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_DAY: Final = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = late(r"[0-9]{1,15}")
_NUMBER: Final = late(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_SHARE: Final = r"^0*(0(\.[0-9]{1,30})?|1(\.0{1,30})?)$"

#: A text as JSON Schema: what stands there without quotes may look like a number or a truth value to other readers.
TEXT_FORM: Final = ("string", "number", "boolean")


class TextKind(Kind):
    """A text as it was written."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        if isinstance(node, Scalar):
            return node.text
        at.wrong_type(key, node, TEXT)
        return None

    def called(self) -> words.Text:
        return TEXT

    def form(self) -> Form:
        return {"type": list(TEXT_FORM)}


class Id(TextKind):
    """The id of an item, which is given here."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        name = TextKind.read(self, at, key, node)
        if not name:
            return None
        place = node.place(at.log.path)
        if not _ID.fullmatch(name):
            at.log.find("I203", place, name, ("id", name))
        at.log.given.append((name, place))
        return name

    def called(self) -> words.Text:
        return words.Text("编号", "an id")

    def form(self) -> Form:
        return {"type": list(TEXT_FORM), "pattern": f"^{_ID.pattern}$"}

    def missing(self, at: ReadItem, key: str) -> None:
        """Report it at the item: without its id it is known by nothing else."""
        node = at.entries.get(key)
        if (node is None or isinstance(node, Scalar)) and not (isinstance(node, Scalar) and node.text and at.has(key)):
            at.find("S103", at.node, ("key", key))


@dataclass(frozen=True, eq=False, repr=False)
class Named(TextKind):
    """The id of something else.

    Args:
        what: what it must name: `item`, `requirement`, `document` or `profile`.
        code: code of the finding if there is none.
        until: sign up to which it is the id.
    """

    what: str
    code: str
    until: str = ""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        name = TextKind.read(self, at, key, node)
        if name:
            at.use(self.what, name.partition(self.until)[0] if self.until else name, self.code, node)
        return name

    def called(self) -> words.Text:
        return words.Text("编号", "an id")


@dataclass(frozen=True, eq=False, repr=False)
class Choice(Kind):
    """One of several words.

    Args:
        choices: the words.
        meanings: what they mean; none for words that are keys themselves.
    """

    choices: tuple[str, ...]
    meanings: Names = field(default_factory=dict)

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        scalar = at.scalar(key, node)
        return scalar.text if scalar is not None and at.is_choice(key, scalar, self.choices) else None

    def called(self) -> words.Text:
        return words.Text("一个词", "one word")

    def form(self) -> Form:
        return {"enum": list(self.choices)}

    def takes(self) -> Names:
        return {word: self.meanings.get(word, words.Text("", "")) for word in self.choices}

    def missing(self, at: ReadItem, key: str) -> None:
        """Report it where it is not there at all; a blank one has been reported as no choice."""
        if not at.has(key):
            Kind.missing(self, at, key)


class Day(Kind):
    """A calendar day."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> date | None:
        scalar = at.scalar(key, node)
        if scalar is None:
            return None
        try:
            return date.fromisoformat(scalar.text if _DAY.fullmatch(scalar.text) else "")
        except ValueError:
            at.find("S105", node, ("key", key), ("value", scalar.text))
            return None

    def called(self) -> words.Text:
        return words.Text("日期", "a day")

    def form(self) -> Form:
        return {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}


class Flag(Kind):
    """A truth value."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> bool | None:
        scalar = at.scalar(key, node)
        if scalar is None or scalar.text in ("true", "false"):
            return None if scalar is None else scalar.text == "true"
        at.wrong_type(key, node, FLAG)
        return None

    def called(self) -> words.Text:
        return FLAG

    def form(self) -> Form:
        return {"enum": [True, False, "true", "false"]}


@dataclass(frozen=True, eq=False, repr=False)
class Whole(Kind):
    """A whole number.

    Args:
        least: the smallest that may stand there.
        most: the largest; None if there is none.
    """

    least: int = 0
    most: int | None = None

    def read(self, at: ReadItem, key: str, node: YamlNode) -> int | None:
        scalar = at.scalar(key, node)
        if scalar is None:
            return None
        number = int(scalar.text) if _WHOLE.fullmatch(scalar.text) else -1
        if number >= self.least and (self.most is None or number <= self.most):
            return number
        called = self.called()
        problem = words.Text(f"应为{' ' if self.most else ''}{called.zh}", f"{called.en} is expected")
        at.wrong_number(key, node, scalar.text, problem)
        return None

    def called(self) -> words.Text:
        if self.most is None:
            return words.Text(f"不小于 {self.least} 的整数", f"a whole number from {self.least}")
        return words.Text(f"{self.least} 到 {self.most} 的整数", f"a whole number from {self.least} to {self.most}")

    def form(self) -> Form:
        most = 10**15 - 1 if self.most is None else self.most
        return {"type": ["integer", "string"], "minimum": self.least, "maximum": most, "pattern": f"^{_WHOLE.pattern}$"}


class ShareKind(Kind):
    """A number from 0 to 1."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> float | None:
        scalar = at.scalar(key, node)
        if scalar is None:
            return None
        if _NUMBER.fullmatch(scalar.text) and 0 <= float(scalar.text) <= 1:
            return float(scalar.text)
        at.wrong_number(key, node, scalar.text, words.Text("应在 0 到 1 之间", "a number from 0 to 1 is expected"))
        return None

    def called(self) -> words.Text:
        return words.Text("0 到 1 的数", "a number from 0 to 1")

    def form(self) -> Form:
        return {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": _SHARE}


class Exact(Kind):
    """A number, kept as a decimal string without trailing zeros."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> str | None:
        scalar = at.scalar(key, node)
        if scalar is None or not scalar.text:
            return None
        if not _NUMBER.fullmatch(scalar.text):
            at.wrong_number(
                key, node, scalar.text, words.Text("应为数字，不带单位", "a number without a unit is expected")
            )
            return None
        number = format(Decimal(scalar.text), "f")
        number = number.rstrip("0").rstrip(".") if "." in number else number
        return "0" if number == "-0" else number

    def plain(self, value: str) -> Decimal:
        return Decimal(value)

    def called(self) -> words.Text:
        return words.Text("数字", "a number")

    def form(self) -> Form:
        return {"type": ["number", "string"], "pattern": f"^{_NUMBER.pattern}$"}


class TextsKind(Kind):
    """A list of texts."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, ...] | None:
        return tuple([one.text for one in scalars(at, key, node)])

    def called(self) -> words.Text:
        return words.Text("文字的列表", "a list of texts")

    def form(self) -> Form:
        return {"type": "array", "items": {"type": [*TEXT_FORM, "null"]}}


@dataclass(frozen=True, eq=False, repr=False)
class NamedList(TextsKind):
    """A list of ids of something else; see Named."""

    what: str
    code: str

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, ...] | None:
        found = scalars(at, key, node)
        for one in found:
            at.use(self.what, one.text, self.code, one)
        return tuple([one.text for one in found])

    def called(self) -> words.Text:
        return words.Text("编号的列表", "a list of ids")


@dataclass(frozen=True, eq=False, repr=False)
class Choices(Kind):
    """A list of words out of several; others are reported and left out, and none at all is as if the key were not there.

    Args:
        choices: the words.
        meanings: what they mean; see Choice.
    """

    choices: tuple[str, ...]
    meanings: Names = field(default_factory=dict)

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[str, ...] | None:
        found = [one.text for one in scalars(at, key, node) if at.is_choice(key, one, self.choices)]
        return tuple(found) or None

    def called(self) -> words.Text:
        return words.Text("词的列表", "a list of words")

    def form(self) -> Form:
        return {"type": "array", "items": {"enum": [*self.choices, None]}}

    def takes(self) -> Names:
        return {word: self.meanings.get(word, words.Text("", "")) for word in self.choices}


@dataclass(frozen=True, eq=False, repr=False)
class PartKind(Kind):
    """A mapping with keys of a table."""

    of: KeyTable[Any]

    def read(self, at: ReadItem, key: str, node: YamlNode) -> object:
        inner = at.mapping(key, node)
        return None if inner is None else self.of.read(inner, at.log, at.subject)

    def plain(self, value: Any) -> PlainItem:
        return {} if value is None else self.of.plain(value)

    def called(self) -> words.Text:
        return MAPPING

    def form(self) -> Form:
        return form_of(self.of)

    def table(self) -> KeyTable[Any]:
        return self.of


@dataclass(frozen=True, eq=False, repr=False)
class PartsKind(Kind):
    """A list of mappings with keys of a table; what cannot be used is left out."""

    of: KeyTable[Any]

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[object, ...] | None:
        return read_each(self.of, at, key, node)

    def plain(self, value: Any) -> list[Plain]:
        return [self.of.plain(one) for one in value]

    def called(self) -> words.Text:
        return words.Text("映射的列表", "a list of mappings")

    def form(self) -> Form:
        return {"type": "array", "items": form_of(self.of)}

    def table(self) -> KeyTable[Any]:
        return self.of


class Pairs(Kind):
    """A mapping of people's own keys to texts; order is kept."""

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[tuple[str, str], ...] | None:
        inner = at.mapping(key, node)
        if inner is None:
            return None
        pairs = []
        for name, child in inner.entries.items():
            scalar = at.scalar(name, child)
            if scalar is not None:
                pairs.append((name, "" if scalar.absent else scalar.text))
        return tuple(pairs)

    def plain(self, value: tuple[tuple[str, str], ...]) -> PlainItem:
        return dict(value)

    def called(self) -> words.Text:
        return words.Text("映射，键由自己定", "a mapping with keys of your own")

    def form(self) -> Form:
        return {"type": "object", "additionalProperties": {"type": [*TEXT_FORM, "null"]}}

    @property
    def whole(self) -> bool:
        return True


@dataclass(frozen=True, eq=False, repr=False)
class ChosenPairs(Pairs):
    """A mapping to texts, of which the keys, or the values, are one of several words; other pairs are reported and left out.

    Args:
        keys: what the keys may be; any if there are none.
        values: what the values may be; any if there are none.
        meanings: what these words mean.
    """

    keys: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    meanings: Names = field(default_factory=dict)

    def read(self, at: ReadItem, key: str, node: YamlNode) -> tuple[tuple[str, str], ...] | None:
        inner = at.mapping(key, node)
        pairs = Pairs.read(self, at, key, node) if inner is not None else None
        if inner is None or pairs is None:
            return None
        for name, child in inner.entries.items():
            if isinstance(child, Scalar):
                fits = at.is_choice(key, Scalar(name, False, child.key_at), self.keys)
                if not (at.is_choice(key, child, self.values) and fits):
                    pairs = tuple(pair for pair in pairs if pair[0] != name)
        return pairs

    def called(self) -> words.Text:
        return words.Text("映射", "a mapping")

    def form(self) -> Form:
        form = Pairs.form(self)
        form |= {"propertyNames": {"enum": list(self.keys)}} if self.keys else {}
        return form | ({"additionalProperties": {"enum": list(self.values)}} if self.values else {})

    def takes(self) -> Names:
        return {word: self.meanings.get(word, words.Text("", "")) for word in self.keys or self.values}


def scalars(at: ReadItem, key: str, node: YamlNode) -> list[Scalar]:
    """Return the values of a list of single values."""
    if isinstance(node, Scalar):
        inside = re.sub(r"\s*[、，,]\s*", ", ", node.text.strip())
        at.wrong_type(key, node, words.Text(f"列表，写成 [{inside}]", f"a list, written [{inside}]"))
        return []
    found = []
    for one in at.items(key, node):
        if not isinstance(one, Scalar):
            at.wrong_type(key, one, TEXT)
        elif not one.absent:
            found.append(one)
    return found


def read_each(table: KeyTable[Any], at: ReadItem, key: str, node: YamlNode) -> tuple[Any, ...]:
    """Read every mapping of a list; what cannot be used is left out."""
    found = []
    for one in at.items(key, node):
        inner = at.mapping(key, one)
        if inner is not None:
            value = table.read(inner, at.log, at.subject)
            if value is not None:
                found.append(value)
    return tuple(found)


def form_of(table: KeyTable[Any]) -> Form:
    """Return the JSON Schema of a mapping with keys of a table: where the schema of the file defines it."""
    return {"$ref": f"#/$defs/{table.name}"}


def counted(table: KeyTable[Any]) -> tuple[str, ...]:
    """Return the keys that settings may let count in the digest of an item."""
    return tuple(row.key for row in table.rows if row.digest)

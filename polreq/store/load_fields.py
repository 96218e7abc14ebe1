"""Reading the keys of a mapping: what is missing, unknown or of the wrong kind becomes a finding, never an exception."""

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, TypeVar

from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.yamlio import Mapping, Node, Scalar, Sequence

#: Names of kinds of values, in Chinese and in English.
_TEXT: Final = ("文字", "text")
_LIST: Final = ("列表", "a list")
_MAPPING: Final = ("映射", "a mapping")
_FLAG: Final = ("true 或 false", "true or false")

#: Letters, digits, Chinese characters and . _ - make an id; a file named after one that begins with a dot would be hidden.
_ID: Final = re.compile(r"(?!\.)[0-9A-Za-z._\-\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WHOLE: Final = re.compile(r"\d{1,15}", re.ASCII)
_NUMBER: Final = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Use:
    """An id that is named somewhere, to be looked up when everything is loaded.

    Args:
        kind: `item`, `requirement`, `document`; what it must name.
        id: the id.
        code: code of the finding if there is none.
        place: where it is named.
        subject: id of the item that names it.
    """

    kind: str
    id: str
    code: str
    place: Place
    subject: str


@dataclass(slots=True)
class Log:
    """What comes up while one file is read: findings, the ids it gives and the ids it names."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    given: list[tuple[str, Place]] = field(default_factory=list)
    uses: list[Use] = field(default_factory=list)

    def find(self, code: str, place: Place, subject: str, *facts: tuple[str, str]) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, subject, facts))

    def use(self, kind: str, name: str, code: str, node: Node, subject: str) -> None:
        """Note that an id is named."""
        self.uses.append(Use(kind, name, code, node.place(self.path), subject))


class Fields:
    """The keys of one mapping, asked for by kind.

    Args:
        node: the mapping.
        known: keys that it may have; `x` is always the user's own.
        log: takes what is wrong.
        subject: id of the item that it belongs to, for findings.
    """

    __slots__ = ("entries", "log", "node", "subject")

    def __init__(self, node: Mapping, known: frozenset[str], log: Log, subject: str = "") -> None:
        self.node = node
        self.entries = node.entries
        self.log = log
        self.subject = subject
        if not known.issuperset(self.entries):
            self._unknown(known)

    def has(self, key: str) -> bool:
        """Whether the key is there with anything behind it."""
        return self.get(key) is not None

    def get(self, key: str) -> Node | None:
        """Return the node of a key; None where nothing was given."""
        node = self.entries.get(key)
        return None if node is None or node.absent else node

    def place(self, key: str = "") -> Place:
        """Return where a key's value stands, or else the mapping itself."""
        node = self.entries.get(key)
        return (self.node if node is None else node).place(self.log.path)

    def scalar(self, key: str) -> Scalar | None:
        """Return the single value of a key."""
        node = self.entries.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._wrong_type(key, node, _TEXT)
            return None
        return None if node.absent else node

    def text(self, key: str, default: str = "") -> str:
        """Return a text as it was written."""
        node = self.scalar(key)
        return default if node is None else node.text

    def required(self, key: str) -> str:
        """Return a text that must be there; an empty one is reported and returned."""
        node = self.entries.get(key)
        if node is None or node.absent:
            self._find("S103", self.place(key), ("key", key))
            return ""
        text = self.text(key)
        if isinstance(node, Scalar) and not text.strip():
            self._find("S108", node.place(self.log.path), ("key", key))
        return text

    def identity(self) -> str:
        """Return the id of an item and note that it is given here; empty if it has none."""
        self.subject = name = self.text("id")
        if not name:
            if not isinstance(self.entries.get("id"), Mapping | Sequence):
                self._find("S103", self.node.place(self.log.path), ("key", "id"))
            return ""
        place = self.place("id")
        if not _ID.fullmatch(name):
            self._find("I203", place, ("id", name))
        self.log.given.append((name, place))
        return name

    def choice(self, key: str, choices: tuple[str, ...], default: str) -> str:
        """Return one of several words."""
        node = self.scalar(key)
        if node is None:
            return default
        return node.text if self.is_choice(key, node, choices) else default

    def is_choice(self, key: str, node: Scalar, choices: tuple[str, ...] | frozenset[str]) -> bool:
        """Whether a value is one of several words; a finding where not. No words at all means that they are not known."""
        if not choices or node.text in choices:
            return True
        facts = (
            ("key", key),
            ("value", node.text),
            ("choices", ", ".join(choices if isinstance(choices, tuple) else sorted(choices))),
        )
        self._find("S104", node.place(self.log.path), *facts)
        return False

    def day(self, key: str) -> date | None:
        """Return a calendar day."""
        node = self.scalar(key)
        if node is None:
            return None
        try:
            return date.fromisoformat(node.text if _DAY.fullmatch(node.text) else "")
        except ValueError:
            self._find("S105", node.place(self.log.path), ("key", key), ("value", node.text))
            return None

    def flag(self, key: str, default: bool) -> bool:
        """Return a truth value."""
        node = self.scalar(key)
        if node is None:
            return default
        if node.text in ("true", "false"):
            return node.text == "true"
        self._wrong_type(key, node, _FLAG)
        return default

    def whole(self, key: str, default: int = 0) -> int:
        """Return a whole number from 0."""
        node = self.scalar(key)
        if node is None:
            return default
        if _WHOLE.fullmatch(node.text):
            return int(node.text)
        self._wrong_number(key, node, "应为不小于 0 的整数", "a whole number from 0 is expected")
        return default

    def count(self, key: str, default: int, most: int) -> int:
        """Return a whole number from 1 to a limit."""
        node = self.scalar(key)
        if node is None:
            return default
        if _WHOLE.fullmatch(node.text) and 1 <= int(node.text) <= most:
            return int(node.text)
        self._wrong_number(key, node, f"应为 1 到 {most} 的整数", f"a whole number from 1 to {most} is expected")
        return default

    def share(self, key: str, default: float) -> float:
        """Return a number from 0 to 1."""
        node = self.scalar(key)
        if node is None:
            return default
        if _NUMBER.fullmatch(node.text) and 0 <= float(node.text) <= 1:
            return float(node.text)
        self._wrong_number(key, node, "应在 0 到 1 之间", "a number from 0 to 1 is expected")
        return default

    def decimal(self, key: str) -> str:
        """Return a number as a decimal string without trailing zeros; empty where there is none."""
        if not self.required(key):
            return ""
        node = self.scalar(key)
        if node is None:
            return ""
        if not _NUMBER.fullmatch(node.text):
            self._wrong_number(key, node, "应为数字，不带单位", "a number without a unit is expected")
            return ""
        number = format(Decimal(node.text), "f")
        number = number.rstrip("0").rstrip(".") if "." in number else number
        return "0" if number == "-0" else number

    def scalars(self, key: str) -> Iterator[Scalar]:
        """Yield the values of a list of single values."""
        single = self.get(key)
        if isinstance(single, Scalar):
            inside = re.sub(r"\s*[、，,]\s*", ", ", single.text.strip())
            self._wrong_type(key, single, (f"列表，写成 [{inside}]", f"a list, written [{inside}]"))
            return
        for node in self._items(key):
            if isinstance(node, Scalar):
                if not node.absent:
                    yield node
            else:
                self._wrong_type(key, node, _TEXT)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple([node.text for node in self.scalars(key)]) if key in self.entries else ()

    def choices(self, key: str, choices: tuple[str, ...] | frozenset[str]) -> tuple[str, ...]:
        """Return a list of words out of several; others are reported and left out."""
        if key not in self.entries:
            return ()
        return tuple([node.text for node in self.scalars(key) if self.is_choice(key, node, choices)])

    def mappings(self, key: str) -> Iterator[Mapping]:
        """Yield the mappings of a list of mappings."""
        for node in self._items(key):
            if isinstance(node, Mapping):
                yield node
            else:
                self._wrong_type(key, node, _MAPPING)

    def each(self, key: str, read: Callable[[Mapping, Log, str], T | None]) -> tuple[T, ...]:
        """Read every mapping of a list; what cannot be used is left out."""
        if key not in self.entries:
            return ()
        values = [read(node, self.log, self.subject) for node in self.mappings(key)]
        return tuple([value for value in values if value is not None])

    def mapping(self, key: str) -> Mapping | None:
        """Return a mapping."""
        node = self.get(key)
        if node is None or isinstance(node, Mapping):
            return node
        self._wrong_type(key, node, _MAPPING)
        return None

    def _items(self, key: str) -> list[Node]:
        node = self.get(key)
        if node is None:
            return []
        if isinstance(node, Sequence):
            return node.items
        self._wrong_type(key, node, _LIST)
        return []

    def _unknown(self, known: frozenset[str]) -> None:
        for key, node in self.entries.items():
            if key not in known:
                nearest = difflib.get_close_matches(key.strip().lower(), sorted(known), n=1)
                self._find("S101", node.key_place(self.log.path), ("key", key), ("nearest", "".join(nearest)))

    def _wrong_type(self, key: str, node: Node, expected: tuple[str, str]) -> None:
        actual = _LIST if isinstance(node, Sequence) else _MAPPING if isinstance(node, Mapping) else _TEXT
        if isinstance(node, Scalar):
            actual = (f"“{node.text}”", f"'{node.text}'")
        facts = (
            ("key", key),
            ("expected_zh", expected[0]), ("expected_en", expected[1]),
            ("actual_zh", actual[0]), ("actual_en", actual[1]),
        )  # fmt: skip
        self._find("S102", node.place(self.log.path), *facts)

    def _wrong_number(self, key: str, node: Scalar, zh: str, en: str) -> None:
        facts = (("key", key), ("value", node.text), ("problem_zh", zh), ("problem_en", en))
        self._find("S106", node.place(self.log.path), *facts)

    def _find(self, code: str, place: Place, *facts: tuple[str, str]) -> None:
        self.log.find(code, place, self.subject, *facts)

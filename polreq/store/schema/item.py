"""One mapping while it is read, and how a mistake in it is said: each becomes a finding, never an exception."""

import difflib
from typing import Final

from polreq import words
from polreq.model.place import Place, Spots
from polreq.store.schema.log import Log
from polreq.yamlio import Mapping, Scalar, Sequence, YamlNode
from polreq.yamlio.node import unpack

#: Names of kinds of values.
TEXT: Final = words.Text("文字", "text")
LIST: Final = words.Text("列表", "a list")
MAPPING: Final = words.Text("映射", "a mapping")
FLAG: Final = words.Text("true 或 false", "true or false")


class ReadItem:
    """A mapping, the log of its file, and the id that findings in it are about.

    Args:
        node: the mapping.
        log: takes what is wrong.
        subject: id of the item that it belongs to.

    `before` is the number of findings before its values were read; keys that are not known are among them.
    """

    __slots__ = ("before", "entries", "log", "node", "subject")

    def __init__(self, node: Mapping, log: Log, subject: str = "") -> None:
        self.node = node
        self.entries = node.entries
        self.log = log
        self.subject = subject
        self.before = 0

    def has(self, key: str) -> bool:
        """Whether the key is there with anything behind it."""
        node = self.entries.get(key)
        return node is not None and not node.absent

    def place(self, key: str = "") -> Place:
        """Return where a key's value stands, or else the mapping itself."""
        node = self.entries.get(key)
        return (self.node if node is None else node).place(self.log.path)

    def places(self, key: str, texts: tuple[str, ...]) -> dict[str, Place | Spots]:
        """Return the model's `place`, and its `spots` where some texts are named."""
        return {"place": self.place(key), "spots": self._spots(texts)} if texts else {"place": self.place(key)}

    def _spots(self, keys: tuple[str, ...]) -> Spots:
        """Return line and column of the values of some keys, 0 and 0 where nothing is given."""
        found: list[int] = []
        for key in keys:
            node = self.entries.get(key)
            found += (0, 0) if node is None or node.absent else unpack(node.at)
        return tuple(found)

    def find(self, code: str, node: YamlNode, *facts: tuple[str, str | words.Text]) -> None:
        """Note a finding about a value."""
        self.log.find(code, node.place(self.log.path), self.subject, *facts)

    def use(self, kind: str, name: str, code: str, node: YamlNode) -> None:
        """Note that an id is named."""
        self.log.use(kind, name, code, node, self.subject)

    def scalar(self, key: str, node: YamlNode) -> Scalar | None:
        """Return a single value; a finding where it is something else."""
        if isinstance(node, Scalar):
            return node
        self.wrong_type(key, node, TEXT)
        return None

    def items(self, key: str, node: YamlNode) -> list[YamlNode]:
        """Return the nodes of a list; a finding where it is none."""
        if isinstance(node, Sequence):
            return node.items
        self.wrong_type(key, node, LIST)
        return []

    def mapping(self, key: str, node: YamlNode) -> Mapping | None:
        """Return a mapping; a finding where it is something else."""
        if isinstance(node, Mapping):
            return node
        self.wrong_type(key, node, MAPPING)
        return None

    def is_choice(self, key: str, node: Scalar, choices: tuple[str, ...] | frozenset[str]) -> bool:
        """Whether a value is one of several words; a finding where not. No words at all means that they are not known."""
        if not choices or node.text in choices:
            return True
        listed = ", ".join(choices if isinstance(choices, tuple) else sorted(choices))
        self.find("S104", node, ("key", key), ("value", node.text), ("choices", listed))
        return False

    def wrong_type(self, key: str, node: YamlNode, expected: words.Text) -> None:
        """Say that a value is of another kind than expected."""
        actual = LIST if isinstance(node, Sequence) else MAPPING if isinstance(node, Mapping) else TEXT
        if isinstance(node, Scalar):
            actual = words.Text(f"“{node.text}”", f"'{node.text}'")
        self._wrong_type(key, node, expected, actual)

    def wrong_secret(self, key: str, node: YamlNode, expected: words.Text) -> None:
        """Say that a value is of another kind than expected, without repeating it, since it may be a secret."""
        self._wrong_type(key, node, expected, words.Text("其他写法", "something else"))

    def wrong_number(self, key: str, node: YamlNode, value: str, problem: words.Text) -> None:
        """Say that a number is not one that may stand there."""
        self.find("S106", node, ("key", key), ("value", value), ("problem", problem))

    def unknown(self, known: frozenset[str]) -> None:
        """Report the keys that are not known, each with the nearest that is."""
        for key, node in self.entries.items():
            if key not in known:
                nearest = difflib.get_close_matches(key.strip().lower(), sorted(known), n=1)
                facts = (("key", key), ("nearest", "".join(nearest)))
                self.log.find("S101", node.key_place(self.log.path), self.subject, *facts)

    def _wrong_type(self, key: str, node: YamlNode, expected: words.Text, actual: words.Text) -> None:
        facts = (
            ("key", key),
            ("expected", expected),
            ("actual", actual),
        )  # fmt: skip
        self.find("S102", node, *facts)

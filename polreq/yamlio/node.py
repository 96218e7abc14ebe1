"""Positioned YAML nodes: text as it was written, and where; nothing is read as a number, a date or a truth value."""

from polreq.model.place import Place

#: A position is one integer, line × 2³² + column, both from 1: a large workspace has a million of them.
SHIFT = 32
_COLUMN = (1 << SHIFT) - 1

#: Plain words that stand for "nothing here"; in quotes they are text.
_NOTHING = frozenset(("", "~", "null"))


class YamlNode:
    """What all nodes have.

    Args:
        at: packed position of the value.
        key_at: packed position of its key; 0 for an item of a list.
    """

    __slots__ = ("at", "key_at")

    def __init__(self, at: int, key_at: int = 0) -> None:
        self.at = at
        self.key_at = key_at

    @property
    def absent(self) -> bool:
        """Whether nothing was given: empty, `~` or `null` without quotes."""
        return False

    def place(self, path: str) -> Place:
        """Return where the value stands; an absent one is shown at its key, which is there to be seen."""
        return place(self.key_at if self.key_at and self.absent else self.at, path)

    def key_place(self, path: str) -> Place:
        """Return where the key stands, or the value itself for an item of a list."""
        return place(self.key_at or self.at, path)


class Scalar(YamlNode):
    """A single value.

    Args:
        text: the characters, with quotes and escapes resolved.
        plain: whether it was written without quotes and not as a block of lines.
    """

    __slots__ = ("plain", "text")

    def __init__(self, text: str, plain: bool, at: int, key_at: int = 0) -> None:
        self.text = text
        self.plain = plain
        self.at = at
        self.key_at = key_at

    @property
    def absent(self) -> bool:
        return self.plain and self.text in _NOTHING


class Sequence(YamlNode):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, items: list[YamlNode], at: int, key_at: int = 0) -> None:
        self.items = items
        self.at = at
        self.key_at = key_at


class Mapping(YamlNode):
    """Keys with their nodes, in file order.

    A key that is written twice keeps its first value; the other place is a finding.
    """

    __slots__ = ("entries",)

    def __init__(self, entries: dict[str, YamlNode], at: int, key_at: int = 0) -> None:
        self.entries = entries
        self.at = at
        self.key_at = key_at


#: What a node says without its positions.
PlainTree = str | None | list["PlainTree"] | dict[str, "PlainTree"]


def pack(line: int, column: int) -> int:
    """Pack a position."""
    return (line << SHIFT) | column


def unpack(at: int) -> tuple[int, int]:
    """Unpack a position into line and column."""
    return at >> SHIFT, at & _COLUMN


def place(at: int, path: str) -> Place:
    """Return the place of a position."""
    return Place(path, at >> SHIFT, at & _COLUMN)


def tree(node: YamlNode) -> PlainTree:
    """Return what the node says as plain dicts, lists and strings, with None for absent values."""
    if isinstance(node, Mapping):
        return {key: tree(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [tree(child) for child in node.items]
    if isinstance(node, Scalar) and not node.absent:
        return node.text
    return None

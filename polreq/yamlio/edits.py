"""What can be asked of a YAML text: a value set, an item appended, an entry deleted."""

from dataclasses import dataclass

from polreq.yamlio.dump import Plain

#: Keys and indexes from the top of the file down.
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Replace the value at a path, or add the key to its mapping if it is not there."""

    path: KeyPath
    value: Plain


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item at the end of the list at a path; nothing (`key:`) counts as an empty list."""

    path: KeyPath
    value: Plain


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the key or the item at a path away."""

    path: KeyPath


Edit = Set | Append | Delete

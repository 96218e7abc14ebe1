"""What can be asked of a YAML text: a value set, an item appended, an entry deleted."""

from dataclasses import dataclass

from polreq.yamlio.dump import Plain

#: Keys and indexes from the top of the file down.
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Set:
    """Replace the value at a path, or add the key to its mapping if it is not there."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Append:
    """Add an item at the end of the list at a path; nothing (`key:`) counts as an empty list."""

    path: Path
    value: Plain


@dataclass(frozen=True, slots=True)
class Delete:
    """Take the key or the item at a path away."""

    path: Path


Edit = Set | Append | Delete

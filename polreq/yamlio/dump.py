"""Plain values → YAML text as people like to read it: Chinese as it is, no folding, short things on one line."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from polreq.yamlio.scalar import Atom, needs_escapes, write_atom, write_text

#: What can be written: texts, numbers, truth values, dates, None (nothing), lists and mappings of them.
Plain: TypeAlias = "Atom | Sequence[Plain] | Mapping[str, Plain]"

#: A list or mapping goes on one line if it is no wider than this; Chinese characters count twice.
_WIDTH: Final = 140

#: The parser gives up on a simple key that is longer than 1,024 characters.
_MAX_KEY: Final = 1000

#: Columns by which what stands inside is set in.
INDENT: Final = 2


class OneLine(str):
    """A text that is written on one line, whatever is in it."""

    __slots__ = ()


def dump(value: Mapping[str, Plain], *, header: str = "") -> str:
    """Write a mapping as a YAML file.

    Args:
        value: what to write; `parse` gives it back as texts.
        header: comment for the top of the file, without `#`.
    """
    lines = [f"# {line}".rstrip() for line in header.splitlines()]
    lines += block_lines(value, 0) if value else ["{}"]
    return "\n".join(lines) + "\n"


def block_lines(value: Mapping[str, Plain] | Sequence[Plain], indent: int) -> list[str]:
    """Write a list or mapping that is not empty, one entry after the other, each beginning at column `indent`."""
    margin = " " * indent
    if isinstance(value, Mapping):
        return [line for key, child in value.items() for line in _entry(key, child, margin)]
    flat = all(fits_one_line(child, indent + INDENT) for child in value if is_collection(child))
    return [line for child in value for line in _item(child, margin, flat)]


def flow_text(value: Plain) -> str:
    """Write any value on one line, lists and mappings in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow_key(key)}: {flow_text(child)}" for key, child in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(flow_text(child) or "null" for child in value) + "]"
    return write_atom(value, flow=True)


def key_lines(key: str, margin: str) -> list[str]:
    """Write a key up to its colon, the last of these lines; a very long one has a line of its own."""
    name = write_text(key, flow=False, like="")
    return [f"{margin}? {name}", f"{margin}:"] if len(name) > _MAX_KEY else [f"{margin}{name}:"]


def value_lines(value: Plain, indent: int) -> list[str]:
    """Write the value of a key: what follows its colon on the same line, then lines of their own.

    Args:
        value: the value.
        indent: column of the key.
    """
    return _after("", value, " " * indent)


def item_lines(value: Plain, indent: int, *, flat: bool) -> list[str]:
    """Write one item of a block list with its dash at column `indent`; `flat`: lists and mappings in brackets."""
    return _item(value, " " * indent, flat)


def is_collection(value: Plain) -> bool:
    """Whether the value is a list or a mapping."""
    return isinstance(value, Mapping | Sequence) and not isinstance(value, str)


def fits_one_line(value: Plain, indent: int) -> bool:
    """Whether a list or mapping reads well on one line: its values are short and at most lists of values."""
    children: list[Plain] = []
    if isinstance(value, Mapping):
        children = list(value.values())
    elif isinstance(value, Sequence) and not isinstance(value, str):
        children = list(value)
    inner = [c for child in children if is_collection(child) for c in _children(child)]
    if any(isinstance(child, Mapping) and child for child in children) or any(is_collection(c) for c in inner):
        return False
    if any(isinstance(child, str) and "\n" in child for child in (*children, *inner)):
        return False
    return indent + _width(flow_text(value)) <= _WIDTH


def _children(value: Plain) -> list[Plain]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, Sequence) else []


def _entry(key: str, value: Plain, margin: str) -> list[str]:
    *above, start = key_lines(key, margin)
    return [*above, *_after(start, value, margin)]


def _after(start: str, value: Plain, margin: str) -> list[str]:
    """Write a value after `key:` on the same line, or on lines of its own below."""
    if is_collection(value):
        if not _children(value) or fits_one_line(value, len(start) + 1):
            return [f"{start} {flow_text(value)}"]
        assert isinstance(value, Mapping | Sequence)
        return [start, *block_lines(value, len(margin) + INDENT)]
    if isinstance(value, str) and _is_literal(value):
        return [f"{start} {_literal_sign(value)}", *_literal(value, margin)]
    return [f"{start} {_atom(value)}".rstrip(" ")]


def _item(value: Plain, margin: str, flat: bool) -> list[str]:
    if is_collection(value):
        if flat or not _children(value):
            return [f"{margin}- {flow_text(value)}"]
        assert isinstance(value, Mapping | Sequence)
        first, *rest = block_lines(value, len(margin) + INDENT)
        return [f"{margin}- {first[len(margin) + INDENT :]}", *rest]
    if isinstance(value, str) and _is_literal(value):
        return [f"{margin}- {_literal_sign(value)}", *_literal(value, margin)]
    return [f"{margin}- {_atom(value)}".rstrip(" ")]


def _atom(value: Plain) -> str:
    assert not isinstance(value, Mapping | Sequence) or isinstance(value, str)
    return write_atom(value, flow=False)


def _flow_key(key: str) -> str:
    name = write_text(key, flow=True, like="")
    return f"? {name} " if len(name) > _MAX_KEY else name


def _is_literal(text: str) -> bool:
    """Whether a text of several lines keeps every character as a block of lines, even in an editor that trims."""
    lines = text.removesuffix("\n").split("\n")
    if isinstance(text, OneLine) or len(lines) < 2 or not lines[0] or lines[0][0] in " \t" or not lines[-1]:
        return False
    return not needs_escapes(text) and all(line == line.rstrip() for line in lines)


def _literal_sign(text: str) -> str:
    return "|" if text.endswith("\n") else "|-"


def _literal(text: str, margin: str) -> list[str]:
    inner = margin + " " * INDENT
    return [inner + line if line else "" for line in text.removesuffix("\n").split("\n")]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)

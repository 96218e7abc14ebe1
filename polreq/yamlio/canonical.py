"""YAML text → the same in canonical form (规范格式): as `dump` writes it, with all its comments."""

from typing import Final, Protocol

from polreq.errors import PolreqError
from polreq.yamlio.collection import no_collection
from polreq.yamlio.commented import CommentedEntry, CommentedText, CommentedValue, read_comments
from polreq.yamlio.dump import (
    INDENT,
    Plain,
    fits_one_line,
    flow_text,
    is_collection,
    item_lines,
    key_lines,
    value_lines,
)
from polreq.yamlio.node import tree
from polreq.yamlio.parse import parse_text
from polreq.yamlio.scalar import Bare, is_nothing, needs_escapes


class KeyOrder(Protocol):
    """The order of the keys of a mapping, or of the mappings of a list."""

    def rank(self, key: str) -> int:
        """Return where a key stands among the others; equal ones keep their order."""

    def inner(self, key: str) -> "KeyOrder | None":
        """Return the order of what stands under a key; None leaves keys as they are."""


#: Blanks between a value and the comment at the end of its line.
_BESIDE: Final = "  "


def canonical(text: str, order: KeyOrder) -> str:
    """Write a file in canonical form: values, comments and what stands in brackets stay.

    Args:
        text: a YAML file without errors whose top is a mapping, without byte order mark.
        order: of its keys.

    Raises:
        PolreqError: the file is written in a way that cannot be changed safely.
    """
    with no_collection():
        body = text.replace("\r\n", "\n")
        file = read_comments(body)
        _sort(file.top, order)
        lines = [*file.head, *_block(file.top, 0)] if file.top.entries else [*file.head, "{}", *file.top.after]
        result = "\n".join(_from_first_words(lines)) + "\n"
        if result == body:
            return result
        if _said(result) != _said(body) or _comments(read_comments(result)) != _comments(file):
            raise PolreqError(
                "文件的写法特殊，无法自动整理，请手工编辑",
                "the file is written in a way that cannot be formatted safely; edit it by hand",
            )
    return result


def _said(text: str) -> object:
    node, findings = parse_text(text, "")
    return None if node is None or findings else tree(node)


def _sort(value: CommentedValue, order: KeyOrder | None) -> None:
    if value.span.kind == "mapping" and order is not None:
        value.entries.sort(key=lambda one: order.rank(one.key or ""))
    for entry in value.entries:
        inner = order if entry.key is None else (order.inner(entry.key) if order else None)
        _sort(entry.value, inner)


# --- writing


def _block(value: CommentedValue, indent: int) -> list[str]:
    """Write a list or mapping on lines of its own."""
    margin = " " * indent
    for entry in value.entries:
        _lift(entry, indent)
    value.entries[0].before = _from_first_words(value.entries[0].before)
    lines = []
    for entry in value.entries:
        lines += [margin + line if line else "" for line in entry.before]
        lines += _entry(entry, indent)
    return lines + [margin + line if line else "" for line in value.after]


def _lift(entry: CommentedEntry, indent: int) -> None:
    """Move above an entry the comments for which its own line has no place."""
    keep = 1
    if entry.key is None and not _on_one_line(entry, indent):
        # the first key stands on the line of the dash
        first = entry.value.entries[0]
        _lift(first, indent + INDENT)
        entry.beside += [line for line in first.before if line]
        first.before = []
        keep = 0
    elif entry.key is not None and len(key_lines(entry.key, "")) > 1:
        keep = 0
    move = entry.beside[: len(entry.beside) - keep] if keep else entry.beside
    entry.before = [*entry.before, *move]
    entry.beside = entry.beside[len(move) :]


def _entry(entry: CommentedEntry, indent: int) -> list[str]:
    """Write an entry with the comment at the end of its first line."""
    margin = " " * indent
    *above, start = key_lines(entry.key, margin) if entry.key is not None else [f"{margin}-"]
    if _on_one_line(entry, indent):
        plain = _plain(entry.value)
        if entry.key is None:
            first, *rest = item_lines(plain, indent, flat=True)
        elif is_collection(plain):
            first, rest = f"{start} {flow_text(plain)}", []
        else:
            head, *rest = value_lines(plain, indent)
            first = start + head
    elif entry.key is None:
        inner, *rest = _block(entry.value, indent + INDENT)
        first = f"{start} {inner[indent + INDENT :]}"
    else:
        first, rest = start, _block(entry.value, indent + INDENT)
    return [*above, "".join((first, *(_BESIDE + comment for comment in entry.beside))), *rest]


def _on_one_line(entry: CommentedEntry, indent: int) -> bool:
    """Whether a value goes on the line of its key or dash.

    Brackets or lines: that is left as people chose, and as the program's own edits leave it. Only brackets over several
    lines are joined, or parted where they are too long for that.
    """
    value = entry.value
    if value.span.kind == "scalar" or not value.entries:
        return True
    if not value.span.flow or value.has_comments:
        return False
    if value.one_line:
        return True
    start = indent + INDENT if entry.key is None else len(key_lines(entry.key, " " * indent)[-1]) + 1
    return fits_one_line(_plain(value), start)


def _plain(value: CommentedValue) -> Plain:
    """Return a value as `dump` takes it."""
    span = value.span
    if span.kind == "list":
        return [_plain(one.value) for one in value.entries]
    if span.kind == "mapping":
        return {one.key or "": _plain(one.value) for one in value.entries}
    if span.style or "\n" in span.text or needs_escapes(span.text):
        return span.text
    return None if is_nothing(span.text) else Bare(span.text)


def _from_first_words(lines: list[str]) -> list[str]:
    """Leave out empty lines at the top."""
    return lines[next((number for number, line in enumerate(lines) if line), len(lines)) :]


def _comments(file: CommentedText) -> list[str]:
    """List all comments, in an order that does not depend on where they stand."""
    found = [*file.head]

    def collect(value: CommentedValue) -> None:
        found.extend(value.after)
        for entry in value.entries:
            found.extend((*entry.before, *entry.beside))
            collect(entry.value)

    collect(file.top)
    return sorted(line for line in found if line)

"""YAML text → the tree of its values, with every comment and empty line at the entry that it stands with."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from polreq.late import late
from polreq.yamlio.spans import ValueSpan, read_spans

_BREAKS: Final = "\n\r\x85\u2028\u2029"
_BREAK: Final = late(f"[{_BREAKS}]")
_COMMENT: Final = late(f"#[^{_BREAKS}]*")
_BLANK: Final = f" \t{_BREAKS}"


@dataclass(slots=True)
class CommentedValue:
    """A value.

    Args:
        span: what it is and where it stands.
        one_line: whether all of it stands on one line.
        owner: the entry whose value it is; None at the top of the file.
        entries: of a list or mapping.
        after: comments below the last of its entries; an empty text is an empty line.
    """

    span: ValueSpan
    one_line: bool
    owner: "CommentedEntry | None" = None
    entries: list["CommentedEntry"] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def has_comments(self) -> bool:
        """Whether comments stand inside of it."""
        inner = (any(one.before) or bool(one.beside) or one.value.has_comments for one in self.entries)
        return any(self.after) or any(inner)


@dataclass(slots=True)
class CommentedEntry:
    """A key with its value, or an item of a list.

    Args:
        key: the key; None for an item.
        start: offset of the key, or of the dash.
        column: where that is in its line, from 0.
        inside: the list or mapping.
        value: the value.
        before: comments above it; an empty text is an empty line.
        beside: comments at the end of its line.
    """

    key: str | None
    start: int
    column: int
    inside: CommentedValue
    value: CommentedValue
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CommentedText:
    """A file.

    Args:
        head: comments above the first entry, which stay at the top whatever becomes of the entry.
        top: what the file holds.
    """

    head: list[str]
    top: CommentedValue


def read_comments(text: str) -> CommentedText:
    """Read the only document of a text whose syntax has been checked.

    Args:
        text: without byte order mark, its lines ended by line feeds.
    """
    return _Reader(text).read()


class _Reader:
    """Hands out the comments of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [0, *(match.end() for match in _BREAK.finditer(text))]
        self.entries: list[CommentedEntry] = []
        self.scalars: list[ValueSpan] = []
        self.head: list[str] = []
        self.top = self._value(read_spans(text), None)
        self.starts = [one.start for one in self.entries]
        self.ends = [0, *(one.end for one in self.scalars)]
        self.deepest: tuple[int, int] = (-1, 0)

    def read(self) -> CommentedText:
        for offset, comment in self._comments():
            self._hand_out(offset, comment)
        for entry in self.entries:
            if not entry.inside.span.flow and self._is_below_empty_line(entry.start):
                entry.before.append("")
        if self.entries:
            self.head += self.entries[0].before
            self.entries[0].before = []
        return CommentedText(self.head, self.top)

    def _value(self, span: ValueSpan, owner: CommentedEntry | None) -> CommentedValue:
        value = CommentedValue(span, self._line(span.start) == self._line(span.end), owner)
        if span.kind == "scalar":
            self.scalars.append(span)
        at = span.start
        for number, item in enumerate(span.items):
            if span.kind == "mapping":
                key = span.keys[number]
                self.scalars.append(key)
                entry = CommentedEntry(key.text, self._key_start(span, key), span.column, value, value)
            else:
                at = item.start if span.flow else self._dash(at)
                entry = CommentedEntry(None, at, span.column, value, value)
            self.entries.append(entry)
            entry.value = self._value(item, entry)
            value.entries.append(entry)
            at = item.end
        return value

    def _key_start(self, span: ValueSpan, key: ValueSpan) -> int:
        """Return where an entry begins: at its key, or at the question mark before it."""
        line = self.text.rfind("\n", 0, key.start) + 1
        mark = line + span.column
        return mark if span.block and mark < key.start and self.text[mark] == "?" else key.start

    def _dash(self, at: int) -> int:
        """Find the dash of the next item of a list."""
        while self.text[at] != "-":
            at = match.end() if (match := _COMMENT.match(self.text, at)) else at + 1
        return at

    # --- comments

    def _comments(self) -> Iterator[tuple[int, str]]:
        """Yield the comments: whatever follows a number sign outside of texts, and behind the sign of a block of lines."""
        at = 0
        for span in self.scalars:
            yield from self._between(at, span.start)
            if span.style in ("|", ">"):
                yield from self._between(span.start, min(self._line_end(span.start), span.end))
            at = span.end
        yield from self._between(at, len(self.text))

    def _between(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        for match in _COMMENT.finditer(self.text, start, end):
            yield match.start(), match[0].rstrip()

    def _hand_out(self, offset: int, comment: str) -> None:
        following = bisect_right(self.starts, offset)
        last = self.entries[following - 1] if following else None
        if last is None:
            self._add(self.head, offset, comment)
        elif self._line_before(offset).strip(_BLANK):
            self._beside(last, offset).beside.append(comment)
        else:
            self._add(self._place(offset, last, following), offset, comment)

    def _beside(self, entry: CommentedEntry, offset: int) -> CommentedEntry:
        """Return the entry at the end of whose line a comment stands: not one inside of brackets that are closed before."""
        while entry.inside.span.flow and entry.inside.span.end <= offset and entry.inside.owner:
            entry = entry.inside.owner
        return entry

    def _place(self, offset: int, last: CommentedEntry, following: int) -> list[str]:
        """Return where a comment on a line of its own belongs: above the next entry, or at the end of what ends before it.

        Args:
            offset: where the comment begins.
            last: the entry before it.
            following: the number of the entry behind it.
        """
        after = self.entries[following] if following < len(self.entries) else None
        around = _brackets(last, offset)
        if around is not None:
            if after is not None and after.start < around.span.end:
                return after.before
            return around.after if around.entries else last.before
        column = len(self._line_before(offset))
        if self.deepest[0] == following:
            # what stands below a comment further out cannot be part of what ended above it
            column = min(column, self.deepest[1])
        self.deepest = (following, column)
        if after is None or column > after.column:
            inside: CommentedValue | None = last.inside
            while inside is not None:
                if not inside.span.flow and inside.span.end <= offset and inside.span.column <= column:
                    return inside.after
                inside = inside.owner.inside if inside.owner else None
        return self.top.after if after is None else after.before

    def _add(self, lines: list[str], offset: int, comment: str) -> None:
        if self._is_below_empty_line(offset):
            lines.append("")
        lines.append(comment)

    # --- lines

    def _line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def _line(self, offset: int) -> int:
        """Return the number of the line, from 1."""
        return bisect_right(self.lines, offset)

    def _line_before(self, offset: int) -> str:
        return self.text[self.lines[self._line(offset) - 1] : offset]

    def _is_below_empty_line(self, offset: int) -> bool:
        """Whether an empty line stands above; one at the end of a text that keeps it belongs to the text."""
        since = self.ends[bisect_right(self.ends, offset) - 1]
        gap = self.text[since:offset]
        return gap[len(gap.rstrip(_BLANK)) :].count("\n") > 1


def _brackets(last: CommentedEntry, offset: int) -> CommentedValue | None:
    """Return the innermost brackets around a comment."""
    value: CommentedValue | None = last.value
    while value is not None:
        if value.span.kind != "scalar" and value.span.flow and value.span.start < offset < value.span.end:
            return value
        value = value.owner.inside if value.owner else None
    return None

"""One batch of edits → pieces of text put in the place of others."""

import re
from collections.abc import Sequence
from typing import Final

from polreq.late import late
from polreq.yamlio.dump import OneLine, Plain, fits_one_line, flow_text, is_collection, item_lines, value_lines
from polreq.yamlio.edits import Append, Edit, Set
from polreq.yamlio.scalar import write_text
from polreq.yamlio.spans import ValueSpan, read_spans

#: A text that begins on the line after its key and ends with a line feed: `key: |`.
_KEEPS_LINE_END: Final = late(r"(?:^|[ :-])\|\r?$", re.MULTILINE)


class Splicer:
    """Works out the pieces for edits of one text that do not touch each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = read_spans(text)
        self.newline = "\r\n" if "\r\n" in text else "\n"
        self.pieces: list[tuple[int, int, int, str]] = []
        self.depth = 0

    def apply(self, edits: Sequence[Edit]) -> str:
        """Return the text after the edits."""
        grouped: dict[tuple[str | int, ...], list[Plain]] = {}
        for one in edits:
            self.depth = len(one.path)
            if isinstance(one, Append):
                grouped.setdefault(one.path, []).append(one.value)
            elif isinstance(one, Set):
                self._set(one)
            else:
                self._delete(one)
        for path, values in grouped.items():
            self.depth = len(path) + 1
            self._append(path, values)
        out: list[str] = []
        at = 0
        # where two lists end on the same line, what is added to the inner one comes first
        for start, end, _, new in sorted(self.pieces, key=lambda piece: piece[:3]):
            out += (self.text[at:start], new)
            at = max(at, end)
        return "".join((*out, self.text[at:]))

    # --- the three edits

    def _set(self, one: Set) -> None:
        if not one.path:
            self._replace(None, 0, one.value)
            return
        parent = self._walk(one.path[:-1])
        number = parent.find(one.path[-1])
        if number >= 0:
            self._replace(parent, number, one.value)
        elif parent.items and not parent.flow:
            self._insert_lines(parent.end, self._entry(str(one.path[-1]), one.value, parent.column))
        elif parent.items:
            self._put(parent.items[-1].end, f", {flow_text({str(one.path[-1]): one.value})[1:-1]}")
        else:
            self._fill(one.path[:-1], {str(one.path[-1]): one.value})

    def _append(self, path: tuple[str | int, ...], values: list[Plain]) -> None:
        target = self._walk(path)
        if target.items and not target.flow:
            flat = target.items[-1].flow or not target.items[-1].block
            lines: list[str] = []
            for value in values:
                flat_one = flat and (target.items[-1].flow or fits_one_line(value, target.column + 2))
                lines += item_lines(value, target.column, flat=flat_one)
            self._insert_lines(target.end, lines)
        elif target.items:
            self._put(target.items[-1].end, "".join(f", {flow_text(value) or 'null'}" for value in values))
        else:
            self._fill(path, values)

    def _delete(self, one: Edit) -> None:
        parent = self._walk(one.path[:-1])
        number = parent.find(one.path[-1])
        if len(parent.items) == 1:
            self._fill(one.path[:-1], [] if parent.kind == "list" else {})
        elif parent.flow:
            self._cut_flow(parent, number)
        else:
            self._cut_block(parent, number)

    # --- replacing

    def _fill(self, path: tuple[str | int, ...], value: Plain) -> None:
        """Give a new value to a list or mapping that is, or will be, empty."""
        if path:
            parent = self._walk(path[:-1])
            self._replace(parent, parent.find(path[-1]), value, spread=is_collection(value))
        else:
            self._replace(None, 0, value)

    def _replace(self, parent: ValueSpan | None, number: int, value: Plain, *, spread: bool = False) -> None:
        old = parent.items[number] if parent else self.root
        like = old.style if old.kind == "scalar" and old.end > old.start and old.style in ("", "'", '"') else None
        if parent is None or parent.flow:
            new = write_text(value, flow=True, like=like) if isinstance(value, str) else flow_text(value)
            if parent and parent.kind == "list":
                new = new or "null"
            gap = old.start == old.end and self.text[old.start : old.start + 1] == " "
            self._put_over(old.start + gap, old.end + gap, new if gap or old.start < old.end or not new else f" {new}")
            return
        column = parent.column
        slot = self._slot(parent, number)
        if isinstance(value, str) and ("\n" not in value or isinstance(value, OneLine)):
            head, rest = f" {write_text(value, flow=False, like=like)}", []
        elif parent.kind == "list":
            flat = not is_collection(value) or fits_one_line(value, column)
            first, *rest = item_lines(value, column, flat=flat)
            head = first[column + 1 :]
        else:
            head, *rest = self._spread_lines(value, column) if spread else value_lines(value, column)
        own_lines = old.block and not self.text[self._line_start(old.start) : old.start].strip(" ")
        if not own_lines:
            self._put_over(slot, old.end, head)
            if rest:
                self._insert_lines(old.end, rest, head)
            return
        self._put(slot, head)
        if rest:
            start = self._line_start(old.start)
            self._put_over(start, old.end, self.newline.join(rest))
        else:
            self._cut_lines(self._line_start(old.start), old.end)

    def _spread_lines(self, value: Plain, column: int) -> list[str]:
        """Write a new list of mappings below its key, whatever its length: more of them will follow."""
        lines = value_lines(value, column)
        if len(lines) == 1 and isinstance(value, list) and any(is_collection(child) and child for child in value):
            return ["", *(line for child in value for line in item_lines(child, column + 2, flat=True))]
        return lines

    # --- cutting

    def _cut_flow(self, parent: ValueSpan, number: int) -> None:
        starts = [k.start for k in parent.keys] or [item.start for item in parent.items]
        if number + 1 < len(parent.items):
            self._put_over(starts[number], starts[number + 1], "")
        else:
            self._put_over(parent.items[number - 1].end, parent.items[number].end, "")

    def _cut_block(self, parent: ValueSpan, number: int) -> None:
        start = self._entry_start(parent, number)
        line = self._line_start(start)
        if self.text[line:start].strip(" "):  # the first entry, on the line of an outer dash
            self._put_over(start, self._entry_start(parent, number + 1), "")
        else:
            self._cut_lines(line, parent.items[number].end)

    def _cut_lines(self, start: int, end: int) -> None:
        """Cut whole lines; at the end of a file without a last line end the one before goes."""
        stop = self._line_end(end)
        if stop < len(self.text):
            self._put_over(start, stop + 1, "")
        else:
            before = self.text[:start]
            self._put_over(len(before.removesuffix("\n").removesuffix("\r")), stop, "")

    # --- places

    def _walk(self, path: tuple[str | int, ...]) -> ValueSpan:
        span = self.root
        for step in path:
            span = span.items[span.find(step)]
        return span

    def _entry_start(self, parent: ValueSpan, number: int) -> int:
        """Return where a key or the dash of an item stands."""
        if parent.kind == "mapping":
            key = parent.keys[number].start
            line = self._line_start(key)
            return line + parent.column if self.text[line + parent.column : line + parent.column + 1] == "?" else key
        if number == 0:
            return parent.start
        at = self._line_end(parent.items[number - 1].end) + 1
        while not self.text[at : self._line_end(at)].lstrip().startswith("-"):
            at = self._line_end(at) + 1
        return at + parent.column

    def _slot(self, parent: ValueSpan, number: int) -> int:
        """Return where the value of an entry may begin: after its colon or dash."""
        if parent.kind == "list":
            return self._entry_start(parent, number) + 1
        return self.text.index(":", parent.keys[number].end) + 1

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        """Return the offset of the line feed that ends the line, or of the end of the text."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    # --- pieces

    def _entry(self, key: str, value: Plain, column: int) -> list[str]:
        name = " " * column + write_text(key, flow=False, like="") + ":"
        head, *rest = value_lines(value, column)
        return [name + head, *rest]

    def _insert_lines(self, after: int, lines: list[str], head: str = "") -> None:
        """Insert lines below the line on which the offset stands; `head` is what was put on that line itself."""
        end = self._line_end(after)
        text = self.newline.join(lines)
        if end < len(self.text):
            self._put(end + 1, text + self.newline)
        else:
            # a block of lines that ends with a line feed needs one at the end of the file
            self._put(end, self.newline + text + (self.newline if _KEEPS_LINE_END.search(f"{head}\n{text}") else ""))

    def _put(self, at: int, new: str) -> None:
        self.pieces.append((at, at, -self.depth, new))

    def _put_over(self, start: int, end: int, new: str) -> None:
        self.pieces.append((start, end, -self.depth, new))

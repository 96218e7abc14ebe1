"""Where every value of a YAML text begins and ends, to the character: what edits go by."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from yaml.events import MappingStartEvent, ScalarEvent, SequenceStartEvent

from polreq.yamlio.compose import joined, open_events, with_stand_ins


@dataclass(slots=True)
class ValueSpan:
    """A value in a text.

    Args:
        kind: `scalar`, `list` or `mapping`.
        start: offset of its first character.
        end: offset after its last character; comments and empty lines that follow do not belong to it.
        flow: whether it stands in brackets, or is a scalar inside them.
        style: of a scalar: `'`, `"`, `|`, `>`, or empty for plain.
        text: of a scalar.
        column: where it begins in its line, from 0.
        items: values of a list or mapping.
        keys: keys of a mapping, one for each value.
    """

    kind: str
    start: int
    end: int
    flow: bool
    column: int
    style: str = ""
    text: str = ""
    items: list["ValueSpan"] = field(default_factory=list)
    keys: list["ValueSpan"] = field(default_factory=list)

    @property
    def block(self) -> bool:
        """Whether it is a list or mapping without brackets."""
        return self.kind != "scalar" and not self.flow

    def find(self, step: str | int) -> int:
        """Return the number of the value under a key or index, -1 where there is none."""
        if isinstance(step, str):
            names = [key.text for key in self.keys]
            return names.index(step) if step in names else -1
        return step if self.kind == "list" and 0 <= step < len(self.items) else -1


def read_spans(text: str) -> ValueSpan:
    """Read the only document of a text whose syntax has been checked."""
    stood_in = with_stand_ins(text)
    get = open_events(stood_in)
    get()
    get()
    span = _span(get(), get, text, False)
    if stood_in is not text:
        _rejoin(span)
    return span


def _rejoin(span: ValueSpan) -> None:
    """Put the characters back for which two escapes stood in."""
    span.text = joined(span.text)
    for child in (*span.keys, *span.items):
        _rejoin(child)


def _span(event: Any, get: Callable[[], Any], text: str, flow: bool) -> ValueSpan:
    start, end = event.start_mark.index, event.end_mark.index
    column = event.start_mark.column
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        if style in ("|", ">"):
            end = _block_end(text, start, end)
        return ValueSpan("scalar", start, end, flow, column, style, event.value)
    # a pair without braces inside a list in brackets, [a: b], begins with its key
    inside = flow or bool(event.flow_style)
    is_list = isinstance(event, SequenceStartEvent)
    span = ValueSpan("list" if is_list else "mapping", start, start, inside, column)
    while isinstance(event := get(), ScalarEvent | SequenceStartEvent | MappingStartEvent):
        child = _span(event, get, text, inside)
        if not is_list:
            span.keys.append(child)
            child = _span(get(), get, text, inside)
        span.items.append(child)
    span.end = event.end_mark.index if inside else span.items[-1].end
    return span


def _block_end(text: str, start: int, end: int) -> int:
    """Find the end of a block of lines; empty lines at its end belong to it only where the header keeps them (+)."""
    header = text[start : text.find("\n", start)]
    body = text[start:end]
    if "+" in header.split("#")[0]:
        return start + len(body.removesuffix("\n").removesuffix("\r"))
    return start + len(body.rstrip(" \t\r\n"))

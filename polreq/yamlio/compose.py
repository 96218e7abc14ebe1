"""PyYAML events → nodes: loaded only when there is text to read.

The events of the C parser are consumed directly, one branch per kind and no helper calls: composing PyYAML's own nodes
first takes longer than everything that is done with them.
"""

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from polreq.late import late
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.words import Text
from polreq.yamlio.node import Mapping, Scalar, Sequence, YamlNode, place
from polreq.yamlio.problems import Problem, describe

_Next = Callable[[], Any]

#: A character beyond the first 65,536 as JSON escapes it: two halves, which YAML parsers refuse one by one.
_PAIR = late(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")

#: Characters of private use stand in for the halves while the text is parsed; a text that has some of its own is left alone.
_PRIVATE = late("[\ue000-\ue7ff]|\\\\u[eE][0-7]")
_HALF = late(r"\\u([dD])([89a-fA-F])")
_WRITTEN = late(r"\\u([eE])([0-7])")
_STOOD_IN = late("([\ue000-\ue3ff])([\ue400-\ue7ff])")


def compose(text: str, path: str, max_depth: int) -> tuple[YamlNode | None, tuple[Finding, ...]]:
    """Build the only document of a text; an empty text is an absent scalar, wrong syntax is None.

    Args:
        text: YAML text without a byte order mark.
        path: what places are named by.
        max_depth: lists and mappings may be nested so deeply.
    """
    builder = _Builder(path, max_depth)
    stood_in = with_stand_ins(text)
    try:
        node = builder.document(open_events(stood_in))
        return _rejoined(node) if stood_in is not text else node, tuple(builder.findings)
    except yaml.YAMLError as error:
        builder.findings.append(_syntax(error, text, path))
    except _TooDeepError as error:
        facts = (("what", Text(f"嵌套超过 {max_depth} 层", f"nested more than {max_depth} levels deep")),)
        builder.findings.append(Finding("Y006", place(error.at, path), facts=facts))
    return None, tuple(builder.findings)


def with_stand_ins(text: str) -> str:
    """Return a text in which stand-ins take the place of escapes that parsers refuse, every character at its place; most have none."""
    if _PRIVATE.search(text) or not _PAIR.search(text):
        return text
    return _PAIR.sub(_stand_in, text)


def _stand_in(pair: re.Match[str]) -> str:
    """Return two escapes of as many characters, so that all places stay what they are."""
    return _HALF.sub(lambda half: f"\\u{chr(ord(half[1]) + 1)}{'89abcdef'.index(half[2].lower())}", pair[0])


def _rejoined(node: YamlNode) -> YamlNode:
    """Put the characters back for which two escapes stood in."""
    if isinstance(node, Mapping):
        node.entries = {joined(key): _rejoined(value) for key, value in node.entries.items()}
    elif isinstance(node, Sequence):
        node.items = [_rejoined(item) for item in node.items]
    elif isinstance(node, Scalar):
        node.text = joined(node.text)
    return node


def joined(text: str) -> str:
    """Return a text without stand-ins: those read are characters, those that stood outside of double quotes what was written."""
    read = _STOOD_IN.sub(lambda m: chr(0x10000 + (ord(m[1]) - 0xE000) * 0x400 + ord(m[2]) - 0xE400), text)
    return _WRITTEN.sub(lambda m: f"\\u{chr(ord(m[1]) - 1)}{'89abcdef'[int(m[2])]}", read)


def open_events(text: str) -> _Next:
    """Return what gives the events of a text one by one."""
    if yaml.__with_libyaml__:
        return yaml.CSafeLoader(text).get_event
    # a PyYAML that was built without the C library: the same events, ten times slower
    return yaml.SafeLoader(text).get_event


class _TooDeepError(Exception):
    """Nesting beyond the limit, at a packed position."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _Builder:
    """Builds nodes from events and collects what is wrong with them."""

    def __init__(self, path: str, max_depth: int) -> None:
        self.path = path
        self.max_depth = max_depth
        self.findings: list[Finding] = []

    def document(self, get: _Next) -> YamlNode:
        get()  # the stream starts
        if isinstance(get(), StreamEndEvent):
            return Scalar("", True, _START)
        node = self._node(get(), get, 0, 0)
        get()  # the document ends
        event = get()
        if not isinstance(event, StreamEndEvent):
            zh, en = (
                "一个文件只能有一个 YAML 文档，此处又开始了一个（---）",
                "a file holds one YAML document; another begins here (---)",
            )
            self._find("Y001", _at(event), ("problem", Text(zh, en)))
        return node

    def _node(self, event: Any, get: _Next, key_at: int, depth: int) -> YamlNode:
        """Build any node; the branches for scalars in lists and mappings are written out there for speed."""
        at = _at(event)
        if event.anchor is not None or (type(event) is not AliasEvent and event.tag is not None):
            self._refuse(event, at)
        kind = type(event)
        if kind is ScalarEvent:
            return Scalar(event.value, not event.style, at, key_at)
        if kind is AliasEvent:
            return Scalar("", True, at, key_at)
        if depth >= self.max_depth:
            raise _TooDeepError(at)
        if kind is SequenceStartEvent:
            return self._sequence(get, at, key_at, depth + 1)
        return self._mapping(get, at, key_at, depth + 1)

    def _sequence(self, get: _Next, at: int, key_at: int, depth: int) -> Sequence:
        items: list[YamlNode] = []
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent and event.anchor is None and event.tag is None:
                mark = event.start_mark
                items.append(Scalar(event.value, not event.style, (mark.line << 32) + mark.column + _START))
            elif kind is SequenceEndEvent:
                return Sequence(items, at, key_at)
            else:
                items.append(self._node(event, get, 0, depth))

    def _mapping(self, get: _Next, at: int, key_at: int, depth: int) -> Mapping:
        entries: dict[str, YamlNode] = {}
        while True:
            event: Any = get()
            if type(event) is MappingEndEvent:
                return Mapping(entries, at, key_at)
            mark: Any = event.start_mark
            name_at = (mark.line << 32) + mark.column + _START
            name = self._key(event, get, name_at, depth)
            event = get()
            if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
                mark = event.start_mark
                value: YamlNode = Scalar(
                    event.value, not event.style, (mark.line << 32) + mark.column + _START, name_at
                )
            else:
                value = self._node(event, get, name_at, depth)
            if name in entries:
                self._duplicate(name, name_at, entries[name])
            elif name is not None:
                entries[name] = value

    def _key(self, event: Any, get: _Next, at: int, depth: int) -> str | None:
        """Read a key; None, with a finding, for what cannot be one."""
        if type(event) is not ScalarEvent:
            self._node(event, get, 0, depth)
            if type(event) is not AliasEvent:
                zh, en = "键应为一段文字，此处是列表或映射", "a key must be text, but a list or a mapping stands here"
                self._find("Y001", at, ("problem", Text(zh, en)))
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse(event, at)
        name: str = event.value
        if name == "<<" and not event.style:
            self._find("Y005", at, ("what", name))
            return None
        return name

    def _duplicate(self, name: str, at: int, first: YamlNode) -> None:
        where = first.key_place(self.path)
        facts = (("key", name), ("first", str(where)))
        self.findings.append(Finding("Y002", place(at, self.path), facts=facts, related=(where,)))

    def _refuse(self, event: Any, at: int) -> None:
        if type(event) is AliasEvent:
            self._find("Y005", at, ("what", f"*{event.anchor}"))
            return
        if event.anchor is not None:
            self._find("Y005", at, ("what", f"&{event.anchor}"))
        if event.tag is not None:
            self._find("Y005", at, ("what", event.tag))

    def _find(self, code: str, at: int, *facts: tuple[str, str | Text]) -> None:
        self.findings.append(Finding(code, place(at, self.path), facts=facts))


#: Line 1, column 1.
_START = (1 << 32) + 1


def _at(event: Any) -> int:
    mark = event.start_mark
    return int((mark.line << 32) + mark.column + _START)


def _syntax(error: yaml.YAMLError, text: str, path: str) -> Finding:
    """Turn an error of the parser into a finding at the place that has to be mended."""
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    mistake = describe(
        Problem(
            problem=problem,
            context=getattr(error, "context", None) or "",
            at=_mark(getattr(error, "problem_mark", None)),
            context_at=_mark(getattr(error, "context_mark", None)),
        ),
        text,
    )
    facts = (("problem", mistake.said),)
    related = (Place(path, *mistake.related),) if mistake.related else ()
    return Finding("Y001", Place(path, *mistake.at), facts=facts, related=related)


def _mark(mark: Any) -> tuple[int, int] | None:
    return (mark.line + 1, mark.column + 1) if mark is not None else None

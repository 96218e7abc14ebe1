"""needs.json (sphinx-needs): written with a field for each key of the workspace's files, read with whatever fields a project has."""

import json
from collections.abc import Mapping
from typing import Any, Final

from polreq.exchange.collected import Collected
from polreq.exchange.positions import Lines, Member, members
from polreq.exchange.shown import whole
from polreq.model.layer import FEATURE, LAYERS
from polreq.model.place import Place
from polreq.results.finding import Finding
from polreq.results.traced import Traced, TracedItem
from polreq.words import Text

#: What people call the format.
_FORMAT: Final = "needs.json"

_VERSION: Final = "1"

#: Fields of a need that are told elsewhere in an item, or computed by sphinx-needs.
_OWN: Final = frozenset(("id", "type", "title", "content", "description", "links", "layer", "covered"))


def write(traced: Traced) -> bytes:
    """Write what is traced; without the day on which it was written."""
    needs = {item.id: _need(item) for item in traced.items}
    version = {"creator": {"program": "polreq"}, "needs": needs, "needs_amount": len(needs)}
    content = {"current_version": _VERSION, "project": traced.title, "versions": {_VERSION: version}}
    return whole(json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _need(item: TracedItem) -> dict[str, Any]:
    fields = {key: text for key, text in item.fields if key not in _OWN}
    covered = {"covered": item.covered} if item.covered else {}
    return {
        "id": item.id,
        "type": item.layer,
        "title": item.title,
        "content": item.text,
        "links": list(item.above),
        "layer": item.layer,
        **fields,
        **covered,
    }


def read(name: str, data: bytes) -> tuple[Traced, tuple[Finding, ...]]:
    """Read the needs of the current version.

    Args:
        name: of the file, for findings.
        data: its content.

    Returns:
        What it holds, nothing where it cannot be read; and what is wrong with it.
    """
    return _Reader(name, data).read()


class _Reader:
    """Reads one file; everything that is wrong is noted with line and column."""

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._data = data
        self._text = ""
        self._lines = Lines("")
        self._found = Collected(_FORMAT)

    def read(self) -> tuple[Traced, tuple[Finding, ...]]:
        content = self._content()
        if content is None:
            return self._found.done("")
        if version := self._version(content):
            self._items(version)
        project = content.get("project")
        return self._found.done(project if isinstance(project, str) else "")

    def _content(self) -> Mapping[str, Any] | None:
        try:
            self._text = self._data.decode("utf-8-sig")
            self._lines = Lines(self._text)
            content = json.loads(self._text)
        except UnicodeDecodeError:
            self._unreadable(Text("不是 UTF-8 编码", "it is not UTF-8"), 0)
        except json.JSONDecodeError as error:
            self._unreadable(Text("不是完整的 JSON", f"it is not JSON: {error.msg}"), error.pos)
        except ValueError:  # digits beyond Python's limit
            self._unreadable(Text("有一个数太长", "a number in it is too long"), 0)
        except RecursionError:
            self._unreadable(Text("嵌套太深", "it is nested too deeply"), 0)
        else:
            if isinstance(content, dict):
                return content
            self._unreadable(Text("最外层不是一个对象 {…}", "its top is no object {…}"), 0)
        return None

    def _version(self, content: Mapping[str, Any]) -> Member | None:
        """Return where the needs of the current version stand, or of the last one where none is said to be current."""
        versions = next((m for m in members(self._text, 0) if m.key == "versions"), None)
        listed = list(members(self._text, versions.value_at)) if versions else []
        current = content.get("current_version")
        found = next((m for m in listed if m.key == current), listed[-1] if listed else None)
        if found is None or not isinstance(found.value, dict) or not isinstance(found.value.get("needs"), dict):
            at = found.key_at if found else versions.key_at if versions else 0
            self._unreadable(Text("没有 versions → 版本 → needs", "there is no versions → version → needs in it"), at)
            return None
        return found

    def _items(self, version: Member) -> None:
        needs = next(m for m in members(self._text, version.value_at) if m.key == "needs")
        links, computed = _kinds(version.value)
        for member in members(self._text, needs.value_at):
            place = self._place(member.key_at)
            if isinstance(member.value, dict):
                self._found.add(place, _item(member.key, member.value, links, computed))
            else:
                self._found.left_out(place, member.key, Text("它不是一个对象 {…}", "it is no object {…}"))

    def _unreadable(self, problem: Text, at: int) -> None:
        self._found.unreadable(self._place(at), problem)

    def _place(self, at: int) -> Place:
        return Place(self._name, *self._lines.position(at))


def _kinds(version: Mapping[str, Any]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return fields that are links, and fields that are computed from them, as the file's own schema says."""
    schema = version.get("needs_schema")
    properties = schema.get("properties") if isinstance(schema, dict) else None
    kinds = {
        key: one.get("field_type")
        for key, one in (properties if isinstance(properties, dict) else {}).items()
        if isinstance(one, dict)
    }
    links = dict.fromkeys(("links", *(key for key, kind in kinds.items() if kind == "links")))
    return tuple(links), frozenset(key for key, kind in kinds.items() if kind == "backlinks")


def _item(key: str, need: Mapping[str, Any], links: tuple[str, ...], computed: frozenset[str]) -> TracedItem:
    """Make an item of a need: `description` is what older versions call the content."""
    id_ = need.get("id")
    layer = need.get("layer")
    above = [one for name in links for one in _listed(need.get(name))]
    known = layer in (*LAYERS, FEATURE)
    left_out = _OWN - ({"type", "layer"} if not known else set())
    fields = [
        (whole(name), _text(value))
        for name, value in need.items()
        if name not in left_out and name not in links and name not in computed and value not in (None, "", [], {})
    ]
    return TracedItem(
        id=whole(id_ if isinstance(id_, str) and id_ else key),
        layer=str(layer) if known else "",
        title=_text(need.get("title")),
        text=_text(need.get("content") or need.get("description")),
        fields=tuple(fields),
        above=tuple(dict.fromkeys(map(whole, above))),
        covered=_text(need.get("covered")) if known else "",
    )


def _listed(value: object) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    return [one for one in value if isinstance(one, str) and one] if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a value as text; what is no text keeps the form that it has in the file."""
    if value is None:
        return ""
    return whole(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

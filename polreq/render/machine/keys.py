"""Keys of a machine format, each with its meaning and its type, and the JSON Schema (draft 2020-12) that follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

#: A JSON Schema, or a part of one.
KeySchema = dict[str, Any]


class Key(NamedTuple):
    """What stands behind a key.

    Args:
        said: what it means.
        type: the types that it may have, as JSON Schema calls them.
        choices: the words that it may be; any if there are none.
        like: path of a key whose shape it has.
    """

    said: str
    type: tuple[str, ...] = ("string",)
    choices: tuple[str, ...] = ()
    like: str = ""


#: Path → key. In a path `[]` stands for each member of a list, `*` for keys that are data, and `?` behind a key that may be missing.
Keys = Mapping[str, Key]


def text(said: str) -> Key:
    """Return the key of a text."""
    return Key(said)


def choice(choices: tuple[str, ...], said: str) -> Key:
    """Return the key of one of several words."""
    return Key(said, choices=choices)


def flag(said: str) -> Key:
    """Return the key of a truth value."""
    return Key(said, ("boolean",))


def whole(said: str) -> Key:
    """Return the key of a whole number that is not below 0."""
    return Key(said, ("integer",))


def number(said: str) -> Key:
    """Return the key of a number."""
    return Key(said, ("number",))


def day(said: str) -> Key:
    """Return the key of a day written as 2026-11-01, or null."""
    return Key(said, ("date", "null"))


def like(path: str, said: str = "", *, null: bool = False) -> Key:
    """Return the key of a value that has the shape of another.

    Args:
        path: of the other.
        said: what it means.
        null: whether it may be null.
    """
    return Key(said, ("null",) if null else (), like=path)


def key_schema(keys: Keys, name: str, said: str, shared: frozenset[str] = frozenset()) -> KeySchema:
    """Make the schema of a format. Keys may be added to a format at any time, so that unknown ones pass.

    Args:
        keys: its keys.
        name: of the format, with its version.
        said: what it is.
        shared: beginnings of paths that are no keys of the format, but shapes that several keys have.
    """
    top = _Node()
    for path, key in keys.items():
        top.add(path.split("."), key)
    shapes = {one: _form(top.members[one]) for one in sorted(shared)}
    top.members = {one: node for one, node in top.members.items() if one not in shared}
    top.needed = [one for one in top.needed if one not in shared]
    head = {
        "$schema": DIALECT,
        "$id": f"urn:polreq:{name.removeprefix('polreq-').replace('/', ':')}",
        "title": f"{name}: {said}",
    }
    return {**head, **_form(top), **({"$defs": shapes} if shapes else {})}


@dataclass(slots=True)
class _Node:
    """A value of a format while its schema is made: a leaf, an object or a list."""

    key: Key | None = None
    members: "dict[str, _Node]" = field(default_factory=dict)
    needed: list[str] = field(default_factory=list)
    each: "_Node | None" = None
    any: "_Node | None" = None

    def add(self, path: list[str], key: Key) -> None:
        """Add the key at the end of a path."""
        if not path:
            self.key = key
            return
        name, _, lists = path[0].partition("[")
        plain = name.removesuffix("?")
        if plain == "*":
            node = self.any = self.any or _Node()
        else:
            node = self.members.setdefault(plain, _Node())
            if plain == name and plain not in self.needed:
                self.needed.append(plain)
        for _ in range(lists.count("]")):
            node.each = node.each or _Node()
            node = node.each
        node.add(path[1:], key)


def _form(node: _Node) -> KeySchema:
    if node.each is not None:
        return {"type": "array", "items": _form(node.each)}
    if node.members or node.any is not None:
        form: KeySchema = {"type": "object"}
        if node.members:
            form |= {"properties": {name: _form(one) for name, one in node.members.items()}, "required": node.needed}
        return form | ({"additionalProperties": _form(node.any)} if node.any is not None else {})
    assert node.key is not None
    return _leaf(node.key)


def _leaf(key: Key) -> KeySchema:
    said = {"description": key.said} if key.said else {}
    if key.like:
        shape = {"$ref": _pointer(key.like)}
        return {**(({"anyOf": [shape, {"type": "null"}]}) if key.type else shape), **said}
    if key.choices:
        return {"enum": list(key.choices), **said}
    types = ["string" if one == "date" else one for one in key.type]
    form: KeySchema = {"type": types if len(types) > 1 else types[0]}
    if "date" in key.type:
        form["format"] = "date"
    if "integer" in key.type:
        form["minimum"] = 0
    return form | said


def _pointer(path: str) -> str:
    """Return where the schema describes a path: a list's members below its key, a shape among the definitions."""
    if not path.endswith("[]"):
        return f"#/$defs/{path}"
    return f"#/properties/{path.removesuffix('[]')}/items"

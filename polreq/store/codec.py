"""Frozen values ⇄ JSON text, by their type hints: what the cache holds of a file that was read before.

A value becomes a list of its fields in order; where it may be of one of several classes, the name of its class stands
before it. All places of one file share its path, which is not written.
"""

import json
import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

from polreq.model.place import Place

T = TypeVar("T")

_Encode = Callable[[Any], Any]
_Decode = Callable[[Any, str], Any]

_AS_IT_IS: Final = (str, int, bool, float)


def encode(value: object) -> str:
    """Write a value of a frozen dataclass as text."""
    kind: Any = type(value)
    return json.dumps(_codec(kind)[0](value), ensure_ascii=False, separators=(",", ":"))


def decode(kind: type[T], text: str, path: str) -> T | None:
    """Read a value from text; None where the text is not one.

    Args:
        kind: its class.
        text: what `encode` gave.
        path: of the file that its places are in.
    """
    hint: Any = kind
    try:
        value: T = _codec(hint)[1](json.loads(text), path)
    except (ValueError, TypeError, RecursionError):
        return None
    return value


@cache
def _codec(hint: Hashable) -> tuple[_Encode, _Decode]:
    """Work out how values of a type are written and read."""
    if hint in _AS_IT_IS:
        return (lambda value: value), (lambda value, path: value)
    if hint is Place:
        return (lambda place: [place.line, place.column]), (lambda value, path: Place(path, *value))
    if hint is date:
        return date.isoformat, (lambda value, path: date.fromisoformat(value))
    if get_origin(hint) in (Union, types.UnionType):
        inner = [one for one in get_args(hint) if one is not type(None)]
        return _optional(inner[0]) if len(inner) == 1 else _one_of(inner)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    assert is_dataclass(hint), hint
    return _record(hint)


def _optional(hint: Any) -> tuple[_Encode, _Decode]:
    put, get = _codec(hint)
    return (
        (lambda value: None if value is None else put(value)),
        (lambda value, path: None if value is None else get(value, path)),
    )


def _one_of(kinds: list[Any]) -> tuple[_Encode, _Decode]:
    codecs = {kind.__name__: _codec(kind) for kind in kinds}

    def put(value: Any) -> Any:
        name = type(value).__name__
        return [name, codecs[name][0](value)]

    def get(row: Any, path: str) -> Any:
        name, value = row
        if name not in codecs:
            raise ValueError(name)
        return codecs[name][1](value, path)

    return put, get


def _tuple(hints: tuple[Any, ...]) -> tuple[_Encode, _Decode]:
    if hints[-1] is not Ellipsis:
        codecs = [_codec(hint) for hint in hints]
        return (
            (lambda values: [put(one) for (put, _), one in zip(codecs, values, strict=True)]),
            (lambda values, path: tuple([get(one, path) for (_, get), one in zip(codecs, values, strict=True)])),
        )
    if hints[0] in _AS_IT_IS:
        return list, (lambda values, path: tuple(values))
    put, get = _codec(hints[0])
    return (lambda values: [put(one) for one in values]), (
        lambda values, path: tuple([get(one, path) for one in values])
    )


def _record(kind: Any) -> tuple[_Encode, _Decode]:
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind)]
    # worked out at the first use: a block holds blocks
    codecs: list[tuple[int, str, _Encode, _Decode]] = []
    plain = [name for name in names if hints[name] in _AS_IT_IS]

    def others() -> list[tuple[int, str, _Encode, _Decode]]:
        if not codecs and len(plain) < len(names):
            codecs.extend((n, name, *_codec(hints[name])) for n, name in enumerate(names) if name not in plain)
        return codecs

    def put(value: Any) -> Any:
        row = [getattr(value, name) for name in names]
        for number, _, put_one, _ in others():
            row[number] = put_one(row[number])
        return row

    def get(row: Any, path: str) -> Any:
        if len(row) != len(names):
            raise ValueError(kind)
        for number, _, _, get_one in others():
            if row[number] != []:
                row[number] = get_one(row[number], path)
            else:
                row[number] = ()
        return kind(*row)

    return put, get

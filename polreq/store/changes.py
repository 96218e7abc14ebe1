"""What a file says and what it shall say → the edits between them, as few and as small as possible."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from polreq.store.schema.table import KeyTable
from polreq.yamlio import Append, Delete, Edit, KeyPath, Plain, PlainTree, Set, plain_tree

#: Lists that differ more in length are written anew.
_MAX_DIFFERENCE: Final = 20


def changes(
    path: KeyPath, old: PlainTree, new: Plain, table: KeyTable[Any] | None, *, whole: bool = False
) -> list[Edit]:
    """Return the edits that make a value say something new.

    Keys that the program does not know, and `x`, stay; so do keys that spell out a default.

    Args:
        path: where the value stands.
        old: what it says.
        new: what it shall say.
        table: the keys of the mapping that it is, or of each mapping in the list that it is; None if it is neither.
        whole: whether it is a mapping with keys of people's own choice, of which the new ones are all.
    """
    if isinstance(old, dict) and isinstance(new, Mapping):
        return _in_mapping(path, old, new, table, whole)
    if isinstance(old, list) and isinstance(new, Sequence) and not isinstance(new, str):
        return _in_list(path, old, new, table)
    return [] if _same(old, new) else [Set(path, new)]


def _in_mapping(
    path: KeyPath, old: dict[str, PlainTree], new: Mapping[str, Plain], table: KeyTable[Any] | None, whole: bool
) -> list[Edit]:
    edits: list[Edit] = []
    for key, value in new.items():
        kind = row.kind if table and (row := table.row(key)) else None
        if key in old:
            inner, open_ = (kind.table(), kind.whole) if kind else (None, False)
            edits += changes((*path, key), old[key], value, inner, whole=open_)
        elif value is not None:
            edits.append(Set((*path, key), value))
    gone = [key for key in old if key not in new]
    edits += [Delete((*path, key)) for key in gone if whole or (table and _is_taken_away(table, key, old[key]))]
    return edits


def _is_taken_away(table: KeyTable[Any], key: str, value: PlainTree) -> bool:
    """Whether a key that is no longer written goes; one that says nothing, or the default, is left as people wrote it."""
    row = table.row(key)
    if row is None or not value:
        return False
    default = table.default(key)
    return default is None or not _same(value, row.kind.plain(default))


def _in_list(path: KeyPath, old: list[PlainTree], new: Sequence[Plain], table: KeyTable[Any] | None) -> list[Edit]:
    if abs(len(old) - len(new)) > _MAX_DIFFERENCE or not new:
        return [Set(path, new)] if old or new else []
    wanted = [plain_tree(value) for value in new]
    gone = [number for number, value in enumerate(old) if value not in wanted]
    if gone and [value for value in old if value in wanted] == wanted:
        return [Delete((*path, number)) for number in reversed(gone)]
    edits: list[Edit] = []
    for number, (before, after) in enumerate(zip(old, new, strict=False)):
        edits += changes((*path, number), before, after, table)
    edits += [Append(path, value) for value in new[len(old) :]]
    edits += [Delete((*path, number)) for number in range(len(old) - 1, len(new) - 1, -1)]
    return edits


def _same(old: PlainTree, new: Plain) -> bool:
    wanted = plain_tree(new)
    if old == wanted:
        return True
    if isinstance(new, str) or not isinstance(old, str) or not isinstance(wanted, str):
        return False
    try:
        return Decimal(old) == Decimal(wanted)
    except InvalidOperation:
        return False

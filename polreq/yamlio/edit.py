"""Edits of YAML text that change only what they name: comments, order, quoting and line ends stay byte for byte."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from polreq.errors import PolreqError
from polreq.yamlio.collection import no_collection
from polreq.yamlio.dump import OneLine, Plain, is_collection
from polreq.yamlio.edits import Append, Delete, Edit, KeyPath, Set
from polreq.yamlio.node import PlainTree, tree
from polreq.yamlio.parse import parse_text
from polreq.yamlio.scalar import write_atom
from polreq.yamlio.splice import Splicer

_BOM = "\ufeff"

#: Stands for a text that cannot be read; no file says this.
_BROKEN: PlainTree = ["\ud800"]


def edit(text: str, edits: Sequence[Edit]) -> str:
    """Apply edits one after the other.

    Args:
        text: a YAML file without syntax errors, as it stands (byte order mark and CRLF included).
        edits: what to change; each path is meant as the text is after the edits before it.

    Returns:
        The text with nothing else changed.

    Raises:
        PolreqError: a path leads nowhere, or the text is such that the edit cannot be made safely.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    with no_collection():
        return mark + _edited(text.removeprefix(_BOM), edits)


def _edited(body: str, edits: Sequence[Edit]) -> str:
    wanted = before = _read(body)
    if before is _BROKEN:
        raise PolreqError("文件有 YAML 错误，请先改正再修改", "the file has YAML errors; mend them before it is edited")
    for one in edits:
        wanted = _changed(wanted, one.path, one)
    # a block of lines would swallow a comment below that is indented deeper; then its text goes in quotes
    for version in (edits, [_on_one_line(one) for one in edits]):
        after = _applied(body, before, version)
        if _read(after) == wanted:
            return after
    if len(edits) > 1:
        # edits that meet at one place (a value that is replaced, a key added right behind it) get in each other's way
        for one in edits:
            body = _edited(body, [one])
        return body
    raise PolreqError(
        "文件的写法特殊，无法自动修改，请手工编辑",
        "the file is written in a way that cannot be edited safely; edit it by hand",
    )


def _applied(body: str, content: PlainTree, edits: Sequence[Edit]) -> str:
    """Apply edits in batches of such as do not touch each other."""
    batch: list[Edit] = []
    filled: set[KeyPath] = set()
    for one in edits:
        if one.path[:-1] in filled or any(_depends(one, earlier) for earlier in batch):
            body = Splicer(body).apply(batch)
            batch, filled = [], set()
            if _read(body) is _BROKEN:
                return body
        batch.append(one)
        if isinstance(one, Set) and one.path and not _at(content, one.path[:-1]):
            filled.add(one.path[:-1])
        content = _changed(content, one.path, one)
    return Splicer(body).apply(batch) if batch else body


def _on_one_line(one: Edit) -> Edit:
    return one if isinstance(one, Delete) else replace(one, value=_quoted(one.value))


def _quoted(value: Plain) -> Plain:
    if isinstance(value, str):
        return OneLine(value)
    if isinstance(value, Mapping):
        return {key: _quoted(child) for key, child in value.items()}
    return [_quoted(child) for child in value] if isinstance(value, Sequence) else value


def plain_tree(value: Plain) -> PlainTree:
    """Return what a value says once it is written and read again."""
    if isinstance(value, Mapping):
        return {key: plain_tree(child) for key, child in value.items()}
    if is_collection(value):
        assert isinstance(value, Sequence)
        return [plain_tree(child) for child in value]
    if value is None or isinstance(value, str):
        return value
    assert not isinstance(value, Sequence)
    return write_atom(value, flow=False)


def _read(text: str) -> PlainTree:
    """Read what the text says; `_BROKEN` where it has errors."""
    node, findings = parse_text(text, "")
    return _BROKEN if node is None or findings else tree(node)


def _depends(later: Edit, earlier: Edit) -> bool:
    """Whether an edit needs the text as an earlier one leaves it: it looks inside what that one touches, or around."""
    if isinstance(later, Delete) or isinstance(earlier, Delete):
        return True
    if isinstance(later, Append) and later.path == earlier.path and isinstance(earlier, Append):
        return False
    shorter = min(len(later.path), len(earlier.path))
    return later.path[:shorter] == earlier.path[:shorter]


def _at(value: PlainTree, path: KeyPath) -> PlainTree:
    """Return what stands at a path, None where it leads nowhere."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def _changed(value: PlainTree, path: KeyPath, one: Edit) -> PlainTree:
    """Return the tree with one edit applied; shares what does not change."""
    if not path:
        if isinstance(one, Set):
            return plain_tree(one.value)
        if isinstance(one, Append) and (value is None or isinstance(value, list)):
            return [*(value or ()), plain_tree(one.value)]
        raise _nowhere(one)
    step, last = path[0], len(path) == 1
    copy: Any
    if isinstance(value, dict) and isinstance(step, str) and (step in value or (last and isinstance(one, Set))):
        copy = dict(value)
    elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
        copy = list(value)
    elif value is None and isinstance(step, str) and last and isinstance(one, Set):
        copy = {}
    else:
        raise _nowhere(one)
    if last and isinstance(one, Delete):
        del copy[step]
    else:
        copy[step] = _changed(copy[step] if not isinstance(step, str) or step in copy else None, path[1:], one)
    return copy  # type: ignore[no-any-return]


def _nowhere(one: Edit) -> PolreqError:
    where = "/".join(str(step) for step in one.path)
    return PolreqError(f"文件中没有“{where}”，无法修改", f"there is no '{where}' in the file to be edited")

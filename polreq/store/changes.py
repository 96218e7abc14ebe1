"""What a file says and what it shall say → the edits between them, as few and as small as possible."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from polreq.yamlio import Append, Delete, Edit, Plain, Set, Tree, plain_tree

Path = tuple[str | int, ...]

#: Lists that differ more in length are written anew.
_MAX_DIFFERENCE: Final = 20

#: What leaving a key out means; a person who writes it out all the same is left alone.
_DEFAULTS: Final = frozenset(
    {
        ("class", "requirement"), ("force", "must"), ("status", "candidate"), ("status", "planned"), ("status", "unknown"),
        ("verdict", "confirmed"), ("confidence", "1"), ("resolved_by", "text"), ("count", "0"), ("blank", "0"), ("level", "0"),
        ("stale_counts", "false"), ("suggest_min", "0.2"), ("confirm_min", "0.9"), ("due_soon_days", "90"), ("delivered", "every"),
        ("semantic", "true"), ("learn", "true"), ("top", "10"), ("timeout_seconds", "30"),
    }
)  # fmt: skip

#: Keys under `link` in the settings; elsewhere such words are people's own.
_LINK: Final = frozenset(
    ("semantic", "learn", "thesaurus", "rerank", "url", "command", "model", "key_env", "top", "timeout_seconds")
)

#: Keys that the program writes; all others are people's own and are never taken away.
_WRITTEN: Final = frozenset(
    (
        "acceptance", "addressee", "as_of", "at", "bases", "basis", "blank", "body", "by", "cells", "channels", "children",
        "confidence", "confirm_min", "contract", "clause", "count", "date", "dates", "deadlines", "description", "digest", "digest_fields",
        "digest_of", "digests", "due_soon_days", "effective", "evidence", "expires", "force", "form", "gaps", "genre", "head",
        "heading", "index", "instruction", "issuers", "kind", "lang", "layer", "level", "lexicon", "line", "mark", "meeting",
        "metric", "module", "name", "note", "number", "on", "op", "owner", "parts", "prefix", "published", "quote", "reason",
        "region", "relation", "relations", "release", "resolved_by", "role", "ruled_out", "satisfies", "skip", "source",
        "stale_counts", "steps", "subject", "suggest_min", "targets", "title", "unit", "units", "until", "written",
    )
)  # fmt: skip


def changes(path: Path, old: Tree, new: Plain) -> list[Edit]:
    """Return the edits that make a value say something new.

    Keys that the program does not know, and `x`, stay; so do keys that spell out a default.

    Args:
        path: where the value stands.
        old: what it says.
        new: what it shall say.
    """
    if isinstance(old, dict) and isinstance(new, Mapping):
        return _in_mapping(path, old, new)
    if isinstance(old, list) and isinstance(new, Sequence) and not isinstance(new, str):
        return _in_list(path, old, new)
    return [] if _same(old, new) else [Set(path, new)]


def _in_mapping(path: Path, old: dict[str, Tree], new: Mapping[str, Plain]) -> list[Edit]:
    edits: list[Edit] = []
    for key, value in new.items():
        if key in old:
            edits += changes((*path, key), old[key], value)
        elif value is not None:
            edits.append(Set((*path, key), value))
    for key, value in old.items():
        spelt_out = isinstance(value, str) and (key, value) in _DEFAULTS
        if value and key not in new and _is_written(path, key, new) and not spelt_out:
            edits.append(Delete((*path, key)))
    return edits


def _is_written(path: Path, key: str, new: Mapping[str, Plain]) -> bool:
    if path[:1] == ("link",):
        return key in _LINK
    return key in _WRITTEN or (not path and key == "link" and new.get("polreq") == "workspace/1")


def _in_list(path: Path, old: list[Tree], new: Sequence[Plain]) -> list[Edit]:
    if abs(len(old) - len(new)) > _MAX_DIFFERENCE or not new:
        return [Set(path, new)] if old or new else []
    wanted = [plain_tree(value) for value in new]
    gone = [number for number, value in enumerate(old) if value not in wanted]
    if gone and [value for value in old if value in wanted] == wanted:
        return [Delete((*path, number)) for number in reversed(gone)]
    edits: list[Edit] = []
    for number, (before, after) in enumerate(zip(old, new, strict=False)):
        edits += changes((*path, number), before, after)
    edits += [Append(path, value) for value in new[len(old) :]]
    edits += [Delete((*path, number)) for number in range(len(old) - 1, len(new) - 1, -1)]
    return edits


def _same(old: Tree, new: Plain) -> bool:
    wanted = plain_tree(new)
    if old == wanted:
        return True
    if isinstance(new, str) or not isinstance(old, str) or not isinstance(wanted, str):
        return False
    try:
        return Decimal(old) == Decimal(wanted)
    except InvalidOperation:
        return False

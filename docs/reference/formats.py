"""Tables of the keys of every kind of file, out of polreq/store/schema."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from polreq.store.schema.file_kinds import FILE_KINDS, tables
from polreq.store.schema.table import KeyRow, KeyTable
from polreq.store.schema.workspace import SETTINGS
from polreq.words import Lang, Text
from polreq.yamlio import PlainTree, plain_tree

#: The tables of whole files.
FILES: Final[tuple[KeyTable[Any], ...]] = tuple(kind.table for kind in FILE_KINDS.values())

_HEAD: Final = Text("| 键 | 值 | 说明 | 例子 |", "| key | value | what it says | example |")
_FILE: Final = Text("文件的键：", "Keys of the file:")
_PART: Final = Text("`{}` 的键：", "Keys of `{}`:")
_WHAT: Final = Text("这是什么文件", "what the file is")
_REQUIRED: Final = Text("必填", "required")
_DEFAULT: Final = Text("默认 `{}`", "`{}` by default")
_COLON: Final = Text("：", ": ")
_SEMICOLON: Final = Text("；", "; ")
_COMMA: Final = Text("、", ", ")


def keys_of(file: KeyTable[Any], lang: Lang) -> str:
    """Describe the keys of a kind of file."""
    parts = []
    for key, table in tables(file):
        caption = _PART.words(lang).format(key) if key else _FILE.words(lang)
        lines = [_HEAD.words(lang), "|---|---|---|---|"]
        if table.header:
            lines.append(_line("`polreq`", _REQUIRED.words(lang), _WHAT.words(lang), table.header))
        lines += [_described(table, row, lang) for row in table.rows]
        parts.append("\n".join([caption, "", *lines]))
    return "\n\n".join(parts)


def link_settings(lang: Lang) -> str:
    """Describe the settings of suggested links."""
    inner = next(table for key, table in tables(SETTINGS) if key == "link")
    rows = [_described(inner, row, lang, "link.") for row in inner.rows]
    rows += [_described(SETTINGS, row, lang) for row in SETTINGS.rows if row.key in ("suggest_min", "confirm_min")]
    return "\n".join([_HEAD.words(lang), "|---|---|---|---|", *rows])


MAKERS: Final[dict[str, Callable[[Lang], str]]] = {
    **{f"keys of {file.header}": partial(keys_of, file) for file in FILES},
    "link settings": link_settings,
}


def _described(table: KeyTable[Any], row: KeyRow, lang: Lang, above: str = "") -> str:
    names = _COMMA.words(lang).join(f"`{above}{key}`" for key in row.keys)
    return _line(names, _value(table, row, lang), row.meaning.words(lang), row.example)


def _value(table: KeyTable[Any], row: KeyRow, lang: Lang) -> str:
    """Say what may stand there, and what it means that nothing does."""
    said = row.kind.called().words(lang)
    words = [_word(word, meaning.words(lang), lang) for word, meaning in row.kind.takes().items()]
    parts = [_COLON.words(lang).join([said, _COMMA.words(lang).join(words)]) if words else said]
    if row.required:
        parts.append(_REQUIRED.words(lang))
    else:
        default = table.default(row.key)
        meant = None if default is None else plain_tree(row.kind.plain(default))
        if _says(meant):
            parts.append(_DEFAULT.words(lang).format(flow(meant)))
    return _SEMICOLON.words(lang).join(parts)


def _says(value: PlainTree) -> bool:
    """Whether anything is in it."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(map(_says, inner)) or (isinstance(value, str) and bool(value))


def _word(word: str, meaning: str, lang: Lang) -> str:
    if meaning.replace(" ", "_") in ("", word):
        return f"`{word}`"
    return f"`{word}` {meaning}" if lang == "zh" else f"`{word}` ({meaning})"


def flow(value: PlainTree) -> str:
    """Write a value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(one)}".rstrip() for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    return value or ""


def _line(*cells: str) -> str:
    names, value, meaning, example = (cell.replace("|", r"\|") for cell in cells)
    return f"| {names} | {value} | {meaning} | {f'`{example}`' if example else ''} |"

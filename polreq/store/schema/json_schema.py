"""JSON Schema (draft 2020-12) of every kind of file, made of the tables by which the files are read.

A schema lets pass whatever the loader takes without a finding of the group S, and refuses the rest but for what it cannot
see: other files (ids that they give, channels of the settings), how a value was written where readers of YAML do not tell
(`True` for `true`), and whether a number in quotes is within its bounds.
"""

from typing import Any, Final

from polreq.store.schema.file_kinds import FILE_KINDS, FileKind, tables
from polreq.store.schema.kinds import TEXT_FORM, TextKind
from polreq.store.schema.table import OWN, Form, KeyRow, KeyTable
from polreq.words import Lang, Text
from polreq.yamlio import Plain

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

#: What the file is called that holds the schema of a kind of file.
FILE_NAME: Final = "{}.schema.json"

#: Name of the schema of files of any kind.
ANY: Final = "file"

ANY_FILE: Final = Text("以上任何一种，看文件开头的 polreq", "any of these, by its header `polreq`")

_HEADER: Final = Text("这是什么文件", "what the file is")
_OWN: Final = Text("您自己的内容，程序不看", "yours: of any content, which the program does not look at")
_EXAMPLE: Final = Text("例：{}", "Example: {}")
_COLON: Final = Text("：", ": ")
_SEMICOLON: Final = Text("；", "; ")
_STOP: Final = Text("。", ". ")


def file_schema(kind: FileKind, lang: Lang) -> Form:
    """Make the schema of a kind of file.

    Args:
        kind: the kind.
        lang: language of the descriptions.
    """
    parts = {table.name: _table(table, lang) for key, table in tables(kind.table) if key}
    return {
        "$schema": DIALECT,
        "$id": f"urn:polreq:{kind.table.header.replace('/', ':')}",
        "title": f"{kind.table.header}{_COLON.words(lang)}{kind.said.words(lang)}",
        **_table(kind.table, lang),
        "$defs": parts,
    }


def any_schema(lang: Lang) -> Form:
    """Make the schema of files of any kind: the header of a file says by which of the other schemas, beside it, it goes."""
    headers = {name: kind.table.header for name, kind in FILE_KINDS.items()}
    return {
        "$schema": DIALECT,
        "title": ANY_FILE.words(lang),
        "type": "object",
        "properties": {"polreq": {"enum": list(headers.values()), "description": _HEADER.words(lang)}},
        "required": ["polreq"],
        "allOf": [
            {
                "if": {"properties": {"polreq": {"const": header}}, "required": ["polreq"]},
                "then": {"$ref": FILE_NAME.format(name)},
            }
            for name, header in headers.items()
        ],
    }


def _table(table: KeyTable[Any], lang: Lang) -> Form:
    """Make the schema of a mapping."""
    known: Form = {}
    if table.header:
        known["polreq"] = {"const": table.header, "description": _HEADER.words(lang)}
    for row in table.rows:
        known |= {key: _row(table, row, lang) for key in row.keys}
    if table.own:
        known[OWN] = {"description": _OWN.words(lang)}
    needed = [*(["polreq"] if table.header else []), *(r.key for r in table.rows if r.required and not r.others)]
    form: Form = {"type": "object", "properties": known, "required": needed, "additionalProperties": False}
    for row in table.rows:
        if row.required and row.others:
            given = {"type": list(TEXT_FORM)}
            form["oneOf"] = [{"required": [key], "properties": {key: given}} for key in row.keys]
    return form | (table.also or {})


def _row(table: KeyTable[Any], row: KeyRow, lang: Lang) -> Form:
    """Make the schema of a key: nothing at all may stand behind one that may be left out."""
    form = row.kind.form()
    if not row.required or row.others:
        form = _or_nothing(form)
    elif isinstance(row.kind, TextKind):
        form = {"pattern": r"\S", **form}
    default = _plain_default(table, row)
    return form | {"description": _said(row, lang)} | ({} if default is None else {"default": default})


def _or_nothing(form: Form) -> Form:
    """Let a value be left out."""
    if "enum" in form:
        return form | {"enum": [*form["enum"], None]}
    if "type" in form:
        types = form["type"]
        return form | {"type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [form, {"type": "null"}]}


def _said(row: KeyRow, lang: Lang) -> str:
    """Describe a key: what it holds, what its words mean, and an example."""
    words = [(word, meaning.words(lang)) for word, meaning in row.kind.takes().items()]
    listed = [f"{word} {meaning}" for word, meaning in words if meaning and meaning != word]
    parts = [row.meaning.words(lang), _SEMICOLON.words(lang).join(listed)]
    parts += [_EXAMPLE.words(lang).format(row.example)] if row.example else []
    return _STOP.words(lang).join(filter(None, parts))


def _plain_default(table: KeyTable[Any], row: KeyRow) -> Plain:
    """Return what it means to leave a key out, as far as that is a single value; None where it is not."""
    if row.required:
        return None
    value = table.default(row.key)
    given = None if value is None else row.kind.plain(value)
    return given if isinstance(given, (str, int, float)) and given != "" else None

"""`polreq schema [KIND]`: what may stand in each kind of file, as JSON Schema for editors."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.words import Lang, Text

#: The files of a workspace, as editors want their patterns.
_WORKSPACE_FILES: Final = ("polreq.yml", "policies/**/*.yml", "requirements/**/*.yml", "trace/*.yml")

_SETTINGS: Final = Text(
    "VS Code（扩展 YAML）的设置 .vscode/settings.json：",
    "Settings for VS Code (extension YAML), .vscode/settings.json:",
)


@dataclass(frozen=True, slots=True)
class SchemaOptions:
    """What `polreq schema` is asked: one field for each option, in the order of the help."""

    kind: str = ask_argument(
        "", "[KIND]", Text("哪一种文件；不写就列出全部", "which kind of file; without it all are listed")
    )
    folder: Path | None = ask_for(
        None,
        "--output",
        Text("写到这个目录，每种一个文件", "write into this folder, one file each"),
        short="-o",
        metavar="DIR",
    )


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "schema",
        Text("给编辑器用的文件格式（JSON Schema）", "JSON Schema of every kind of file"),
        Text(
            "各种文件里可以写什么，按 JSON Schema（2020-12）给出：编辑器据此提示键和取值、说明含义、标出错误。",
            "Give what may stand in each kind of file as JSON Schema (2020-12), by which editors offer keys and values, "
            "explain them and mark mistakes.",
        ),
        SchemaOptions,
        schema,
    )


def schema(asked: SchemaOptions, lang: Lang) -> None:
    """List the schemas, print one, or write them into a folder."""
    from polreq.arrange.schemas import arrange_schemas
    from polreq.cli.nearest import no_such
    from polreq.pipeline.schemas import file_schemas

    schemas = file_schemas(lang)
    wanted = [one for one in schemas if asked.kind in ("", one.name)]
    if not wanted:
        raise no_such(Text("文件种类", "kind of file"), asked.kind, [one.name for one in schemas], "polreq schema")
    if asked.folder is not None:
        written = [(asked.folder / one.file_name, one.form) for one in wanted]
        _write(written, lang)
        if not asked.kind:
            _print_settings(written[-1][0], lang)
    elif asked.kind:
        output.write(_text(wanted[0].form), None, "json")
    else:
        page = arrange_schemas([(one.name, one.said, one.files) for one in schemas])
        output.show(page, lang, width=options.width_or_none(), color=False)


def _write(schemas: Sequence[tuple[Path, dict[str, Any]]], lang: Lang) -> None:
    for file, form in schemas:
        output.write(_text(form), file)
        output.chat(Text(f"已写出 {file}", f"wrote {file}").words(lang))


def _print_settings(file: Path, lang: Lang) -> None:
    """Print the settings by which VS Code takes the schema that tells the kinds apart."""
    name = file.as_posix() if file.is_absolute() else f"./{file.as_posix()}"
    output.chat(_SETTINGS.words(lang))
    output.write(_text({"yaml.schemas": {name: list(_WORKSPACE_FILES)}}), None, "json")


def _text(form: dict[str, Any]) -> str:
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"

"""`polreq schema [NAME]`: what may stand in each kind of file and in outputs for programs, as JSON Schema."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.completing import offer_schemas
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

    name: str = ask_argument(
        "", "[NAME]", Text("哪一种；不写就列出全部", "which one; without it all are listed"), complete=offer_schemas
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
        Text("文件和输出的格式（JSON Schema）", "JSON Schema of files and outputs"),
        Text(
            "各种文件里可以写什么、给程序读的输出里有什么，按 JSON Schema（2020-12）给出：编辑器据此提示键和取值、说明含义、标出错误。",
            "Give what may stand in each kind of file, and what stands in outputs for programs, as JSON Schema (2020-12). By it "
            "editors offer keys and values, explain them and mark mistakes.",
        ),
        SchemaOptions,
        schema,
    )


def schema(asked: SchemaOptions, lang: Lang) -> None:
    """List the schemas, print one, or write them into a folder."""
    from polreq.arrange.schemas import arrange_schemas
    from polreq.cli.nearest import no_such
    from polreq.pipeline.schemas import SCHEMA_FILE, file_schemas
    from polreq.render.machine.schemas import FORMATS

    files = file_schemas(lang)
    forms = {one.name: one.form for one in files} | {one.name: one.form for one in FORMATS}
    if asked.name and asked.name not in forms:
        raise no_such(Text("格式", "format"), asked.name, forms, "polreq schema")
    if asked.folder is not None:
        wanted = [asked.name] if asked.name else list(forms)
        _write([(asked.folder / SCHEMA_FILE.format(name), forms[name]) for name in wanted], lang)
        if not asked.name:
            _print_settings(asked.folder / SCHEMA_FILE.format(files[-1].name), lang)
    elif asked.name:
        output.write(_text(forms[asked.name]), None, "json")
    else:
        rows = [(one.name, one.said, one.files) for one in files]
        page = arrange_schemas(rows, [(one.name, one.said, one.written_by) for one in FORMATS])
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

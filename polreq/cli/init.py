"""`polreq init`: a small valid workspace, without questions."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.cli.workspace import real_folder
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class InitOptions:
    """What `polreq init` is asked: one field for each option, in the order of the help."""

    folder: Path = ask_argument(Path(), "[DIR]", Text("目录，默认为当前目录", "folder; default: here"))
    name: str = ask_for("", "--name", Text("项目名称，默认取目录名", "name of the project; default: the folder's"))


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "init",
        Text("建立工作区", "make a workspace"),
        Text(
            "建立一个小而完整的工作区；已有的文件不会被改动。",
            "Make a small valid workspace; files that exist are left alone.",
        ),
        InitOptions,
        init,
    )


def init(asked: InitOptions, lang: Lang) -> None:
    """Make a workspace and say what comes next."""
    from polreq.store.new_workspace import initialize

    written, kept = initialize(asked.folder, asked.name or real_folder(asked.folder).name, lang)
    for path in written:
        output.chat(Text(f"已建立 {path}", f"made {path}").words(lang))
    for path in kept:
        output.chat(Text(f"已存在，未改动 {path}", f"exists, left alone {path}").words(lang))
    output.chat(
        Text(
            "下一步：polreq import 需求.csv（禅道、TAPD、Jira、Excel 等导出的清单），"
            "polreq ingest 政策文件.html（或 .txt .md .docx .pdf .ofd），然后 polreq trace",
            "Next: polreq import STORIES.csv (as ZenTao, TAPD, Jira, Excel … export them), "
            "polreq ingest NOTICE.html (or .txt .md .docx .pdf .ofd), then polreq trace",
        ).words(lang)
    )

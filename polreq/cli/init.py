"""`polreq init`: a small valid workspace, without questions."""

from pathlib import Path

import typer

from polreq.cli import output
from polreq.cli.language import Words
from polreq.cli.workspace import real_folder


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "init",
        short_help=words("建立工作区", "make a workspace"),
        help=words(
            "建立一个小而完整的工作区；已有的文件不会被改动。",
            "Make a small valid workspace; files that exist are left alone.",
        ),
    )
    def init(
        folder: Path = typer.Argument(
            Path(), metavar="[DIR]", help=words("目录，默认为当前目录", "folder; default: here")
        ),
        name: str = typer.Option(
            "", "--name", help=words("项目名称，默认取目录名", "name of the project; default: the folder's")
        ),
    ) -> None:
        from polreq.pipeline.init import initialize

        written, kept = initialize(folder, name or real_folder(folder).name, words.lang)
        for path in written:
            output.chat(words(f"已建立 {path}", f"made {path}"))
        for path in kept:
            output.chat(words(f"已存在，未改动 {path}", f"exists, left alone {path}"))
        output.chat(
            words(
                "下一步：polreq ingest 政策文件.html（或 .txt .md .docx .pdf .ofd），然后 polreq trace",
                "Next: polreq ingest NOTICE.html (or .txt .md .docx .pdf .ofd), then polreq trace",
            )
        )

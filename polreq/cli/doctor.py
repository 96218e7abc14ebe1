"""`polreq doctor`: is the environment sound, is the workspace sound."""

from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.language import Words
from polreq.errors import PolreqError


def register(app: typer.Typer, words: Words) -> None:
    """Add the command."""

    @app.command(
        "doctor",
        short_help=words("体检环境和工作区", "look at the health of everything"),
        help=words(
            "体检：运行环境、可选组件、缓存和工作区是否正常。",
            "Look at the health of environment, optional parts, cache and workspace.",
        ),
    )
    def doctor(
        workspace: Path = options.workspace_option(words), no_color: bool = options.no_color_option(words)
    ) -> None:
        from polreq.arrange.health import arrange_health
        from polreq.pipeline.doctor import examine

        try:
            root: Path | None = options.find_workspace(workspace)
        except PolreqError:
            root = None
        health = examine(root)
        output.show(arrange_health(health), words.lang, width=None, color=options.use_color(no_color))
        if any(c.state == "bad" for c in health):
            raise typer.Exit(1)

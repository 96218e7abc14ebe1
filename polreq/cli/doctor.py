"""`polreq doctor`: is the environment sound, is the workspace sound."""

from dataclasses import dataclass
from pathlib import Path

import typer

from polreq.cli import options, output
from polreq.cli.asking import add_command
from polreq.errors import PolreqError
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class DoctorOptions:
    """What `polreq doctor` is asked: one field for each option, in the order of the help."""

    workspace: Path = options.workspace_option()
    no_color: bool = options.no_color_option()


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "doctor",
        Text("体检环境和工作区", "look at the health of everything"),
        Text(
            "体检：运行环境、可选组件、缓存和工作区是否正常。",
            "Look at the health of environment, optional parts, cache and workspace.",
        ),
        DoctorOptions,
        doctor,
    )


def doctor(asked: DoctorOptions, lang: Lang) -> None:
    """Look at the health of everything; exit status 1 if something is bad."""
    from polreq.arrange.health import arrange_health
    from polreq.pipeline.doctor import examine

    try:
        root: Path | None = options.find_workspace(asked.workspace)
    except PolreqError:
        root = None
    health = examine(root)
    output.show(arrange_health(health), lang, width=None, color=options.use_color(asked.no_color))
    if any(c.state == "bad" for c in health):
        raise typer.Exit(1)

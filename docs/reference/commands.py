"""The help of every command, as it is printed."""

from collections.abc import Callable, Iterator
from typing import Final

import typer
from typer.testing import CliRunner

from polreq.cli.app import COMMANDS, make_app
from polreq.words import Lang

#: Help is laid out for as many columns; users see it as wide as their terminal.
_WIDTH: Final = 100


def helps(lang: Lang) -> str:
    """Print the help of the program, of its commands and of their subcommands."""
    app = make_app(lang)
    return "\n\n".join(
        f"## {' '.join(('polreq', *names))}\n\n```text\n{_help(app, names)}\n```" for names in _commands(app)
    )


MAKERS: Final[dict[str, Callable[[Lang], str]]] = {"help": helps}


def _commands(app: typer.Typer) -> Iterator[tuple[str, ...]]:
    yield ()
    group = typer.main.get_group(app)
    for name in COMMANDS:
        yield (name,)
        for inner in getattr(group.commands[name], "commands", ()):
            yield (name, inner)


def _help(app: typer.Typer, names: tuple[str, ...]) -> str:
    arguments = [*names, "--help"]
    ran = CliRunner().invoke(app, arguments, prog_name="polreq", terminal_width=_WIDTH, catch_exceptions=False)
    return "\n".join(line.rstrip() for line in ran.output.strip().splitlines())

"""What a command is asked, as one frozen value: a class with a field for each option, so that no command takes them one by one."""

import inspect
from collections.abc import Callable
from dataclasses import field, fields
from typing import Any, Final, TypeVar, get_type_hints

import typer

from polreq.cli.language import Words
from polreq.words import Text

T = TypeVar("T")

_OPTION: Final = "option"


def ask(option: Callable[[Words], Any]) -> Any:
    """Return the field of an option or argument that is worded when the language is known."""
    return field(metadata={_OPTION: option})


def ask_for(default: object, name: str, said: Text, *, metavar: str | None = None, short: str | None = None) -> Any:
    """Return the field of an option.

    Args:
        default: what it is without the option; its type is the field's.
        name: `--name`.
        said: its help.
        metavar: what stands for its value in the help.
        short: `-n`, if it has a short name.
    """
    names = (name, short) if short else (name,)
    return ask(lambda words: typer.Option(default, *names, metavar=metavar, help=said.words(words.lang)))


def add_command(
    app: typer.Typer,
    words: Words,
    name: str,
    summary: Text,
    said: Text,
    asked: type[T],
    run: Callable[[T, Words], None],
) -> None:
    """Add a command whose options are the fields of a class.

    Args:
        app: the command line.
        words: the language of this run.
        name: of the command.
        summary: one line for the list of commands.
        said: its help.
        asked: frozen dataclass; every field is made by `ask` or `ask_for`.
        run: does what the command does.
    """
    hints = get_type_hints(asked)
    declared = {one.name: one.metadata[_OPTION](words) for one in fields(asked)}  # type: ignore[arg-type]

    def command(**given: Any) -> None:
        run(asked(**given), words)

    command.__annotations__ = {one: hints[one] for one in declared} | {"return": None}
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(one, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=hints[one])
            for one, option in declared.items()
        ]
    )
    app.command(name, short_help=summary.words(words.lang), help=said.words(words.lang))(command)

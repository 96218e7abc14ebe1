"""What a command is asked, as one frozen value: a class with a field for each option, so that no command takes them one by one."""

import inspect
from collections.abc import Callable
from dataclasses import field, fields
from typing import Any, Final, TypeVar, get_type_hints

import typer

from polreq.cli.usage import ChineseCommand
from polreq.words import Lang, Text

T = TypeVar("T")

_OPTION: Final = "option"


def _ask(option: Callable[[Lang], Any]) -> Any:
    """Return the field of an option or argument that is worded when the language is known."""
    return field(metadata={_OPTION: option})


def ask_for(
    default: object,
    name: str,
    said: Text,
    *,
    metavar: str | None = None,
    short: str | None = None,
    least: int | None = None,
) -> Any:
    """Return the field of an option.

    Args:
        default: what it is without the option; its type is the field's.
        name: `--name`.
        said: its help.
        metavar: what stands for its value in the help.
        short: `-n`, if it has a short name.
        least: the smallest number that it takes, if it is a number.
    """
    names = (name, short) if short else (name,)
    return _ask(lambda lang: typer.Option(default, *names, metavar=metavar, min=least, help=said.words(lang)))


def ask_argument(default: object, metavar: str, said: Text) -> Any:
    """Return the field of an argument, which stands without a name.

    Args:
        default: what it is if nothing is given; `...` where something must be.
        metavar: what stands for it in the help.
        said: its help.
    """
    return _ask(lambda lang: typer.Argument(default, metavar=metavar, help=said.words(lang), show_default=False))


def add_command(
    app: typer.Typer,
    lang: Lang,
    name: str,
    summary: Text,
    said: Text,
    asked: type[T],
    run: Callable[[T, Lang], None],
) -> None:
    """Add a command whose options are the fields of a class.

    Args:
        app: the command line.
        lang: the language of this run.
        name: of the command.
        summary: one line for the list of commands.
        said: its help.
        asked: frozen dataclass; every field is made by `ask_for` or `ask_argument`.
        run: does what the command does.
    """
    hints = get_type_hints(asked)
    declared = {one.name: one.metadata[_OPTION](lang) for one in fields(asked)}  # type: ignore[arg-type]

    def command(**given: Any) -> None:
        run(asked(**given), lang)

    command.__annotations__ = {one: hints[one] for one in declared} | {"return": None}
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(one, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=hints[one])
            for one, option in declared.items()
        ]
    )
    own = ChineseCommand if lang == "zh" else None
    app.command(name, cls=own, short_help=summary.words(lang), help=said.words(lang))(command)

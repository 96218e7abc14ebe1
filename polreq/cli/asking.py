"""What a command is asked, as one frozen value: a class with a field for each option, so that no command takes them one by one."""

import inspect
from collections.abc import Callable
from dataclasses import field, fields
from typing import Any, Final, TypeVar, get_type_hints

import typer

from polreq.cli.usage import ChineseCommand, ChineseGroup
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
    offer = _offer(metavar)
    return _ask(
        lambda lang: typer.Option(
            default, *names, metavar=metavar, min=least, help=said.words(lang), autocompletion=offer
        )
    )


def ask_argument(default: object, metavar: str, said: Text, *, complete: Callable[..., list[str]] | None = None) -> Any:
    """Return the field of an argument, which stands without a name.

    Args:
        default: what it is if nothing is given; `...` where something must be.
        metavar: what stands for it in the help.
        said: its help.
        complete: what the tab key offers for it; files if there is none.
    """
    return _ask(
        lambda lang: typer.Argument(
            default, metavar=metavar, help=said.words(lang), show_default=False, autocompletion=complete
        )
    )


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
    own = ChineseCommand if lang == "zh" else None
    command = _with_options(lang, asked, lambda ctx, given: run(given, lang))
    app.command(name, cls=own, short_help=summary.words(lang), help=said.words(lang))(command)


def add_group(
    app: typer.Typer,
    lang: Lang,
    name: str,
    summary: Text,
    said: Text,
    asked: type[T],
    run: Callable[[T, Lang], None],
) -> typer.Typer:
    """Add a command that has commands of its own below it, and runs by itself where none of them is given.

    Args:
        app: the command line.
        lang: the language of this run.
        name: of the command.
        summary: one line for the list of commands.
        said: its help.
        asked: see add_command.
        run: does what the command does by itself.

    Returns:
        what the commands below it are added to.
    """

    def alone(ctx: typer.Context, given: T) -> None:
        if ctx.invoked_subcommand is None:
            run(given, lang)

    own = ChineseGroup if lang == "zh" else None
    group = typer.Typer(rich_markup_mode=None, add_completion=False, cls=own, invoke_without_command=True)
    group.callback(short_help=summary.words(lang), help=said.words(lang))(_with_options(lang, asked, alone))
    app.add_typer(group, name=name)
    return group


def _offer(metavar: str | None) -> Callable[[str], list[str]] | None:
    """Return what the tab key offers for an option whose help names the words that it takes."""
    words = [word for word in (metavar or "").split("|") if word.islower()]
    return (lambda incomplete: [word for word in words if word.startswith(incomplete)]) if len(words) > 1 else None


def _with_options(lang: Lang, asked: type[T], run: Callable[[typer.Context, T], None]) -> Callable[..., None]:
    """Make the function that the library calls: its parameters are the fields of a class."""
    hints = get_type_hints(asked)
    declared = {one.name: one.metadata[_OPTION](lang) for one in fields(asked)}  # type: ignore[arg-type]

    def command(ctx: typer.Context, **given: Any) -> None:
        run(ctx, asked(**given))

    command.__annotations__ = {one: hints[one] for one in declared} | {"ctx": typer.Context, "return": None}
    command.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context),
            *(
                inspect.Parameter(one, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=hints[one])
                for one, option in declared.items()
            ),
        ]
    )
    return command

"""The command table: every command once, with its help in the user's language."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Annotated, Final

import typer
from typer._click.core import Context
from typer.core import TyperGroup

from polreq import __version__
from polreq.cli import (
    add,
    align,
    cache,
    check,
    citation,
    completion,
    conflicts,
    diff,
    doctor,
    due,
    explain,
    export,
    extract,
    fmt,
    history,
    importing,
    ingest,
    init,
    judge,
    lifecycle,
    link,
    mcp,
    merge,
    rank,
    report,
    review,
    schema,
    serve,
    show,
    terms,
    trace,
    users,
)
from polreq.cli.usage import ChineseGroup
from polreq.words import Lang, Text

#: Command names in the order of the help, and their modules.
COMMANDS: Final[Mapping[str, ModuleType]] = MappingProxyType(
    {
        "init": init,
        "ingest": ingest,
        "import": importing,
        "add": add,
        "extract": extract,
        "trace": trace,
        "check": check,
        "report": report,
        "export": export,
        "show": show,
        "due": due,
        "history": history,
        "lifecycle": lifecycle,
        "judge": judge,
        "conflicts": conflicts,
        "rank": rank,
        "users": users,
        "review": review,
        "serve": serve,
        "mcp": mcp,
        "fmt": fmt,
        "merge": merge,
        "link": link,
        "diff": diff,
        "align": align,
        "check-citation": citation,
        "terms": terms,
        "explain": explain,
        "schema": schema,
        "completion": completion,
        "cache": cache,
        "doctor": doctor,
    }
)


class _InOrder(TyperGroup):
    """The command line with its commands in their order, whether or not they have commands below them."""

    def list_commands(self, ctx: Context) -> list[str]:
        return [name for name in COMMANDS if name in self.commands]


class _ChineseInOrder(_InOrder, ChineseGroup):
    """The same, whose help is Chinese."""


def make_app(lang: Lang) -> typer.Typer:
    """Build the command line in one language."""
    app = typer.Typer(
        name="polreq",
        cls=_ChineseInOrder if lang == "zh" else _InOrder,
        help=Text(
            "从政策文件到交付功能的需求追溯：读政策、提需求、建关联、报覆盖。第一次使用请运行：polreq trace",
            "From policy documents to delivered features: reads policies, extracts requirements, links, reports coverage. "
            "Begin with: polreq trace",
        ).words(lang),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback()
    def top(
        language: Annotated[
            str,
            typer.Option(
                "--lang",
                metavar="zh|en",
                help=Text("界面语言，可写在任何命令之后", "language of all messages; may follow any command").words(
                    lang
                ),
            ),
        ] = "",
        version: Annotated[
            bool,
            typer.Option(
                "--version",
                is_eager=True,
                callback=_print_version,
                help=Text("显示版本", "show the version").words(lang),
            ),
        ] = False,
    ) -> None:
        """Take the options that belong to no command; the language was settled before."""

    for module in COMMANDS.values():
        module.register(app, lang)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"polreq {__version__}")
        raise typer.Exit

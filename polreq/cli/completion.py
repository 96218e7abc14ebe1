"""`polreq completion SHELL`: the script by which a shell completes commands, options and ids."""

from dataclasses import dataclass

import typer

from polreq.cli import output
from polreq.cli.asking import add_command, ask_argument
from polreq.cli.completing import SHELLS, offer_shells
from polreq.cli.environment import COMPLETING
from polreq.words import Lang, Text


@dataclass(frozen=True, slots=True)
class CompletionOptions:
    """What `polreq completion` is asked: one field for each option, in the order of the help."""

    shell: str = ask_argument(..., "|".join(SHELLS), Text("哪一种命令行", "which shell"), complete=offer_shells)


def register(app: typer.Typer, lang: Lang) -> None:
    """Add the command."""
    add_command(
        app,
        lang,
        "completion",
        Text("按 Tab 键补全命令", "complete commands by the tab key"),
        Text(
            "印出让命令行按 Tab 键补全命令、选项和编号的脚本。装法见 docs/editing.zh-CN.md。",
            "Print the script by which a shell completes commands, options and ids at the tab key. docs/editing.md says where to put it.",
        ),
        CompletionOptions,
        completion,
    )


def completion(asked: CompletionOptions, lang: Lang) -> None:
    """Print the script for a shell."""
    from typer._completion_shared import get_completion_script

    from polreq.cli.nearest import no_such

    if asked.shell not in SHELLS:
        raise no_such(Text("命令行", "shell"), asked.shell, SHELLS, "polreq completion --help")
    output.write(get_completion_script(prog_name="polreq", complete_var=COMPLETING, shell=asked.shell), None, "script")

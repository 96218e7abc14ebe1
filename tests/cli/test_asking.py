"""Commands declare their options in one way: as the fields of a frozen value (cli/asking)."""

import ast
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from polreq.cli.app import COMMANDS
from polreq.cli.asking import add_command, ask_argument, ask_for
from polreq.words import Text


@dataclass(frozen=True, slots=True)
class FetchOptions:
    files: list[str] = ask_argument(..., "FILE...", Text("文件", "files"))
    top: int = ask_for(3, "--top", Text("几条", "how many"), least=1, short="-t")
    quiet: bool = ask_for(False, "--quiet", Text("不说话", "say nothing"))


@pytest.fixture
def fetch():
    """Run a command of the options above; return its exit status, what it printed and what it was asked."""
    asked = []
    app = typer.Typer(add_completion=False)
    add_command(
        app, "en", "fetch", Text("取", "fetch"), Text("取来。", "Fetch."), FetchOptions, lambda a, _: asked.append(a)
    )

    def run(*arguments):
        result = CliRunner().invoke(app, arguments)
        return result.exit_code, result.output, asked

    return run


def test_a_command_is_asked_one_frozen_value(fetch):
    status, _, asked = fetch("a", "b", "-t", "2")
    assert status == 0
    assert [(a.files, a.top, a.quiet) for a in asked] == [(["a", "b"], 2, False)]
    with pytest.raises(FrozenInstanceError):
        asked[0].top = 5


def test_what_must_be_given_and_the_smallest_number_are_kept(fetch):
    assert fetch()[0] == 2
    status, said, asked = fetch("a", "--top", "0")
    assert (status, asked) == (2, [])
    assert "x>=1" in said


@pytest.mark.parametrize("module", COMMANDS.values(), ids=COMMANDS)
def test_no_command_declares_options_in_another_way(module):
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not named & {"command", "Option", "Argument"}
    assert [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "register"]


def test_every_command_has_a_value_of_its_own():
    values = [
        [
            name
            for name, value in vars(module).items()
            if name.endswith("Options") and value.__module__ == module.__name__
        ]
        for module in COMMANDS.values()
    ]
    assert [len(names) for names in values] == [1] * len(COMMANDS)
    assert len({name for [name] in values}) == len(COMMANDS)

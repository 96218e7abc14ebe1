"""Functions stay small: at most 60 lines and 8 parameters, or the reason stands beside them."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import polreq

ROOT = Path(polreq.__file__).parent

LINES = 60
PARAMETERS = 8

#: Begins the comment, right above a function and its decorators, that says why it is larger.
BESIDE = "# larger since"


def faults(source: str) -> Iterator[str]:
    """Name the functions that are too large without a reason, and the reasons that nothing needs."""
    lines = source.splitlines()
    needed = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        count = len(node.args.posonlyargs) + len(node.args.args) + len(node.args.kwonlyargs)
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        if count <= PARAMETERS and length <= LINES:
            continue
        above = min([node.lineno, *(d.lineno for d in node.decorator_list)]) - 2
        if above >= 0 and lines[above].strip().startswith(BESIDE):
            needed.add(above)
        else:
            yield f"{node.name}: {length} lines, {count} parameters"
    for n, line in enumerate(lines):
        if line.strip().startswith(BESIDE) and n not in needed:
            yield f"line {n + 1}: this function is not larger"


@pytest.mark.parametrize("room", sorted(p.name for p in ROOT.iterdir() if not p.name.startswith("_")))
def test_functions_are_small_or_say_why_not(room):
    place = ROOT / room
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    wrong = [f"{file.relative_to(ROOT)}: {fault}" for file in files for fault in faults(file.read_text("utf-8"))]
    assert not wrong, wrong


LONG = "def f():\n" + "    x = 1\n" * LINES
WIDE = "def f(a, b, c, d, e, *, f, g, h, i):\n    return a\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (LONG, ["f: 61 lines, 0 parameters"]),
        (WIDE, ["f: 2 lines, 9 parameters"]),
        ("# larger since it is a table\n" + LONG, []),
        ("# larger since typer asks for it\n@one\n@two\n" + WIDE, []),
        ("# larger since it was long once\ndef f():\n    x = 1\n", ["line 1: this function is not larger"]),
        (LONG.replace("    x = 1\n", "", 1), []),
    ],
)
def test_the_limits_are_kept_and_reasons_are_not_left_behind(source, found):
    assert list(faults(source)) == found

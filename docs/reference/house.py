"""Tables of docs/architecture.md: the rooms with their floors, and the functions by which rooms are entered."""

import ast
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from polreq.words import Lang

_ROOT: Final = Path(__file__).resolve().parents[2]

#: The functions by which one room is entered from another, as `module:function` below polreq/, in the order of the data.
DOORS: Final = (
    "yamlio/parse:parse",
    "yamlio/dump:dump",
    "yamlio/edit:edit",
    "pipeline/read:read_document",
    "store/load:load",
    "store/save:save_document",
    "store/save:save_requirements",
    "store/save:record",
    "store/caches:open_cache",
    "ingest/source:read_source",
    "text/lexicon:load_lexicon",
    "text/segment:make_segmenter",
    "extract/extracting:extract",
    "extract/requirements:draft",
    "link/ranking:rank",
    "link/suggesting:suggest",
    "link/aligning:align",
    "graph:build",
    "coverage:compute",
    "change/citations:check_citations",
    "checks/table:run",
    "pipeline/propose:propose",
    "pipeline/assess:assess",
    "pipeline/check:check",
    "conclude/report:make_report",
    "conclude/shown_item:make_shown",
    "decide/queue:make_review",
    "conclude/traced:make_traced",
    "decide/incoming:merge_incoming",
    "arrange/trace:arrange_trace",
    "arrange/tables:matrix_table",
    "render/writers/terminal/page:write_terminal",
    "render/writers/markdown:write_markdown",
    "render/machine/json_:render_json",
    "sheets/writing:csv_text",
    "sheets/workbook:workbook",
    "sheets/printed:printed",
    "render/writers/docx/fill:write_docx",
)


def rooms(lang: Lang) -> str:
    """Describe the rooms: what they do as their docstrings say, and floors and packages as they are enforced."""
    homes = _homes()
    lines = ["| floor | room | what it does | third-party home of |", "|---|---|---|---|"]
    for floor, layer in _floors():
        for room in layer:
            if room == "__main__":
                continue
            path, inside = _place(room)
            packages = ", ".join(name for name, home in homes.items() if any(one.startswith(room) for one in home))
            lines.append(f"| {floor} | `{inside}` | {_summary(path)} | {packages} |".replace("|  |", "| |"))
    return "\n".join(lines)


def doors(lang: Lang) -> str:
    """List the functions by which rooms are entered, with their signatures."""
    lines: list[str] = []
    for door in DOORS:
        module, _, name = door.partition(":")
        function = _function(_ROOT / "polreq" / f"{module}.py", name)
        lines += [f"# {module}: {_first(function)}", _signature(function), ""]
    return "\n".join(["```python", *lines[:-1], "```"])


#: This page has no twin: it is for those who change the program.
MAKERS: Final[dict[str, Callable[[Lang], str]]] = {"rooms": rooms, "doors": doors}


def _floors() -> Iterator[tuple[int, list[str]]]:
    """List the layers that import-linter enforces, the highest first, numbered from the ground."""
    contracts = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    layers = next(one["layers"] for one in contracts if one["name"] == "floors")
    for number, layer in enumerate(layers):
        yield len(layers) - number, [room.strip() for room in layer.split("|")]


def _homes() -> dict[str, tuple[str, ...]]:
    """Read which room may import which package, out of the test that sees to it."""
    tree = ast.parse((_ROOT / "tests" / "test_layering.py").read_text(encoding="utf-8"))
    table = next(n for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "HOME")
    homes: dict[str, str | tuple[str, ...]] = ast.literal_eval(table.value)
    return {package: (home,) if isinstance(home, str) else home for package, home in homes.items()}


def _place(room: str) -> tuple[Path, str]:
    package = _ROOT / "polreq" / room
    return (package / "__init__.py", f"{room}/") if package.is_dir() else (package.with_suffix(".py"), room)


def _summary(path: Path) -> str:
    """Return the first paragraph of a module's docstring."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(said.partition("\n\n")[0].split()).removesuffix(".")


def _first(function: ast.FunctionDef) -> str:
    return " ".join((ast.get_docstring(function) or "").partition("\n\n")[0].split())


def _function(path: Path, name: str) -> ast.FunctionDef:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return next(node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)


def _signature(function: ast.FunctionDef) -> str:
    returned = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"{function.name}({ast.unparse(function.args)}){returned}"

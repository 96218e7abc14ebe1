"""What made a conclusion: another program, other data, another package, and nothing that is remembered fits any more."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from terminal import write

import polreq
from polreq.store import provenance
from polreq.store.provenance import Provenance, version_of

PACKAGE = Path(polreq.__file__).parent
LONG_AGO = 1_600_000_000_000_000_000


class Memory(dict):
    put = dict.__setitem__


def age(root):
    for path in root.rglob("*"):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))


@pytest.fixture
def program(tmp_path):
    root = tmp_path / "program"
    for name in ("link/data", "link/__pycache__", "outside"):
        (root / name).mkdir(parents=True)
    (root / "link" / "semantic.py").write_text("MODEL = 1\n")
    (root / "link" / "scoring.py").write_text("WEIGHT = 1\n")
    (root / "link" / "data" / "words.tsv").write_text("强制下载\n")
    (root / "outside" / "asking.py").write_text("ASK = 1\n")
    return root


def change(root, name, text):
    (root / name).write_text(text)


CHANGES = {
    "a program": lambda root: change(root, "link/scoring.py", "WEIGHT = 2\n"),
    "a table": lambda root: change(root, "link/data/words.tsv", "强制安装\n"),
    "a file with another name": lambda root: (root / "link/data/words.tsv").rename(root / "link/words.tsv"),
    "a file more": lambda root: change(root, "link/more.py", ""),
    "a file less": lambda root: (root / "link/scoring.py").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("known", [False, True])
def test_any_change_of_the_program_or_its_data_is_seen(program, what, known):
    memory = Memory()
    before = Provenance(memory, str(program)).of("check")
    CHANGES[what](program)
    assert Provenance(memory if known else Memory(), str(program)).of("check") != before


def test_what_is_compiled_makes_no_difference_and_what_is_as_it_was_neither(program):
    before = Provenance(Memory(), str(program)).of("check")
    (program / "link" / "__pycache__" / "scoring.pyc").write_bytes(b"1")
    change(program, "link/scoring.py", "WEIGHT = 2\n")
    change(program, "link/scoring.py", "WEIGHT = 1\n")
    assert Provenance(Memory(), str(program)).of("check") == before


def test_answers_of_models_are_kept_while_other_parts_change(program):
    before = {kind: Provenance(Memory(), str(program)).of(kind) for kind in ("rerank", "vectors", "check")}
    change(program, "link/scoring.py", "WEIGHT = 2\n")
    after = {kind: Provenance(Memory(), str(program)).of(kind) for kind in before}
    assert [kind for kind in before if before[kind] != after[kind]] == ["check"]
    change(program, "outside/asking.py", "ASK = 2\n")
    assert Provenance(Memory(), str(program)).of("rerank") != after["rerank"]


def test_files_that_have_settled_are_digested_once(program, monkeypatch):
    monkeypatch.setattr(provenance, "_SETTLED_NANOSECONDS", 0)
    memory = Memory()
    first = Provenance(memory, str(program)).of("check")
    assert len(memory) == 1
    monkeypatch.setattr(provenance, "_content", None)  # is not called again
    assert Provenance(memory, str(program)).of("check") == first


def test_files_that_may_change_within_the_tick_of_the_clock_are_digested_again(program, monkeypatch):
    monkeypatch.setattr(provenance, "_SETTLED_NANOSECONDS", 10**15)
    memory = Memory()
    Provenance(memory, str(program)).of("check")
    assert memory == {}


@pytest.mark.parametrize("text", ["", "x", "0" * 23, "0" * 24 + "\n", "[" * 100_000])
def test_a_memory_of_somebody_else_is_not_believed(program, monkeypatch, text):
    monkeypatch.setattr(provenance, "_SETTLED_NANOSECONDS", 0)
    memory = Memory()
    right = Provenance(memory, str(program)).of("check")
    planted = Memory(dict.fromkeys(memory, text))
    assert Provenance(planted, str(program)).of("check") == right


def test_a_program_in_an_archive(program, tmp_path):
    archive = tmp_path / "program.whl"
    digests = []
    for text in ("WEIGHT = 1\n", "WEIGHT = 2\n"):
        with zipfile.ZipFile(archive, "w") as packed:
            packed.writestr("polreq/link/scoring.py", text)
        digests.append(Provenance(Memory(), str(archive)).of("check"))
    assert None not in digests
    assert len(set(digests)) == 2


def test_a_program_without_files_makes_nothing_that_could_be_remembered(tmp_path):
    assert Provenance(Memory(), str(tmp_path / "nowhere")).of("check") is None


def test_versions_of_packages_are_told_apart(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    assert version_of("somepackage") == ""
    (tmp_path / "somepackage").mkdir()
    (tmp_path / "somepackage" / "__init__.py").write_text("")
    bare = version_of("somepackage")
    assert bare
    for version in ("1.0", "1.1"):
        provenance._listed.cache_clear()
        folder = tmp_path / f"somepackage-{version}.dist-info"
        folder.mkdir()
        assert version_of("somepackage") == folder.name
        folder.rmdir()
    assert version_of("yaml").startswith("PyYAML-") or version_of("yaml").startswith("pyyaml-")


def run(program: Path, workspace: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": str(program), "POLREQ_LANG": "zh", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "polreq", *arguments]
    done = subprocess.run(command, cwd=workspace, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "archive"])
def test_a_changed_rule_is_seen_by_a_program_that_remembers(tmp_path, packed):
    """Change a rule in a copy of the program, between two checks of the same files."""
    workspace = write(
        tmp_path / "w",
        polreq="polreq: workspace/1\nname: 试验\n",
        policies__d="polreq: policy/1\nid: d\ntitle: 某通知\ndigest_of: 原文\nbody: []\n",
    )
    program = tmp_path / "program"
    shutil.copytree(PACKAGE, program / "polreq", ignore=shutil.ignore_patterns("__pycache__"))
    rule = program / "polreq" / "checks" / "documents.py"
    text = rule.read_text(encoding="utf-8")
    assert text.count("if document.digest_of:") == 1

    def place() -> Path:
        if packed:
            shutil.make_archive(str(program), "zip", program)
        return program.with_suffix(".zip") if packed else program

    before = run(place(), workspace, "check")
    assert "D303" in before
    assert run(place(), workspace, "check") == before
    rule.write_text(text.replace("if document.digest_of:", "if not document.digest_of:"), encoding="utf-8")
    assert "D303" not in run(place(), workspace, "check")

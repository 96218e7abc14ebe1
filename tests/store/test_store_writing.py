"""Two write at once and lose nothing; several files change or none, whenever the program ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from review_world import DEMANDS, links, make
from terminal import polreq, write

from polreq.errors import PolreqError
from polreq.store.journal import finish, is_interrupted
from polreq.store.lock import locked
from polreq.store.writing import writing

#: Runs a command of polreq once a line comes in, so that several begin at the same moment.
WAITING = """
import sys
from polreq.cli.main import main
import polreq.pipeline.review, polreq.pipeline.ingest, polreq.cli.app
print("ready", flush=True)
sys.stdin.readline()
sys.argv = ["polreq", *sys.argv[1:]]
main()
"""

#: Ends the process, without any cleaning up, when a file is put in its place for the n-th time.
KILLED = """
import os, sys
left, replace = int(sys.argv.pop(1)), os.replace
def counted(*where, **how):
    global left
    if left == 0:
        os._exit(9)
    left -= 1
    replace(*where, **how)
os.replace = counted
from polreq.cli.main import main
sys.argv[0] = "polreq"
main()
"""

SIGNED = ("--no-cache", "--by", "王敏", "--on", "2026-10-01")
SAME = (
    "polreq: requirements/1\nlayer: project\nrequirements:\n"
    "  - {id: Q-1, statement: 支持在线查询办件。, bases: [{contract: 二期合同}], satisfies: []}\n"
)


def files(root: Path) -> dict[str, bytes]:
    found = sorted(path for path in root.rglob("*.yml") if ".polreq" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def at_once(root: Path, *commands: tuple[str, ...]) -> list[tuple[int, str]]:
    """Run commands in processes of their own that begin together; return exit status and what was said."""
    environment = os.environ | {"POLREQ_LANG": "en", "PYTHONUTF8": "1"}
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WAITING, *command],
            cwd=root,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for command in commands
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate(timeout=300)[0] for process in running]
    return [(process.returncode, text) for process, text in zip(running, said, strict=True)]


def test_two_reviewers_at_once_lose_nothing(tmp_path):
    root = make(tmp_path / "ws")
    pairs = ("F-1:P-1", "F-2:P-2")
    ran = at_once(root, *(("review", "--confirm", pair, *SIGNED) for pair in pairs))
    assert [code for code, _ in ran] == [0, 0], ran
    written = links(root)
    for pair in pairs:
        lower, upper = pair.split(":")
        assert (
            written.count(f"lower: {lower}\n    upper: {upper}") + written.count(f"lower: {lower}, upper: {upper}") == 1
        )


def test_two_imports_of_the_same_name_are_two_documents(tmp_path):
    root = make(tmp_path / "ws")
    for n in "一二":
        (tmp_path / f"{n}.txt").write_text(f"市{n}局关于整改的通知\n\n应当在2026年底前完成整改。\n", encoding="utf-8")
    ran = at_once(root, *(("ingest", f"../{n}.txt") for n in "一二"))
    assert [code for code, _ in ran] == [0, 0], ran
    assert sorted(path.name for path in (root / "policies").iterdir()) == ["整改的通知-2.yml", "整改的通知.yml"]
    texts = "".join(path.read_text(encoding="utf-8") for path in (root / "policies").iterdir())
    assert "市一局" in texts
    assert "市二局" in texts


def test_somebody_who_holds_the_lock_for_long_is_named(tmp_path):
    root = make(tmp_path / "ws")
    with locked(root), pytest.raises(PolreqError, match="another polreq is writing"), locked(root, patience=0):
        pass
    with locked(root, patience=0):
        pass


def test_the_lock_of_a_workspace_that_is_yet_to_be_made(tmp_path):
    root = tmp_path / "甲" / "乙"
    for _ in range(2):
        with locked(root):
            assert (root / ".polreq" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def merge_world(folder: Path) -> Path:
    root = make(folder)
    demands = DEMANDS.replace(
        "    bases:\n      - {contract: 一期合同, at: '3.1'}\n", "    bases: [{contract: 一期合同}]\n", 1
    )
    write(root, requirements__p=demands, requirements__q=SAME)
    assert polreq(root, "review", "--confirm", "F-2:Q-1", *SIGNED).code == 0
    return root


def test_a_merge_that_is_killed_at_any_moment_is_whole_after_the_next_command(tmp_path):
    root = merge_world(tmp_path / "ws")
    command = ("merge", "P-1", "Q-1", *SIGNED)
    before = files(root)
    whole = merge_world(tmp_path / "whole")
    assert polreq(whole, *command).code == 0
    after = files(whole)
    changed = sum(before[name] != after[name] for name in after)
    assert changed == 3
    for n in range(changed + 1):
        for name, data in before.items():
            (root / name).write_bytes(data)
        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(n), *command], cwd=root, capture_output=True, check=False, timeout=300
        )
        assert killed.returncode == 9, killed
        assert is_interrupted(root) == (n > 0)
        half = files(root)
        checked = polreq(root, "check", "--no-cache", lang="en")
        assert files(root) == half, "check writes nothing"
        assert (".polreq/journal.json:1:1 P002 " in checked.out) == (n > 0)
        told = polreq(root, "cache", lang="en").err
        assert files(root) == (after if n else before)
        assert ("an interrupted write was finished" in told) == (n > 0)
        assert not is_interrupted(root)


def test_a_disk_that_refuses_the_second_file_leaves_the_first_as_it_was(tmp_path, monkeypatch):
    root = make(tmp_path / "ws")
    before = files(root)
    replace, calls = os.replace, []

    def refuse_the_third(*where, **how):
        calls.append(where)
        if len(calls) == 3:
            raise OSError(28, "no space")
        replace(*where, **how)

    monkeypatch.setattr(os, "replace", refuse_the_third)
    with writing(root) as changing:
        for name in ("policies/a.yml", "requirements/p.yml", "trace/links.yml"):
            changing.write(name, "new\n")
        with pytest.raises(PolreqError, match="the disk is full"):
            changing.commit()
    assert files(root) == before
    assert not is_interrupted(root)


def test_a_file_that_somebody_changed_after_the_interruption_stays_theirs(tmp_path):
    root = make(tmp_path / "ws")
    journal = {
        "polreq": "journal/1",
        "files": [
            {"path": "requirements/p.yml", "before": "0" * 64, "after": "ours\n"},
            {"path": "policies/new.yml", "before": None, "after": "new\n"},
        ],
    }
    (root / ".polreq").mkdir(exist_ok=True)
    (root / ".polreq" / "journal.json").write_text(json.dumps(journal), encoding="utf-8")
    done = finish(root)
    assert done.written == ("policies/new.yml",)
    assert done.left == (("requirements/p.yml", ".polreq/left/0-p.yml"),)
    assert (root / "requirements" / "p.yml").read_text(encoding="utf-8") == DEMANDS
    assert (root / ".polreq" / "left" / "0-p.yml").read_text(encoding="utf-8") == "ours\n"


@pytest.mark.parametrize(
    "path", ["../out.yml", "/tmp/out.yml", ".git/hooks/x.yml", "notes.txt", "trace/../../x.yml", "", "policies/.x.yml"]
)
def test_a_journal_that_came_with_the_folder_writes_nowhere_else(tmp_path, path):
    root = make(tmp_path / "ws")
    before = sorted(tmp_path.rglob("*.yml"))
    (root / ".polreq").mkdir(exist_ok=True)
    entry = {"path": path, "before": None, "after": "x: 1\n"}
    (root / ".polreq" / "journal.json").write_text(
        json.dumps({"polreq": "journal/1", "files": [entry]}), encoding="utf-8"
    )
    assert finish(root).unreadable == ".polreq/journal.unreadable"
    assert sorted(tmp_path.rglob("*.yml")) == before


#: Ends the process in the middle of a new file.
TORN = """
import os, sys
import polreq.store.write as write
def torn(path, data, mode):
    path.write_bytes(data[:5])
    os._exit(9)
write._write_new = torn
from polreq.cli.main import main
sys.argv[0] = "polreq"
main()
"""


def left_over(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.suffix == ".tmp" or path.name == "writing")


@pytest.mark.parametrize("following", [("cache",), ("show", "F-1", "--no-cache"), ("review", "--list", "--no-cache")])
def test_what_a_killed_program_had_begun_is_gone_after_the_next_command(tmp_path, following):
    root = make(tmp_path / "ws")
    before = files(root)
    command = [sys.executable, "-c", TORN, "review", "--confirm", "F-1:P-1", *SIGNED]
    killed = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=300)
    assert killed.returncode == 9, killed
    assert len(left_over(root)) == 2
    assert polreq(root, *following).code == 0
    assert left_over(root) == []
    assert files(root) == before


def test_what_was_begun_is_left_alone_while_somebody_is_writing(tmp_path):
    root = make(tmp_path / "ws")
    with locked(root):
        (root / ".polreq" / "writing").touch()
        begun = root / "trace" / ".polreq-0123456789abcdef.tmp"
        begun.touch()
        assert polreq(root, "cache").code == 0
        assert begun.exists()
    begun.with_name(".polreq-notes.tmp").touch()
    assert polreq(root, "cache").code == 0
    assert left_over(root) == [".polreq-notes.tmp"], "only what has such a name as the program gives is deleted"


def test_a_folder_that_cannot_be_synced_does_not_make_a_written_file_unwritten(tmp_path, monkeypatch):
    root = make(tmp_path / "ws")
    sync = os.fsync

    def refuse_folders(number):
        if os.path.isdir(f"/proc/self/fd/{number}"):
            raise OSError(5, "Input/output error")
        sync(number)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    assert polreq(root, "review", "--confirm", "F-1:P-1", *SIGNED).code == 0
    assert "lower: F-1" in links(root)


def test_a_note_for_git_that_was_never_filled_is_filled(tmp_path):
    (tmp_path / ".polreq").mkdir()
    (tmp_path / ".polreq" / ".gitignore").touch()
    with locked(tmp_path):
        assert (tmp_path / ".polreq" / ".gitignore").read_text(encoding="utf-8") == "*\n"

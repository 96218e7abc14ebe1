"""The tab key: the script that bash really runs offers commands, options, names and ids, and writes nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import polreq

from polreq.cli.completing import SHELLS
from polreq.cli.environment import COMPLETING

FILES = {
    "polreq.yml": "polreq: workspace/1\nname: 示例\n",
    "requirements/user.yml": (
        "polreq: requirements/1\nlayer: user\nrequirements:\n"
        "  - {id: 望政办发-2026-3-R001, statement: 应当提供办件进度查询。}\n  - {id: U-1, statement: 应当评价。}\n"
    ),
    "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n  - {id: U-F1, title: 进度查询}\n",
}


@pytest.fixture(scope="module")
def offers(tmp_path_factory):
    """Ask bash what it offers behind some words; the last may be the beginning of one."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    root, programs = tmp_path_factory.mktemp("w"), tmp_path_factory.mktemp("bin")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    program = programs / "polreq"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m polreq "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (programs / "completion").write_text(polreq(root, "completion", "bash").out, encoding="utf-8")
    environment = {
        **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "POLREQ_LANG": "zh", "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "ignore",
    }  # fmt: skip

    def ask(*words: str, folder: Path = root) -> list[str]:
        script = (
            f'source "{programs}/completion"; COMP_WORDS=(polreq "$@"); COMP_CWORD=$#; '
            "declare -f _polreq_completion >/dev/null && complete -p polreq >/dev/null || exit 9; "
            '_polreq_completion polreq; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        ran = subprocess.run(
            [bash, "--norc", "-c", script, "bash", *words], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=True
        )  # fmt: skip
        assert ran.stderr == ""
        return ran.stdout.split()

    return ask


def test_commands_and_options_are_offered(offers):
    assert offers("ch") == ["check", "check-citation"]
    assert offers("trace", "--as") == ["--as-of"]
    assert offers("check", "--format", "s") == ["sarif"]
    assert offers("report", "-w", ".", "--format", "csv") == ["csv", "csv-gaps"]


def test_names_are_offered_where_a_name_is_asked_for(offers):
    assert offers("explain", "C61") == ["C610", "C611", "C612", "C613"]
    assert offers("schema", "ba") == ["backlog", "baseline"]
    assert offers("completion", "") == list(SHELLS)


def test_ids_of_the_workspace_are_offered(offers, tmp_path):
    assert offers("show", "U-") == ["U-1", "U-F1"]
    assert offers("show", "望政") == ["望政办发-2026-3-R001"]
    assert offers("show", "U-", folder=tmp_path) == []


def test_the_tab_key_finishes_no_write(tmp_path, monkeypatch):
    """A write that was interrupted is finished by the next command; pressing a key is none."""
    asked = []
    monkeypatch.setattr("polreq.cli.interrupted.finish_interrupted", lambda *_: asked.append(1))
    (tmp_path / "polreq.yml").write_text(FILES["polreq.yml"], encoding="utf-8")
    polreq(tmp_path, "explain", "C601")
    assert asked == [1]
    monkeypatch.setenv(COMPLETING, "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "polreq ch")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert polreq(tmp_path).out == "check\ncheck-citation\n"
    assert asked == [1]


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_that_asks_the_program(tmp_path, shell):
    ran = polreq(tmp_path, "completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"complete_{shell}" in ran.out
    assert COMPLETING in ran.out


def test_another_shell_is_answered_with_the_nearest(tmp_path):
    assert polreq(tmp_path, "completion", "zhs").err == "polreq: 没有命令行“zhs”。相近的有：zsh。\n"

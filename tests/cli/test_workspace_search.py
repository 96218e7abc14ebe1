"""Which workspace a command works on, and whose language it speaks: one search for both."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from polreq.cli.language import nearest_settings, setting_of
from polreq.cli.options import find_workspace


def workspace(folder: Path, lang: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "polreq.yml").write_text(f"polreq: workspace/1\nname: 示例\nlang: {lang}\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("spelling", [["-w", "{}"], ["-w{}"], ["--workspace", "{}"], ["--workspace={}"]])
def test_the_language_is_that_of_the_workspace_however_it_is_named(tmp_path, spelling):
    inner = workspace(tmp_path / "甲", "zh") / "政策"
    inner.mkdir()
    arguments = ["check", *(part.format(inner) for part in spelling)]
    file = nearest_settings(arguments)
    assert file == find_workspace(inner) / "polreq.yml"
    assert setting_of(file) == "zh"


def test_a_link_to_a_folder_is_followed_by_both(tmp_path):
    workspace(tmp_path / "里", "en")
    outer = workspace(tmp_path / "外", "zh")
    (tmp_path / "里" / "深").mkdir()
    (outer / "链").symlink_to(tmp_path / "里" / "深", target_is_directory=True)
    assert find_workspace(outer / "链") == tmp_path / "里"
    assert nearest_settings(["check", "-w", str(outer / "链")]) == tmp_path / "里" / "polreq.yml"


def test_without_a_workspace_there_is_no_setting():
    assert setting_of(None) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_folder_that_is_gone_is_told_by_the_command(tmp_path):
    gone = tmp_path / "没了"
    gone.mkdir()
    program = "import os, sys; os.rmdir(os.getcwd()); from polreq.cli.main import main; sys.argv = ['polreq', 'check']; main()"
    env = os.environ | {"POLREQ_LANG": "en", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=gone, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stderr == "polreq: the current folder is gone; run it in another folder.\n"

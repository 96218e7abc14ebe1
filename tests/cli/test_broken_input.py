"""Broken input: each mistake is named at its line and column, all of them at once, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nname: 试验\n"
FEATURES = "polreq: backlog/1\nfeatures:\n  - id: F-1\n    title: 办件进度\n    status: done\n    satisfies: [P-1]\n"
DEMANDS = (
    "polreq: requirements/1\nlayer: project\nrequirements:\n"
    "  - id: P-1\n    statement: 查办件进度\n    bases:\n      - {contract: 一期合同, at: '3.1'}\n"
)


def small(root: Path, **changes: str) -> Path:
    files = {"polreq": SETTINGS, "requirements__backlog": FEATURES, "requirements__p": DEMANDS} | changes
    return write(root, **files)


def test_the_small_workspace_itself_is_clean(tmp_path):
    ran = polreq(small(tmp_path), "check")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"requirements__backlog": FEATURES.replace("status:", "statsu:")}, "requirements/backlog.yml:5:5 S101"),
        ({"requirements__backlog": FEATURES + "    title: 又一个\n"}, "requirements/backlog.yml:7:5 Y002"),
        ({"requirements__backlog": FEATURES.replace("办件进度", "[a, b]")}, "requirements/backlog.yml:4:12 S102"),
        ({"requirements__backlog": FEATURES.replace("done", "finished")}, "requirements/backlog.yml:5:13 S104"),
        ({"requirements__backlog": FEATURES.replace("P-1", "P-2")}, "requirements/backlog.yml:6:17 I202"),
        ({"requirements__p": DEMANDS.replace("    statement: 查办件进度\n", "")}, "requirements/p.yml:4:5 S103"),
        ({"requirements__p": DEMANDS.replace("at: '3.1'", "on: 2026-02-30")}, "requirements/p.yml:7:30 S105"),
        ({"requirements__q": DEMANDS}, "requirements/q.yml:4:9 I201"),
        ({"requirements__p": DEMANDS + "  bad: [\n"}, "requirements/p.yml:8:3 Y001"),
        ({"requirements__p": "- 一\n- 二\n"}, "requirements/p.yml:1:1 Y004"),
        ({"requirements__p": DEMANDS.replace("查办件进度", "&a 查办件进度")}, "requirements/p.yml:5:16 Y005"),
    ],
)
def test_a_mistake_is_named_at_its_place(tmp_path, changes, expected):
    ran = polreq(small(tmp_path, **changes), "check")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert any(line.startswith(expected + " ") for line in ran.out.splitlines()), ran.out


def test_bytes_that_are_not_utf8_are_a_finding_and_hide_no_other_file(tmp_path):
    small(tmp_path, requirements__backlog=FEATURES.replace("status:", "statsu:"))
    (tmp_path / "requirements" / "p.yml").write_bytes(DEMANDS.encode("gb18030"))
    ran = polreq(tmp_path, "check")
    found = [line.split()[:2] for line in ran.out.splitlines() if line.startswith("requirements/")]
    assert ["requirements/p.yml:5:16", "Y003"] in found
    assert ["requirements/backlog.yml:5:5", "S101"] in found


def test_no_workspace_and_bad_options_exit_with_2(tmp_path):
    assert polreq(tmp_path, "check").code == 2
    small(tmp_path)
    for arguments in (
        ("check", "--fail-on", "fatal"),
        ("check", "--fail-under", "high=x"),
        ("check", "--format", "docx"),
        ("check", "--output", "sarif"),
        ("check", "--as-of", "2026-13-01"),
        ("trace", "--lang", "fr"),
        ("show", "F-2"),
        ("nonsense",),
    ):
        ran = polreq(tmp_path, *arguments)
        assert ran.code == 2, arguments
        assert "Traceback" not in ran.err
        assert ran.out == ""


def test_a_folder_that_cannot_be_read_never_passes_unseen(tmp_path):
    small(tmp_path)
    (tmp_path / "policies").write_text("一个文件")
    ran = polreq(tmp_path, "check")
    assert ran.code == 1
    assert "policies/:1:1 Y007 文件无法读取：不是文件夹" in ran.out
    assert polreq(tmp_path, "trace").code == 1


def test_pipes_among_the_policies_are_not_opened(tmp_path):
    small(tmp_path)
    (tmp_path / "policies").mkdir()
    os.mkfifo(tmp_path / "policies" / "pipe.yml")
    assert polreq(tmp_path, "extract").code == 0


def test_sources_that_cannot_be_read_are_findings_with_the_reason(tmp_path):
    small(tmp_path)
    missing = {
        "ingest": "没有.txt:1:1 Y007 文件无法读取：文件不存在",
        "extract": "没有.txt:1:1 X741 “没有.txt”既不是文件，也不是工作区里文件的编号、文号或名称",
    }
    for command, said in missing.items():
        ran = polreq(tmp_path, command, "没有.txt", "/dev/zero", "requirements")
        told = [
            line
            for line in (ran.out + ran.err).splitlines()
            if any(f" {code} " in line for code in ("Y007", "X706", "X741"))
        ]
        assert ran.code == 1
        assert sorted(told) == [
            "/dev/zero:1:1 Y007 文件无法读取：是设备，不是文件",
            "requirements:1:1 X706 “requirements”是文件夹，不是文件",
            said,
        ]


def test_symbolic_links_in_a_circle_are_told(tmp_path):
    (tmp_path / "polreq.yml").symlink_to("polreq.yml")
    assert polreq(tmp_path, "check").code == 2
    ran = polreq(tmp_path, "init")
    assert (ran.code, "符号链接绕成了圈" in ran.err) == (2, True)
    assert (tmp_path / "polreq.yml").is_symlink()


@pytest.mark.parametrize("columns", ["0", "9" * 30, "²", "٣", "-5", "x"])
def test_columns_may_say_anything(tmp_path, columns):
    small(tmp_path)
    assert polreq(tmp_path, "trace", columns=columns).code == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_are_days(tmp_path, day):
    deadlines = "    deadlines:\n      - {text: 年底前, kind: milestone, date: 9999-12-31}\n"
    small(tmp_path, requirements__p=DEMANDS + deadlines)
    assert polreq(tmp_path, "trace", "--as-of", day).code == 0


def shell(cwd: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which $polreq stands for the program."""
    environment = os.environ | {"polreq": f"{sys.executable} -m polreq", "POLREQ_LANG": "zh", "PYTHONUTF8": "1"}
    return subprocess.run(["sh", "-c", line], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_output_that_goes_nowhere(tmp_path):
    small(tmp_path)
    full = shell(tmp_path, "$polreq trace >/dev/full")
    assert (full.returncode, full.stderr) == (2, "polreq: 无法继续。磁盘已满\n")
    assert shell(tmp_path, "$polreq check >&-").returncode == 0
    assert shell(tmp_path, "$polreq trace 2>&-").returncode == 0


def test_a_current_folder_that_is_gone(tmp_path):
    (tmp_path / "gone").mkdir()
    ran = shell(tmp_path / "gone", 'rmdir "$PWD"; $polreq check')
    assert (ran.returncode, ran.stderr) == (2, "polreq: 当前目录已被删除，请换一个目录再运行。\n")

"""Broken input: each mistake is named at its line and column, all of them at once, and no traceback."""

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

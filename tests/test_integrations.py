"""What build servers are given: each recipe is read, and its commands run here as far as they need no server."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from terminal import polreq, write

ROOT = Path(__file__).resolve().parents[1]
RECIPES = ROOT / "integrations"

BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 进度查询, status: done, satisfies: [U-1]}
"""
NEEDS = """\
polreq: requirements/1
layer: user
requirements:
  - {id: U-1, statement: 应当提供办件进度查询。, force: must, bases: [{evidence: 热线工单, count: 3}]}
  - {id: U-2, statement: 应当提供办事指南下载。, force: must, bases: [{evidence: 热线工单, count: 2}]}
"""


@pytest.fixture
def workspace(tmp_path):
    settings = "polreq: workspace/1\nname: 示例\nas_of: 2026-11-01\n"
    return write(tmp_path, polreq=settings, requirements__user=NEEDS, requirements__backlog=BACKLOG)


@pytest.fixture
def programs(tmp_path_factory):
    """A folder for the search path in which `polreq` and `python` are those of this test."""
    folder = tmp_path_factory.mktemp("bin")
    main = folder / "polreq"
    main.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m polreq "$@"\n', encoding="utf-8")
    main.chmod(0o755)
    return folder


def run(script: str, folder: Path, programs: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    path = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=folder,
        env={**os.environ, **path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def as_server(variables: dict[str, str], script: str, folder: Path, programs: Path):
    return run(script, folder, programs, **{name: str(value) for name, value in variables.items()})


def test_the_action_checks_and_names_its_results(workspace, programs, tmp_path_factory):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    given = {name: str(one["default"]) for name, one in action["inputs"].items()}
    given |= {"fail-on": "error,C601", "fail-under": "40 user=50", "as-of": "2026-11-01"}
    results = tmp_path_factory.mktemp("results")
    step = next(one for one in action["runs"]["steps"] if one.get("id") == "check")
    assert "${{" not in step["run"]
    expression = re.compile(r"\$\{\{ (?:inputs\.([\w-]+)|runner\.temp) \}\}")
    env = {
        name: expression.sub(lambda m: given[m[1]] if m[1] else str(results), text)
        for name, text in step["env"].items()
    }
    told, page = results / "output", results / "summary.md"
    told.touch()
    page.touch()
    done = as_server({**env, "GITHUB_OUTPUT": told, "GITHUB_STEP_SUMMARY": page}, step["run"], workspace, programs)
    assert (done.returncode, done.stdout.startswith("::error file=requirements/user.yml,line=5,")) == (1, True), done
    named = dict(line.split("=", 1) for line in told.read_text(encoding="utf-8").splitlines())
    assert set(named) == set(action["outputs"])
    assert json.loads(Path(named["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert ElementTree.parse(named["junit"]).getroot().get("tests") == "2"
    assert ElementTree.parse(named["cobertura"]).getroot().get("line-rate") == "0.5000"
    assert "C601" in page.read_text(encoding="utf-8")


def test_a_crafted_input_of_the_action_runs_nothing(workspace, programs, tmp_path):
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = next(one for one in action["runs"]["steps"] if one.get("id") == "check")
    evil = "$(touch evil); touch evil"
    env = dict.fromkeys(step["env"], evil) | {"POLREQ_RESULTS": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "out")}
    done = as_server(env, step["run"], workspace, programs)
    assert (done.returncode, (workspace / "evil").exists()) == (2, False)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_job_of_gitlab_writes_the_reports_that_it_hands_over(workspace, programs, lang):
    job = yaml.safe_load((RECIPES / "gitlab.yml").read_text(encoding="utf-8"))["polreq"]
    (script,) = job["script"]
    done = as_server({**job["variables"], "POLREQ_LANG": lang}, script, workspace, programs)
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    (found,) = [
        one for one in json.loads((workspace / reports["codequality"]).read_bytes()) if one["severity"] == "major"
    ]
    assert (found["check_name"], found["location"]["path"]) == ("C601", "requirements/user.yml")
    assert ElementTree.parse(workspace / reports["junit"]).getroot().get("failures") == "1"
    assert ElementTree.parse(workspace / reports["coverage_report"]["path"]).getroot().get("lines-covered") == "1"
    assert re.findall(job["coverage"].strip("/"), done.stdout) == ["50"]


def test_gitee_and_jenkins_run_the_same_check(workspace, programs):
    gitee = yaml.safe_load((RECIPES / "gitee-go.yml").read_text(encoding="utf-8"))
    (step,) = gitee["stages"][0]["steps"]
    check = next(line for line in step["command"].splitlines() if line.startswith("polreq "))
    assert run(check, workspace, programs).returncode == 1
    assert sorted(file.name for file in workspace.glob("polreq*.*ml")) == ["polreq-junit.xml", "polreq.yml"]
    assert (workspace / "polreq.sarif").exists()

    text = (RECIPES / "Jenkinsfile").read_text(encoding="utf-8")
    check = next(line for line in re.findall(r"sh '(.+)'", text) if "polreq check" in line)
    assert run(check.replace(".venv/bin/", ""), workspace, programs).returncode == 1
    for kept in re.findall(r"(?:junit |pattern: )'([^']+)'", text):
        assert (workspace / kept).exists()
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("number", [0, 1])
def test_each_hook_looks_at_the_whole_workspace_and_writes_nothing(workspace, number):
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["polreq-check", "polreq-fmt"]
    hook = hooks[number]
    settings = workspace / "polreq.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(": ", ":   "), encoding="utf-8")
    before = settings.read_bytes()
    assert polreq(workspace, *hook["entry"].split()[1:]).code == 1
    assert settings.read_bytes() == before
    assert not hook["pass_filenames"]
    watched = re.compile(hook["files"])
    assert watched.search("requirements/user.yml")
    assert watched.search("polreq.yml")
    assert not watched.search("docs/requirements/user.yml")


def test_the_image_installs_what_the_project_has():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (extras,) = re.findall(r"'/source\[([\w,]+)\]'", lines)
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert [one for one in extras.split(",") if not re.search(rf"^{one} = \[", text, re.MULTILINE)] == []

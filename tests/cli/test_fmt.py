"""`polreq fmt`: files in canonical form; those with mistakes are left alone."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from random_workspaces import workspaces
from terminal import polreq, write

from polreq.pipeline.formatting import look_at_format
from polreq.store.load import load
from polreq.store.save import record, save_baseline, save_document, save_requirements, save_settings
from polreq.store.schema.file_kinds import FILE_KINDS
from polreq.store.writing import writing

SAMPLE = Path(__file__).parents[2]

SETTINGS = "polreq: workspace/1\nlang: zh\nname:   '试点'\n"
BACKLOG = """\
# 产品待办

polreq: backlog/1
features:
- title: "统一受理"   # 一期
  # 编号不能改
  id: F-1
  x: {zz: 1, a: 2}
  own: 自己加的键
  status: done
"""
FORMATTED = """\
# 产品待办

polreq: backlog/1
features:
  # 编号不能改
  - id: F-1
    title: 统一受理  # 一期
    status: done
    own: 自己加的键
    x: {zz: 1, a: 2}
"""
LINKS = "polreq: links/1\nlinks: [\n"


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS, requirements__backlog=BACKLOG)


def contents(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_files_are_brought_into_form(root):
    (root / "requirements" / "backlog.yml").write_bytes(b"\xef\xbb\xbf" + BACKLOG.replace("\n", "\r\n").encode())
    ran = polreq(root, "fmt")
    assert (ran.code, ran.out) == (0, "polreq.yml\nrequirements/backlog.yml\n")
    assert ran.err == "整理了 2 个文件，0 个本来就合乎格式。\n"
    assert contents(root)["requirements/backlog.yml"] == FORMATTED.encode()
    assert contents(root)["polreq.yml"] == "polreq: workspace/1\nname: 试点\nlang: zh\n".encode()
    ran = polreq(root, "fmt", "--check")
    assert (ran.code, ran.out, ran.err) == (0, "", "0 个文件需要整理，2 个合乎格式。\n")


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_nothing_is_written_where_one_only_looks(root, option):
    before = contents(root)
    ran = polreq(root, "fmt", option)
    assert ran.code == (1 if option == "--check" else 0)
    assert contents(root) == before


def test_check_names_the_files(root):
    ran = polreq(root, "fmt", "--check", lang="en")
    assert (ran.code, ran.out) == (1, "polreq.yml\nrequirements/backlog.yml\n")
    assert ran.err == "to be formatted: 2, canonical: 0. Run 'polreq fmt' to format them.\n"


def test_the_diff_is_what_git_applies(root):
    diff = polreq(root, "fmt", "--diff", "polreq.yml").out
    assert diff == (
        "--- a/polreq.yml\n+++ b/polreq.yml\n@@ -1,3 +1,3 @@\n polreq: workspace/1\n+name: 试点\n lang: zh\n-name:   '试点'\n"
    )
    (root / "polreq.yml").write_bytes(SETTINGS.removesuffix("\n").replace("\n", "\r\n").encode())
    diff = polreq(root, "fmt", "--diff").out
    assert "+lang: zh\n" in diff
    assert "-name:   '试点'\n\\ No newline at end of file\n" in diff
    subprocess.run(["git", "apply", "-"], input=diff.encode(), cwd=root, check=True)
    assert polreq(root, "fmt", "--check").code == 0


def test_files_with_mistakes_are_left_alone_and_told(root):
    write(root, trace__links=LINKS, requirements__more="requirements: []\n", policies__a="polreq: links/1\nid: a\n")
    ran = polreq(root, "fmt", lang="en")
    assert ran.code == 1
    assert ran.out == "polreq.yml\nrequirements/backlog.yml\n"
    assert [line.split(" ")[1] for line in ran.err.splitlines() if ".yml:" in line] == ["S107", "S103", "Y001"]
    assert ran.err.splitlines()[-1] == "formatted: 2, canonical before: 0, 3 with mistakes left alone."
    assert contents(root)["trace/links.yml"] == LINKS.encode()


def test_only_the_files_that_are_named(root):
    ran = polreq(root / "requirements", "fmt", "backlog.yml", "../requirements/backlog.yml")
    assert (ran.code, ran.out) == (0, "requirements/backlog.yml\n")
    assert contents(root)["polreq.yml"] == SETTINGS.encode()


def test_other_files_are_refused(root):
    (root / "通知.txt").write_text("通知", encoding="utf-8")
    before = contents(root)
    ran = polreq(root, "fmt", "通知.txt", "polreq.yml")
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: “通知.txt”不是工作区 {root} 的 YAML 文件。\n")
    assert contents(root) == before


def test_what_the_program_writes_is_in_form(tmp_path):
    sample = load(SAMPLE).workspace
    with writing(tmp_path) as files:
        save_settings(files, sample.settings)
        for document in sample.documents:
            save_document(files, replace(document, place=None))
            own = [replace(one, place=None) for one in sample.requirements if document.id in {b.ref for b in one.bases}]
            save_requirements(files, document.id, own, "0123456789ab")
        record(files, sample.links, sample.gaps)
        save_baseline(files, sample.tolerated)
    found = look_at_format(tmp_path, ())
    assert found.changed == found.findings == ()
    assert found.files > len(sample.documents)


def test_a_new_workspace_is_in_form(tmp_path):
    polreq(tmp_path, "init", "试点")
    assert polreq(tmp_path / "试点", "fmt", "--check").code == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(workspaces())
def test_figures_and_findings_are_the_same_before_and_after(tmp_path, files):
    root = tmp_path / "w"
    shutil.rmtree(root, ignore_errors=True)
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(yaml.dump(content, allow_unicode=True), encoding="utf-8")
    before = load(root).workspace
    assert polreq(root, "fmt").code == 0
    assert load(root).workspace == before
    assert polreq(root, "fmt").out == ""


@pytest.mark.parametrize("name", list(FILE_KINDS))
def test_keys_stand_in_the_order_of_the_docs(tmp_path, name):
    """Every key that a file of a kind may hold, the other way round."""
    table = FILE_KINDS[name].table
    keys = [key for row in table.rows for key in row.keys]
    path = {
        "workspace": "polreq.yml", "policy": "policies/a.yml", "requirements": "requirements/a.yml",
        "backlog": "requirements/backlog.yml", "links": "trace/links.yml", "baseline": "trace/baseline.yml",
        "usage": "usage/a.yml", "owners": "owners.yml",
    }[name]  # fmt: skip
    write(tmp_path, polreq="polreq: workspace/1\n")
    (tmp_path / path).parent.mkdir(exist_ok=True)
    lines = ["x: 1", "own: 1", *(f"{key}: 1" for key in reversed(keys)), f"polreq: {table.header}"]
    (tmp_path / path).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    polreq(tmp_path, "fmt")
    written = [line.partition(":")[0] for line in (tmp_path / path).read_text(encoding="utf-8").splitlines()]
    assert written == ["polreq", *keys, "own", "x"]

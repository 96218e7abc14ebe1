"""`polreq history`: how far is the project, is it fast enough, what changed since acceptance; from commits to every output."""

import csv
import io
import json
import os
import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from history_world import PROJECT, SETTINGS, commit, git, grow
from hypothesis import HealthCheck, given, settings
from random_workspaces import workspaces
from random_workspaces import write as write_random
from terminal import polreq

from polreq.conclude.report import make_report
from polreq.pipeline.assess import assess
from polreq.pipeline.history import HistoryAsk, look_back
from polreq.results.figures import FIGURES, figure
from polreq.sheets.reading import read_sheets
from polreq.store.caches import open_cache

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


@pytest.fixture(autouse=True)
def nobody(tmp_path_factory, monkeypatch):
    """Nobody's own settings of git."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """The small workspace and its commits; nothing is written to it."""
    root = tmp_path_factory.mktemp("grown") / "ws"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(root.parent))
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        return root, grow(root)


def points(root: Path, *arguments: str) -> list[tuple[str, int | None]]:
    """The days of a history, and how many requirements were delivered then."""
    made = json.loads(polreq(root, "history", "--format", "json", *arguments).out)
    return [(one["day"], one["figures"]["delivered"] if "figures" in one else None) for one in made["points"]]


# --- the points


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_history_as_a_terminal_shows_it(grown, golden, lang):
    ran = polreq(grown[0], "history", "--until", "2026-12-20", "--as-of", "2026-07-01", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"history.{lang}.txt", ran.out)


def test_the_history_as_markdown(grown, golden):
    golden("history.md", polreq(grown[0], "history", "--until", "2026-12-20", "--format", "markdown").out)


def test_programs_read_the_same(grown, golden):
    golden("history.json", polreq(grown[0], "history", "--until", "2026-12-20", "--format", "json").out)


def test_a_page_draws_the_lines(grown, golden, tmp_path):
    polreq(grown[0], "history", "--until", "2026-12-20", "-o", str(tmp_path / "h.html"))
    page = (tmp_path / "h.html").read_text(encoding="utf-8")
    golden("history.html", page[page.index("<main>") : page.index("</main>")] + "\n")


def test_tables_hold_the_same_numbers(grown, tmp_path):
    for name in ("h.csv", "h.xlsx"):
        ran = polreq(grown[0], "history", "--until", "2026-12-20", "-o", str(tmp_path / name))
        assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 {tmp_path / name}\n")
    rows = list(csv.reader(io.StringIO((tmp_path / "h.csv").read_text(encoding="utf-8-sig"))))
    assert rows[0] == [
        "日期",
        "版本",
        "需求数",
        "已落到功能",
        "已交付",
        "有理由",
        "缺口",
        "用例通过",
        "过期未交付",
        "说明",
    ]
    assert [row[:2] + row[2:9] for row in rows[1:]] == [
        ["2026-01-20", grown[1]["01"][:7], "5", "2", "0", "0", "3", "0", "0"],
        ["2026-02-26", rows[2][1], "", "", "", "", "", "", ""],
        ["2026-03-18", grown[1]["03"][:7], "5", "3", "2", "0", "2", "1", "0"],
        ["2026-04-15", grown[1]["04"][:7], "5", "2", "1", "1", "2", "1", "0"],
        ["2026-06-03", grown[1]["06"][:7], "5", "3", "3", "1", "1", "1", "0"],
    ]
    assert rows[2][9].startswith("requirements/project.yml:1:9 Y001 ")
    history, burnup = read_sheets("h.xlsx", (tmp_path / "h.xlsx").read_bytes())
    assert [row[:9] for row in history.rows][-5:] == [tuple(row[:9]) for row in rows[1:]]
    assert burnup.rows[-4:] == (
        ("2026-01-20", "5", "0"),
        ("2026-03-18", "5", "2"),
        ("2026-04-15", "4", "1"),
        ("2026-06-03", "4", "3"),
    )


def test_points_are_the_last_commits_of_months_or_weeks_or_every_commit(grown):
    root = grown[0]
    by_month = [("2026-01-20", 0), ("2026-02-26", None), ("2026-03-18", 2), ("2026-04-15", 1), ("2026-06-03", 3)]
    every = [by_month[0], ("2026-02-10", 0), *by_month[1:]]
    assert points(root) == by_month
    assert points(root, "--by", "week") == points(root, "--by", "commit") == every
    assert points(root, "--points", "2") == by_month[-2:]
    assert points(root, "--since", "2026-02-10", "--by", "commit") == every[1:]
    assert points(root, "--as-of", "2026-07-01", "--since", "2026-06-01") == [by_month[-1], ("2026-07-01", 3)]


def test_what_is_left_out_is_said(grown):
    made = json.loads(polreq(grown[0], "history", "--points", "2", "--format", "json").out)
    assert made["left_out"] == 3
    assert "更早的还有 3 个点没有列出" in polreq(grown[0], "history", "--points", "2").out


def test_every_point_is_what_a_checkout_of_that_commit_shows_on_that_day(grown, tmp_path):
    root, made = grown
    measured = {p["revision"]: p["figures"] for p in json.loads(polreq(root, "history", "--by", "commit", "--format", "json").out)["points"] if "figures" in p}  # fmt: skip
    assert set(measured) == set(made.values())
    for revision, figures in measured.items():
        clean = tmp_path / revision
        git(tmp_path, "clone", str(root), str(clean))
        git(clean, "checkout", revision)
        day = git(clean, "log", "-1", "--format=%cs")
        report = json.loads(polreq(clean, "report", "--as-of", day, "--format", "json").out)
        shown = report["coverage"]["total"]
        assert {key: figures[key] for key in FIGURES if key in shown and key in figures} == {key: shown[key] for key in FIGURES if key in shown and key in figures}  # fmt: skip


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(files=workspaces())
def test_the_newest_point_of_any_workspace_is_what_trace_shows(files):
    with tempfile.TemporaryDirectory() as name:
        root = write_random(files, Path(name) / "ws")
        git(root, "init")
        commit(root, "2026-11-20")
        cache = open_cache(None)
        (point,) = look_back(root, cache, HistoryAsk()).points
        found = assess(root, cache, as_of=date(2026, 11, 20), suggest=False)
        if found.assessment.unread:
            assert (point.measure, point.problem is None) == (None, False)
            return
        assert point.measure is not None
        total = make_report(found.assessment, found.findings, found.tolerated).coverage.total
        assert {k: point.measure.figure(k) for k in FIGURES} == {k: figure(k, total) for k in FIGURES}
        late = [i for i in found.assessment.coverage.items if i.window == "passed" and i.is_pressing]
        assert point.measure.overdue == len(late)


def test_a_second_run_measures_nothing_again(grown, monkeypatch):
    first = polreq(grown[0], "history").out
    monkeypatch.setattr("polreq.pipeline.history.compute", None)
    assert polreq(grown[0], "history").out == first


def test_neither_repository_nor_working_tree_is_touched(tmp_path):
    root = tmp_path / "ws"
    grow(root)

    def everything() -> dict[str, tuple[bytes, int]]:
        files = (path for path in root.rglob("*") if path.is_file())
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = everything()
    for arguments in (("--by", "commit"), ("--from", "初验"), ("--from", "HEAD~1", "--to", "HEAD")):
        assert polreq(root, "history", *arguments).code == 0
    assert everything() == before


def test_a_workspace_below_the_top_of_a_repository_has_its_own_history(tmp_path):
    git(tmp_path, "init")
    commit(tmp_path, "2026-01-05", other="a: 1\n")
    commit(tmp_path, "2026-02-05", 项目__polreq=SETTINGS, 项目__requirements__project=PROJECT)
    commit(tmp_path, "2026-03-05", policies__x="polreq: policy/1\n")
    assert points(tmp_path / "项目") == [("2026-02-05", 0)]


def test_files_that_coverage_does_not_count_stop_no_point(tmp_path):
    """Its own words and the texts of policies are not looked at: a plan of hundreds of pages would be read again and again."""
    git(tmp_path, "init")
    named = SETTINGS + "lexicon: [words/own.yml]\n"
    commit(tmp_path, "2026-01-05", polreq=named, requirements__project=PROJECT, policies__x="polreq: [")
    assert points(tmp_path, "--as-of", "2026-02-01") == [("2026-01-05", 0), ("2026-02-01", 0)]


@pytest.mark.skipif(os.name != "posix", reason="makes links")
def test_a_link_in_a_revision_is_a_point_with_its_reason(tmp_path):
    git(tmp_path, "init")
    commit(tmp_path, "2026-01-05", polreq=SETTINGS, real__project=PROJECT)
    (tmp_path / "requirements").symlink_to("real", target_is_directory=True)
    commit(tmp_path, "2026-02-05")
    made = json.loads(polreq(tmp_path, "history", "--format", "json").out)
    told = "requirements is no file in this revision (a symbolic link or a submodule), which history does not follow"
    assert [p["problem"] for p in made["points"]] == [None, told]


def test_a_revision_without_the_workspace_and_one_with_missing_objects_are_points_with_their_reasons(tmp_path):
    root = tmp_path / "ws"
    made = grow(root)
    git(root, "rm", "-q", "polreq.yml")
    commit(root, "2026-07-02")
    commit(root, "2026-08-02", polreq=SETTINGS)
    lost = git(root, "rev-parse", f"{made['01']}:requirements/backlog.yml")
    path = root / ".git" / "objects" / lost[:2] / lost[2:]
    path.chmod(0o600)
    path.unlink()
    found = json.loads(polreq(root, "history", "--format", "json", "--no-cache").out)["points"]
    told = [(p["day"], p["problem"]) for p in found if p["problem"]]
    assert [told[0], told[2]] == [
        ("2026-01-20", "files of this revision are missing in this repository (a partial clone); clone it whole"),
        ("2026-07-02", "there is no polreq.yml in this revision"),
    ]


def test_files_beyond_measure_are_not_read(grown, monkeypatch):
    monkeypatch.setattr("polreq.store.revisions.MAX_BYTES", 200)
    made = json.loads(polreq(grown[0], "history", "--no-cache", "--format", "json").out)
    assert {p["problem"] for p in made["points"]} == {"files of this revision are over 0 MB"}


def test_a_shallow_clone_says_so(grown, tmp_path):
    git(tmp_path, "clone", "--depth", "2", f"file://{grown[0]}", str(tmp_path / "shallow"))
    ran = polreq(tmp_path / "shallow", "history")
    assert ran.code == 0
    assert "这是浅克隆的仓库，更早的提交不在这里；git fetch --unshallow 之后能看到全部。" in ran.out


# --- what stands in the way


def test_without_a_repository_a_commit_or_git_it_is_said_what_to_do(tmp_path, monkeypatch):
    (tmp_path / "polreq.yml").write_text(SETTINGS, encoding="utf-8")
    ran = polreq(tmp_path, "history")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"polreq: {tmp_path} 不在 git 仓库里，没有历史可看。历史取自提交：请先 git init、git add、git commit。\n"
    )
    git(tmp_path, "init")
    ran = polreq(tmp_path, "history")
    assert (ran.code, ran.err) == (2, "polreq: 仓库里还没有提交，没有历史可看。请先 git add、git commit。\n")
    (tmp_path / ".gitignore").write_text("*.yml\n", encoding="utf-8")
    commit(tmp_path, "2026-01-05")
    ran = polreq(tmp_path, "history", "--since", "2026-01-01")
    assert (ran.code, ran.err) == (
        2,
        "polreq: 2026-01-01 以来没有提交改过这个工作区的文件，没有历史可看。请先 git add、git commit，或改 --since。\n",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = polreq(tmp_path, "history")
    assert (ran.code, ran.err) == (2, "polreq: 没有找到 git，看不到历史。请安装 git，或把它所在的文件夹加到 PATH。\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--by", "year"), "--by does not know 'year'. Choose one of: month, week, commit"),
        (("--points", "0"), "--points takes a number from 1 to 1000."),
        (("--since", "today"), "--since: 'today' is not a day; write it like 2026-11-01."),
        (("--until", "2026-13-01"), "--until: '2026-13-01' is not a day; write it like 2026-11-01."),
        (("--to", "HEAD"), "--to goes with --from, such as --from acceptance --to workspace."),
        (("--format", "xlsx"), "say which file to write, such as -o history.xlsx"),
        (
            ("--from", "终验"),
            "there is no revision '终验'. Name a commit (HEAD~3), a branch, a tag, a day (2026-03-01), or 'workspace' (as it is now).",
        ),
        (("--from", "2026-01-19"), "no commit touched this workspace by 2026-01-19; the first one is of 2026-01-20."),
        (
            ("--from", "2026-02-26"),
            "the files of '2026-02-26' could not be read whole, so nothing is compared: requirements/project.yml:1:9 Y001 "
            "YAML syntax error: the bracket is not closed: ']' is missing, or a comma between two entries. Take another revision, or mend the file.",
        ),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(grown, arguments, told):
    ran = polreq(grown[0], "history", *arguments, lang="en")
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {told}\n")


# --- two snapshots


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_gained_and_lost_since_acceptance(grown, golden, lang):
    ran = polreq(grown[0], "history", "--from", "初验", "--to", "2026-04-30", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    golden(f"since.{lang}.txt", ran.out)


def test_gained_and_lost_up_to_the_workspace_as_it_is(grown, golden):
    ran = polreq(grown[0], "history", "--from", "初验", "--as-of", "2026-07-01", "--format", "markdown")
    golden("since-now.md", ran.out)


def test_programs_read_what_was_gained_and_lost(grown, golden):
    golden("since.json", polreq(grown[0], "history", "--from", "初验", "--to", grown[1]["04"], "--format", "json").out)


def test_what_was_gained_and_lost_as_a_table(grown, tmp_path):
    for name in ("c.csv", "c.xlsx"):
        polreq(grown[0], "history", "--from", "2026-02-10", "--to", "初验", "-o", str(tmp_path / name))
    rows = list(csv.reader(io.StringIO((tmp_path / "c.csv").read_text(encoding="utf-8-sig"))))
    assert rows == [
        ["变化", "编号", "内容", "原来", "现在", "原因"],
        ["新交付", "P-1", "应当支持在线查询办件进度。", "已有功能", "已交付", "功能 F-1 由建设中变为已完成；F-1 移动端 由已规划变为已完成"],
        ["新交付", "P-2", "提供办事指南检索。", "已有功能", "已交付", "功能 F-2 由建设中变为已完成"],
    ]  # fmt: skip
    changes, figures = read_sheets("c.xlsx", (tmp_path / "c.xlsx").read_bytes())
    assert [list(row) for row in changes.rows][-3:] == rows
    assert figures.rows[-7:] == (
        ("需求数", "5", "5", "0"),
        ("已落到功能", "3", "3", "0"),
        ("已交付", "0", "2", "+2"),
        ("有理由", "0", "0", "0"),
        ("缺口", "2", "2", "0"),
        ("用例通过", "0", "1", "+1"),
        ("过期未交付", "0", "0", "0"),
    )


def test_a_snapshot_compared_with_itself_gained_and_lost_nothing(grown):
    made = polreq(grown[0], "history", "--from", "HEAD", "--to", "HEAD")
    assert "需求、关联和功能都没有得失。" in made.out


# --- in the report


def test_the_report_has_the_history_when_it_is_asked_for(grown, tmp_path):
    root, file = grown[0], tmp_path / "r.html"
    arguments = ("report", "--as-of", "2026-07-01", "-o", str(file))
    polreq(root, *arguments)
    assert "燃起图" not in file.read_text(encoding="utf-8")
    polreq(root, *arguments, "--history", "--until", "2026-12-20")
    polreq(root, "history", "--as-of", "2026-07-01", "--until", "2026-12-20", "-o", str(tmp_path / "h.html"))
    report, history = (file.read_text(encoding="utf-8"), (tmp_path / "h.html").read_text(encoding="utf-8"))
    drawn = history[history.index("<section>") : history.index("</main>")]
    assert drawn in report
    paper = polreq(root, "report", "--as-of", "2026-07-01", "--history", "--until", "2026-12-20").out
    assert "## 燃起图：到 2026-12-20\n" in paper


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--history", "--format", "json"), "json 格式的报告里没有历史；请用 html 或 markdown，或用 polreq history。"),
        (("--until", "2026-12-20"), "--until 要和 --history 一起用。"),
        (
            ("--serve", "--history"),
            "--serve 的网页里没有历史；请去掉 --serve，用 -o 报告.html 写成文件。",
        ),
    ],
)
def test_a_report_says_where_it_has_no_history(grown, arguments, told):
    ran = polreq(grown[0], "report", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: {told}\n")


@pytest.mark.parametrize(("page", "lang"), [("history.md", "en"), ("history.zh-CN.md", "zh")])
def test_the_page_shows_what_is_printed(page, lang):
    """Of the workspace that these tests grow; its outputs in golden/ are compared above."""
    text = (Path(__file__).resolve().parents[2] / "docs" / page).read_text(encoding="utf-8")
    (shown,) = re.findall(r"<!-- output: history -->\n```text\n(.*?)\n```", text, re.DOTALL)
    printed = (Path(__file__).parent / "golden" / f"history.{lang}.txt").read_text(encoding="utf-8")
    assert "\n".join(line.rstrip() for line in printed.splitlines()).startswith(shown + "\n")

"""What tracing says of odd workspaces: given-up work, reasons, documents that are missing, ids written in another width."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from terminal import polreq, write

DEMANDS = (
    "polreq: requirements/1\nlayer: middle\nrequirements:\n"
    "  - {id: M-001, statement: 统一登录入口, bases: [{meeting: 四月例会}]}\n"
    "  - {id: M-002, statement: 办件结果短信告知, bases: [{meeting: 四月例会}]}\n"
)
BACKLOG = (
    "polreq: backlog/1\nfeatures:\n"
    "  - {id: F-001, title: 登录, status: done, satisfies: [M-001]}\n"
    "  - {id: F-002, title: 短信, status: done, satisfies: [M-002]}\n"
)
SETTINGS = (
    "polreq: workspace/1\nas_of: 2026-11-01\nchannels:\n"
    "  - {id: pc, name: PC端}\n  - {id: app, name: APP}\n  - {id: quickapp, name: 快应用, ruled_out: 不再新建}\n"
)


@pytest.fixture
def workspace(tmp_path) -> Path:
    return write(tmp_path, polreq=SETTINGS, requirements__m=DEMANDS, requirements__backlog=BACKLOG)


def found(root: Path, *arguments: str) -> list[tuple[str, str]]:
    out = polreq(root, "check", "--format", "json", *arguments).out
    return [(f["code"], f["subject"]) for f in json.loads(out)["findings"]]


def test_given_up_work_covers_nothing_and_is_shown_as_given_up(workspace):
    given_up = BACKLOG.replace("title: 登录,", "title: 登录, channels: {quickapp: ruled_out},").replace(
        "title: 短信, status: done", "title: 短信, status: doing, channels: {pc: closed, app: closed}"
    )
    write(workspace, requirements__backlog=given_up)
    assert found(workspace) == [("C601", "M-001"), ("C601", "M-002")]
    traced = polreq(workspace, "trace").out
    assert "已落到功能 0/2（0%）" in traced
    table = [line.split() for line in traced.partition("\n渠道 ")[2].splitlines()[1:5]]
    assert table == [["已关闭", "停用"], ["PC端", "1", "·"], ["APP", "1", "·"], ["快应用", "·", "1"]]
    shown = polreq(workspace, "show", "M-001").out
    assert "无关联" in shown.splitlines()[1]
    assert "功能 F-001 [停用] 登录" in shown


def test_what_was_closed_is_not_still_being_built(workspace):
    building = BACKLOG.replace("title: 登录,", "title: 登录, channels: {quickapp: doing, app: done},")
    write(workspace, requirements__backlog=building)
    assert ("C608", "F-001") in found(workspace)
    write(workspace, requirements__backlog=building.replace("status: done", "status: closed", 1))
    assert found(workspace) == [("C601", "M-001")]


def test_a_written_reason_answers_a_requirement_with_a_lower_requirement(workspace):
    write(
        workspace,
        requirements__h="polreq: requirements/1\nlayer: high\nrequirements:\n"
        "  - {id: H-001, statement: 应当统一入口, bases: [{instruction: 批示}]}\n",
        requirements__m=DEMANDS.replace("入口, bases", "入口, satisfies: [H-001], bases"),
        requirements__backlog="polreq: backlog/1\nfeatures: []\n",
        trace__links="polreq: links/1\ngaps:\n  - {requirement: H-001, reason: 省里建}\n  - {requirement: M-001, reason: 省里建}\n  - {requirement: M-002, reason: 省里建}\n",
    )
    assert polreq(workspace, "check", "--fail-under", "100").code == 0
    assert "已答复 3/3（100%）：其中 3 项需求没有功能，但写明了理由。" in polreq(workspace, "trace").out
    total = json.loads(polreq(workspace, "report", "--format", "json").out)["coverage"]["total"]
    assert (total["answered"], total["justified"], total["gaps"]) == (3, 3, 0)
    rows = list(csv.DictReader(io.StringIO(polreq(workspace, "report", "--format", "csv").out.removeprefix("\ufeff"))))
    assert [row["覆盖状态"] for row in rows] == ["有理由"] * 3


def test_reasons_that_answer_nothing_and_reasons_written_twice_are_findings(workspace):
    write(
        workspace,
        requirements__more="polreq: requirements/1\nlayer: middle\nrequirements:\n"
        "  - {id: M-003, statement: 缴费, bases: [{meeting: 例会}]}\n"
        "  - {id: M-004, statement: 内部管理, product: false, bases: [{meeting: 例会}]}\n"
        "  - {id: M-005, statement: 合并了的, status: rejected, bases: [{meeting: 例会}]}\n",
        trace__links="polreq: links/1\ngaps:\n  - {requirement: M-001, reason: 甲}\n  - {requirement: M-003, reason: 乙}\n"
        "  - {requirement: M-003, reason: 丙}\n  - {requirement: M-004, reason: 丁}\n  - {requirement: M-005, reason: 戊}\n",
    )
    assert found(workspace) == [("L511", "M-001"), ("L512", "M-003"), ("L511", "M-004"), ("L511", "M-005")]
    out = polreq(workspace, "check").out
    assert "“M-001”的缺口说明没有用处：它已经落到功能" in out
    assert "只保留一处；另一处在 trace/links.yml:4:19" in out
    report = json.loads(polreq(workspace, "report", "--format", "json").out)
    assert [(j["id"], j["reason"]) for j in report["justified"]] == [("M-003", "乙")]
    assert report["coverage"]["total"]["justified"] == 1


def test_one_missing_document_is_one_finding(workspace):
    many = "".join(
        f"  - {{id: H-{n}, statement: 第{n}项, product: false, bases: [{{clause: 'gf-2026-9#p{n}'}}]}}\n"
        for n in range(6)
    )
    write(workspace, requirements__h=f"polreq: requirements/1\nlayer: high\nrequirements:\n{many}")
    ran = polreq(workspace, "check")
    assert found(workspace) == [("I205", "gf-2026-9")]
    assert "requirements/h.yml:4:64 I205 没有文件“gf-2026-9”，共有 6 处提到它\n" in ran.out


def test_ids_in_full_width_and_with_a_full_width_comma_are_recognised(workspace):
    write(
        workspace,
        requirements__backlog="polreq: backlog/1\nfeatures:\n"
        "  - {id: F-001, title: 登录, status: done, satisfies: [M-001，M-002]}\n"
        "  - {id: F-002, title: 短信, status: done, satisfies: [Ｍ-００１]}\n",
    )
    out = polreq(workspace, "check").out
    assert "    是不是“M-001, M-002”？\n" in out
    assert "    是不是“M-001”？\n" in out


def test_an_unfinished_merge_is_named(workspace):
    write(
        workspace,
        requirements__backlog=BACKLOG.replace("  - {id: F-002", "<<<<<<< HEAD\n  - {id: F-002")
        + "=======\n  - {id: F-003, title: 推送}\n>>>>>>> other\n",
    )
    out = polreq(workspace, "check").out
    assert out.startswith("requirements/backlog.yml:4:1 Y008 合并没有完成，文件里还有冲突标记 <<<<<<<")


def test_a_gap_is_named_with_its_text_and_what_it_rests_on(workspace):
    write(workspace, requirements__backlog="polreq: backlog/1\nfeatures: []\n")
    out = polreq(workspace, "check").out
    assert "C601 必须落实的需求“M-001”没有功能覆盖：统一登录入口（四月例会）\n" in out


def test_the_matrix_names_all_bodies_with_their_roles(workspace):
    units = "units: [{name: 市数据局, role: lead}, {name: 市公安局, role: support}, {name: 各区, role: actor}]"
    write(workspace, requirements__m=DEMANDS.replace("统一登录入口,", f"统一登录入口, {units},"))
    rows = csv.DictReader(io.StringIO(polreq(workspace, "report", "--format", "csv").out.removeprefix("\ufeff")))
    assert [row["责任单位"] for row in rows] == ["市数据局（牵头）、市公安局（配合）、各区（主体）", ""]


def test_a_gate_never_rounds_up_nor_down_to_nothing(workspace):
    def told(covered: int, total: int, floor: str) -> str:
        demands = "".join(f"  - {{id: M-{n}, statement: 第{n}项, bases: [{{meeting: 例会}}]}}\n" for n in range(total))
        links = ", ".join(f"M-{n}" for n in range(covered))
        write(
            workspace,
            requirements__m=f"polreq: requirements/1\nlayer: middle\nrequirements:\n{demands}",
            requirements__backlog=f"polreq: backlog/1\nfeatures:\n  - {{id: F, title: 登录, satisfies: [{links}]}}\n",
        )
        ran = polreq(workspace, "check", "--fail-on", "never", "--fail-under", floor)
        assert ran.code == 1
        return next(line for line in ran.out.splitlines() if "C610" in line)

    assert told(1999, 2000, "100").endswith("全部需求：已答复 99.9% (1999/2000)，低于要求的 100%")
    assert told(1, 2001, "0.06").endswith("全部需求：已答复 <0.1% (1/2001)，低于要求的 0.06%")


def test_a_character_in_two_json_escapes_is_read_and_moves_no_place(workspace):
    text = (
        r"polreq: requirements/1"
        + "\n"
        + r'requirements: [{"id": "U-1", "layer": "user", "statement": "\ud83d\uDE00 好", "note": '
        + "'\\ud83D\\ude00', "
    )
    write(workspace, requirements__u=text + '"force": "wrong"}]\n')
    ran = polreq(workspace, "check")
    at = len(text.splitlines()[-1]) + len('"force": ') + 1
    assert f"requirements/u.yml:2:{at} S104" in ran.out
    shown = polreq(workspace, "show", "U-1").out
    assert "😀 好" in shown
    assert r"\ud83D\ude00" in shown


def test_paths_for_services_are_told_from_the_root_of_the_repository(tmp_path):
    (tmp_path / ".git").mkdir()
    root = write(tmp_path / "req", polreq=SETTINGS, requirements__m=DEMANDS)
    at = "requirements/m.yml"
    github = polreq(root, "check", "--format", "github").out
    assert github.count(f"file=req/{at},") == 2
    gitlab = json.loads(polreq(root, "check", "--format", "gitlab").out)
    assert {row["location"]["path"] for row in gitlab} == {f"req/{at}"}
    (run,) = json.loads(polreq(root, "check", "--format", "sarif").out)["runs"]
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert places == [f"req/{at}"] * 2
    assert polreq(root, "check", "--format", "junit").out.count(f'file="req/{at}"') == 2
    assert polreq(root, "check").out.startswith(f"{at}:4:")
    assert f"file={at}," in polreq(root, "check", "--format", "github", "--root", ".").out
    outside = polreq(root, "check", "--format", "github", "--root", str(root / "requirements"))
    assert (outside.code, outside.out) == (2, "")


def test_github_gets_the_most_severe_first_and_totals_on_the_page_of_the_run(workspace, monkeypatch):
    write(
        workspace,
        requirements__m=DEMANDS.replace("{id: M-001", "{id: M-001, force: should"),
        requirements__backlog="polreq: backlog/1\nfeatures: []\n",
    )
    page = workspace / "page.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
    out = polreq(workspace, "check", "--format", "github").out
    assert [line.split()[0] for line in out.splitlines()] == ["::error", "::warning"]
    assert page.read_text(encoding="utf-8") == (
        "## polreq check\n\n- **共 2 个问题：1 个错误，1 个警告，0 个提示。**\n- 检查了 3 个文件。\n"
        "- 范围内共 2 项需求，已落到功能 0/2（0%），其中已交付 0/2（0%）。\n"
        "- 已答复 0/2（0%）：其中 0 项需求没有功能，但写明了理由。\n- 结论：未通过（门槛：错误）。\n\n"
        "| 代码 | 级别 | 数量 | 问题 |\n| --- | --- | --: | --- |\n"
        "| C601 | 错误 | 1 | 必须落实的需求“…”没有功能覆盖 |\n| C602 | 警告 | 1 | 需求“…”没有功能覆盖 |\n"
    )
    page.unlink()
    polreq(workspace, "check")
    assert not page.exists()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(workspace))
    refused = polreq(workspace, "check", "--format", "github")
    assert (refused.code, refused.err) == (2, f"polreq: 无法写入“{workspace}”：是文件夹，不是文件\n")


def test_a_suite_is_a_layer_and_a_case_is_a_requirement(workspace):
    write(workspace, requirements__backlog=BACKLOG.replace("satisfies: [M-002]", "satisfies: []"))
    root = ElementTree.fromstring(polreq(workspace, "check", "--format", "junit").out)
    told = {(s.get("name"), c.get("name")): [r.tag for r in c] for s in root for c in s}
    assert told == {
        ("middle", "M-001"): [],
        ("middle", "M-002"): ["failure"],
        ("workspace", "requirements/backlog.yml:4:10 F-002"): ["skipped"],
    }
    assert {k: root.get(k) for k in ("tests", "failures", "skipped")} == {"tests": "3", "failures": "1", "skipped": "1"}


def test_the_baseline_is_written_when_asked_and_shrinks_again(workspace):
    baseline = workspace / "trace" / "baseline.yml"
    write(workspace, requirements__backlog="polreq: backlog/1\nfeatures: []\n")
    ran = polreq(workspace, "check", "--update-baseline")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("trace/baseline.yml：新增 2 条，删去 0 条，保留 0 条。")
    assert polreq(workspace, "check").code == 0
    edited = baseline.read_text(encoding="utf-8").replace(
        "subject: M-002", "subject: M-002, reason: 二期, until: 2027-06-30"
    )
    baseline.write_text(edited, encoding="utf-8")
    write(workspace, requirements__backlog=BACKLOG.replace(", satisfies: [M-002]", ""))
    assert found(workspace) == [("C606", "F-002"), ("B801", "M-001")]
    assert polreq(workspace, "check", "--update-baseline").err.startswith(
        "trace/baseline.yml：新增 0 条，删去 1 条，保留 1 条。"
    )
    assert found(workspace) == [("C606", "F-002")]
    assert "until: 2027-06-30" in baseline.read_text(encoding="utf-8")
    write(workspace, requirements__backlog=BACKLOG)
    assert polreq(workspace, "check", "--update-baseline").code == 0
    assert baseline.read_text(encoding="utf-8") == "polreq: baseline/1\ntolerated: []\n"
    write(workspace, requirements__broken="polreq: [\n")
    before = baseline.read_bytes()
    assert polreq(workspace, "check", "--update-baseline").code == 2
    assert baseline.read_bytes() == before


@pytest.mark.parametrize(
    "arguments", [("report", "--format", "json"), ("check", "--format", "junit"), ("report", "--format", "csv")]
)
def test_what_programs_read_is_utf_8_whatever_the_console(workspace, arguments):
    command = [sys.executable, "-m", "polreq", *arguments, "--no-cache", "-w", str(workspace)]
    ran = subprocess.run(
        command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"}, check=False
    )
    assert "M-001" in ran.stdout.decode("utf-8")
    assert ran.returncode == 0


def test_chinese_is_written_where_nothing_says_how(workspace):
    command = [sys.executable, "-m", "polreq", "check", "--no-cache", "--lang", "zh", "-w", str(workspace)]
    bare = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = subprocess.run(command, capture_output=True, env=os.environ | bare, check=False)
    assert "没有发现问题" in ran.stdout.decode("utf-8")
    ran = subprocess.run(command, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "gbk"}, check=False)
    assert "没有发现问题" in ran.stdout.decode("gbk")


def test_a_table_that_may_be_filled_in_is_not_overwritten(workspace):
    write(workspace, requirements__backlog="polreq: backlog/1\nfeatures: []\n")
    table = workspace / "queue.csv"
    assert polreq(workspace, "review", "--export", str(table)).code == 0
    table.write_text("filled in", encoding="utf-8")
    refused = polreq(workspace, "review", "--export", str(table))
    assert (refused.code, "--force" in refused.err, table.read_text(encoding="utf-8")) == (2, True, "filled in")
    assert polreq(workspace, "review", "--export", str(table), "--force").code == 0
    assert "M-001" in table.read_text(encoding="utf-8-sig")


def test_what_a_person_wrote_about_a_document_survives_another_import(tmp_path):
    write(tmp_path, polreq=SETTINGS)
    notice = tmp_path / "notice.txt"
    notice.write_text(
        "望川市人民政府办公室关于公开清单的通知\n望政办发〔2026〕9号\n各部门：\n应当公开清单。\n望川市人民政府办公室\n2026年5月6日\n",
        encoding="utf-8",
    )
    assert polreq(tmp_path, "ingest", "notice.txt").code == 0
    (policy,) = (tmp_path / "policies").glob("*.yml")
    text = policy.read_text(encoding="utf-8")
    policy.write_text(re.sub("status: .*", "status: task_done", text), encoding="utf-8")
    assert polreq(tmp_path, "ingest", "--update", "notice.txt").code == 0
    assert "status: task_done" in policy.read_text(encoding="utf-8")


def test_where_nothing_counts_one_is_sent_to_see_whether_that_is_right(workspace):
    outside = DEMANDS.replace("layer: middle\n", "").replace("{id:", "{layer: middle, product: false, id:")
    write(workspace, requirements__m=outside, requirements__backlog="polreq: backlog/1\nfeatures: []\n")
    told = polreq(workspace, "trace").out
    assert "2 项需求都标为不涉及产品，没有一项计入覆盖" in told
    assert "polreq show M-001" in told
    write(workspace, requirements__m=outside.replace("product: false", "product: true", 1))
    assert "都标为不涉及产品" not in polreq(workspace, "trace").out


def test_a_feature_without_channels_is_counted_on_every_channel_in_use(workspace):
    split = BACKLOG.replace("title: 登录,", "title: 登录, channels: {pc: doing},")
    write(workspace, requirements__backlog=split)
    table = [line.split() for line in polreq(workspace, "trace").out.partition("\n渠道 ")[2].splitlines()[1:5]]
    assert table == [
        ["建设中", "已完成"],
        ["PC端", "1", "1"],
        ["APP", "·", "1"],
        ["快应用", "·", "·"],
    ]
    rows = json.loads(polreq(workspace, "trace", "--format", "json").out)["channels"]
    assert [(row["id"], row["features"]) for row in rows] == [
        ("pc", {"done": 1, "doing": 1}),
        ("app", {"done": 1}),
        ("quickapp", {}),
    ]

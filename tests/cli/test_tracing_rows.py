"""What tracing says of odd workspaces: given-up work, reasons, documents that are missing, ids written in another width."""

import csv
import io
import json
from pathlib import Path

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
    assert out.startswith("requirements/backlog.yml:4:1 Y001 YAML 语法错误：合并没有完成，文件里还有冲突标记 <<<<<<<")


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

"""Every command is told by a test from input to output, in the situation that it is made for; see scenarios.py."""

import re
from pathlib import Path

import pytest
from scenarios import NOT_TOLD, SCENARIOS
from terminal import polreq, write

from polreq.cli.app import COMMANDS
from polreq.store.load import load

TESTS = Path(__file__).parent


def test_every_command_is_told_in_a_situation():
    told = {command for scenario in SCENARIOS for command in scenario.commands}
    assert [name for name in COMMANDS if name not in told] == [], "add a row to tests/scenarios.py for each of these"
    assert told <= COMMANDS.keys()


def test_every_situation_is_told_or_said_not_to_be():
    told = {scenario.number for scenario in SCENARIOS} - {0}
    assert told | NOT_TOLD.keys() == set(range(1, 26))
    assert told & NOT_TOLD.keys() == set(), "these are told now: take them out of NOT_TOLD"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: f"{one.number}-{one.commands[0]}")
def test_the_tests_of_a_situation_are_there_and_run_its_commands(scenario):
    assert scenario.tests
    texts = ""
    for name in scenario.tests:
        file, _, function = name.partition("::")
        text = (TESTS / file).read_text(encoding="utf-8")
        assert function == "*" or re.search(rf"^def {function}\(", text, re.MULTILINE), name
        texts += text
    # pages of the docs are walked by their own names, the pages of serve and mcp by clients
    if not any(name.startswith(("test_docs", "web/", "assistant/")) for name in scenario.tests):
        assert [c for c in scenario.commands if f'"{c}"' not in texts] == []


TASKS = """\
# 望川市2026年网上办事重点任务分工方案

望政办发〔2026〕9号

各县（区）人民政府，市政府各部门：

| 序号 | 重点任务 | 牵头单位 | 配合单位 | 完成时限 |
| --- | --- | --- | --- | --- |
| 1 | 开通办件进度查询，首页可查办理环节。 | 市数据局 | 市政务服务中心 | 2026年9月底前 |
| 2 | APP支持大厅预约取号。 | 市政务服务中心 | 市数据局 | 2026年12月底前 |

望川市人民政府办公室

2026年3月2日
"""


def test_the_rows_of_a_table_of_tasks_become_requirements_with_bodies_and_days(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")
    (tmp_path / "方案.md").write_text(TASKS, encoding="utf-8")
    assert polreq(tmp_path, "ingest", "方案.md").code == 0
    assert polreq(tmp_path, "trace", "--as-of", "2026-05-01").code == 0
    found = load(tmp_path).workspace.requirements
    assert [(r.statement.split("|")[2].strip(), str(r.due), [(u.name, u.role) for u in r.units]) for r in found] == [
        ("开通办件进度查询，首页可查办理环节。", "2026-09-30", [("市数据局", "lead"), ("市政务服务中心", "support")]),
        ("APP支持大厅预约取号。", "2026-12-31", [("市政务服务中心", "lead"), ("市数据局", "support")]),
    ]
    listed = polreq(tmp_path, "due", "--as-of", "2026-09-10").out
    assert listed.index("开通办件进度查询") < listed.index("APP支持大厅预约取号")


BROKEN = (
    "望川市数据条例\n\n"
    + "".join(f"第{n}条\n\n" for n in "一二三四五六七八九")
    + "第十条 本条例自2026年1月1日起施行。\n"
)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_damaged_copy_is_refused_with_the_reason_and_where_to_get_another(tmp_path, golden, lang):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")
    (tmp_path / "条例.txt").write_text(BROKEN, encoding="utf-8")
    ran = polreq(tmp_path, "ingest", "条例.txt", lang=lang)
    assert ran.code == 1
    golden(f"damaged.{lang}.txt", ran.out + ran.err)
    assert not list(tmp_path.glob("policies/*"))
    polreq(tmp_path, "ingest", "--force", "条例.txt", lang=lang)
    (file,) = tmp_path.glob("policies/*.yml")
    assert re.search(r"digest: [0-9a-f]{64}", file.read_text(encoding="utf-8"))

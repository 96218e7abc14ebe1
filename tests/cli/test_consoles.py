"""Every command on consoles of other encodings, in a folder with a Chinese name: nothing fails, nothing Chinese is lost."""

import io
import os
import shutil
import sys
from pathlib import Path

import pytest

from polreq.cli.app import COMMANDS
from polreq.cli.language import detect
from polreq.cli.main import main

NOTICE = (
    "望川市人民政府办公室关于推进政务服务“一网通办”的通知\n\n望政办发〔2026〕3号\n\n各县（区）人民政府，市直各部门：\n\n"
    "　　一、市数据局应于2027年6月底前建成统一受理平台，按时办结率≥95%。\n\n　　二、各部门不得要求重复提交材料。\n\n"
    "望川市人民政府办公室\n\n2026年3月2日\n"
)
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 统一受理平台, description: 受理申请并显示办理进度①, status: done, channels: [pc]}
"""

#: What each command is called with, in this order: later ones find what earlier ones wrote.
CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "init": (("试点项目",),),
    "ingest": (("通知.txt",),),
    "import": (("需求.csv", "--dry-run"), ("没有.csv",)),
    "add": (("加一个办件大屏", "--oral", "王局长", "--on", "2026-11-20"), ("加一个大屏", "--on", "昨天")),
    "extract": (("通知.txt",), ("没有.txt",)),
    "trace": ((), ("--verbose", "--as-of", "2026-11-01")),
    "check": ((), ("--format", "sarif")),
    "report": ((), ("--format", "json"), ("-o", "报告.html"), ("--workspaces", ".", "../没有")),
    "export": (("due", "-o", "时限.csv"), ("没有", "-o", "时限.csv")),
    "show": (("F-1",), ("一网通办",), ("X-9",)),
    "due": ((), ("--as-of", "2026-11-01", "-o", "时限.ics")),
    "history": ((), ("--from", "HEAD~1")),
    "lifecycle": ((), ("--as-of", "2026-11-01", "--repealed-by", "通知.txt"), ("没有", "--as-of", "2026-11-01")),
    "judge": ((), ("F-1",), ("没有",)),
    "conflicts": ((), ("--all",)),
    "rank": ((), ("--against", "phase2"), ("--profile", "没有")),
    "users": ((), ("--low", "零")),
    "review": (("--list",), ("readings", "--accept-sure")),
    "serve": (("--help",),),
    "mcp": (("--help",),),
    "fmt": (("--diff",), (), ("通知.txt",)),
    "merge": (("--suggest",),),
    "link": (("--queries", "查询.jsonl", "--corpus", "查询.jsonl", "--format", "jsonl"),),
    "diff": (("通知.txt", "通知.txt"), ("通知.txt", "通知.txt", "-o", "对照.xlsx"), ("通知.txt", "--rev", "HEAD~1")),
    "align": (
        ("通知.txt", "通知.txt"),
        ("通知.txt", "通知.txt", "通知.txt"),
        ("通知.txt", "通知.txt", "-o", "对照.xlsx"),
        ("--chain", "通知.txt"),
    ),
    "check-citation": (("国办发〔2018〕45号",),),
    "terms": ((), ("--drift",)),
    "explain": ((), ("C601",), ("已交付",), ("没有",)),
    "schema": ((), ("backlog",), ("没有",)),
    "completion": (("bash",), ("tcsh",)),
    "cache": ((),),
    "doctor": ((),),
}


def written(folder: Path, encoding: str, calls: list[tuple[str, ...]]) -> list[tuple[int, bytes, bytes]]:
    """Exit status and bytes of both streams of each call, the streams being of one encoding."""
    before, argv, environment, streams = Path.cwd(), sys.argv, dict(os.environ), (sys.stdout, sys.stderr)
    results = []
    os.chdir(folder)
    os.environ.update(POLREQ_LANG="zh", COLUMNS="100", NO_COLOR="1")
    try:
        for call in calls:
            out, err = io.BytesIO(), io.BytesIO()
            sys.argv = ["polreq", *call]
            sys.stdout, sys.stderr = (io.TextIOWrapper(raw, encoding, write_through=True) for raw in (out, err))
            code = 0
            try:
                main()
            except SystemExit as stop:
                code = int(stop.code or 0)
            results.append((code, out.getvalue(), err.getvalue()))
    finally:
        os.chdir(before)
        sys.argv, (sys.stdout, sys.stderr) = argv, streams
        os.environ.clear()
        os.environ.update(environment)
    return results


def whole_day(tmp_path: Path, encoding: str) -> list[tuple[int, bytes, bytes]]:
    """What all calls give, the first in an empty folder and the others in the workspace that it makes."""
    root = tmp_path / "桌面 资料"
    shutil.rmtree(root, ignore_errors=True)
    inside = root / "试点项目"
    root.mkdir()
    results = written(root, encoding, [("init", *arguments) for arguments in CALLS["init"]])
    (inside / "通知.txt").write_text(NOTICE, encoding="utf-8")
    (inside / "查询.jsonl").write_text('{"id": "一", "text": "办理进度查询"}\n', encoding="utf-8")
    (inside / "需求.csv").write_text("编号,需求名称,状态,负责人\nF-1,统一受理平台①,奇怪,王敏\n", encoding="gb18030")
    (inside / "requirements" / "backlog.yml").write_text(BACKLOG, encoding="utf-8")
    written(inside, "utf-8", [("cache", "--clear")])  # what an earlier day has left would count in what `cache` says
    rest = [(name, *arguments) for name, each in CALLS.items() if name != "init" for arguments in each]
    return results + written(inside, encoding, rest)


def test_every_command_is_called():
    assert list(CALLS) == list(COMMANDS)


# Where Chinese cannot be written, UTF-8 is; what programs read (reports, links, SARIF) is UTF-8 everywhere.
@pytest.mark.parametrize(("encoding", "read_as"), [("gbk", "gbk"), ("cp1252", "utf-8"), ("ascii", "utf-8")])
def test_the_console_changes_no_word(tmp_path, encoding, read_as):
    expected = [(code, out.decode(), err.decode()) for code, out, err in whole_day(tmp_path, "utf-8")]
    calls = [(command, *arguments) for command, each in CALLS.items() for arguments in each]
    for call, right, (code, out, err) in zip(calls, expected, whole_day(tmp_path, encoding), strict=True):
        form = (
            "utf-8"
            if call[0] in ("report", "link") or call[:2] == ("schema", "backlog") or "sarif" in call
            else read_as
        )
        assert (call, code, out.decode(form), err.decode(read_as)) == (call, *right)


@pytest.mark.parametrize(
    ("environment", "display", "lang"),
    [
        ({}, "zh", "zh"),
        ({}, "", "en"),
        ({"LANG": "en_US.UTF-8"}, "zh", "en"),
        ({"LANG": "zh_CN.UTF-8"}, "", "zh"),
        ({"POLREQ_LANG": "en"}, "zh", "en"),
    ],
)
def test_the_menus_of_the_system_decide_where_no_locale_is_set(environment, display, lang):
    assert detect("", environment, "", display) == lang

"""`report -o FILE`: the file holds what its name says, whole, or nothing is written."""

import json
from pathlib import Path

import pytest
from terminal import polreq, write

from polreq.web import Server

ENDINGS = "文件名可以用这些结尾：.md、.markdown、.html、.htm、.txt、.json、.csv、.mmd"


@pytest.fixture
def workspace(tmp_path) -> Path:
    return write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("r.md", "markdown"),
        ("r.markdown", "markdown"),
        ("报告", "markdown"),
        ("r.txt", "text"),
        ("r.JSON", "json"),
        ("r.csv", "csv"),
        ("r.mmd", "mermaid"),
    ],
)
def test_the_ending_of_the_name_says_what_is_written(workspace, name, form):
    ran = polreq(workspace, "report", "-o", name)
    assert (ran.code, ran.out, ran.err) == (0, "", f"已写入 {name}\n")
    printed = polreq(workspace, "report", "--format", form).out
    assert (workspace / name).read_bytes().decode("utf-8").rstrip("\n") == printed.rstrip("\n")


def test_a_format_that_was_asked_for_goes_into_a_file_that_can_hold_it(workspace):
    assert polreq(workspace, "report", "--format", "csv-gaps", "-o", "r.csv").code == 0
    assert (workspace / "r.csv").read_bytes().decode("utf-8") == polreq(workspace, "report", "--format", "csv-gaps").out
    ran = polreq(workspace, "report", "--format", "json", "-o", "r.md")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "polreq: 不能写出 .md 文件（r.md）。--format json 的文件名可以用这些结尾：.json\n"
    assert not (workspace / "r.md").exists()


@pytest.mark.parametrize("ending", [".xlsx", ".docx", ".pdf"])
def test_other_endings_are_refused_with_those_that_can_be_written(workspace, ending):
    ran = polreq(workspace, "report", "-o", f"r{ending}")
    assert (ran.code, ran.out, ran.err) == (2, "", f"polreq: 不能写出 {ending} 文件（r{ending}）。{ENDINGS}\n")
    assert not (workspace / f"r{ending}").exists()


def test_a_folder_that_was_made_is_told_and_an_old_report_is_replaced_whole(workspace):
    ran = polreq(workspace, "report", "-o", "报告/七月/r.json")
    assert (ran.code, ran.err) == (0, "已新建文件夹 报告/七月\n已写入 报告/七月/r.json\n")
    report = workspace / "报告" / "七月" / "r.json"
    report.write_text("旧的", encoding="utf-8")
    assert polreq(workspace, "report", "-o", "报告/七月/r.json").err == "已写入 报告/七月/r.json\n"
    assert json.loads(report.read_text(encoding="utf-8"))["name"] == "试验"
    assert [path.name for path in report.parent.iterdir()] == ["r.json"]


@pytest.mark.parametrize("more", [("-o", "r.html"), ("--format", "json")])
def test_what_is_shown_in_the_browser_is_written_nowhere(workspace, more):
    ran = polreq(workspace, "report", "--serve", *more)
    said = "polreq: --serve 只在浏览器里打开整个工作区的报告，不写文件；请去掉 --output、--format 和 --owner，或去掉 --serve。\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)
    assert [path.name for path in workspace.iterdir()] == ["polreq.yml"]


def test_the_browser_is_sent_to_the_printed_address_which_leads_to_the_report(workspace, monkeypatch):
    opened: list[str] = []
    led: list[str] = []

    def stopped(server: Server) -> None:
        led.append(dict(server.guard.start().headers)["Location"])
        raise KeyboardInterrupt

    monkeypatch.setattr("polreq.cli.serve._has_screen", lambda: True)
    monkeypatch.setattr("webbrowser.open_new_tab", opened.append)
    monkeypatch.setattr(Server, "serve_forever", stopped)
    ran = polreq(workspace, "report", "--serve")
    assert (ran.code, opened, led) == (0, [ran.out.strip()], ["/report/page"])
    assert "Ctrl-C" in ran.err

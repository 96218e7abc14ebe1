"""Two people confirm a link of a mandatory requirement before it counts, where the settings ask for it."""

import pytest

from polreq.store.decision_log import read_log
from polreq.store.load import load
from tests.terminal import polreq

FILES = {
    "polreq.yml": "polreq: workspace/1\nname: 试点\nconfirm: {mandatory: 2}\nlink: {semantic: false}\n",
    "requirements/r.yml": "polreq: requirements/1\nlayer: high\nrequirements:\n"
    "  - {id: P-1, statement: 应当提供办件进度查询。, force: must}\n"
    "  - {id: P-2, statement: 鼓励推行电子证照。, force: may}\n",
    "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 进度查询, status: done}\n"
    "  - {id: F-2, title: 证照夹, status: doing}\n",
}


@pytest.fixture
def workspace(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def confirm(workspace, pair: str, by: str, on: str = "2026-10-12", **more):
    return polreq(workspace, "review", "--confirm", pair, "--by", by, "--on", on, **more)


def covered(workspace) -> str:
    """The line of `trace` with the figures."""
    return next(line for line in polreq(workspace, "trace").out.splitlines() if "已有功能" in line)


def test_a_mandatory_link_counts_when_a_second_person_has_confirmed_it(workspace):
    first = confirm(workspace, "F-1:P-1", "王敏")
    assert (first.code, first.out) == (0, "已写入 1 处变化：\n  未定 → 待第二人复核  F-1 → P-1\n")
    assert next(link.confirmers for link in load(workspace).workspace.links)[0].by == "王敏"
    assert "L513" in polreq(workspace, "check").out
    waiting = polreq(workspace, "show", "P-1").out
    assert "待第二人复核" in waiting
    assert "无关联" in waiting
    second = confirm(workspace, "F-1:P-1", "李强", "2026-10-13")
    assert (second.code, second.out) == (0, "已写入 1 处变化：\n  待第二人复核 → 已确认  F-1 → P-1\n")
    assert "by: 王敏, on: 2026-10-12, also: [{by: 李强, on: 2026-10-13}]}\n" in (
        workspace / "trace/links.yml"
    ).read_text(encoding="utf-8")
    assert "L513" not in polreq(workspace, "check").out
    shown = polreq(workspace, "show", "P-1").out
    assert "待第二人复核" not in shown
    assert "2026-10-12 王敏、2026-10-13 李强" in shown
    assert [entry.kind for entry in read_log(workspace).entries] == ["start", "link", "link"]


def test_the_same_person_twice_is_refused_and_nothing_is_written(workspace):
    confirm(workspace, "F-1:P-1", "Wang Min")
    before = (workspace / "trace/links.yml").read_bytes()
    again = confirm(workspace, "F-1:P-1", "wangmin")
    assert again.code == 2
    assert again.err == (
        "polreq: 没有写入任何内容：\n  关联 F-1 → P-1 已由wangmin确认过，要由另一人复核；"
        "请另一人来确认（--by 姓名）；要改成一人确认，改 polreq.yml 的 confirm\n"
    )
    assert (workspace / "trace/links.yml").read_bytes() == before


def test_other_links_take_one_person_and_so_does_everything_without_the_setting(workspace):
    assert confirm(workspace, "F-2:P-2", "王敏").out == "已写入 1 处变化：\n  未定 → 已确认  F-2 → P-2\n"
    settings = workspace / "polreq.yml"
    settings.write_text(FILES["polreq.yml"].replace("confirm: {mandatory: 2}\n", ""), encoding="utf-8")
    assert confirm(workspace, "F-1:P-1", "王敏").out == "已写入 1 处变化：\n  未定 → 已确认  F-1 → P-1\n"
    assert confirm(workspace, "F-1:P-1", "李强").out == "没有任何变化。\n"


def test_a_link_that_is_written_with_the_item_was_confirmed_by_nobody(workspace):
    backlog = workspace / "requirements/backlog.yml"
    text = backlog.read_text(encoding="utf-8").replace("status: done}", "status: done, satisfies: [P-1]}")
    backlog.write_text(text, encoding="utf-8")
    assert "已确认的：还没有人" in polreq(workspace, "check", columns=200).out
    confirm(workspace, "F-1:P-1", "王敏")
    confirm(workspace, "F-1:P-1", "李强")
    assert "L513" not in polreq(workspace, "check").out


def test_a_renewed_link_waits_for_a_second_person_again(workspace):
    confirm(workspace, "F-1:P-1", "王敏")
    confirm(workspace, "F-1:P-1", "李强")
    requirements = workspace / "requirements/r.yml"
    requirements.write_text(FILES["requirements/r.yml"].replace("进度查询", "进度和结果查询"), encoding="utf-8")
    renewed = polreq(workspace, "review", "--renew", "F-1:P-1", "--by", "王敏", "--on", "2026-11-01")
    assert renewed.out == "已写入 1 处变化：\n  待复核 → 待第二人复核  F-1 → P-1\n"
    assert confirm(workspace, "F-1:P-1", "李强").out == "已写入 1 处变化：\n  待第二人复核 → 已确认  F-1 → P-1\n"


def test_the_queue_names_what_waits_and_who_was_the_first(workspace):
    confirm(workspace, "F-1:P-1", "王敏")
    listed = polreq(workspace, "review", "--list").out
    assert "待第二人复核（王敏）  F-1  进度查询" in listed
    english = polreq(workspace, "review", "--list", lang="en").out
    assert "waits for a second person (王敏)" in english


def test_a_table_does_not_confirm_for_the_second_person_by_itself(workspace):
    confirm(workspace, "F-1:P-1", "王敏")
    polreq(workspace, "review", "--export", "table.csv")
    table = (workspace / "table.csv").read_text(encoding="utf-8-sig")
    row = next(line for line in table.splitlines() if "F-1" in line)
    assert "待第二人复核（王敏 2026-10-12）" in row
    again = polreq(workspace, "review", "--import", "table.csv", "--by", "李强", "--on", "2026-10-13", "--yes")
    assert "没有任何变化" in again.out


def test_what_waits_is_listed_as_to_be_done_and_needs_no_new_feature(workspace):
    confirm(workspace, "F-1:P-1", "王敏")
    out = polreq(workspace, "trace").out
    assert "F-1 → P-1  待第二人复核" in out
    assert "有 1 条关联待第二人复核，复核之前不计入覆盖：请另一个人确认\n     polreq review --links\n" in out
    assert "请补进" not in polreq(workspace, "show", "P-1").out
    confirm(workspace, "F-1:P-1", "李强")
    assert "待第二人复核" not in polreq(workspace, "trace").out

"""The log of decisions: every change to a line is seen, branches may be merged, and what was written by hand is told."""

import json
import shutil
import subprocess
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.model.link import Gap, Link
from polreq.results.decision_log import LogBreak
from polreq.store.decision_log import append_decisions, read_log, unlogged, verify
from polreq.store.files import DECISION_LOG
from polreq.store.save import record
from polreq.store.writing import writing
from tests.terminal import polreq

LINKS = tuple(
    Link(f"F-{n}", "P-1", verdict, "a" * 12, "b" * 12, "王敏", date(2026, 10, n), "看过演示" if n == 2 else "")
    for n, verdict in ((1, "confirmed"), (2, "confirmed"), (3, "rejected"))
)


def logged(folder, *links) -> bytes:
    with writing(folder) as files:
        for link in links:
            record(files, (link,))
    return (folder / DECISION_LOG).read_bytes()


@pytest.fixture(scope="module")
def log(tmp_path_factory) -> bytes:
    return logged(tmp_path_factory.mktemp("log"), *LINKS)


def test_a_line_names_what_it_follows_what_was_decided_and_its_own_digest(log):
    lines = [json.loads(line) for line in log.decode().splitlines()]
    assert [[*line] for line in lines] == [["after", kind, "digest"] for kind in ("start", "link", "link", "link")]
    assert [line["after"] for line in lines] == [[], *([line["digest"]] for line in lines[:-1])]
    assert lines[0]["start"] == {"links": 0, "gaps": 0}
    assert lines[2]["link"] == {
        "lower": "F-2",
        "upper": "P-1",
        "verdict": "confirmed",
        "digests": ["a" * 12, "b" * 12],
        "by": "王敏",
        "on": "2026-10-02",
        "note": "看过演示",
    }
    read = verify(log)
    assert (len(read.entries), read.breaks, read.forks, read.heads) == (4, (), (), (lines[-1]["digest"],))
    assert [entry.about for entry in read.of("F-2")] == [("F-2", "P-1")]


def test_windows_line_ends_change_nothing_and_are_kept(log, tmp_path):
    windows = log.replace(b"\n", b"\r\n")
    assert verify(windows) == verify(log)
    (tmp_path / "trace").mkdir()
    (tmp_path / DECISION_LOG).write_bytes(windows)
    later = logged(tmp_path, Link("F-9", "P-1", by="李强"))
    assert later.startswith(windows)
    assert later.count(b"\r\n") == later.count(b"\n") == 5
    assert verify(later).breaks == ()


@given(st.data())
def test_any_character_that_is_changed_taken_out_or_put_in_is_found(log, data):
    text = log.decode()
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(exclude_characters=text[at] + "\r", exclude_categories=("Cs",)))
    change = data.draw(st.sampled_from(("edit", "take", "put")))
    now = text[:at] + ("" if change == "take" else other) + text[at + (change != "put") :]
    broken = verify(now.encode()).breaks
    line = text.count("\n", 0, at) + 1
    assert {one.line for one in broken} & {line, line + 1}


@given(st.data())
def test_lines_that_are_taken_out_moved_or_repeated_are_found(log, data):
    lines = log.splitlines(keepends=True)
    one = data.draw(st.integers(0, len(lines) - 2))
    other = data.draw(st.integers(one + 1, len(lines) - 1))
    taken = lines[:one] + lines[one + 1 :]
    swapped = [*lines]
    swapped[one], swapped[other] = swapped[other], swapped[one]
    repeated = [*lines, lines[one]]
    assert verify(b"".join(taken)).breaks == (LogBreak(one + 1, "missing"),)
    assert "reordered" in {found.kind for found in verify(b"".join(swapped)).breaks}
    assert verify(b"".join(repeated)).breaks == (LogBreak(len(repeated), "repeated"),)


def test_a_last_line_that_is_taken_out_leaves_a_decision_without_entry(log):
    short = verify(log[: log[:-1].rindex(b"\n") + 1])
    assert short.breaks == ()
    assert list(unlogged(LINKS, (), short)) == [(LINKS[2], False)]
    assert list(unlogged(LINKS, (), verify(log))) == []


def test_a_decision_that_was_changed_by_hand_differs_from_the_log(log):
    by_hand = Link("F-3", "P-1", "confirmed", by="王敏")
    assert list(unlogged((by_hand,), (Gap("P-2", "省平台统一建设"),), verify(log))) == [
        (by_hand, True),
        (Gap("P-2", "省平台统一建设"), False),
    ]


def test_two_branches_that_are_merged_are_one_log_and_the_next_entry_follows_both(log, tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        (folder / "trace").mkdir(parents=True)
        (folder / DECISION_LOG).write_bytes(log)
    one = logged(ours, Link("F-8", "P-1", by="王敏"))
    two = logged(theirs, Link("F-9", "P-1", by="李强"))
    merged = one + two.removeprefix(log)
    (ours / DECISION_LOG).write_bytes(merged)
    read = read_log(ours)
    assert (read.breaks, read.forks) == ((), (6,))
    assert len(read.heads) == 2
    after = verify(logged(ours, Link("F-7", "P-1", by="王敏")))
    assert (after.breaks, after.entries[-1].after) == ((), read.heads)
    lines = merged.splitlines(keepends=True)
    later = after.entries[-1]
    assert verify(b"".join([*lines[:5], *(ours / DECISION_LOG).read_bytes().splitlines(keepends=True)[6:]])).breaks == (
        LogBreak(later.line - 1, "missing"),
    )


def test_a_workspace_that_had_decisions_before_begins_with_how_many(tmp_path):
    (tmp_path / "trace").mkdir()
    (tmp_path / "trace" / "links.yml").write_text(
        "polreq: links/1\nlinks:\n  - {lower: F-1, upper: P-1, verdict: confirmed, by: 王敏}\n", encoding="utf-8"
    )
    logged(tmp_path, LINKS[1])
    read = read_log(tmp_path)
    assert (read.stood, [entry.kind for entry in read.entries]) == ((1, 0), ["start", "link"])


def test_the_same_decision_again_is_no_entry(tmp_path):
    first = logged(tmp_path, LINKS[0])
    assert logged(tmp_path, LINKS[0]) == first


def test_a_broken_log_is_added_to_and_not_mended(log, tmp_path):
    (tmp_path / "trace").mkdir()
    broken = log.replace("王敏".encode(), "王明".encode(), 1)
    (tmp_path / DECISION_LOG).write_bytes(broken)
    with writing(tmp_path) as files:
        append_decisions(files, [("link", {"lower": "F-9", "upper": "P-1"})], (0, 0))
    later = (tmp_path / DECISION_LOG).read_bytes()
    assert later.startswith(broken)
    assert verify(later).breaks == (LogBreak(2, "edited"),)


FILES = {
    "polreq.yml": "polreq: workspace/1\nname: 试点\nlink: {semantic: false}\n",
    "requirements/r.yml": "polreq: requirements/1\nlayer: high\nrequirements:\n"
    "  - {id: P-1, statement: 应当提供办件进度查询。}\n  - {id: P-2, statement: 应当推行电子证照。}\n",
    "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 进度查询, status: done}\n"
    "  - {id: F-2, title: 证照夹, status: doing}\n",
}


@pytest.fixture
def workspace(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def decide(workspace, *what: str, by: str = "王敏", on: str = "2026-10-12") -> None:
    assert polreq(workspace, "review", *what, "--by", by, "--on", on, "--yes").code == 0


def audit(workspace, **more) -> list[str]:
    """The lines of doctor about decisions."""
    lines = polreq(workspace, "doctor", **more).out.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(("√ 工作区", "√ workspace")))
    return lines[first + 1 : -1]


def test_doctor_says_that_the_chain_holds_and_where_it_is_broken(workspace):
    decide(workspace, "--confirm", "F-1:P-1")
    decide(workspace, "--confirm", "F-2:P-2")
    decide(workspace, "--reject", "F-1:P-2")
    path = workspace / DECISION_LOG
    good = path.read_bytes()
    head = verify(good).heads[0]
    assert audit(workspace) == [f"√ 决定日志 4 条，链完整；最末摘要 {head}，可抄进会议纪要或验收材料备查"]
    assert polreq(workspace, "doctor").code == 0
    remedy = "请与备份或 git 里的这个文件对照（git log -p trace/decisions.jsonl），找回原来的行；找不回就写明经过，不要自己改写"
    path.write_bytes(good.replace("王敏".encode(), "王明".encode(), 1))
    assert audit(workspace) == [
        f"× trace/decisions.jsonl:2 决定日志的链断了：这一行被改过，不再是当时写下的内容。{remedy}"
    ]
    assert polreq(workspace, "doctor").code == 1
    lines = good.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:2] + lines[3:]))
    assert audit(workspace)[0] == (
        f"× trace/decisions.jsonl:3 决定日志的链断了：它前面的记录不见了，有一行或几行被删掉。{remedy}"
    )
    path.write_bytes(b"".join([lines[0], lines[2], lines[1], lines[3]]))
    assert audit(workspace, lang="en")[0] == (
        "× trace/decisions.jsonl:2 the chain of decisions is broken: what it follows stands below it: lines were moved. compare with a "
        "backup or with what git keeps (git log -p trace/decisions.jsonl) and bring the lines back; if that is impossible, write down "
        "what happened, and rewrite nothing"
    )


def test_doctor_tells_decisions_that_were_written_by_hand(workspace):
    (workspace / "trace").mkdir()
    (workspace / "trace/links.yml").write_text(
        "polreq: links/1\nlinks:\n  - {lower: F-1, upper: P-1, verdict: confirmed, by: 王敏}\n", encoding="utf-8"
    )
    assert audit(workspace) == [
        "· trace/ 里有 1 条审核决定没有记入决定日志，多半是手工写的：F-1 → P-1 (trace/links.yml:3:13)"
    ]
    decide(workspace, "--confirm", "F-2:P-2")
    file = workspace / "trace/links.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("2026-10-12", "2026-10-13"), encoding="utf-8")
    assert audit(workspace)[1:] == [
        "· trace/ 里有 1 条审核决定没有记入决定日志（其中 1 条在开始记录之前就有），多半是手工写的：F-1 → P-1 (trace/links.yml:3:13)",
        "· trace/ 里有 1 条审核决定与决定日志里的最后一次不同，多半是手工改的：F-2 → P-2 (trace/links.yml:4:13)",
    ]


@pytest.mark.skipif(not shutil.which("git"), reason="needs git")
def test_doctor_misses_entries_that_were_committed(workspace):
    decide(workspace, "--confirm", "F-1:P-1")
    decide(workspace, "--confirm", "F-2:P-2")
    for command in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=w", "-c", "user.email=w@x.cn", "commit", "-qm", "一"),
    ):
        subprocess.run(("git", *command), cwd=workspace, check=True, capture_output=True)
    path = workspace / DECISION_LOG
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert audit(workspace)[0].startswith("× trace/decisions.jsonl：git 最近一次提交里的 1 条决定，现在的文件里没有。")


def test_undo_takes_the_entry_back_with_the_decision(workspace):
    from polreq.decide.links import Signature
    from polreq.pipeline.assess import assess
    from polreq.pipeline.review import Reviewing
    from polreq.results.review import CONFIRM, Decision
    from polreq.store.caches import open_cache

    decide(workspace, "--confirm", "F-1:P-1")
    before = (workspace / DECISION_LOG).read_bytes()
    found = assess(workspace, open_cache(workspace, enabled=False), as_of=None, suggest=False)
    session = Reviewing(workspace, found, Signature("王敏", date(2026, 10, 12)))
    session.decide([Decision(CONFIRM, "P-2", "F-2")])
    assert len(read_log(workspace).entries) == 3
    assert session.undo()
    assert (workspace / DECISION_LOG).read_bytes() == before

"""Decisions are written down without touching anything else; a file is whole at every moment."""

import errno
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date

import pytest

from polreq.errors import PolreqError
from polreq.model.clause import Deadline
from polreq.model.link import Gap, Link
from polreq.store.load import load
from polreq.store.save import record, save_requirements
from polreq.store.write import write_atomic
from polreq.store.writing import writing

LINKS = """\
# 复核记录
polreq: links/1
links:
  # 王敏确认过
  - {lower: F-1, upper: R-1, verdict: confirmed, x: {mine: 1}}   # 留着
  - lower: F-2
    upper: R-1
    verdict: rejected
    note: 不对
gaps: []   # 还没有
"""


def test_new_decisions_come_behind_and_changed_ones_change_where_they_stand(tmp_path):
    (tmp_path / "trace").mkdir()
    file = tmp_path / "trace" / "links.yml"
    file.write_text(LINKS, encoding="utf-8")
    links = [
        Link("F-1", "R-1", "rejected", "a", "b", "李雷", date(2026, 3, 2)),
        Link("F-2", "R-1", "rejected", note="不对"),
        Link("F-3", "R-1", "confirmed", "c", "d"),
    ]
    with writing(tmp_path) as files:
        assert record(files, links, [Gap("R-2", "省里建")]) == (file, tmp_path / "trace" / "decisions.jsonl")
    assert file.read_text(encoding="utf-8") == (
        LINKS.replace(
            "verdict: confirmed, x: {mine: 1}}",
            "verdict: rejected, x: {mine: 1}, digests: [a, b], by: 李雷, on: 2026-03-02}",
        )
        .replace(
            "    note: 不对\n",
            "    note: 不对\n  - lower: F-3\n    upper: R-1\n    verdict: confirmed\n    digests: [c, d]\n",
        )
        .replace("gaps: []   # 还没有\n", "gaps:   # 还没有\n  - {requirement: R-2, reason: 省里建}\n")
    )
    before = file.read_bytes()
    with writing(tmp_path) as files:
        assert record(files, links, [Gap("R-2", "省里建")]) == ()
    assert file.read_bytes() == before


def test_the_first_decision_makes_the_file(tmp_path):
    with writing(tmp_path) as files:
        assert record(files, [Link("F-1", "R-1")]) == (tmp_path / "trace/links.yml", tmp_path / "trace/decisions.jsonl")
    assert (tmp_path / "trace/links.yml").read_text() == (
        "polreq: links/1\nlinks:\n  - {lower: F-1, upper: R-1, verdict: confirmed}\n"
    )


def test_a_file_with_mistakes_is_not_touched(tmp_path):
    (tmp_path / "trace").mkdir()
    file = tmp_path / "trace" / "links.yml"
    file.write_text("polreq: links/1\nlinks: [\n")
    with pytest.raises(PolreqError), writing(tmp_path) as files:
        record(files, [Link("F-1", "R-1")])
    assert file.read_text() == "polreq: links/1\nlinks: [\n"


def test_what_a_person_wrote_beside_an_extracted_requirement_stays(tmp_path):
    text = """\
polreq: requirements/1
layer: high
document: gbh-1
digest: old
requirements:
  # 请王敏看
  - id: gbh-1-R001
    statement: "旧文字"   # 原文如此
    force: must
    note: 人写的
    x: {mine: 1}
  - {id: mine, layer: user, statement: 手写的}
"""
    (tmp_path / "requirements").mkdir()
    file = tmp_path / "requirements" / "gbh-1.yml"
    file.write_bytes(text.replace("\n", "\r\n").encode())
    (tmp_path / "polreq.yml").write_text("polreq: workspace/1\n")
    known = load(tmp_path).workspace.requirements[0]
    changed = replace(known, statement="新文字", deadlines=(Deadline("年底前", "milestone", date(2026, 12, 31)),))
    new = replace(known, id="gbh-1-R002", statement="又一项", note="", place=None)
    with writing(tmp_path) as files:
        assert save_requirements(files, "gbh-1", [changed, new], "new") == file
    assert file.read_bytes().decode().replace("\r\n", "\n") == (
        text.replace("digest: old", "digest: new")
        .replace('"旧文字"   # 原文如此', '"新文字"   # 原文如此')
        .replace(
            "    x: {mine: 1}\n",
            "    x: {mine: 1}\n    class: requirement\n    product: true\n"
            "    deadlines:\n      - {text: 年底前, kind: milestone, date: 2026-12-31}\n    status: candidate\n",
        )
        + "  - {id: gbh-1-R002, statement: 又一项, class: requirement, force: must, product: true, status: candidate}\n"
    )


def test_requirements_of_several_files_change_where_they_stand_and_no_file_is_made(tmp_path):
    for name in ("a", "b"):
        text = f"polreq: requirements/1\nrequirements:\n  - {{id: {name}, layer: user, statement: 旧}}\n"
        (tmp_path / "requirements").mkdir(exist_ok=True)
        (tmp_path / "requirements" / f"{name}.yml").write_text(text)
    known = load(tmp_path).workspace.requirements
    with writing(tmp_path) as files:
        save_requirements(files, "", [replace(r, statement="新") for r in known])
    assert [r.statement for r in load(tmp_path).workspace.requirements] == ["新", "新"]
    assert sorted(p.name for p in (tmp_path / "requirements").iterdir()) == ["a.yml", "b.yml"]
    with pytest.raises(ValueError, match="no place"), writing(tmp_path) as files:
        save_requirements(files, "", [replace(known[0], place=None)])


def test_a_document_without_requirements_is_recorded_as_extracted(tmp_path):
    with writing(tmp_path) as files:
        save_requirements(files, "gbh-1", [], "0a1b")
    assert [(e.document, e.digest) for e in load(tmp_path).workspace.extracted] == [("gbh-1", "0a1b")]


# --- whole at every moment


def test_permissions_and_links_stay(tmp_path):
    real = tmp_path / "real.yml"
    real.write_text("old")
    real.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to("real.yml")
    write_atomic(link, "新\r\n".encode())
    assert link.is_symlink()
    assert real.read_bytes() == "新\r\n".encode()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.yml", "real.yml"]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch, call):
    file = tmp_path / "a.yml"
    file.write_text("old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(PolreqError, match="the disk is full"):
        write_atomic(file, b"new" * 1000)
    monkeypatch.undo()
    assert file.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.yml"]


def test_half_characters_leave_the_old_file(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("old")
    with pytest.raises(PolreqError), writing(tmp_path) as files:
        files.write("a.yml", "\ud800")
    assert file.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="no kill -9 here")
def test_killed_at_any_moment_the_file_is_whole(tmp_path):
    file = tmp_path / "a.yml"
    file.write_text("0" * 3_000_000)
    code = """
import sys
from pathlib import Path
from polreq.store.write import write_atomic
print("ready", flush=True)
while True:
    for digit in "123":
        write_atomic(Path(sys.argv[1]), digit.encode() * 3_000_000)
"""
    for turn in range(8):
        run = subprocess.Popen([sys.executable, "-c", code, str(file)], stdout=subprocess.PIPE)
        with run:
            assert run.stdout
            run.stdout.readline()
            time.sleep(0.013 * turn)
            run.kill()
        text = file.read_text()
        assert len(text) == 3_000_000
        assert len(set(text)) == 1

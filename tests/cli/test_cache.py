"""What is remembered equals what is computed: warm answers are cold answers, after any edit."""

import random
from pathlib import Path

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nname: 试验\nas_of: 2026-11-01\nlexicon: [words.yml]\n"
WORDS = "polreq: lexicon/1\nchannel:\n  words:\n    app: [澜江通]\n"
POLICY = """\
polreq: policy/1
id: d
title: 某通知
dates: {written: 2026-01-05}
body:
  - {kind: paragraph, at: p1, text: 各部门应当在2026年6月底前在政务服务平台公布办事指南。}
  - {kind: paragraph, at: p2, text: 鼓励有条件的地方在澜江通开设办件进度查询。}
  - {kind: paragraph, at: p3, text: 平台不得要求重复上传电子证照。}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 办件进度查询, status: doing, channels: {pc: done, app: doing}}
  - {id: F-2, title: 电子证照免上传, status: done}
"""
LINKS = "polreq: links/1\nlinks:\n  - {lower: F-2, upper: d-R003, verdict: confirmed}\n"

#: (file, text, another text): each turn swaps one for the other, so that states come back that were seen before.
EDITS = (
    ("polreq.yml", "2026-11-01", "2026-05-01"),
    ("polreq.yml", "name: 试验", "name: 试验\nstale_counts: true"),
    ("words.yml", "app: [澜江通]", "wechat: [澜江通]"),
    ("policies/d.yml", "2026年6月底前", "2026年12月底前"),
    ("policies/d.yml", "鼓励有条件的地方", "各地应当"),
    ("policies/d.yml", "written: 2026-01-05", "written: 2025-01-05"),
    ("requirements/backlog.yml", "办件进度查询", "节日皮肤"),
    ("requirements/backlog.yml", "status: doing", "status: 坏"),
    ("requirements/backlog.yml", "app: doing", "app: done"),
    ("trace/links.yml", "confirmed", "rejected"),
    ("trace/links.yml", "d-R003", "d-R009"),
)
COMMANDS = (
    ("trace", "--verbose"),
    ("check",),
    ("extract",),
    ("show", "F-2"),
    ("report",),
)


def swap(root: Path, name: str, one: str, other: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    here, there = (one, other) if one in text else (other, one)
    path.write_text(text.replace(here, there), encoding="utf-8")


@pytest.mark.parametrize("seed", range(2))
def test_warm_answers_are_cold_answers_after_random_edits(tmp_path, seed):
    root = write(
        tmp_path, polreq=SETTINGS, words=WORDS, policies__d=POLICY, requirements__backlog=BACKLOG, trace__links=LINKS
    )
    polreq(root, "trace")
    chance = random.Random(seed)
    for _ in range(6):
        swap(root, *chance.choice(EDITS))
        command = chance.choice(COMMANDS)
        warm = polreq(root, *command)
        # A second run may only differ by what the first has written, so it is compared with a third without the cache.
        again = polreq(root, *command)
        cold = polreq(root, *command, "--no-cache")
        assert again == cold, command
        if command[0] != "trace":
            assert warm == cold, command


def test_deleting_the_cache_changes_nothing(tmp_path):
    root = write(
        tmp_path, polreq=SETTINGS, words=WORDS, policies__d=POLICY, requirements__backlog=BACKLOG, trace__links=LINKS
    )
    polreq(root, "trace")
    before = polreq(root, "trace", "--verbose")
    assert polreq(root, "cache", "--clear").err == "已清除。\n"
    assert polreq(root, "trace", "--verbose") == before


def test_the_command_shows_and_clears_what_is_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("POLREQ_CACHE_DIR", str(tmp_path / "kept"))
    root = write(tmp_path / "w", polreq=SETTINGS, words=WORDS, policies__d=POLICY)
    other = write(tmp_path / "v", polreq="polreq: workspace/1\nname: 另一个\n")
    empty = polreq(root, "cache")
    assert (empty.code, empty.err) == (0, "")
    assert empty.out.endswith("  0.0 MB\n")
    assert polreq(root, "cache", "--all").out == ""
    for one in (root, other):
        polreq(one, "check")
    (folder,) = (p for p in (tmp_path / "kept").iterdir() if (p / "workspace.txt").read_text() == f"{root}\n")
    size = f"{sum(p.stat().st_size for p in folder.iterdir()) / 1e6:.1f} MB"
    assert polreq(root, "cache").out == f"{folder}  {size}  {root}\n"
    assert len(polreq(root, "cache", "--all").out.splitlines()) == 2
    assert f"缓存可用：{folder}（{size}）" in polreq(root, "doctor").out
    assert polreq(root, "cache", "--clear", lang="en").err == "cleared.\n"
    assert not folder.exists()
    assert polreq(root, "cache", "--all", "--clear").out.endswith(f"{other}\n")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_cache_that_came_with_a_workspace_is_neither_read_nor_touched(tmp_path):
    root = write(tmp_path, polreq=SETTINGS, words=WORDS, policies__d=POLICY, requirements__backlog=BACKLOG)
    cold = polreq(root, "check", "--no-cache")
    (root / ".polreq").mkdir()
    (root / ".polreq" / "cache.sqlite").write_text("planted")
    assert polreq(root, "check") == cold
    assert [(p.name, p.read_text()) for p in (root / ".polreq").iterdir()] == [("cache.sqlite", "planted")]


def test_a_link_in_place_of_a_cache_of_a_workspace_is_not_followed(tmp_path):
    root = write(tmp_path / "w", polreq=SETTINGS, words=WORDS, policies__d=POLICY)
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "cache.sqlite").write_text("mine")
    (root / ".polreq").symlink_to("../victim")
    assert polreq(root, "check").code in (0, 1)
    assert polreq(root, "cache", "--clear").code == 0
    refused = polreq(root, "trace")  # would write drafts, and keeps its lock and its journal in this folder
    assert (refused.code, "符号链接" in refused.err) == (2, True)
    assert [(p.name, p.read_text()) for p in (tmp_path / "victim").iterdir()] == [("cache.sqlite", "mine")]

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
    for file in sorted((root / ".polreq").iterdir()):
        file.unlink()
    assert polreq(root, "trace", "--verbose") == before

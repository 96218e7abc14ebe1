"""With the extra `fast` and without it every command says the same; `doctor` says which segmenter is in use."""

import pytest
from terminal import polreq, write

from polreq.text import choosing, segment

POLICY = """\
polreq: policy/1
id: d
title: 望川市政务服务条例
dates: {written: 2026-01-05}
body:
  - {kind: paragraph, at: p1, text: 市数据局应当会同各县区在2026年6月底前建成“一网通办”平台，按GB/T 39735-2020公布办事指南。}
  - {kind: paragraph, at: p2, text: 鼓励有条件的乡镇（街道）在12345热线开设互联网+医保专席，满意率不低于95%。}
  - {kind: paragraph, at: p3, text: 瞄准企业关切的堵点，加快推进电子证照共享应用，不得要求重复提交材料。}
"""
BACKLOG = """\
polreq: backlog/1
features:
  - {id: F-1, title: 电子证照免重复上传, status: done}
  - {id: F-2, title: 热线医保专席, status: doing}
"""
COMMANDS = (
    ("extract", "--explain"),
    ("trace", "--verbose"),
    ("review", "--list"),
    ("align", "policies/d.yml", "policies/d.yml", "--format", "jsonl"),
    ("link", "--queries", "q.jsonl", "--corpus", "q.jsonl", "--no-semantic", "--format", "jsonl"),
)


def make(root):
    write(root, polreq="polreq: workspace/1\nas_of: 2026-11-01\n", policies__d=POLICY, requirements__backlog=BACKLOG)
    texts = ("公布办事指南", "共享电子证照", "开设医保专席")
    lines = [f'{{"id": "{n}", "text": "{text}"}}\n' for n, text in enumerate(texts)]
    (root / "q.jsonl").write_text("".join(lines), encoding="utf-8")
    return root


def test_every_command_says_the_same_with_either_segmenter(tmp_path, monkeypatch):
    pytest.importorskip("rjieba")
    used = []
    build = segment._Masking._rest
    monkeypatch.setattr(segment._Masking, "_rest", lambda self, text: used.append(self.name) or build(self, text))
    said = {}
    for name in ("jieba", "rjieba"):
        monkeypatch.setenv("POLREQ_SEGMENTER", name)
        root = make(tmp_path / name)
        for command in COMMANDS:
            used.clear()
            said.setdefault(command, []).append(
                polreq(root, *command, "--no-cache") if command[0] not in ("align", "link") else polreq(root, *command)
            )
            assert set(used) == {name}, command
    for command, (one, other) in said.items():
        assert one == other, command


def test_the_fastest_that_is_installed_is_used(monkeypatch):
    for fast, name in ((True, "rjieba"), (False, "jieba")):
        monkeypatch.setattr(choosing, "is_fast", lambda fast=fast: fast)
        assert choosing.chosen_name({}) == name
        assert choosing.chosen_name({"POLREQ_SEGMENTER": "jieba"}) == "jieba"


@pytest.mark.parametrize(
    ("fast", "asked", "code", "line"),
    [
        (True, "", 0, "分词用 rjieba；改用 jieba：POLREQ_SEGMENTER=jieba（结果相同）"),
        (True, "jieba", 0, "分词用 jieba（POLREQ_SEGMENTER）"),
        (False, "", 0, "分词用 jieba"),
        (False, "rjieba", 1, "POLREQ_SEGMENTER 要用 rjieba，但没有安装：pip install 'polreq[fast]'"),
        (True, "结巴", 1, "环境变量 POLREQ_SEGMENTER 只能是 jieba 或 rjieba，不能是“结巴”。"),
    ],
)
def test_doctor_says_which_one_is_in_use(tmp_path, monkeypatch, fast, asked, code, line):
    from polreq.pipeline import doctor

    for module in (choosing, doctor):
        monkeypatch.setattr(module, "is_fast", lambda: fast)
    monkeypatch.setenv("POLREQ_SEGMENTER", asked)
    ran = polreq(tmp_path, "doctor", columns=200)
    assert ran.code == code
    assert any(told.endswith(line) for told in ran.out.splitlines()), ran.out


def test_a_segmenter_that_is_none_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("POLREQ_SEGMENTER", "hmm")
    ran = polreq(make(tmp_path), "extract", lang="en")
    assert (ran.code, ran.err) == (2, "polreq: the variable POLREQ_SEGMENTER takes jieba or rjieba, not 'hmm'.\n")

"""A model of the user's own: asked only by leave, its answers kept and marked, and never in the way."""

import json
import shlex
import sys

import pytest
from model_server import ModelServer, said
from terminal import polreq, write

from polreq.pipeline.assess import assess
from polreq.pipeline.reranking import CONSENT
from polreq.results.messages import message
from polreq.results.suggestion import Reranked
from polreq.store.cache import Cache
from polreq.store.caches import open_cache

DEMANDS = """\
polreq: requirements/1
layer: project
requirements:
  - {id: P-1, title: 办件进度, statement: 提供办件进度查询, bases: [{contract: 一期合同}]}
  - {id: P-2, statement: 提供办事指南检索, bases: [{contract: 一期合同}]}
"""
FEATURES = """\
polreq: backlog/1
features:
  - {id: F-1, title: 办件进度查询, owner: 王敏, status: planned}
  - {id: F-2, title: 查询办事指南, description: 按关键词, status: planned}
  - {id: F-3, title: 进度条皮肤, status: planned}
"""

#: What the model says about each pair of texts.
OPINION = {
    ("办件进度\n提供办件进度查询", "办件进度查询"): 90,
    ("办件进度\n提供办件进度查询", "查询办事指南\n按关键词"): 10,
    ("办件进度\n提供办件进度查询", "进度条皮肤"): 0,
    ("提供办事指南检索", "办件进度查询"): 0,
    ("提供办事指南检索", "查询办事指南\n按关键词"): 95,
    ("提供办事指南检索", "进度条皮肤"): 0,
}


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.delenv(CONSENT, raising=False)


@pytest.fixture
def server():
    with ModelServer(lambda upper, lower: said(str(OPINION[upper, lower]))) as running:
        yield running


@pytest.fixture
def workspace(tmp_path):
    return write(tmp_path / "work", requirements__own=DEMANDS, requirements__backlog=FEATURES)


def settings(root, rerank):
    text = "polreq: workspace/1\nas_of: 2026-11-01\nsuggest_min: 0\nlink:\n  semantic: false\n"
    (root / "polreq.yml").write_text(text + (f"  rerank: {rerank}\n" if rerank else ""), encoding="utf-8")


def assessed(root):
    with open_cache(root) as cache:
        return assess(root, cache, as_of=None, suggest=True)


def told(found):
    """Return what is found about the model."""
    assert not [f for f in found.findings if f.code in ("L509", "L510")]  # `check` would not have them
    return [(f.code, str(f.place), message(f)[0].zh) for f in found.notes]


def by_model(suggestion):
    return [reason for reason in suggestion.reasons if isinstance(reason, Reranked)]


def plain_of(root):
    settings(root, "")
    return assessed(root).suggestions


def test_answers_are_laid_together_marked_and_kept(workspace, server, monkeypatch):
    plain = {(s.lower, s.upper): s.score for s in plain_of(workspace)}
    texts = {"P-1": "办件进度\n提供办件进度查询", "P-2": "提供办事指南检索"}
    texts |= {"F-1": "办件进度查询", "F-2": "查询办事指南\n按关键词", "F-3": "进度条皮肤"}
    opinion = {pair: OPINION[texts[pair[1]], texts[pair[0]]] / 100 for pair in plain}
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    found = assessed(workspace)
    assert told(found) == []
    assert {(s.lower, s.upper): s.score for s in found.suggestions} == {
        pair: (score + opinion[pair]) / 2 for pair, score in plain.items()
    }
    marks = {(s.lower, s.upper): [(r.model, r.score) for r in by_model(s)] for s in found.suggestions}
    assert marks == {pair: [("qwen3", score)] for pair, score in opinion.items()}
    assert sorted(server.asked) == sorted((texts[upper], texts[lower]) for lower, upper in plain)
    asked = len(server.asked)
    assert assessed(workspace).suggestions == found.suggestions
    assert len(server.asked) == asked


def test_answers_are_counted_as_they_come(workspace, server, monkeypatch):
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    heard = []
    with open_cache(workspace) as cache:
        assess(workspace, cache, as_of=None, suggest=True, progress=lambda *told: heard.append(told))
    asked = len(server.asked)
    assert heard == [(n, asked, "qwen3") for n in range(1, asked + 1)]


def test_only_what_is_new_is_asked(workspace, server, monkeypatch):
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    assessed(workspace)
    before = list(server.asked)
    backlog = workspace / "requirements/backlog.yml"
    backlog.write_text(FEATURES.replace("F-3", "F-9").replace("owner: 王敏", "owner: 李航"), encoding="utf-8")
    assessed(workspace)
    assert server.asked == before
    settings(workspace, f"{{url: '{server.url}', model: qwen4}}")
    assessed(workspace)
    assert sorted(server.asked) == sorted(before * 2)


def test_the_best_candidates_only(workspace, server, monkeypatch):
    plain = plain_of(workspace)
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3, top: 1}}")
    best = {upper: next(s.lower for s in plain if s.upper == upper) for upper in ("P-1", "P-2")}
    assert {s.upper: s.lower for s in assessed(workspace).suggestions} == best
    assert len(server.asked) == 2


def test_without_leave_nothing_is_called_and_a_note_says_so(workspace, server, monkeypatch):
    plain = plain_of(workspace)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    for leave in ("", "1", "true", server.url + "/", server.url[:-1], "http://127.0.0.1", f"x {server.url}"):
        monkeypatch.setenv(CONSENT, leave)
        found = assessed(workspace)
        assert found.suggestions == plain
        note = f"polreq.yml 设置了重排模型，但您还没有同意使用，因此没有调用：{server.url}"
        assert told(found) == [("L510", "polreq.yml:6:11", note)]
    assert server.asked == []
    monkeypatch.setenv(CONSENT, f"http://else/v1\n  {server.url}  \n")
    assert told(assessed(workspace)) == []
    assert server.asked


def test_a_clone_with_a_command_runs_nothing(workspace, tmp_path, monkeypatch):
    ran = tmp_path / "ran"
    script = workspace / "score.py"
    script.write_text(f"open({str(ran)!r}, 'w')", encoding="utf-8")
    plain = plain_of(workspace)
    for command in ([sys.executable, str(script)], [sys.executable, "-c", f"open({str(ran)!r}, 'w')"]):
        settings(workspace, json.dumps({"command": command}))
        for leave in ("1", sys.executable, "*", "http://a/v1"):
            monkeypatch.setenv(CONSENT, leave)
            found = assessed(workspace)
            assert found.suggestions == plain
            assert [row[0] for row in told(found)] == ["L510"]
    for arguments in (("trace",), ("review", "--list"), ("check",), ("report",), ("show", "P-1"), ("doctor",)):
        assert polreq(workspace, *arguments).code in (0, 1)
    assert not ran.exists()


def test_an_agreed_program_does_not_run_in_the_workspace(workspace, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    write_home = (
        'import sys, json\nfor line in sys.stdin: print(json.dumps({"id": json.loads(line)["id"], "score": 0.5}))\n'
    )
    (workspace / "score.py").write_text("raise SystemExit('of a stranger')", encoding="utf-8")
    (workspace / "json.py").write_text("raise SystemExit('of a stranger')", encoding="utf-8")
    (home / "score.py").write_text(write_home, encoding="utf-8")
    command = [sys.executable, "score.py"]
    settings(workspace, json.dumps({"command": command, "model": "bge"}))
    monkeypatch.chdir(workspace)
    monkeypatch.setenv(CONSENT, shlex.join(command))
    found = assessed(workspace)
    assert told(found) == []
    assert {(r.model, r.score) for s in found.suggestions for r in by_model(s)} == {("bge", 0.5)}


def test_a_dead_endpoint_is_a_finding_and_the_scores_are_those_without_it(workspace, server, monkeypatch):
    plain = plain_of(workspace)
    url = "http://127.0.0.1:1/v1"
    monkeypatch.setenv(CONSENT, url)
    settings(workspace, f"{{url: '{url}', model: qwen3}}")
    found = assessed(workspace)
    assert found.suggestions == plain
    text = "重排模型“qwen3”没有全部答完：连接不上；2 项需求的建议用程序自己的分值"
    assert told(found) == [("L509", "polreq.yml:6:11", text)]
    said_ = (
        "L509 polreq.yml:6:11 the reranking model 'qwen3' did not answer everything: it cannot be reached; 2 requirement(s) "
        "keep the program's own scores → check the service or program and run it again; answers that were given are kept\n"
    )
    for arguments in (("trace",), ("review", "--list"), ("report",), ("show", "P-1")):
        ran = polreq(workspace, *arguments, lang="en")
        assert (ran.code, ran.err) == (0, said_)


def test_a_requirement_with_a_missing_answer_keeps_all_its_own_scores(workspace, monkeypatch):
    plain = [s for s in plain_of(workspace) if s.upper == "P-2"]

    def sulk(upper, lower):
        return said("" if (upper, lower) == ("提供办事指南检索", "查询办事指南\n按关键词") else "50")

    with ModelServer(sulk) as server:
        monkeypatch.setenv(CONSENT, server.url)
        settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
        found = assessed(workspace)
        assert [s for s in found.suggestions if s.upper == "P-2"] == plain
        assert all(any(r.model == "qwen3" for r in by_model(s)) for s in found.suggestions if s.upper == "P-1")
        text = "重排模型“qwen3”没有全部答完：有 1 个回答不是约定的分数；1 项需求的建议用程序自己的分值"
        assert told(found) == [("L509", "polreq.yml:6:11", text)]
        server.asked.clear()
        assessed(workspace)
        assert server.asked == [("提供办事指南检索", "查询办事指南\n按关键词")]


@pytest.mark.parametrize(("value", "words"), [("", "没有设置"), ("sk-a\nb", "里不是密钥"), ("密钥", "里不是密钥")])
def test_a_key_that_is_none(workspace, server, monkeypatch, value, words):
    monkeypatch.setenv(CONSENT, server.url)
    monkeypatch.setenv("LLM_KEY", value)
    settings(workspace, f"{{url: '{server.url}', model: qwen3, key_env: LLM_KEY}}")
    ((_, _, text),) = told(assessed(workspace))
    assert f"环境变量 LLM_KEY {words}" in text
    assert server.asked == []


def test_the_key_is_in_no_file_and_no_output(workspace, server, monkeypatch):
    monkeypatch.setenv(CONSENT, server.url)
    monkeypatch.setenv("LLM_KEY", "sk-geheim-0815")
    settings(workspace, f"{{url: '{server.url}', model: qwen3, key_env: LLM_KEY}}")
    for arguments in (("trace", "--format", "json"), ("review", "--list"), ("show", "P-1"), ("doctor",)):
        ran = polreq(workspace, *arguments)
        assert "geheim" not in ran.out + ran.err
    assert {headers["Authorization"] for _, headers, _ in server.requests} == {"Bearer sk-geheim-0815"}
    for path in workspace.rglob("*"):
        assert not path.is_file() or b"geheim" not in path.read_bytes()


def test_a_cache_of_a_stranger_gives_no_scores(workspace, server, monkeypatch):
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    good = assessed(workspace)

    known = Cache.get
    monkeypatch.setattr(Cache, "get", lambda self, kind, key: "7" if kind == "rerank" else known(self, kind, key))
    assert assessed(workspace).suggestions == good.suggestions


def test_check_calls_nobody(workspace, server, monkeypatch):
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    assert "L5" not in polreq(workspace, "check").out
    assert polreq(workspace, "merge", "--suggest").code == 0
    polreq(workspace, "doctor")
    assert server.asked == []


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "模型“qwen3”打 0.90 分"), ("en", "the model 'qwen3' gives it 0.90")]
)
def test_people_are_told_what_the_model_said(workspace, server, monkeypatch, lang, words):
    monkeypatch.setenv(CONSENT, server.url)
    settings(workspace, f"{{url: '{server.url}', model: qwen3}}")
    for arguments in (("review", "--list"), ("show", "P-1")):
        assert words in " ".join(polreq(workspace, *arguments, lang=lang, columns=400).out.split())


@pytest.mark.parametrize(
    ("leave", "key", "line", "code"),
    [
        ("", "k", "· 重排模型“qwen3”没有调用：您还没有同意；确认可信后设置环境变量 POLREQ_ALLOW_RERANK=http://a/v1", 0),
        ("http://a/v1", "", "× 重排模型“qwen3”：环境变量 LLM_KEY 没有设置", 1),
        ("http://a/v1", "k", "√ 重排模型“qwen3”：http://a/v1，您已同意", 0),
    ],
)
def test_doctor_says_whether_the_model_would_be_called(workspace, monkeypatch, leave, key, line, code):
    monkeypatch.setenv(CONSENT, leave)
    monkeypatch.setenv("LLM_KEY", key)
    settings(workspace, "{url: 'http://a/v1', model: qwen3, key_env: LLM_KEY}")
    ran = polreq(workspace, "doctor")
    assert line in ran.out.splitlines()
    assert ran.code == code

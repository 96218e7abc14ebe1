"""A program of the user's own: what it reads, what it may write, and that it never outlives the question."""

import os
import sys
import textwrap
import time

import pytest

from polreq.outside.program import ask_program
from polreq.outside.questions import Pair, UnansweredError

PAIRS = [Pair("办件进度", "进度查询"), Pair("预约", "皮肤\n第二行")]


def ask(folder, script, pairs=PAIRS, timeout=20):
    """Run a script as the program; return the answers that came, and the error in English, if any."""
    file = folder / "rerank.py"
    file.write_text("import json, sys, time, os\n" + textwrap.dedent(script), encoding="utf-8")
    answers = {}
    try:
        for position, score in ask_program(
            [sys.executable, str(file)], pairs, timeout_seconds=timeout, folder=str(folder)
        ):
            answers[position] = score
    except UnansweredError as error:
        return answers, error.said.en
    return answers, ""


def test_pairs_go_in_and_scores_come_out(tmp_path):
    script = """
        rows = [json.loads(line) for line in sys.stdin.buffer]
        open("seen.json", "w").write(json.dumps(rows))
        for row in reversed(rows):
            print(json.dumps({"id": row["id"], "score": [1, 0.25][row["id"]], "why": "…"}))
    """
    assert ask(tmp_path, script) == ({1: 0.25, 0: 1.0}, "")
    assert (tmp_path / "seen.json").read_text().count("\\u7b2c\\u4e8c\\u884c") == 1


def test_answers_may_come_while_questions_still_go_in(tmp_path):
    script = 'for line in sys.stdin: print(json.dumps({"id": json.loads(line)["id"], "score": 0.5}), flush=True)'
    many = [Pair("上" * 500, "下" * 500)] * 500
    assert ask(tmp_path, script, many) == (dict.fromkeys(range(500), 0.5), "")


@pytest.mark.parametrize(
    "line",
    [
        "Loading model…", '{"id": 0}', '{"id": 0, "score": 1.5}', '{"id": 0, "score": NaN}', '{"id": 0, "score": true}',
        '{"id": true, "score": 1}', '{"id": 2, "score": 1}', '{"id": "0", "score": 1}', "0.5", "[]", "", "[" * 20_000,
        '{"id": 0, "score": "0.5"}',
    ],
)  # fmt: skip
def test_what_is_no_answer_ends_it(tmp_path, line):
    assert ask(tmp_path, f"print({line!r}, flush=True); time.sleep(60)") == (
        {},
        "1 of its answers is not the score agreed on",
    )


def test_the_same_pair_answered_twice_is_no_answer(tmp_path):
    script = """print('{"id": 0, "score": 1}'); print('{"id": 0, "score": 0}', flush=True)"""
    assert ask(tmp_path, script) == ({0: 1.0}, "1 of its answers is not the score agreed on")


def test_a_program_that_stops_early_keeps_what_it_said(tmp_path):
    script = """print('{"id": 1, "score": 0.5}', flush=True); sys.exit(3)"""
    assert ask(tmp_path, script) == ({1: 0.5}, "the program answered 1 of 2 pairs")


def test_a_program_that_says_nothing_is_ended_with_what_it_started(tmp_path):
    script = """
        import subprocess
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(300)"])
        open("pids", "w").write(f"{os.getpid()} {child.pid}")
        time.sleep(300)
    """
    assert ask(tmp_path, script, timeout=3) == ({}, "no answer within 3 seconds")
    own, child = map(int, (tmp_path / "pids").read_text().split())
    with pytest.raises(ProcessLookupError):
        os.kill(own, 0)
    for _ in range(100):  # the system takes a moment to end it
        if not alive(child):
            break
        time.sleep(0.1)
    assert not alive(child)


def alive(pid):
    """Whether a process runs; one that is dead and not yet fetched by its parent does not."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] not in ("Z", "X")
    except FileNotFoundError:
        return False


def test_a_program_that_is_not_there(tmp_path):
    with pytest.raises(UnansweredError, match="cannot be started: it does not exist"):
        list(ask_program([str(tmp_path / "none")], PAIRS, timeout_seconds=5, folder=str(tmp_path)))


def test_a_program_runs_where_it_is_told_to(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    file = tmp_path / "where.py"
    file.write_text("import os; open('here', 'w').write(os.getcwd())", encoding="utf-8")
    with pytest.raises(UnansweredError):
        list(ask_program([sys.executable, str(file)], PAIRS, timeout_seconds=20, folder=str(tmp_path / "elsewhere")))
    assert (tmp_path / "elsewhere" / "here").is_file()

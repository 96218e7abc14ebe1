"""What is said about the tests is so: how they are run, how many examples are tried, where their time is told."""

import re
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.mutants import TESTS

ROOT = Path(__file__).resolve().parents[1]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def page() -> str:
    return read("docs/testing.md")


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_command_of_the_readme_installs_what_tests_need_and_runs_all_of_them(readme):
    (command,) = [line for line in read(readme).splitlines() if line.startswith("python3 -m venv") and "pytest" in line]
    assert command.endswith(" && .venv/bin/python -m pytest -n 2")
    assert "'.[dev]'" in command


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_how_long_tests_take_is_told_in_one_place(name):
    told = [
        line
        for line in read(name).splitlines()
        if re.search(r"\d+ (?:CPU |processor )?(?:minutes|seconds)\b|\b[Tt]en minutes|some minutes", line)
    ]
    assert told == []


def test_both_runs_are_told_with_their_numbers():
    row = next(line for line in page().splitlines() if line.startswith("| examples of a property"))
    here, in_ci = (int(re.match(r" (\d+)", cell)[1]) for cell in row.split("|")[2:4])
    assert (here, in_ci) == tuple(settings.get_profile(name).max_examples for name in ("local", "ci"))
    assert settings.get_profile("ci").derandomize
    assert not settings.get_profile("local").derandomize


def test_ci_runs_the_command_of_the_readme_as_ci_and_leaves_out_what_takes_too_long():
    run = read(".ci/run")
    assert "\nexport CI=true\n" in run
    assert 'bash -euo pipefail -c "$command"' in run
    limits = re.findall(r"^\s*measure (\S+) python -m benchmarks", run, re.MULTILINE)
    assert limits
    assert all(limit.isdecimal() for limit in limits)


def test_every_room_has_tests_that_answer_for_it_and_scores_are_sound():
    rooms = {p.stem for p in (ROOT / "polreq").iterdir() if p.is_dir() or p.suffix == ".py"}
    assert set(TESTS) == rooms - {"__init__", "__main__", "__pycache__", "errors"}
    assert [path for tests in TESTS.values() for path in tests if not (ROOT / path).exists()] == []
    rows = re.findall(r"^\| `(\w+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", page(), re.MULTILINE)
    (unmeasured,) = re.findall(r"^Not measured yet: (.+)\.$", page(), re.MULTILINE) or [""]
    assert sorted([room for room, *_ in rows] + re.findall(r"`(\w+)`", unmeasured)) == sorted(TESTS)
    for _, *numbers in rows:
        tried, noticed, others, mended, alike = map(int, numbers)
        assert noticed + others + mended + alike == tried  # each mistake that is left was judged

"""The benchmarks measure what they say: the data set has its layers and links, and a run that is too long is stopped."""

import json
import subprocess
import sys
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.dataset import SHARES, generate, links_of, read_neutral, write_workspace
from benchmarks.measure import Step, alternate
from benchmarks.table import table

ABOVE = {lower: upper for (upper, _), (lower, _) in pairwise(SHARES)}


@given(count=st.integers(20, 400), seed=st.integers(0, 9))
def test_every_item_below_the_top_links_to_one_or_two_of_the_layer_above(count, seed):
    items = generate(count, seed)
    ids = {item.id for item in items}
    assert len(items) == len(ids) == count
    for item in items:
        if item.prefix == "POL":
            assert item.parents == ()
        else:
            assert 1 <= len(item.parents) <= 2
            assert {parent[:3] for parent in item.parents} == {ABOVE[item.prefix]}
            assert set(item.parents) <= ids
    assert items == generate(count, seed)


def test_layers_have_their_shares():
    sizes = Counter(item.prefix for item in generate(1_000))
    assert sizes == {"POL": 50, "MID": 100, "PRJ": 200, "USR": 250, "FEA": 400}


def codes_of(root) -> Counter[str]:
    """Findings of a check by code."""
    command = [sys.executable, "-m", "polreq", "check", "--no-cache", "--fail-on", "never", "--format", "json"]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return Counter(finding["code"] for finding in json.loads(done.stdout)["findings"])


def test_the_workspace_is_right_and_its_links_are_checked_against_both_ends(tmp_path):
    items = generate(200)
    write_workspace(items, tmp_path)
    assert codes_of(tmp_path) == {"C601": len(missing_a_feature(items)), "Q003": 1}  # no feature has a criterion

    (changed, *_) = (item for item in items if item.prefix == "PRJ")
    path = tmp_path / "requirements" / "project-01.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(changed.text, "改了" + changed.text), encoding="utf-8")
    touched = sum(changed.id in (item.id, parent) for item in items for parent in item.parents)
    assert codes_of(tmp_path)["L504"] == touched


def missing_a_feature(items) -> set[str]:
    """Requirements from which no chain of links leads down to a feature."""
    reached = set()
    for item in reversed(items):
        if item.prefix == "FEA" or item.id in reached:
            reached |= set(item.parents)
    return {item.id for item in items if item.prefix != "FEA"} - reached


def test_the_neutral_form_is_read_as_it_is(tmp_path):
    path = tmp_path / "neutral.json"
    path.write_text(
        '{"items": [{"id": "POL00001", "layer": "policy", "title": "甲", "text": "应当甲。", "parents": []},'
        ' {"id": "MID00001", "layer": "mid", "title": "乙", "text": "应当乙。", "parents": ["POL00001"]}]}',
        encoding="utf-8",
    )
    items = read_neutral(path)
    assert [(i.id, i.title, i.text, i.parents) for i in items] == [
        ("POL00001", "甲", "应当甲。", ()),
        ("MID00001", "乙", "应当乙。", ("POL00001",)),
    ]
    assert links_of(items) == 1


def test_steps_run_in_turn_and_each_is_prepared(tmp_path):
    log = tmp_path / "log"
    steps = [
        Step(
            "it",
            name,
            (sys.executable, "-c", f"open('log', 'a').write('{name}')"),
            tmp_path,
            lambda: log.open("a").close(),
        )
        for name in "ab"
    ]
    results = alternate(steps, reps=2, limit=60)
    assert log.read_text(encoding="utf-8") == "abab"
    assert [(r.step.what, len(r.runs), r.failed, r.remark) for r in results] == [
        ("a", 2, False, ""),
        ("b", 2, False, ""),
    ]


@pytest.mark.parametrize(
    ("program", "limit", "remark"),
    [("import time; time.sleep(60)", 0.2, "stopped at the limit"), ("raise SystemExit(3)", 60, "exit 3")],
)
def test_a_run_that_did_not_do_its_work_is_told(tmp_path, program, limit, remark):
    (result,) = alternate([Step("it", "", (sys.executable, "-c", program), tmp_path)], reps=2, limit=limit)
    assert (result.failed, result.remark) == (True, remark)


def test_figures_stand_to_the_right():
    assert table(("what", "s"), [("a", "12.5"), ("long", "3")]) == "what  s\n----  ----\na     12.5\nlong     3"

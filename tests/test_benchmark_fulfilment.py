"""The pairs on which fulfilment is measured are as their README says, and the simple program does what it says."""

from collections import Counter

import pytest

from benchmarks.fulfilment import ASPECTS, PAIRS, SPLITS, STATES, feature, requirement, told, told_by_number
from benchmarks.links_data import read_rows
from polreq.model.feature import FEATURE_STATUSES
from polreq.text.lexicon import load_lexicon

LEXICON = load_lexicon()
ROWS = read_rows(PAIRS)


def test_pairs_have_the_form_that_the_readme_shows():
    for row in ROWS:
        assert {"split", "aspect", "label", "asked", "feature"} <= set(row)
        assert set(row) <= {"split", "aspect", "label", "asked", "feature", "channels", "status", "plan", "release"}
        assert (row["split"] in SPLITS, row["aspect"] in ASPECTS, row["label"] in STATES) == (True, True, True)
        made = feature(row)
        assert {made.status, *(status for _, status in made.channels)} <= set(FEATURE_STATUSES)
    assert len({(row["asked"], row["feature"], row["aspect"], str(row.get("channels"))) for row in ROWS}) >= 120


def test_both_halves_have_as_many_pairs_and_each_aspect_and_state():
    assert Counter(row["split"] for row in ROWS) == {"seen": 64, "kept out": 64}
    counted = Counter(row["aspect"] for row in ROWS)
    assert [counted[aspect] for aspect in ASPECTS] == [47, 34, 16, 15, 16]
    for split in SPLITS:
        assert {row["label"] for row in ROWS if row["split"] == split} == set(STATES)


@pytest.mark.parametrize(
    ("aspect", "asked", "promised", "state"),
    [
        ("number", "好评率不低于95%。", "好评率达到90%", "partly"),
        ("number", "好评率不低于95%，参评率不低于60%。", "好评率达到96%", "partly"),
        ("limit", "投诉在2小时内响应。", "投诉在1小时内响应", "met"),
        ("users", "方便老年人办事。", "优化搜索", "not stated"),
    ],
)
def test_a_pair_is_told_as_the_program_tells_all_its_aspects_of_the_kind(aspect, asked, promised, state):
    row = {"aspect": aspect, "asked": asked, "feature": promised}
    assert requirement(row, LEXICON).statement == asked
    assert told(row, LEXICON) == state


def test_the_simple_program_looks_for_the_same_number():
    assert told_by_number({"asked": "不低于95%", "feature": "达到95%"}) == "met"
    assert told_by_number({"asked": "不低于95%", "feature": "达到96%"}) == "not stated"
